"""Reads the source folders. Either everything is right, or one error names every fault."""

import re
import tomllib
from datetime import date
from pathlib import Path

from wams.recht.catalogus import Catalogus
from wams.recht.codes import Regime
from wams.recht.controle import Geplaatst, find_fouten
from wams.recht.fouten import OngeldigeCatalogusError
from wams.recht.rijen import SOORTEN
from wams.recht.vorm import VormError, make

BRON = Path(__file__).parent / "bron"
AANVULLING = Path(__file__).parent / "aanvulling"


def load(*, regime: Regime, peildatum: date, label: str = "", bron: Path = BRON) -> Catalogus:
    """The catalogue of one regime, completed by the aanvulling that has this label, if any.

    What an aanvulling adds thus never goes without the label that says what it is.
    """
    geplaatst, fouten = read_map(bron)
    fouten += (f"{s}.toml ontbreekt" for s in SOORTEN if not (bron / f"{s}.toml").is_file())
    extra = AANVULLING / label
    if label and extra.is_dir():
        aangevuld, fouten_extra = read_map(extra)
        geplaatst = _merge(geplaatst, aangevuld)
        fouten += fouten_extra
    fouten = fouten or find_fouten(geplaatst)
    if fouten:
        raise OngeldigeCatalogusError(fouten)
    rijen = [(g.soort, g.rij) for g in geplaatst]
    return Catalogus.make(rijen, regime=regime, peildatum=peildatum)


def read_map(bron: Path) -> tuple[list[Geplaatst], list[str]]:
    """Every row with its place, and what could not be read."""
    geplaatst, fouten = [], []
    for bestand in sorted(bron.glob("*.toml")):
        if bestand.stem not in SOORTEN:
            fouten.append(f"{bestand.name}: dit onderwerp is onbekend")
            continue
        rijen, fouten_hier = _read_bestand(bestand)
        geplaatst += rijen
        fouten += fouten_hier
    return geplaatst, fouten


def _read_bestand(bestand: Path) -> tuple[list[Geplaatst], list[str]]:
    soort, tekst = bestand.stem, bestand.read_text(encoding="utf-8")
    try:
        inhoud = tomllib.loads(tekst)
    except tomllib.TOMLDecodeError as fout:
        return [], [f"{bestand.name}: {fout}"]
    if set(inhoud) != {soort} or not isinstance(inhoud[soort], list):
        return [], [f"{bestand.name}: alleen rijen [[{soort}]] horen hier"]
    kop = re.compile(rf"\s*\[\[\s*{soort}\s*\]\]")
    regels = [nr for nr, regel in enumerate(tekst.splitlines(), 1) if kop.match(regel)]
    geplaatst, fouten = [], []
    for nr, waarden in zip(regels, inhoud[soort], strict=True):
        plek = f"{bestand.name}:{nr}"
        try:
            geplaatst.append(Geplaatst(soort, plek, make(SOORTEN[soort], waarden)))
        except VormError as fout:
            fouten.append(f"{plek}: {fout}")
    return geplaatst, fouten


def _merge(basis: list[Geplaatst], extra: list[Geplaatst]) -> list[Geplaatst]:
    """A row of the aanvulling takes the place of the row with the same code, regime and start."""

    def sleutel(g):
        return (g.soort, g.rij.code, g.rij.regime, g.rij.geldig_van)

    vervangen = {sleutel(g) for g in extra}
    return [g for g in basis if sleutel(g) not in vervangen] + extra
