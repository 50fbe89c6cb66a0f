"""The subjects beside doel, ground and term: guards, ernst, refusals, conditions, letters."""

from datetime import date

import pytest

from wams.recht.codes import Factor, Invulling, Ontvangst
from wams.recht.fouten import GeenTermijnError

BRIEVEN = tuple(f"B{n:02}" for n in range(1, 26))


@pytest.fixture(params=["huidig", "wams"])
def catalogus(request):
    return request.getfixturevalue(request.param)


def codes(rijen):
    return tuple(rij.code for rij in rijen)


def test_every_code_of_these_subjects_is_there_in_both_regimes(catalogus):
    assert codes(catalogus.guards) == ("G1", "G2", "G3", "G4", "G5", "G6", "G7")
    assert codes(catalogus.ernst_criteria) == ("B3-A", "B3-B", "B3-C", "B3-D")
    assert codes(catalogus.weigergronden) == tuple(f"Z{n}" for n in range(1, 9))
    assert codes(catalogus.voorwaarden) == tuple(f"VW{n}" for n in range(1, 10))
    assert codes(catalogus.brieven) == BRIEVEN
    assert codes(catalogus.uitstelfactoren) == tuple(Factor)


def test_a_guard_holds_for_its_period_and_not_a_day_longer(catalogus):
    assert catalogus.guard("G1").tot_en_met(date(2026, 1, 31)) == date(2026, 7, 31)
    assert catalogus.guard("G5").tot_en_met(date(2026, 1, 31)) == date(2027, 1, 31)
    assert catalogus.guard("G5").hoogstens == 1
    with pytest.raises(GeenTermijnError):
        catalogus.guard("G7").tot_en_met(date(2026, 1, 31))


def test_each_guard_says_what_lifts_it_and_g6_is_never_lifted(catalogus):
    assert catalogus.guard("G1").opheffen == ("NIEUWE_FEITEN", "TWEEDE_BEOORDELAAR", "FG_BERICHT")
    assert catalogus.guard("G6").opheffen == ()
    assert catalogus.termijn(catalogus.guard("G4").termijn).verlenging.aantal == 4


def test_words_that_threaten_are_found_and_plain_ones_are_not(catalogus):
    g3 = catalogus.guard("G3")

    assert g3.signalen("Als u niet meewerkt, dan kiezen wij Route B.") == (
        "route B",
        "als u niet meewerkt",
    )
    assert g3.signalen("Meedoen is vrij. Nee zeggen heeft geen gevolgen.") == ()


@pytest.mark.parametrize(
    ("criteria", "strengste", "ruimste"),
    [
        ((), False, False),
        (("B3-A",), False, True),
        (("B3-A", "B3-B"), False, True),
        (("B3-C",), True, True),
        (("B3-A", "B3-D"), True, True),
    ],
)
def test_the_stricter_reading_of_ernst_is_chosen(catalogus, criteria, strengste, ruimste):
    assert catalogus.ernstregel.code == "MIN_EEN_EN_C_OF_D"
    assert catalogus.ernstregel.voldoet(criteria) is strengste
    assert catalogus.rij("ernst_regels", "MIN_EEN").voldoet(criteria) is ruimste


@pytest.mark.parametrize(
    ("dagen", "strengste", "ruimste"),
    [
        ([date(2026, 1, 1)], False, False),
        ([date(2026, 1, 1), date(2026, 1, 1)], False, False),
        ([date(2026, 1, 1), date(2026, 2, 1)], False, True),
        ([date(2026, 1, 1), date(2026, 3, 31)], False, True),
        ([date(2026, 1, 1), date(2026, 4, 1)], True, True),
    ],
)
def test_the_stricter_reading_of_lasting_is_chosen(catalogus, dagen, strengste, ruimste):
    assert catalogus.duurregel.code == "EN"
    assert catalogus.duurregel.voldoet(dagen) is strengste
    assert catalogus.rij("duur_regels", "OF").voldoet(dagen) is ruimste


def test_conditions_and_refusals_say_what_else_must_be_given(catalogus):
    gevraagd = {rij.code: rij.vraagt for rij in catalogus.voorwaarden if rij.vraagt}

    assert gevraagd == {
        "VW2": Invulling.DOELEN,
        "VW3": Invulling.ONTVANGERS,
        "VW5": Invulling.DATUM,
        "VW9": Invulling.TEKST,
    }
    assert catalogus.voorwaarde("VW9").handmatig
    assert [rij.code for rij in catalogus.weigergronden if rij.toelichting] == ["Z8"]
    assert catalogus.weigergrond("Z1").label == "Beroepsgeheim"


def test_a_letter_says_to_whom_when_and_in_which_term(catalogus):
    ontvangst = catalogus.brief("B02")

    assert ontvangst.aan == ("melder", "cliënt")
    assert catalogus.termijn(ontvangst.termijn).aantal == 3
    assert [rij.code for rij in catalogus.brieven if rij.intern] == ["B24", "B25"]


def test_the_special_rules_of_a_partijtype_are_rows_that_can_be_shown(catalogus):
    school = codes(catalogus.partijregels("SCHOOL"))

    assert school == ("VASTE_CONTACTPERSOON", "GEZIN_VRAGEN", "SPECIALE_BEGELEIDING")
    assert catalogus.partijregels("COLLEGE") == ()
    assert catalogus.partijtype("CORPORATIE").nooit_voor == ("X02", "X03", "X04")
    for code in Ontvangst:
        assert catalogus.rij("ontvangstcodes", code).label
    handhavend = {rij.code for rij in catalogus.partijtypen if rij.handhavend}
    for code in handhavend:
        assert "HANDHAVENDE_PET" in codes(catalogus.partijregels(code))
    assert catalogus.ernst_criterium("B3-D").te_bevestigen is False
