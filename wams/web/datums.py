"""Reads a date or a time as people write it, and says plainly what is wrong with it."""

import re
from calendar import monthrange
from datetime import date, time

from django.core.exceptions import ValidationError

from wams.web.templatetags.nl import MAANDEN

VOORBEELD = "Schrijf de datum als dag-maand-jaar, bijvoorbeeld 3-9-1991."
SHORT = {"mrt": 3, "sept": 9}
ORDERS = tuple(
    re.compile(order, re.ASCII)
    for order in (
        r"(?P<day>\d{1,2})[-/. ](?P<month>\d{1,2})[-/. ](?P<year>\d{1,4})",
        r"(?P<day>\d{1,2})[-. ]?(?P<word>[a-z]{3,9})\.?[-. ]?(?P<year>\d{1,4})",
        r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})",
        r"(?P<day>\d{2})(?P<month>\d{2})(?P<year>\d{4})",
    )
)
CLOCK = re.compile(r"(?P<hour>\d{1,2})(?:[.:]?(?P<minute>\d{2}))?(?: ?(?:uur|u))?", re.ASCII)


def _month_of(word):
    if word in SHORT:
        return SHORT[word]
    for number, name in enumerate(MAANDEN, start=1):
        if name == word or name[:3] == word:
            return number
    raise ValidationError(f"‘{word}’ is geen maand. {VOORBEELD}", code="maand")


def _parts(text):
    """Day, month and year as numbers, whichever of the known orders was used."""
    clean = re.sub(r"\s*([-/.])\s*", r"\1", " ".join(text.lower().split()))
    for order in ORDERS:
        if found := order.fullmatch(clean):
            part = found.groupdict()
            month = _month_of(part["word"]) if "word" in part else int(part["month"])
            return int(part["day"]), month, part["year"]
    raise ValidationError(VOORBEELD, code="vorm")


def read_date(text) -> date:
    """ "1-5-2026", "01-05-2026", "1 mei 2026" and "2026-05-01" are the same day."""
    day, month, year = _parts(text)
    if len(year) != 4 or int(year) < 1:
        raise ValidationError("Schrijf het jaar met 4 cijfers, bijvoorbeeld 3-9-1991.", code="jaar")
    if not 1 <= month <= 12:
        raise ValidationError(f"Maand {month} bestaat niet. {VOORBEELD}", code="maand")
    days = monthrange(int(year), month)[1]
    if not 1 <= day <= days:
        name = MAANDEN[month - 1].capitalize()
        raise ValidationError(f"{name} {int(year)} heeft {days} dagen.", code="dag")
    return date(int(year), month, day)


def write_date(day) -> str:
    """The shape that the field itself asks for: 1-5-2026."""
    return f"{day.day}-{day.month}-{day.year}"


def read_time(text) -> time:
    """ "14.30", "14:30", "1430", "14.30 uur" and "14 uur"."""
    found = CLOCK.fullmatch(" ".join(text.lower().split()))
    hour = int(found["hour"]) if found else 24
    minute = int(found["minute"] or 0) if found else 60
    if hour > 23 or minute > 59:
        raise ValidationError(
            "Schrijf de tijd als uren en minuten, bijvoorbeeld 14.30.", code="vorm"
        )
    return time(hour, minute)
