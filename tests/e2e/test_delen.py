"""A coördinator shares for an afspraak: how much it asks of a hand, and who then reads it."""

import pytest
from django.conf import settings
from django.urls import reverse

from tests.disclosures.opbouw import deelwerk
from tests.e2e.paginas import gebreken

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]
BREED = {"width": 1280, "height": 900}
# A click with finding it takes at most 6 seconds; of 90 that leaves room to read twice.
HOOGSTENS = 8
NAAM = "document.activeElement.name ?? ''"


@pytest.fixture
def signed_in(page, live_server, als):
    """A browser in which this person has signed in."""

    def sign_in(user):
        page.context.clear_cookies()
        name = settings.SESSION_COOKIE_NAME
        value = als(user).cookies[name].value
        page.context.add_cookies([{"name": name, "value": value, "url": live_server.url}])
        return page

    return sign_in


@pytest.mark.req("R-176")
def test_from_an_open_casus_to_shared_in_few_clicks_and_no_typing(
    wereld, live_server, signed_in, viewport
):
    werk = deelwerk(wereld)
    hulp = werk.partij("SCHULDHULP", "Schuldhulp Voorbeeld")
    partner = werk.partner_bij(hulp, "Petra Hulp")
    for tekst in ("Huurachterstand van 1.340 euro", "Wil een regeling", "Heeft een deeltijdbaan"):
        werk.gegeven(inhoud=tekst)
    page = signed_in(werk.user)
    page.set_viewport_size(viewport)
    page.goto(live_server.url + reverse("cases:casus", args=[werk.casus.pk]))
    clicks = []

    def click(locator):
        clicks.append(1)
        locator.click()

    tabs = page.get_by_role("navigation", name="Onderdelen van de casus")
    click(tabs.get_by_role("link", name="Delen", exact=True))
    click(page.get_by_role("link", name="Deel gegevens"))
    click(page.get_by_label("Schuldhulp Voorbeeld"))
    click(page.get_by_role("button", name="Kies wat zij krijgen"))
    click(page.get_by_label("Huurachterstand van 1.340 euro"))
    page.get_by_text("U deelt 1 van 3 gegevens.").wait_for()
    click(page.get_by_label("Dit klopt voor deze ontvanger en deze gegevens"))
    assert gebreken(page, [BREED, viewport]) == []
    page.set_viewport_size(viewport)
    click(page.get_by_role("button", name="Deel deze gegevens"))

    page.get_by_text("Gedeeld en vastgelegd").wait_for()
    assert len(clicks) <= HOOGSTENS
    (row,) = werk.verstrekkingen
    assert row.ontvanger_organisatie_id == hulp.pk

    page = signed_in(partner)
    page.goto(live_server.url + reverse("disclosures:ontvangst", args=[row.pk]))
    assert page.get_by_text("1.340").count() == 0
    page.get_by_role("link", name="Lees en bevestig de voorwaarden").click()
    page.get_by_role("button", name="Ik houd mij hieraan").click()
    page.get_by_text("Huurachterstand van 1.340 euro").wait_for()
    assert gebreken(page, [BREED, viewport]) == []


def test_the_sheet_is_worked_with_the_keyboard_alone(wereld, live_server, signed_in):
    werk = deelwerk(wereld)
    hulp = werk.partij("SCHULDHULP", "Schuldhulp Voorbeeld")
    werk.gegeven(inhoud="Huurachterstand van 1.340 euro")
    page = signed_in(werk.user)
    page.goto(
        f"{live_server.url}{reverse('disclosures:share', args=[werk.casus.pk])}?aan={hulp.pk}"
    )

    page.get_by_label("Huurachterstand van 1.340 euro").focus()
    page.keyboard.press("Space")
    page.get_by_text("U deelt 1 van 1 gegevens.").wait_for()
    # What had the focus has it again after the sheet was drawn anew.
    assert page.evaluate(NAAM).startswith("gegevens_")
    for _ in range(20):
        page.keyboard.press("Tab")
        if page.evaluate(NAAM).startswith("klopt_"):
            break
    page.keyboard.press("Space")
    page.keyboard.press("Enter")

    page.get_by_text("Gedeeld en vastgelegd").wait_for()
    assert len(werk.verstrekkingen) == 1
