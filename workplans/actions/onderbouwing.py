"""Using a gegeven anew: as what a goal of the plan rests on."""

from django.utils import timezone

from wams.actions import action
from wams.doelbinding.policy import may
from wams.errors import DomainError
from workplans.actions import stappen
from workplans.models import Onderbouwing
from workplans.selectors import onderbouwing as selectors

GEBRUIK = "gegeven.use"


@action("onderbouwing.add")
def add_onderbouwing(doel, *, actor, gegeven):
    """On a ground that holds today; who is refused reads why and which road is open."""
    if gegeven.casus_id != doel.casus_id:
        raise DomainError("Kies een gegeven van deze casus.", field="gegeven")
    use = may(actor.for_other(GEBRUIK), GEBRUIK, gegeven)
    if not use:
        raise DomainError(use.reden, field="gegeven")
    if tegen := selectors.beletsel_voor(actor, gegeven, use.doel):
        raise DomainError(str(tegen), field="gegeven")
    if not selectors.kiesbaar(actor, doel).filter(pk=gegeven.pk).exists():
        raise DomainError("Dit gegeven staat al bij dit doel.", field="gegeven")
    row = Onderbouwing(
        casus=doel.casus,
        doelstelling=doel,
        gegeven=gegeven,
        grondslag=actor.catalogus.huidige("grondslagen", gegeven.grondslag).code,
        catalogusversie=actor.catalogus.versie_id,
        vastgelegd_door=actor.user,
        bewaarklasse=doel.bewaarklasse,
    )
    row.save()
    stappen.touch(doel.werkplan)
    return row


@action("onderbouwing.drop")
def drop_onderbouwing(basis, *, actor):
    """In each version of the goal, so that it does not come back with an older one."""
    for row in selectors.bij(actor, basis.doelstelling).filter(gegeven=basis.gegeven_id):
        row.vervallen_op = timezone.localdate()
        row.save(update_fields=["vervallen_op"])
    stappen.touch(basis.doelstelling.werkplan)
