"""Which law a melding is for: the Wvggz has its own road, and the way back is a new decision."""

from django.utils import timezone

from meldpunt.actions import overgang
from meldpunt.models import Melding
from meldpunt.models.soorten import Soort
from wams.actions import action
from wams.errors import DomainError


@action("melding.mark_wvggz")
def mark_wvggz(melding, *, actor, reden):
    """Triage finds that this asks for an exploration of verplichte zorg."""
    if melding.is_wvggz:
        raise DomainError("Dit is al een Wvggz-melding.")
    _decide(melding, actor, "WVG", reden)
    melding.soort = Soort.WVGGZ
    overgang.set_term(melding, actor, overgang.WVGGZ)
    overgang.save(melding, "soort")


@action("melding.decide_wams")
def decide_wams(melding, *, actor, reden):
    """The new triage decision without which a Wvggz melding becomes no casus."""
    if not melding.is_wvggz:
        raise DomainError("Dit is geen Wvggz-melding.")
    _decide(melding, actor, "WAMS", reden)
    melding.soort = Soort.WAMS
    overgang.set_term(melding, actor, "TRIAGE", timezone.localdate())
    overgang.save(melding, "soort")


def _decide(melding, actor, code, reden):
    if melding.status != Melding.Status.IN_TRIAGE:
        raise DomainError("Dit kan alleen tijdens de beoordeling.")
    if not reden.strip():
        raise DomainError("Schrijf op waarom.", field="reden")
    overgang.decide(melding, actor, code, toelichting=reden)
