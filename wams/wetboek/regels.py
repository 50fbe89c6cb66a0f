"""The rows of one content: walked, compared and checked. Pure; knows no database."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from uuid import NAMESPACE_OID, UUID, uuid5

from wams.recht.controle import Geplaatst, find_fouten
from wams.recht.rijen import SOORTEN, Rij
from wams.recht.vorm import flatten, make
from wams.wetboek.namen import say, soortnaam, veldnaam


@dataclass(frozen=True)
class Regel:
    """One row with its place: the n-th period of this code within its subject."""

    soort: str
    nr: int
    rij: Rij

    @property
    def pk(self) -> UUID:
        """The same in every version of every gemeente, so that a row has a history."""
        return uuid5(NAMESPACE_OID, f"{self.soort}/{self.rij.code}/{self.nr}")

    @property
    def onderwerp(self) -> str:
        return soortnaam(self.soort)

    @cached_property
    def velden(self) -> list[dict]:
        """Name and value in words, of what is filled in."""
        return [{"naam": veldnaam(n), "waarde": say(w)} for n, w in flatten(self.rij).items()]

    def bevat(self, woord: str) -> bool:
        tekst = f"{self.rij.code} {self.rij.label} {self.rij.artikel} {self.rij.bron}"
        return woord.lower() in tekst.lower()


def walk(inhoud: dict) -> list[Regel]:
    """Every row of a content, in the order of the subjects."""
    found = []
    for soort in (s for s in SOORTEN if s in inhoud):  # the database keeps no order of keys
        geteld: dict[str, int] = {}
        for waarden in inhoud[soort]:
            nr = geteld.get(waarden["code"], 0)
            geteld[waarden["code"]] = nr + 1
            found.append(Regel(soort, nr, make(SOORTEN[soort], waarden)))
    return found


def by_pk(inhoud: dict) -> dict[UUID, Regel]:
    return {regel.pk: regel for regel in walk(inhoud)}


@dataclass(frozen=True)
class Verschil:
    """What became of one row between two contents, field by field."""

    wat: str
    regel: Regel
    velden: list


ERBIJ, ANDERS, DICHT, WEG = "Toegevoegd", "Gewijzigd", "Gesloten", "Weggehaald"


def compare(oud: dict, nieuw: dict) -> list[Verschil]:
    """Row by row: what came, what changed, what closes, what went."""
    voor, na = by_pk(oud), by_pk(nieuw)
    weg = [Verschil(WEG, voor[pk], []) for pk in voor if pk not in na]
    return [v for pk, regel in na.items() if (v := _verschil(voor.get(pk), regel))] + weg


def _verschil(oud: Regel | None, nieuw: Regel) -> Verschil | None:
    if oud is None:
        return Verschil(ERBIJ, nieuw, nieuw.velden)
    voor, na = flatten(oud.rij), flatten(nieuw.rij)
    namen = [n for n in dict.fromkeys([*voor, *na]) if voor.get(n) != na.get(n)]
    if not namen:
        return None
    sluit = "geldig_tot" in na and "geldig_tot" not in voor
    velden = [
        {"naam": veldnaam(n), "oud": say(voor.get(n)), "nieuw": say(na.get(n))} for n in namen
    ]
    return Verschil(DICHT if sluit else ANDERS, nieuw, velden)


def count(verschillen: list[Verschil]) -> dict[str, int]:
    geteld = {wat: sum(v.wat == wat for v in verschillen) for wat in (ERBIJ, ANDERS, DICHT, WEG)}
    return {wat: n for wat, n in geteld.items() if n}


def find_all_fouten(inhoud: dict) -> list[str]:
    """What the loader's own check says of this content, with the subject and code as place."""
    return find_fouten([Geplaatst(r.soort, f"{r.soort} {r.rij.code}", r.rij) for r in walk(inhoud)])


def geldig(inhoud: dict, regime: str, op: date) -> list[Regel]:
    return [regel for regel in walk(inhoud) if regel.rij.geldt(regime, op)]
