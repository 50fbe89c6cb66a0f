"""What a cliënt wants the onderzoek to reach, and who of the family takes part."""

from django.utils import timezone

from cases.actions import merk
from cases.actions.bereik import apply_scope
from cases.models import Betrokkene, Casus, Deelnameverklaring, ScopeRegel, ScopeVersie
from cases.selectors import scope as selectors
from cases.selectors.vertegenwoordiging import spreekt_voor
from wams.actions import action
from wams.errors import DomainError
from wams.recht.codes import Recht

Gever = Deelnameverklaring.Gever

BESLUITERS = {"client": "De cliënt", "vertegenwoordiger": "De vertegenwoordiger van de cliënt"}


@action("scope.decide")
def decide_scope(betrokkene, *, actor, domeinen, partijen, besloten_door, op, kanaal):
    """A new version of what this cliënt wants: narrower at any time, wider only by his own word.

    ``domeinen`` maps each person to the domains that are in, ``partijen`` each organisatie to
    whether it may be asked.
    """
    casus = _client(betrokkene)
    _decided_by(betrokkene, actor, besloten_door, op)
    _mark_narrowing(betrokkene, actor, domeinen)
    nummer = _next_number(betrokkene, actor)
    version = ScopeVersie(
        casus=casus,
        betrokkene=betrokkene,
        nummer=nummer,
        besloten_door=besloten_door,
        op=op,
        kanaal=kanaal,
        vastgelegd_door=actor.user,
        bewaarklasse=casus.bewaarklasse,
    )
    version.save()
    _add_lines(version, actor, domeinen, partijen)
    apply_scope(casus, actor)
    return version


@action("deelname.record")
def record_deelname(
    betrokkene, *, actor, antwoord, op, kanaal, domeinen=(), gegeven_door=Gever.ZELF
):
    """What a family member answers; whatever it is, it is never a risk."""
    if betrokkene.is_client:
        raise DomainError("Een cliënt kiest zelf waarover het onderzoek gaat.", field="antwoord")
    if op > timezone.localdate():
        raise DomainError("Deze datum ligt in de toekomst.", field="op")
    deels = antwoord == Deelnameverklaring.Antwoord.DEELS
    if deels and not domeinen:
        raise DomainError("Kies waarover deze persoon wel meedoet.", field="domeinen")
    casus = betrokkene.casus
    _answers_for(betrokkene, actor, gegeven_door, op)
    deelname = Deelnameverklaring(
        casus=casus,
        betrokkene=betrokkene,
        antwoord=antwoord,
        domeinen=sorted(domeinen) if deels else [],
        op=op,
        kanaal=kanaal,
        gegeven_door=gegeven_door,
        vastgelegd_door=actor.user,
        bewaarklasse=casus.bewaarklasse,
    )
    deelname.save()
    if casus.route == Casus.Route.A and (deels or antwoord == Deelnameverklaring.Antwoord.NEE):
        clienten = Betrokkene.objects.visible_to(actor).van(casus).clienten()
        merk.mark(casus, actor, clienten=[*clienten, betrokkene], personen=[betrokkene])
    apply_scope(casus, actor)
    return deelname


@action("scope.expire")
def expire_antwoorden(casus, *, actor):
    """What a parent chose has ended: out, until the person himself has been asked."""
    if not apply_scope(casus, actor):
        raise DomainError("Hier verandert niets.")


def _answers_for(betrokkene, actor, gegeven_door, op):
    """Only who may speak for this person on that day answers in his place."""
    if gegeven_door == Gever.ZELF:
        return
    if not spreekt_voor(actor, betrokkene, Recht.KEUZE, op).vertegenwoordigers:
        raise DomainError(
            "Er is geen vertegenwoordiger die hierover mag beslissen. Leg eerst vast wie dat is.",
            field="gegeven_door",
        )


def _client(betrokkene):
    if not betrokkene.is_client:
        raise DomainError("Alleen een cliënt kiest waarover het onderzoek gaat.")
    if betrokkene.einde_op or betrokkene.geblokkeerd_op:
        raise DomainError("Het deel van deze cliënt is beëindigd.")
    return betrokkene.casus


def _decided_by(betrokkene, actor, besloten_door, op):
    if besloten_door not in BESLUITERS:
        raise DomainError("Alleen de cliënt zelf beslist hierover.", field="besloten_door")
    if op > timezone.localdate():
        raise DomainError("Deze datum ligt in de toekomst.", field="op")
    spoken_for = selectors.vertegenwoordigers(actor, betrokkene.casus, op)
    if besloten_door == "vertegenwoordiger" and betrokkene.pk not in spoken_for:
        raise DomainError(
            "Er is geen vertegenwoordiger die hierover mag beslissen. Leg eerst vast wie dat is.",
            field="besloten_door",
        )


def _mark_narrowing(client, actor, domeinen):
    """What was in and is out now may not come back by an onderzoek on request for a while."""
    casus = client.casus
    scope = selectors.laatste_scopes(actor, casus).get(client.pk)
    if scope is None or casus.route != Casus.Route.A:
        return
    lines = [r for r in selectors.regels_van(actor, [scope])[scope.pk] if r.mag and r.domein]
    out = [r for r in lines if r.domein not in domeinen.get(r.persoon_id, ())]
    if out:
        people = Betrokkene.objects.visible_to(actor).filter(pk__in={r.persoon_id for r in out})
        codes = {r.domein for r in out}
        merk.mark(casus, actor, clienten=[client], personen=people, domeinen=codes)


def _next_number(betrokkene, actor):
    rows = ScopeVersie.objects.visible_to(actor).filter(betrokkene=betrokkene)
    last = rows.order_by("-nummer").first()
    return last.nummer + 1 if last else 1


def _add_lines(version, actor, domeinen, partijen):
    """One line per person and domain, in or out, and one per partij."""
    known = {rij.code for rij in actor.catalogus.domeinen}
    people = Betrokkene.objects.visible_to(actor).van(version.casus).actief()
    for person in people:
        chosen = set(domeinen.get(person.pk, ()))
        if chosen - known:
            raise DomainError("Kies onderwerpen uit de lijst.")
        for code in sorted(known):
            _line(version, persoon=person, domein=code, mag=code in chosen)
    for partij, mag in partijen.items():
        _line(version, persoon=version.betrokkene, domein="", partij=partij, mag=mag)


def _line(version, **velden):
    klasse = version.bewaarklasse
    ScopeRegel(casus=version.casus, scope=version, bewaarklasse=klasse, **velden).save()
