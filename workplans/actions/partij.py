"""Afspraken, by the partij: accept, decline, report as done. It sees and does no more."""

from django.utils import timezone

from wams.actions import action
from workplans.actions import stappen
from workplans.models import Afspraak

Status = Afspraak.Status


@action("afspraak.accept")
def accept_afspraak(afspraak, *, actor):
    """The promise makes the access: to the own afspraak, until its day, for that doel alone."""
    stappen.take_share(afspraak, actor)
    afspraak.move_to(Status.TOEGEZEGD)
    afspraak.uitvoerder = actor.user
    afspraak.toegezegd_op, afspraak.toegezegd_hoe = timezone.localdate(), Afspraak.Hoe.ZELF
    afspraak.toegezegd_door = actor.user.naam
    afspraak.save(
        update_fields=["status", "uitvoerder", "toegezegd_op", "toegezegd_hoe", "toegezegd_door"]
    )


@action("afspraak.decline")
def decline_afspraak(afspraak, *, actor):
    """No reason is asked; the coördinator looks for another road."""
    afspraak.move_to(Status.VERVALLEN)
    afspraak.uitvoerder = actor.user
    afspraak.afgerond_op = timezone.localdate()
    afspraak.vervallen_reden = "De partij kan dit niet doen."
    afspraak.save(update_fields=["status", "uitvoerder", "afgerond_op", "vervallen_reden"])


@action("afspraak.report_done")
def report_done(afspraak, *, actor):
    afspraak.move_to(Status.GEDAAN)
    afspraak.afgerond_op = timezone.localdate()
    afspraak.save(update_fields=["status", "afgerond_op"])
    stappen.end_share(afspraak, actor)
