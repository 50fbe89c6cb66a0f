"""What the FG sees of every casus: number, phase and term; and what asks for attention."""

from django.utils import timezone

from cases.models import Casus, Verdeelregel
from wams.accounts.models import Deskundigheid
from wams.toezicht import spoor

MEEST = 100
DRIJFT = (
    "Onderzoek voorbij de verlengde termijn",
    "Na de verlenging mag geen nieuw verzoek meer uit. Vraag om een besluit.",
)
ZONDER_LEIDING = (
    "Te lang zonder coördinator of waarnemer",
    "De werkverdeler zoekt iemand. Na 5 werkdagen hoort u het.",
)
VERLOPEN = ("Termijn verlopen", "Degene die aan zet is, staat erbij. Vraag hoe het staat.")


def casussen(actor, filters=None):
    """Every casus of the gemeente, the oldest term first; no names, no content."""
    filters = filters or {}
    rows = Verdeelregel.objects.visible_to(actor)
    if filters.get("fase"):
        rows = rows.filter(status=filters["fase"])
    if filters.get("te_laat"):
        rows = rows.filter(status__in=Casus.OPEN, termijn_tot__lt=timezone.localdate())
    return rows.select_related("team", "onderzoeker", "coordinator").order_by(
        "termijn_tot", "nummer"
    )


def van_casus(actor, regel, filters=None):
    return spoor.spoor(actor, regel, filters or {})


def signalen(actor):
    """Derived from the casussen themselves, so that no signal is missed or forgotten."""
    today = timezone.localdate()
    late = casussen(actor).filter(status__in=Casus.OPEN, termijn_tot__lt=today)
    drifting = late.filter(status=Casus.Status.ONDERZOEK, verlengd=True)
    groups = [
        (DRIJFT, drifting[:MEEST]),
        (ZONDER_LEIDING, _leaderless(actor, today)),
        (VERLOPEN, late[:MEEST]),
    ]
    return {
        "groepen": [{"kop": kop, "uitleg": uitleg, "regels": r} for (kop, uitleg), r in groups],
        "uitzonderingen": _exceptions(actor, today),
    }


def _leaderless(actor, today):
    term = actor.catalogus.termijn("COORDINATOR_WISSEL")
    rows = casussen(actor).filter(status__in=Casus.OPEN).exclude(zonder_sinds=None)[:MEEST]
    return [row for row in rows if term.einde(row.zonder_sinds) < today]


def _exceptions(actor, today):
    rows = Deskundigheid.objects.filter(
        soort=Deskundigheid.Soort.UITZONDERING,
        tot__gte=today,
        user__mandaten__gemeente=actor.gemeente_id,
    )
    return list(rows.select_related("user").distinct().order_by("tot"))
