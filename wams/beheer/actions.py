"""Administration of people, organisations and mandates; each act is a line in the log."""

from datetime import datetime, time, timedelta

from django.utils import timezone

from wams.accounts.models import Deskundigheid, Mandaat, Organisatie, Partij, User
from wams.actions import action
from wams.doelbinding import grants
from wams.doelbinding.policy import NAMENS_COLLEGE
from wams.errors import DomainError

EEN_UITZONDERING = timedelta(days=92)


@action("organisatie.add")
def add_organisatie(gemeente, *, actor, naam, partijtype, telefoon, op_lijst):
    """A new organisation, on the partijenlijst of this gemeente if it may be asked."""
    if Organisatie.objects.filter(naam__iexact=naam).exists():
        raise DomainError("Deze organisatie staat er al.", field="naam")
    organisatie = Organisatie(naam=naam, partijtype=partijtype, telefoon=telefoon)
    organisatie.save()
    if op_lijst:
        _list(gemeente, organisatie)
    return organisatie


@action("organisatie.correct")
def correct_organisatie(organisatie, *, actor, naam, partijtype, telefoon):
    organisatie.naam, organisatie.partijtype = naam, partijtype
    organisatie.telefoon = telefoon
    organisatie.save(update_fields=["naam", "partijtype", "telefoon"])


@action("partij.add")
def add_partij(organisatie, *, actor):
    """Put an organisation on the partijenlijst of this gemeente from today."""
    running = Partij.objects.filter(
        gemeente=actor.gemeente_id, organisatie=organisatie, geldig_tot=None
    )
    if running.exists():
        raise DomainError("Deze organisatie staat al op de partijenlijst.")
    return _list(actor.gemeente, organisatie)


@action("partij.end")
def end_partij(organisatie, *, actor):
    """Take an organisation off the partijenlijst from tomorrow."""
    partij = Partij.objects.filter(
        gemeente=actor.gemeente_id, organisatie=organisatie, geldig_tot=None
    ).first()
    if partij is None:
        raise DomainError("Deze organisatie staat niet op de partijenlijst.")
    partij.geldig_tot = timezone.localdate() + timedelta(days=1)
    partij.save(update_fields=["geldig_tot"])
    return partij


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
    user.naam, user.organisatie, user.telefoon = naam, organisatie, telefoon
    user.handhaaft, user.is_active = handhaaft, is_active
    user.save(update_fields=["naam", "organisatie", "telefoon", "handhaaft", "is_active"])


@action("mandaat.give")
def give_mandaat(gemeente, *, actor, user, functie, organisatie, van, tot, voorwaarden):
    """Give somebody else a function for this gemeente, with an end date."""
    if user.pk == actor.user_id:
        raise DomainError("U kunt uzelf geen mandaat geven.", field="user")
    if tot <= van:
        raise DomainError("Het einde ligt na het begin.", field="tot")
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
    """End a function now; the toewijzingen that rest on it end in the same transaction."""
    if mandaat.tot <= timezone.now():
        raise DomainError("Dit mandaat is al geëindigd.")
    mandaat.tot = max(timezone.now(), mandaat.van)
    mandaat.save(update_fields=["tot"])
    resting = [rol for rol, functie in NAMENS_COLLEGE.items() if functie == mandaat.functie]
    if resting:
        grants.end_of_user(actor, mandaat.user_id, rollen=resting)


@action("deskundigheid.record")
def record_deskundigheid(gemeente, *, actor, user, functie, soort, onderwerp, van, tot):
    """A training, or a dated exception of at most three months that the FG sees."""
    if tot < van:
        raise DomainError("Het einde ligt na het begin.", field="tot")
    if soort == Deskundigheid.Soort.UITZONDERING and tot - van > EEN_UITZONDERING:
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


def _begin(day):
    return timezone.make_aware(datetime.combine(day, time.min))
