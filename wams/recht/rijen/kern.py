"""One class per kind of row. A row says what holds; ``Catalogus`` says which row holds now."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from wams.recht import termijnen
from wams.recht.codes import (
    Bewaarsoort,
    Doel,
    Domeinsoort,
    Eenheid,
    Klasse,
    Merk,
    Ontvangst,
    Recht,
    Regime,
    Route,
    Spreker,
)
from wams.recht.fouten import GeenTermijnError

BEIDE_ROUTES = (Route.A, Route.B)


@dataclass(frozen=True, kw_only=True)
class Rij:
    """Holds in ``regime`` from ``geldig_van`` until the day before ``geldig_tot``.

    No ``geldig_van``: the date of entry into force was not looked up, so the row has no
    beginning. That is only safe while no earlier text is kept beside it.
    """

    code: str
    label: str
    regime: tuple[Regime, ...]
    merk: tuple[Merk, ...]
    bron: str
    artikel: str = ""
    geldig_van: date | None = None
    geldig_tot: date | None = None
    opvolger: str = ""

    @property
    def te_bevestigen(self) -> bool:
        """Something in this row still waits for a jurist."""
        return Merk.P in self.merk or Merk.U in self.merk

    @property
    def vanaf(self) -> date:
        return self.geldig_van or date.min

    @property
    def tot(self) -> date:
        return self.geldig_tot or date.max

    def geldt(self, regime: Regime, op: date) -> bool:
        return regime in self.regime and self.vanaf <= op < self.tot


@dataclass(frozen=True, kw_only=True)
class DoelRij(Rij):
    """``grondslag``: what work for this doel rests on unless a person chose another."""

    grondslag: str = ""
    activiteit: str = ""
    verboden: bool = False


@dataclass(frozen=True, kw_only=True)
class Grondslag(Rij):
    """``ontvangers``: the only ones it serves; empty means that it names none.

    ``uitzonderingen``: the exceptions it brings along for special or criminal data.
    ``verstrekt_via``: it serves work of the college itself; to others this other ground applies.
    """

    eisen: str
    avg_basis: str = ""
    avg_merk: Merk | None = None
    uitzondering_9: str = ""
    uitzondering_10: str = ""
    alleen_uitzondering: bool = False
    toestemming: bool = False
    ontraden: bool = False
    extra_motivering: bool = False
    uitzonderingen: tuple[str, ...] = ()
    ontvangers: tuple[str, ...] = ()
    verstrekt_via: str = ""
    ondanks_geheim: bool = False

    @property
    def avg_te_bevestigen(self) -> bool:
        """The article may be certain while its basis in the AVG still waits for a jurist."""
        return self.avg_merk in (Merk.P, Merk.U)


@dataclass(frozen=True, kw_only=True)
class KlasseRij(Rij):
    rang: int


@dataclass(frozen=True, kw_only=True)
class Categorie(Rij):
    """``klassen``: those that data of this category can have; the author chooses among them."""

    klassen: tuple[Klasse, ...]
    gemotiveerd: bool = False
    handhavingsrisico: bool = False
    beroepsgeheim: bool = False


@dataclass(frozen=True, kw_only=True)
class Partijtype(Rij):
    """``regel`` is what people read; ``regels`` are the codes of it that can be enforced.

    ``eigen_gronden``: on these this party can be told, whatever the doel rests on.
    """

    levert: str
    gewoon: tuple[Ontvangst, ...]
    bijzonder: tuple[Ontvangst, ...]
    strafrechtelijk: tuple[Ontvangst, ...]
    regel: str = ""
    handhavend: bool = False
    regels: tuple[str, ...] = ()
    nooit_voor: tuple[str, ...] = ()
    namens_college: bool = False
    eigen_gronden: tuple[str, ...] = ()

    def ontvangst(self, klasse: Klasse) -> frozenset[Ontvangst]:
        """The conditions that must all hold; a class without a column is no."""
        match klasse:
            case Klasse.GEWOON | Klasse.GEVOELIG:
                return frozenset(self.gewoon)
            case Klasse.BIJZONDER:
                return frozenset(self.bijzonder)
            case Klasse.STRAFRECHTELIJK:
                return frozenset(self.strafrechtelijk)
        return frozenset({Ontvangst.NEE})


@dataclass(frozen=True, kw_only=True)
class MatrixRij(Rij):
    """Who may work for a doel in which states, with which categories at most.

    ``bepaald_door`` names what narrows the categories further: the afspraak, the request.
    ``hoofd``: the states in which this is the main doel of the role.
    """

    doel: Doel
    statussen: tuple[str, ...]
    rollen: tuple[str, ...]
    route: tuple[Route, ...] = BEIDE_ROUTES
    categorieen: tuple[str, ...] = ()
    gemotiveerd: tuple[str, ...] = ()
    als_probleem: tuple[str, ...] = ()
    bepaald_door: str = ""
    hoofd: tuple[str, ...] = ()
    bij_aanstelling: bool = True

    @property
    def alle_categorieen(self) -> frozenset[str]:
        return frozenset((*self.categorieen, *self.gemotiveerd, *self.als_probleem))


@dataclass(frozen=True, kw_only=True)
class Verlenging:
    aantal: int
    eenheid: Eenheid
    keer: int | None = None


@dataclass(frozen=True, kw_only=True)
class Termijn(Rij):
    start: str
    aantal: int | None = None
    eenheid: Eenheid | None = None
    waarschuwingen: tuple[int, ...] = ()
    verlenging: Verlenging | None = None
    statussen: tuple[str, ...] = ()
    route: tuple[Route, ...] = BEIDE_ROUTES

    def einde(self, start: date) -> date:
        """The last day on which it is still in time."""
        if self.aantal is None or self.eenheid is Eenheid.UREN:
            raise GeenTermijnError(self.code)
        return termijnen.add(start, self.aantal, self.eenheid)

    def einde_moment(self, start: datetime) -> datetime:
        if self.aantal is None or self.eenheid is not Eenheid.UREN:
            raise GeenTermijnError(self.code)
        return termijnen.add_uren(start, self.aantal)

    def einde_verlengd(self, einde: date) -> date:
        if self.verlenging is None:
            raise GeenTermijnError(self.code)
        return termijnen.add(einde, self.verlenging.aantal, self.verlenging.eenheid)

    def waarschuwdagen(self, einde: date) -> tuple[date, ...]:
        return tuple(sorted(einde - timedelta(days=dagen) for dagen in self.waarschuwingen))

    def waarschuw_vanaf(self, einde: date) -> date:
        """The first day on which the term shows as running out."""
        return min(self.waarschuwdagen(einde), default=einde)


@dataclass(frozen=True, kw_only=True)
class Bewaarregel(Rij):
    soort: Bewaarsoort
    start: str = ""
    aantal: int | None = None
    eenheid: Eenheid | None = None

    def einde(self, start: date) -> date:
        """Only a rule with an own term has an end; for the others this is no answer."""
        if self.soort is not Bewaarsoort.TERMIJN:
            raise GeenTermijnError(self.code)
        return termijnen.add(start, self.aantal, self.eenheid)


@dataclass(frozen=True, kw_only=True)
class Domein(Rij):
    soort: Domeinsoort

    @property
    def sociaal(self) -> bool:
        return self.soort is Domeinsoort.SOCIAAL


@dataclass(frozen=True, kw_only=True)
class ECode(Rij):
    """Why a casus ends, with the states in which it may be chosen, per route."""

    statussen_a: tuple[str, ...] = ()
    statussen_b: tuple[str, ...] = ()

    def mag_in(self, status: str, route: Route) -> bool:
        return status in (self.statussen_a if route == Route.A else self.statussen_b)


@dataclass(frozen=True, kw_only=True)
class Reden:
    code: str
    label: str


@dataclass(frozen=True, kw_only=True)
class Meldinguitkomst(Rij):
    """How a melding leaves triage; the two booleans only prefill, a person confirms."""

    van: tuple[str, ...]
    naar: str
    redenen: tuple[Reden, ...] = ()
    betrokkene_informeren: bool = True
    melder_berichten: bool = True


@dataclass(frozen=True, kw_only=True)
class Vertegenwoordigingsregel(Rij):
    """Who decides about one right at one age; ``samen``: all of them who are there, together.

    ``belang_telt``: a representative falls out when the interest of the jeugdige opposes.
    """

    recht: Recht
    vanaf_leeftijd: int
    wilsbekwaam: tuple[bool, ...]
    beslist: tuple[Spreker, ...]
    ontvangt: tuple[Spreker, ...]
    tot_leeftijd: int | None = None
    samen: bool = False
    belang_telt: bool = False

    def past(self, leeftijd: int, wilsbekwaam: bool) -> bool:
        einde = self.tot_leeftijd is None or leeftijd < self.tot_leeftijd
        return self.vanaf_leeftijd <= leeftijd and einde and wilsbekwaam in self.wilsbekwaam
