"""May this be shared? One engine for the aid, the composer and ``may``; pure, without Django.

The same question never gets two answers, because there is one place that answers it.
"""

from collections.abc import Iterator

from wams.recht.catalogus import Catalogus
from wams.recht.fouten import OnbekendeCodeError
from wams.recht.oordeel import gronden, stappen, vastlegging
from wams.recht.oordeel.vormen import (
    Deelname,
    Deelvraag,
    Eigendeel,
    Oordeel,
    Reden,
    Soort,
    Uitkomst,
    Voorwaarde,
    Wijze,
    weigh,
)
from wams.recht.oordeel.weging import Weging

__all__ = [
    "Deelname",
    "Deelvraag",
    "Eigendeel",
    "Oordeel",
    "Reden",
    "Soort",
    "Uitkomst",
    "Voorwaarde",
    "Wijze",
    "eerste_beletsel",
    "oordeel",
]
VOLGORDE = tuple(Soort)
# The order of ``may``: the first step that objects is the one that is told.
STAPPEN = (
    stappen.doel,
    stappen.categorie,
    stappen.matrix,
    stappen.scope,
    vastlegging.voorwaarden,
    stappen.herkomst,
    stappen.pet,
    stappen.beperking,
)


def oordeel(catalogus: Catalogus, vraag: Deelvraag) -> Oordeel:
    """The answer on the day of the question, with every reason: what may first."""
    if vraag.op is not None:
        catalogus = catalogus.op(vraag.op)
    weging = Weging(catalogus, vraag)
    try:
        grondslag, redenen = _redenen(weging)
    except OnbekendeCodeError:
        grondslag, redenen = "", [weging.zeg(Soort.VRAAG, "ONBEKEND", "0 onbekend")]
    return Oordeel(
        vraag=vraag,
        uitkomst=weigh(redenen),
        redenen=tuple(sorted(redenen, key=lambda reden: VOLGORDE.index(reden.soort))),
        grondslag=grondslag,
        regime=catalogus.regime,
        op=catalogus.peildatum,
    )


def eerste_beletsel(catalogus: Catalogus, vraag: Deelvraag) -> Reden | None:
    """The first step that keeps it from happening: what ``may`` needs, and no more."""
    weging = Weging(catalogus, vraag)
    return next((r for stap in STAPPEN for r in stap(weging) if r.houdt_tegen), None)


def _redenen(weging: Weging) -> tuple[str, list[Reden]]:
    if weging.vraag.acuut and weging.vraag.deelt:
        return weging.doel.grondslag, list(_acuut(weging))
    redenen = [reden for stap in STAPPEN for reden in stap(weging)]
    if not weging.vraag.deelt:
        return weging.vraag.grondslag, redenen
    grondslag, van_de_grond = gronden.choose(weging)
    redenen += [*van_de_grond, *gronden.hergebruik(weging)]
    redenen += vastlegging.motivering(weging)
    redenen += vastlegging.uitzondering(weging, grondslag)
    redenen += vastlegging.afweging(weging, grondslag)
    redenen += vastlegging.risico(weging)
    redenen += vastlegging.altijd(weging)
    return grondslag, redenen


def _acuut(weging: Weging) -> Iterator[Reden]:
    """Urgent help never waits for us: whatever averts the harm may be told, to whom can help."""
    yield weging.zeg(Soort.MAG, "ACUUT", "0 acuut")
    yield weging.zeg(Soort.DEEL, "NOODZAAK", "0 acuut")
    yield weging.zeg(Soort.LET_OP, "VERTELLEN", "0 acuut")
