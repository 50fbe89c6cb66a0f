"""From the seven answers to questions for the engine, and from its answers to one outcome."""

from dataclasses import dataclass
from urllib.parse import urlencode

from disclosures.hulp.vragen import IN_CASUS, JA, WEET_NIET
from wams.recht.catalogus import Catalogus
from wams.recht.codes import Doel, Pet, Route, Uitkomst
from wams.recht.oordeel import Deelname, Deelvraag, Eigendeel, Oordeel, Reden, Soort, oordeel
from wams.recht.rijen import Buitenweg

COLLEGE = "COLLEGE"
ONDERZOEKSDOEL = {Route.A: Doel.ONDERZOEK_A, Route.B: Doel.ONDERZOEK_B}
DEEL_VAN = {
    "AFSPRAAK": Eigendeel.AFSPRAAK,
    "VERZOEK": Eigendeel.VERZOEK,
    "OVERLEG": Eigendeel.AGENDAPUNT,
    "PLAN": Eigendeel.AFSPRAAK,
}
ANTWOORD_CLIENT = {"GOED": True, "WIL_NIET": False}


@dataclass(frozen=True)
class Hulpuitkomst:
    """One outcome over everything that was chosen: what may, what first, what not, and why."""

    uitkomst: Uitkomst
    kern: str
    mag: tuple[str, ...]
    eerst: tuple[str, ...]
    niet: tuple[str, ...]
    redenen: tuple[Reden, ...]
    oordelen: tuple[Oordeel, ...] = ()
    zin: str = ""
    aan_fg: bool = False

    @property
    def artikelen(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(r.artikel for r in self.redenen if r.artikel))


KERN = {
    Uitkomst.JA: "U mag dit delen, zo ver als nodig.",
    Uitkomst.DEEL: "U mag een deel delen. Niet meer dan hieronder staat.",
    Uitkomst.JA_MITS: "U mag dit delen als u eerst doet wat hieronder staat.",
    Uitkomst.VRAAG: "Hier is een mens voor nodig. Stel de vraag, zonder naam.",
    Uitkomst.NEE: "Dit deelt u niet. Hieronder staat wat wel kan.",
}
ACUUT = "U mag delen wat het gevaar afwendt. Niets hoeft daarvoor eerst klaar te zijn."
ALTIJD_WEL = (
    "De cliënt vragen of hij het zelf wil vertellen",
    "Zonder naam overleggen met de vraagbaak of een collega",
)
ZIN = {
    Uitkomst.JA: "“Ik wil dit in uw plan zetten, zodat wij u kunnen helpen. Vindt u dat goed?”",
    Uitkomst.DEEL: "“Ik vertel alleen wat zij nodig hebben om u te helpen. De rest zeg ik niet.”",
    Uitkomst.JA_MITS: "“Ik wil dit vertellen, en ik vraag het eerst aan u. Nee zeggen mag.”",
    Uitkomst.VRAAG: "“Ik weet nog niet of ik dit mag delen. Ik zoek het uit en kom bij u terug.”",
    Uitkomst.NEE: "“Dit deel ik niet. Wilt u het zelf vertellen? Dan help ik u daarbij.”",
}


def decide(catalogus: Catalogus, antwoorden) -> Hulpuitkomst:
    kader = antwoorden.get("kader", (WEET_NIET,))[0]
    if JA in antwoorden.get("gevaar", ()):
        return _acuut(catalogus)
    if kader in IN_CASUS:
        return _in_casus(catalogus, antwoorden)
    if kader == WEET_NIET:
        return _vraag()
    return _buiten(catalogus.rij("buitenwegen", kader))


def questions(catalogus: Catalogus, antwoorden) -> list[Deelvraag]:
    """One question per kind of data; what is not known stays open.

    What such data can lead to is the default of its kind; a gegeven in a casus has its own mark.
    """
    een = {naam: codes[0] for naam, codes in antwoorden.items()}
    route = Route(IN_CASUS[een["kader"]])
    doel, status = _doel(een["waarvoor"], een["wie"], route)
    client = een["client"]
    return [
        Deelvraag(
            ontvanger=een["wie"],
            categorie=categorie,
            doel=doel,
            status=status,
            route=route,
            eigen_deel=DEEL_VAN.get(een["waarvoor"]),
            toestemming=ANTWOORD_CLIENT.get(client),
            gevraagd=client in ANTWOORD_CLIENT,
            client_ingelicht=client in ANTWOORD_CLIENT,
            buiten_scope=client == "WIL_NIET" and route is Route.A,
            deelname=Deelname.NIET_GEVRAAGD if client == "ANDER" else Deelname.NIET_NODIG,
            # Who knows it himself consents by sharing it.
            instemming=True if een["bron"] in ("GEMEENTE", "HULPVERLENER") else None,
            pet_verstrekker=Pet.HULPVERLENING if een["bron"] == "HULPVERLENER" else None,
            politiegegeven=een["bron"] == "POLITIE",
            handhavingsrisico=catalogus.categorie(categorie).handhavingsrisico,
        )
        for categorie in antwoorden["wat"]
    ]


