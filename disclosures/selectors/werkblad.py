"""The sheet on which somebody shares: left what there is, right what each receiver will see."""

from dataclasses import dataclass, field

from disclosures.selectors import tekst
from wams.recht.codes import Klasse
from wams.recht.oordeel import Soort, Uitkomst

# What can be answered on the sheet itself, so that it need not keep anybody from picking.
HIER = frozenset(
    {
        "HANDHAVINGSRISICO",
        "INSTEMMING",
        "GEZIN_VRAGEN",
        "SPECIALE_BEGELEIDING",
        "TOESTEMMING",
        "UITZONDERING",
        "BIJ_NAAM",
    }
)
TOON = {
    Uitkomst.JA: ("yes", "vink", "Ja, dit mag"),
    Uitkomst.DEEL: ("yes", "vink", "Ja, alleen dit deel"),
    Uitkomst.JA_MITS: ("part", "let-op", "Ja, mits"),
    Uitkomst.VRAAG: ("ask", "vraag", "Vraag het"),
    Uitkomst.NEE: ("no", "stop", "Nee"),
}


@dataclass
class Regel:
    """One gegeven for one receiver: it may, it may if, or it may not, and why."""

    gegeven: object
    oordeel: object
    gekozen: bool
    id: str
    klasse: str = ""

    @property
    def gevoelig(self):
        return self.gegeven.klasse in (Klasse.BIJZONDER, Klasse.STRAFRECHTELIJK)

    @property
    def tegen(self):
        return [reden for reden in self.oordeel.redenen if reden.houdt_tegen]

    @property
    def kan(self):
        return all(reden.code in HIER for reden in self.tegen)

    @property
    def waarom(self):
        """What stands in the way, the hardest first."""
        hard = [reden for reden in self.tegen if reden.code not in HIER]
        return next(iter(hard or self.tegen), None)


@dataclass
class Groep:
    label: str
    regels: list = field(default_factory=list)
    toon: bool = False

    @property
    def gekozen(self):
        return sum(regel.gekozen for regel in self.regels)

    @property
    def geblokkeerd(self):
        return sum(not regel.kan for regel in self.regels)

    @property
    def stand(self):
        """In words: how much is picked, and how much may not."""
        hoeveel = len(self.regels)
        if self.geblokkeerd == hoeveel:
            return f"{hoeveel} kan niet" if hoeveel == 1 else f"Alle {hoeveel} kunnen niet"
        niet = f", {self.geblokkeerd} kan niet" if self.geblokkeerd else ""
        return f"{self.gekozen} van {hoeveel} gekozen{niet}"

    @property
    def open(self):
        return self.toon or bool(self.gekozen) or self.geblokkeerd < len(self.regels)


@dataclass
class Blad:
    """What one receiver gets as it stands now."""

    organisatie: object
    partijtype: object
    afspraak: object
    doel: object
    groepen: list
    gedeeld: list
    uitkomst: str
    redenen: list
    regels_van_partij: list
    velden: dict = field(default_factory=dict)

    @property
    def totaal(self):
        return sum(len(groep.regels) for groep in self.groepen)

    @property
    def gekozen(self):
        return len(self.gedeeld)

    @property
    def geblokkeerd(self):
        return sum(groep.geblokkeerd for groep in self.groepen)

    @property
    def balk(self):
        return round(310 * self.gekozen / self.totaal) if self.totaal else 0

    @property
    def tegen(self):
        return [reden for reden in self.redenen if reden.houdt_tegen]

    @property
    def toon(self):
        return TOON[self.uitkomst]


def blad(ruimte, organisatie, gekozen, keuze):
    """One receiver: each gegeven with its answer, and together what must still be done."""
    catalogus = ruimte.actor.catalogus
    groepen = _groepen(ruimte, organisatie, gekozen, keuze)
    picked = [regel for groep in groepen for regel in groep.regels if regel.gekozen]
    partijtype = catalogus.partijtype(organisatie.partijtype)
    return Blad(
        organisatie=organisatie,
        partijtype=partijtype,
        afspraak=ruimte.afspraak_met(organisatie),
        doel=catalogus.doel(keuze.doel or ruimte.doel_voor(organisatie)),
        groepen=groepen,
        gedeeld=[_gedeeld(catalogus, regel) for regel in picked],
        uitkomst=_zwaarst(picked),
        redenen=_redenen(picked),
        regels_van_partij=[catalogus.rij("partijregels", code) for code in partijtype.regels],
    )


def _groepen(ruimte, organisatie, gekozen, keuze):
    """Everything there is, by kind; where nothing may at all, the first says why unasked."""
    catalogus, found = ruimte.actor.catalogus, {}
    for gegeven in ruimte.gegevens.values():
        regel = Regel(
            gegeven,
            ruimte.oordeel(gegeven, organisatie, keuze),
            str(gegeven.pk) in gekozen,
            f"g-{organisatie.pk.hex[:8]}-{gegeven.pk.hex}",
            catalogus.klasse(gegeven.klasse).label if gegeven.klasse else "",
        )
        label = catalogus.categorie(gegeven.categorie).label
        found.setdefault(gegeven.categorie, Groep(label)).regels.append(regel)
    groepen = [found[code] for code in sorted(found)]
    if groepen and all(groep.geblokkeerd == len(groep.regels) for groep in groepen):
        groepen[0].toon = True
    return groepen


def open_voorwaarden(bladen):
    """The codes of what must still be answered for what was picked."""
    return {
        reden.code
        for blad_ in bladen
        for groep in blad_.groepen
        for regel in groep.regels
        if regel.gekozen
        for reden in regel.tegen
    }


def _gedeeld(catalogus, regel):
    anders = tekst.shared(catalogus, regel.gegeven, regel.oordeel)
    return {
        "inhoud": anders.get("inhoud", regel.gegeven.inhoud),
        "bron": anders.get("bron", regel.gegeven.bron),
        "gegeven": regel.gegeven,
    }


def _zwaarst(regels):
    volgorde = tuple(Uitkomst)
    found = (regel.oordeel.uitkomst for regel in regels)
    return max(found, key=volgorde.index, default=Uitkomst.JA)


def _redenen(regels):
    """Each reason once, what may first; what only warns comes last."""
    found = {}
    for regel in regels:
        for reden in regel.oordeel.redenen:
            found.setdefault((reden.soort, reden.code, reden.tekst), reden)
    volgorde = tuple(Soort)
    return sorted(found.values(), key=lambda reden: volgorde.index(reden.soort))
