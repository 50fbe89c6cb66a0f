"""Arranging for the tests of dividing, reweighing and ending."""

from datetime import timedelta

from django.utils import timezone

from cases.models import Aanstelling, Beoordeling, Besluit, Casus, Verdeelregel
from tests.opzet import arranging
from wams.accounts.models import Deskundigheid, Functie
from wams.doelbinding.actor import Actor
from wams.doelbinding.rls import acting_as
from wams.doelbinding.toewijzing import Toewijzing

DAG = timedelta(days=1)


def today():
    return timezone.localdate()


def geschoold(user, *, soort="opleiding", van=None, tot=None):
    """The person has recorded training, or a dated exception."""
    return Deskundigheid.objects.create(
        user=user,
        functie=Functie.COORDINATOR,
        soort=soort,
        onderwerp="Wmo, AVG en WGBO",
        van=van or today() - 100 * DAG,
        tot=tot or today() + 300 * DAG,
    )


def collega(wereld, naam, functie, organisatie=None):
    user = wereld.user(naam, organisatie)
    wereld.mandaat(user, functie)
    return user


def act(wereld, user, name):
    return Actor.for_act(user, name, wereld.gemeente.pk)


def regel(wereld, user, casus):
    """The line of this casus as this person may see it, or None."""
    actor = act(wereld, user, "casus.divide")
    with acting_as(actor):
        return Verdeelregel.objects.visible_to(actor).filter(pk=casus.pk).first()


def vers(casus):
    """The casus as it stands in the table now."""
    with arranging():
        return Casus.objects.unscoped().get(pk=casus.pk)


def aanstellingen(casus, **where):
    with arranging():
        return list(Aanstelling.objects.unscoped().filter(casus=casus.pk, **where))


def beoordeling_van(casus):
    with arranging():
        return Beoordeling.objects.unscoped().get(casus=casus.pk)


def besluiten(casus):
    with arranging():
        rows = Besluit.objects.unscoped().filter(casus=casus.pk)
        return list(rows.order_by("genomen_op"))


def lopend(casus, user=None):
    """(rol, doel) of each live grant on this casus."""
    with arranging():
        rows = Toewijzing.objects.unscoped().filter(casus=casus.pk, tot__gt=timezone.now())
        if user:
            rows = rows.filter(user=user)
        return sorted((row.rol, row.permission.codename) for row in rows)