def _doel(waarvoor, ontvanger, route):
    """The doel with a phase in which it fits."""
    if waarvoor == "VERZOEK":
        return ONDERZOEKSDOEL[route], "ONDERZOEK"
    if waarvoor == "OVERLEG":
        return Doel.OVERLEG, "AANPAK"
    if waarvoor == "PLAN":
        return Doel.PLAN, "PLAN_CONCEPT"
    if waarvoor == "AFSPRAAK":
        return (Doel.COORDINATIE if ontvanger == COLLEGE else Doel.AFSPRAAK), "AANPAK"
    return waarvoor, "AANPAK"


def _in_casus(catalogus, antwoorden):
    if any(WEET_NIET in antwoorden[naam] for naam in ("wie", "wat", "waarvoor")):
        return _vraag()
    oordelen = tuple(oordeel(catalogus, vraag) for vraag in questions(catalogus, antwoorden))
    uitkomst = _samen([gevonden.uitkomst for gevonden in oordelen])
    redenen = _uniek(reden for gevonden in oordelen for reden in gevonden.redenen)
    mag, niet = _lijsten(catalogus, oordelen)
    doen = (Soort.MITS, Soort.VRAAG, Soort.LET_OP)
    eerst = tuple(r.weg or r.tekst for r in redenen if r.soort in doen)
    nee = uitkomst is Uitkomst.NEE
    wegen = tuple(r.weg for r in redenen if r.soort is Soort.NIET and r.weg)
    wel = tuple(r.tekst for r in redenen if r.code == "WEL")
    return Hulpuitkomst(
        uitkomst=uitkomst,
        kern=KERN[uitkomst],
        mag=(*wel, *ALTIJD_WEL) if nee else mag,
        eerst=tuple(dict.fromkeys(wegen if nee else eerst)),
        niet=niet,
        redenen=redenen,
        oordelen=oordelen,
        zin=ZIN[uitkomst],
        aan_fg=any(r.soort is Soort.VRAAG for r in redenen),
    )


def _samen(uitkomsten):
    """Part of it may and part of it not: then only this part."""
    zonder_nee = [u for u in uitkomsten if u is not Uitkomst.NEE]
    if not zonder_nee:
        return Uitkomst.NEE
    zwaarst = max(zonder_nee, key=tuple(Uitkomst).index)
    gemengd = len(zonder_nee) < len(uitkomsten) and zwaarst is not Uitkomst.VRAAG
    return Uitkomst.DEEL if gemengd else zwaarst


def _lijsten(catalogus, oordelen):
    mag, niet = [], []
    for gevonden in oordelen:
        label = catalogus.categorie(gevonden.vraag.categorie).label
        if gevonden.uitkomst is Uitkomst.NEE:
            niet.append(label)
            continue
        delen = [r.label.lower() for r in gevonden.van(Soort.DEEL)]
        mits = [r.label.lower() for r in gevonden.van(Soort.MITS)]
        eind = f" (eerst: {'; '.join(mits)})" if mits else f" ({'; '.join(delen)})" if delen else ""
        mag.append(f"{label}{eind}")
    return tuple(mag), tuple(niet)


def _uniek(redenen):
    per_code = {(reden.soort, reden.code, reden.tekst): reden for reden in redenen}
    volgorde = tuple(Soort)
    return tuple(sorted(per_code.values(), key=lambda reden: volgorde.index(reden.soort)))


def _acuut(catalogus):
    vraag = Deelvraag(ontvanger=COLLEGE, categorie="P01", doel=Doel.ACUUT, status="")
    gevonden = oordeel(catalogus, vraag)
    return Hulpuitkomst(
        uitkomst=gevonden.uitkomst,
        kern=ACUUT,
        mag=("Naam, adres en wat er nu gebeurt", "Wat de hulpverlener moet weten om te helpen"),
        eerst=(
            "Bel 112 of de crisisdienst.",
            "Leg het daarna vast.",
            "Vertel het de cliënt later.",
        ),
        niet=("Wat voor de hulp nu niet nodig is",),
        redenen=gevonden.redenen,
        oordelen=(gevonden,),
    )


def _buiten(rij: Buitenweg):
    reden = Reden(
        soort=Soort.MAG,
        code=rij.code,
        label=rij.label,
        tekst=rij.kern,
        stap="buiten de Wams",
        artikel=rij.artikel,
        bron=rij.bron,
        bewijs=rij.merk,
        geldig_van=rij.geldig_van,
    )
    return Hulpuitkomst(
        uitkomst=rij.uitkomst,
        kern=rij.kern,
        mag=rij.mag,
        eerst=rij.mits,
        niet=rij.niet,
        redenen=(reden,),
        zin="" if rij.uitkomst is Uitkomst.VRAAG else ZIN[rij.uitkomst],
    )


def _vraag():
    return Hulpuitkomst(
        uitkomst=Uitkomst.VRAAG,
        kern=KERN[Uitkomst.VRAAG],
        mag=ALTIJD_WEL,
        eerst=("Stel de vraag aan de vraagbaak, zonder naam of nummer.",),
        niet=("Alvast delen, terwijl u het nog niet weet",),
        redenen=(),
        zin=ZIN[Uitkomst.VRAAG],
    )


def composer_parameters(uitkomst: Hulpuitkomst) -> str:
    """What the composer of a casus can fill in beforehand: the kind of receiver.

    It travels in an address, so what it is about stays out: that is picked in the casus.
    """
    deel = [o.vraag for o in uitkomst.oordelen if o.uitkomst is not Uitkomst.NEE]
    if not deel or deel[0].acuut:
        return ""
    return urlencode({"partijtype": deel[0].ontvanger})
