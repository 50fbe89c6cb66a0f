"""What a receiver gets to read of a gegeven, and why something may not go, in words."""

from wams.recht.codes import Deelregelcode, Klasse, Uitzonderingsoort

KORT = 60
SOORT = {
    Klasse.BIJZONDER: Uitzonderingsoort.BIJZONDER,
    Klasse.STRAFRECHTELIJK: Uitzonderingsoort.STRAFRECHTELIJK,
}
ALLEEN_CONCLUSIE = "VW8"
GEEN_BRON = "De bron is niet genoemd"


def shared(catalogus, gegeven, oordeel):
    """Only that it plays, or without who said it, where the answer goes no further than that."""
    found = {}
    if Deelregelcode.ALS_PROBLEEM in oordeel.codes:
        found["inhoud"] = _problem(catalogus, gegeven)
    if ALLEEN_CONCLUSIE in oordeel.codes:
        found["bron"] = GEEN_BRON
    return found


def as_first_given(catalogus, item, was, newest):
    """The same limits once more: what the copy did not tell of ``was``, it doesn't of ``newest``.

    A gegeven is never rewritten, so a copy that reads otherwise was told with less.
    """
    found = {}
    if item.inhoud != was.inhoud:
        found["inhoud"] = _problem(catalogus, newest)
    if item.bron != was.bron:
        found["bron"] = GEEN_BRON
    return found


def _problem(catalogus, gegeven):
    return f"Dit speelt: {catalogus.categorie(gegeven.categorie).label.lower()}."


def why_not(actor, gegeven, organisatie, oordeel):
    """The first thing that stands in the way, with the article, the day and the open road."""
    reden = next(reden for reden in oordeel.redenen if reden.houdt_tegen)
    naam = actor.catalogus.categorie(gegeven.categorie).label
    artikel = f" ({reden.artikel})" if reden.artikel else ""
    return (
        f"{naam} kan niet naar {organisatie.naam}: {reden.label.lower()}. {reden.tekst}{artikel} "
        f"Dit is het recht op {oordeel.op:%d-%m-%Y}. {reden.weg}"
    ).strip()


def exception(catalogus, grond, deel, keuze):
    """The exception that lets special or criminal data go: chosen, of the ground, or recorded."""
    bijzonder = [gegeven for gegeven, _ in deel if gegeven.klasse in SOORT]
    if not bijzonder:
        return ""
    zwaarst = max(bijzonder, key=lambda gegeven: catalogus.klasse(gegeven.klasse).rang)
    soort = SOORT[zwaarst.klasse]
    for code in (keuze.uitzondering, *grond.uitzonderingen, zwaarst.uitzondering):
        if code and catalogus.rij("uitzonderingen", code).soort == soort:
            return code
    return ""
