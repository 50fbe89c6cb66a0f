"""Afspraken, by who works in the casus: ask, record what was promised elsewhere, close."""

from django.utils import timezone

from cases.models import ScopeRegel
from cases.selectors import scope
from cases.selectors.bezorging import is_overleden
from wams.actions import action
from wams.errors import DomainError
from workplans.actions import stappen
from workplans.models import Afspraak
from workplans.selectors import partij as partijen

Status, Hoe = Afspraak.Status, Afspraak.Hoe


@action("afspraak.add")
def add_afspraak(doel, *, actor, **velden):
    """One row: who does what before when. Asking opens nothing; a promise does."""
    if velden.get("organisatie") and not velden.get("subdoel", "").strip():
        raise DomainError("Schrijf op wat deze partij bijdraagt aan het doel.", field="subdoel")
    afspraak = _ask(doel.casus, actor, doelstelling=doel, **velden)
    stappen.touch(doel.werkplan)
    return afspraak


@action("afspraak.add_eerste_nood")
def add_eerste_nood(casus, *, actor, **velden):
    """What can't wait for a plan, from the onderzoek on; the plan takes it over later."""
    return _ask(casus, actor, eerste_nood=True, **velden)


@action("afspraak.correct")
def correct_afspraak(afspraak, *, actor, wat, voor, subdoel="", voor_wie="", ritme=""):
    """As long as nobody promised it: what was promised stays what it was."""
    if afspraak.status != Status.NOG_NIET_TOEGEZEGD:
        raise DomainError("Dit is al toegezegd. Laat het vervallen en vraag het opnieuw.")
    stappen.check_future(voor, field="voor")
    stappen.check_words(f"{wat} {subdoel} {voor_wie}", actor, afspraak.organisatie)
    afspraak.wat, afspraak.voor, afspraak.subdoel = wat, voor, subdoel
    afspraak.voor_wie, afspraak.ritme = voor_wie, ritme
    afspraak.save(update_fields=["wat", "voor", "subdoel", "voor_wie", "ritme"])
    _touch(afspraak)


@action("afspraak.attach")
def attach_afspraak(afspraak, *, actor, doelstelling, subdoel=""):
    """An eerste-noodafspraak finds its goal in the plan."""
    if afspraak.doelstelling_id:
        raise DomainError("Deze afspraak hoort al bij een doel.")
    afspraak.doelstelling = doelstelling
    afspraak.subdoel = subdoel or afspraak.subdoel
    if afspraak.organisatie_id and not afspraak.subdoel:
        raise DomainError("Schrijf op wat deze partij bijdraagt aan het doel.", field="subdoel")
    afspraak.save(update_fields=["doelstelling", "subdoel"])
    _touch(afspraak)


@action("afspraak.record_toezegging")
def record_toezegging(afspraak, *, actor, toegezegd_door, hoe, op):
    """Heard by telephone or in a talk: it stands as promised and opens nothing in Wams."""
    stappen.check_past(op, field="op")
    afspraak.move_to(Status.TOEGEZEGD)
    afspraak.toegezegd_door, afspraak.toegezegd_hoe = toegezegd_door, hoe
    afspraak.toegezegd_op = op
    afspraak.save(update_fields=["status", "toegezegd_door", "toegezegd_hoe", "toegezegd_op"])


@action("afspraak.complete")
def complete_afspraak(afspraak, *, actor, op):
    stappen.check_past(op, field="op")
    afspraak.move_to(Status.GEDAAN)
    afspraak.afgerond_op = op
    afspraak.save(update_fields=["status", "afgerond_op"])
    stappen.end_share(afspraak, actor)


@action("afspraak.cancel")
def cancel_afspraak(afspraak, *, actor, reden):
    stappen.lapse(afspraak, actor, reden)
    _touch(afspraak)


def _ask(casus, actor, *, betrokkene, wat, voor, organisatie=None, persoon=None, **velden):
    stappen.check_future(voor, field="voor")
    if is_overleden(betrokkene) or (persoon and is_overleden(persoon)):
        raise DomainError("Deze persoon is overleden. Er wordt niets meer gevraagd.")
    if casus.deelt_niets_nieuws:
        raise DomainError("In deze heroverweging wordt niets nieuws gevraagd. Rond die eerst af.")
    if casus.einddatum and voor > casus.einddatum:
        raise DomainError(f"De aanpak loopt tot {casus.einddatum:%d-%m-%Y}.", field="voor")
    if organisatie:
        _check_partij(casus, actor, organisatie, wat, velden)
    afspraak = Afspraak(
        casus=casus,
        gemeente_id=casus.gemeente_id,
        betrokkene=betrokkene,
        organisatie=organisatie,
        persoon=persoon,
        wat=wat,
        voor=voor,
        gevraagd_door=actor.user,
        bewaarklasse=casus.bewaarklasse,
        **velden,
    )
    if persoon:
        _promised_at_the_table(afspraak)
    afspraak.save()
    return afspraak


def _check_partij(casus, actor, organisatie, wat, velden):
    """On the list, not left out by a cliënt, told no more than it may know, no hidden hat."""
    if organisatie not in partijen.partijen(actor):
        raise DomainError("Deze organisatie staat niet op de partijenlijst.", field="wie")
    if _left_out(casus, actor, organisatie):
        raise DomainError(f"De cliënt wil {organisatie.naam} er niet bij.", field="wie")
    stappen.check_words(
        f"{wat} {velden.get('subdoel', '')} {velden.get('voor_wie', '')}", actor, organisatie
    )
    handhavend = actor.catalogus.partijtype(organisatie.partijtype).handhavend
    if handhavend and not velden.get("handhaving_reden"):
        raise DomainError(
            f"{organisatie.naam} handhaaft ook. Schrijf op waarom deze partij toch nodig is.",
            field="handhaving_reden",
        )
    if handhavend and not velden.get("client_verteld_op"):
        raise DomainError(
            "Vertel dit eerst aan de cliënt en vul de dag in.", field="client_verteld_op"
        )
    if handhavend:
        stappen.check_past(velden["client_verteld_op"], field="client_verteld_op")


def _left_out(casus, actor, organisatie):
    newest = [row.pk for row in scope.laatste_scopes(actor, casus).values()]
    rows = ScopeRegel.objects.visible_to(actor).filter(scope__in=newest, mag=False)
    return rows.filter(partij=organisatie).exists()


def _promised_at_the_table(afspraak):
    """What the cliënt or somebody near takes on is said in the talk itself."""
    afspraak.move_to(Status.TOEGEZEGD)
    afspraak.toegezegd_op, afspraak.toegezegd_hoe = timezone.localdate(), Hoe.GESPREK


def _touch(afspraak):
    """In a concept plan the text changed, so the cliënt is asked again."""
    if afspraak.doelstelling_id:
        stappen.touch(afspraak.doelstelling.werkplan)
