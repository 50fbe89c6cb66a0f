"""The list of one's own casussen, and what stands at the top of each screen of a casus."""

from dataclasses import dataclass

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef
from django.utils import timezone

from cases.models import Aanstelling, Besluit, Betrokkene, Casus, Onderzoek
from cases.selectors.volgende_stap import LABELS, volgende_stap, volgende_stappen
from wams.doelbinding.policy import may
from wams.recht.codes import Rol

Status = Casus.Status
FASEN = [
    ("Melding", ()),
    ("Onderzoek", (Status.VOORBEREIDING, Status.ONDERZOEK)),
    ("Werkplan", (Status.ONDERZOEK_AFGEROND, Status.PLAN_CONCEPT)),
    ("Aanpak", (Status.AANPAK, Status.HEROVERWEGING)),
    ("Afsluiting", (Status.NIET_GESTART, Status.BEEINDIGD, Status.IN_BEWARING)),
]
# Offered on the screens; each is decided once more when it is done.
ACTS = (
    "casus.set_kern",
    "betrokkene.add",
    "betrokkene.correct",
    "scope.decide",
    "probleem.add",
    "probleem.correct",
    "onderzoek.motivate",
    "onderzoek.record_informed",
    "onderzoek.attach_plan",
    "onderzoek.send_resultaat",
    "zienswijze.record",
    "gegeven.add",
    "document.add",
    "casus.start_onderzoek",
    "casus.extend_onderzoek",
    "casus.complete_onderzoek",
)
TABS = [
    ("Overzicht", "cases:casus"),
    ("Mensen", "cases:mensen"),
    ("Onderzoek", "cases:onderzoek"),
    ("Gegevens", "cases:gegevens"),
    ("Werkplan", "workplans:werkplan"),
    ("Delen", "disclosures:verstrekkingen"),
    ("Brieven", "cases:brieven"),
    ("Tijdlijn", "cases:tijdlijn"),
    ("Verder of stoppen", "cases:sturing"),
]


@dataclass
class Pagina:
    """Rows that learn their next step, a page at a time."""

    actor: object
    rows: object

    def __getitem__(self, part):
        page = list(self.rows[part])
        stappen = volgende_stappen(self.actor, page)
        for casus in page:
            casus.stap = stappen.get(casus.pk)
        return page


def casussen(actor):
    """Own casussen, newest activity first: one walk of an index, whatever their number."""
    people = Betrokkene.objects.visible_to(actor).filter(casus=OuterRef("pk")).values("pk")
    rows = Casus.objects.visible_to(actor).newest_first()
    return Pagina(actor, rows.annotate(mensen_ids=ArraySubquery(people.order_by())))


def kop(actor, casus):
    """Who, goal, next step, term, who carries it, and for which doel one looks."""
    decision = may(actor, actor.act, casus)
    clienten = clienten_van(actor, casus)
    return {
        "casus": casus,
        "clienten": clienten,
        "namen": " en ".join(client.naam for client in clienten),
        "stap": volgende_stap(actor, casus),
        "dragers": dragers(actor, casus),
        "stappen": verloop(actor, casus),
        "doel": actor.catalogus.doel(decision.doel).label if decision else "",
        "rol": LABELS.get(decision.rol, "") if decision else "",
        "tabs": TABS,
        "kan": kan(actor, casus),
    }


def kan(actor, casus):
    """Which acts on this casus are open to this person now, so that no door is drawn shut."""
    return {act.replace(".", "_"): bool(may(actor, act, casus)) for act in ACTS}


def clienten_van(actor, casus):
    """The cliënten of a casus; those whose part ended only when nobody else is left."""
    rows = Betrokkene.objects.visible_to(actor).van(casus).clienten().filter(geblokkeerd_op=None)
    people = list(rows.order_by("aangemaakt_op"))
    return [person for person in people if not person.einde_op] or people


def dragers(actor, casus):
    """Who carries this casus now, by role."""
    rows = Aanstelling.objects.visible_to(actor).filter(casus=casus).lopend()
    order = [Rol.COORDINATOR, Rol.WAARNEMER, Rol.ONDERZOEKER]
    found = {row.rol: row.user for row in rows.select_related("user")}
    return [(LABELS[rol].capitalize(), found[rol]) for rol in order if rol in found]


def verloop(actor, casus):
    """The process line: what is done, where one is, what comes."""
    dagen = _dagen(actor, casus)
    status = casus.terug_naar or casus.status
    now = next((i for i, (_, states) in enumerate(FASEN) if status in states), len(FASEN) - 1)
    lines = []
    for index, (naam, _) in enumerate(FASEN):
        state = "done" if index < now else "now" if index == now else "later"
        lines.append({"naam": naam, "status": state, "sub": dagen.get(naam)})
    return lines


def _dagen(actor, casus):
    rows = Besluit.objects.visible_to(actor).van(casus).order_by("-genomen_op")
    genomen = {b.overgang: timezone.localdate(b.genomen_op) for b in rows.defer("motivering")}
    onderzoek = Onderzoek.objects.visible_to(actor).van(casus)
    return {
        "Melding": casus.gemeld_op,
        "Onderzoek": onderzoek.values_list("gestart_op", flat=True).first(),
        "Werkplan": genomen.get("C06"),
        "Aanpak": casus.aanpak_sinds,
        "Afsluiting": casus.beeindigd_op or casus.einddatum,
    }
