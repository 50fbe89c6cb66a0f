"""The catalogue of one gemeente in one regime, asked on one date. Pure and frozen."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from uuid import UUID

from wams.recht.codes import Doel, Klasse, Ontvangst, Regime, Rol, Route
from wams.recht.fouten import OnbekendeCodeError
from wams.recht.rijen import SOORTEN, ECode, MatrixRij, Meldinguitkomst, Rij, Termijn
from wams.recht.vorm import flatten, make
from wams.recht.vragen import Vragen

NOOIT = frozenset({Ontvangst.NEE, Ontvangst.APART})  # another regime is no way in here either
Tabellen = Mapping[str, Mapping[str, tuple[Rij, ...]]]


@dataclass(frozen=True)
class Catalogus(Vragen):
    """Every question is answered on ``peildatum`` unless it names another day (``op``)."""

    tabellen: Tabellen
    regime: Regime
    peildatum: date
    versie_id: UUID | None = None

    @classmethod
    def make(cls, rijen: Iterable[tuple[str, Rij]], *, regime, peildatum, versie_id=None):
        tabellen: dict[str, dict[str, tuple[Rij, ...]]] = {}
        for soort, rij in rijen:
            tabel = tabellen.setdefault(soort, {})
            tabel[rij.code] = (*tabel.get(rij.code, ()), rij)
        return cls(tabellen, Regime(regime), peildatum, versie_id)

    @classmethod
    def parse(cls, inhoud: dict, *, regime, peildatum, versie_id=None):
        """From what a version holds. Not checked again: it was, and it can't change."""
        rijen = [(soort, make(SOORTEN[soort], w)) for soort, lijst in inhoud.items() for w in lijst]
        return cls.make(rijen, regime=regime, peildatum=peildatum, versie_id=versie_id)

    @property
    def inhoud(self) -> dict[str, list[dict]]:
        return {
            soort: [flatten(rij) for rijen in tabel.values() for rij in rijen]
            for soort, tabel in self.tabellen.items()
        }

    def op(self, peildatum: date) -> "Catalogus":
        return replace(self, peildatum=peildatum)

    def rij(self, soort: str, code: str, op: date | None = None) -> Rij:
        op = op or self.peildatum
        for rij in self.tabellen.get(soort, {}).get(code, ()):
            if rij.geldt(self.regime, op):
                return rij
        raise OnbekendeCodeError(soort, code, self.regime, op)

    def rijen(self, soort: str, op: date | None = None) -> tuple[Rij, ...]:
        """What holds on that day, in the order of the source."""
        op = op or self.peildatum
        tabel = self.tabellen.get(soort, {})
        return tuple(r for rijen in tabel.values() for r in rijen if r.geldt(self.regime, op))

    def e_codes(self, status: str, route: Route) -> tuple[ECode, ...]:
        """Why a casus in this state may end."""
        return tuple(rij for rij in self.rijen("e_codes") if rij.mag_in(status, route))

    def melding_uitkomsten(self, status: str) -> tuple[Meldinguitkomst, ...]:
        return tuple(rij for rij in self.rijen("melding_uitkomsten") if status in rij.van)

    def termijnen_in(self, status: str, route: Route = Route.A) -> tuple[Termijn, ...]:
        """The terms that run in this state of a casus or melding."""
        return tuple(t for t in self.termijnen if status in t.statussen and route in t.route)

    def huidige(self, soort: str, code: str) -> Rij:
        """What holds now for what once had this code: itself, or the successor that it named."""
        gezien: set[str] = set()
        zoek = code
        while zoek and zoek not in gezien:
            gezien.add(zoek)
            rijen = self.tabellen.get(soort, {}).get(zoek, ())
            for rij in rijen:
                if rij.geldt(self.regime, self.peildatum):
                    return rij
            gesloten = [rij for rij in rijen if rij.tot <= self.peildatum]
            zoek = max(gesloten, key=lambda rij: rij.tot).opvolger if gesloten else ""
        raise OnbekendeCodeError(soort, code, self.regime, self.peildatum)

    # Doel × state × role × category; an empty cell is no

    def cellen(self, rol: Rol, *, doel=None, status=None, route=None) -> tuple[MatrixRij, ...]:
        return tuple(
            cel
            for cel in self._cellen_per_rol.get(rol, ())
            if (doel is None or cel.doel == doel)
            and (status is None or status in cel.statussen)
            and (route is None or route in cel.route)
        )

    @cached_property
    def _cellen_per_rol(self) -> Mapping[str, list[MatrixRij]]:
        """Read once: each decision asks several times, and the matrix is most of its cost."""
        found: dict[str, list[MatrixRij]] = {}
        for cel in self.rijen("doel_matrix"):
            for rol in cel.rollen:
                found.setdefault(rol, []).append(cel)
        return found

    def doel_mag_in(self, doel: Doel, status: str, rol: Rol) -> bool:
        cellen = self._cellen_per_rol.get(rol, ())
        return any(cel.doel == doel and status in cel.statussen for cel in cellen)

    def doelen_voor(self, rol: Rol, route: Route) -> frozenset[Doel]:
        """Every doel that an appointment in this role brings."""
        cellen = self.cellen(rol, route=route)
        return frozenset(cel.doel for cel in cellen if cel.bij_aanstelling)

    def hoofddoel(self, rol: Rol, status: str, route: Route = Route.A) -> Doel | None:
        """The doel that goes without asking; None means: no main doel, so ask or refuse."""
        cellen = self.cellen(rol, status=status, route=route)
        return next((cel.doel for cel in cellen if status in cel.hoofd), None)

    def categorieen_voor(self, doel: Doel, rol: Rol, status: str) -> frozenset[str]:
        """The most that this doel can need; ``cellen`` says what needs a reason."""
        cellen = self.cellen(rol, doel=doel, status=status)
        return frozenset().union(*(cel.alle_categorieen for cel in cellen))

    # The partijmatrix

    def ontvangst(
        self, partijtype: str, categorie: str, klasse: Klasse | None = None
    ) -> frozenset[Ontvangst]:
        """The codes as they stand. Without ``klasse`` every class of the category counts.

        A class that the category can't have is no.
        """
        rij, partij = self.categorie(categorie), self.partijtype(partijtype)
        if klasse is not None and klasse not in rij.klassen:
            return frozenset({Ontvangst.NEE})
        klassen = rij.klassen if klasse is None else (klasse,)
        return frozenset().union(*(partij.ontvangst(k) for k in klassen))

    def mag_categorie(
        self, partijtype: str, categorie: str, klasse: Klasse | None = None
    ) -> frozenset[Ontvangst]:
        """What must hold before this partijtype gets it; empty is no."""
        codes = self.ontvangst(partijtype, categorie, klasse)
        return frozenset() if codes & NOOIT else codes

    # Is this fit to become law?

    def gaten(self) -> tuple[str, ...]:
        """What the regime still lacks on this day: an article, or a rule that it should have."""
        leeg = (f"grondslag {g.code}: artikel ontbreekt" for g in self.grondslagen if not g.artikel)
        geldend = {rij.code for rij in self.bewaarregels}
        zonder = (
            f"bewaarregel {code}: geen regel in {self.regime}"
            for code in self.tabellen.get("bewaarregels", {})
            if code not in geldend
        )
        return (*leeg, *zonder)


def checksum(inhoud: dict) -> str:
    """One sum for one content, however a database orders its keys."""
    tekst = json.dumps(inhoud, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(tekst.encode()).hexdigest()
