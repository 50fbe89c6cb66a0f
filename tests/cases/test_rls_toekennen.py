"""Who can grant what to whom when the application is forgotten: raw SQL as the runtime role."""

from contextlib import contextmanager
from datetime import timedelta
from uuid import uuid4

import psycopg.errors
import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from cases.models import Aanstelling, Beoordeling, Casus
from tests.cases.sturing import DAG, collega, lopend, today
from tests.opzet import arranging
from tests.wereld import Wereld
from wams.accounts.models import Functie
from wams.doelbinding.actor import Actor
from wams.doelbinding.grants import _permission_id
from wams.doelbinding.rls import acting_as
from wams.recht.codes import Doel, Rol

pytestmark = pytest.mark.django_db
Status = Casus.Status
Vraag = Aanstelling.Status

GIVE = """
INSERT INTO doelbinding_toewijzing (id, user_id, casus_id, gemeente_id, organisatie_id,
  permission_id, rol, reden, act, van, tot, toegekend_door_id)
VALUES (%s, %s, %s, %s, %s, %s, %s, 'probe', 'probe', wams_nu() + %s, wams_nu() + %s, %s)
"""
ASK = """
INSERT INTO cases_aanstelling (id, bewaarklasse, aangemaakt_op, versie, casus_id, gemeente_id,
  user_id, organisatie_id, rol, status, voorgesteld_door_id, voorgesteld_op, reden,
  verwerkingsafspraak)
VALUES (%s, 'RC05', now(), 1, %s, %s, %s, %s, %s, %s, %s, now(), '', '')
"""
REFUSED = (psycopg.errors.InsufficientPrivilege, psycopg.errors.ExclusionViolation)


@contextmanager
def as_person(wereld, user):
    with acting_as(Actor.for_act(user, "probe", wereld.gemeente.pk)):
        yield


def run(wereld, user, sql, values):
    """How many rows the statement reached as this person; None: the database refused."""
    with as_person(wereld, user), connection.cursor() as cursor:
        try:
            with transaction.atomic():
                cursor.execute(sql, values)
                return cursor.rowcount
        except DatabaseError as error:
            if isinstance(error.__cause__, REFUSED):
                return None
            raise


def grants(wereld, casus, rol, *, to, by, door=None, van=timedelta(), tot=30 * DAG, gemeente=None):
    values = [
        uuid4(),
        to.pk,
        casus.pk,
        (gemeente or wereld.gemeente).pk,
        to.organisatie_id,
        _permission_id(Doel.RECHTEN),
        rol,
        van,
        tot,
        (door or by).pk,
    ]
    return run(wereld, by, GIVE, values) == 1


def asks(wereld, casus, rol, *, of, by, status=Vraag.VOORGESTELD):
    values = [
        uuid4(),
        casus.pk,
        wereld.gemeente.pk,
        of.pk,
        of.organisatie_id,
        rol,
        status,
        by.pk,
    ]
    return run(wereld, by, ASK, values) == 1


def changes(wereld, user, table, row, **values):
    """Whether this person can set these columns of the row; nothing else of the row changes."""
    columns = ", ".join(f"{name} = %s" for name in values)
    sql = f"UPDATE {table} SET {columns} WHERE id = %s"
    return run(wereld, user, sql, [*values.values(), row.pk]) == 1


def beoordeling(wereld, casus, **fields):
    with arranging():
        row = Beoordeling(
            casus=casus,
            gemeente=wereld.gemeente,
            soort="verlenging",
            motivering="Nog twee doelen te halen",
            nieuwe_einddatum=today() + 100 * DAG,
            nieuwe_evaluatie=today() + 90 * DAG,
            gevraagd_door=wereld.coordinator,
            gevraagd_op=today(),
            beslissen_voor=fields.pop("beslissen_voor", today() + 7 * DAG),
            bewaarklasse="RC05",
            **fields,
        )
        row.save()
    return row


@pytest.mark.req("R-154", "SEC-014")
@pytest.mark.parametrize("rol", list(Rol))
def test_nobody_grants_himself_a_casus_that_he_found(wereld, rol):
    casus = wereld.casus(Status.AANPAK)

    for functie in (Functie.COORDINATOR, Functie.ONDERZOEKER, Functie.BEOORDELAAR, Functie.PARTNER):
        person = getattr(wereld, functie)
        assert not grants(wereld, casus, rol, to=person, by=person)
        assert not grants(wereld, casus, rol, to=person, by=person, door=wereld.verdeler)


