import shutil
from datetime import date

import pytest

from wams.recht import laden
from wams.recht.codes import Regime
from wams.recht.fouten import OngeldigeCatalogusError

NIEUW = """
[[termijnen]]
code = "PROEF"
label = "Proef"
start = "het begin"
aantal = 1
eenheid = "dagen"
regime = ["WAMS"]
merk = ["P"]
bron = "Proef"
"""
CEL = """
[[doel_matrix]]
code = "PROEF"
label = "Proef"
doel = "D06"
rollen = ["COORDINATOR"]
statussen = ["ONDERZOEK"]
regime = ["WAMS"]
merk = ["P"]
bron = "Proef"
"""


@pytest.fixture
def bron(tmp_path):
    return shutil.copytree(laden.BRON, tmp_path / "bron")


def load(bron, label=""):
    return laden.load(regime=Regime.WAMS, peildatum=date(2026, 11, 24), bron=bron, label=label)


def append(bron, naam, tekst):
    """Add a row; gives the place that an error must name."""
    bestand = bron / f"{naam}.toml"
    inhoud = bestand.read_text()
    bestand.write_text(inhoud + tekst)
    return f"{naam}.toml:{len(inhoud.splitlines()) + 2}"


def fouten(bron):
    with pytest.raises(OngeldigeCatalogusError) as gevangen:
        load(bron)
    return gevangen.value.fouten


@pytest.mark.parametrize(
    ("oud", "nieuw", "fout"),
    [
        ('merk = ["P"]', 'merk = ["Q"]', "merk: 'Q' is onbekend"),
        ('eenheid = "dagen"', 'eenheid = "manen"', "eenheid: 'manen' is onbekend"),
        ('regime = ["WAMS"]', 'regime = ["OOIT"]', "regime: 'OOIT' is onbekend"),
        ('regime = ["WAMS"]', 'regime = "WAMS"', "regime: 'WAMS' is geen lijst"),
        ("aantal = 1", 'aantal = "1"', "aantal: '1' is geen int"),
        ("aantal = 1", "verlenging = 1", "verlenging: 1 is geen tabel"),
        ('start = "het begin"', "", "veld start ontbreekt"),
        ('start = "het begin"', 'start = "nu"\nstrat = "nu"', "onbekend veld strat"),
        ("aantal = 1", 'geldig_van = "morgen"', "geldig_van: 'morgen' is onbekend"),
        ('merk = ["P"]', "merk = []", "merk is leeg"),
        ('label = "Proef"', 'label = ""', "label is leeg"),
        ('code = "PROEF"', 'code = "proef 1"', "code 'proef 1' heeft een verkeerde vorm"),
        ('eenheid = "dagen"', "", "aantal en eenheid horen bij elkaar"),
        ("aantal = 1", "aantal = -1", "aantal is negatief"),
        ("aantal = 1", "aantal = 1\nwaarschuwingen = [-1]", "waarschuwingen liggen na het einde"),
        (
            "aantal = 1",
            'aantal = 1\nverlenging = { aantal = 1, eenheid = "uren" }',
            "verlenging is geen aantal dagen, weken of maanden",
        ),
        (
            "aantal = 1",
            'aantal = 1\nstatussen = ["KWIJT"]',
            "statussen: toestand 'KWIJT' is onbekend",
        ),
        (
            "aantal = 1",
            "aantal = 1\ngeldig_van = 2027-01-01\ngeldig_tot = 2027-01-01\nopvolger = 'PLAN'",
            "geldig_tot ligt niet na geldig_van",
        ),
        ("aantal = 1", "aantal = 1\nopvolger = 'PLAN'", "noemt een opvolger maar sluit niet"),
        (
            "aantal = 1",
            "aantal = 1\ngeldig_tot = 2027-01-01",
            "sluit op 2027-01-01 zonder opvolger",
        ),
        (
            "aantal = 1",
            "aantal = 1\ngeldig_tot = 2027-01-01\nopvolger = 'WEG'",
            "opvolger WEG geldt niet op 2027-01-01 in WAMS",
        ),
    ],
    ids=lambda waarde: waarde if " " in waarde else None,
)
def test_a_faulty_row_is_named_with_file_and_line(bron, oud, nieuw, fout):
    plek = append(bron, "termijnen", NIEUW.replace(oud, nieuw))

    assert fouten(bron) == (f"{plek}: {fout}",)


