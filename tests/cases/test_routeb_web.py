"""The pages of an onderzoek on request, for its onderzoeker, the assessor and an outsider."""

import pytest
from django.urls import reverse

from cases.models import Beoordeling
from tests.cases.opbouw import VANDAAG
from tests.cases.sturing import send, vers
from tests.cases.verzoek import DAG, gestart, op_verzoek

pytestmark = pytest.mark.django_db
PAGES = (
    "verzoek",
    "add_waarneming",
    "set_hulp",
    "set_vraag",
    "set_samenspraak",
    "set_nieuwe_feiten",
    "submit_verzoek",
    "onderzoek",
)


def dag(days):
    return f"{VANDAAG() - days * DAG:%d-%m-%Y}"


@pytest.mark.parametrize("name", PAGES)
def test_the_pages_are_there_for_the_onderzoeker_and_for_nobody_else(wereld, als, name):
    werk = op_verzoek(wereld)
    url = reverse(f"cases:{name}", args=[werk.casus.pk])

    assert als(wereld.onderzoeker).get(url).status_code == 200
    for user in (wereld.coordinator, wereld.beoordelaar, wereld.fg, wereld.meldpunt):
        assert als(user).get(url).status_code == 404


def test_the_whole_request_is_built_and_weighed_in_the_browser(wereld, als):
    werk = op_verzoek(wereld)
    for stap in ("identiteit", "problemen", "motivering", "ondersteuning", "informatie"):
        werk.stap(stap)
    client = als(wereld.onderzoeker)
    page = client.get(reverse("cases:verzoek", args=[werk.casus.pk])).text
    assert "twee waarnemingen vast met 3 maanden ertussen" in page
    assert "Leg voor aan de tweede beoordelaar" not in page

    for days in (120, 10):
        send(client, "add_waarneming", werk.casus, criterium="B3-C", op=dag(days),
             feiten="Rook", gezien_door="Wijkagent")  # fmt: skip
    send(client, "set_hulp", werk.casus, hulp_aangeboden="Drie bezoeken", hulp_op=dag(5),
         verteld="ja", waarom_geen_a="Doet niet open")  # fmt: skip
    send(client, "set_vraag", werk.casus, vraag="Is het veilig?", personen=[werk.client.pk],
         domeinen=["SCHULDHULP", "WONEN"], einddatum=dag(-30))  # fmt: skip
    send(client, "set_samenspraak", werk.casus, betrekken="Elke week")
    page = client.get(reverse("cases:verzoek", args=[werk.casus.pk])).text
    assert "Leg voor aan de tweede beoordelaar" in page
    send(client, "submit_verzoek", werk.casus)

    assessor = als(wereld.beoordelaar)
    row = werk.beoordeling
    assert "Onderzoek op verzoek" in assessor.get(reverse("cases:beoordelingen")).text
    send(assessor, "take_beoordeling", row)
    shown = assessor.get(reverse("cases:beoordeling", args=[row.pk])).text
    assert "Is het veilig?" in shown
    assert "Rook" in shown
    assert "Drie bezoeken" in shown
    send(assessor, "decide_beoordeling", row, besluit="akkoord", oordeel="Nodig en evenredig")

    assert vers(werk.casus).status == "ONDERZOEK"
    assert assessor.get(reverse("cases:verzoek", args=[werk.casus.pk])).status_code == 404


def test_what_is_refused_stays_in_the_form_with_the_reason(wereld, als):
    werk = op_verzoek(wereld)

    answer = send(als(wereld.onderzoeker), "set_samenspraak", werk.casus,
                  betrekken="Elke week", beperkt="on", beperking="Onveilig")  # fmt: skip

    assert "Kies een dag na vandaag waarop u dit opnieuw bekijkt." in answer.text
    assert "Elke week" in answer.text


def test_the_own_hulpvraag_is_proposed_on_the_page_and_taken(wereld, als):
    werk = gestart(wereld)
    client = als(wereld.onderzoeker)
    url = reverse("cases:verzoek", args=[werk.casus.pk])
    assert "vraagt nu zelf om hulp" not in client.get(url).text
    werk.hulpvraag()
    werk.scope("WONEN")
    assert "vraagt nu zelf om hulp" in client.get(url).text

    send(client, "switch_to_a", werk.casus)

    assert vers(werk.casus).route == "A"


def test_an_extension_is_asked_and_weighed_on_its_own_page(wereld, als):
    werk = gestart(wereld)
    send(als(wereld.onderzoeker), "ask_verlenging_b", werk.casus, motivering="Meer tijd nodig")
    row = next(b for b in werk.rows(Beoordeling) if b.status == "gevraagd")
    client = als(wereld.beoordelaar)
    send(client, "take_beoordeling", row)

    assert "Meer tijd nodig" in client.get(reverse("cases:beoordeling", args=[row.pk])).text
    send(client, "decide_beoordeling", row, besluit="afgewezen", oordeel="Niet nodig")

    assert not vers(werk.casus).verlengd
