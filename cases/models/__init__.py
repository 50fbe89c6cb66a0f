"""Casus, Betrokkene, Onderzoek: the dossier that everything hangs on."""

from cases.models.betrokkene import (
    Betrokkene,
    Deelnameverklaring,
    Kanaal,
    Ondersteuning,
    ScopeRegel,
    ScopeVersie,
    Vertegenwoordiging,
)
from cases.models.brief import Brief
from cases.models.casus import Casus
from cases.models.onderzoek import Gegeven, Hulpvraag, Onderzoek, Probleem, Zienswijze
from cases.models.sturing import Aanstelling, Beoordeling, Besluit, Verdeelregel, Verdeelstand
from wams.audit.log import volg

__all__ = [
    "Aanstelling",
    "Beoordeling",
    "Besluit",
    "Betrokkene",
    "Brief",
    "Casus",
    "Deelnameverklaring",
    "Gegeven",
    "Hulpvraag",
    "Kanaal",
    "Ondersteuning",
    "Onderzoek",
    "Probleem",
    "ScopeRegel",
    "ScopeVersie",
    "Verdeelregel",
    "Verdeelstand",
    "Vertegenwoordiging",
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
volg(Vertegenwoordiging, "naam")
for model in (
    Aanstelling,
    Beoordeling,
    Besluit,
    Brief,
    Casus,
    Deelnameverklaring,
    Gegeven,
    Hulpvraag,
    Onderzoek,
    Probleem,
    ScopeRegel,
    ScopeVersie,
    Zienswijze,
):
    volg(model)
