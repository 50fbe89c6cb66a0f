"""The request of a professional for an onderzoek without an own hulpvraag, and its evidence."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.urls import reverse

from cases.models.casus import Casus
from cases.models.sturing import BuitenDossier
from wams.accounts.models import Gemeente, Organisatie, User
from wams.doelbinding.scoping import DossierQuerySet, ScopedQuerySet
from wams.kluis.velden import SealedTextField
from wams.retention.models import Dossierstuk
from wams.workflow import WorkflowMixin


class RouteBVerzoek(WorkflowMixin, Dossierstuk):
    """Who asks and why (B1), what was offered (B5), the question (B6), how one is involved (B7).

    The problems (B2) are those of the casus; seriousness and duration (B3, B4) are Waarnemingen.
    """

    class Status(models.TextChoices):
        INGEDIEND = "INGEDIEND", "Ingediend"
        AANVULLEN = "AANVULLEN", "Terug om aan te vullen"
        TOEGEWEZEN = "TOEGEWEZEN", "Toegewezen"
        AFGEWEZEN = "AFGEWEZEN", "Afgewezen"
        INGETROKKEN = "INGETROKKEN", "Ingetrokken"

    TRANSITIONS = {
        Status.INGEDIEND: {
            Status.AANVULLEN,
            Status.TOEGEWEZEN,
            Status.AFGEWEZEN,
            Status.INGETROKKEN,
        },
        Status.AANVULLEN: {Status.INGEDIEND, Status.INGETROKKEN},
        Status.TOEGEWEZEN: set(),
        Status.AFGEWEZEN: set(),
        Status.INGETROKKEN: set(),
    }

    casus = models.OneToOneField(Casus, models.PROTECT, related_name="routebverzoek")
    status = models.CharField(max_length=12, choices=Status, default=Status.INGEDIEND)
    aangevuld = models.BooleanField("al een keer teruggestuurd", default=False)
    aanvrager = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    aanvrager_naam = models.CharField(max_length=120)
    aanvrager_functie = models.CharField(max_length=120)
    organisatie = models.ForeignKey(Organisatie, models.PROTECT, related_name="+")
    eigen_taak = SealedTextField("de eigen taak van de aanvrager")
    na_burgermelding = models.BooleanField(default=False)
    eigen_contact_op = models.DateField()
    hulp_aangeboden = SealedTextField("welke hulp is aangeboden, en de reactie", blank=True)
    hulp_op = models.DateField(null=True)
    verteld = models.BooleanField("de aanvrager vertelde dit aan de cliënt", null=True)
    niet_verteld = SealedTextField("waarom niet verteld", blank=True)
    waarom_geen_a = SealedTextField("waarom een eigen hulpvraag nu niet kan", blank=True)
    vraag = SealedTextField("de onderzoeksvraag", blank=True)
    personen = ArrayField(models.CharField(max_length=36), default=list)
    domeinen = ArrayField(models.CharField(max_length=24), default=list)
    partijen = ArrayField(models.CharField(max_length=36), default=list)
    einddatum = models.DateField(null=True)
    betrekken = SealedTextField("hoe de cliënt wordt betrokken", blank=True)
    beperkt = models.BooleanField("de cliënt wordt minder betrokken", default=False)
    beperking = SealedTextField("waarom minder betrokken", blank=True)
    beperking_herzien_op = models.DateField(null=True)
    nieuwe_feiten = SealedTextField("nieuwe feiten die los staan van de weigering", blank=True)
    nieuwe_feiten_op = models.DateField(null=True)
    ingediend_op = models.DateField()
    beslist_op = models.DateField(null=True)

    objects = DossierQuerySet.as_manager()

    class Meta(Dossierstuk.Meta):
        abstract = False
        verbose_name = "verzoek om onderzoek"
        verbose_name_plural = "verzoeken om onderzoek"
        constraints = [
            *Dossierstuk.Meta.constraints,
            models.CheckConstraint(
                name="verzoek_beperking_met_herziening",
                condition=Q(beperkt=False) | Q(beperking_herzien_op__isnull=False),
            ),
            models.CheckConstraint(
                name="verzoek_toegewezen_is_af",
                condition=~Q(status="TOEGEWEZEN")
                | Q(
                    einddatum__isnull=False,
                    beslist_op__isnull=False,
                    hulp_op__isnull=False,
                    verteld__isnull=False,
                    personen__len__gt=0,
                    domeinen__len__gt=0,
                ),
            ),
        ]

    def betrokkene_ids(self):
        """Its texts are about the household."""
        return self.casus.betrokkene_ids()

    def get_absolute_url(self):
        return reverse("cases:verzoek", args=[self.casus_id])

    @property
    def loopt(self):
        return self.status in (self.Status.INGEDIEND, self.Status.AANVULLEN)


class Waarneming(Dossierstuk):
    """What somebody saw himself on a day, and which criterion of seriousness it supports."""

    casus = models.ForeignKey(Casus, models.PROTECT, related_name="waarnemingen")
    criterium = models.CharField(max_length=12)
    op = models.DateField()
    feiten = SealedTextField()
    gezien_door = models.CharField(max_length=120)

    objects = DossierQuerySet.as_manager()

    class Meta(Dossierstuk.Meta):
        abstract = False
        verbose_name_plural = "waarnemingen"
        ordering = ["criterium", "op"]

    def betrokkene_ids(self):
        """Its texts are about the household."""
        return self.casus.betrokkene_ids()

    def get_absolute_url(self):
        return reverse("cases:verzoek", args=[self.casus_id])


class GuardmeldingQuerySet(ScopedQuerySet):
    def visible_to(self, actor):
        """Row-level security decides: the FG of the gemeente, and who works in the casus."""
        return self.filter(gemeente=actor.gemeente_id)


class Guardmelding(BuitenDossier, Dossierstuk):
    """The FG is told that a guard was overridden or that it is a repeat; number, no content."""

    class Soort(models.TextChoices):
        DOORBREKING = "doorbreking", "Wachttijd doorbroken met nieuwe feiten"
        HERHALING = "herhaling", "Tweede onderzoek op verzoek binnen een jaar"

    casus = models.ForeignKey(Casus, models.PROTECT, related_name="guardmeldingen")
    gemeente = models.ForeignKey(Gemeente, models.PROTECT, related_name="+")
    soort = models.CharField(max_length=12, choices=Soort)
    op = models.DateField()

    objects = GuardmeldingQuerySet.as_manager()

    class Meta(Dossierstuk.Meta):
        abstract = False
        verbose_name_plural = "guardmeldingen"
        constraints = [
            *Dossierstuk.Meta.constraints,
            models.UniqueConstraint(name="guardmelding_een_per_soort", fields=["casus", "soort"]),
        ]
