"""One act or look per line and per betrokkene, and the field-by-field history of a dossier."""

import uuid

from auditlog.models import AbstractLogEntry, LogEntryManager
from django.conf import settings
from django.db import models

from wams.audit import lopend
from wams.errors import NoActError


class AuditEvent(models.Model):
    """Append-only, by rights and by a trigger; no names, no values, no BSN; a table per month."""

    class Soort(models.TextChoices):
        INZAGE = "inzage", "Ingezien"
        LIJST = "lijst", "In een lijst gezien"
        ZOEK = "zoek", "Gezocht"
        WIJZIGING = "wijziging", "Gedaan"
        AANMELDING = "aanmelding", "Aangemeld"
        EXPORT = "export", "Geëxporteerd"
        SYSTEEM = "systeem", "Door het systeem"

    class Uitkomst(models.TextChoices):
        OK = "ok", "Gelukt"
        GEWEIGERD = "geweigerd", "Geweigerd"
        FOUT = "fout", "Mislukt"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    at = models.DateTimeField()
    handeling = models.UUIDField()
    trace_id = models.CharField(max_length=32)
    soort = models.CharField(max_length=12, choices=Soort)
    act = models.CharField(max_length=60)
    uitkomst = models.CharField(max_length=10, choices=Uitkomst)
    regel = models.CharField(max_length=80)
    doel = models.CharField(max_length=4)
    grondslag = models.CharField(max_length=20)
    activiteit = models.CharField(max_length=4)
    catalogusversie = models.UUIDField(null=True)
    actor_id = models.UUIDField(null=True)
    rol = models.CharField(max_length=20)
    organisatie_id = models.UUIDField(null=True)
    gemeente_id = models.UUIDField(null=True)
    toewijzing_id = models.UUIDField(null=True)
    casus_id = models.UUIDField(null=True)
    object_type = models.CharField(max_length=60)
    object_id = models.UUIDField(null=True)
    status = models.CharField(max_length=24)
    betrokkene = models.CharField(max_length=32)
    velden = models.JSONField()
    categorieen = models.JSONField()
    herkomst = models.CharField(max_length=32)
    bron = models.CharField(max_length=40)

    class Meta:
        default_permissions = ()
        ordering = ["-at", "id"]
        indexes = [
            models.Index(fields=["casus_id", "-at"], name="audit_casus_tijd"),
            models.Index(fields=["betrokkene", "-at"], name="audit_betrokkene_tijd"),
            models.Index(fields=["actor_id", "-at"], name="audit_actor_tijd"),
            models.Index(fields=["gemeente_id", "-at"], name="audit_gemeente_tijd"),
        ]


class WijzigingManager(LogEntryManager):
    def log_create(self, instance, force_log=False, **kwargs):
        """Write the history of one save; outside an act this fails, so nothing is anonymous."""
        handeling = lopend.current()
        if handeling is None:
            raise NoActError(type(instance).__name__)
        handeling.note_fields(instance, kwargs.get("changes") or {})
        return super().log_create(
            instance,
            force_log,
            dossier_id=instance.dossier_id,
            handeling=handeling.id,
            actor_id=handeling.actor.user_id,
            **kwargs,
        )


class Wijziging(AbstractLogEntry):
    """django-auditlog's entry: belongs to the dossier and is destroyed with it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    dossier_id = models.UUIDField(db_index=True)
    handeling = models.UUIDField(db_index=True)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = WijzigingManager()

    class Meta(AbstractLogEntry.Meta):
        default_permissions = ()
        verbose_name = "wijziging"
        verbose_name_plural = "wijzigingen"
