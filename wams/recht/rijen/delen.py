"""Rows about sharing and telling: conditions, refusals, rules of a partijtype, letters."""

from dataclasses import dataclass

from wams.recht.codes import Invulling
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
