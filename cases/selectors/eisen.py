"""What the catalogue asks of a gegeven before it may be kept: class, exception, consent. Pure."""

from wams.recht.codes import Klasse, Uitzonderingsoort
from wams.recht.fouten import OnbekendeCodeError

# An exception to a ban is for these; the ban on the others is in the places where they may stand.
VERBODEN = {
    Klasse.BIJZONDER: Uitzonderingsoort.BIJZONDER,
    Klasse.STRAFRECHTELIJK: Uitzonderingsoort.STRAFRECHTELIJK,
}
STRAFRECHT = "P11"
WAARSCHUWING = (
    "Toestemming is tussen overheid en burger zelden vrij. Kies haar alleen als de wet haar "
    "vraagt: de cliënt kan haar altijd intrekken, en dan is dit gegeven weg."
)


def klassen(catalogus, categorie):
    """The classes that data of this category can have, the highest first."""
    found = catalogus.categorie(categorie).klassen
    return sorted(found, key=lambda code: catalogus.klasse(code).rang, reverse=True)


def hoogste(catalogus, codes):
    """Of several the one that rules."""
    return max(codes, key=lambda code: catalogus.klasse(code).rang)


def uitzonderingen(catalogus, klasse):
    """The exceptions by which this class may be kept; none for a class that is not forbidden."""
    soort = VERBODEN.get(klasse)
    return catalogus.uitzonderingen(soort) if soort else ()


def uitzondering(catalogus, categorie, klasse):
    """The exception that a form fills in, or an empty text where somebody has to choose."""
    found = uitzonderingen(catalogus, klasse)
    return next((rij.code for rij in found if categorie in rij.voorstel_bij), "")


def gronden(catalogus, doel):
    """The ground of this doel, and the grounds that rest on consent: what an author may choose."""
    own = catalogus.doel(doel).grondslag
    found = [catalogus.grondslag(own)]
    return found + [rij for rij in catalogus.grondslagen if rij.toestemming and rij.code != own]


def vraagt_toestemming(catalogus, grondslag):
    try:
        return catalogus.grondslag(grondslag).toestemming
    except OnbekendeCodeError:
        return False
