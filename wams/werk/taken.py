"""One task on Mijn werk: when, what (a verb), why, and where to do it."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import timezone

from wams.web.templatetags.nl import datum, datum_dag

DEZE_WEEK = timedelta(days=7)


@dataclass(frozen=True)
class Taak:
    """A term with an act; a term without an act is not shown."""

    op: date
    wat: str
    waarom: str
    url: str
    casus: str = ""
    knop: str = ""
    eerst: bool = False

    @property
    def dagen(self):
        return (self.op - timezone.localdate()).days

    @property
    def dringend(self):
        return self.dagen <= 0

    @property
    def wanneer(self):
        if self.dagen < 0:
            late = -self.dagen
            return f"{late} {'dag' if late == 1 else 'dagen'} te laat"
        if self.dagen < 2:
            return ("Vandaag", "Morgen")[self.dagen]
        return f"Nog {self.dagen} dagen"

    @property
    def eerst_dit(self):
        """As the second half of a sentence."""
        return self.wat[:1].lower() + self.wat[1:]

    @property
    def onder(self):
        this_year = self.op.year == timezone.localdate().year
        return datum_dag(self.op) if this_year else datum(self.op)


def in_groups(taken):
    """Vandaag, Deze week, Later; empty groups are left out."""
    today = timezone.localdate()
    groups = [
        ("Vandaag", lambda op: op <= today),
        ("Deze week", lambda op: today < op <= today + DEZE_WEEK),
        ("Later", lambda op: op > today + DEZE_WEEK),
    ]
    found = [(naam, [t for t in taken if fits(t.op)]) for naam, fits in groups]
    return [{"naam": naam, "taken": rows} for naam, rows in found if rows]


def calendar(taken, weeks=4):
    """The working days of the coming weeks with how many terms end on each."""
    today = timezone.localdate()
    monday = today - timedelta(days=today.weekday())
    ends = [taak.op for taak in taken]
    return [
        [
            {"dag": day, "aantal": ends.count(day), "nu": day == today, "voorbij": day < today}
            for day in (monday + timedelta(days=7 * week + weekday) for weekday in range(5))
        ]
        for week in range(weeks)
    ]
