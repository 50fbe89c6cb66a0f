"""A wijkteam professional writes a melding down: how much it asks of a hand and an eye."""

import pytest
from django.conf import settings
from django.urls import reverse

from meldpunt.models import Melding
from tests.opzet import arranging

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]
TYPED = {
    "naam": "Noor Terwolde",
    "geboortedatum": "3-9-1991",
    "adres": "9999 ZZ 12",
    "feiten": "Op 6 en 11 mei deed niemand open. De brievenbus zat vol post.",
    "mening": "Ik denk dat er schulden zijn.",
}
CHOSEN = ("Geld en schulden", "Nee, nog niet")


@pytest.fixture
def signed_in(page, live_server, als):
    """A browser in which this person has signed in."""

    def sign_in(user):
        name = settings.SESSION_COOKIE_NAME
        value = als(user).cookies[name].value
        page.context.add_cookies([{"name": name, "value": value, "url": live_server.url}])
        return page

    return sign_in


@pytest.mark.req("UX-005", "R-023")
def test_a_professional_sends_a_melding_with_few_keys_and_clicks(
    wereld, live_server, signed_in, viewport
):
    page = signed_in(wereld.professional)
    page.set_viewport_size(viewport)
    page.goto(live_server.url + reverse("meldpunt:nieuwe_melding"))

    for name, text in TYPED.items():
        page.locator(f"[name={name}]").fill(text)
    for answer in CHOSEN:
        page.get_by_label(answer, exact=True).check()
    page.get_by_role("button", name="Melding versturen naar het meldpunt").click()

    page.get_by_role("heading", name="Melding M 2026-0001").wait_for()
    assert page.get_by_text("Terwolde").count() == 0
    with arranging():
        (melding,) = Melding._base_manager.all()
        assert (melding.verteld, melding.onderwerpen) == ("nog_niet", ["geld"])
    assert sum(map(len, TYPED.values())) <= 150
    assert len(CHOSEN) + 1 <= 5


@pytest.mark.req("R-026", "R-157", "R-162")
def test_an_acute_hand_over_is_recorded_from_the_same_page(wereld, live_server, signed_in):
    page = signed_in(wereld.professional)
    page.goto(live_server.url + reverse("meldpunt:nieuwe_melding"))

    page.get_by_role("link", name="Al gebeld?").click()
    page.get_by_label("112", exact=True).check()
    page.get_by_label("Welk gevaar was er?").fill("Hij dreigde van het dak te springen")
    page.get_by_role("button", name="Overdracht vastleggen").click()

    page.get_by_role("heading", name="Opgepakt").wait_for()
