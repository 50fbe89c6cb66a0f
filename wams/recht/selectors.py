"""Which catalogue holds for a gemeente on a day. Without one nothing is allowed."""

from datetime import date
from functools import lru_cache
from uuid import UUID

from django.utils import timezone

from wams.recht.catalogus import Catalogus, checksum
from wams.recht.fouten import GeenCatalogusError, OngeldigeCatalogusError
from wams.recht.models import Catalogusversie

Status = Catalogusversie.Status
GEGOLDEN = (Status.ACTIEF, Status.VERVALLEN)


def voor(gemeente_id: UUID, *, op: date | None = None) -> Catalogus:
    """The catalogue that holds on that day, asked on that day (default: today)."""
    op = op or timezone.localdate()
    gekozen = Catalogusversie.objects.gekozen_op(gemeente_id, op).values_list("pk", flat=True)
    versie_id = gekozen.first()
    if versie_id is None:
        raise GeenCatalogusError(op)
    return _on(versie_id, op)


def versie(versie_id: UUID, *, op: date) -> Catalogus:
    """The catalogue under which an old decision was taken, asked on its own day."""
    return _on(versie_id, op)


@lru_cache(maxsize=64)
def _on(versie_id: UUID, op: date) -> Catalogus:
    """One object per version and day, so that what it works out of its tables lasts."""
    return _parsed(versie_id).op(op)


@lru_cache(maxsize=64)
def _parsed(versie_id: UUID) -> Catalogus:
    """Once per process: what has been law never changes."""
    rij = Catalogusversie.objects.filter(status__in=GEGOLDEN).get(pk=versie_id)
    if checksum(rij.inhoud) != rij.sha256:
        raise OngeldigeCatalogusError([f"versie {rij.pk}: de inhoud hoort niet bij de controlesom"])
    return Catalogus.parse(
        rij.inhoud, regime=rij.regime, peildatum=rij.actief_vanaf, versie_id=rij.pk
    )
