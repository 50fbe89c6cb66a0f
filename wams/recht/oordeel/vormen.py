"""The question, the answer, and the reasons between them. Frozen, without Django."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from wams.recht.codes import Doel, Klasse, Merk, Pet, Regime, Route, Uitkomst


class Soort(StrEnum):
    """What a reason says, in the order in which people read it: what may comes first."""

    MAG = "MAG"
    DEEL = "DEEL"
    VOLDAAN = "VOLDAAN"
    MITS = "MITS"
    VRAAG = "VRAAG"
    LET_OP = "LET_OP"
    NIET = "NIET"


LEIDT_TOT = {
    Soort.DEEL: Uitkomst.DEEL,
    Soort.MITS: Uitkomst.JA_MITS,
    Soort.VRAAG: Uitkomst.VRAAG,
    Soort.NIET: Uitkomst.NEE,
}
ZWAARTE = tuple(Uitkomst)


class Wijze(StrEnum):
    """To share is a new act that asks for its record; to read leans on what was recorded."""

    DELEN = "DELEN"
    LEZEN = "LEZEN"


class Eigendeel(StrEnum):
    """What names the own share of a party."""

    AFSPRAAK = "AFSPRAAK"
    VERZOEK = "VERZOEK"
    AGENDAPUNT = "AGENDAPUNT"


class Deelname(StrEnum):
    """Whether a family member takes part; a cliënt needs no declaration."""

    NIET_NODIG = "NIET_NODIG"
    NIET_GEVRAAGD = "NIET_GEVRAAGD"
    GEVRAAGD = "GEVRAAGD"
    JA = "JA"
    NEE = "NEE"


@dataclass(frozen=True)
class Voorwaarde:
    """A condition of the verstrekker: its code, and what he filled in with it."""

    code: str
    waarden: frozenset[str] = frozenset()
    tot: date | None = None


@dataclass(frozen=True, kw_only=True)
class Deelvraag:
    """May this kind of data go to this kind of party, for this doel, now?

    Three answers are possible where people can answer: yes, no, and not known (None).
    ``status`` is the phase of the casus. ``grondslag`` empty: the engine looks for one that fits.
    ``rol``: the role under which somebody reads; empty: whatever role the recipient can have.
    """

    ontvanger: str
    categorie: str
    doel: str
    status: str
    klasse: Klasse | None = None
    route: Route = Route.A
    verstrekker: str = "COLLEGE"
    wijze: Wijze = Wijze.DELEN
    op: date | None = None
    rol: str = ""
    pet_verstrekker: Pet | None = None
    pet_ontvanger: Pet | None = None
    grondslag: str = ""
    ontvanger_bij_naam: str = ""
    domein: str = ""
    # What is recorded about this act
    eigen_deel: Eigendeel | None = None
    toestemming: bool | None = None
    instemming: bool | None = None
    gemotiveerd: bool = False
    uitzondering: str = ""
    afweging: bool | None = None
    gevraagd: bool = False
    begeleiding: bool = False
    besluit_coordinator: bool | None = None
    client_ingelicht: bool = False
    deel_geopend: bool = False
    wpg_besluit: str = ""
    verdere_verwerking: bool = False
    # What is true of the data, the person and the recipient
    voorwaarden: tuple[Voorwaarde, ...] = ()
    deelname: Deelname = Deelname.NIET_NODIG
    buiten_scope: bool = False
    beroepsgeheim: bool = False
    handhavingsrisico: bool = False
    handhaaft: bool = False
    beperkt: bool = False
    geblokkeerd: bool = False
    politiegegeven: bool = False
    meenemen: bool = False
    houdbaar_tot: date | None = None

    @property
    def acuut(self) -> bool:
        return self.doel == Doel.ACUUT

    @property
    def deelt(self) -> bool:
        return self.wijze is Wijze.DELEN


@dataclass(frozen=True, kw_only=True)
class Reden:
    """One reason with its article and how sure we are; ``stap`` is the step of ``may``."""

    soort: Soort
    code: str
    label: str
    tekst: str
    stap: str
    weg: str = ""
    artikel: str = ""
    bron: str = ""
    bewijs: tuple[Merk, ...] = ()
    geldig_van: date | None = None

    @property
    def te_bevestigen(self) -> bool:
        return Merk.P in self.bewijs or Merk.U in self.bewijs

    @property
    def houdt_tegen(self) -> bool:
        return self.soort in (Soort.MITS, Soort.VRAAG, Soort.NIET)


@dataclass(frozen=True, kw_only=True)
class Oordeel:
    """The answer with every reason, what may first, and the law it was asked of."""

    vraag: Deelvraag
    uitkomst: Uitkomst
    redenen: tuple[Reden, ...]
    grondslag: str
    regime: Regime
    op: date

    @property
    def toegestaan(self) -> bool:
        """Now, as it is: without anything that must be recorded first."""
        return self.uitkomst in (Uitkomst.JA, Uitkomst.DEEL)

    @property
    def opent_inzage(self) -> bool:
        """Who is told something in an emergency gets no access to the casus by it."""
        return self.toegestaan and not self.vraag.acuut

    def van(self, *soorten: Soort) -> tuple[Reden, ...]:
        return tuple(reden for reden in self.redenen if reden.soort in soorten)

    @property
    def codes(self) -> frozenset[str]:
        return frozenset(reden.code for reden in self.redenen)

    @property
    def artikelen(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(reden.artikel for reden in self.redenen if reden.artikel))


def weigh(redenen: Iterable[Reden]) -> Uitkomst:
    """No objection at all only happens when reading; sharing always has something to say."""
    found = (LEIDT_TOT.get(reden.soort, Uitkomst.JA) for reden in redenen)
    return max(found, key=ZWAARTE.index, default=Uitkomst.JA)
