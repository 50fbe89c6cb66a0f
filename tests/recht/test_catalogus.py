import json
from datetime import date

import pytest

from cases.models import Casus
from wams.recht.catalogus import Catalogus, checksum
from wams.recht.codes import Casusstatus, Doel, Klasse, Merk, Ontvangst, Rol, Route, Taak
from wams.recht.fouten import OnbekendeCodeError

OPEN = [status.value for status in Casus.OPEN]


def codes(rijen):
    return [rij.code for rij in rijen]


def test_the_states_are_those_of_the_casus():
    assert set(Casusstatus) == set(Casus.Status.values)


def test_json_gives_the_same_catalogue_back(wams):
    inhoud = json.loads(json.dumps(wams.inhoud))

    terug = Catalogus.parse(inhoud, regime=wams.regime, peildatum=wams.peildatum)

    assert terug == wams
    assert checksum(inhoud) == checksum(wams.inhoud)


@pytest.mark.parametrize("doel", Doel)
def test_every_doel_has_a_label_a_ground_and_an_activiteit(wams, huidig, doel):
    for catalogus in (wams, huidig):
        rij = catalogus.doel(doel)
        assert rij.label
        assert not rij.verboden
        assert catalogus.activiteit(rij.activiteit)
        if doel != Doel.EVALUATIE:  # anonymous figures rest on nothing
            assert catalogus.grondslag(rij.grondslag)


def test_the_forbidden_doelen_are_known_as_forbidden(wams):
    assert all(wams.doel(f"X{n:02}").verboden for n in range(1, 9))


def test_a_ground_of_the_new_law_does_not_exist_under_the_old(huidig, wams):
    assert wams.grondslag("WAMS-B").artikel == "Wmo 2015, artikel 2.3a.4 (wetsvoorstel)"
    assert wams.grondslag("WMO-511").merk == (Merk.V,)
    with pytest.raises(OnbekendeCodeError):
        huidig.grondslag("WAMS-B")


def test_a_ground_holds_from_its_day(wams):
    assert wams.grondslag("WGSV", date(2025, 3, 1)).label
    with pytest.raises(OnbekendeCodeError, match="staat op 28-02-2025 niet in de catalogus"):
        wams.grondslag("WGSV", date(2025, 2, 28))


def test_what_has_no_verified_source_is_te_bevestigen(wams, huidig):
    assert wams.termijn("TRIAGE").te_bevestigen
    assert wams.termijn("BEZWAAR").te_bevestigen
    assert not wams.termijn("PERSOONLIJK_PLAN").te_bevestigen
    assert not huidig.bewaarregel("RC05").te_bevestigen
    assert wams.bewaarregel("RC05").te_bevestigen


@pytest.mark.parametrize("route", Route)
@pytest.mark.parametrize("status", [*OPEN, "BEEINDIGD", "NIET_GESTART"])
def test_no_state_is_a_parking_place(wams, status, route):
    termijnen = wams.termijnen_in(status, route)

    assert termijnen
    for termijn in termijnen:
        einde = termijn.einde(date(2026, 11, 24))
        assert termijn.waarschuw_vanaf(einde) < einde


@pytest.mark.parametrize(
    ("rol", "route", "doelen"),
    [
        (Rol.ONDERZOEKER, Route.A, "D02 D03 D07 D09 D11"),
        (Rol.ONDERZOEKER, Route.B, "D02 D04 D07 D09 D11"),
        (Rol.COORDINATOR, Route.A, "D05 D06 D07 D09 D11 D12"),
        (Rol.WAARNEMER, Route.A, "D05 D06 D07 D09 D11"),
        (Rol.BEOORDELAAR, Route.A, "D06 D11"),
        (Rol.BEOORDELAAR, Route.B, "D02 D04 D05 D06 D11"),
        (Rol.PARTIJ, Route.A, "D08 D11"),
        (Rol.ONDERSTEUNER, Route.A, "D09 D11"),
    ],
)
def test_an_appointment_brings_exactly_these_doelen(wams, rol, route, doelen):
    assert " ".join(sorted(wams.doelen_voor(rol, route))) == doelen