@pytest.mark.req("R-154")
@pytest.mark.parametrize("rol", list(Rol))
def test_a_werkverdeler_grants_himself_nothing(wereld, rol):
    verdeler = wereld.verdeler
    for functie in (Functie.ONDERZOEKER, Functie.COORDINATOR, Functie.BEOORDELAAR):
        wereld.mandaat(verdeler, functie)

    for status in (Status.VOORBEREIDING, Status.ONDERZOEK_AFGEROND, Status.AANPAK):
        casus = wereld.casus(status)
        assert not grants(wereld, casus, rol, to=verdeler, by=verdeler)
        assert not asks(wereld, casus, rol, of=verdeler, by=verdeler)
        assert not asks(wereld, casus, rol, of=verdeler, by=verdeler, status=Vraag.AANVAARD)


@pytest.mark.req("R-154")
def test_a_werkverdeler_grants_only_the_onderzoeker_that_he_appointed(wereld):
    casus, user = wereld.casus(), wereld.onderzoeker
    verdeler = wereld.verdeler

    before = grants(wereld, casus, Rol.ONDERZOEKER, to=user, by=verdeler)
    wereld.aanstelling(casus, user, Rol.ONDERZOEKER)
    after = grants(wereld, casus, Rol.ONDERZOEKER, to=user, by=verdeler)
    other = grants(wereld, casus, Rol.COORDINATOR, to=user, by=verdeler)

    assert (before, after, other) == (False, True, False)


@pytest.mark.req("R-154")
@pytest.mark.parametrize("rol", [Rol.COORDINATOR, Rol.WAARNEMER])
def test_leading_is_granted_by_accepting_and_never_by_the_werkverdeler(wereld, rol):
    casus, user = wereld.casus(Status.AANPAK), wereld.coordinator
    wereld.aanstelling(casus, user, rol, Vraag.VOORGESTELD)
    verdeler = wereld.verdeler

    assert not grants(wereld, casus, rol, to=user, by=verdeler)
    assert not grants(wereld, casus, rol, to=user, by=user)
    assert grants(wereld, casus, rol, to=user, by=user, door=verdeler)


@pytest.mark.req("R-154")
def test_what_was_asked_of_one_opens_nothing_for_another(wereld):
    casus = wereld.casus(Status.AANPAK)
    wereld.aanstelling(casus, wereld.coordinator, Rol.COORDINATOR, Vraag.VOORGESTELD)
    other = collega(wereld, "Andere coördinator", Functie.COORDINATOR)

    assert not grants(wereld, casus, Rol.COORDINATOR, to=other, by=other, door=wereld.verdeler)


@pytest.mark.req("R-154")
def test_an_ended_appointment_opens_nothing_and_does_not_come_back(wereld):
    casus, user = wereld.casus(Status.AANPAK), wereld.coordinator
    row = wereld.aanstelling(casus, user, Rol.COORDINATOR, Vraag.GEEINDIGD)

    again = changes(wereld, user, "cases_aanstelling", row, status="aanvaard")

    assert not again
    assert not grants(wereld, casus, Rol.COORDINATOR, to=user, by=user, door=wereld.verdeler)


@pytest.mark.req("R-154")
def test_an_appointment_is_not_rewritten_into_another(wereld):
    casus = wereld.casus(Status.AANPAK)
    elders = wereld.casus(Status.AANPAK)
    row = wereld.aanstelling(casus, wereld.coordinator, Rol.COORDINATOR, Vraag.VOORGESTELD)
    verdeler = wereld.verdeler

    rewritten = [
        changes(wereld, wereld.coordinator, "cases_aanstelling", row, casus_id=elders.pk),
        changes(wereld, wereld.coordinator, "cases_aanstelling", row, rol="WAARNEMER"),
        changes(wereld, verdeler, "cases_aanstelling", row, user_id=wereld.onderzoeker.pk),
        changes(wereld, verdeler, "cases_aanstelling", row, status="aanvaard"),
        changes(wereld, verdeler, "cases_aanstelling", row, status="geweigerd"),
    ]

    assert rewritten == [False] * 5
    assert changes(wereld, verdeler, "cases_aanstelling", row, status="ingetrokken")


@pytest.mark.req("R-154")
def test_the_queue_gives_unassigned_onderzoek_of_the_own_team_once(wereld):
    casus, user = wereld.casus(), wereld.onderzoeker
    elsewhere = wereld.organisatie("Wijkteam Noord", "WIJKTEAM")
    outsider = collega(wereld, "Ander team", Functie.ONDERZOEKER, elsewhere)
    later = collega(wereld, "Later", Functie.ONDERZOEKER)

    assert not grants(wereld, casus, Rol.ONDERZOEKER, to=outsider, by=outsider)
    assert not asks(wereld, casus, Rol.ONDERZOEKER, of=outsider, by=outsider, status=Vraag.AANVAARD)
    assert grants(wereld, casus, Rol.ONDERZOEKER, to=user, by=user)
    assert not grants(wereld, casus, Rol.ONDERZOEKER, to=later, by=later)


