"""Rows about sharing and telling: conditions, refusals, obstacles, letters, explanations."""

from dataclasses import dataclass

from wams.recht.codes import Invulling, Uitkomst, Uitzonderingsoort
from wams.recht.rijen.kern import Rij


@dataclass(frozen=True, kw_only=True)
class Voorwaarderij(Rij):
    """``vraagt``: what a verstrekker fills in; ``handmatig``: a person looks at each use."""

    vraagt: Invulling | None = None
    handmatig: bool = False


@dataclass(frozen=True, kw_only=True)
class Weigergrond(Rij):
    toelichting: bool = False


@dataclass(frozen=True, kw_only=True)
class Partijregel(Rij):
    uitleg: str


@dataclass(frozen=True, kw_only=True)
class Briefrij(Rij):
    """To whom, when and in which term; the text is a template of its own."""

    aan: tuple[str, ...]
    wanneer: str
    termijn: str = ""
    intern: bool = False


@dataclass(frozen=True, kw_only=True)
class AvgBasis(Rij):
    bezwaar: bool = False


@dataclass(frozen=True, kw_only=True)
class Uitzondering(Rij):
    """``voorstel_bij``: categories at which a form fills it in, for the author to confirm."""

    soort: Uitzonderingsoort
    voorstel_bij: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Uitstelfactor(Rij):
    uitleg: str


@dataclass(frozen=True, kw_only=True)
class Ontvanger(Rij):
    partijtype: str = ""


@dataclass(frozen=True, kw_only=True)
class Beletselrij(Rij):
    """``gronden``: on these the way is open after all; ``vrij_voor``: doelen it never hinders."""

    uitleg: str
    weg: str
    domeinen: tuple[str, ...] = ()
    gronden: tuple[str, ...] = ()
    vrij_voor: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Deelregel(Rij):
    """One rule about sharing as people read it: what it says, and which road is open."""

    uitleg: str
    weg: str = ""


@dataclass(frozen=True, kw_only=True)
class Uitlegrij(Rij):
    """What one choice means, for who fills in a form; ``onderwerp`` and ``keuze`` point it out.

    The article is that of the chosen row; only a choice without a row has one of its own.
    """

    onderwerp: str
    keuze: str
    uitleg: str


@dataclass(frozen=True, kw_only=True)
class Buitenweg(Rij):
    """Sharing outside a casus: what may first, then under which conditions, then what not."""

    uitkomst: Uitkomst
    kern: str
    mag: tuple[str, ...]
    mits: tuple[str, ...]
    niet: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Veelgevraagd(Rij):
    antwoord: str
