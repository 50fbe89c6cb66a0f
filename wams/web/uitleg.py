"""Help at the field: what a legal choice means on this day, from the catalogue of the gemeente."""

from dataclasses import dataclass

from wams.recht.fouten import GeenCatalogusError, OnbekendeCodeError

# A field with one of these names asks the same in every form: the subject of its choices, or for a
# question the subject and the one explanation. A form can say otherwise in its own ``uitleg``.
OP_NAAM = {
    "e_code": "e_codes",
    "criterium": "ernst_criteria",
    "categorie": "categorieen",
    "categorieen": "categorieen",
    "domein": "domeinen",
    "domeinen": "domeinen",
    "klasse": "klassen",
    "grondslag": "grondslagen",
    "partijtype": "partijtypen",
    "weigergrond": "weigergronden",
    "weigergronden": "weigergronden",
    "voorwaarden": "voorwaarden",
    "uitzondering": "uitzonderingen",
    "regime": "regimes",
    "uitstel": ("velden", "UITSTEL"),
    "beroepsgeheim": ("velden", "BEROEPSGEHEIM"),
    "handhavingsrisico": ("velden", "HANDHAVINGSRISICO"),
    "houdbaar_tot": ("velden", "HOUDBAAR_TOT"),
}


@dataclass(frozen=True)
class Uitleg:
    """One choice explained; the article is that of the row chosen, as it stands on this day."""

    label: str
    tekst: str
    artikel: str
    te_bevestigen: bool


def bij(field):
    """(day, explanations) of a bound field; None where nothing legal is chosen."""
    form = field.form
    waarover = getattr(form, "uitleg", {}).get(field.name, OP_NAAM.get(field.name))
    actor = getattr(form, "actor", None)
    if waarover is None or actor is None:
        return None
    try:
        boek = actor.catalogus
    except GeenCatalogusError:
        return None
    found = _one(boek, waarover) if isinstance(waarover, tuple) else _choices(boek, waarover, field)
    return (boek.peildatum, found) if found else None


def _one(boek, waarover):
    return [_uitleg(boek, *waarover, "")]


def _choices(boek, onderwerp, field):
    choices = getattr(field.field, "choices", ())
    found = (_known(boek, onderwerp, str(value), label) for value, label in choices if value)
    return [uitleg for uitleg in found if uitleg]


def _known(boek, onderwerp, keuze, label):
    """A choice that is no code of the catalogue, such as ‘Anders’, speaks for itself."""
    try:
        return _uitleg(boek, onderwerp, keuze, label)
    except OnbekendeCodeError:
        return None


def _uitleg(boek, onderwerp, keuze, label):
    uitleg = boek.uitleg(onderwerp, keuze)
    rij = boek.rij(onderwerp, keuze) if onderwerp in boek.tabellen else uitleg
    return Uitleg(
        label=label,
        tekst=uitleg.uitleg,
        artikel=rij.artikel,
        te_bevestigen=uitleg.te_bevestigen or rij.te_bevestigen,
    )