@pytest.mark.req("R-154")
@pytest.mark.parametrize("status", [s for s in Status if s != Status.VOORBEREIDING])
def test_the_queue_gives_nothing_that_has_begun(wereld, status):
    casus, user = wereld.casus(status), wereld.onderzoeker

    assert not grants(wereld, casus, Rol.ONDERZOEKER, to=user, by=user)


@pytest.mark.req("R-154", "R-010")
def test_after_the_end_a_second_grant_is_possible_and_two_at_once_are_not(wereld):
    casus, user = wereld.casus(), wereld.onderzoeker
    wereld.toewijzing(casus, user, Rol.ONDERZOEKER, tot=timezone.now() - DAG / 2)

    assert lopend(casus) == []
    assert grants(wereld, casus, Rol.ONDERZOEKER, to=user, by=user)
    assert not grants(wereld, casus, Rol.ONDERZOEKER, to=user, by=user)


@pytest.mark.req("R-010")
def test_a_grant_begins_now_and_has_an_end_within_15_months(wereld):
    casus, user = wereld.casus(), wereld.onderzoeker
    mine = {"to": user, "by": user}

    assert not grants(wereld, casus, Rol.ONDERZOEKER, van=-DAG, **mine)
    assert not grants(wereld, casus, Rol.ONDERZOEKER, van=DAG, **mine)
    assert not grants(wereld, casus, Rol.ONDERZOEKER, tot=500 * DAG, **mine)
    assert grants(wereld, casus, Rol.ONDERZOEKER, **mine)


@pytest.mark.req("R-154", "SEC-014")
def test_the_other_gemeente_grants_nothing_here(wereld, elders):
    casus = wereld.casus()
    wereld.aanstelling(casus, wereld.onderzoeker, Rol.ONDERZOEKER)

    for person in (elders.verdeler, elders.onderzoeker):
        for gemeente in (wereld.gemeente, elders.gemeente):
            assert not grants(
                elders, casus, Rol.ONDERZOEKER, to=person, by=person, gemeente=gemeente
            )
            assert not grants(
                elders, casus, Rol.ONDERZOEKER, to=wereld.onderzoeker, by=person, gemeente=gemeente
            )


@pytest.mark.req("R-154")
def test_without_a_person_nothing_is_granted(wereld):
    casus, user = wereld.casus(Status.AANPAK), wereld.coordinator
    wereld.aanstelling(casus, user, Rol.COORDINATOR, Vraag.VOORGESTELD)
    nobody = Actor.system("casus.reconsider", wereld.gemeente.pk)
    values = [
        uuid4(),
        user.pk,
        casus.pk,
        wereld.gemeente.pk,
        user.organisatie_id,
        _permission_id(Doel.RECHTEN),
        Rol.COORDINATOR,
        timedelta(),
        DAG,
        wereld.verdeler.pk,
    ]

    with (
        acting_as(nobody),
        connection.cursor() as cursor,
        pytest.raises(DatabaseError),
        transaction.atomic(),
    ):
        cursor.execute(GIVE, values)


@pytest.mark.req("R-154")
def test_who_works_in_the_casus_gives_a_partij_its_share_and_no_more(wereld):
    casus = wereld.casus_van(wereld.coordinator)
    partner = wereld.partner
    colleague = collega(wereld, "Collega", Functie.COORDINATOR)

    assert grants(wereld, casus, Rol.PARTIJ, to=partner, by=wereld.coordinator)
    assert not grants(wereld, casus, Rol.PARTIJ, to=colleague, by=partner)
    assert not grants(wereld, casus, Rol.PARTIJ, to=colleague, by=wereld.coordinator)
    for rol in (Rol.COORDINATOR, Rol.WAARNEMER, Rol.ONDERZOEKER, Rol.BEOORDELAAR):
        assert not grants(wereld, casus, rol, to=colleague, by=wereld.coordinator)


@pytest.mark.req("R-154")
def test_an_ended_casus_is_granted_to_nobody(wereld):
    casus = wereld.casus_van(wereld.coordinator, status=Status.BEEINDIGD)

    assert not grants(wereld, casus, Rol.PARTIJ, to=wereld.partner, by=wereld.coordinator)


@pytest.mark.req("R-062", "R-154")
def test_a_second_assessor_takes_a_waiting_decision_and_then_sees_the_casus(wereld):
    casus = wereld.casus_van(wereld.coordinator, status=Status.HEROVERWEGING)
    row, user = beoordeling(wereld, casus), wereld.beoordelaar
    door = wereld.coordinator

    before = grants(wereld, casus, Rol.BEOORDELAAR, to=user, by=user, door=door)
    taken = changes(wereld, user, "cases_beoordeling", row, beoordelaar_id=user.pk)
    after = grants(wereld, casus, Rol.BEOORDELAAR, to=user, by=user, door=door)

    assert (before, taken, after) == (False, True, True)


