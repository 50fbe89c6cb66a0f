"""The versions of the law that a gemeente works with."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils import timezone

from wams.recht.codes import Regime
from wams.workflow import WorkflowMixin

REGIMES = [regime.value for regime in Regime]


class CatalogusversieQuerySet(models.QuerySet):
    def gekozen_op(self, gemeente_id, op):
        """What was or is chosen on that day, newest first; withdrawn versions never."""
        return self.filter(
            gemeente=gemeente_id, status=Catalogusversie.Status.ACTIEF, actief_vanaf__lte=op
        ).order_by("-actief_vanaf")


class Catalogusversie(WorkflowMixin, models.Model):
    """All legal content of one gemeente from one day on; a trigger keeps it as it is.

    What is still being written is an ``Ontwerp`` (``wams.wetboek``). The active version with the
    latest ``actief_vanaf`` holds; being followed up changes no row. VERVALLEN is for one that
    should not have held: it can still be read by its id. ``auteurs`` are the ids of who wrote it.
    """

    class Status(models.TextChoices):
        VOORGELEGD = "VOORGELEGD", "Voorgelegd"
        ACTIEF = "ACTIEF", "Actief"
        INGETROKKEN = "INGETROKKEN", "Ingetrokken"
        VERVALLEN = "VERVALLEN", "Vervallen"

    TRANSITIONS = {
        Status.VOORGELEGD: {Status.ACTIEF, Status.INGETROKKEN},
        Status.ACTIEF: {Status.VERVALLEN},
        Status.INGETROKKEN: set(),
        Status.VERVALLEN: set(),
    }

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    gemeente = models.ForeignKey("accounts.Gemeente", models.PROTECT, related_name="+")
    nummer = models.PositiveIntegerField()
    regime = models.CharField(max_length=20)
    label = models.CharField(max_length=80)
    inhoud = models.JSONField()
    sha256 = models.CharField(max_length=64)
    status = models.CharField(max_length=12, choices=Status, default=Status.VOORGELEGD)
    actief_vanaf = models.DateField()
    auteurs = models.JSONField(default=list)
    toelichting = models.TextField(blank=True)
    vertrekpunt = models.ForeignKey("self", models.PROTECT, null=True, related_name="+")
    aangemaakt_op = models.DateTimeField(default=timezone.now, editable=False)

    objects = CatalogusversieQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        verbose_name_plural = "catalogusversies"
        constraints = [
            models.UniqueConstraint(
                name="catalogusversie_nummer_uniek", fields=["gemeente", "nummer"]
            ),
            models.UniqueConstraint(
                name="catalogusversie_een_per_dag",
                fields=["gemeente", "actief_vanaf"],
                condition=Q(status="ACTIEF"),
            ),
            models.CheckConstraint(
                name="catalogusversie_status",
                condition=Q(status__in=["VOORGELEGD", "ACTIEF", "INGETROKKEN", "VERVALLEN"]),
            ),
            models.CheckConstraint(name="catalogusversie_regime", condition=Q(regime__in=REGIMES)),
            models.UniqueConstraint(
                name="catalogusversie_een_voorgelegd",
                fields=["gemeente"],
                condition=Q(status="VOORGELEGD"),
            ),
            models.CheckConstraint(
                name="catalogusversie_som", condition=Q(sha256__regex="^[0-9a-f]{64}$")
            ),
            models.CheckConstraint(name="catalogusversie_heeft_label", condition=~Q(label="")),
            models.CheckConstraint(
                name="catalogusversie_nummer_vanaf_1", condition=Q(nummer__gte=1)
            ),
        ]

    def __str__(self):
        return f"Catalogus {self.nummer} ({self.label})"
