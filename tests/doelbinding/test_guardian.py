"""Guardian's check, may() and row-level security give one answer at every moment of a grant."""

from datetime import timedelta

import pytest
from django.utils import timezone
from guardian.core import ObjectPermissionChecker

from cases.models import Casus
from tests.opzet import at_moment
from wams.doelbinding.policy import may
from wams.doelbinding.rls import acting_as
from wams.recht.codes import Doel, Rol

pytestmark = pytest.mark.django_db
UUR = timedelta(hours=1)


@pytest.mark.req("R-009", "R-010", "SEC-014")
@pytest.mark.parametrize(
    ("offset", "expected"),
    [(-UUR, False), (timedelta(0), True), (UUR, True), (2 * UUR, False), (3 * UUR, False)],
    ids=["before", "at van", "during", "at tot", "after"],
)
def test_guardian_may_and_rls_agree_during_the_life_of_a_grant(wereld, offset, expected):
    casus = wereld.casus(Casus.Status.AANPAK)
    van = timezone.now() + timedelta(days=1)
    user = wereld.coordinator
    wereld.toewijzing(
        casus, user, Rol.COORDINATOR, doelen=[Doel.COORDINATIE], van=van, tot=van + 2 * UUR
    )

    actor = wereld.actor(user)
    with at_moment(van + offset), acting_as(actor):
        witnesses = {
            "may": bool(may(actor, "casus.view", casus)),
            "has_perm": user.has_perm("D06", casus),
            "has_perm with app": user.has_perm("cases.D06", casus),
            "checker": ObjectPermissionChecker(user).has_perm("D06", casus),
            "rls": Casus._base_manager.filter(pk=casus.pk).exists(),
            "scoped": Casus.objects.visible_to(actor).filter(pk=casus.pk).exists(),
        }

    assert witnesses == dict.fromkeys(witnesses, expected)
