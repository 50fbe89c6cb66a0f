"""One question laid beside the rows of the day that answer it, each looked up once."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from wams.recht.catalogus import Catalogus
from wams.recht.codes import Klasse, Ontvangst
from wams.recht.fouten import OnbekendeCodeError
from wams.recht.oordeel import cellen
from wams.recht.oordeel.vormen import Deelvraag, Reden, Soort
from wams.recht.rijen import Categorie, DoelRij, Partijtype, Rij

GEVOELIG = frozenset({Klasse.BIJZONDER, Klasse.STRAFRECHTELIJK})


@dataclass(frozen=True)
class Weging:
    catalogus: Catalogus
    vraag: Deelvraag

    @cached_property
    def partij(self) -> Partijtype:
        return self.catalogus.partijtype(self.vraag.ontvanger)

    @cached_property
    def categorie(self) -> Categorie:
        return self.catalogus.categorie(self.vraag.categorie)

    @cached_property
    def doel(self) -> DoelRij:
        return self.catalogus.doel(self.vraag.doel)

    @cached_property
    def codes(self) -> frozenset[Ontvangst]:
        vraag = self.vraag
        return self.catalogus.ontvangst(vraag.ontvanger, vraag.categorie, vraag.klasse)

    @cached_property
    def apart(self) -> bool:
        return Ontvangst.APART in self.codes

    @cached_property
    def is_partij(self) -> bool:
        """Somebody who gets the own share, and not what the college as a whole may have."""
        return self.vraag.ontvanger != cellen.COLLEGE

    @cached_property
    def cel(self) -> cellen.Cel | None:
        vraag = self.vraag
        eigen = frozenset({vraag.rol}) if vraag.rol else None
        rollen = eigen or cellen.rollen_van(vraag.ontvanger, self.codes)
        route = vraag.route if vraag.deelt else None
        return cellen.cel(self.catalogus, rollen, vraag.doel, vraag.status, route, vraag.categorie)

    @cached_property
    def regels(self) -> frozenset[str]:
        return frozenset(self.partij.regels)

    @cached_property
    def handhaaft(self) -> bool:
        return self.partij.handhavend or self.vraag.handhaaft

    @cached_property
    def gevoelige_klassen(self) -> frozenset[str]:
        """Of the data in question, the classes that the AVG forbids but for an exception."""
        klassen = (self.vraag.klasse,) if self.vraag.klasse else self.categorie.klassen
        return frozenset(str(k) for k in klassen if k in GEVOELIG)

    @cached_property
    def artikel_van_de_klasse(self) -> str:
        klasse = self.vraag.klasse or max(
            self.categorie.klassen, key=lambda k: self.catalogus.klasse(k).rang
        )
        return self.categorie.artikel or self.catalogus.klasse(klasse).artikel

    @cached_property
    def artikel_van_de_partij(self) -> str:
        """The article of the special rule of a party that gets nothing at all."""
        regels = self.catalogus.partijregels(self.vraag.ontvanger)
        return next((regel.artikel for regel in regels if regel.artikel), "")

    @property
    def op(self) -> date:
        return self.catalogus.peildatum

    def zeg(self, soort: Soort, code: str, stap: str, **anders) -> Reden:
        """A reason in the words of the catalogue."""
        try:
            rij = self.catalogus.rij("deelregels", code)
        except OnbekendeCodeError:  # a version from before these words: the rule holds all the same
            return Reden(soort=soort, code=code, label=code, tekst=code, stap=stap, **anders)
        return van_rij(rij, soort, stap, **({"tekst": rij.uitleg, "weg": rij.weg} | anders))

    def voorwaarde(self, voldaan: bool | None, code: str, stap: str, **anders) -> Reden:
        """Recorded, still to be recorded, or refused."""
        soorten = {True: Soort.VOLDAAN, None: Soort.MITS, False: Soort.NIET}
        return self.zeg(soorten[voldaan], code, stap, **anders)


def van_rij(rij: Rij, soort: Soort, stap: str, **anders) -> Reden:
    waarden = {
        "code": rij.code,
        "label": rij.label,
        "artikel": rij.artikel,
        "bron": rij.bron,
        "bewijs": rij.merk,
        "geldig_van": rij.geldig_van,
    }
    return Reden(soort=soort, stap=stap, **(waarden | anders))


def of_open(waar: bool) -> bool | None:
    """A condition that nobody can refuse: recorded, or not yet."""
    return True if waar else None
