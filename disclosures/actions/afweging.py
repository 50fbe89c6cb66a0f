"""To weigh a beroepsgeheim. Not sharing asks no reason and sets nothing in motion."""

from functools import partial

from django.db import transaction
from django.utils import timezone

from disclosures.models.afweging import Afweging, Afwegingsuitkomst, Besluit
from disclosures.selectors import afweging as selectors
from wams.actions import action
from wams.errors import DomainError
from wams.kluis import sleutels

BEWAARKLASSE_INHOUD = "RC20"
BEWAARKLASSE_UITKOMST = "RC25"


@action("afweging.decide")
def decide_afweging(gemeente, *, actor, besluit, grond, antwoorden, teksten, aanleiding=None):
    """Keep what was written for its maker alone; of it the college gets the outcome.

    ``antwoorden`` by name decides whether the ground is met; ``teksten`` is what was asked and
    answered, in words. ``aanleiding``: the own afspraak that it is about, if any.
    """
    today = timezone.localdate()
    if besluit == Besluit.DELEN:
        for field, message in selectors.tekort(actor.catalogus, grond, antwoorden):
            raise DomainError(message, field=field)
    shared = {
        "besluit": besluit,
        "grond": grond if besluit == Besluit.DELEN else "",
        "catalogusversie": actor.catalogus.versie_id,
        "besloten_op": today,
    }
    if aanleiding is not None:
        _tell_outcome(aanleiding, actor, shared)
    made = Afweging(
        eigenaar=actor.user,
        gemeente=gemeente,
        inhoud=teksten,
        bewaarklasse=BEWAARKLASSE_INHOUD,
        bewaren_tot=actor.catalogus.bewaarregel(BEWAARKLASSE_INHOUD).einde(today),
        **shared,
    )
    made.save()
    return made


def _tell_outcome(aanleiding, actor, shared):
    Afwegingsuitkomst(
        casus_id=aanleiding.casus_id,
        organisatie_id=aanleiding.organisatie_id,
        professional=actor.user,
        aanleiding_id=aanleiding.pk,
        bewaarklasse=BEWAARKLASSE_UITKOMST,
        **shared,
    ).save()


@action("afweging.remove")
def remove_afweging(afweging, *, actor):
    """Its maker keeps it in his own dossier; here nothing of it stays, its key included."""
    _destroy(afweging, actor)


@action("afweging.expire")
def expire_afweging(afweging, *, actor):
    """What nobody came to fetch in time."""
    if afweging.bewaren_tot >= timezone.localdate():
        raise DomainError("Deze afweging mag nog bewaard blijven.")
    _destroy(afweging, actor)


def _destroy(afweging, actor):
    """The row now; the key only when that holds, since a key never comes back."""
    Afweging.objects.visible_to(actor).filter(pk=afweging.pk).delete()
    transaction.on_commit(partial(sleutels.vernietig, afweging.dossier_id))
