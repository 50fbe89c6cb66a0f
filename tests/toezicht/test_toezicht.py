"""The FG sees each step of each casus, and no content; looking is recorded too."""

from datetime import timedelta

import pytest
from django.utils import timezone

from cases.models import Casus
from tests.opzet import arranging
from wams.audit.models import AuditEvent
from wams.web.templatetags.nl import datum

pytestmark = pytest.mark.django_db


@pytest.fixture
def casus(wereld, als):
    casus = wereld.casus_van(wereld.coordinator, nummer="2026-0147")
    wereld.betrokkene(casus, "gezinslid", "Terwolde")
    als(wereld.coordinator).get(f"/casussen/{casus.pk}/")
    return casus


@pytest.mark.parametrize("path", ["", "signalen/"])
def test_the_pages_are_for_the_fg_only(wereld, als, path):
    assert als(wereld.fg).get(f"/toezicht/{path}").status_code == 200
    for other in (wereld.coordinator, wereld.beheerder, wereld.verdeler):
        assert als(other).get(f"/toezicht/{path}").status_code == 404


@pytest.mark.req("R-121", "R-122")
def test_the_trail_says_who_what_about_whom_and_why(wereld, als, casus):
    page = als(wereld.fg).get(f"/toezicht/casussen/{casus.pk}/").text

    assert wereld.coordinator.naam in page
    assert "Casus bekeken" in page
    assert "betrokkene 1, betrokkene 2" in page
    assert "Aanpak coördineren" in page
    assert "Toewijzing als coördinator." in page
    assert "Terwolde" not in page


@pytest.mark.req("SEC-035")
def test_reading_the_trail_is_a_line_of_that_casus(wereld, als, casus):
    als(wereld.fg).get(f"/toezicht/casussen/{casus.pk}/")

    with arranging():
        line = AuditEvent.objects.get(act="toezicht.view_spoor")
    assert (line.actor_id, line.casus_id, line.doel) == (wereld.fg.pk, casus.pk, "D13")


def test_the_trail_is_filtered_by_kind_and_period(wereld, als, casus):
    client = als(wereld.fg)
    tomorrow = timezone.localdate() + timedelta(days=1)
    address = f"/toezicht/casussen/{casus.pk}/"

    assert "Casus bekeken" in client.get(address, {"soort": "inzage"}).text
    assert "Casus bekeken" not in client.get(address, {"soort": "wijziging"}).text
    later = client.get(address, {"van": f"{tomorrow.day}-{tomorrow.month}-{tomorrow.year}"})
    assert "Geen regels gevonden" in later.text
    now = {"van": f"{timezone.localdate():%d-%m-%Y}", "tot": f"{timezone.localdate():%d-%m-%Y}"}
    assert "Casus bekeken" in client.get(address, now).text
    assert "Geen regels gevonden" in client.get(address, {"tot": "1-1-2020"}).text
    assert "Casus bekeken" in client.get(address, {"van": "onzin"}).text


def test_equal_lines_of_a_day_are_one_row_with_a_count(wereld, als, casus):
    for _ in range(3):
        als(wereld.coordinator).get(f"/casussen/{casus.pk}/")

    assert "4 keer" in als(wereld.fg).get(f"/toezicht/casussen/{casus.pk}/").text


@pytest.mark.req("R-121")
def test_opening_a_form_is_not_shown_as_doing_it(wereld, als, casus):
    als(wereld.coordinator).get(f"/casussen/{casus.pk}/heroverwegen/")

    page = als(wereld.fg).get(f"/toezicht/casussen/{casus.pk}/").text

    assert "Formulier geopend: aanpak in heroverweging genomen" in page
    assert "Aanpak in heroverweging genomen" not in page


@pytest.mark.req("SEC-016")
def test_the_fg_of_another_gemeente_sees_nothing_of_it(wereld, elders, als, casus):
    client = als(elders.fg)

    assert casus.nummer not in client.get("/toezicht/").text
    assert client.get(f"/toezicht/casussen/{casus.pk}/").status_code == 404


@pytest.mark.req("R-017")
def test_the_list_shows_number_phase_and_term_and_filters_on_them(wereld, als, casus):
    late = wereld.casus(Casus.Status.ONDERZOEK, nummer="2026-0002")
    with arranging():
        late.termijn_tot = timezone.localdate() - timedelta(days=1)
        late.save(update_fields=["termijn_tot"])
    client = als(wereld.fg)

    everything = client.get("/toezicht/").text
    only_late = client.get("/toezicht/", {"te_laat": "on"}).text
    only_phase = client.get("/toezicht/", {"fase": "AANPAK"}).text

    assert casus.nummer in everything
    assert late.nummer in everything
    assert (late.nummer in only_late, casus.nummer in only_late) == (True, False)
    assert (late.nummer in only_phase, casus.nummer in only_phase) == (False, True)
    assert "Eigen hulpvraag" in everything
    assert "Terwolde" not in everything


def test_a_casus_that_has_ended_has_no_term_any_more(wereld, als):
    ended = wereld.casus(Casus.Status.IN_BEWARING, nummer="2026-0003")
    running = wereld.casus(Casus.Status.AANPAK, nummer="2026-0004")

    page = als(wereld.fg).get("/toezicht/").text

    row = {
        casus: next(r for r in page.split("<tr") if casus.nummer in r) for casus in (ended, running)
    }
    assert "Loopt niet meer" in row[ended]
    assert datum(ended.termijn_tot) not in row[ended]
    assert datum(running.termijn_tot) in row[running]


def test_the_list_takes_as_many_queries_for_one_as_for_six(
    wereld, als, django_assert_max_num_queries
):
    client = als(wereld.fg)
    wereld.casus_van(wereld.coordinator)
    client.get("/toezicht/")
    with django_assert_max_num_queries(20) as few:
        client.get("/toezicht/")
    for _ in range(5):
        wereld.casus_van(wereld.coordinator)

    with django_assert_max_num_queries(20) as many:
        client.get("/toezicht/")

    assert len(few) == len(many)
