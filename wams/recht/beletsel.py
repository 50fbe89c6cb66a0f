"""What the law of a day keeps from happening, why, and which road is open. Pure.

Each question gives None when nothing stands in the way. That is no permission: ``may`` decides.
"""

from collections.abc import Collection, Hashable
from dataclasses import dataclass
from datetime import date

from wams.recht.catalogus import Catalogus
from wams.recht.codes import Merk
from wams.recht.fouten import OnbekendeCodeError
from wams.recht.rijen import Beletselrij


@dataclass(frozen=True)
class Beletsel:
    """A refusal that explains itself: article, day, and what can be done instead."""

    code: str
    label: str
    uitleg: str
    artikel: str
    weg: str
    op: date
    te_bevestigen: bool
    bewijs: tuple[Merk, ...] = ()
    bron: str = ""
    geldig_van: date | None = None

    def __str__(self):
        grond = f" ({self.artikel})" if self.artikel else ""
        return f"{self.uitleg}{grond} Dit is het recht op {self.op:%d-%m-%Y}. {self.weg}"


def find_hergebruik(
    catalogus: Catalogus,
    *,
    domein: str,
    doel: str,
    betrokkenen: Collection[Hashable],
    toestemming_van: Collection[Hashable],
) -> Beletsel | None:
    """Use in a casus of data that the college holds under another law.

    ``betrokkenen``: everybody whom the data are about; each consents for the own data only.
    """
    rij = _rij(catalogus, "HERGEBRUIK", doel)
    if rij is None or domein not in rij.domeinen:
        return None
    if betrokkenen and set(betrokkenen) <= set(toestemming_van):
        return None
    return _maak(catalogus, rij)


def find_uitwisseling_b(
    catalogus: Catalogus, *, grondslag: str, doel: str, toestemming_vastgelegd: bool
) -> Beletsel | None:
    """Exchange without an own hulpvraag of the cliënt, on the ground that somebody chose."""
    rij = _rij(catalogus, "ROUTE_B", doel)
    if rij is None:
        return None
    grond = _grond(catalogus, grondslag)
    if grond and (grond.code in rij.gronden or (grond.toestemming and toestemming_vastgelegd)):
        return None
    return _maak(catalogus, rij)


def find_ontvanger(catalogus: Catalogus, *, grondslag: str, ontvanger: str) -> Beletsel | None:
    """A ground that names its recipients serves nobody else; ``ontvanger`` empty is nobody."""
    grond = _grond(catalogus, grondslag)
    if grond is None:
        return find_grondslag(catalogus, grondslag=grondslag)
    if not grond.ontvangers or ontvanger in grond.ontvangers:
        return None
    return _maak(catalogus, catalogus.beletsel("ONTVANGER"), grond.artikel)


def find_grondslag(catalogus: Catalogus, *, grondslag: str) -> Beletsel | None:
    """A new use of what was recorded on this ground: it, or its successor, must hold now."""
    if _grond(catalogus, grondslag):
        return None
    return _maak(catalogus, catalogus.beletsel("GRONDSLAG"))


def _grond(catalogus, code):
    try:
        return catalogus.huidige("grondslagen", code)
    except OnbekendeCodeError:
        return None


def _rij(catalogus: Catalogus, code: str, doel: str) -> Beletselrij | None:
    """Urgent help never waits: for some doelen a beletsel does not exist."""
    rijen = (rij for rij in catalogus.rijen("beletsels") if rij.code == code)
    rij = next(rijen, None)
    return None if rij is None or doel in rij.vrij_voor else rij


def _maak(catalogus: Catalogus, rij: Beletselrij, artikel: str = "") -> Beletsel:
    return Beletsel(
        code=rij.code,
        label=rij.label,
        uitleg=rij.uitleg,
        artikel=artikel or rij.artikel,
        weg=rij.weg,
        op=catalogus.peildatum,
        te_bevestigen=rij.te_bevestigen,
        bewijs=rij.merk,
        bron=rij.bron,
        geldig_van=rij.geldig_van,
    )