@pytest.mark.req("R-062")
def test_nobody_of_the_casus_assesses_it(wereld):
    casus = wereld.casus_van(wereld.coordinator, status=Status.HEROVERWEGING)
    row, user = beoordeling(wereld, casus), wereld.beoordelaar
    wereld.aanstelling(casus, user, Rol.ONDERZOEKER, Vraag.GEEINDIGD)
    wereld.mandaat(wereld.coordinator, Functie.BEOORDELAAR)

    assert not changes(wereld, user, "cases_beoordeling", row, beoordelaar_id=user.pk)
    assert not changes(
        wereld, wereld.coordinator, "cases_beoordeling", row, beoordelaar_id=wereld.coordinator.pk
    )
    assert not changes(wereld, wereld.coordinator, "cases_beoordeling", row, status="akkoord")
    assert not grants(wereld, casus, Rol.BEOORDELAAR, to=user, by=user, door=wereld.coordinator)


@pytest.mark.req("R-062")
def test_only_who_took_it_decides_and_what_was_asked_stays(wereld):
    casus = wereld.casus_van(wereld.coordinator, status=Status.HEROVERWEGING)
    row = beoordeling(wereld, casus, beoordelaar=wereld.beoordelaar)
    other = collega(wereld, "Andere beoordelaar", Functie.BEOORDELAAR)
    table = "cases_beoordeling"

    assert not changes(wereld, other, table, row, beoordelaar_id=other.pk)
    assert not changes(wereld, other, table, row, status="akkoord")
    assert not changes(wereld, wereld.beoordelaar, table, row, nieuwe_einddatum=today() + 300 * DAG)
    assert changes(wereld, wereld.beoordelaar, table, row, status="afgewezen")
    assert not changes(wereld, wereld.beoordelaar, table, row, status="akkoord")


@pytest.mark.req("R-062")
def test_after_its_term_another_takes_a_decision_over(wereld):
    casus = wereld.casus_van(wereld.coordinator, status=Status.HEROVERWEGING)
    late = {"beoordelaar": wereld.beoordelaar, "beslissen_voor": today() - DAG}
    row = beoordeling(wereld, casus, **late)
    other = collega(wereld, "Andere beoordelaar", Functie.BEOORDELAAR)

    assert changes(wereld, other, "cases_beoordeling", row, beoordelaar_id=other.pk)


@pytest.mark.req("SEC-014")
def test_a_decided_assessment_is_no_longer_on_the_list_of_others(wereld):
    casus = wereld.casus_van(wereld.coordinator, status=Status.HEROVERWEGING)
    beoordeling(wereld, casus, beoordelaar=wereld.beoordelaar, status="akkoord")
    other = collega(wereld, "Andere beoordelaar", Functie.BEOORDELAAR)

    def seen(user):
        with as_person(wereld, user):
            return Beoordeling.objects.unscoped().count()

    assert (seen(wereld.beoordelaar), seen(wereld.coordinator), seen(other)) == (1, 1, 0)


@pytest.mark.req("SEC-014", "R-154")
def test_the_lines_for_dividing_show_each_what_the_work_asks(wereld, elders):
    """Werkverdeler, FG and manager all; the pool its queue; the asked and the assessor that one."""
    queue, asked = wereld.casus(), wereld.casus(Status.AANPAK)
    waits, running = wereld.casus(Status.HEROVERWEGING), wereld.casus_van(wereld.coordinator)
    wereld.aanstelling(asked, wereld.coordinator, Rol.COORDINATOR, Vraag.VOORGESTELD)
    beoordeling(wereld, waits)
    elders.casus()
    every = {queue.pk, asked.pk, waits.pk, running.pk}

    def lines(user, place=wereld):
        sql = "SELECT casus_id FROM cases_verdeelregel"
        with as_person(place, user), connection.cursor() as cursor:
            cursor.execute(sql)
            return {pk for (pk,) in cursor.fetchall()}

    assert isinstance(elders, Wereld)
    assert {
        functie: lines(getattr(wereld, functie))
        for functie in ("verdeler", "fg", "manager", "onderzoeker", "coordinator", "beoordelaar")
    } == {
        "verdeler": every,
        "fg": every,
        "manager": every,
        "onderzoeker": {queue.pk},
        "coordinator": {asked.pk},
        "beoordelaar": {waits.pk},
    }
    assert lines(wereld.partner) == lines(wereld.verdeler, elders) == set()
