"""The screens: for whom they open, what they show, and that looking changes nothing."""

import pytest
from django.urls import reverse

from tests.cases.opbouw import lopend, voorbereiding
from tests.opzet import arranging
from wams.audit.models import Wijziging

pytestmark = pytest.mark.django_db

SCHERMEN = ["casus", "mensen", "onderzoek", "gegevens", "tijdlijn", "waarom", "wie"]
VAN_CASUS = ["set_kern", "add_betrokkene", "add_probleem", "add_gegeven", "start_onderzoek"]
ONDERZOEK = ["motivate_onderzoek", "record_informed", "attach_plan"]
LOPEND = ["send_resultaat", "extend_onderzoek", "complete_onderzoek", "add_gegeven", *ONDERZOEK]
VAN_PERSOON = [
    "correct_betrokkene", "establish_identiteit", "set_contact", "offer_ondersteuning",
    "record_vertegenwoordiging", "decide_scope", "record_deelname", "record_hulpvraag",
    "record_zienswijze", "adres",
]  # fmt: skip


def changes():
    with arranging():
        return Wijziging.objects.count()


@pytest.mark.req("R-009", "SEC-005")
@pytest.mark.parametrize("name", SCHERMEN + VAN_CASUS + ONDERZOEK)
def test_a_screen_opens_for_the_onderzoeker_and_is_unknown_to_the_outsider(
    wereld, elders, als, name
):
    werk = voorbereiding(wereld)
    werk.hulpvraag()
    url = reverse(f"cases:{name}", args=[werk.casus.pk])
    before = changes()

    inside, outside = als(werk.user).get(url), als(elders.onderzoeker).get(url)

    assert (inside.status_code, outside.status_code) == (200, 404)
    assert als(wereld.coordinator).get(url).status_code == 404
    assert changes() == before


@pytest.mark.parametrize("name", LOPEND)
def test_the_forms_of_a_running_onderzoek_open(wereld, als, name):
    werk = lopend(wereld)
    werk.find()
    werk.zienswijze()

    assert als(werk.user).get(reverse(f"cases:{name}", args=[werk.casus.pk])).status_code == 200


@pytest.mark.parametrize("name", VAN_PERSOON)
def test_the_forms_about_a_person_open_and_are_unknown_to_the_outsider(wereld, elders, als, name):
    werk = voorbereiding(wereld)
    url = reverse(f"cases:{name}", args=[werk.client.pk])
    before = changes()

    assert als(werk.user).get(url).status_code == 200
    assert als(elders.onderzoeker).get(url).status_code == 404
    assert changes() == before
