"""The seven questions, in the order in which they are asked. No name is ever asked."""

from collections.abc import Callable
from dataclasses import dataclass

from wams.recht.catalogus import Catalogus

WEET_NIET = "WEET_NIET"
JA, NEE = "JA", "NEE"
IN_CASUS = {"CASUS_A": "A", "CASUS_B": "B"}


@dataclass(frozen=True)
class Keuze:
    code: str
    label: str
    uitleg: str = ""


@dataclass(frozen=True)
class Vraag:
    """``regels``: the rows of the catalogue that help beside the field."""

    naam: str
    kort: str
    tekst: str
    keuzes: Callable[[Catalogus], list[Keuze]]
    waarom: str
    regels: tuple[str, ...] = ()
    meer: bool = False

    def labels(self, catalogus: Catalogus) -> dict[str, str]:
        return {keuze.code: keuze.label for keuze in self.keuzes(catalogus)}


def _gevaar(_):
    return [
        Keuze(JA, "Ja", "Iemand kan nu gewond raken, doodgaan of verdwijnen."),
        Keuze(NEE, "Nee"),
        Keuze(WEET_NIET, "Weet ik niet", "U kunt verder. Bel bij twijfel de crisisdienst."),
    ]


def _kader(catalogus):
    return [
        Keuze("CASUS_A", "Een casus waarin de cliënt zelf om hulp vroeg"),
        Keuze("CASUS_B", "Een onderzoek op verzoek van een professional"),
        *(Keuze(rij.code, rij.label) for rij in catalogus.rijen("buitenwegen")),
        Keuze(WEET_NIET, "Iets anders, of weet ik niet"),
    ]


def _wie(catalogus):
    return [
        *(Keuze(rij.code, rij.label) for rij in catalogus.partijtypen),
        Keuze(WEET_NIET, "Staat er niet bij, of weet ik niet"),
    ]


def _wat(catalogus):
    return [
        *(Keuze(rij.code, rij.label) for rij in catalogus.categorieen),
        Keuze(WEET_NIET, "Weet ik niet"),
    ]


def _waarvoor(catalogus):
    verboden = [rij for rij in catalogus.rijen("doelen") if rij.verboden]
    return [
        Keuze("AFSPRAAK", "Voor een afspraak die deze partij in het werkplan heeft"),
        Keuze("VERZOEK", "Voor een vraag in het onderzoek"),
        Keuze("OVERLEG", "Voor een punt in het casusoverleg"),
        Keuze("PLAN", "Om het werkplan te maken of bij te stellen"),
        *(Keuze(rij.code, rij.label) for rij in verboden),
        Keuze(WEET_NIET, "Iets anders, of weet ik niet"),
    ]


def _bron(_):
    return [
        Keuze("GEMEENTE", "Van de cliënt of uit mijn werk", "U bent geen behandelaar."),
        Keuze("HULPVERLENER", "Als hulpverlener", "Dan heeft u een beroepsgeheim."),
        Keuze("ANDER", "Van een andere organisatie, zoals een school of arts"),
        Keuze("POLITIE", "Van de politie"),
        Keuze(WEET_NIET, "Weet ik niet", "U kunt gewoon doorgaan."),
    ]


def _client(_):
    return [
        Keuze("GOED", "Ja, en hij of zij vindt het goed"),
        Keuze("WIL_NIET", "Ja, maar hij of zij wil het niet"),
        Keuze("NOG_NIET", "Nee, nog niet"),
        Keuze("ANDER", "Het gaat over een ander, die nog niet gevraagd is"),
        Keuze(WEET_NIET, "Weet ik niet"),
    ]


VRAGEN = (
    Vraag(
        "gevaar",
        "Gevaar",
        "Is iemand nu in gevaar?",
        _gevaar,
        "Bij gevaar hoeft u niets uit te zoeken. Dan gaat hulp voor.",
        ("ACUUT",),
    ),
    Vraag(
        "kader",
        "Waar het over gaat",
        "Waar gaat het over?",
        _kader,
        "Buiten een casus gelden andere regels. Die leggen wij ook uit.",
    ),
    Vraag(
        "wie",
        "Aan wie",
        "Met wie wilt u delen?",
        _wie,
        "Niet iedereen krijgt hetzelfde. Een partij krijgt alleen het eigen deel.",
        ("EIGEN_DEEL",),
    ),
    Vraag(
        "wat",
        "Wat",
        "Wat wilt u delen?",
        _wat,
        "Kies alleen wat nodig is. Gezondheid en strafbare feiten zijn extra beschermd.",
        ("UITZONDERING",),
        meer=True,
    ),
    Vraag(
        "waarvoor",
        "Waarvoor",
        "Waarvoor is het nodig?",
        _waarvoor,
        "Delen mag alleen voor een doel dat de cliënt helpt.",
        ("VERBODEN_DOEL",),
    ),
    Vraag(
        "bron",
        "Hoe u het weet",
        "Hoe kent u deze gegevens?",
        _bron,
        "Weet u iets als hulpverlener? Dan beslist u zelf. U mag altijd nee zeggen, zonder uitleg.",
        ("BEROEPSGEHEIM",),
    ),
    Vraag(
        "client",
        "De cliënt",
        "Weet de cliënt dat u dit wilt delen?",
        _client,
        "De cliënt hoort wie wat krijgt, en waarom. Vooraf is het beste.",
        ("VERTELLEN", "TOESTEMMING"),
    ),
)
OP_NAAM = {vraag.naam: vraag for vraag in VRAGEN}


def read(catalogus: Catalogus, gegeven) -> dict[str, tuple[str, ...]]:
    """The answers that are possible ones, of the questions that are asked; the rest is dropped.

    ``gegeven(name)`` gives the list that was sent. What is not a code of a choice is never kept.
    """
    found = {}
    for vraag in VRAGEN:
        bekend = vraag.labels(catalogus)
        codes = tuple(code for code in dict.fromkeys(gegeven(vraag.naam)) if code in bekend)
        if codes:
            found[vraag.naam] = codes if vraag.meer else codes[:1]
    return {naam: codes for naam, codes in found.items() if naam in road(found)}


def road(antwoorden) -> list[str]:
    """The questions that these answers lead to: danger asks nothing more, nor does another law."""
    namen = [vraag.naam for vraag in VRAGEN]
    if JA in antwoorden.get("gevaar", ()):
        return namen[:1]
    kader = antwoorden.get("kader", ("CASUS_A",))[0]
    return namen if kader in IN_CASUS else namen[:2]


def next_question(antwoorden) -> Vraag | None:
    open_vragen = [naam for naam in road(antwoorden) if naam not in antwoorden]
    return OP_NAAM[open_vragen[0]] if open_vragen else None
