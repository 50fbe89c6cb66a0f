"""The dossier that everything hangs on, and the order of its states."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone

from wams.accounts.models import Gemeente, Organisatie, User
from wams.doelbinding.rls import Loopt, Nu
from wams.doelbinding.scoping import ScopedQuerySet
from wams.kluis.velden import SealedTextField
from wams.recht.codes import Doel
from wams.retention.models import Dossierstuk
from wams.workflow import WorkflowMixin


class CasusQuerySet(ScopedQuerySet):
    def visible_to(self, actor):
        """With a live toewijzing; starts at the derived row, so that a list is one index walk."""
        if actor.is_systeem:
            return self
        return self.filter(
            Q(betrokkenheden__user=actor.user_id),
            Q(betrokkenheden__tot__gt=Nu()),
            Loopt(F("betrokkenheden__periodes")),
        )

    def open(self):
        return self.filter(status__in=Casus.OPEN)

    def newest_first(self):
        return self.order_by("-betrokkenheden__laatste_activiteit", "betrokkenheden__casus")


class Casus(WorkflowMixin, Dossierstuk):
    """One household with connected problems, from the first question to the end of the aanpak."""

    class Status(models.TextChoices):
        VOORBEREIDING = "VOORBEREIDING", "Voorbereiding"
        ONDERZOEK = "ONDERZOEK", "Onderzoek loopt"
        ONDERZOEK_AFGEROND = "ONDERZOEK_AFGEROND", "Onderzoek afgerond"
        PLAN_CONCEPT = "PLAN_CONCEPT", "Werkplan in voorbereiding"
        AANPAK = "AANPAK", "Aanpak loopt"
        HEROVERWEGING = "HEROVERWEGING", "Heroverweging"
        OPGESCHORT = "OPGESCHORT", "Opgeschort"
        NIET_GESTART = "NIET_GESTART", "Niet gestart"
        BEEINDIGD = "BEEINDIGD", "Beëindigd"
        IN_BEWARING = "IN_BEWARING", "In bewaring"
        VERNIETIGD = "VERNIETIGD", "Vernietigd"

    OPEN = (
        Status.VOORBEREIDING,
        Status.ONDERZOEK,
        Status.ONDERZOEK_AFGEROND,
        Status.PLAN_CONCEPT,
        Status.AANPAK,
        Status.HEROVERWEGING,
        Status.OPGESCHORT,
    )
    # Nobody has anything to do in these; only the bewaartermijn runs.
    UITGEWERKT = (Status.IN_BEWARING, Status.VERNIETIGD)

    TRANSITIONS = {
        Status.VOORBEREIDING: {Status.ONDERZOEK, Status.NIET_GESTART, Status.OPGESCHORT},
        Status.ONDERZOEK: {Status.ONDERZOEK_AFGEROND, Status.BEEINDIGD, Status.OPGESCHORT},
        Status.ONDERZOEK_AFGEROND: {Status.PLAN_CONCEPT, Status.BEEINDIGD, Status.OPGESCHORT},
        Status.PLAN_CONCEPT: {Status.AANPAK, Status.BEEINDIGD, Status.OPGESCHORT},
        Status.AANPAK: {Status.HEROVERWEGING, Status.BEEINDIGD, Status.OPGESCHORT},
        Status.HEROVERWEGING: {Status.AANPAK, Status.BEEINDIGD, Status.OPGESCHORT},
        Status.OPGESCHORT: {
            Status.VOORBEREIDING,
            Status.ONDERZOEK,
            Status.ONDERZOEK_AFGEROND,
            Status.PLAN_CONCEPT,
            Status.AANPAK,
            Status.HEROVERWEGING,
            Status.BEEINDIGD,
        },
        Status.NIET_GESTART: {Status.IN_BEWARING},
        Status.BEEINDIGD: {Status.IN_BEWARING},
        Status.IN_BEWARING: {Status.VERNIETIGD},
        Status.VERNIETIGD: set(),
    }

    class Route(models.TextChoices):
        A = "A", "Eigen hulpvraag"
        B = "B", "Verzoek van een professional"

    class Uitkomst(models.TextChoices):
        GEEN_MVP = "GEEN_MVP", "Geen samenhangende problemen"
        MVP_REGULIER = "MVP_REGULIER", "Samenhang, maar gewone hulp is genoeg"
        MVP_COORDINATIE = "MVP_COORDINATIE", "Gecoördineerde aanpak nodig"

    gemeente = models.ForeignKey(Gemeente, models.PROTECT, related_name="+")
    nummer = models.CharField(max_length=12)
    route = models.CharField(max_length=1, choices=Route)
    regime = models.CharField(max_length=20)
    status = models.CharField(max_length=20, choices=Status, default=Status.VOORBEREIDING)
    terug_naar = models.CharField(max_length=20, choices=Status, blank=True)
    team = models.ForeignKey(Organisatie, models.PROTECT, related_name="+")
    geopend_door = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    gemeld_op = models.DateField()
    kern = SealedTextField("waar het om gaat", blank=True)
    termijn_code = models.CharField(max_length=24)
    termijn_tot = models.DateField()
    verlengd = models.BooleanField(default=False)
    uitkomst = models.CharField(max_length=20, choices=Uitkomst, blank=True)
    aanpak_sinds = models.DateField(null=True)
    evaluatie_op = models.DateField(null=True)
    einddatum = models.DateField(null=True)
    e_code = models.CharField(max_length=4, blank=True)
    beeindigd_op = models.DateField(null=True)
    overdracht_gevraagd_op = models.DateField(null=True)
    domeinen_uit = ArrayField(
        models.CharField(max_length=24), default=list, blank=True, editable=False
    )

    objects = CasusQuerySet.as_manager()

    class Meta(Dossierstuk.Meta):
        abstract = False
        verbose_name_plural = "casussen"
        permissions = [(doel.value, doel.value) for doel in Doel]
        indexes = [
            models.Index(fields=["gemeente", "team", "termijn_tot"], name="casus_verdelen"),
            models.Index(fields=["gemeente", "status", "termijn_tot"], name="casus_termijn"),
        ]
        constraints = [
            *Dossierstuk.Meta.constraints,
            models.UniqueConstraint(name="casus_nummer", fields=["gemeente", "nummer"]),
            models.CheckConstraint(
                name="casus_opgeschort_weet_de_weg_terug",
                condition=~Q(status="OPGESCHORT") | ~Q(terug_naar=""),
            ),
            models.CheckConstraint(
                name="casus_in_aanpak_heeft_einde",
                condition=~Q(status__in=["AANPAK", "HEROVERWEGING"])
                | Q(evaluatie_op__isnull=False, einddatum__isnull=False),
            ),
            models.CheckConstraint(
                name="casus_beeindigd_met_reden",
                condition=~Q(status__in=["BEEINDIGD", "IN_BEWARING"]) | ~Q(e_code=""),
            ),
        ]

    def __str__(self):
        return f"Casus {self.nummer}"

    @property
    def dossier_id(self):
        return self.pk

    @property
    def dossier(self):
        return self

    @property
    def is_open(self):
        return self.status in self.OPEN

    @property
    def deelt_niets_nieuws(self):
        """In reweighing agreed work goes on; after an end date or its own term nothing is added."""
        if self.status == self.Status.OPGESCHORT:
            return True
        today = timezone.localdate()
        late = (self.einddatum and self.einddatum <= today) or self.termijn_tot < today
        return self.status == self.Status.HEROVERWEGING and bool(late)

    def betrokkene_ids(self):
        """The people of this casus; a list preloads them as ``mensen_ids``."""
        if not hasattr(self, "mensen_ids"):
            rows = self.betrokkenen.model.objects.unscoped().filter(casus=self.pk)
            self.mensen_ids = list(rows.values_list("pk", flat=True))
        return self.mensen_ids

    def get_absolute_url(self):
        return reverse("cases:casus", args=[self.pk])
