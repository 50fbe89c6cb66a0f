"""Asking and answering; a question is no dossier, so what two could both change is locked here."""

from django.utils import timezone

from disclosures import herkenbaar
from disclosures.models import Vraag
from disclosures.selectors import vraagbaak
from wams.actions import action
from wams.errors import DomainError

Status = Vraag.Status


def _lock(vraag, actor, status):
    row = Vraag.objects.visible_to(actor).select_for_update().get(pk=vraag.pk)
    if row.status != status:
        raise DomainError("Een collega was u net voor. Laad de pagina opnieuw.")
    return row


def _no_numbers(field, tekst):
    """Also here: whoever finds another way in puts no number in either."""
    if herkenbaar.find_nummers(tekst):
        raise DomainError("Haal het nummer, adres of de datum weg.", field=field)


@action("vraagbaak.ask")
def ask_vraag(gemeente, *, actor, aan, vraag):
    """The organisation is that of the asker's own work here: its vraagbaak reads along."""
    _no_numbers("vraag", vraag)
    if aan not in vraagbaak.bereikbaar(actor):
        raise DomainError("Daar antwoordt nu niemand. Kies een ander.", field="aan")
    row = Vraag(
        gemeente=gemeente,
        organisatie_id=actor.mandaten[0].organisatie_id,
        aan=aan,
        tekst=vraag,
        gesteld_door=actor.user,
    )
    row.save(force_insert=True)
    return row


@action("vraagbaak.answer")
def answer_vraag(vraag, *, actor, antwoord):
    _no_numbers("antwoord", antwoord)
    row = _lock(vraag, actor, Status.GESTELD)
    row.move_to(Status.BEANTWOORD)
    row.antwoord, row.beantwoord_door, row.beantwoord_op = antwoord, actor.user, timezone.now()
    row.save(update_fields=["status", "antwoord", "beantwoord_door", "beantwoord_op"])
    return row


@action("vraagbaak.publish")
def publish_vraag(vraag, *, actor, algemeen, antwoord):
    """For everybody of the gemeente to read, in words that point at nobody."""
    _no_numbers("algemeen", algemeen)
    _no_numbers("antwoord", antwoord)
    row = _lock(vraag, actor, Status.BEANTWOORD)
    row.move_to(Status.GEPUBLICEERD)
    row.algemeen, row.antwoord = algemeen, antwoord
    row.save(update_fields=["status", "algemeen", "antwoord"])
    return row


@action("vraagbaak.withdraw")
def withdraw_vraag(vraag, *, actor):
    """Off the list of everybody; who asked keeps the answer."""
    row = _lock(vraag, actor, Status.GEPUBLICEERD)
    row.move_to(Status.BEANTWOORD)
    row.save(update_fields=["status"])
    return row
