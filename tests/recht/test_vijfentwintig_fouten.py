"""Twenty-five faults planted in the real source: each is refused with file and line."""

import re
import shutil
from datetime import date

import pytest

from wams.recht import laden
from wams.recht.codes import Regime
from wams.recht.fouten import OngeldigeCatalogusError

SLUIT = 'geldig_tot = 2027-01-01\nopvolger = "{}"\nregime ='
# Subject, code of the row, what is changed in it, into what, and what the refusal says.
FOUTEN = [
    ("guards", "G1", "FG_BERICHT", "GOEDE_ZIN", "opheffen: GOEDE_ZIN staat niet"),
    ("guards", "G4", "ONDERZOEK_B", "ONDERZOEK_C", "termijn: ONDERZOEK_C staat niet"),
    ("guards", "G5", "hoogstens = 1", "hoogste = 1", "onbekend veld hoogste"),
    ("guards", "G5", 'aantal = 12\neenheid = "maanden"\n', "", "hoogstens vraagt een periode"),
    ("guards", "G5", "aantal = 12", "aantal = 0", "aantal is geen hele dag of meer"),
    ("guards", "G5", 'eenheid = "maanden"\n', "", "aantal en eenheid horen bij elkaar"),
    ("ernst_regels", "MIN_EEN", "minimaal = 1", "minimaal = 0", "minimaal is minder dan 1"),
    ("ernst_regels", "MIN_EEN_EN_C_OF_D", "B3-C", "B3-E", "ook_een_van: B3-E staat niet"),
    ("duur_regels", "OF", "maanden = 3", "maanden = 3\ngekozen = true", "is gekozen"),
    ("duur_regels", "OF", "waarnemingen = 2", "waarnemingen = 1", "één waarneming is nooit genoeg"),
    ("duur_regels", "OF", "maanden = 3", "maanden = 0", "maanden is minder dan 1"),
    ("duur_regels", "EN", "gekozen = true", "gekozen = false", "één regel van duur_regels gekozen"),
    (
        "weigergronden",
        "Z8",
        "toelichting = true",
        'toelichting = "ja"',
        "toelichting: 'ja' is geen",
    ),
    ("voorwaarden", "VW5", 'vraagt = "DATUM"', 'vraagt = "KLEUR"', "vraagt: 'KLEUR' is onbekend"),
    ("brieven", "B02", "ONTVANGSTBEVESTIGING", "OOIT", "termijn: OOIT staat niet"),
    ("brieven", "B11", "Na het overleg", "", "aan of wanneer is leeg"),
    (
        "partijtypen",
        "SCHOOL",
        "GEZIN_VRAGEN",
        "NIEMAND_VRAGEN",
        "regels: NIEMAND_VRAGEN staat niet",
    ),
    ("partijtypen", "CORPORATIE", "X04", "X99", "nooit_voor: X99 staat niet"),
    ("partijtypen", "UWV", 'gewoon = ["A"]', 'gewoon = ["B"]', "gewoon: 'B' is onbekend"),
    (
        "grondslagen",
        "VITAAL",
        'avg_basis = "6(1)(d)"',
        'avg_basis = "6(1)(f)"',
        "avg_basis: 6(1)(f) staat niet",
    ),
    ("grondslagen", "WMO-521", '"SVB"', '"KVK"', "ontvangers: KVK staat niet"),
    ("grondslagen", "CVP", "regime =", SLUIT.format("WEG"), "opvolger WEG geldt niet"),
    ("beletsels", "ROUTE_B", '"CVP"', '"CPV"', "gronden: CPV staat niet"),
    ("uitzonderingen", "UAVG-22", "BIJZONDER", "GEWOON", "soort: 'GEWOON' is onbekend"),
    ("termijnen", "PLAN", "regime =", "geldig_tot = 2027-01-01\nregime =", "zonder opvolger"),
]


