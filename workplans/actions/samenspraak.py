"""Where the cliënt can take part less in the plan: why, and when it is looked at again."""

from django.utils import timezone

from wams.actions import action
from wams.errors import DomainError
from workplans.actions import stappen


@action("werkplan.limit_samenspraak")
def limit_samenspraak(plan, *, actor, beperkt, beperking="", beperking_herzien_op=None):
    """The plan still needs the word of each cliënt; this says how that word was come by."""
    if beperkt and not beperking.strip():
        raise DomainError("Schrijf op waarom de cliënt minder meedoet.", field="beperking")
    if beperkt and not _later(beperking_herzien_op):
        raise DomainError(
            "Kies een dag na vandaag waarop u dit opnieuw bekijkt.", field="beperking_herzien_op"
        )
    plan.beperkt = beperkt
    plan.beperking = beperking.strip() if beperkt else ""
    plan.beperking_herzien_op = beperking_herzien_op if beperkt else None
    plan.save(update_fields=["beperkt", "beperking", "beperking_herzien_op"])
    stappen.touch(plan)


def _later(day):
    return day is not None and day > timezone.localdate()
