"""What the FG sees of every casus: number, phase and term; and what asks for attention."""

from django.db.models import Q
from django.utils import timezone

from cases.models import Casus, Verdeelregel
from wams.accounts.models import Deskundigheid
from wams.toezicht import spoor

MEEST = 100


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
    without = actor.catalogus.termijn("COORDINATOR_WISSEL")
    rows = casussen(actor).filter(status__in=Casus.OPEN)
    leaderless = [r for r in rows.exclude(zonder_sinds=None)[:MEEST] if r.zonder_sinds]
    return {
        "groepen": [
            {
                "kop": "Onderzoek voorbij de verlengde termijn",
                "uitleg": "Na de verlenging mag geen nieuw verzoek meer uit. Vraag om een besluit.",
                "regels": rows.filter(
                    Q(status=Casus.Status.ONDERZOEK, verlengd=True, termijn_tot__lt=today)
                )[:MEEST],
            },
            {
                "kop": "Te lang zonder coördinator of waarnemer",
                "uitleg": "De werkverdeler zoekt iemand. Na 5 werkdagen hoort u het.",
                "regels": [r for r in leaderless if without.einde(r.zonder_sinds) < today],
            },
            {
                "kop": "Termijn verlopen",
                "uitleg": "Degene die aan zet is, staat erbij. Vraag hoe het staat.",
                "regels": rows.filter(termijn_tot__lt=today)[:MEEST],
            },
        ],
        "uitzonderingen": list(
            Deskundigheid.objects.filter(
                soort=Deskundigheid.Soort.UITZONDERING,
                tot__gte=today,
                user__mandaten__gemeente=actor.gemeente_id,
            )
            .select_related("user")
            .distinct()
            .order_by("tot")
        ),
    }