@pytest.mark.parametrize(
    ("oud", "nieuw", "fout"),
    [
        ('["COORDINATOR"]', '["BAAS"]', "rollen: BAAS staat niet (de hele tijd) in rollen.toml"),
        ('"D06"', '"D99"', "doel: 'D99' is onbekend"),
        ('["ONDERZOEK"]', '["KWIJT"]', "statussen: toestand 'KWIJT' is onbekend"),
        (
            'merk = ["P"]',
            'merk = ["P"]\ncategorieen = ["P01", "P99"]',
            "categorieen: P99 staat niet (de hele tijd) in categorieen.toml",
        ),
        (
            'merk = ["P"]',
            'merk = ["P"]\nhoofd = ["AANPAK"]',
            "hoofd: AANPAK staat niet bij statussen",
        ),
    ],
    ids=lambda waarde: waarde if " " in waarde else None,
)
def test_a_cell_may_only_name_what_exists(bron, oud, nieuw, fout):
    plek = append(bron, "doel_matrix", CEL.replace(oud, nieuw))

    assert f"{plek}: {fout}" in fouten(bron)


def test_a_cell_that_is_there_already_is_refused(bron):
    plek = append(bron, "doel_matrix", CEL.replace('"ONDERZOEK"', '"AANPAK"'))

    [een, ander] = fouten(bron)

    assert een.startswith(f"{plek}: PROEF geeft cel D06 × COORDINATOR × AANPAK × A een tweede keer")
    assert "× B een tweede keer" in ander


def test_a_role_has_one_main_doel_in_a_state(bron):
    cel = CEL.replace('"D06"', '"D12"').replace('["ONDERZOEK"]', '["OPGESCHORT"]')
    hoofd = 'hoofd = ["OPGESCHORT"]\nroute = ["A"]\ngeldig_van = 2025-03-01\n'
    plek = append(bron, "doel_matrix", cel + hoofd)

    [fout] = fouten(bron)

    tweede = (
        "PROEF is een tweede hoofddoel voor COORDINATOR × OPGESCHORT × A, naast doel_matrix.toml:"
    )
    assert fout.startswith(f"{plek}: {tweede}")


def test_two_rows_with_one_code_may_not_hold_on_one_day(bron):
    een = append(bron, "termijnen", NIEUW)
    ander = append(bron, "termijnen", NIEUW)

    assert fouten(bron) == (f"{ander}: PROEF overlapt in geldigheid met {een}",)


def test_a_row_may_follow_itself_up(bron):
    sluit = 'aantal = 1\ngeldig_tot = 2027-01-01\nopvolger = "PROEF"'
    append(bron, "termijnen", NIEUW.replace("aantal = 1", sluit))
    append(bron, "termijnen", NIEUW.replace("aantal = 1", "aantal = 9\ngeldig_van = 2027-01-01"))

    catalogus = load(bron)

    assert catalogus.termijn("PROEF", date(2026, 12, 31)).aantal == 1
    assert catalogus.termijn("PROEF", date(2027, 1, 1)).aantal == 9


def test_what_a_row_names_must_hold_as_long_as_the_row_itself(bron):
    bestand = bron / "categorieen.toml"
    sluit = 'code = "P03"\ngeldig_tot = 2030-01-01\nopvolger = "P01"'
    bestand.write_text(bestand.read_text().replace('code = "P03"', sluit))

    gevonden = fouten(bron)

    assert gevonden
    assert {fout.split(": ", 1)[1] for fout in gevonden} == {
        f"{naam}: P03 staat niet (de hele tijd) in categorieen.toml" for naam in ["categorieen"]
    }


