"""Giving and ending toewijzingen; called by actions, which say why. A grant only gets shorter."""

from functools import cache

from django.contrib.auth.models import Permission

from wams.doelbinding.policy import STEUNT_OP
from wams.doelbinding.rls import Nu
from wams.doelbinding.toewijzing import Toewijzing
from wams.errors import DomainError
from wams.recht.codes import Rol


@cache
def _permission_id(doel):
    found = Permission.objects.get(content_type__app_label="cases", codename=str(doel))
    return found.pk


def give(actor, casus, *, user, rol, organisatie_id, tot, reden, doelen=None, door=None):
    """Grant every doel that the role brings in this route; ``door`` decided it (default: actor).

    A grant ends with the mandaat on which it rests. The database checks
    once more who may give what to whom (policy ``geven``).
    """
    check_stands_outside(casus.pk, user, rol)
    doelen = doelen or actor.catalogus.doelen_voor(rol, casus.route)
    tot = _within_mandate(casus, user, rol, tot)
    rows = [
        Toewijzing(
            user=user,
            casus_id=casus.pk,
            gemeente_id=casus.gemeente_id,
            permission_id=_permission_id(doel),
            organisatie_id=organisatie_id,
            rol=rol,
            reden=reden,
            act=actor.act,
            van=Nu(),
            tot=tot,
            toegekend_door_id=(door or actor.user).pk,
        )
        for doel in sorted(doelen)
    ]
    Toewijzing.objects.unscoped().bulk_create(rows)
    actor.forget()
    return rows


def check_stands_outside(casus_id, user, rol):
    """Who supports a cliënt has no other role in that casus, before or after; also a constraint."""
    rows = Toewijzing.objects.unscoped().filter(casus=casus_id, user=user.pk)
    if rol == Rol.ONDERSTEUNER:
        if rows.exclude(rol=Rol.ONDERSTEUNER).exists():
            raise DomainError(
                f"{user.naam} had al een andere rol in deze casus en kan daarom geen "
                "cliëntondersteuner zijn. Kies iemand anders."
            )
    elif rows.filter(rol=Rol.ONDERSTEUNER).exists():
        raise DomainError(
            f"{user.naam} steunt of steunde een cliënt in deze casus en kan daarom geen andere "
            "rol krijgen. Kies iemand anders."
        )


def _within_mandate(casus, user, rol, tot):
    functie = STEUNT_OP.get(rol)
    if functie is None:
        return tot
    mandaten = user.mandaten.lopend().filter(gemeente=casus.gemeente_id, functie=functie)
    last = max((mandaat.tot for mandaat in mandaten), default=None)
    if last is None:
        raise DomainError(
            f"{user.naam} heeft geen geldig mandaat als {functie.label.lower()}. "
            "Vraag functioneel beheer om een mandaat, of kies iemand anders."
        )
    return min(tot, last)


def end(actor, casus_id, *, user_id=None, rollen=None, doel=None, behalve_doel=None):
    """End live grants on a casus as of now; returns how many ended."""
    rows = Toewijzing.objects.unscoped().filter(casus=casus_id, van__lte=Nu(), tot__gt=Nu())
    if user_id:
        rows = rows.filter(user=user_id)
    if rollen:
        rows = rows.filter(rol__in=rollen)
    if doel:
        rows = rows.filter(permission__codename=doel)
    if behalve_doel:
        rows = rows.exclude(permission__codename=behalve_doel)
    ended = rows.update(tot=Nu())
    actor.forget()
    return ended


def end_one(toewijzing):
    """End one grant as of now; returns whether it was still live."""
    rows = Toewijzing.objects.unscoped().filter(pk=toewijzing.pk, van__lte=Nu(), tot__gt=Nu())
    return rows.update(tot=Nu()) == 1
