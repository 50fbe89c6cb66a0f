"""What the FG sees of every casus: number, phase and term; and what asks for attention."""

from django.utils import timezone

from cases.models import Casus
from cases.selectors import informeren as plicht
from cases.selectors import signalen as signaal
from cases.selectors import uitstel
from wams.accounts.selectors import uitzonderingen_op
from wams.toezicht import register, spoor
from wams.wetboek import selectors as wetboek

# More than this nobody reads in one go; what is left shows when the first are solved.
MEEST = 100
SIGNALEN = (
    (
        "Onderzoek voorbij de verlengde termijn",
        "Na de verlenging mag geen nieuw verzoek meer uit. Vraag de onderzoeker om een uitkomst.",
        signaal.onderzoek_voorbij,
    ),
    (
        "Onderzoek op verzoek na een weigering, of opnieuw binnen een jaar",
        "Een wachttijd is doorbroken met nieuwe feiten, of het is een herhaling. Vraag waarom.",
        signaal.guards_doorbroken,
    ),
    (
        "Iemand is nog niet ingelicht, en te laat",
        "Iemand moest al weten dat wij gegevens hebben. Bij ‘Informeren’ staat de dag en waarom.",
        signaal.informeren_te_laat,
    ),
    (
        "Te lang zonder coördinator of waarnemer",
        "Er zijn meer dan 5 werkdagen voorbij. Vraag de werkverdeler wie de casus gaat dragen.",
        signaal.zonder_leiding,
    ),
    (
        "Termijn verlopen",
        "Vraag degene die de casus draagt hoe het staat.",
        signaal.termijn_voorbij,
    ),
)


def casussen(actor, filters=None):
    """Every casus of the gemeente, the oldest term first; no names, no content."""
    filters = filters or {}
    rows = signaal.alle(actor)
    if filters.get("fase"):
        rows = rows.filter(status=filters["fase"])
    if filters.get("te_laat"):
        rows = rows.filter(status__in=Casus.OPEN, termijn_tot__lt=timezone.localdate())
    return signaal.MetMensen(actor, rows)


def van_casus(actor, regel, filters=None):
    return spoor.spoor(actor, regel, filters or {})


def signalen(actor):
    """Derived from the casussen themselves, so that no signal is missed or forgotten."""
    groepen = [
        {"kop": kop, "uitleg": uitleg, "regels": signaal.MetMensen(actor, rows(actor))[:MEEST]}
        for kop, uitleg, rows in SIGNALEN
    ]
    uitzonderingen = uitzonderingen_op(actor.gemeente_id, timezone.localdate())
    return {
        "groepen": groepen,
        "spoed": register.spoed(actor),
        "uitzonderingen": list(uitzonderingen),
        "dpia": wetboek.dpia_signaal(actor),
    }


def informeren(actor):
    """Who in the gemeente should know by now, and why by that day; number only, no name."""
    rows = plicht.te_laat(actor).order_by("verkregen_op", "pk")
    termijn = actor.catalogus.termijn(plicht.TERMIJN)
    klokken = [plicht.klok(row, termijn) for row in rows[:MEEST]]
    klokken.sort(key=lambda row: row.uiterlijk)
    return {
        "te_laat": _met_casus(actor, [(row.plicht.casus_id, row) for row in klokken]),
        "aantal": rows.count(),
        "uitstel": _uitstel(actor),
        "meest": MEEST,
    }


def _uitstel(actor):
    """Each delay that is asked or holds, with its ground; the texts stay in the casus."""
    rows = list(uitstel.lopend_of_gevraagd(actor)[:MEEST])
    gronden = {rij.code: rij.label for rij in actor.catalogus.rijen("uitzonderingen")}
    for row in rows:
        row.grond_naam = gronden.get(row.grond, row.grond)
    return _met_casus(actor, [(row.casus_id, row) for row in rows])


def _met_casus(actor, paren):
    """Each row with the line of its casus: number and who carries it."""
    people = signaal.alle(actor).select_related("team", "onderzoeker", "coordinator", "waarnemer")
    regels = people.in_bulk([pk for pk, _ in paren])
    return [(regels[pk], row) for pk, row in paren if pk in regels]
