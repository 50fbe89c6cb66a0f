"""Rows of the weighing of a beroepsgeheim: its grounds and what each of them asks."""

from dataclasses import dataclass

from wams.recht.rijen.kern import Rij


@dataclass(frozen=True, kw_only=True)
class Geheimgrond(Rij):
    """``vragen``: each must be answered; ``overleg``: another professional was consulted."""

    uitleg: str
    vragen: tuple[str, ...] = ()
    overleg: bool = False
    motivering: bool = False
    artikel_nodig: bool = False
    toestemming: bool = False
