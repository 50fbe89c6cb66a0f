"""The list on paper: nobody reads on it what was told of another, or before he may know."""

import pytest
from django.urls import reverse
from django.utils import timezone

from cases.actions import levensloop
from disclosures.actions import spoed
from tests.cases import uitstel
from tests.cases.test_informeren import since
from tests.disclosures.opbouw import deelwerk

pytestmark = pytest.mark.django_db


def paper(werk, als):
    page = als(werk.user).get(reverse("disclosures:papier", args=[werk.casus.pk])).text
    return page.split("<main", 1)[1]


def told(werk, people, **velden):
    wat = {"aan": "Meldkamer", "wat": "Anna sloeg Bram met een stoel", "gevaar": "Anna slaat weer"}
    return werk.do(spoed.share_spoed, over=people, **wat | velden)


def test_no_page_comes_out_for_whom_a_delay_holds(wereld, als):
    werk = deelwerk(wereld)
    since(werk, 60)
    werk.deel(werk.aan(werk.partij("SCHULDHULP"), werk.gegeven(inhoud="Een schuld van 900 euro")))
    assert "Een schuld van 900 euro" in paper(werk, als)
    uitstel.gegeven(werk)

    page = paper(werk, als)

    assert "Een schuld van 900 euro" not in page
    assert "geldt uitstel" in page
    assert "niets aan anderen gegeven" not in page


def test_no_page_comes_out_for_who_died(wereld, als):
    werk = deelwerk(wereld)
    werk.deel(werk.aan(werk.partij("SCHULDHULP"), werk.gegeven(inhoud="Een schuld van 900 euro")))
    werk.do(
        levensloop.record_overlijden, werk.client, overleden_op=timezone.localdate(),
        overlijden_bron="De zus belde",
    )  # fmt: skip

    page = paper(werk, als)

    assert "Een schuld van 900 euro" not in page
    assert "is overleden" in page


@pytest.mark.parametrize("completed", [False, True])
def test_one_text_about_two_people_stands_on_no_page(wereld, als, completed):
    werk = deelwerk(wereld)
    told(werk, [werk.client, wereld.betrokkene(werk.casus, achternaam="Tweede")])
    if completed:
        werk.do(
            spoed.complete_spoed, werk.verstrekkingen[0], organisatie=werk.partij("SCHULDHULP"),
            noodzaak="De meldkamer moest komen", proportionaliteit="Alleen wat nodig was",
        )  # fmt: skip

    page = paper(werk, als)

    assert "Anna" not in page
    assert page.count("Dit ging ook over een ander") == 2
    assert page.count("Er was direct gevaar") == (1 if completed else 2)


def test_one_text_about_one_person_is_on_that_page(wereld, als):
    werk = deelwerk(wereld)
    told(werk, [werk.client], wat="Zij valt steeds flauw", gevaar="Zij was alleen")

    page = paper(werk, als)

    assert ("Zij valt steeds flauw" in page, "Zij was alleen" in page) == (True, True)


def test_what_may_put_another_at_risk_is_named_by_its_kind(wereld, als):
    werk = deelwerk(wereld)
    item = werk.gegeven("OOV", "P12", inhoud="Zijn vrouw zegt dat hij slaat", motivering="Nodig")
    told(werk, [werk.client])
    werk.do(
        spoed.complete_spoed, werk.verstrekkingen[0], organisatie=werk.partij("AANBIEDER"),
        gegevens=[item], noodzaak="Er was hulp nodig", proportionaliteit="Alleen wat nodig was",
    )  # fmt: skip

    page = paper(werk, als)

    assert "Zijn vrouw" not in page
    assert "Veiligheid, huiselijk geweld en kindermishandeling" in page
