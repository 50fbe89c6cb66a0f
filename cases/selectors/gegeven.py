"""The page of one gegeven: what it says, what limits it, what was said and done about it."""

from django.utils import timezone

from cases.models import Besluit, Betrokkene, Gegeven, Medebetrokkene, Verklaring
from cases.selectors.documenten import document_van
from cases.selectors.mensen import domeinlabels
from cases.selectors.tijdlijn import STAPPEN
from wams.doelbinding.policy import may
from wams.recht.fouten import OnbekendeCodeError
from wams.web.templatetags.nl import datum

Status = Gegeven.Status
# (act, name of the address, words, statuses in which it fits)
DOEN = (
    ("gegeven.attach_verklaring", "attach_verklaring", "Zet er woorden van de betrokkene bij",
     (Status.GELDIG, Status.BETWIST, Status.BEPERKT)),
    ("gegeven.verify", "verify_gegeven", "Leg vast dat het bij de bron klopt", (Status.GELDIG,)),
    ("gegeven.flag", "flag_gegeven", "Waarschuw: delen kan gevolgen hebben", (Status.GELDIG,)),
    ("gegeven.dispute", "dispute_gegeven", "Leg vast dat iemand het betwist", (Status.GELDIG,)),
    ("gegeven.settle_dispute", "settle_dispute", "Leg vast dat de bron erbij blijft",
     (Status.BETWIST,)),
    ("gegeven.correct", "correct_gegeven", "Verbeter dit",
     (Status.GELDIG, Status.BETWIST, Status.BEPERKT)),
    ("gegeven.limit", "limit_gegeven", "Beperk het gebruik", (Status.GELDIG, Status.BETWIST)),
    ("gegeven.release", "release_gegeven", "Hef de beperking op", (Status.BEPERKT,)),
    ("gegeven.mark_wrong", "mark_wrong_gegeven", "Meld dat het over iemand anders gaat",
     (Status.GELDIG, Status.BETWIST, Status.BEPERKT)),
    ("gegeven.solve_wrong", "solve_wrong_gegeven", "Zoek het uit en handel het af",
     (Status.GEBLOKKEERD,)),
)  # fmt: skip


def mensen_van(actor, gegeven):
    """Everybody whom this gegeven is about."""
    rows = Betrokkene.objects.visible_to(actor).filter(pk__in=gegeven.betrokkene_ids())
    return rows.order_by("rol", "aangemaakt_op")


def gegeven(actor, row):
    """One gegeven with everything that has to stand beside it."""
    law = actor.catalogus
    people = list(mensen_van(actor, row))
    return {
        "casus": row.casus,
        "categorie": law.categorie(row.categorie).label,
        "merken": merken(row),
        "verlopen": row.houdbaar_tot < timezone.localdate(),
        "feiten": _feiten(actor, row, people),
        "document": document_van(actor, row),
        "mag_downloaden": bool(may(actor, "document.download", row)),
        "verklaringen": verklaringen(actor, [row]).get(row.pk, []),
        "toestemmingen": _toestemmingen(actor, row),
        "geschiedenis": _geschiedenis(actor, row),
        "doen": _doen(actor, row),
    }


def merken(row):
    """What to know before using it, as calm badges: (words, tone)."""
    found = [
        (row.beperkt, row.get_status_display(), "warning"),
        (row.handhavingsrisico, "Delen kan gevolgen hebben", "neutral"),
        (row.beroepsgeheim, "Beroepsgeheim", "neutral"),
        (row.politie, "Van de politie", "neutral"),
        (row.geverifieerd_op, "Nagekeken", "safe"),
    ]
    if hasattr(row, "document"):
        found.insert(0, (True, row.document.merk, row.document.toon))
    return [(words, tone) for there, words, tone in found if there]


def _feiten(actor, row, people):
    law = actor.catalogus
    found = [
        ("Over", ", ".join(person.naam for person in people)),
        ("Waarover", domeinlabels(actor).get(row.domein, row.domein)),
        ("Van wie", row.bron),
        ("Staat voor de juistheid in", row.bronhouder and row.bronhouder.naam),
        ("Zo was het op", datum(row.peildatum)),
        ("Geldt als actueel tot", datum(row.houdbaar_tot)),
        ("Gevoeligheid", _label(law.klasse, row.klasse)),
        ("Grondslag", _label(law.grondslag, row.grondslag)),
        ("Uitzondering", _label(lambda code: law.rij("uitzonderingen", code), row.uitzondering)),
        ("Besluit van de politie", row.wpg_verwijzing),
        ("Waarom dit nodig is", row.motivering),
        ("Gevolgen gezien door", row.handhavingsrisico_door and row.handhavingsrisico_door.naam),
    ]
    return [{"naam": name, "waarde": value} for name, value in found if value]


def gegeven_context(actor, row):
    """For a form about one gegeven."""
    return {"casus": row.casus, "over": row.betrokkene}


def toestemming_context(actor, row):
    return {"casus": row.casus, "over": row.betrokkene}


def verklaringen(actor, rows):
    """What was said about each of these, oldest first; one query for a whole page."""
    found = {}
    said = Verklaring.objects.visible_to(actor).filter(gegeven__in=[row.pk for row in rows])
    for row in said.select_related("betrokkene"):
        found.setdefault(row.gegeven_id, []).append(row)
    return found


def _label(find, code):
    """A row of the catalogue of now; one that has closed still shows its code."""
    if not code:
        return ""
    try:
        rij = find(code)
    except OnbekendeCodeError:
        return code
    article = f" ({rij.artikel})" if rij.artikel else ""
    return f"{rij.label}{article}{', te bevestigen' if rij.te_bevestigen else ''}"


def _toestemmingen(actor, row):
    mede = Medebetrokkene.objects.visible_to(actor).filter(gegeven=row.pk)
    rows = [row, *mede.select_related("toestemming__betrokkene")]
    given = [each.toestemming for each in rows if each.toestemming]
    act = "gegeven.withdraw_toestemming"
    return [
        {"rij": each, "intrekken": not each.ingetrokken_op and bool(may(actor, act, each))}
        for each in given
    ]


def _geschiedenis(actor, row):
    """Recorded, checked, and every decision about it, newest first."""
    begin = timezone.localdate(row.aangemaakt_op)
    lines = [(begin, f"Vastgelegd door {row.vastgelegd_door.naam}", "")]
    if row.geverifieerd_op:
        lines.append((row.geverifieerd_op, f"Nagekeken door {row.geverifieerd_door.naam}", ""))
    rows = Besluit.objects.visible_to(actor).van(row.casus).filter(overgang="GEG")
    keys = [str(pk) for pk in (row.pk, row.vervangt_id) if pk]
    for besluit in rows.filter(gegevens__gegeven__in=keys).select_related("genomen_door"):
        what = STAPPEN.get(("GEG", besluit.gegevens.get("stap")), "Gegeven afgehandeld")
        day = timezone.localdate(besluit.genomen_op)
        lines.append((day, f"{what}, door {besluit.genomen_door.naam}", besluit.motivering))
    lines.sort(key=lambda line: line[0], reverse=True)
    return [{"wanneer": datum(day), "wat": what, "onder": why} for day, what, why in lines]


def _doen(actor, row):
    return [
        {"naam": f"cases:{name}", "knop": words}
        for act, name, words, statuses in DOEN
        if row.status in statuses
        and not (act == "gegeven.flag" and row.handhavingsrisico)
        and may(actor, act, row)
    ]
