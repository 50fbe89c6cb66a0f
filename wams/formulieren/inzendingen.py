"""One effect per submitted form, however often it arrives."""

from django.db import connection

from wams.formulieren.models import Inzending

CLAIM = (
    "INSERT INTO formulieren_inzending (id, user_id, act, adres, op) "
    "VALUES (%s, %s, %s, '', now()) ON CONFLICT (id) DO NOTHING"
)


def claim(actor, act, token):
    """True for the first arrival; a parallel one waits here until the first is committed."""
    with connection.cursor() as cursor:
        cursor.execute(CLAIM, [token, actor.user_id, act])
        return cursor.rowcount == 1


def is_claimed(actor, token):
    """Whether this form was sent and dealt with."""
    return Inzending.objects.filter(pk=token, user=actor.user_id).exists()


def answer(token, adres):
    """Remember where the first arrival was sent, so that a repeat lands there too."""
    Inzending.objects.filter(pk=token).update(adres=adres)


def earlier_answer(actor, token):
    """Where the first arrival of this form was sent."""
    found = Inzending.objects.filter(pk=token, user=actor.user_id).first()
    return found.adres if found else ""