HOOFD = """
             ONDERZOEKER COORDINATOR WAARNEMER PARTIJ
VOORBEREIDING        D02 -   -   -
ONDERZOEK            D03 -   -   D08
ONDERZOEK_AFGEROND   D03 D05 D05 D08
PLAN_CONCEPT         -   D05 D05 D08
AANPAK               -   D06 D06 D08
HEROVERWEGING        -   D06 D06 D08
OPGESCHORT           D09 D09 D09 -
BEEINDIGD            D09 D09 D09 -
IN_BEWARING          -   -   -   -
VERNIETIGD           -   -   -   -
"""


def test_the_main_doel_follows_the_state(wams):
    kop, *regels = [regel.split() for regel in HOOFD.strip().splitlines()]
    for status, *doelen in regels:
        gevonden = [wams.hoofddoel(Rol(rol), status) or "-" for rol in kop]
        assert gevonden == doelen, status
    assert wams.hoofddoel(Rol.ONDERZOEKER, "ONDERZOEK", Route.B) == Doel.ONDERZOEK_B


def test_a_main_doel_is_one_that_the_appointment_brings_and_the_state_allows(wams):
    for rol in Rol:
        for status in Casusstatus:
            for route in Route:
                doel = wams.hoofddoel(rol, status, route)
                assert doel is None or doel in wams.doelen_voor(rol, route)
                assert doel is None or wams.doel_mag_in(doel, status, rol)


def test_an_empty_cell_is_no(wams):
    assert wams.doel_mag_in(Doel.COORDINATIE, "AANPAK", Rol.COORDINATOR)
    assert not wams.doel_mag_in(Doel.COORDINATIE, "BEEINDIGD", Rol.COORDINATOR)
    assert not wams.doel_mag_in(Doel.COORDINATIE, "AANPAK", Rol.PARTIJ)
    assert not wams.doel_mag_in("X01", "AANPAK", Rol.COORDINATOR)
    assert not wams.doel_mag_in(Doel.RECHTEN, "IN_BEWARING", Rol.COORDINATOR)
    assert wams.categorieen_voor(Doel.COORDINATIE, Rol.PARTIJ, "AANPAK") == frozenset()


def test_categories_go_by_doel_role_and_state(wams):
    coordinatie = wams.categorieen_voor(Doel.COORDINATIE, Rol.COORDINATOR, "AANPAK")
    toets = wams.categorieen_voor(Doel.TOETS, Rol.ONDERZOEKER, "VOORBEREIDING")
    triage = wams.categorieen_voor(Doel.TRIAGE, Taak.MELDPUNT, "IN_TRIAGE")

    assert sorted(coordinatie) == ["P01", *(f"P{n:02}" for n in range(3, 13))]
    assert "P02" in toets
    assert "P13" not in toets
    assert "P14" in triage
    [cel] = wams.cellen(Rol.COORDINATOR, doel=Doel.COORDINATIE, status="AANPAK")
    assert cel.gemotiveerd == ("P09", "P10", "P11", "P12")
    for status in Casusstatus:
        assert not wams.categorieen_voor(Doel.TOEZICHT, Taak.FG, status)


@pytest.mark.parametrize(
    ("partijtype", "categorie", "klasse", "codes"),
    [
        ("COLLEGE", "P01", None, {"JA"}),
        ("COLLEGE", "P09", None, {"JA", "GEMOTIVEERD"}),
        ("WIJKTEAM", "P05", None, {"A"}),
        ("WIJKTEAM", "P09", None, {"V"}),
        ("WIJKTEAM", "P11", None, set()),
        ("CORPORATIE", "P08", None, {"A", "V"}),
        ("CORPORATIE", "P09", None, set()),
        ("OGGZ", "P12", None, {"V"}),
        ("SCHOOL", "P12", None, set()),
        ("SCHOOL", "P12", Klasse.BIJZONDER, {"V"}),
        ("GGZ", "P13", None, set()),
        ("GGZ", "P13", Klasse.GEWOON, {"A"}),
        ("INFORMEEL", "P01", None, {"A", "T"}),
        ("ZORGVERZEKERAAR", "P01", None, set()),
        ("ZVH", "P01", None, set()),
        ("COLLEGE", "P02", None, set()),
        ("COLLEGE", "P14", None, set()),
        ("COLLEGE", "P01", Klasse.BIJZONDER, set()),
    ],
)
def test_the_partijmatrix_says_what_must_hold_and_empty_is_no(
    wams, partijtype, categorie, klasse, codes
):
    gevonden = wams.mag_categorie(partijtype, categorie, klasse)

    assert gevonden == {Ontvangst(code) for code in codes}


