"""Document: a gegeven with a file, sealed outside the database under a random name."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.urls import reverse

from cases.models.casus import Casus
from cases.models.gegeven import Gegeven
from wams.bestanden.soorten import SOORTEN
from wams.doelbinding.scoping import DossierQuerySet
from wams.kluis.velden import SealedTextField
from wams.retention.models import Dossierstuk
from wams.workflow import WorkflowMixin


class DocumentQuerySet(DossierQuerySet):
    def te_controleren(self):
        return self.filter(status=Document.Status.CONTROLE)

    def met_bestand(self):
        """Those of which something is on disk."""
        return self.filter(status__in=[Document.Status.CONTROLE, Document.Status.KLAAR])


class Document(WorkflowMixin, Dossierstuk):
    """What was sent, made anew; nobody gets it before the scanner has seen it."""

    class Status(models.TextChoices):
        CONTROLE = "controle", "Wordt gecontroleerd"
        KLAAR = "klaar", "Gecontroleerd"
        GEWEIGERD = "geweigerd", "Geweigerd"
        VERWIJDERD = "verwijderd", "Verwijderd"

    TRANSITIONS = {
        Status.CONTROLE: {Status.KLAAR, Status.GEWEIGERD, Status.VERWIJDERD},
        Status.KLAAR: {Status.VERWIJDERD},
        Status.GEWEIGERD: {Status.VERWIJDERD},
        Status.VERWIJDERD: set(),
    }

    casus = models.ForeignKey(Casus, models.PROTECT, related_name="documenten")
    gegeven = models.OneToOneField(Gegeven, models.PROTECT, related_name="document")
    naam = SealedTextField("zoals het heette", blank=True)
    soort = models.CharField(max_length=4, choices=[(s.code, s.label) for s in SOORTEN.values()])
    grootte = models.PositiveIntegerField()
    categorieen = ArrayField(models.CharField(max_length=4))
    opslag = models.CharField(max_length=32, unique=True)
    status = models.CharField(max_length=10, choices=Status, default=Status.CONTROLE)
    gecontroleerd_op = models.DateTimeField(null=True)
    bevinding = models.CharField(max_length=80, blank=True)

    objects = DocumentQuerySet.as_manager()

    class Meta(Dossierstuk.Meta):
        abstract = False
        verbose_name_plural = "documenten"
        constraints = [
            *Dossierstuk.Meta.constraints,
            models.CheckConstraint(
                name="document_klaar_is_gecontroleerd",
                condition=~Q(status="klaar") | Q(gecontroleerd_op__isnull=False),
            ),
        ]

    @property
    def is_klaar(self):
        return self.status == self.Status.KLAAR

    @property
    def merk(self):
        """In a list: what kind of file, or why there is none to get."""
        return self.get_soort_display() if self.is_klaar else self.get_status_display()

    @property
    def toon(self):
        return "neutral" if self.is_klaar else "warning"

    @property
    def mime(self):
        return SOORTEN[self.soort].mime

    @property
    def bestandsnaam(self):
        """Ours, and nothing of the person or of the sender in it."""
        return f"document-{str(self.pk)[:8]}.{self.soort}"

    def betrokkene_ids(self):
        return self.gegeven.betrokkene_ids()

    def get_absolute_url(self):
        return reverse("cases:gegeven", args=[self.gegeven_id])
