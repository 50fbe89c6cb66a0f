"""Looking at a melding: who handles it, who it is about, that it was received."""

from django.utils import timezone

from cases.selectors.kenmerken import bsn_kenmerk, persoon_kenmerk
from meldpunt.actions import overgang
from meldpunt.models import Melding, MeldingPersoon
from wams.actions import action
from wams.errors import DomainError

Status = Melding.Status
NIET = "niet"  # no receipt possible: there is nobody to send it to
NAAM = ("voornamen", "voorvoegsel", "achternaam", "geboortedatum", "adres", "aanduiding")


@action("melding.start_triage")
def start_triage(melding, *, actor, identiteit, bevestigd_via=""):
    """M03: somebody handles it, and says how sure it is who this is about."""
    melding.move_to(Status.IN_TRIAGE)
    melding.behandelaar = actor.user
    melding.identiteit = identiteit
    overgang.set_term(melding, actor, "TRIAGE", timezone.localdate(melding.ontvangen_op))
    if bevestigd_via:
        _set_receipt(melding, bevestigd_via, timezone.localdate())
    overgang.save(melding, "identiteit", "bevestigd_op", "bevestigd_via")


@action("melding.take_over")
def take_over(melding, *, actor, reden):
    """Another of the meldpunt goes on with it, and sees a protected melder from then on."""
    if melding.behandelaar_id == actor.user_id:
        raise DomainError("U behandelt deze melding al.")
    if melding.status == Status.ONTVANGEN:
        raise DomainError("Deze melding is nog vrij. Start de beoordeling.")
    overgang.decide(melding, actor, "OVER", toelichting=reden)
    melding.behandelaar = actor.user
    melding.save(update_fields=["behandelaar"])


@action("melding.confirm_receipt")
def confirm_receipt(melding, *, actor, bevestigd_via, bevestigd_op):
    """The melder knows that it arrived."""
    if melding.bevestigd_via:
        raise DomainError("De ontvangst is al bevestigd.")
    if bevestigd_op > timezone.localdate():
        raise DomainError("Deze datum ligt in de toekomst.", field="bevestigd_op")
    _set_receipt(melding, bevestigd_via, bevestigd_op)
    melding.save(update_fields=["bevestigd_op", "bevestigd_via"])


@action("melding.correct_persoon")
def correct_persoon(melding, *, actor, identiteit, bsn="", **velden):
    """Who it is about, as far as it is known by now; an empty BSN leaves the known one."""
    persoon = _hoofdpersoon(melding, actor)
    for name in NAAM:
        setattr(persoon, name, velden[name])
    if bsn:
        persoon.bsn, persoon.bsn_kenmerk = bsn, bsn_kenmerk(bsn)
    persoon.persoon_kenmerk = persoon_kenmerk(persoon.achternaam, persoon.geboortedatum)
    persoon.save(update_fields=[*NAAM, "bsn", "bsn_kenmerk", "persoon_kenmerk"])
    melding.identiteit = identiteit
    melding.save(update_fields=["identiteit"])


@action("melding.add_persoon")
def add_persoon(melding, *, actor, rol, **velden):
    """Somebody else in the household or around; a casus takes this person along."""
    if melding.status != Status.IN_TRIAGE:
        raise DomainError("Mensen toevoegen kan tijdens de beoordeling.")
    if not (velden["achternaam"] or velden["aanduiding"]):
        raise DomainError("Vul een achternaam of een omschrijving in.", field="achternaam")
    persoon = MeldingPersoon(melding=melding, rol=rol, bewaarklasse=melding.bewaarklasse, **velden)
    persoon.persoon_kenmerk = persoon_kenmerk(persoon.achternaam, persoon.geboortedatum)
    persoon.save()


def _set_receipt(melding, via, op):
    if melding.bevestigd_via:
        return
    melding.bevestigd_via, melding.bevestigd_op = via, op if via != NIET else None


def _hoofdpersoon(melding, actor):
    rows = MeldingPersoon.objects.visible_to(actor).van(melding)
    return rows.get(rol=MeldingPersoon.Rol.HOOFD)
