"""What people type in one box, taken apart: a name, an address. Pure; nothing is lost."""

import re

VOORVOEGSELS = {"van", "de", "der", "den", "het", "'t", "ter", "ten", "te", "op", "in", "aan"}
VOORVOEGSELS |= {"uit", "bij", "'s", "la", "le", "du", "des", "el", "al", "von", "zu"}
POSTCODE = re.compile(r"\b([1-9]\d{3})\s?([A-Za-z]{2})\b")
STRAAT = re.compile(r"(?P<straat>[^\d,]*?)[\s,]*(?P<nummer>\d+[\w/-]*)?")
LENGTES = {"voornamen": 80, "voorvoegsel": 20, "achternaam": 80}


def split_naam(naam):
    """First names, prefix and surname; one word is a surname, "Jansen, Piet" is turned round."""
    if "," in naam:
        achter, _, voor = naam.partition(",")
        naam = f"{voor} {achter}"
    words = naam.split()
    first = next((i for i, word in enumerate(words) if word.lower() in VOORVOEGSELS), None)
    if first is None or first == len(words) - 1:
        parts = (words[:-1], [], words[-1:])
    else:
        last = first
        while last < len(words) - 1 and words[last].lower() in VOORVOEGSELS:
            last += 1
        parts = (words[:first], words[first:last], words[last:])
    found = dict(zip(LENGTES, (" ".join(part) for part in parts), strict=True))
    return {name: value[: LENGTES[name]] for name, value in found.items()}


def split_adres(adres):
    """Street, number, postcode and place, as far as they are there, in whatever order."""
    found = POSTCODE.search(adres)
    postcode = f"{found[1]} {found[2].upper()}" if found else ""
    before = adres[: found.start()].strip(" ,") if found else adres.strip(" ,")
    after = adres[found.end() :].strip(" ,") if found else ""
    if not before and after[:1].isdigit():
        number, _, plaats = after.partition(" ")
        return _adres("", number.strip(" ,"), postcode, plaats.strip(" ,"))
    street, _, rest = before.partition(",")
    parts = STRAAT.fullmatch(street.strip())
    if parts is None or not (postcode or parts["nummer"]):
        return _adres(before, "", postcode, after)
    return _adres(parts["straat"], parts["nummer"] or "", postcode, after or rest.strip(" ,"))


def _adres(straat, huisnummer, postcode, woonplaats):
    return {
        "straat": straat.strip(),
        "huisnummer": huisnummer[:10],
        "postcode": postcode,
        "woonplaats": woonplaats[:60],
    }
