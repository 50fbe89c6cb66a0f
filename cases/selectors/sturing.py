"""What one can do now to go on, hand over or stop; and what waits for a second assessor."""

from django.db import connection
from django.db.models import F, OuterRef, Subquery
from django.urls import reverse
from django.utils import timezone

from cases.models import Beoordeling, Betrokkene, Verdeelregel
from cases.selectors import uitstel, verzoek
from cases.selectors.casus import kop
from cases.selectors.verdelen import regel_voor
from wams.doelbinding.policy import may
from wams.recht.codes import Casusstatus

# act, url name, what the button says, when one does this
STAPPEN = (
    (
        "casus.evaluate",
        "evaluate",
        "Ga door met de aanpak",
        "U heeft de aanpak met de cliënt geëvalueerd en de einddatum blijft gelijk.",
    ),
    (
        "beoordeling.ask",
        "ask_verlenging",
        "Vraag verlenging aan",
        "De aanpak moet langer duren dan de einddatum. Een tweede beoordelaar beslist mee.",
    ),
    (
        "casus.reconsider",
        "reconsider",
        "Begin de heroverweging",
        "De aanpak past niet meer, of is niet meer nodig.",
    ),
    (
        "casus.resume",
        "resume",
        "Hervat de casus",
        "De reden om alles stil te leggen is weg.",
    ),
    (
        "casus.ask_overdracht",
        "ask_overdracht",
        "Vraag om overdracht",
        "U kunt niet verder met deze casus. De werkverdeler vraagt een ander.",
    ),
    (
        "casus.suspend",
        "suspend",
        "Leg alles stil",
        "Bij een bezwaar, een gerechtelijk bevel of een veiligheidsrisico voor de hele casus.",
    ),
    ("casus.end", "end", "Beëindig de casus", "Er komt geen plan, of de cliënt stopt."),
    (
        "casus.close",
        "close",
        "Sluit de casus af",
        "De eindbrief is verstuurd. Uw toegang eindigt.",
    ),
)
MENS = (
    ("betrokkene.record_onvermogen", "record_onvermogen", "Deze cliënt kan nu niet meedoen"),
    ("betrokkene.end_deel", "end_deel", "Deze cliënt stopt"),
    ("betrokkene.mark_wrong", "mark_wrong_person", "Dit is de verkeerde persoon"),
    ("betrokkene.solve_wrong", "solve_wrong_person", "Herstel de verkeerde persoon"),
)


def sturing(actor, casus):
    waiting = (
        Beoordeling.objects.visible_to(actor).filter(casus=casus.pk).open().over_casus().exists()
    )
    mogelijk = [
        {"url": reverse(f"cases:{name}", args=[casus.pk]), "knop": knop, "uitleg": uitleg}
        for act, name, knop, uitleg in STAPPEN
        if may(actor, act, casus) and _fits(act, casus, waiting)
    ]
    people = Betrokkene.objects.visible_to(actor).van(casus).filter(einde_op=None)
    mensen = [_mens(actor, person, list(people)) for person in people]
    in_plan = (Casusstatus.AANPAK, Casusstatus.HEROVERWEGING)
    return kop(actor, casus) | {
        "mogelijk": mogelijk,
        "wacht_op_beoordelaar": waiting,
        "mensen": mensen,
        "einde_in_plan": casus.status in in_plan or casus.terug_naar in in_plan,
        "eerder_dossier": eerder_dossier(casus),
        "shown": list(people),
    }


def eerder_dossier(casus):
    """That an ended dossier of a cliënt exists; neither how many nor what was in it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT wams_eerder_dossier(%s)", [casus.pk])
        return cursor.fetchone()[0]


def _fits(act, casus, waiting):
    today = timezone.localdate()
    if act in ("casus.evaluate", "beoordeling.ask") and waiting:
        return False
    if act == "casus.evaluate":
        return casus.einddatum > today
    return act != "casus.ask_overdracht" or casus.overdracht_gevraagd_op is None


def _mens(actor, person, everybody):
    clienten = [p for p in everybody if p.is_client and not p.geblokkeerd_op]
    blocked = bool(person.geblokkeerd_op)
    fits = {
        "end_deel": person.is_client and not blocked and len(clienten) > 1,
        "record_onvermogen": person.is_client and not blocked,
        "mark_wrong_person": not blocked,
        "solve_wrong_person": blocked,
    }
    links = [
        {"url": reverse(f"cases:{name}", args=[person.pk]), "tekst": tekst}
        for act, name, tekst in MENS
        if fits[name] and may(actor, act, person)
    ]
    return {"mens": person, "links": links}


def mens_context(actor, betrokkene):
    """For a form about one person."""
    return {"casus": betrokkene.casus, "over": betrokkene}


def beoordelingen(actor):
    """What waits for a second assessor and what one took oneself; the oldest term first."""
    nummer = Verdeelregel.objects.filter(casus=OuterRef("casus")).values("nummer")[:1]
    rows = Beoordeling.objects.visible_to(actor).open().defer("motivering", "oordeel")
    rows = rows.exclude(gevraagd_door=actor.user_id).annotate(nummer=Subquery(nummer))
    rows = rows.select_related("beoordelaar").order_by("beslissen_voor", F("pk"))
    today = timezone.localdate()
    found = {"van_mij": [], "wacht": [], "bij_collega": []}
    for row in rows[:100]:
        row.te_laat = row.beslissen_voor < today
        found[_pile(row, actor)].append(row)
    return found


def _pile(row, actor):
    if row.beoordelaar_id == actor.user_id:
        return "van_mij"
    return "wacht" if row.beoordelaar_id is None or row.te_laat else "bij_collega"


def beoordeling_context(actor, beoordeling):
    """The one decision with what it needs; the casus only from taking it on.

    Once decided, its casus is no longer the business of this person: then there is no line of it.
    """
    rows = Verdeelregel.objects.visible_to(actor).select_related("team")
    regel = rows.filter(pk=beoordeling.casus_id).first()
    return {
        "regel": regel and regel_voor(actor, regel),
        "casus": beoordeling.dossier,
        "terug_url": reverse("cases:beoordelingen"),
        "terug": "Te beoordelen",
        "op_verzoek": beoordeling.soort == Beoordeling.Soort.ROUTE_B,
        **over_verzoek(actor, beoordeling),
    }


def over_verzoek(actor, beoordeling):
    """For a decision about a request: the request, its facts and what the guards say."""
    casus = beoordeling.dossier
    if beoordeling.soort == Beoordeling.Soort.VERLENGING or casus is None:
        return {}
    if beoordeling.soort == Beoordeling.Soort.UITSTEL:
        return uitstel.inhoud(uitstel.rows(actor).get(beoordeling=beoordeling.pk))
    return verzoek.inhoud(actor, casus)
