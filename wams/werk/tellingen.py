"""How much waits in the queues that a function looks after, with the way there; counts only."""

from datetime import timedelta

from django.db.models import Count, Q
from django.urls import reverse
from django.utils import timezone

from cases.selectors import signalen
from cases.selectors.verdelen import GROEPEN, stand
from wams.accounts.models import Functie, Mandaat
from wams.accounts.selectors import uitzonderingen_op

# So long before its end somebody must think of a new mandate.
VOORAF = timedelta(weeks=4)


def tellingen(actor):
    """A block per queue: what waits and how much, and the page where it is done."""
    return [
        {"kop": kop, "url": reverse(url), "knop": knop, "regels": regels_van(actor)}
        for functie, kop, url, knop, regels_van in BLOKKEN
        if functie in actor.functies
    ]


def _verdelen(actor):
    """All groups of Verdelen in one query."""
    today = timezone.localdate()
    vragen = {f"groep{n}": groep[2](today) for n, groep in enumerate(GROEPEN)}
    found = (
        stand(actor).order_by().aggregate(**{k: Count("pk", filter=q) for k, q in vragen.items()})
    )
    counted = zip(GROEPEN, found.values(), strict=True)
    return [{"naam": groep[0], "aantal": aantal} for groep, aantal in counted if aantal]


def _toezicht(actor):
    uitzonderingen = uitzonderingen_op(actor.gemeente_id, timezone.localdate())
    return [
        {"naam": "Termijn verlopen", "aantal": signalen.termijn_voorbij(actor).count()},
        {
            "naam": "Onderzoek voorbij de verlengde termijn",
            "aantal": signalen.onderzoek_voorbij(actor).count(),
        },
        {
            "naam": "Nog niet ingelicht, en te laat",
            "aantal": signalen.informeren_te_laat(actor).count(),
        },
        {
            "naam": "Te lang zonder coördinator of waarnemer",
            "aantal": signalen.zonder_leiding(actor).count(),
        },
        {"naam": "Uitzonderingen op de opleiding", "aantal": uitzonderingen.count()},
    ]


def _beheer(actor):
    here = Mandaat.objects.lopend().filter(gemeente=actor.gemeente_id)
    soon = Q(tot__lte=timezone.now() + VOORAF)
    found = here.aggregate(lopend=Count("pk"), bijna=Count("pk", filter=soon))
    return [
        {"naam": "Lopende mandaten", "aantal": found["lopend"]},
        {"naam": "Daarvan eindigen binnen 4 weken", "aantal": found["bijna"]},
    ]


BLOKKEN = (
    (Functie.VERDELER, "Te verdelen", "cases:verdelen", "Naar verdelen", _verdelen),
    (Functie.FG, "Signalen", "toezicht:signalen", "Naar de signalen", _toezicht),
    (Functie.BEHEERDER, "Mandaten", "beheer:mandaten", "Naar de mandaten", _beheer),
)
