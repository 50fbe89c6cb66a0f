"""Accounts: made without a password, closed at once, and those of others only."""

import re

import pytest
from django.core import mail
from django.utils import timezone

from tests.beheer.opbouw import hidden, send
from tests.opzet import arranging
from wams.accounts.models import User
from wams.audit.models import AuditEvent

pytestmark = pytest.mark.django_db


def fields(user, **changes):
    shown = {"naam": user.naam, "organisatie": user.organisatie_id, "telefoon": user.telefoon}
    return shown | ({"is_active": "on"} if user.is_active else {}) | changes


@pytest.mark.req("SEC-061", "SEC-010")
def test_closing_an_account_puts_its_owner_out_everywhere(wereld, als):
    user = wereld.coordinator
    here, there = als(user), als(user)
    assert [client.get("/").status_code for client in (here, there)] == [200, 200]
    velden = fields(user)
    del velden["is_active"]

    answer = send(als(wereld.beheerder), f"gebruikers/{user.pk}/", **velden)

    assert answer.status_code == 302
    assert not User.objects.get(pk=user.pk).is_active
    for client in (here, there):
        assert client.get("/").url.startswith("/account/login/")
    with arranging():
        line = AuditEvent.objects.get(act="gebruiker.correct", soort="wijziging")
    assert (line.actor_id, line.object_id) == (wereld.beheerder.pk, user.pk)


def test_the_flag_of_an_enforcing_task_is_kept_here(wereld, als):
    user = wereld.partner

    send(als(wereld.beheerder), f"gebruikers/{user.pk}/", **fields(user, handhaaft="on"))

    assert User.objects.get(pk=user.pk).handhaaft
    assert "ook handhavend" in als(wereld.beheerder).get("/beheer/gebruikers/").text


@pytest.mark.req("R-013")
def test_nobody_changes_the_own_account(wereld, als):
    path = f"/beheer/gebruikers/{wereld.beheerder.pk}/"

    assert als(wereld.beheerder).get(path).status_code == 404
    assert als(wereld.beheerder).post(path, {"naam": "X"}).status_code == 404


def test_an_account_is_made_once_and_its_owner_chooses_the_password(wereld, als, client):
    velden = {"naam": "Nieuw", "email": "nieuw@x.example", "organisatie": wereld.team.pk}
    first = send(als(wereld.beheerder), "gebruikers/nieuw/", **velden)
    second = send(
        als(wereld.beheerder), "gebruikers/nieuw/", **velden | {"email": "NIEUW@x.example"}
    )

    assert (first.status_code, second.status_code) == (302, 200)
    assert "Er is al een account met dit e-mailadres." in second.text
    assert not User.objects.get(email="nieuw@x.example").has_usable_password()
    client.post("/account/password/reset/", {"email": "nieuw@x.example"})
    (letter,) = mail.outbox
    assert letter.to == ["nieuw@x.example"]
    assert re.search(r"/account/password/reset/key/\S+", letter.body)


@pytest.mark.req("SEC-016")
def test_people_of_another_gemeente_are_not_shown(wereld, elders, als):
    works_there, new_there = elders.coordinator, elders.user("Nieuw daar")
    new_here = wereld.user("Nieuw hier")

    page = als(wereld.beheerder).get("/beheer/gebruikers/").text

    assert new_here.naam in page
    assert works_there.naam not in page
    assert new_there.naam not in page
    for user in (works_there, new_there):
        path = f"/beheer/gebruikers/{user.pk}/"
        assert als(wereld.beheerder).get(path).status_code == 404


def test_an_organisation_of_another_gemeente_cannot_be_chosen(wereld, elders, als):
    velden = {"naam": "Nieuw", "email": "nieuw@x.example", "organisatie": elders.team.pk}

    answer = send(als(wereld.beheerder), "gebruikers/nieuw/", **velden)

    assert answer.status_code == 200
    assert not User.objects.filter(email="nieuw@x.example").exists()


@pytest.mark.req("SEC-018")
def test_signing_in_meanwhile_is_no_conflict_and_another_editor_is(wereld, als):
    user, client = wereld.coordinator, als(wereld.beheerder)
    path = f"/beheer/gebruikers/{user.pk}/"
    first, second = (hidden(client.get(path).text) for _ in range(2))
    User.objects.filter(pk=user.pk).update(last_login=timezone.now())

    mine = client.post(path, first | fields(user, naam="Anders"))
    late = client.post(path, second | fields(user, naam="Nog anders"))

    assert mine.status_code == 302
    assert "intussen gewijzigd" in late.text
    assert User.objects.get(pk=user.pk).naam == "Anders"


@pytest.mark.req("SEC-100")
def test_the_list_takes_as_many_queries_for_many(wereld, als, django_assert_max_num_queries):
    client = als(wereld.beheerder)
    client.get("/beheer/gebruikers/")
    with django_assert_max_num_queries(15) as few:
        client.get("/beheer/gebruikers/")
    for number in range(8):
        wereld.user(f"Gebruiker {number}")

    with django_assert_max_num_queries(15) as many:
        client.get("/beheer/gebruikers/")

    assert len(few) == len(many)
