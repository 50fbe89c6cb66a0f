"""Steps that several acts share: lock what decides, check a day, find out who hears of it when."""

from django.utils import timezone

from cases.models import Betrokkene, Gegeven
from wams.errors import DomainError
from workplans.models import Werkplan

MINSTENS = 10  # letters of a motivation; less says nothing


def lock(rows):
    return list(rows.order_by("pk").select_for_update(of=("self",), no_key=True))


def lock_basis(casus, actor, gegeven_ids):
    """Hold the people and the gegevens, so that nothing is taken back while it is shared."""
    lock(Betrokkene.objects.visible_to(actor).van(casus))
    lock(Gegeven.objects.visible_to(actor).van(casus).filter(pk__in=gegeven_ids))


def check_motivation(tekst, *, field, wie=""):
    if len(tekst.strip()) < MINSTENS:
        voor = f" voor {wie}" if wie else ""
        raise DomainError(
            f"Schrijf in een zin{voor} waarom. Eén woord zegt te weinig.", field=field
        )


def check_past(moment, *, field):
    today = timezone.localdate()
    day = timezone.localdate(moment) if hasattr(moment, "hour") else moment
    if day > today:
        raise DomainError("Deze datum ligt in de toekomst.", field=field)


def informed(actor, afspraak, client_verteld_op):
    """Whether the betrokkene knows: told, announced in the plan, or still to be told in time."""
    if client_verteld_op:
        return {"geinformeerd": "VERTELD", "geinformeerd_op": client_verteld_op}
    plan = getattr(getattr(afspraak, "doelstelling", None), "werkplan", None)
    if plan is not None and plan.status == Werkplan.Status.VASTGESTELD:
        return {"geinformeerd": "PLAN", "geinformeerd_op": plan.vastgesteld_op}
    voor = actor.catalogus.termijn("ART14").einde(timezone.localdate())
    return {"geinformeerd": "GEPLAND", "informeren_voor": voor}
