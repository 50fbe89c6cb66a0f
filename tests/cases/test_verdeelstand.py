"""The derived group of each casus: what must be done first, whatever happened before."""

import itertools

import psycopg
import pytest
from django.db import ProgrammingError, connection, transaction

from cases.models import Aanstelling, Casus, Verdeelstand
from cases.selectors import verdelen
from tests.opzet import arranging
from wams.doelbinding.rls import acting_as
from wams.recht.codes import Rol

pytestmark = pytest.mark.django_db
Status, Groep = Casus.Status, Verdeelstand.Groep
LEIDING = {Status.PLAN_CONCEPT, Status.AANPAK, Status.HEROVERWEGING}
BEZET = [frozenset(part) for n in range(3) for part in itertools.combinations(
    (Rol.ONDERZOEKER, Rol.COORDINATOR, Rol.WAARNEMER), n)]  # fmt: skip


def stand(casus):
    with arranging(), connection.cursor() as cursor:
        cursor.execute("SELECT groep FROM cases_verdeelstand WHERE casus_id = %s", [casus.pk])
        return cursor.fetchone()[0]


def expected(casus, bezet, gevraagd, coordinatie):
    """The same in plain words, as the screen says it."""
    fase = casus.terug_naar or casus.status
    afgerond = fase == Status.ONDERZOEK_AFGEROND
    if not casus.is_open:
        return Groep.GEEN
    if fase in LEIDING and not gevraagd and not bezet & {Rol.COORDINATOR, Rol.WAARNEMER}:
        return Groep.ZONDER
    onderzoek = fase in (Status.VOORBEREIDING, Status.ONDERZOEK) or (afgerond and not coordinatie)
    if onderzoek and Rol.ONDERZOEKER not in bezet:
        return Groep.ONDERZOEKER
    if afgerond and coordinatie and Rol.COORDINATOR not in bezet and not gevraagd:
        return Groep.COORDINATOR
    if gevraagd:
        return Groep.GEVRAAGD
    return Groep.OVERDRACHT if casus.overdracht_gevraagd_op else Groep.LOOPT


@pytest.mark.req("R-165")
@pytest.mark.parametrize("status", [s for s in Status if s != Status.VERNIETIGD])
@pytest.mark.parametrize("bezet", BEZET, ids=lambda bezet: "+".join(sorted(bezet)) or "niemand")
def test_each_casus_stands_in_the_group_of_what_must_be_done_first(status, bezet, wereld):
    casus = wereld.casus(status, uitkomst=Casus.Uitkomst.MVP_COORDINATIE)
    for rol in bezet:
        wereld.aanstelling(casus, wereld.coordinator, rol)

    assert stand(casus) == expected(casus, bezet, False, True)

    casus.uitkomst, casus.overdracht_gevraagd_op = Casus.Uitkomst.MVP_REGULIER, casus.gemeld_op
    with arranging():
        casus.save()
    assert stand(casus) == expected(casus, bezet, False, False)

    wereld.aanstelling(casus, wereld.coordinator, Rol.WAARNEMER, Aanstelling.Status.VOORGESTELD)
    assert stand(casus) == expected(casus, bezet, True, False)


def test_the_group_follows_who_leaves_and_which_term_runs(wereld):
    casus = wereld.casus_van(wereld.coordinator)
    assert stand(casus) == Groep.LOOPT

    with arranging():
        (row,) = Aanstelling.objects.unscoped().filter(casus=casus)
        row.move_to(Aanstelling.Status.GEEINDIGD)
        row.save()
        casus.termijn_tot = casus.gemeld_op
        casus.save()

    assert stand(casus) == Groep.ZONDER
    with acting_as(wereld.actor(wereld.verdeler, "casus.divide")) as actor:
        assert verdelen.stand(actor).get().termijn_tot == casus.gemeld_op


@pytest.mark.req("R-009")
@pytest.mark.parametrize("functie", ["onderzoeker", "coordinator", "beheerder", "partner"])
def test_nobody_else_sees_where_casussen_stand(functie, wereld):
    wereld.casus()

    with acting_as(wereld.actor(getattr(wereld, functie))) as actor:
        assert not verdelen.stand(actor).exists()


@pytest.mark.req("SEC-015")
def test_nobody_writes_it_by_hand(wereld):
    wereld.casus()

    with (
        pytest.raises(ProgrammingError) as refused,
        acting_as(wereld.actor(wereld.verdeler)),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute("UPDATE cases_verdeelstand SET groep = ''")

    assert isinstance(refused.value.__cause__, psycopg.errors.InsufficientPrivilege)


def test_a_werkverdeler_of_a_team_divides_for_that_team_and_one_of_the_college_for_all(wereld):
    here = wereld.casus()
    other = wereld.casus()
    with arranging():
        other.team = wereld.organisatie("Wijkteam Verderop", "WIJKTEAM")
        other.save()
    college = wereld.user("Verdeler van het college", wereld.college)
    wereld.mandaat(college, "verdeler")

    with acting_as(wereld.actor(wereld.verdeler)) as actor:
        assert {row.pk for row in verdelen.stand(actor)} == {here.pk}
    with acting_as(wereld.actor(college)) as actor:
        assert {row.pk for row in verdelen.stand(actor)} == {here.pk, other.pk}
