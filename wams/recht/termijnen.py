"""Counting days the Dutch way. Pure: no clock, no database."""

import calendar
from datetime import UTC, date, datetime, timedelta
from functools import cache

import holidays

from wams.recht.codes import Eenheid


@cache
def _feestdagen(jaar: int) -> frozenset[date]:
    """Those of the Algemene termijnenwet, artikel 3: 5 mei counts every year."""
    return frozenset(holidays.NL(years=jaar, categories=("public", "optional")))


def is_werkdag(dag: date) -> bool:
    return dag.weekday() < 5 and dag not in _feestdagen(dag.year)


def add_werkdagen(start: date, aantal: int) -> date:
    """The day of the start doesn't count; the end is a working day."""
    dag = start
    while aantal > 0:
        dag += timedelta(days=1)
        aantal -= is_werkdag(dag)
    return dag


def add_maanden(start: date, aantal: int) -> date:
    """Same day of the month, or the last one where the month is shorter."""
    jaar, maand = divmod(start.year * 12 + start.month - 1 + aantal, 12)
    laatste = calendar.monthrange(jaar, maand + 1)[1]
    return date(jaar, maand + 1, min(start.day, laatste))


def add(start: date, aantal: int, eenheid: Eenheid) -> date:
    """The last day of a term that begins on ``start``."""
    if isinstance(start, datetime):
        raise TypeError("Give the local date; which day a moment falls on is the caller's to say")
    match eenheid:
        case Eenheid.DAGEN:
            return start + timedelta(days=aantal)
        case Eenheid.WEKEN:
            return start + timedelta(weeks=aantal)
        case Eenheid.WERKDAGEN:
            return add_werkdagen(start, aantal)
        case Eenheid.MAANDEN:
            return add_maanden(start, aantal)
        case Eenheid.JAREN:
            return add_maanden(start, aantal * 12)
    raise ValueError(f"A term in {eenheid} starts at a moment, not on a date")


def add_uren(start: datetime, aantal: int) -> datetime:
    """Real hours: an hour that the clock skips or repeats changes nothing."""
    if start.tzinfo is None:
        raise ValueError("A moment without time zone is no moment")
    return (start.astimezone(UTC) + timedelta(hours=aantal)).astimezone(start.tzinfo)
