"""Administration of people, organisations and mandates; each act is a line in the log.

These rows are no dossier: no version, no lock by the kernel. What two editors could both change is
locked here, after which the second one meets what the first one did.
"""

from datetime import datetime, time, timedelta

from django.utils import timezone

from wams.accounts.models import Deskundigheid, Mandaat, Organisatie, Partij, User
from wams.accounts.selectors import UITZONDERING
from wams.actions import action
from wams.beheer import selectors
from wams.doelbinding import grants
from wams.errors import DomainError, VerouderdError


def _lock(row):
    """The row as it is now; nobody else changes it until this act is done."""
    return type(row).objects.select_for_update().get(pk=row.pk)


def _lock_unchanged(row):
    fresh = _lock(row)
    if fresh.versie != row.versie:
        raise VerouderdError
    return fresh


@action("organisatie.add")
def add_organisatie(gemeente, *, actor, naam, partijtype, telefoon, op_lijst):
    """A new organisation, on the partijenlijst of this gemeente if it may be asked."""
    _name_is_free(naam)
    organisatie = Organisatie(naam=naam, partijtype=partijtype, telefoon=telefoon)
    organisatie.save()
    if op_lijst:
        _list(gemeente, organisatie)
    return organisatie


@action("organisatie.correct")
def correct_organisatie(organisatie, *, actor, naam, partijtype, telefoon):
    """Its kind decides what it may receive: nobody changes that for another gemeente."""
    row = _lock_unchanged(organisatie)
    if (naam, partijtype) != (row.naam, row.partijtype) and selectors.elders_in_gebruik(actor, row):
        raise DomainError(
            "Deze organisatie werkt ook voor een andere gemeente. U kunt alleen het "
            "telefoonnummer wijzigen. Is het een andere partij? Voeg die dan apart toe."
        )
    if naam.lower() != row.naam.lower():
        _name_is_free(naam)
    row.naam, row.partijtype, row.telefoon = naam, partijtype, telefoon
    row.save(update_fields=["naam", "partijtype", "telefoon"])
    return row


def _name_is_free(naam):
    if Organisatie.objects.filter(naam__iexact=naam).exists():
        raise DomainError("Deze organisatie staat er al.", field="naam")


@action("partij.add")
def add_partij(organisatie, *, actor):
    """Put an organisation on the partijenlijst of this gemeente from today."""
    _lock(organisatie)
    if _on_list(actor, organisatie):
        raise DomainError("Deze organisatie staat al op de partijenlijst.")
    return _list(actor.gemeente, organisatie)


@action("partij.end")
def end_partij(organisatie, *, actor):
    """Take an organisation off the partijenlijst from tomorrow."""
    _lock(organisatie)
    partij = _on_list(actor, organisatie)
    if partij is None:
        raise DomainError("Deze organisatie staat niet op de partijenlijst.")
    partij.geldig_tot = timezone.localdate() + timedelta(days=1)
    partij.save(update_fields=["geldig_tot"])
    return partij


def _on_list(actor, organisatie):
    """The entry without an end, if there is one."""
    rows = Partij.objects.filter(gemeente=actor.gemeente_id, organisatie=organisatie)
    return rows.filter(geldig_tot=None).first()


def _list(gemeente, organisatie):
    partij = Partij(gemeente=gemeente, organisatie=organisatie, geldig_van=timezone.localdate())
    partij.save()
    return partij


@action("gebruiker.add")
def add_gebruiker(gemeente, *, actor, naam, email, organisatie, telefoon, handhaaft):
    """An account without a password: its owner chooses one by the link in the mail."""
    if User.objects.filter(email__iexact=email).exists():
        raise DomainError("Er is al een account met dit e-mailadres.", field="email")
    user = User(
        naam=naam, email=email, organisatie=organisatie, telefoon=telefoon, handhaaft=handhaaft
    )
    user.set_unusable_password()
    user.save()
    return user


@action("gebruiker.correct")
def correct_gebruiker(user, *, actor, naam, organisatie, telefoon, handhaaft, is_active):
    """Change or close an account; a closed one is out at its next click, everywhere."""
    row = _lock_unchanged(user)
    row.naam, row.organisatie, row.telefoon = naam, organisatie, telefoon
    row.handhaaft, row.is_active = handhaaft, is_active
    row.save(update_fields=["naam", "organisatie", "telefoon", "handhaaft", "is_active"])
    return row


@action("mandaat.give")
def give_mandaat(gemeente, *, actor, user, functie, organisatie, van, tot, voorwaarden):
    """Give somebody else a function for this gemeente, with an end date."""
    _somebody_else(actor, user, "U kunt uzelf geen mandaat geven. Vraag een andere beheerder.")
    if tot < van:
        raise DomainError("Het einde ligt voor het begin.", field="tot")
    if tot < timezone.localdate():
        raise DomainError("Deze datum is al voorbij.", field="tot")
    mandaat = Mandaat(
        user=user,
        gemeente=gemeente,
        organisatie=organisatie,
        functie=functie,
        van=_begin(van),
        tot=_begin(tot + timedelta(days=1)),
        voorwaarden=voorwaarden,
        verleend_door=actor.user,
    )
    mandaat.save()
    return mandaat


@action("mandaat.end")
def end_mandaat(mandaat, *, actor):
    """End a function now; the access that rested on it ends in the same transaction."""
    row = _lock(mandaat)
    if row.tot <= timezone.now():
        raise DomainError("Dit mandaat is al geëindigd.")
    row.tot = max(timezone.now(), row.van)
    row.save(update_fields=["tot"])
    beheerder = actor.for_other("toewijzing.end")
    for toewijzing in selectors.rust_op(actor, row):
        end_toewijzing(toewijzing, actor=beheerder)
    return row


@action("deskundigheid.record")
def record_deskundigheid(gemeente, *, actor, user, functie, soort, onderwerp, van, tot):
    """A training, or a dated exception of at most three months that the FG sees."""
    _somebody_else(actor, user, "Uw eigen deskundigheid legt een andere beheerder vast.")
    if tot < van:
        raise DomainError("Het einde ligt voor het begin.", field="tot")
    if soort == Deskundigheid.Soort.UITZONDERING and tot - van > UITZONDERING:
        raise DomainError("Een uitzondering duurt ten hoogste 3 maanden.", field="tot")
    row = Deskundigheid(
        user=user,
        functie=functie,
        soort=soort,
        onderwerp=onderwerp,
        van=van,
        tot=tot,
        vastgelegd_door=actor.user,
    )
    row.save()
    return row


@action("toewijzing.end")
def end_toewijzing(toewijzing, *, actor):
    """End somebody's access to one casus for one doel, at once."""
    if not grants.end_one(toewijzing):
        raise DomainError("Deze toewijzing is al geëindigd.")


def _somebody_else(actor, user, message):
    if user.pk == actor.user_id:
        raise DomainError(message, field="user")


def _begin(day):
    return timezone.make_aware(datetime.combine(day, time.min))
