"""Informing people: the contact that makes it urgent."""

from django.utils import timezone

from cases.actions import klok
from cases.models import Informatiemoment
from wams.actions import action
from wams.errors import DomainError


@action("informatieplicht.record_contact")
def record_contact(betrokkene, *, actor, op):
    """There was contact with this person: from then on he must know."""
    if betrokkene.geblokkeerd_op:
        raise DomainError("Deze persoon hoort niet in deze casus en is geblokkeerd.")
    if op > timezone.localdate():
        raise DomainError("Deze datum ligt in de toekomst.", field="op")
    return klok.note(betrokkene, actor, Informatiemoment.Soort.CONTACT, op)
