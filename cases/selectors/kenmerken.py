"""Keyed marks to recognise a person without reading a name; meldpunt and cases make the same."""

import unicodedata

from wams.kluis import bsn as nummers
from wams.kluis.sleutelbos import kenmerk


def persoon_kenmerk(achternaam, geboortedatum):
    """The mark of a surname with a birth date, or None while one of the two is unknown."""
    name = _plain(achternaam)
    if not name or geboortedatum is None:
        return None
    return kenmerk("naam", name, geboortedatum.isoformat())


def bsn_kenmerk(bsn):
    return kenmerk("bsn", nummers.normaliseer(bsn)) if bsn else None


def merk_kenmerken(person):
    """Pseudonyms under the key of the guard mark alone, so that it fits no other table."""
    found = []
    if person.bsn:
        found.append(kenmerk("afkoeling", "bsn", nummers.normaliseer(person.bsn)))
    name = _plain(person.achternaam)
    if name and person.geboortedatum:
        found.append(kenmerk("afkoeling", "naam", name, person.geboortedatum.isoformat()))
    return found


def _plain(name):
    """Łukasz-de Vries and lukasz de vries are spelled the same: letters only, no accents."""
    loose = unicodedata.normalize("NFKD", name.casefold().replace("ł", "l").replace("ø", "o"))
    return "".join(letter for letter in loose if letter.isalpha())
