"""What can be asked of a catalogue by name, with the type that comes back."""

from datetime import date

from wams.recht.codes import Recht, Uitzonderingsoort
from wams.recht.fouten import OnbekendeCodeError
from wams.recht.rijen import (
    AvgBasis,
    Beletselrij,
    Bewaarregel,
    Briefrij,
    Categorie,
    DoelRij,
    Domein,
    Duurregel,
    ECode,
    Ernstregel,
    Grondslag,
    Guard,
    Keuze,
    KlasseRij,
    Meldinguitkomst,
    Partijregel,
    Partijtype,
    Rij,
    Termijn,
    Uitlegrij,
    Uitstelfactor,
    Uitzondering,
    Voorwaarderij,
    Weigergrond,
)


class Vragen:
    """Leans on ``rij`` and ``rijen`` of the catalogue."""

    # One row by its code

    def doel(self, code: str, op: date | None = None) -> DoelRij:
        return self.rij("doelen", code, op)

    def grondslag(self, code: str, op: date | None = None) -> Grondslag:
        return self.rij("grondslagen", code, op)

    def klasse(self, code: str, op: date | None = None) -> KlasseRij:
        return self.rij("klassen", code, op)

    def categorie(self, code: str, op: date | None = None) -> Categorie:
        return self.rij("categorieen", code, op)

    def activiteit(self, code: str, op: date | None = None) -> Rij:
        return self.rij("activiteiten", code, op)

    def rol(self, code: str, op: date | None = None) -> Rij:
        return self.rij("rollen", code, op)

    def partijtype(self, code: str, op: date | None = None) -> Partijtype:
        return self.rij("partijtypen", code, op)

    def termijn(self, code: str, op: date | None = None) -> Termijn:
        return self.rij("termijnen", code, op)

    def bewaarregel(self, code: str, op: date | None = None) -> Bewaarregel:
        return self.rij("bewaarregels", code, op)

    def domein(self, code: str, op: date | None = None) -> Domein:
        return self.rij("domeinen", code, op)

    def e_code(self, code: str, op: date | None = None) -> ECode:
        return self.rij("e_codes", code, op)

    def melding_uitkomst(self, code: str, op: date | None = None) -> Meldinguitkomst:
        return self.rij("melding_uitkomsten", code, op)

    def guard(self, code: str, op: date | None = None) -> Guard:
        return self.rij("guards", code, op)

    def ernst_criterium(self, code: str, op: date | None = None) -> Rij:
        return self.rij("ernst_criteria", code, op)

    def weigergrond(self, code: str, op: date | None = None) -> Weigergrond:
        return self.rij("weigergronden", code, op)

    def voorwaarde(self, code: str, op: date | None = None) -> Voorwaarderij:
        return self.rij("voorwaarden", code, op)

    def brief(self, code: str, op: date | None = None) -> Briefrij:
        return self.rij("brieven", code, op)

    def beletsel(self, code: str, op: date | None = None) -> Beletselrij:
        return self.rij("beletsels", code, op)

    def avg_basis(self, code: str, op: date | None = None) -> AvgBasis:
        return self.rij("avg_bases", code, op)

    def wie_beslist(self, recht: Recht, leeftijd: int, *, wilsbekwaam: bool, op: date):
        """The one row about this right for somebody of this age."""
        for rij in self.rijen("vertegenwoordiging", op):
            if rij.recht == recht and rij.past(leeftijd, wilsbekwaam):
                return rij
        raise OnbekendeCodeError("vertegenwoordiging", recht, self.regime, op)

    def uitleg(self, onderwerp: str, keuze: str, op: date | None = None) -> Uitlegrij:
        return self.rij("uitleg", f"{onderwerp}-{keuze}".upper(), op)

    # All rows of a subject

    @property
    def partijtypen(self) -> tuple[Partijtype, ...]:
        return self.rijen("partijtypen")

    @property
    def domeinen(self) -> tuple[Domein, ...]:
        return self.rijen("domeinen")

    @property
    def grondslagen(self) -> tuple[Grondslag, ...]:
        return self.rijen("grondslagen")

    @property
    def categorieen(self) -> tuple[Categorie, ...]:
        return self.rijen("categorieen")

    @property
    def termijnen(self) -> tuple[Termijn, ...]:
        return self.rijen("termijnen")

    @property
    def bewaarregels(self) -> tuple[Bewaarregel, ...]:
        return self.rijen("bewaarregels")

    @property
    def guards(self) -> tuple[Guard, ...]:
        return self.rijen("guards")

    @property
    def ernst_criteria(self) -> tuple[Rij, ...]:
        return self.rijen("ernst_criteria")

    @property
    def weigergronden(self) -> tuple[Weigergrond, ...]:
        return self.rijen("weigergronden")

    @property
    def voorwaarden(self) -> tuple[Voorwaarderij, ...]:
        return self.rijen("voorwaarden")

    @property
    def brieven(self) -> tuple[Briefrij, ...]:
        return self.rijen("brieven")

    @property
    def uitstelfactoren(self) -> tuple[Uitstelfactor, ...]:
        return self.rijen("uitstelfactoren")

    def uitzondering(self, code: str, op: date | None = None) -> Uitzondering:
        return self.rij("uitzonderingen", code, op)

    def uitzonderingen(self, soort: Uitzonderingsoort) -> tuple[Uitzondering, ...]:
        """The exceptions for one class of data, or from one duty."""
        return tuple(rij for rij in self.rijen("uitzonderingen") if rij.soort is soort)

    def partijregels(self, partijtype: str) -> tuple[Partijregel, ...]:
        """The special rules of one partijtype, besides what it may receive."""
        return tuple(self.rij("partijregels", code) for code in self.partijtype(partijtype).regels)

    # The one reading that is chosen

    @property
    def ernstregel(self) -> Ernstregel:
        return self._gekozen("ernst_regels")

    @property
    def duurregel(self) -> Duurregel:
        return self._gekozen("duur_regels")

    def _gekozen(self, soort: str) -> Keuze:
        for rij in self.rijen(soort):
            if rij.gekozen:
                return rij
        raise OnbekendeCodeError(soort, "gekozen", self.regime, self.peildatum)
