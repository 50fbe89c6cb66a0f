"""What crosses a border tells the clock of informing that somebody must know of it."""

import pytest
from django.utils import timezone

from cases.models import Informatieplicht
from disclosures.actions import spoed
from tests.disclosures.opbouw import deelwerk
from tests.opzet import arranging

pytestmark = pytest.mark.django_db


def plicht(werk):
    with arranging():
        return Informatieplicht.objects.unscoped().get(pk=werk.client.pk)


@pytest.mark.req("R-107")
def test_the_first_disclosure_is_a_last_day_on_the_clock_of_the_person(wereld):
    werk = deelwerk(wereld)
    partij = werk.partij("SCHULDHULP")
    gegeven = werk.gegeven("SCHULDHULP", "P06")
    before = plicht(werk).verstrekt_op

    werk.deel(werk.aan(partij, gegeven))

    assert (before, plicht(werk).verstrekt_op) == (None, timezone.localdate())


def test_what_was_told_in_haste_counts_as_well(wereld):
    werk = deelwerk(wereld)

    werk.do(
        spoed.share_spoed, aan="De politie", over=[werk.client], wat="Het adres", gevaar="Brand"
    )

    assert plicht(werk).verstrekt_op == timezone.localdate()
