"""Recording one gegeven, alone or with a document: what is checked, and how it is kept."""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from cases.actions import vastleggen
from cases.models import Gegeven
from cases.selectors import gegevens as selectors
from cases.selectors import scope
from wams.doelbinding.policy import may
from wams.errors import DomainError

# Where the college itself stands for it: nothing crossed a border.
INTERN = ("COLLEGE", "WIJKTEAM")


@dataclass(frozen=True)
class Kenmerken:
    """What is filled in for an author, who can change it; empty means: as the catalogue has it."""

    klasse: str = ""
    mede: tuple = ()
    bronhouder: object = None
    geverifieerd_op: date | None = None
    handhavingsrisico: bool = False
    beroepsgeheim: bool = False
    politie: bool | None = None
    wpg_verwijzing: str = ""
    uitzondering: str = ""
    grondslag: str = ""
    tekstversie: str = ""
    toestemming_op: date | None = None
    toestemming_kanaal: str = ""
    met_verstrekking: bool = False


def record(
    casus, *, actor, betrokkene, inhoud, categorie, domein, bron, soort, peildatum, houdbaar_tot,
    probleem=None, motivering="", **kenmerken,
):  # fmt: skip
    """For the doel for which one works here; nothing is kept that the law or a person keeps out."""
    kenmerken = Kenmerken(**kenmerken)
    decision = may(actor, actor.act, casus)
    mede = [person for person in kenmerken.mede if person.pk != betrokkene.pk]
    check_categorie(actor, casus, decision, categorie, motivering)
    for person in (betrokkene, *mede):
        _check_person(casus, person, probleem)
        _check_domein(actor, casus, person, domein)
    _check_days(peildatum, houdbaar_tot)
    gegeven = Gegeven(
        casus=casus,
        betrokkene=betrokkene,
        probleem=probleem,
        categorie=categorie,
        domein=domein,
        soort=soort,
        inhoud=inhoud,
        bron=bron,
        peildatum=peildatum,
        houdbaar_tot=houdbaar_tot,
        motivering=motivering,
        **vastleggen.kenmerken(actor, decision.doel, categorie, kenmerken),
        catalogusversie=actor.catalogus.versie_id,
        vastgelegd_door=actor.user,
        bewaarklasse=casus.bewaarklasse,
    )
    _check_received(kenmerken)
    vastleggen.save(gegeven, actor, mede, kenmerken)
    return gegeven


def _check_received(kenmerken):
    """What a partij gave is recorded with how, when and why it was given: an act of its own."""
    bron = kenmerken.bronhouder
    if bron is not None and bron.partijtype not in INTERN and not kenmerken.met_verstrekking:
        raise DomainError(
            f"Kwam dit van {bron.naam}? Leg dan eerst bij Delen vast wat u kreeg: hoe, wanneer en "
            "waarom. Een document zet u daarna bij het dossier, zonder deze organisatie te kiezen.",
            field="bronhouder",
        )


def _check_person(casus, betrokkene, probleem):
    if betrokkene.casus_id != casus.pk or betrokkene.geblokkeerd_op or betrokkene.einde_op:
        raise DomainError("Kies iemand die bij deze casus hoort.", field="betrokkene")
    if probleem and probleem.casus_id != casus.pk:
        raise DomainError("Kies een probleem van deze casus.", field="probleem")


def check_categorie(actor, casus, decision, categorie, motivering):
    allowed = selectors.invoer_categorieen(actor, casus, decision)
    if categorie not in allowed:
        raise DomainError(
            "Deze soort gegevens hoort niet bij het doel waarvoor u nu werkt.", field="categorie"
        )
    if allowed[categorie] and not motivering:
        raise DomainError(
            "Schrijf op waarom dit voor de samenwerking nodig is.", field="motivering"
        )


def _check_domein(actor, casus, betrokkene, domein):
    """No finding outside what the cliënten and this person want."""
    if domein not in {rij.code for rij in actor.catalogus.domeinen}:
        raise DomainError("Kies een onderwerp uit de lijst.", field="domein")
    reach = scope.bereik(actor, casus)
    if not reach.keuzes:
        raise DomainError(
            "Leg eerst vast waarover het onderzoek van de cliënt mag gaan.", field="domein"
        )
    if not reach.bevat(betrokkene.pk, domein):
        raise DomainError(
            "Dit onderwerp valt voor deze persoon buiten het onderzoek. Dat is een eigen keuze; "
            "alleen de cliënt kan het onderzoek ruimer maken.",
            field="domein",
        )


def _check_days(peildatum, houdbaar_tot):
    if peildatum > timezone.localdate():
        raise DomainError("De peildatum ligt in de toekomst.", field="peildatum")
    if houdbaar_tot <= peildatum:
        raise DomainError("Een gegeven is langer houdbaar dan de peildatum.", field="houdbaar_tot")
