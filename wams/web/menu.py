"""The menu per function: three to five items, and nobody is shown a door that stays shut."""

from django.urls import NoReverseMatch, reverse

from wams.accounts.models import Functie

CASUSWERK = {Functie.ONDERZOEKER, Functie.COORDINATOR}
REGELS = {Functie.BEHEERDER, Functie.JURIST, Functie.BESLUITNEMER, Functie.FG}

MENU = [
    ("Mijn werk", "start", None),
    ("Meldingen", "meldpunt:meldingen", {Functie.MELDPUNT, Functie.PROFESSIONAL}),
    ("Casussen", "cases:casussen", CASUSWERK),
    ("Afspraken", "workplans:afspraken", {Functie.PARTNER}),
    ("Ontvangen", "disclosures:ontvangen", {Functie.PARTNER}),
    ("Mijn cliënten", "cases:mijn_clienten", {Functie.ONDERSTEUNER}),
    ("Verdelen", "cases:verdelen", {Functie.VERDELER}),
    ("Te beoordelen", "cases:beoordelingen", {Functie.BEOORDELAAR}),
    ("Toezicht", "toezicht:casussen", {Functie.FG}),
    ("Beheer", "beheer:start", {Functie.BEHEERDER}),
    ("Regels", "wetboek:gids", REGELS),
    ("Vraagbaak", "disclosures:vraagbaak", {Functie.VRAAGBAAK, Functie.FG}),
    ("Mag ik dit delen?", "mag_ik:start", None),
]
# Pages without an item of their own, and the item under which a reader expects them.
HOORT_BIJ = {
    "cases:casussen": ("/datalekken/", "/verstrekkingen/"),
    "toezicht:casussen": ("/datalekken/",),
    "mag_ik:start": ("/afwegingen/", "/vraagbaak/"),
}


def items(functies, path):
    """Menu items for these functions; the deepest one that the path starts with is current."""
    found = []
    for naam, name, nodig in MENU:
        if nodig is None or nodig & set(functies):
            try:
                found.append({"naam": naam, "url": reverse(name), "diep": _depth(name, path)})
            except NoReverseMatch:
                continue
    current = max(found, key=lambda item: item["diep"], default=None)
    return [
        {"naam": i["naam"], "url": i["url"], "actief": i is current and i["diep"] > 0}
        for i in found
    ]


def _depth(name, path):
    """How much of the path an item covers, by its own address or by one that belongs to it."""
    starts = (reverse(name), *HOORT_BIJ.get(name, ()))
    return max((len(start) for start in starts if path.startswith(start)), default=0)
