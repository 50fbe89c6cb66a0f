"""What in a text may point at one person. A number is certain; a name is for a person to judge."""

import re

# Nine digits, an account, a telephone, an address of mail, a postcode with a number, a date.
NUMMERS = {
    "een nummer van 8 of 9 cijfers": re.compile(r"(?<!\d)\d(?:[ .-]?\d){7,8}(?!\d)"),
    "een rekeningnummer": re.compile(r"\b[A-Z]{2}\d{2}[ ]?[A-Z]{4}[ ]?\d{2}", re.IGNORECASE),
    "een telefoonnummer": re.compile(r"(?<!\d)(?:\+31|0031|0)[ -]?\d(?:[ -]?\d){7,8}(?!\d)"),
    "een e-mailadres": re.compile(r"\S+@\S+\.\w+"),
    "een postcode": re.compile(r"\b[1-9]\d{3}[ ]?[A-Z]{2}\b"),
    "een hele datum": re.compile(
        r"\b\d{1,2}[-/ ](?:\d{1,2}|jan\w*|feb\w*|maart|apr\w*|mei|juni|juli|aug\w*|sep\w*|okt\w*|"
        r"nov\w*|dec\w*)[-/ ](?:19|20)\d{2}\b",
        re.IGNORECASE,
    ),
}
AANSPREEKVORM = r"(?:[Mm]eneer|[Mm]evrouw|[Dd]hr\.?|[Mm]w\.?|[Mm]evr\.?|[Ff]amilie|[Ff]am\.)"
TUSSEN = r"(?:van|de|der|den|het|ten|ter|'t|el|al|ibn|te)"
HOOFD = r"[A-ZÀ-Þ][\w'’-]+"
AANGESPROKEN = re.compile(rf"{AANSPREEKVORM}\s+(?:{TUSSEN}\s+)*{HOOFD}(?:\s+{HOOFD})*")
# Two capitals in a row, or with small words between, as in a full name.
VOLUIT = re.compile(rf"(?<!\w){HOOFD}(?:\s+{TUSSEN})*\s+{HOOFD}")
# Words of the work that are written with a capital and are nobody's name.
GEEN_NAAM = re.compile(
    r"\b(Veilig Thuis|Zorg- en Veiligheidshuis|Raad van State|Raad voor|Wet \w+|Rode Kruis|"
    r"Gemeente \w+|Mag Ik|Wmo \w+|Participatiewet \w+)\b"
)


def find_nummers(tekst):
    """The kinds of numbers in a text, by name; the number itself is never repeated."""
    return [naam for naam, vorm in NUMMERS.items() if vorm.search(tekst)]


def find_namen(tekst):
    """What may be the name of a person."""
    kaal = GEEN_NAAM.sub("…", tekst)
    found = [m.group(0) for vorm in (AANGESPROKEN, VOLUIT) for m in vorm.finditer(kaal)]
    heel = dict.fromkeys(found)
    return [naam for naam in heel if not any(naam != ander and naam in ander for ander in heel)]
