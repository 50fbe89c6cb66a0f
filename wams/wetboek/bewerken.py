"""Changing one row of a draft, by the loader's own check."""

from copy import deepcopy
from uuid import UUID

from wams.recht.controle import Geplaatst, find_fouten
from wams.recht.rijen import SOORTEN
from wams.recht.vorm import VormError, flatten, make
from wams.wetboek import regels

HIER = "deze regel"


def replace(inhoud: dict, pk: UUID, waarden: dict) -> dict:
    """The content with this row as given; raises VormError where a value has no shape."""
    regel = regels.by_pk(inhoud)[pk]
    nieuw = flatten(make(SOORTEN[regel.soort], waarden))
    anders = deepcopy(inhoud)
    plekken = [i for i, rij in enumerate(anders[regel.soort]) if rij["code"] == regel.rij.code]
    anders[regel.soort][plekken[regel.nr]] = nieuw
    return anders


def find_own_fouten(inhoud: dict, pk: UUID, waarden: dict) -> list[tuple[str, str]]:
    """What is wrong with this row as given: the field that it is about, or nothing, and why."""
    try:
        anders = replace(inhoud, pk, waarden)
    except VormError as fout:
        return [_split(str(fout))]
    geplaatst = [
        Geplaatst(r.soort, HIER if r.pk == pk else f"{r.soort} {r.rij.code}", r.rij)
        for r in regels.walk(anders)
    ]
    fouten = [fout for fout in find_fouten(geplaatst) if fout.startswith(f"{HIER}: ")]
    return [_split(fout.removeprefix(f"{HIER}: ")) for fout in fouten]


def _split(fout: str) -> tuple[str, str]:
    """‘hoofd: …’ and ‘label is leeg’ both begin with the field."""
    naam = fout.replace(":", " ").split()[0]
    return naam, f"{fout[:1].upper()}{fout[1:]}."
