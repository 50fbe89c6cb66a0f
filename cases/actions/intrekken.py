"""A cliënt withdraws the hulpvraag: the own part ends, or with nobody left the whole casus."""

from django.utils import timezone

from cases.actions import einde
from cases.models import Betrokkene, Casus
from wams.actions import action
from wams.errors import DomainError

MET_PLAN = (Casus.Status.AANPAK, Casus.Status.HEROVERWEGING)


@action("hulpvraag.withdraw")
def withdraw_hulpvraag(hulpvraag, *, actor, op, motivering, aanbod=""):
    """One cliënt who stops does not end the others' help; the only one ends it the same day."""
    _check(hulpvraag, op)
    casus, client = hulpvraag.casus, hulpvraag.betrokkene
    others = Betrokkene.objects.visible_to(actor).van(casus).clienten().actief()
    hulpvraag.ingetrokken_op = op
    hulpvraag.save(update_fields=["ingetrokken_op"])
    if others.exclude(pk=client.pk).exists():
        part = actor.for_other("betrokkene.end_deel")
        einde.end_deel(client, actor=part, e_code="E3", motivering=motivering)
        return hulpvraag
    if casus.status in MET_PLAN or casus.terug_naar in MET_PLAN:
        raise DomainError(
            "Deze casus heeft een werkplan. Beëindig de aanpak bij het werkplan, met de reden dat "
            "de cliënt stopt: daar legt u ook vast wat er van elk doel kwam."
        )
    whole = actor.for_other("casus.end")
    einde.end_casus(casus, actor=whole, e_code="E3", motivering=motivering, aanbod=aanbod)
    return hulpvraag


def _check(hulpvraag, op):
    if hulpvraag.ingetrokken_op:
        raise DomainError("Deze hulpvraag is al ingetrokken.")
    if op > timezone.localdate():
        raise DomainError("Deze datum ligt in de toekomst.", field="op")
    if op < hulpvraag.op:
        raise DomainError("Deze datum ligt voor de hulpvraag zelf.", field="op")