def test_two_rows_with_a_hole_between_them_do_not_hold_all_the_time(bron):
    bestand = bron / "activiteiten.toml"
    kop, blok = "[[activiteiten]]", bestand.read_text().split("[[activiteiten]]")[1].rstrip()
    sluit = f'{blok}\ngeldig_tot = 2030-01-01\nopvolger = "VA2"'
    later = f"\n{kop}{blok}\ngeldig_van = 2031-01-01\n"
    bestand.write_text(bestand.read_text().replace(blok, sluit) + later)

    assert {fout.split(": ", 1)[1] for fout in fouten(bron)} == {
        "activiteit: VA1 staat niet (de hele tijd) in activiteiten.toml"
    }


@pytest.mark.parametrize(
    ("naam", "oud", "nieuw", "fout"),
    [
        ("grondslagen", 'avg_merk = "U"\n', "", "avg_basis en avg_merk horen bij elkaar"),
        (
            "bewaarregels",
            'start = "het afsluiten"\n',
            "",
            "een termijn vraagt aantal, eenheid en start",
        ),
        ("bewaarregels", "aantal = 6\n", "aantal = 0\n", "aantal is geen hele dag of meer"),
        (
            "bewaarregels",
            'soort = "ALS_DOSSIER"',
            'soort = "BLIJVEND"\naantal = 1',
            "soort BLIJVEND heeft geen aantal",
        ),
        ("e_codes", '"AANPAK"', '"KWIJT"', "statussen_a: toestand 'KWIJT' is onbekend"),
        (
            "melding_uitkomsten",
            'naar = "ADVIES"',
            'naar = "AANPAK"',
            "naar: toestand 'AANPAK' is onbekend",
        ),
        ("melding_uitkomsten", '"EENMALIG"', '"DUBBEL"', "een reden staat er twee keer in"),
    ],
)
def test_each_subject_has_rules_of_its_own(bron, naam, oud, nieuw, fout):
    bestand = bron / f"{naam}.toml"
    tekst = bestand.read_text()
    assert oud in tekst
    bestand.write_text(tekst.replace(oud, nieuw, 1))

    assert fout in {f.split(": ", 1)[1] for f in fouten(bron)}


def test_all_faults_come_at_once(bron):
    een = append(bron, "termijnen", NIEUW.replace("aantal = 1", "aantal = -1"))
    ander = append(bron, "doel_matrix", CEL.replace('["ONDERZOEK"]', '["KWIJT"]'))

    assert {fout.split(": ")[0] for fout in fouten(bron)} == {een, ander}


def test_a_code_that_the_program_uses_must_have_a_row(bron):
    bestand = bron / "rollen.toml"
    bestand.write_text(bestand.read_text().replace('code = "SYSTEEM"', 'code = "IETS"'))

    assert "rollen.toml: code SYSTEEM ontbreekt" in fouten(bron)


def test_files_that_are_missing_unknown_or_broken_are_named(bron):
    (bron / "termijnen.toml").unlink()
    (bron / "sprookjes.toml").write_text("")
    (bron / "domeinen.toml").write_text("code = ")
    (bron / "rollen.toml").write_text('[[rol]]\ncode = "X"\n')

    gevonden = fouten(bron)

    assert "termijnen.toml ontbreekt" in gevonden
    assert "sprookjes.toml: dit onderwerp is onbekend" in gevonden
    assert "rollen.toml: alleen rijen [[rollen]] horen hier" in gevonden
    assert any(fout.startswith("domeinen.toml: Invalid value (at") for fout in gevonden)


def test_an_aanvulling_fills_gaps_only_under_its_own_label(bron):
    zonder, met = load(bron), load(bron, label="demonstratie")

    assert "grondslag WAMS-OVERLEG: artikel ontbreekt" in zonder.gaten()
    assert "bewaarregel RC05: geen regel in WAMS" in zonder.gaten()
    assert met.gaten() == ()
    assert met.grondslag("WAMS-OVERLEG").artikel == "Wams, nummer nog niet bekend"
    assert load(bron, label="anders").gaten() == zonder.gaten()
