"""The cells: doel × phase × role × category, and what each party may receive.

``may``, the lists, the aid and the composer all read them here, and nowhere else.
"""

from dataclasses import dataclass

from wams.recht.catalogus import NOOIT, Catalogus
from wams.recht.codes import Klasse, Ontvangst, Rol, Route

COLLEGE = "COLLEGE"
NAMENS_COLLEGE = frozenset({Rol.ONDERZOEKER, Rol.COORDINATOR, Rol.WAARNEMER})
LEIDING = (Rol.COORDINATOR, Rol.WAARNEMER)
# To read under a toewijzing: the own share is what it shows, the reason was recorded with the data.
# The consent of a verstrekker or a cliënt is a record of its own, so reading alone never has it.
LEESBAAR = frozenset({Ontvangst.JA, Ontvangst.EIGEN_DEEL, Ontvangst.GEMOTIVEERD})


@dataclass(frozen=True)
class Cel:
    """What one doel says of one category in one phase."""

    gemotiveerd: bool
    als_probleem: bool
    bepaald_door: str


def rollen_van(ontvanger: str, codes: frozenset[Ontvangst]) -> frozenset[str]:
    """As what somebody receives: for the college by his role in it, else as a party."""
    eigen = ontvanger == COLLEGE or Ontvangst.APART in codes
    return NAMENS_COLLEGE if eigen else frozenset({Rol.PARTIJ})


def cel(catalogus: Catalogus, rollen, doel: str, status: str, route: Route, categorie: str):
    """None is no. Several roles: the cell that asks least."""
    found = [
        Cel(categorie in rij.gemotiveerd, categorie in rij.als_probleem, rij.bepaald_door)
        for rol in rollen
        for rij in catalogus.cellen(rol, doel=doel, status=status, route=route)
        if categorie in rij.alle_categorieen
    ]
    return min(found, key=lambda c: (c.als_probleem, c.gemotiveerd), default=None)


def is_leesbaar(catalogus: Catalogus, partijtype: str, categorie: str) -> bool:
    codes = catalogus.mag_categorie(partijtype, categorie)
    return bool(codes) and codes <= LEESBAAR


def krijgt_nooit(catalogus: Catalogus, partijtype: str, klasse: Klasse) -> bool:
    """What this partijtype gets under no condition, in whatever form."""
    return bool(catalogus.partijtype(partijtype).ontvangst(klasse) & NOOIT)


def leesbare_categorieen(
    catalogus: Catalogus, partijtype: str, rol: str, doel: str, status: str
) -> frozenset[str]:
    """What somebody with this role may read for this doel in this phase: for lists."""
    return frozenset(
        code
        for code in catalogus.categorieen_voor(doel, rol, status)
        if is_leesbaar(catalogus, partijtype, code)
    )
