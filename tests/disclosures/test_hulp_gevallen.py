"""Forty situations, judged by hand beforehand: the aid gives the same outcome and the article."""

import tomllib
from datetime import date
from pathlib import Path
from urllib.parse import parse_qs

import pytest

from disclosures.hulp import antwoord, vragen
from wams.recht import laden
from wams.recht.codes import Regime, Uitkomst

BESTAND = Path(__file__).parents[1] / "recht" / "verwacht" / "gevallen.toml"
GEVALLEN = tomllib.loads(BESTAND.read_text(encoding="utf-8"))["geval"]
WOORD = {"JA": "ja", "DEEL": "deel", "JA_MITS": "mits", "VRAAG": "vraag", "NEE": "nee"}
RECHT = {"wams": Regime.WAMS, "huidig": Regime.HUIDIG_RECHT}


@pytest.fixture(scope="session")
def catalogi():
    vandaag = date(2026, 11, 24)
    return {
        naam: laden.load(regime=regime, peildatum=vandaag, label="demonstratie")
        for naam, regime in RECHT.items()
    }


def read(catalogus, antwoorden):
    def gegeven(naam):
        waarde = antwoorden.get(naam, [])
        return [waarde] if isinstance(waarde, str) else waarde

    return vragen.read(catalogus, gegeven)


def decide(catalogi, geval):
    catalogus = catalogi[geval["recht"]]
    antwoorden = read(catalogus, geval["antwoorden"])
    assert vragen.next_question(antwoorden) is None, "the case answers every question"
    return antwoord.decide(catalogus, antwoorden)


@pytest.mark.req("R-181")
@pytest.mark.parametrize("geval", GEVALLEN, ids=lambda geval: f"geval-{geval['nr']}")
def test_the_aid_answers_as_was_written_beforehand(catalogi, geval):
    gevonden = decide(catalogi, geval)

    assert WOORD[gevonden.uitkomst] == geval["uitkomst"], geval["waarom"]
    assert not geval["artikel"] or any(geval["artikel"] in a for a in gevonden.artikelen)


@pytest.mark.req("R-181")
def test_there_are_forty_cases_and_at_most_seven_questions():
    """To read one question and point at its answer takes less than 8 seconds: within a minute."""
    assert [geval["nr"] for geval in GEVALLEN] == list(range(1, 41))
    assert {geval["uitkomst"] for geval in GEVALLEN} == set(WOORD.values())
    assert len(vragen.VRAGEN) == 7
    assert vragen.VRAGEN[0].naam == "gevaar"


@pytest.mark.parametrize("geval", GEVALLEN, ids=lambda geval: f"geval-{geval['nr']}")
def test_an_answer_is_never_bare_and_says_first_what_may(catalogi, geval):
    gevonden = decide(catalogi, geval)

    assert gevonden.mag
    assert gevonden.eerst
    assert gevonden.kern


@pytest.mark.req("UX-061")
def test_danger_asks_no_other_question_and_never_gets_a_no(catalogi):
    for catalogus in catalogi.values():
        antwoorden = read(catalogus, {"gevaar": "JA", "wie": "CORPORATIE", "wat": ["P11"]})

        assert antwoorden == {"gevaar": ("JA",)}
        assert antwoord.decide(catalogus, antwoorden).uitkomst is Uitkomst.DEEL


def test_what_is_no_possible_answer_is_dropped(catalogi):
    catalogus = catalogi["wams"]

    assert read(catalogus, {"gevaar": "Jan de Vries", "wie": "<script>"}) == {}
    dubbel = read(catalogus, {"gevaar": "NEE", "kader": "CASUS_A", "wat": ["P06", "P06", "X"]})
    assert dubbel["wat"] == ("P06",)


@pytest.mark.parametrize("naam", ["wie", "wat", "waarvoor"])
def test_not_knowing_what_matters_is_a_question_for_a_person(catalogi, naam):
    antwoorden = dict(GEVALLEN[2]["antwoorden"])
    antwoorden[naam] = ["WEET_NIET"]

    gevonden = antwoord.decide(catalogi["wams"], read(catalogi["wams"], antwoorden))

    assert gevonden.uitkomst is Uitkomst.VRAAG
    assert "vraagbaak" in gevonden.eerst[0]


def test_the_composer_gets_the_kind_of_receiver_and_an_address_says_nothing_more(catalogi):
    gemengd = next(geval for geval in GEVALLEN if geval["nr"] == 5)
    nee = next(geval for geval in GEVALLEN if geval["nr"] == 4)
    acuut = next(geval for geval in GEVALLEN if geval["nr"] == 1)

    def klaar(geval):
        return antwoord.composer_parameters(decide(catalogi, geval))

    assert parse_qs(klaar(gemengd)) == {"partijtype": ["SCHULDHULP"]}
    assert (klaar(nee), klaar(acuut)) == ("", "")
