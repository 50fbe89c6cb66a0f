"""What the screens of the aid show. Pure: answers in, page out; nothing is kept anywhere."""

from uuid import UUID

from disclosures.hulp import antwoord, vragen
from wams.recht.catalogus import Catalogus
from wams.recht.codes import Uitkomst
from wams.recht.oordeel import Soort

WOORD = {
    Uitkomst.JA: ("Ja, zo ver als nodig", "yes", "vink"),
    Uitkomst.JA_MITS: ("Ja, mits", "yes", "vink"),
    Uitkomst.DEEL: ("Alleen dit deel", "part", "half"),
    Uitkomst.NEE: ("Nee, dit niet", "no", "stop"),
    Uitkomst.VRAAG: ("Vraag het", "ask", "vraag"),
}
# The help about one's own answerability is there wherever a professional secrecy plays.
EIGEN = ("VERANTWOORDELIJK", "GGZ_OGGZ")
GEHEIM = {"BEROEPSGEHEIM", "AFWEGING_NIET", "ANDERE_PET"}
BEHANDELAARS = {"GGZ", "OGGZ"}
MYTHEN = ("AVG_MAG_NIETS", "TOESTEMMING", "NEE_ZEGGEN")


def scherm(catalogus: Catalogus, data) -> dict:
    """The question that is next, or the outcome."""
    gegeven = vragen.read(catalogus, data.getlist)
    basis = {
        "casus": casus_id(data),
        "catalogus": catalogus,
        "antwoorden": _tonen(catalogus, gegeven),
    }
    vraag = _gevraagd(data.get("naar"), gegeven) or vragen.next_question(gegeven)
    if vraag is None:
        return basis | uitkomst(catalogus, gegeven)
    namen = vragen.road(gegeven)
    nummer = namen.index(vraag.naam)
    codes = gegeven.get(vraag.naam, ())
    return basis | {
        "vraag": vraag,
        "nummer": nummer + 1,
        "stappen": [(nr + 1, _stand(nr, nummer)) for nr in range(len(vragen.VRAGEN))],
        "vorige": namen[nummer - 1] if nummer else "",
        "keuzes": [(keuze, keuze.code in codes) for keuze in vraag.keuzes(catalogus)],
        "bewaard": [(n, c) for n, lijst in gegeven.items() if n != vraag.naam for c in lijst],
        "regels": [catalogus.rij("deelregels", code) for code in vraag.regels],
        "eigen": _veelgevraagd(catalogus, EIGEN) if vraag.naam == "bron" else [],
        "mythen": [] if nummer else _veelgevraagd(catalogus, MYTHEN),
        "fout": data.get("vraag") == vraag.naam and "naar" not in data and not codes,
    }


def uitkomst(catalogus: Catalogus, gegeven) -> dict:
    gevonden = antwoord.decide(catalogus, gegeven)
    woord, toon, icoon = WOORD[gevonden.uitkomst]
    if vragen.JA in gegeven["gevaar"]:
        woord = "Bel 112, delen mag"
    codes = {reden.code for reden in gevonden.redenen}
    behandelaar = BEHANDELAARS & set(gegeven.get("wie", ()))
    return {
        "uitkomst": gevonden,
        "woord": woord,
        "toon": toon,
        "icoon": icoon,
        "waarom": [r for r in gevonden.redenen if r.soort is not Soort.VOLDAAN],
        "geregeld": [r for r in gevonden.redenen if r.soort is Soort.VOLDAAN],
        "bewaard": [(naam, code) for naam, lijst in gegeven.items() for code in lijst],
        "vorige": vragen.road(gegeven)[-1],
        "klaarzetten": antwoord.composer_parameters(gevonden),
        "eigen": _veelgevraagd(catalogus, EIGEN) if codes & GEHEIM or behandelaar else [],
    }


def casus_id(data) -> str:
    """Only a number that could be one: what else stands there goes nowhere."""
    try:
        return str(UUID(data.get("casus", "")))
    except ValueError:
        return ""


def _gevraagd(naam, gegeven):
    return vragen.OP_NAAM[naam] if naam in vragen.road(gegeven) else None


def _stand(nr, nummer):
    return "" if nr < nummer else "soft" if nr == nummer else "tint"


def _tonen(catalogus, gegeven):
    return [
        {
            "naam": naam,
            "kort": vragen.OP_NAAM[naam].kort,
            "labels": [vragen.OP_NAAM[naam].labels(catalogus)[code] for code in codes],
        }
        for naam, codes in gegeven.items()
    ]


def _veelgevraagd(catalogus, codes):
    return [rij for rij in catalogus.rijen("veelgevraagd") if rij.code in codes]
