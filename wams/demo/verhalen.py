"""What the demo casussen are about: written stories, and casussen built from written parts."""

import tomllib
from copy import deepcopy
from functools import cache
from pathlib import Path

TEKSTEN = Path(__file__).parent / "teksten"
SOCIAAL = {"WMO", "JEUGD", "PARTICIPATIE", "SCHULDHULP"}
VRIJE_BRONNEN = {"client": "Cliënt"}
NAASTEN = (
    ("m1", "netwerk", "broer", "m", 4),
    ("m2", "netwerk", "zus", "v", -2),
    ("m3", "mantelzorger", "buurvrouw", "v", 12),
    ("m4", "netwerk", "vriend", "m", 1),
)
TWEEDE_ZIN = (
    "Fijn dat het in één keer mag.",
    "Ik wil dat het stap voor stap gaat.",
    "Ik wil zelf meebeslissen over wie wat weet.",
    "Als jullie maar met elkaar praten, en met mij erbij.",
)


def _read(name):
    return tomllib.loads((TEKSTEN / f"{name}.toml").read_text(encoding="utf-8"))


@cache
def verhalen():
    return _read("verhalen")["verhalen"]


@cache
def bouwstenen():
    return _read("bouwstenen")


@cache
def meldingteksten():
    return _read("meldingen")["meldingen"]


def verhaal(code):
    """One story by its code, as a copy that a casus may fill in."""
    return deepcopy(next(v for v in verhalen() if v["code"] == code))


def compose(toeval):
    """A story of two or three parts in different domains, of which one in the social laws."""
    blokken = deepcopy(bouwstenen()["blokken"])
    toeval.shuffle(blokken)
    chosen = [next(b for b in blokken if b["domein"] in SOCIAAL)]
    for blok in blokken:
        if len(chosen) < toeval.choice((2, 3)) and blok["domein"] not in _domeinen(chosen):
            chosen.append(blok)
    if len(chosen) == 1:
        chosen.append(next(b for b in blokken if b["domein"] != chosen[0]["domein"]))
    return _join(chosen, toeval)


def _domeinen(blokken):
    return {blok["domein"] for blok in blokken}


def _join(blokken, toeval):
    client = {
        "wie": "c",
        "rol": "client",
        "geslacht": toeval.choice("vm"),
        "leeftijd": toeval.randrange(21, 74),
    }
    kern = " en ".join(blok["kern"] for blok in blokken)
    hulp = " ".join(blok["hulp"] for blok in blokken)
    return {
        "code": "opgebouwd",
        "kern": kern[0].upper() + kern[1:],
        "mensen": [client, *_huis(blokken, client, toeval)],
        "hulpvraag": f"{hulp} {toeval.choice(TWEEDE_ZIN)}",
        "samenhang": " ".join(blok["werkt_door"] for blok in blokken),
        "waarom": "Er is al hulp geprobeerd, maar voor één ding tegelijk. Wat elders speelde, "
        "haalde het resultaat steeds onderuit.",
        "problemen": [
            {"wie": "c", "domein": blok["domein"], "tekst": blok["probleem"]} for blok in blokken
        ],
        "gegevens": [*_all(blokken, "gegevens", wie="c"), *_goed(toeval)],
        "zienswijze": toeval.choice(TWEEDE_ZIN),
        "samenvatting": " ".join(blok["probleem"] for blok in blokken),
        "voorzieningen": "Geen andere hulp op dit moment.",
        "niet_doen": "We vragen niet opnieuw wat al bekend is.",
        "opschalen": "Gaat het twee weken achter elkaar slechter, dan bellen we eerder.",
        "bereik": toeval.choice(("Bellen na vijf uur.", "Bellen in de ochtend.", "Een bericht.")),
        "doelen": [{"bij": i, "tekst": blok["doel"]} for i, blok in enumerate(blokken)],
        "afspraken": _all(blokken, "afspraken", key="doel"),
        "einde": "De afspraken zijn nagekomen en {c} redt het met gewone hulp.",
    }


def _goed(toeval):
    """What goes well belongs in a dossier too, and what the person wants."""
    return [row | {"wie": "c", "bij": 0} for row in toeval.sample(bouwstenen()["goed"], 2)]


def _huis(blokken, client, toeval):
    """Children where a part is about them, and somebody close in most casussen."""
    people = []
    if _domeinen(blokken) & {"JEUGD", "ONDERWIJS"} and client["leeftijd"] > 25:
        for number in range(toeval.choice((1, 2))):
            geslacht = toeval.choice("vm")
            relatie = "dochter" if geslacht == "v" else "zoon"
            age = toeval.randrange(4, min(17, client["leeftijd"] - 18))
            people.append(_persoon(f"k{number + 1}", "gezinslid", relatie, geslacht, age))
    if toeval.random() < 0.6:
        wie, rol, relatie, geslacht, verschil = toeval.choice(NAASTEN)
        people.append(_persoon(wie, rol, relatie, geslacht, client["leeftijd"] + verschil))
    return people


def _persoon(wie, rol, relatie, geslacht, leeftijd):
    return {
        "wie": wie, "rol": rol, "relatie": relatie, "geslacht": geslacht, "leeftijd": leeftijd,
    }  # fmt: skip


def _all(blokken, name, *, key="bij", wie=None):
    extra = {"wie": wie} if wie else {}
    return [row | {key: index} | extra for index, blok in enumerate(blokken) for row in blok[name]]


def vervolg(domein):
    """What a running casus learns later about this subject."""
    return bouwstenen()["vervolg"].get(domein, [])
