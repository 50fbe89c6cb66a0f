"""The derived row equals the grants, whatever happened to them and whoever wrote at once."""

import threading
from datetime import timedelta

import psycopg
import pytest
from django.db import IntegrityError, connection
from django.utils import timezone
from guardian.shortcuts import remove_perm
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.conftest import login_url
from tests.opzet import arranging
from wams.doelbinding.grants import _permission_id
from wams.doelbinding.rls import acting_as
from wams.doelbinding.toewijzing import Toewijzing
from wams.recht.codes import Doel, Rol

UUR = timedelta(hours=1)
DOELEN = [Doel.COORDINATIE, Doel.PLAN, Doel.RECHTEN]
step = st.one_of(
    st.tuples(
        st.just("geef"),
        st.integers(0, 1),
        st.integers(0, 1),
        st.sampled_from(DOELEN),
        st.integers(-5, 5),
        st.integers(0, 6),
    ),
    st.tuples(st.just("kort"), st.integers(0, 9), st.integers(1, 5)),
)


def differences():
    """Pairs and moments at which the derived row and the grants disagree."""
    with connection.cursor() as cursor:
        cursor.execute(
            """SELECT count(*) FROM
              (SELECT DISTINCT user_id, casus_id FROM doelbinding_toewijzing
               UNION SELECT user_id, casus_id FROM doelbinding_betrokkenheid) p
              CROSS JOIN generate_series(wams_nu() - interval '6 hours',
                wams_nu() + interval '12 hours', interval '30 minutes') m
              LEFT JOIN doelbinding_betrokkenheid b USING (user_id, casus_id)
              WHERE coalesce(b.periodes @> m, false) IS DISTINCT FROM EXISTS (
                SELECT 1 FROM doelbinding_toewijzing t WHERE t.user_id = p.user_id
                  AND t.casus_id = p.casus_id AND t.van <= m AND m < t.tot)"""
        )
        return cursor.fetchone()[0]


@pytest.mark.req("R-010", "SEC-014")
@pytest.mark.django_db
@settings(
    max_examples=80,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(steps=st.lists(step, min_size=1, max_size=12))
def test_the_derived_row_follows_every_history(wereld, steps):
    casussen = [wereld.casus("AANPAK") for _ in range(2)]
    users = [wereld.coordinator, wereld.onderzoeker]
    now = timezone.now()
    given_rows = []
    for what, *numbers in steps:
        if what == "geef":
            who, which, doel, start, length = numbers
            row = grant(wereld, users[who], casussen[which], doel, now + start * UUR, length)
            if row:
                given_rows.append(row)
        elif given_rows:
            shorten(given_rows[numbers[0] % len(given_rows)], now + numbers[1] * UUR)

    with arranging():
        assert differences() == 0


def grant(wereld, user, casus, doel, van, length):
    """A grant, unless one for the same doel overlaps: the database allows one at a time."""
    with arranging():
        clash = Toewijzing.objects.unscoped().filter(
            user=user,
            casus=casus,
            permission__codename=doel,
            van__lt=van + length * UUR,
            tot__gt=van,
        )
        if clash.exists():
            return None
    return wereld.toewijzing(
        casus, user, Rol.COORDINATOR, doelen=[doel], van=van, tot=van + length * UUR
    )[0]


def shorten(row, moment):
    with arranging():
        current = Toewijzing.objects.unscoped().get(pk=row.pk)
        if current.van <= moment < current.tot:
            Toewijzing.objects.unscoped().filter(pk=row.pk).update(tot=moment)


@pytest.mark.req("R-010", "R-154")
@pytest.mark.django_db
def test_a_grant_only_gets_shorter(wereld):
    casus = wereld.casus("AANPAK")
    row = wereld.toewijzing(casus, wereld.coordinator, Rol.COORDINATOR, doelen=DOELEN[:1])[0]

    longer = pytest.raises(IntegrityError, match="alleen korter")
    with longer, arranging(), connection.cursor() as cursor:
        cursor.execute(
            "UPDATE doelbinding_toewijzing SET tot = tot + interval '1 day' WHERE id = %s",
            [row.pk],
        )


INSERT = """INSERT INTO doelbinding_toewijzing (id, user_id, casus_id, permission_id, gemeente_id,
  organisatie_id, rol, reden, act, van, tot, toegekend_door_id)
  VALUES (gen_random_uuid(), %s, %s, %s, %s, %s, 'COORDINATOR', 'x', 'test', now(),
  now() + interval '1 day', NULL)"""


@pytest.mark.req("SEC-018")
@pytest.mark.django_db(transaction=True)
def test_two_people_who_give_at_once_lose_nothing(wereld):
    casus, user = wereld.casus("AANPAK"), wereld.coordinator
    permissions = [_permission_id(doel) for doel in DOELEN]
    start = threading.Barrier(len(permissions))

    def give(permission):
        with psycopg.connect(login_url("app")) as link:
            link.execute("SELECT set_config('test.opzet', 'aan', true)")
            start.wait(10)
            link.execute(
                INSERT,
                [user.pk, casus.pk, permission, wereld.gemeente.pk, user.organisatie_id],
            )

    threads = [threading.Thread(target=give, args=[pk]) for pk in permissions]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(15)

    with arranging():
        assert Toewijzing.objects.unscoped().count() == len(DOELEN)
        assert differences() == 0


@pytest.mark.req("R-010")
@pytest.mark.django_db
def test_removing_a_permission_through_guardian_ends_the_grant_and_keeps_its_history(wereld):
    casus = wereld.casus_van(wereld.coordinator)

    with acting_as(wereld.actor(wereld.coordinator)):
        ended, _ = remove_perm("D06", wereld.coordinator, casus)

    with arranging():
        row = Toewijzing.objects.unscoped().get(permission__codename="D06")
        assert ended == 1
        assert row.tot < timezone.now() + timedelta(seconds=1)
