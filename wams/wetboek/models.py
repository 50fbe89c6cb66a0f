"""How rules become law: the draft, the FG's advice, two signatures, and the DPIA before them."""

import uuid

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone

from wams.accounts.models import Gemeente, User
from wams.recht.models import REGIMES, Catalogusversie
from wams.workflow import WorkflowMixin


class VanGemeente(models.Model):
    """Not about a resident: the rules of one gemeente and who took responsibility for them."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    gemeente = models.ForeignKey(Gemeente, models.PROTECT, related_name="+")

    class Meta:
        abstract = True
        default_permissions = ()


class Ontwerp(WorkflowMixin, VanGemeente):
    """Rules that somebody is still writing; one at a time, so that nobody undoes another's work."""

    class Status(models.TextChoices):
        OPEN = "OPEN", "In bewerking"
        VOORGELEGD = "VOORGELEGD", "Voorgelegd"
        WEGGEGOOID = "WEGGEGOOID", "Weggegooid"

    TRANSITIONS = {
        Status.OPEN: {Status.VOORGELEGD, Status.WEGGEGOOID},
        Status.VOORGELEGD: set(),
        Status.WEGGEGOOID: set(),
    }

    regime = models.CharField(max_length=20)
    label = models.CharField(max_length=80)
    inhoud = models.JSONField()
    vertrekpunt = models.ForeignKey(Catalogusversie, models.PROTECT, null=True, related_name="+")
    auteurs = models.JSONField(default=list)
    status = models.CharField(max_length=10, choices=Status, default=Status.OPEN)
    versie = models.PositiveIntegerField(default=1)
    aangemaakt_op = models.DateTimeField(default=timezone.now, editable=False)

    class Meta(VanGemeente.Meta):
        verbose_name_plural = "ontwerpen"
        constraints = [
            models.UniqueConstraint(
                name="ontwerp_een_open", fields=["gemeente"], condition=Q(status="OPEN")
            ),
            models.CheckConstraint(name="ontwerp_regime", condition=Q(regime__in=REGIMES)),
        ]

    def __str__(self):
        return f"Ontwerp ({self.label})"

    def get_absolute_url(self):
        return reverse("wetboek:ontwerp", args=[self.pk])


class Strekking(models.TextChoices):
    POSITIEF = "POSITIEF", "Positief"
    VOORWAARDEN = "VOORWAARDEN", "Positief, met aandachtspunten"
    NEGATIEF = "NEGATIEF", "Negatief"


class Advies(VanGemeente):
    """What the FG himself advised about one version; he never signs it."""

    versie = models.ForeignKey(Catalogusversie, models.PROTECT, related_name="adviezen")
    sha256 = models.CharField(max_length=64)
    fg = models.ForeignKey(User, models.PROTECT, related_name="+")
    strekking = models.CharField(max_length=12, choices=Strekking)
    tekst = models.TextField()
    op = models.DateTimeField(default=timezone.now, editable=False)

    class Meta(VanGemeente.Meta):
        verbose_name_plural = "adviezen"
        ordering = ["op"]
        constraints = [
            models.CheckConstraint(name="advies_heeft_tekst", condition=~Q(tekst="")),
            models.CheckConstraint(
                name="advies_strekking", condition=Q(strekking__in=Strekking.values)
            ),
        ]

    def __str__(self):
        return f"Advies over {self.versie}"

    @property
    def negatief(self):
        return self.strekking == Strekking.NEGATIEF


