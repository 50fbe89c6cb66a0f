"""A cliënt appoints an independent supporter, and ends that at any moment."""

from datetime import datetime, time, timedelta

from django.db import IntegrityError, transaction
from django.utils import timezone

from cases.actions import stappen
from cases.models import Machtiging, Onderdeel, Ondersteuning
from cases.selectors import ondersteuning
from wams.actions import action
from wams.doelbinding import grants
from wams.errors import DomainError
from wams.recht.codes import Doel, Rol
from wams.web.templatetags.nl import datum


@action("machtiging.give")
def give_machtiging(client, *, actor, ondersteuner, onderdelen, gegeven_op, kanaal, tot):
    """Access comes from the word of the cliënt: for these things, until this day."""
    _check_client(client)
    _check_days(actor, gegeven_op, tot)
    if not set(onderdelen) & set(Onderdeel.values):
        raise DomainError("Kies wat de ondersteuner mag.", field="onderdelen")
    _check_wanted(actor, client)
    mandaat = _independent(actor, client, ondersteuner)
    machtiging = Machtiging(
        casus=client.casus,
        gemeente_id=client.casus.gemeente_id,
        betrokkene=client,
        user=ondersteuner,
        organisatie=mandaat.organisatie,
        onderdelen=sorted(onderdelen),
        gegeven_op=gegeven_op,
        kanaal=kanaal,
        van=timezone.localdate(),
        tot=tot,
        vastgelegd_door=actor.user,
        bewaarklasse=client.casus.bewaarklasse,
    )
    _save(machtiging)
    _open_access(actor, machtiging)
    return machtiging


@action("machtiging.withdraw")
def withdraw_machtiging(machtiging, *, actor, reden):
    """The cliënt says stop: nothing more is asked, and the access ends in this transaction."""
    _check_running(machtiging)
    stappen.end_machtiging(machtiging, actor, reden)


@action("machtiging.lay_down")
def lay_down_machtiging(machtiging, *, actor):
    """The supporter stops himself."""
    _check_running(machtiging)
    machtiging.remember_dossier()
    stappen.end_machtiging(machtiging, actor, "De ondersteuner is gestopt")


def _check_client(client):
    if not client.is_client or client.einde_op or client.geblokkeerd_op:
        raise DomainError("Een machtiging is van een cliënt die meedoet in deze casus.")


def _check_days(actor, gegeven_op, tot):
    today = timezone.localdate()
    if gegeven_op > today:
        raise DomainError("Deze datum ligt in de toekomst.", field="gegeven_op")
    if tot < today:
        raise DomainError("Deze datum is al voorbij.", field="tot")
    uiterste = actor.catalogus.termijn("MACHTIGING").einde(today)
    if tot > uiterste:
        raise DomainError(
            f"Een machtiging duurt hier ten hoogste tot en met {datum(uiterste)}. "
            "Daarna geeft de cliënt een nieuwe.",
            field="tot",
        )


def _check_wanted(actor, client):
    rows = Ondersteuning.objects.visible_to(actor).filter(betrokkene=client.pk)
    last = rows.order_by("aangeboden_op", "aangemaakt_op").last()
    if last is None or last.antwoord != Ondersteuning.Antwoord.JA:
        raise DomainError("Leg eerst vast dat deze cliënt ondersteuning wil, bij het aanbod ervan.")


def _independent(actor, client, user):
    """The mandate of somebody who works for the cliënt alone, and is nothing else in this casus."""
    if user.pk == actor.user_id:
        raise DomainError("U kunt uzelf geen machtiging geven.", field="ondersteuner")
    mandaat = ondersteuning.mandaat_van(actor, user)
    if mandaat is None:
        raise DomainError(
            f"{user.naam} is geen onafhankelijk cliëntondersteuner voor deze gemeente.",
            field="ondersteuner",
        )
    grants.check_stands_outside(client.casus_id, user, Rol.ONDERSTEUNER)
    running = Machtiging.objects.visible_to(actor).filter(casus=client.casus_id).lopend()
    if running.filter(user=user).exclude(betrokkene=client.pk).exists():
        raise DomainError(
            f"{user.naam} steunt al een ander in deze casus. Hun belangen kunnen botsen: "
            "kies een andere ondersteuner.",
            field="ondersteuner",
        )
    return mandaat


def _save(machtiging):
    try:
        with transaction.atomic():
            machtiging.save()
    except IntegrityError as error:
        raise DomainError(
            "Deze cliënt heeft al een machtiging die loopt. Trek die eerst in.",
            field="ondersteuner",
        ) from error


def _open_access(actor, machtiging):
    last = datetime.combine(machtiging.tot + timedelta(days=1), time.min)
    grants.give(
        actor,
        machtiging.casus,
        user=machtiging.user,
        rol=Rol.ONDERSTEUNER,
        organisatie_id=machtiging.organisatie_id,
        tot=timezone.make_aware(last),
        reden="Machtiging van de cliënt",
        doelen=[Doel.RECHTEN],
    )


def _check_running(machtiging):
    if not machtiging.loopt:
        raise DomainError("Deze machtiging is al geëindigd.")
