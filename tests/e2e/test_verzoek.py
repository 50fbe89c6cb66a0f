"""The heavy road in a browser: the onderzoeker builds the request, the assessor weighs it."""

import pytest
from django.urls import reverse

from tests.cases.verzoek import op_verzoek
from tests.e2e.mensen import BREED, SMAL
from tests.e2e.paginas import gebreken

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]


def test_the_pages_of_a_request_are_sound_and_lead_to_the_second_assessor(
    wereld, live_server, signed_in
):
    werk = op_verzoek(wereld)
    werk.prepare("hulp")
    page = signed_in(wereld.onderzoeker)
    faults = {}
    for name in (
        "verzoek",
        "add_waarneming",
        "set_vraag",
        "set_samenspraak",
        "set_nieuwe_feiten",
        "submit_verzoek",
    ):
        page.goto(live_server.url + reverse(f"cases:{name}", args=[werk.casus.pk]))
        faults[name] = gebreken(page, [BREED, SMAL])

    page.goto(live_server.url + reverse("cases:verzoek", args=[werk.casus.pk]))
    page.get_by_role("link", name="vul in: welke hulp is aangeboden").click()
    page.locator("[name=hulp_aangeboden]").fill("Drie huisbezoeken")
    page.locator("[name=hulp_op]").fill("1-9-2026")
    page.locator("[name=waarom_geen_a]").fill("Doet niet open")
    page.get_by_label("Ja", exact=True).check()
    faults["set_hulp"] = gebreken(page, [SMAL, BREED])
    page.get_by_role("button", name="Leg dit vast").click()
    page.get_by_role("link", name="Leg voor aan de tweede beoordelaar").click()
    page.get_by_role("button", name="Leg voor aan de tweede beoordelaar").click()
    page.get_by_text("De tweede beoordelaar bekijkt dit").wait_for()
    faults["wacht"] = gebreken(page, [BREED, SMAL])

    werk.take()
    page = signed_in(wereld.beoordelaar)
    page.goto(live_server.url + reverse("cases:beoordeling", args=[werk.beoordeling.pk]))
    faults["beoordeling"] = gebreken(page, [BREED, SMAL])
    assert {name: found for name, found in faults.items() if found} == {}
