"""Functional administration: people and terms, never content, never for oneself."""

import uuid
from datetime import timedelta

import pytest
from django.db import DatabaseError, connection
from django.utils import timezone

from cases.models import Casus
from tests.opzet import arranging
from wams.accounts.models import Deskundigheid, Functie, Mandaat, Organisatie, Partij, User
from wams.audit.models import AuditEvent
from wams.doelbinding.policy import may
from wams.doelbinding.rls import acting_as
from wams.recht import selectors as recht

pytestmark = pytest.mark.django_db
PAGINAS = ["", "organisaties/", "gebruikers/", "mandaten/", "toewijzingen/", "termijnen/"]
NIEUW = ["organisaties/nieuw/", "gebruikers/nieuw/", "mandaten/nieuw/", "deskundigheid/nieuw/"]


def send(client, path, **data):
    return client.post(f"/beheer/{path}", {"inzending": uuid.uuid4()} | data)


def day(offset):
    moment = timezone.localdate() + timedelta(days=offset)
    return f"{moment.day}-{moment.month}-{moment.year}"


@pytest.mark.parametrize("path", PAGINAS + NIEUW)
def test_every_page_opens_for_the_administrator_and_for_nobody_else(wereld, als, path):
    assert als(wereld.beheerder).get(f"/beheer/{path}").status_code == 200
    for other in (wereld.coordinator, wereld.fg, wereld.verdeler):
        assert als(other).get(f"/beheer/{path}").status_code == 404


@pytest.mark.req("R-013", "SEC-015")
def test_the_administrator_sees_no_content_and_opens_no_casus(wereld, als):
    casus = wereld.casus_van(wereld.coordinator)
    client = als(wereld.beheerder)

    pages = " ".join(client.get(f"/beheer/{path}").text for path in PAGINAS)

    assert "Terwolde" not in pages
    assert client.get(f"/casussen/{casus.pk}/").status_code == 404
    with acting_as(wereld.actor(wereld.beheerder)):
        assert not Casus._base_manager.exists()
        assert not may(wereld.actor(wereld.beheerder), "casus.view", casus)


INSERT_GRANT = """INSERT INTO doelbinding_toewijzing (id, user_id, casus_id, permission_id,
  gemeente_id, organisatie_id, rol, reden, act, van, tot, toegekend_door_id)
  SELECT gen_random_uuid(), %s, %s, min(id), %s, %s, 'COORDINATOR', 'x', 'x', now(),
  now() + interval '1 day', %s FROM auth_permission WHERE codename = 'D06'"""
INSERT_MANDATE = """INSERT INTO accounts_mandaat (id, user_id, gemeente_id, organisatie_id, functie,
  van, tot, voorwaarden, verleend_door_id)
  VALUES (gen_random_uuid(), %s, %s, %s, 'coordinator', now(), now() + interval '1 day', '', %s)"""


@pytest.mark.req("R-013", "R-154")
def test_the_database_refuses_the_administrator_a_grant_and_an_own_mandate(wereld):
    casus, me = wereld.casus_van(wereld.coordinator), wereld.beheerder
    grant = [me.pk, casus.pk, wereld.gemeente.pk, me.organisatie_id, me.pk]
    mandate = [me.pk, wereld.gemeente.pk, me.organisatie_id, me.pk]

    for statement, values in ((INSERT_GRANT, grant), (INSERT_MANDATE, mandate)):
        refused = pytest.raises(DatabaseError, match=r"row-level security|niet_aan_zichzelf")
        with refused, acting_as(wereld.actor(me)), connection.cursor() as cursor:
            cursor.execute(statement, values)


@pytest.mark.req("R-007", "R-154")
def test_a_mandate_is_given_to_another_with_dates_and_a_line(wereld, als):
    user = wereld.user("Nieuwe Onderzoeker")

    answer = send(
        als(wereld.beheerder),
        "mandaten/nieuw/",
        user=user.pk,
        functie="onderzoeker",
        organisatie=wereld.team.pk,
        van=day(0),
        tot=day(30),
        voorwaarden="Alleen wijk Noord",
    )

    assert answer.status_code == 302
    mandaat = Mandaat.objects.get(user=user)
    assert (mandaat.functie, mandaat.verleend_door) == ("onderzoeker", wereld.beheerder)
    assert timezone.localdate(mandaat.tot) == timezone.localdate() + timedelta(days=31)
    with arranging():
        line = AuditEvent.objects.get(act="mandaat.give", soort="wijziging")
    assert (line.actor_id, line.object_id, line.doel) == (wereld.beheerder.pk, mandaat.pk, "D13")


def test_one_cannot_be_chosen_for_an_own_mandate(wereld, als):
    answer = send(
        als(wereld.beheerder),
        "mandaten/nieuw/",
        user=wereld.beheerder.pk,
        functie="coordinator",
        organisatie=wereld.team.pk,
        van=day(0),
        tot=day(9),
    )

    assert answer.status_code == 200
    assert not Mandaat.objects.filter(user=wereld.beheerder, functie="coordinator").exists()


