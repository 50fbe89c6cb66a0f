"""Two requests at the same time, each on a connection of its own: one effect, nothing lost."""

import threading
import time
import uuid
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from cases.models import Casus
from tests.opzet import arranging
from wams.audit.models import AuditEvent
from wams.doelbinding import grants
from wams.doelbinding.rls import acting_as
from wams.formulieren.models import Concept, Inzending

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.urls("tests.web.proef")]
RONDEN = 6


@pytest.fixture
def casus(wereld):
    return wereld.casus_van(wereld.coordinator)


@pytest.fixture
def address(casus):
    return f"/proef/{casus.pk}/hernoem/"


def together(*requests):
    """Start these at one moment, each in a thread with its own connection; their answers."""
    start = threading.Barrier(len(requests))

    def run(request):
        try:
            start.wait(10)
            return request()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(requests)) as pool:
        return list(pool.map(run, requests))


def now(casus):
    with arranging():
        return Casus.objects.unscoped().get(pk=casus.pk)


def count(model, **wanted):
    with arranging():
        return model._base_manager.filter(**wanted).count()


def done():
    return count(AuditEvent, act="proef.hernoem", soort="wijziging")


@pytest.mark.req("SEC-099", "F-18", "F-19", "SEC-022")
def test_one_form_that_arrives_twice_at_once_has_one_effect(wereld, als, casus, address):
    clients = [als(wereld.coordinator) for _ in range(3)]
    for number in range(1, RONDEN + 1):
        form = {"versie": now(casus).versie, "inzending": uuid.uuid4(), "kern": f"Kern {number}"}

        answers = together(*[lambda c=c, f=form: c.post(address, f) for c in clients])

        assert [a.status_code for a in answers] == [302] * 3
        assert {a.url for a in answers} == {f"/proef/{casus.pk}/"}
        assert now(casus).kern == f"Kern {number}"
        assert (done(), count(Inzending)) == (number, number)


@pytest.mark.req("SEC-098", "F-17", "SEC-022")
def test_of_two_who_change_one_casus_at_once_one_is_asked_to_look_again(
    wereld, als, casus, address
):
    colleague = wereld.user("Collega Waarnemer")
    wereld.toewijzing(casus, colleague, "WAARNEMER")
    clients = [als(wereld.coordinator), als(colleague)]
    for number in range(1, RONDEN + 1):
        versie = now(casus).versie

        def form(who, versie=versie, number=number):
            return {"versie": versie, "inzending": uuid.uuid4(), "kern": f"Kern {number} {who}"}

        answers = together(
            *[lambda c=c, i=i: c.post(address, form(i)) for i, c in enumerate(clients)]
        )

        assert sorted(a.status_code for a in answers) == [200, 302]
        winner = [a.status_code for a in answers].index(302)
        assert now(casus).kern == f"Kern {number} {winner}"
        assert "Iemand anders heeft dit intussen gewijzigd" in answers[1 - winner].text
        assert f"Kern {number} {1 - winner}" in answers[1 - winner].text
        assert done() == number


@pytest.mark.req("UX-001", "F-20")
def test_a_draft_that_travels_with_its_form_does_not_come_back(wereld, als, casus, address):
    typing, sending = als(wereld.coordinator), als(wereld.coordinator)
    for number in range(RONDEN):
        form = {"versie": now(casus).versie, "inzending": uuid.uuid4(), "kern": f"Kern {number}"}

        kept, sent = together(
            lambda f=form: typing.post(address, f, headers={"X-Concept": "1"}),
            lambda f=form: sending.post(address, f),
        )
        late = typing.post(address, form, headers={"X-Concept": "1"})

        assert (kept.status_code, sent.status_code, late.status_code) == (200, 302, 200)
        assert count(Concept) == 0


