"""The table of who decides, against what was expected by hand."""

from datetime import date
from pathlib import Path

import pytest

from tests.recht.test_laden import bron, fouten  # noqa: F401
from wams.recht import laden
from wams.recht.codes import Recht, Regime
from wams.recht.fouten import OnbekendeCodeError

DAG = date(2026, 11, 24)


def catalogus():
    return laden.load(regime=Regime.WAMS, peildatum=DAG)


def split(regel):
    recht, leeftijd, bekwaam, rest = regel.split(maxsplit=3)
    woorden = rest.split()
    if "+" in woorden[0]:
        return recht, int(leeftijd), bekwaam, woorden[0].split("+"), woorden[1:], True
    # What decides comes first; the second half of the words receives.
    cut = next(i for i in range(1, len(woorden)) if woorden[i] in ("betrokkene", woorden[0]))
    return recht, int(leeftijd), bekwaam, woorden[:cut], woorden[cut:], False


CASES = [
    split(regel)
    for regel in (Path(__file__).parent / "vertegenwoordiging.txt").read_text().splitlines()
    if regel and not regel.startswith("#")
]


@pytest.mark.req("R-115")
def test_the_table_decides_as_was_written_by_hand():
    cat = catalogus()
    found = []
    for recht, leeftijd, bekwaam, *_ in CASES:
        rij = cat.wie_beslist(Recht(recht), leeftijd, wilsbekwaam=bekwaam == "ja", op=DAG)
        answer = ([*rij.beslist], [*rij.ontvangt], rij.samen)
        found.append((recht, leeftijd, bekwaam, *answer))

    assert len(CASES) >= 60
    assert found == CASES


def test_the_interest_of_the_jeugdige_counts_from_12_to_16_about_reading_only():
    rijen = catalogus().rijen("vertegenwoordiging")

    assert {r.code for r in rijen if r.belang_telt} == {
        "INZAGE_12_16",
        "INZAGE_12_16_ONBEKWAAM",
        "BRIEF_12_16",
        "BRIEF_12_16_ONBEKWAAM",
    }


def test_a_right_without_a_row_is_refused_and_a_second_row_too(bron):  # noqa: F811
    bestand = bron / "vertegenwoordiging.toml"
    tekst = bestand.read_text()
    bestand.write_text(tekst.replace("tot_leeftijd = 16", "tot_leeftijd = 15", 1))
    assert "INZAGE, 15 jaar, wilsbekwaam ontbreekt" in "\n".join(fouten(bron))

    bestand.write_text(tekst.replace("tot_leeftijd = 16", "tot_leeftijd = 17", 1))
    assert "regelt INZAGE, 16 jaar, wilsbekwaam een tweede keer" in "\n".join(fouten(bron))


@pytest.mark.parametrize(
    ("oud", "nieuw", "fout"),
    [
        ("tot_leeftijd = 12", "tot_leeftijd = 0", "tot_leeftijd ligt niet na vanaf_leeftijd"),
        ('beslist = ["ouder", "voogd"]', "beslist = []", "beslist is leeg"),
        ('"ouder"', '"buurman"', "'buurman' is onbekend"),
    ],
)
def test_a_row_that_cannot_be_is_named(bron, oud, nieuw, fout):  # noqa: F811
    bestand = bron / "vertegenwoordiging.toml"
    bestand.write_text(bestand.read_text().replace(oud, nieuw, 1))

    assert fout in "\n".join(fouten(bron))


def test_an_older_catalogue_without_the_table_gives_no_answer():
    leeg = type(catalogus()).make([], regime=Regime.WAMS, peildatum=DAG)

    with pytest.raises(OnbekendeCodeError):
        leeg.wie_beslist(Recht.BRIEF, 40, wilsbekwaam=True, op=DAG)