@pytest.mark.req("R-010", "SEC-010")
def test_ending_a_mandate_ends_the_access_that_rests_on_it(wereld, als):
    user = wereld.coordinator
    casus = wereld.casus_van(user)
    mandaat = Mandaat.objects.get(user=user)
    before = als(user).get(f"/casussen/{casus.pk}/").status_code

    answer = send(als(wereld.beheerder), f"mandaten/{mandaat.pk}/einde/")

    assert (before, answer.status_code) == (200, 302)
    assert als(user).get(f"/casussen/{casus.pk}/").status_code == 404
    with acting_as(wereld.actor(user)):
        assert not user.has_perm("D06", casus)


@pytest.mark.req("SEC-010", "SEC-020")
def test_one_grant_is_ended_at_once(wereld, als):
    user = wereld.coordinator
    casus = wereld.casus_van(user)
    with arranging():
        rows = list(casus.toewijzingen.model.objects.unscoped().filter(casus=casus))

    for row in rows:
        assert send(als(wereld.beheerder), f"toewijzingen/{row.pk}/einde/").status_code == 302

    assert als(user).get(f"/casussen/{casus.pk}/").status_code == 404
    again = send(als(wereld.beheerder), f"toewijzingen/{rows[0].pk}/einde/")
    assert again.status_code == 404


@pytest.mark.req("SEC-061")
def test_closing_an_account_puts_its_owner_out(wereld, als):
    user = wereld.coordinator
    client = als(user)
    assert client.get("/").status_code == 200

    send(
        als(wereld.beheerder),
        f"gebruikers/{user.pk}/",
        naam=user.naam,
        organisatie=user.organisatie_id,
    )

    assert not User.objects.get(pk=user.pk).is_active
    assert client.get("/").url.startswith("/account/login/")


def test_nobody_changes_the_own_account(wereld, als):
    assert (
        als(wereld.beheerder).get(f"/beheer/gebruikers/{wereld.beheerder.pk}/").status_code == 404
    )


def test_an_account_is_made_without_a_password_and_once(wereld, als):
    velden = {"naam": "Nieuw", "email": "nieuw@x.example", "organisatie": wereld.team.pk}
    first = send(als(wereld.beheerder), "gebruikers/nieuw/", **velden)
    second = send(
        als(wereld.beheerder), "gebruikers/nieuw/", **velden | {"email": "NIEUW@x.example"}
    )

    assert (first.status_code, second.status_code) == (302, 200)
    assert "Er is al een account met dit e-mailadres." in second.text
    assert not User.objects.get(email="nieuw@x.example").has_usable_password()


def test_an_organisation_comes_on_the_list_and_goes_off_it(wereld, als):
    client = als(wereld.beheerder)
    send(client, "organisaties/nieuw/", naam="Wonen Noord", partijtype="CORPORATIE", op_lijst="on")
    organisatie = Organisatie.objects.get(naam="Wonen Noord")
    twice = send(client, f"organisaties/{organisatie.pk}/op-lijst/")
    off = send(client, f"organisaties/{organisatie.pk}/van-lijst/")
    again = send(client, f"organisaties/{organisatie.pk}/van-lijst/")
    changed = send(
        client, f"organisaties/{organisatie.pk}/", naam="Wonen Zuid", partijtype="CORPORATIE"
    )

    assert "staat al op de partijenlijst" in twice.text
    assert (off.status_code, again.status_code, changed.status_code) == (302, 200, 302)
    partij = Partij.objects.get(organisatie=organisatie)
    assert partij.geldig_tot == timezone.localdate() + timedelta(days=1)
    assert "Wonen Zuid" in client.get("/beheer/organisaties/").text


@pytest.mark.req("R-060")
def test_an_exception_on_training_lasts_three_months_at_most(wereld, als):
    velden = {
        "user": wereld.coordinator.pk,
        "functie": Functie.COORDINATOR,
        "soort": Deskundigheid.Soort.UITZONDERING,
        "onderwerp": "Wmo, AVG en WGBO",
        "van": day(0),
    }
    long = send(als(wereld.beheerder), "deskundigheid/nieuw/", **velden, tot=day(93))
    short = send(als(wereld.beheerder), "deskundigheid/nieuw/", **velden, tot=day(92))

    assert "ten hoogste 3 maanden" in long.text
    assert short.status_code == 302


@pytest.mark.req("R-008")
def test_terms_without_a_verified_source_are_shown_as_to_be_confirmed(wereld, als):
    page = als(wereld.beheerder).get("/beheer/termijnen/").text

    unsure = [t for t in recht.voor(wereld.gemeente.pk).termijnen if t.te_bevestigen]
    assert unsure
    for termijn in unsure:
        row = page[page.index(f">{termijn.code}<") :].split("</tr>")[0]
        assert "Te bevestigen" in row