@pytest.mark.req("UX-001", "F-20")
def test_two_tabs_that_draft_at_once_both_hear_that_it_is_kept(wereld, als, casus, address):
    tabs = [als(wereld.coordinator) for _ in range(4)]
    for number in range(RONDEN):
        with arranging():
            Concept._base_manager.all().delete()

        answers = together(
            *[
                lambda c=c, t=f"{number} {i}": c.post(
                    address, {"kern": t}, headers={"X-Concept": "1"}
                )
                for i, c in enumerate(tabs)
            ]
        )

        assert [a.status_code for a in answers] == [200] * 4
        assert count(Concept) == 1


@pytest.mark.req("SEC-018")
def test_an_act_and_the_end_of_its_right_at_once_keep_to_one_order(wereld, als, casus, address):
    """Whoever loses the right first, changes nothing after; a change has its line, a no none."""
    user, verdeler = wereld.coordinator, wereld.actor(wereld.verdeler, "casus.take_back")
    client = als(user)
    for number in range(4 * RONDEN):
        before, lines = now(casus), done()
        form = {"versie": before.versie, "inzending": uuid.uuid4(), "kern": f"Kern {number}"}

        def end():
            with acting_as(verdeler):
                return grants.end(verdeler, casus.pk, user_id=user.pk)

        answer, ended = together(lambda f=form: client.post(address, f), end)
        after = client.post(address, form | {"inzending": uuid.uuid4()})

        changed = now(casus).kern != before.kern
        assert ended > 0
        assert changed is (answer.status_code == 302)
        assert done() - lines == (1 if changed else 0)
        assert answer.status_code in (302, 404, 503)  # 503: the row was gone when it was written
        assert after.status_code == 404
        wereld.toewijzing(casus, user, "COORDINATOR", van=now_in_database())


def now_in_database():
    with connection.cursor() as cursor:
        return cursor.execute("SELECT clock_timestamp()").fetchone()[0]


def test_who_waits_in_vain_for_a_colleague_keeps_what_he_typed(wereld, als, casus, address):
    """The colleague's transaction outlasts lock_timeout: that is no failure of the database."""
    client = als(wereld.coordinator)
    form = {"versie": now(casus).versie, "inzending": uuid.uuid4(), "kern": "Zelf getypt"}
    held, release = threading.Event(), threading.Event()

    def hold():
        try:
            with arranging():
                Casus._base_manager.select_for_update().get(pk=casus.pk)
                held.set()
                release.wait(20)
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as pool:
        colleague = pool.submit(hold)
        assert held.wait(10)
        late = client.post(address, form)
        release.set()
        colleague.result(10)
    again = client.post(address, form)

    assert late.status_code == 200
    assert "Een collega slaat hier op dit moment iets op" in late.text
    assert "Zelf getypt" in late.text
    assert again.status_code == 302
    assert (now(casus).kern, done()) == ("Zelf getypt", 1)


def wait_until_somebody_waits():
    """Returns when one session of the test database waits for the lock of another."""
    for _ in range(200):
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1 FROM pg_locks WHERE NOT granted AND pid <> pg_backend_pid()")
            if cursor.fetchone():
                return
        time.sleep(0.02)
    raise AssertionError("Nobody waits.")


def test_who_is_in_a_deadlock_with_a_colleague_keeps_what_he_typed(wereld, als, casus):
    """The database ends the one of two that waited first: that is no failure of it either."""
    other = wereld.casus_van(wereld.coordinator)
    client = als(wereld.coordinator)
    form = {"versie": now(casus).versie, "inzending": uuid.uuid4(), "kern": str(other.pk)}
    held = threading.Event()

    def hold():
        try:
            with arranging():
                Casus._base_manager.select_for_update().get(pk=other.pk)
                held.set()
                wait_until_somebody_waits()
                Casus._base_manager.select_for_update().get(pk=casus.pk)
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as pool:
        colleague = pool.submit(hold)
        assert held.wait(10)
        late = client.post(f"/proef/{casus.pk}/kruis/", form)
        colleague.result(20)

    assert late.status_code == 200
    assert "Een collega slaat hier op dit moment iets op" in late.text
    assert str(other.pk) in late.text
