"""What happens by itself with what professionals keep here for a while."""

from celery import shared_task

from disclosures.actions import afweging
from disclosures.selectors.afweging import verlopen
from wams.accounts.models import Gemeente
from wams.doelbinding.actor import Actor
from wams.doelbinding.rls import acting_as


@shared_task
def expire_afwegingen():
    """RC20: a weighing that its maker did not remove is gone after its term, with its key."""
    for gemeente in Gemeente.objects.all():
        actor = Actor.system("afweging.expire", gemeente.pk)
        with acting_as(actor):
            due = list(verlopen(actor))
        for row in due:
            afweging.expire_afweging(row, actor=actor)
