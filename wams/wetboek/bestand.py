"""All rules as one file that somebody can read, compare and bring back; byte for byte the same."""

import json
import re
import tomllib
from collections import Counter
from dataclasses import dataclass, fields

from wams.recht.codes import Regime
from wams.recht.controle import Geplaatst, find_fouten
from wams.recht.fouten import OngeldigeCatalogusError
from wams.recht.rijen import SOORTEN
from wams.recht.vorm import VormError, flatten, make

FORMAAT = 1
GROOTST = 2_000_000
KOP = re.compile(r"\s*\[\[\s*([a-z_]+)\s*\]\]")
# No text of a rule needs these, and the database refuses the first of them.
STUURTEKEN = re.compile(r"[\x00-\x09\x0b-\x1f\x7f]")


@dataclass(frozen=True)
class Gelezen:
    regime: str
    label: str
    inhoud: dict


def write(regime: str, label: str, inhoud: dict) -> bytes:
    """TOML with one row per block, in the order of subjects, rows and fields."""
    delen = [f"formaat = {FORMAAT}\nregime = {_value(str(regime))}\nlabel = {_value(label)}\n"]
    for soort, klasse in SOORTEN.items():
        volgorde = [veld.name for veld in fields(klasse)]
        for rij in inhoud.get(soort, ()):
            regels = [f"{naam} = {_value(rij[naam])}" for naam in volgorde if naam in rij]
            delen.append("\n".join([f"[[{soort}]]", *regels]) + "\n")
    return "\n".join(delen).encode()


def _value(waarde) -> str:
    if isinstance(waarde, bool):
        return "true" if waarde else "false"
    if isinstance(waarde, list):
        return f"[{', '.join(_value(deel) for deel in waarde)}]"
    if isinstance(waarde, dict):
        return f"{{ {', '.join(f'{naam} = {_value(w)}' for naam, w in sorted(waarde.items()))} }}"
    return json.dumps(waarde, ensure_ascii=False).replace("\x7f", "\\u007f")


def read(naam: str, ruw: bytes) -> Gelezen:
    """What the file says, or an error that names every fault with file and line."""
    tekst, kop, gegeven = _parse(naam, ruw)
    regels = [(m[1], nr) for nr, r in enumerate(tekst.splitlines(), 1) if (m := KOP.match(r))]
    geteld = Counter(soort for soort, _ in regels)
    if geteld != Counter({soort: len(rijen) for soort, rijen in gegeven.items()}):
        raise OngeldigeCatalogusError([f"{naam}:1: de kopjes van de rijen kloppen niet"])
    wachtend = {soort: iter(rijen) for soort, rijen in gegeven.items()}
    geplaatst, fouten = [], []
    for soort, nr in regels:
        plek, waarden = f"{naam}:{nr}", next(wachtend[soort])
        try:
            geplaatst.append(Geplaatst(soort, plek, make(SOORTEN[soort], waarden)))
        except VormError as fout:
            fouten.append(f"{plek}: {fout}")
        if any(STUURTEKEN.search(tekst) for tekst in _texts(waarden)):
            fouten.append(f"{plek}: een onzichtbaar teken hoort hier niet")
    fouten = fouten or find_fouten(geplaatst)
    if fouten:
        raise OngeldigeCatalogusError(fouten)
    inhoud = {soort: [flatten(g.rij) for g in geplaatst if g.soort == soort] for soort in gegeven}
    return Gelezen(kop["regime"], kop["label"], inhoud)


def _parse(naam, ruw):
    if len(ruw) > GROOTST:
        raise OngeldigeCatalogusError([f"{naam}:1: het bestand is groter dan 2 MB"])
    try:
        tekst = ruw.decode("utf-8")
        alles = tomllib.loads(tekst)
    except UnicodeDecodeError as fout:
        nr = ruw[: fout.start].count(b"\n") + 1
        raise OngeldigeCatalogusError([f"{naam}:{nr}: dit is geen leesbare tekst"]) from None
    except (ValueError, RecursionError) as fout:
        nr = re.search(r"line (\d+)", str(fout))
        plek = f"{naam}:{nr[1] if nr else 1}"
        raise OngeldigeCatalogusError([f"{plek}: hier staat geen geldige TOML"]) from None
    return tekst, *_split(naam, tekst, alles)


def _split(naam, tekst, alles):
    """The head and the rows; anything else does not belong in the file."""
    kop = {sleutel: alles.pop(sleutel, None) for sleutel in ("formaat", "regime", "label")}
    fouten = []
    if kop["formaat"] != FORMAAT:
        fouten.append(f"{naam}:1: dit is geen bestand met regels van Wams")
    if kop["regime"] not in {regime.value for regime in Regime}:
        fouten.append(f"{naam}:2: dit regime is onbekend")
    label = kop["label"]
    if not isinstance(label, str) or not 1 <= len(label) <= 80 or STUURTEKEN.search(label):
        fouten.append(f"{naam}:3: de naam heeft 1 tot 80 tekens")
    fouten += [
        f"{naam}:{_line(tekst, soort)}: het onderwerp {soort[:40]!r} is onbekend"
        for soort, rijen in alles.items()
        if soort not in SOORTEN or not _are_rows(rijen)
    ]
    if fouten:
        raise OngeldigeCatalogusError(fouten)
    return kop, alles


def _are_rows(rijen):
    return isinstance(rijen, list) and all(isinstance(rij, dict) for rij in rijen)


def _texts(waarde):
    if isinstance(waarde, dict):
        waarde = [*waarde, *waarde.values()]
    if isinstance(waarde, list):
        return [tekst for deel in waarde for tekst in _texts(deel)]
    return [waarde] if isinstance(waarde, str) else []


def _line(tekst, woord):
    return next((nr for nr, regel in enumerate(tekst.splitlines(), 1) if woord in regel), 1)
