"""The plan of the aanpak, a version at a time, with its goals and what the cliënten think of it."""

import uuid

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from cases.models import Betrokkene, Casus, Kanaal, Probleem
from wams.accounts.models import User
from wams.doelbinding.scoping import DossierQuerySet
from wams.kluis.velden import SealedJSONField, SealedTextField
from wams.retention.models import Dossierstuk
from wams.workflow import WorkflowMixin


class WerkplanQuerySet(DossierQuerySet):
    def concept(self):
        return self.filter(status=Werkplan.Status.CONCEPT)

    def vastgesteld(self):
        return self.filter(status=Werkplan.Status.VASTGESTELD)


class Werkplan(WorkflowMixin, Dossierstuk):
    """One page that says what is done, by whom, until when, and what is not done.

    A fixed version never changes; ``stand`` keeps how goals and afspraken stood on that day.
    """

    class Status(models.TextChoices):
        CONCEPT = "CONCEPT", "Concept"
        VASTGESTELD = "VASTGESTELD", "Vastgesteld"
        VERVANGEN = "VERVANGEN", "Vervangen door een nieuwe versie"
        VERVALLEN = "VERVALLEN", "Niet doorgegaan"

    TRANSITIONS = {
        Status.CONCEPT: {Status.VASTGESTELD, Status.VERVALLEN},
        Status.VASTGESTELD: {Status.VERVANGEN},
        Status.VERVANGEN: set(),
        Status.VERVALLEN: set(),
    }

    casus = models.ForeignKey(Casus, models.PROTECT, related_name="werkplannen")
    nummer = models.PositiveSmallIntegerField()
    status = models.CharField(max_length=12, choices=Status, default=Status.CONCEPT)
    samenvatting = SealedTextField("wat er speelt en hoe het samenhangt", blank=True)
    gevoelig = models.BooleanField("gaat over gezondheid of strafrecht", null=True)
    gevoelig_reden = SealedTextField("waarom dat nodig is", blank=True)
    voorzieningen = SealedTextField("welke hulp er al loopt", blank=True)
    deelplannen = SealedTextField("plannen van anderen, alleen genoemd", blank=True)
    niet_doen = SealedTextField("wat we niet doen", blank=True)
    opschaalafspraak = SealedTextField("wanneer we op- of afschalen", blank=True)
    bereikbaarheid = SealedTextField("hoe we de cliënt bereiken", blank=True)
    evaluatie_op = models.DateField("evaluatie", null=True)
    einddatum = models.DateField("einddatum", null=True)
    wat_veranderde = SealedTextField("wat er verandert en waarom", blank=True)
    samenspraak = SealedTextField("hoe de cliënt en de partijen zijn betrokken", blank=True)
    beperkt = models.BooleanField("de cliënt doet nu minder mee", default=False)
    beperking = SealedTextField("waarom de cliënt minder meedoet", blank=True)
    beperking_herzien_op = models.DateField(null=True)
    gemaakt_door = models.ForeignKey(User, models.PROTECT, related_name="+")
    gewijzigd_op = models.DateTimeField()
    vastgesteld_op = models.DateField(null=True)
    vastgesteld_door = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    stand = SealedJSONField(null=True)

    objects = WerkplanQuerySet.as_manager()

    class Meta(Dossierstuk.Meta):
        abstract = False
        verbose_name_plural = "werkplannen"
        ordering = ["-nummer"]
        constraints = [
            *Dossierstuk.Meta.constraints,
            models.UniqueConstraint(name="werkplan_nummer", fields=["casus", "nummer"]),
            models.UniqueConstraint(
                name="werkplan_een_concept", fields=["casus"], condition=Q(status="CONCEPT")
            ),
            models.UniqueConstraint(
                name="werkplan_een_geldend", fields=["casus"], condition=Q(status="VASTGESTELD")
            ),
            models.CheckConstraint(
                name="werkplan_beperking_met_herziening",
                condition=Q(beperkt=False) | Q(beperking_herzien_op__isnull=False),
            ),
            models.CheckConstraint(
                name="werkplan_vastgesteld_is_af",
                condition=~Q(status__in=["VASTGESTELD", "VERVANGEN"])
                | Q(
                    vastgesteld_op__isnull=False,
                    evaluatie_op__isnull=False,
                    einddatum__gte=F("evaluatie_op"),
                    gevoelig__isnull=False,
                    stand__isnull=False,
                ),
            ),
        ]

    @property
    def is_concept(self):
        return self.status == self.Status.CONCEPT

    def betrokkene_ids(self):
        """Its texts are about the household."""
        return self.casus.betrokkene_ids()

    def get_absolute_url(self):
        name = "werkplan" if self.status == self.Status.VASTGESTELD else "versie"
        return reverse(f"workplans:{name}", args=[self.casus_id if name == "werkplan" else self.pk])


class DoelstellingQuerySet(DossierQuerySet):
    def actief(self):
        return self.filter(geschrapt_op=None)

    def bij(self, werkplan):
        return self.filter(werkplan=werkplan).actief().order_by("volgorde")


