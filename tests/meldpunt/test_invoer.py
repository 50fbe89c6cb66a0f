"""A name and an address, typed in one box, taken apart without losing anything."""

import pytest

from meldpunt.invoer import split_adres, split_naam

NAMEN = {
    "Noor Terwolde": ("Noor", "", "Terwolde"),
    "Jan van der Berg": ("Jan", "van der", "Berg"),
    "Terwolde": ("", "", "Terwolde"),
    "de Vries": ("", "de", "Vries"),
    "Anna Maria in 't Veld": ("Anna Maria", "in 't", "Veld"),
    "Berg, Jan van der": ("Jan", "van der", "Berg"),
    "J. de Vries-van Dijk": ("J.", "de", "Vries-van Dijk"),
    "Van": ("", "", "Van"),
    "": ("", "", ""),
}
ADRESSEN = {
    "9999 ZZ 12": ("", "12", "9999 ZZ", ""),
    "9999zz": ("", "", "9999 ZZ", ""),
    "Dorpsstraat 12, 9999 ZZ Voorbeeldstad": ("Dorpsstraat", "12", "9999 ZZ", "Voorbeeldstad"),
    "Dorpsstraat 12, Voorbeeldstad": ("Dorpsstraat", "12", "", "Voorbeeldstad"),
    "onder de brug, elke avond rond 8 uur": ("onder de brug, elke avond rond 8 uur", "", "", ""),
    "Plein 1940 12, 9999 ZZ V": ("Plein 1940 12", "", "9999 ZZ", "V"),
    "": ("", "", "", ""),
}


@pytest.mark.req("R-157")
@pytest.mark.parametrize(("naam", "parts"), NAMEN.items())
def test_a_name_is_taken_apart(naam, parts):
    assert tuple(split_naam(naam).values()) == parts


@pytest.mark.parametrize(("adres", "parts"), ADRESSEN.items())
def test_an_address_is_taken_apart(adres, parts):
    assert tuple(split_adres(adres).values()) == parts


def test_a_very_long_name_is_cut_to_what_fits():
    assert len(split_naam("x" * 200)["achternaam"]) == 80
