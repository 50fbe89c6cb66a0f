"""Why a file is not taken."""

from wams.errors import DomainError

REDENEN = {
    "leeg": "Dit bestand is leeg.",
    "te_groot": "Dit bestand is te groot. Kies een bestand van hoogstens 10 MB.",
    "soort": (
        "Dit soort bestand nemen wij niet aan. Kies een PDF, een foto (JPG of PNG) of een "
        "tekst (Word of ODT)."
    ),
    "kapot": (
        "Dit bestand is niet te lezen. Open het zelf, bewaar het opnieuw en probeer het nog eens."
    ),
    "slot": (
        "Dit bestand is met een wachtwoord beveiligd. Haal het wachtwoord eraf en kies het opnieuw."
    ),
    "actief": (
        "In dit bestand zit iets dat zelf kan werken of iets ophaalt, zoals een macro of script. "
        "Bewaar het als gewone PDF (afdrukken naar PDF) en kies dat bestand."
    ),
    "bijlage": (
        "In dit bestand zitten andere bestanden. Haal die eruit en voeg ze los toe, ieder als "
        "eigen document."
    ),
    "te_veel": "Dit bestand is te groot als het wordt uitgepakt. Maak het kleiner of knip het op.",
    "tegelijk": "Er worden nu veel bestanden nagekeken. Probeer het over een minuut opnieuw.",
}


class GeweigerdError(DomainError):
    """A file that stays out, with the code of the reason."""

    def __init__(self, code):
        self.code = code
        super().__init__(REDENEN[code], field="bestand")