class Doelstelling(Dossierstuk):
    """What will be different for the cliënt; ``lijn`` is the same goal in each version."""

    class Einde(models.TextChoices):
        BEREIKT = "bereikt", "Bereikt"
        DEELS = "deels", "Deels bereikt"
        NIET = "niet", "Niet bereikt"

    MAXIMUM = 5
    STAPPEN = 5

    casus = models.ForeignKey(Casus, models.PROTECT, related_name="doelstellingen")
    werkplan = models.ForeignKey(Werkplan, models.PROTECT, related_name="doelstellingen")
    lijn = models.UUIDField(default=uuid.uuid4, editable=False)
    volgorde = models.PositiveSmallIntegerField()
    resultaat = SealedTextField("wat er dan anders is")
    domein = models.CharField(max_length=24)
    probleem = models.ForeignKey(Probleem, models.PROTECT, null=True, related_name="+")
    stap = models.PositiveSmallIntegerField(default=1)
    stap_op = models.DateField(null=True)
    geschrapt_op = models.DateField(null=True)
    einde = models.CharField(max_length=8, choices=Einde, blank=True)
    einde_toelichting = SealedTextField(blank=True)

    objects = DoelstellingQuerySet.as_manager()

    class Meta(Dossierstuk.Meta):
        abstract = False
        verbose_name_plural = "doelstellingen"
        ordering = ["volgorde"]
        indexes = [models.Index(fields=["casus", "lijn"], name="doelstelling_lijn")]
        constraints = [
            *Dossierstuk.Meta.constraints,
            models.UniqueConstraint(name="doelstelling_een_per_lijn", fields=["werkplan", "lijn"]),
            models.CheckConstraint(
                name="doelstelling_hoogstens_vijf", condition=Q(volgorde__gte=1, volgorde__lte=5)
            ),
            models.CheckConstraint(
                name="doelstelling_stap_van_vijf", condition=Q(stap__gte=1, stap__lte=5)
            ),
        ]

    def betrokkene_ids(self):
        return self.casus.betrokkene_ids()

    def get_absolute_url(self):
        return self.werkplan.get_absolute_url()


class AkkoordQuerySet(DossierQuerySet):
    def bij(self, werkplan):
        """The answers to the plan as it reads now: each change asks again."""
        rows = self.filter(werkplan=werkplan)
        return rows.filter(planversie=werkplan.versie) if werkplan.is_concept else rows


class Akkoord(Dossierstuk):
    """What one cliënt says of a plan; the newest counts, and only for the text that was shown."""

    class Antwoord(models.TextChoices):
        EENS = "eens", "Is het eens met het plan"
        OPMERKING = "opmerking", "Is het eens, met een opmerking"
        NIET = "niet", "Is het niet eens met het plan"

    class Door(models.TextChoices):
        CLIENT = "client", "De cliënt zelf"
        VERTEGENWOORDIGER = "vertegenwoordiger", "De vertegenwoordiger"

    casus = models.ForeignKey(Casus, models.PROTECT, related_name="akkoorden")
    werkplan = models.ForeignKey(Werkplan, models.PROTECT, related_name="akkoorden")
    planversie = models.PositiveIntegerField()
    betrokkene = models.ForeignKey(Betrokkene, models.PROTECT, related_name="akkoorden")
    antwoord = models.CharField(max_length=10, choices=Antwoord)
    gegeven_door = models.CharField(max_length=20, choices=Door)
    opmerking = SealedTextField(blank=True)
    delen_besproken = models.BooleanField()
    op = models.DateField()
    kanaal = models.CharField(max_length=10, choices=Kanaal)
    vastgelegd_door = models.ForeignKey(User, models.PROTECT, related_name="+")

    objects = AkkoordQuerySet.as_manager()

    class Meta(Dossierstuk.Meta):
        abstract = False
        verbose_name_plural = "akkoorden"
        ordering = ["op", "aangemaakt_op"]

    @property
    def is_eens(self):
        return self.antwoord != self.Antwoord.NIET

    def betrokkene_ids(self):
        return [self.betrokkene_id]

    def get_absolute_url(self):
        return self.werkplan.get_absolute_url()


class AndereKijk(Dossierstuk):
    """A professional who sees it otherwise than the plan; nobody changes or removes it."""

    casus = models.ForeignKey(Casus, models.PROTECT, related_name="+")
    werkplan = models.ForeignKey(Werkplan, models.PROTECT, related_name="andere_kijken")
    woorden = SealedTextField()
    op = models.DateField()
    vastgelegd_door = models.ForeignKey(User, models.PROTECT, related_name="+")

    objects = DossierQuerySet.as_manager()

    class Meta(Dossierstuk.Meta):
        abstract = False
        verbose_name = "andere kijk"
        verbose_name_plural = "andere kijken"
        ordering = ["aangemaakt_op"]

    def betrokkene_ids(self):
        return self.casus.betrokkene_ids()

    def get_absolute_url(self):
        return self.werkplan.get_absolute_url()
