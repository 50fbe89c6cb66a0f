"""The guard mark: what the guards of route B may know of earlier refusals, and nobody else."""

from dataclasses import dataclass
from datetime import date

from django.db import connection

from cases.models import Betrokkene
from cases.selectors.kenmerken import merk_kenmerken


@dataclass(frozen=True)
class Merk:
    """One earlier refusal or end, without whose casus it was."""

    route: str
    op: date
    tot: date
    personen: frozenset
    domeinen: frozenset


def merken(actor, casus):
    """What still counts for the cliënten of this casus on request."""
    kenmerken = [k for client in _clienten(actor, casus) for k in merk_kenmerken(client)]
    with connection.cursor() as cursor:
        rows = cursor.execute(
            "SELECT route_, op_, tot_, personen_, domeinen_ FROM wams_merk_toets(%s, %s)",
            [casus.pk, kenmerken],
        ).fetchall()
    return [Merk(r, op, tot, frozenset(map(bytes, p)), frozenset(d)) for r, op, tot, p, d in rows]


def onherkenbaar(actor, casus):
    """Cliënten of whom no mark can be found or kept: neither BSN nor name with birth date."""
    return [client for client in _clienten(actor, casus) if not merk_kenmerken(client)]


def _clienten(actor, casus):
    return list(Betrokkene.objects.visible_to(actor).van(casus).clienten().actief())
