"""Access that somebody has: seen by number, ended at once, never given here."""

import pytest
from django.db import connection

from tests.beheer.opbouw import send
from tests.opzet import arranging
from wams.audit.models import AuditEvent
from wams.beheer import actions
from wams.doelbinding.actor import Actor
from wams.doelbinding.rls import acting_as
from wams.errors import DomainError
from wams.recht.codes import Rol

pytestmark = pytest.mark.django_db


def grants(casus):
    with arranging():
        return list(casus.toewijzingen.model.objects.unscoped().filter(casus=casus))


@pytest.mark.req("R-013", "SEC-015")
def test_a_grant_is_shown_by_number_role_doel_and_dates_and_no_name_of_a_client(wereld, als):
    casus = wereld.casus(nummer="2026-0147")
    act = "aanstelling.accept"
    wereld.toewijzing(casus, wereld.coordinator, Rol.COORDINATOR, act=act)
    wereld.toewijzing(casus, wereld.onderzoeker, Rol.ONDERZOEKER, act=act)

    everybody = als(wereld.beheerder).get("/beheer/toewijzingen/").text
    one = als(wereld.beheerder).get("/beheer/toewijzingen/", {"wie": wereld.coordinator.pk}).text

    for shown in ("2026-0147", "Coördinator", "Aanpak coördineren", "Vraag om een casus"):
        assert shown in everybody
    assert wereld.onderzoeker.naam in everybody
    assert wereld.coordinator.naam in one
    assert wereld.onderzoeker.naam not in one
    assert "Terwolde" not in everybody


@pytest.mark.req("SEC-010", "SEC-020")
def test_access_ends_at_once_with_a_line_in_the_trail(wereld, als):
    user = wereld.coordinator
    casus = wereld.casus_van(user, nummer="2026-0147")
    client, rows = als(wereld.beheerder), grants(casus)
    assert "2026-0147" in client.get(f"/beheer/toewijzingen/{rows[0].pk}/einde/").text
    colleague = als(user)
    assert colleague.get(f"/casussen/{casus.pk}/").status_code == 200

    for row in rows:
        assert send(client, f"toewijzingen/{row.pk}/einde/").status_code == 302

    assert colleague.get(f"/casussen/{casus.pk}/").status_code == 404
    assert send(client, f"toewijzingen/{rows[0].pk}/einde/").status_code == 404
    with arranging():
        ended = AuditEvent.objects.filter(act="toewijzing.end", soort="wijziging")
        assert {line.object_id for line in ended} == {row.pk for row in rows}
        assert {line.casus_id for line in ended} == {casus.pk}
    assert "Toewijzing beëindigd" in als(wereld.fg).get(f"/toezicht/casussen/{casus.pk}/").text


@pytest.mark.req("SEC-018")
def test_of_two_who_end_the_same_access_the_second_hears_it(wereld):
    (row, *_) = grants(wereld.casus_van(wereld.coordinator))
    actor = Actor.for_act(wereld.beheerder, "toewijzing.end", wereld.gemeente.pk)
    actions.end_toewijzing(row, actor=actor)

    with pytest.raises(DomainError, match="al geëindigd"):
        actions.end_toewijzing(row, actor=actor)


@pytest.mark.req("SEC-016")
def test_a_grant_of_another_gemeente_is_not_there(wereld, elders, als):
    casus = elders.casus_van(elders.coordinator, nummer="2026-9999")
    client = als(wereld.beheerder)

    assert "2026-9999" not in client.get("/beheer/toewijzingen/").text
    for row in grants(casus):
        assert client.post(f"/beheer/toewijzingen/{row.pk}/einde/").status_code == 404


@pytest.mark.req("SEC-014")
def test_the_database_says_the_number_to_the_administrator_only(wereld, elders):
    casus = wereld.casus_van(wereld.coordinator, nummer="2026-0147")
    heard = {}
    people = [(wereld, "beheerder"), (wereld, "fg"), (wereld, "coordinator"), (elders, "beheerder")]
    for place, functie in people:
        user = getattr(place, functie)
        with acting_as(place.actor(user)), connection.cursor() as cursor:
            cursor.execute("SELECT wams_casusnummer(%s)", [casus.pk])
            heard[place.gemeente.naam, functie] = cursor.fetchone()[0]

    assert {who for who, nummer in heard.items() if nummer} == {("Voorbeeldstad", "beheerder")}


@pytest.mark.req("SEC-100")
def test_the_list_takes_as_many_queries_for_many(wereld, als, django_assert_max_num_queries):
    client = als(wereld.beheerder)
    wereld.casus_van(wereld.coordinator)
    client.get("/beheer/toewijzingen/")
    with django_assert_max_num_queries(15) as few:
        client.get("/beheer/toewijzingen/")
    for _ in range(4):
        wereld.casus_van(wereld.coordinator)

    with django_assert_max_num_queries(15) as many:
        client.get("/beheer/toewijzingen/")

    assert len(few) == len(many)
