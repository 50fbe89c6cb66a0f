"""Whoever must choose can read what the choice means: on every day exactly one text for each."""

from collections.abc import Iterator

from wams.recht.codes import Regime
from wams.recht.plaats import Geplaatst, covers
from wams.recht.rijen import Rij

# The subjects of which forms offer the rows as a choice.
SOORTEN = (
    "e_codes",
    "ernst_criteria",
    "categorieen",
    "klassen",
    "domeinen",
    "doelen",
    "grondslagen",
    "partijtypen",
    "weigergronden",
    "voorwaarden",
    "uitzonderingen",
)
# Choices and questions of forms that are no row of their own.
LOS = {
    "regimes": tuple(Regime),
    "soorten": ("FEIT", "MENING", "EIGEN"),
    "uitkomsten": ("GEEN_MVP", "MVP_REGULIER", "MVP_COORDINATIE"),
    "velden": (
        "HOUDBAAR_TOT",
        "BEROEPSGEHEIM",
        "HANDHAVINGSRISICO",
        "UITSTEL",
        "SAMENSPRAAK",
        "TOESTEMMING",
        "BETROKKENE_INFORMEREN",
    ),
}


def code_van(onderwerp: str, keuze: str) -> str:
    return f"{onderwerp}-{keuze}".upper()


def find_uitlegfouten(geplaatst: list[Geplaatst], per_code: dict) -> Iterator[str]:
    """Two texts at once is an overlap like any other; here: none, or one of something else."""
    for g in geplaatst:
        if g.soort == "uitleg":
            yield from (f"{g.plek}: {fout}" for fout in _in_rij(g.rij, per_code))
        elif g.soort in SOORTEN:
            teksten = per_code.get(("uitleg", code_van(g.soort, g.rij.code)), ())
            if not covers(teksten, g.rij):
                yield f"{g.plek}: {g.rij.code} heeft niet (de hele tijd) een uitleg in uitleg.toml"
    for code in (code_van(o, keuze) for o, keuzes in LOS.items() for keuze in keuzes):
        altijd = Rij(code=code, label="", regime=tuple(Regime), merk=(), bron="")
        if not covers(per_code.get(("uitleg", code), ()), altijd):
            yield f"uitleg.toml: uitleg {code} is er niet (de hele tijd)"


def _in_rij(rij, per_code):
    if rij.code != code_van(rij.onderwerp, rij.keuze):
        yield f"code {rij.code} hoort {code_van(rij.onderwerp, rij.keuze)} te zijn"
    if not rij.uitleg:
        yield "uitleg is leeg"
    if rij.onderwerp in SOORTEN:
        if (rij.onderwerp, rij.keuze) not in per_code:
            yield f"keuze: {rij.keuze} staat niet in {rij.onderwerp}.toml"
    elif rij.keuze not in LOS.get(rij.onderwerp, ()):
        yield f"keuze: {rij.keuze} is geen keuze van {rij.onderwerp}"
