"""Whoever is not told yet doesn't hear it from who reads along."""

import pytest
from django.urls import reverse

from cases.actions import uitstel as actions
from cases.models import Gegeven, Informatiemoment
from tests.cases import uitstel
from tests.cases.opbouw import VANDAAG
from tests.cases.steun import steun
from tests.cases.test_informeren import note, since
from tests.wereld import DAG
from wams.doelbinding.actor import Actor
from wams.doelbinding.rls import acting_as

pytestmark = pytest.mark.django_db
INHOUD = "De buren horen elke nacht ruzie"


def read_by_supporter(werk, als, row):
    """On the own page, and past every screen straight from the table."""
    page = als(werk.ondersteuner).get(reverse("cases:meelezen", args=[row.pk]))
    actor = Actor.for_act(werk.ondersteuner, "machtiging.view", werk.wereld.gemeente.pk)
    with acting_as(actor):
        rows = Gegeven._base_manager.filter(casus_id=werk.casus.pk).count()
    assert page.status_code == 200
    return INHOUD in page.text, rows


def test_a_supporter_reads_no_gegevens_while_the_client_is_not_told(wereld, als):
    werk = steun(wereld)
    since(werk, 60)
    werk.gegeven(inhoud=INHOUD, bron="De buren")
    row = werk.machtig()
    before = read_by_supporter(werk, als, row)

    delay = uitstel.gegeven(werk)
    during = read_by_supporter(werk, als, row)
    werk.do(actions.lift_uitstel, delay, reden="Het gevaar is voorbij.")

    assert (before, during) == ((True, 1), (False, 0))
    assert read_by_supporter(werk, als, row) == (True, 1)


def test_a_delay_for_another_person_keeps_nothing_from_this_client(wereld, als):
    werk = steun(wereld)
    other = wereld.betrokkene(werk.casus, achternaam="Tweede")
    since(werk, 60)
    werk.gegeven(inhoud=INHOUD, bron="De buren")
    row = werk.machtig()
    note(werk, Informatiemoment.Soort.ANDER, VANDAAG() - 60 * DAG, other)

    uitstel.gegeven(werk, other)

    assert read_by_supporter(werk, als, row) == (True, 1)
