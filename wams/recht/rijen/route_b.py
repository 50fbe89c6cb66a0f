"""Rows of the road without a request of the cliënt: what is serious, how long, which guards."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from wams.recht import termijnen
from wams.recht.codes import Eenheid
from wams.recht.fouten import GeenTermijnError
from wams.recht.rijen.kern import Rij


@dataclass(frozen=True, kw_only=True)
class Guard(Rij):
    """``opheffen``: all that is needed together to go on in spite of it; empty is never."""

    uitleg: str
    aantal: int | None = None
    eenheid: Eenheid | None = None
    hoogstens: int | None = None
    opheffen: tuple[str, ...] = ()
    termijn: str = ""
    signaalwoorden: tuple[str, ...] = ()

    def tot_en_met(self, start: date) -> date:
        """The last day on which the guard still stands after what happened on ``start``."""
        if self.aantal is None:
            raise GeenTermijnError(self.code)
        return termijnen.add(start, self.aantal, self.eenheid)

    def signalen(self, tekst: str) -> tuple[str, ...]:
        """The words in a text that may read as a threat; a person decides."""
        klein = tekst.casefold()
        return tuple(woord for woord in self.signaalwoorden if woord.casefold() in klein)


@dataclass(frozen=True, kw_only=True)
class Keuze(Rij):
    """One reading among several; exactly one of a subject is ``gekozen``."""

    gekozen: bool = False


@dataclass(frozen=True, kw_only=True)
class Ernstregel(Keuze):
    minimaal: int
    ook_een_van: tuple[str, ...] = ()

    def voldoet(self, criteria: Collection[str]) -> bool:
        genoeg = len(set(criteria)) >= self.minimaal
        return genoeg and (not self.ook_een_van or not set(criteria).isdisjoint(self.ook_een_van))


@dataclass(frozen=True, kw_only=True)
class Duurregel(Keuze):
    """Continuing: the observations span these months. Recurring: there are this many days."""

    maanden: int
    waarnemingen: int
    beide: bool = False

    def voldoet(self, dagen: Collection[date]) -> bool:
        """One incident is never enough, in whatever reading."""
        if len(set(dagen)) < 2:
            return False
        terugkerend = len(set(dagen)) >= self.waarnemingen
        voortdurend = termijnen.add_maanden(min(dagen), self.maanden) <= max(dagen)
        return terugkerend and voortdurend if self.beide else terugkerend or voortdurend
