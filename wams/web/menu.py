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


def items(functies, path):
    """Menu items for these functions; the deepest one that the path starts with is current."""
    found = []
    for naam, name, nodig in MENU:
        if nodig is None or nodig & set(functies):
            try:
                found.append({"naam": naam, "url": reverse(name)})
            except NoReverseMatch:
                continue
    deepest = max((i["url"] for i in found if path.startswith(i["url"])), key=len, default="")
    return [item | {"actief": item["url"] == deepest} for item in found]