@pytest.fixture
def bron(tmp_path):
    return shutil.copytree(laden.BRON, tmp_path / "bron")


def plant(bron, soort, code, oud, nieuw):
    """Change one row; gives the place where that row begins."""
    bestand, kop = bron / f"{soort}.toml", f"[[{soort}]]"
    blokken = bestand.read_text().split(kop)
    nummer = next(n for n, blok in enumerate(blokken) if f'code = "{code}"\n' in blok)
    assert oud in blokken[nummer]
    blokken[nummer] = blokken[nummer].replace(oud, nieuw, 1)
    bestand.write_text(kop.join(blokken))
    return f"{soort}.toml:{kop.join(blokken[:nummer]).count(chr(10)) + 1}"


def test_there_are_twenty_five_of_them():
    assert len({fout[:4] for fout in FOUTEN}) == 25


def test_the_source_itself_has_no_fault(bron):
    assert laden.load(regime=Regime.HUIDIG_RECHT, peildatum=date(2026, 11, 24), bron=bron)


@pytest.mark.parametrize("fout", FOUTEN, ids=lambda fout: f"{fout[1]}-{fout[4][:24]}")
def test_a_planted_fault_is_refused_at_its_own_line(bron, fout):
    soort, code, oud, nieuw, tekst = fout
    plek = plant(bron, soort, code, oud, nieuw)

    with pytest.raises(OngeldigeCatalogusError) as geweigerd:
        laden.load(regime=Regime.WAMS, peildatum=date(2026, 11, 24), bron=bron)

    genoemd = [f for f in geweigerd.value.fouten if f.startswith(f"{plek}: ") and tekst in f]
    assert genoemd, geweigerd.value.fouten
    assert all(re.match(r"[a-z_]+\.toml(:\d+)?: ", f) for f in geweigerd.value.fouten)


GEEN_UITLEG = [
    ("uitleg", "E_CODES-E7", 'keuze = "E7"', 'keuze = "E8"', "hoort E_CODES-E8 te zijn"),
    ("uitleg", "DOELEN-X01", 'keuze = "X01"', 'keuze = "X99"', "keuze: X99 staat niet in doelen"),
    ("uitleg", "VELDEN-UITSTEL", 'keuze = "UITSTEL"', 'keuze = "X"', "X is geen keuze van velden"),
    ("uitleg", "KLASSEN-BSN", 'uitleg = "Het', 'uitleg = ""\n#', "uitleg is leeg"),
    ("weigergronden", "Z3", 'code = "Z3"', 'code = "Z33"', "Z33 heeft niet (de hele tijd) een"),
    ("uitleg", "VOORWAARDEN-VW9", 'code = "VOORWAARDEN-VW9"', 'code = "VOORWAARDEN-VW8"',
     "VOORWAARDEN-VW8 overlapt in geldigheid"),
]  # fmt: skip


@pytest.mark.parametrize("fout", GEEN_UITLEG, ids=lambda fout: fout[1])
def test_a_choice_without_exactly_one_explanation_is_refused(bron, fout):
    test_a_planted_fault_is_refused_at_its_own_line(bron, fout)


@pytest.mark.parametrize(
    ("code", "plek"),
    [
        ("GRONDSLAGEN-CVP", r"grondslagen\.toml:\d+: CVP heeft niet"),
        ("SOORTEN-MENING", r"uitleg\.toml: uitleg SOORTEN-MENING is er niet"),
    ],
)
def test_an_explanation_that_holds_half_the_time_is_not_enough(bron, code, plek):
    plant(bron, "uitleg", code, "regime =", "geldig_van = 2026-01-01\nregime =")

    with pytest.raises(OngeldigeCatalogusError) as geweigerd:
        laden.load(regime=Regime.WAMS, peildatum=date(2026, 11, 24), bron=bron)

    assert [f for f in geweigerd.value.fouten if re.match(plek, f)], geweigerd.value.fouten
