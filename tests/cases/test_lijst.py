"""Mijn casussen: numbers, no names, in a fixed number of queries."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from cases.actions import mensen
from cases.models import Casus
from tests.cases.opbouw import Werk
from tests.opzet import arranging, at_moment
from tests.wereld import DAG
from wams.audit.lopend import pseudonym
from wams.audit.models import AuditEvent
from wams.recht.codes import Rol

pytestmark = pytest.mark.django_db


def url():
    return reverse("cases:casussen")


def numbers(answer):
    return [casus.nummer for casus in answer.context["rows"]]


@pytest.mark.req("R-009", "R-018", "R-189")
def test_own_casussen_with_phase_step_and_term_and_without_names(wereld, elders, als):
    mine = wereld.casus_van(wereld.coordinator)
    wereld.casus_van(wereld.onderzoeker, Rol.ONDERZOEKER, Casus.Status.ONDERZOEK)
    elders.casus_van(elders.coordinator)

    answer = als(wereld.coordinator).get(url())

    assert numbers(answer) == [mine.nummer]
    assert "Aanpak loopt" in answer.text
    assert "Evalueer de aanpak met de cliënt" in answer.text
    assert "Nog 7 dagen" in answer.text
    assert "Terwolde" not in answer.text


@pytest.mark.parametrize("functie", ["meldpunt", "verdeler", "fg", "beheerder", "manager"])
def test_who_does_not_work_in_casussen_has_no_list(wereld, als, functie):
    assert als(getattr(wereld, functie)).get(url()).status_code == 404


def test_an_empty_list_says_how_a_casus_gets_there(wereld, als):
    answer = als(wereld.coordinator).get(url())

    assert "De werkverdeler wijst die aan" in answer.text


@pytest.mark.req("R-122")
def test_each_person_behind_each_row_gets_a_line(wereld, als):
    casus = wereld.casus_van(wereld.coordinator)
    wereld.betrokkene(casus, "gezinslid", "Terwolde")
    other = wereld.casus_van(wereld.coordinator)

    als(wereld.coordinator).get(url())

    with arranging():
        lines = AuditEvent.objects.filter(act="casus.list")
        people = {pseudonym(pk) for row in (casus, other) for pk in row.betrokkene_ids()}
        assert {line.betrokkene for line in lines} == people
        assert {line.soort for line in lines} == {"lijst"}
    assert len(people) == 3


def test_one_row_and_three_take_the_same_number_of_queries(wereld, als):
    client = als(wereld.coordinator)
    counts = []
    for more in (1, 2):
        for _ in range(more):
            casus = wereld.casus_van(wereld.coordinator)
            wereld.betrokkene(casus, "gezinslid", "Terwolde")
        client.get(url())
        with CaptureQueriesContext(connection) as queries:
            client.get(url())
        counts.append(len(queries))

    assert counts[0] == counts[1]


def test_a_page_holds_25_and_leads_to_the_next(wereld, als):
    made = {wereld.casus_van(wereld.coordinator).nummer for _ in range(27)}
    client = als(wereld.coordinator)

    first, second = client.get(url()), client.get(url(), {"pagina": 2})

    assert (len(numbers(first)), len(numbers(second))) == (25, 2)
    assert set(numbers(first) + numbers(second)) == made


@pytest.mark.parametrize("touched", [0, 1])
def test_the_newest_activity_comes_first(wereld, als, touched):
    with at_moment(timezone.now() - DAG):
        casussen = [wereld.casus_van(wereld.coordinator) for _ in range(2)]
    chosen = casussen[touched]

    Werk(wereld, chosen, wereld.coordinator).do(mensen.set_kern, kern="Rust")

    assert numbers(als(wereld.coordinator).get(url()))[0] == chosen.nummer