def test_an_unknown_partijtype_or_category_is_refused(wams):
    with pytest.raises(OnbekendeCodeError):
        wams.mag_categorie("ONBEKEND", "P01")
    with pytest.raises(OnbekendeCodeError):
        wams.mag_categorie("COLLEGE", "P99")


ENDE = {
    ("VOORBEREIDING", "A"): "E3 E7 E8 E11 E12 E13",
    ("ONDERZOEK", "A"): "E3 E4 E7 E8 E10 E12 E13",
    ("ONDERZOEK", "B"): "E4 E5 E7 E8 E10 E12 E13",
    ("ONDERZOEK_AFGEROND", "A"): "E3 E7 E8 E10 E11 E12 E13",
    ("PLAN_CONCEPT", "A"): "E3 E4 E5 E7 E8 E10 E12 E13",
    ("AANPAK", "A"): "E1 E2 E3 E4 E5 E6 E7 E8 E9 E10 E11 E12 E13",
    ("AANPAK", "B"): "E1 E2 E4 E5 E6 E7 E8 E9 E10 E11 E12 E13",
    ("OPGESCHORT", "A"): "E3 E7 E8 E9 E10 E12 E13",
    ("BEEINDIGD", "A"): "",
}


@pytest.mark.parametrize(("status", "route"), ENDE)
def test_a_casus_ends_for_the_reasons_of_its_state(wams, status, route):
    assert " ".join(codes(wams.e_codes(status, Route(route)))) == ENDE[status, route]


def test_every_open_state_has_a_road_for_withdrawal_wrong_person_and_duplicate(wams):
    for status in OPEN:
        assert {"E3", "E12", "E13"} <= set(codes(wams.e_codes(status, Route.A)))


def test_a_melding_leaves_triage_by_these_outcomes(wams):
    assert codes(wams.melding_uitkomsten("ONTVANGEN")) == ["M02", "M10"]
    in_triage = codes(wams.melding_uitkomsten("IN_TRIAGE"))
    assert in_triage == ["M02", "M04", "M05", "M06", "M07", "M08", "M09", "M10"]
    assert wams.melding_uitkomsten("ADVIES") == ()
    redenen = codes(wams.melding_uitkomst("M06").redenen)
    assert {"EENMALIG", "DUBBEL", "VERKEERDE_PERSOON"} <= set(redenen)


def test_four_domeinen_are_social_and_the_rest_lies_beside_them(wams):
    sociaal = [domein.code for domein in wams.domeinen if domein.sociaal]

    assert sociaal == ["WMO", "JEUGD", "PARTICIPATIE", "SCHULDHULP"]
    assert len(wams.domeinen) == 10


def test_every_bewaarklasse_is_there_in_both_regimes(wams, huidig):
    for nummer in range(1, 27):
        assert wams.bewaarregel(f"RC{nummer:02}").label
        assert huidig.bewaarregel(f"RC{nummer:02}").label


def test_every_row_can_be_asked_by_its_code(wams):
    assert len(wams.categorieen) == 14
    assert wams.partijtype("UWV").handhavend
    assert wams.rol(Rol.COORDINATOR).label == "Coördinator"
    assert wams.domein("WONEN").label == "Wonen"
    assert wams.e_code("E8").label == "De cliënt is overleden"
    hoogste = max(Klasse, key=lambda klasse: wams.klasse(klasse).rang)
    assert hoogste == Klasse.BESCHERMD
    assert len(wams.partijtypen) == 18
