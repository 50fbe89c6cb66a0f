"""Mijn werk: everybody sees what to do now, in order of urgency, and nothing of others."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.opzet import arranging
from wams.accounts.models import Functie
from wams.formulieren.models import Concept
from wams.recht.codes import Rol
from wams.werk.taken import Taak, calendar, in_groups

pytestmark = pytest.mark.django_db
VANDAAG = timezone.localdate


def taak(days, wat="Doe iets"):
    return Taak(op=VANDAAG() + timedelta(days=days), wat=wat, waarom="", url="/")


@pytest.mark.req("UX-013")
def test_tasks_stand_in_groups_of_time_and_say_when():
    groups = in_groups([taak(-3), taak(0), taak(1), taak(7), taak(8)])

    assert [(g["naam"], [t.wanneer for t in g["taken"]]) for g in groups] == [
        ("Vandaag", ["3 dagen te laat", "Vandaag"]),
        ("Deze week", ["Morgen", "Nog 7 dagen"]),
        ("Later", ["Nog 8 dagen"]),
    ]


def test_the_calendar_counts_terms_per_working_day():
    weeks = calendar([taak(0), taak(0)])

    assert len(weeks) == 4
    assert all(len(week) == 5 for week in weeks)
    counted = sum(day["aantal"] for week in weeks for day in week)
    assert counted == (2 if VANDAAG().weekday() < 5 else 0)


@pytest.mark.req("R-171", "UX-013")
def test_a_coordinator_sees_the_next_step_of_the_own_casus_by_number(wereld, als, elders):
    casus = wereld.casus_van(wereld.coordinator, Rol.COORDINATOR, "AANPAK", nummer="2026-0147")
    foreign = elders.casus_van(elders.coordinator, nummer="2026-9999")

    page = als(wereld.coordinator).get("/")

    assert page.status_code == 200
    assert casus.nummer in page.text
    assert "Te doen" in page.text
    assert foreign.nummer not in page.text
    assert "Terwolde" not in page.text


@pytest.mark.req("UX-054")
def test_without_work_the_page_says_so(wereld, als):
    assert "Er is nu niets waarvoor u aan zet bent." in als(wereld.coordinator).get("/").text


@pytest.mark.parametrize("functie", Functie.values)
def test_every_function_has_a_start_page(wereld, als, functie):
    page = als(getattr(wereld, functie)).get("/")

    assert page.status_code == 200
    assert page.text.count('aria-current="page"') == 1


def test_without_a_function_there_is_nothing(wereld, als):
    assert als(wereld.user("Zonder Functie")).get("/").status_code == 404


def test_own_drafts_are_listed_by_title_only(wereld, als):
    with arranging():
        for user in (wereld.coordinator, wereld.onderzoeker):
            Concept(
                user=user,
                gemeente=wereld.gemeente,
                act="melding.register",
                adres="/meldingen/nieuw/",
                titel=f"Concept van {user.naam}",
                bewaarklasse="RC20",
                inhoud={"feiten": ["geheim"]},
            ).save()

    page = als(wereld.coordinator).get("/").text

    assert f"Concept van {wereld.coordinator.naam}" in page
    assert f"Concept van {wereld.onderzoeker.naam}" not in page
    assert "geheim" not in page


@pytest.mark.req("SEC-100")
def test_the_number_of_queries_does_not_grow_with_the_casussen(
    wereld, als, django_assert_max_num_queries
):
    client = als(wereld.coordinator)
    for _ in range(3):
        wereld.casus_van(wereld.coordinator)
    client.get("/")
    with django_assert_max_num_queries(30) as few:
        client.get("/")
    for _ in range(6):
        wereld.casus_van(wereld.coordinator)

    with django_assert_max_num_queries(30) as many:
        client.get("/")

    assert len(many) == len(few)
