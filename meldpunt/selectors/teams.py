"""Which teams can go on with a hulpvraag: those with an onderzoeker in this gemeente."""

from django.utils import timezone

from wams.accounts.models import Functie, Organisatie


def teams(actor):
    now = timezone.now()
    return Organisatie.objects.filter(
        mandaten__gemeente=actor.gemeente_id,
        mandaten__functie=Functie.ONDERZOEKER,
        mandaten__van__lte=now,
        mandaten__tot__gt=now,
    ).distinct()
