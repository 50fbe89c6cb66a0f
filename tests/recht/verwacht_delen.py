"""Reads the table written by hand and works out each cell; knows nothing of the product."""

from functools import cache
from pathlib import Path

TABEL = Path(__file__).parent / "verwacht" / "delen.txt"
ZWAARTE = ("ja", "deel", "mits", "nee")
GEWEIGERD = {
    "toestemming: nee": ("toestemming", "nee tenzij toestemming"),
    "instemming: nee": ("instemming",),
}
COLLEGE, ZVH, VEILIG_THUIS = "COLLEGE", "ZVH", "VEILIG_THUIS"


@cache
def blokken():
    found, naam = {}, ""
    for regel in TABEL.read_text(encoding="utf-8").splitlines():
        regel = regel.split("#")[0].rstrip()
        if regel.startswith("["):
            naam = regel.strip("[]")
            found[naam] = []
        elif regel:
            found[naam].append([deel.strip() for deel in regel.split("|")])
    return found


@cache
def partijen():
    kop, *rijen = blokken()["partijen"]
    return {rij[0]: dict(zip(kop[1:], rij[1:], strict=True)) for rij in rijen}


@cache
def soorten():
    return [(code, klasse) for code, klassen in blokken()["soorten"] for klasse in klassen.split()]


def eerste_klassen():
    """Each kind once."""
    return dict(reversed(soorten())).items()


def heeft_weg(doel):
    return any(rij[0].startswith(doel) for rij in blokken()["doelen"][1:])


@cache
def fasen():
    return blokken()["fasen"][0][0].split()


@cache
def standen():
    return {rij[0]: rij[2] if len(rij) > 2 else "" for rij in blokken()["standen"]}


def doelen():
    """Every doel with a road in the table, and those that never have one."""
    met = {tuple(rij[0].split()) for rij in blokken()["doelen"][1:]}
    nooit = {(code, "A") for code in blokken()["nooit"][0][0].split()}
    return sorted(met | nooit | {(f"D{n:02}", "A") for n in (1, 2, 13, 14, 15)})


def reeks(tekst):
    """‘P01 P03-P05’ written out."""
    for deel in tekst.split():
        van, _, tot = deel.partition("-")
        for nummer in range(int(van[1:]), int((tot or van)[1:]) + 1):
            yield f"P{nummer:02}"


@cache
def cellen():
    """(doel, route, who, phase, kind) → what it asks: nothing, a reason, or only that it is so."""
    found = {}
    for rij in blokken()["doelen"][1:]:
        naam, wie, in_fasen, gewoon, met_motivering, als_probleem = (*rij, "", "")[:6]
        doel, route = naam.split()
        lijsten = (("", gewoon), ("motivering", met_motivering), ("probleem", als_probleem))
        for vraagt, lijst in lijsten:
            for soort in reeks(lijst):
                for fase in in_fasen.split():
                    found[doel, route, wie, fase, soort] = vraagt
    return found


def verwacht(regime, partij, soort, klasse, doel, route, fase, stand):
    """One cell, as a jurist would work it out with the table in hand."""
    if doel == "D11":
        return "deel"
    wie = {COLLEGE: "college", ZVH: "zvh"}.get(partij, "partij")
    vraagt = cellen().get((doel, route, wie, fase, soort))
    kolom = {"gevoelig": "gewoon"}.get(klasse, klasse)
    vak = partijen()[partij].get(kolom, "nee")
    if vraagt is None or vak == "nee":
        return "nee"
    antwoord, nodig = _vak(vak)
    if vraagt == "motivering":
        nodig.add("motivering")
    if vraagt == "probleem":
        antwoord = "deel"
    for wat, erbij in blokken()["altijd"]:
        if wat == soort or kolom in wat.split():
            nodig.add(erbij)
    nodig |= _recht(regime, partij, route, stand)
    return max([antwoord, *_stand(stand, nodig, partij)], key=ZWAARTE.index)


def _vak(vak):
    if vak == "opschaling":
        return "deel", {"besluit"}
    antwoord, *nodig = (deel.strip() for deel in vak.split("+"))
    if antwoord == "deel":
        nodig.append("eigen deel")
    return antwoord, set(nodig)


def _recht(regime, partij, route, stand):
    if regime != "HUIDIG_RECHT":
        return set()
    wegen = dict(blokken()["huidig recht"])
    if route == "B":
        vrij = partij == VEILIG_THUIS
        return set() if vrij else {"nee tenzij toestemming"}
    weg = wegen.get(partij, wegen["ieder ander"])
    return set() if weg == "vrij" else {weg}


def _stand(stand, nodig, partij):
    """What is recorded in this state of affairs answers each thing that is needed."""
    regel = standen()[stand]
    if stand == "niets":
        yield from ("nee" if n == "nee tenzij toestemming" else "mits" for n in nodig)
    elif stand == "afweging open" and [partij] in blokken()["ondanks geheim"]:
        return
    elif stand == "zonder deel":
        yield from ("mits" for n in nodig if n == "eigen deel")
    elif regel in GEWEIGERD:
        yield from ("nee" for n in nodig if n in GEWEIGERD[regel])
    elif " behalve bij " in regel:
        antwoord, behalve = regel.split(" behalve bij ")
        yield "ja" if partij in behalve.split() else antwoord
    elif " bij " in regel:
        antwoord, bij = regel.split(" bij ")
        yield antwoord if partij in bij.split() else "ja"
    elif regel:
        yield regel
