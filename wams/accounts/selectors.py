"""Who may be chosen for what. Reference data: readable without a dossier context."""

from datetime import timedelta

from django.db.models import F, Q
from django.utils import timezone

from wams.accounts.models import Deskundigheid, Mandaat, Partij, User

UITZONDERING = timedelta(days=92)


def mandaten_van(user):
    """The live mandates of one person, for all gemeenten, in one query."""
    return list(user.mandaten.lopend().select_related("gemeente", "organisatie"))


def mensen_met_functie(gemeente_id, functie, *, organisatie_id=None):
    """Active people with a live mandate for this function, by name."""
    now = timezone.now()
    mandaat = {
        "mandaten__gemeente": gemeente_id,
        "mandaten__functie": functie,
        "mandaten__van__lte": now,
        "mandaten__tot__gt": now,
    }
    if organisatie_id:
        mandaat["mandaten__organisatie"] = organisatie_id
    return User.objects.filter(is_active=True, **mandaat).distinct().order_by("naam")


def is_deskundig(user, functie, op):
    """Whether training, or a dated exception of at most 3 months, covers this date."""
    rows = Deskundigheid.objects.filter(user=user, functie=functie, van__lte=op, tot__gte=op)
    lang = Q(soort=Deskundigheid.Soort.UITZONDERING, tot__gt=F("van") + UITZONDERING)
    return rows.exclude(lang).exists()


def uitzonderingen_op(gemeente_id, op):
    """Who works in this gemeente by a dated exception on the training, the first end first."""
    rows = Deskundigheid.objects.filter(
        soort=Deskundigheid.Soort.UITZONDERING,
        van__lte=op,
        tot__gte=op,
        user__in=Mandaat.objects.lopend().filter(gemeente=gemeente_id).values("user"),
    )
    return rows.select_related("user").order_by("tot", "user__naam")


def partijen_op(gemeente_id, op):
    """Organisations on the partijenlijst of the gemeente on a date."""
    return (
        Partij.objects.filter(gemeente=gemeente_id, geldig_van__lte=op)
        .exclude(geldig_tot__lte=op)
        .select_related("organisatie")
        .order_by("organisatie__naam")
    )
