"""A row with the place where it stands, and how long rows together hold."""

from dataclasses import dataclass
from datetime import date

from wams.recht.rijen import Rij


@dataclass(frozen=True)
class Geplaatst:
    """A row and where it stands: file and line number."""

    soort: str
    plek: str
    rij: Rij


def covers(kandidaten, rij: Rij) -> bool:
    """Whether the candidates together hold for as long as this row, in each of its regimes."""
    for regime in rij.regime:
        bereikt: date = rij.vanaf
        perioden = sorted((k.rij.vanaf, k.rij.tot) for k in kandidaten if regime in k.rij.regime)
        for van, tot in perioden:
            if van <= bereikt:
                bereikt = max(bereikt, tot)
        if bereikt < rij.tot:
            return False
    return True
