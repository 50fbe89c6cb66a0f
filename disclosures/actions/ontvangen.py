"""The receiver: takes it under its conditions. The verstrekker: lifts a condition of its own."""

from django.utils import timezone

from disclosures.models import Ontvangst, Opheffing, Verstrekking
from disclosures.selectors import afgerond
from wams.actions import action
from wams.errors import DomainError

Status = Verstrekking.Status
LEESBAAR = (Status.GEDAAN, Status.GECORRIGEERD)


@action("ontvangst.confirm")
def confirm_ontvangst(verstrekking, *, actor):
    """Only now the content opens, to this person alone."""
    if afgerond.stand_van(actor, verstrekking) not in LEESBAAR:
        raise DomainError("Dit is ingetrokken. U kunt het niet meer ontvangen.")
    if Ontvangst.objects.visible_to(actor).filter(verstrekking=verstrekking.pk).exists():
        raise DomainError("Een collega heeft dit al ontvangen. Vraag het bij uw collega op.")
    row = Ontvangst(
        casus_id=verstrekking.casus_id,
        verstrekking=verstrekking,
        door=actor.user,
        organisatie_id=verstrekking.ontvanger_organisatie_id,
        op=timezone.now(),
        bewaarklasse=verstrekking.bewaarklasse,
    )
    row.save()
    return verstrekking


@action("voorwaarde.lift")
def lift_voorwaarde(voorwaarde, *, actor, reden):
    """The organisation that set it takes it off; whoever leads the casus can't."""
    if Opheffing.objects.visible_to(actor).filter(voorwaarde=voorwaarde.pk).exists():
        raise DomainError("Deze voorwaarde is al opgeheven.")
    Opheffing(
        casus_id=voorwaarde.casus_id,
        voorwaarde=voorwaarde,
        door=actor.user,
        op=timezone.now(),
        reden=reden.strip(),
        bewaarklasse=voorwaarde.bewaarklasse,
    ).save()