class Handtekening(VanGemeente):
    """One of the two people who answer for a version; a trigger refuses its author and the FG."""

    class Rol(models.TextChoices):
        JURIST = "jurist", "Jurist"
        BESLUITNEMER = "besluitnemer", "Gemandateerd besluitnemer"

    versie = models.ForeignKey(Catalogusversie, models.PROTECT, related_name="handtekeningen")
    sha256 = models.CharField(max_length=64)
    rol = models.CharField(max_length=12, choices=Rol)
    user = models.ForeignKey(User, models.PROTECT, related_name="+")
    afwijking = models.TextField(blank=True)
    op = models.DateTimeField(default=timezone.now, editable=False)

    class Meta(VanGemeente.Meta):
        verbose_name_plural = "handtekeningen"
        ordering = ["op"]
        constraints = [
            models.UniqueConstraint(name="handtekening_een_per_rol", fields=["versie", "rol"]),
            models.UniqueConstraint(name="handtekening_een_per_mens", fields=["versie", "user"]),
            models.CheckConstraint(
                name="handtekening_rol", condition=Q(rol__in=["jurist", "besluitnemer"])
            ),
        ]

    def __str__(self):
        return f"Handtekening onder {self.versie}"


class Dpia(WorkflowMixin, VanGemeente):
    """The assessment without which no regime goes live (AVG 35): drawn up, advised on, decided."""

    class Status(models.TextChoices):
        OPGESTELD = "OPGESTELD", "Wacht op advies van de FG"
        GEADVISEERD = "GEADVISEERD", "Wacht op besluit"
        VASTGESTELD = "VASTGESTELD", "Vastgesteld"
        AFGEWEZEN = "AFGEWEZEN", "Afgewezen"

    TRANSITIONS = {
        Status.OPGESTELD: {Status.GEADVISEERD},
        Status.GEADVISEERD: {Status.VASTGESTELD, Status.AFGEWEZEN},
        Status.VASTGESTELD: set(),
        Status.AFGEWEZEN: set(),
    }

    regime = models.CharField(max_length=20)
    beschrijving = models.TextField()
    noodzaak = models.TextField()
    risicos = models.TextField("risico’s")
    maatregelen = models.TextField()
    mening_clienten = models.TextField("mening van cliënten")
    raadpleging = models.TextField("voorafgaande raadpleging")
    opgesteld_door = models.ForeignKey(User, models.PROTECT, related_name="+")
    opgesteld_op = models.DateTimeField(default=timezone.now, editable=False)
    strekking = models.CharField(max_length=12, choices=Strekking, blank=True)
    advies = models.TextField(blank=True)
    advies_door = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    advies_op = models.DateTimeField(null=True)
    besluit = models.TextField(blank=True)
    besluit_door = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    besluit_op = models.DateTimeField(null=True)
    herzien_voor = models.DateField("herzien vóór", null=True)
    status = models.CharField(max_length=12, choices=Status, default=Status.OPGESTELD)

    class Meta(VanGemeente.Meta):
        verbose_name = "DPIA"
        verbose_name_plural = "DPIA’s"
        ordering = ["-opgesteld_op"]
        constraints = [
            models.CheckConstraint(name="dpia_regime", condition=Q(regime__in=REGIMES)),
            models.CheckConstraint(
                name="dpia_advies_van_een_ander",
                condition=Q(status="OPGESTELD")
                | (
                    Q(advies_op__isnull=False) & ~Q(advies="") & ~Q(advies_door=F("opgesteld_door"))
                ),
            ),
            models.CheckConstraint(
                name="dpia_besluit_van_een_ander",
                condition=Q(status__in=["OPGESTELD", "GEADVISEERD"])
                | (
                    Q(besluit_op__isnull=False)
                    & ~Q(besluit="")
                    & ~Q(besluit_door=F("opgesteld_door"))
                    & ~Q(besluit_door=F("advies_door"))
                ),
            ),
            models.CheckConstraint(
                name="dpia_vastgesteld_met_herziening",
                condition=~Q(status="VASTGESTELD") | Q(herzien_voor__isnull=False),
            ),
        ]

    def __str__(self):
        return f"DPIA voor {self.regime}"

    def get_absolute_url(self):
        return reverse("wetboek:dpia", args=[self.pk])

    def geldt(self, op):
        """Whether this assessment still carries the regime on that day."""
        return self.status == self.Status.VASTGESTELD and op < self.herzien_voor
