"""Casus, Betrokkene, Onderzoek: the dossier that everything hangs on."""

from cases.models.betrokkene import (
    Betrokkene,
    Deelnameverklaring,
    ScopeRegel,
    ScopeVersie,
)
from cases.models.brief import Brief
from cases.models.casus import Casus
from cases.models.contact import Kanaal
from cases.models.document import Document
from cases.models.gegeven import Gegeven, Medebetrokkene, Toestemming, Verklaring
from cases.models.informeren import Informatiemoment, Informatieplicht
from cases.models.ondersteuning import (
    Bemiddeling,
    Fase,
    Hulpvraagvoorstel,
    Machtiging,
    Onderdeel,
    OndersteundeCasus,
    Ondersteuning,
)
from cases.models.onderzoek import Hulpvraag, Onderzoek, Probleem, Zienswijze
from cases.models.routeb import Guardmelding, RouteBVerzoek, Waarneming
from cases.models.sturing import Aanstelling, Beoordeling, Besluit
from cases.models.uitstel import Uitstelbesluit
from cases.models.verdeling import Verdeelregel, Verdeelstand
from cases.models.vertegenwoordiging import Contactverbod, Vertegenwoordiging, Wilsbekwaamheid
from wams.audit.log import volg

__all__ = [
    "Aanstelling",
    "Bemiddeling",
    "Beoordeling",
    "Besluit",
    "Betrokkene",
    "Brief",
    "Casus",
    "Contactverbod",
    "Deelnameverklaring",
    "Document",
    "Fase",
    "Gegeven",
    "Guardmelding",
    "Hulpvraag",
    "Hulpvraagvoorstel",
    "Informatiemoment",
    "Informatieplicht",
    "Kanaal",
    "Machtiging",
    "Medebetrokkene",
    "Onderdeel",
    "OndersteundeCasus",
    "Ondersteuning",
    "Onderzoek",
    "Probleem",
    "RouteBVerzoek",
    "ScopeRegel",
    "ScopeVersie",
    "Toestemming",
    "Uitstelbesluit",
    "Verdeelregel",
    "Verdeelstand",
    "Verklaring",
    "Vertegenwoordiging",
    "Waarneming",
    "Wilsbekwaamheid",
    "Zienswijze",
]

volg(
    Betrokkene,
    "voornamen",
    "voorvoegsel",
    "achternaam",
    "geboortedatum",
    "huisnummer",
    "postcode",
    "woonplaats",
    "bsn_kenmerk",
    "persoon_kenmerk",
)
volg(Ondersteuning, "ondersteuner")
volg(RouteBVerzoek, "aanvrager_naam")
volg(Vertegenwoordiging, "naam", "huisnummer", "postcode", "woonplaats")
volg(Contactverbod, "jegens_naam")
volg(Wilsbekwaamheid, "beoordeeld_door")
for model in (
    Aanstelling,
    Bemiddeling,
    Hulpvraagvoorstel,
    Machtiging,
    Beoordeling,
    Besluit,
    Brief,
    Casus,
    Deelnameverklaring,
    Document,
    Gegeven,
    Guardmelding,
    Hulpvraag,
    Informatiemoment,
    Medebetrokkene,
    Onderzoek,
    Probleem,
    ScopeRegel,
    ScopeVersie,
    Toestemming,
    Uitstelbesluit,
    Verklaring,
    Waarneming,
    Zienswijze,
):
    volg(model)
