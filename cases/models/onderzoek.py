"""What the onderzoek asks and finds: hulpvraag, problems, gegevens, the cliënt's own view."""

from django.db import models
from django.db.models import Q
from django.urls import reverse

from cases.models.betrokkene import Betrokkene, Kanaal
from cases.models.casus import Casus
from wams.accounts.models import User
from wams.doelbinding.scoping import DossierQuerySet
from wams.kluis.velden import SealedTextField
from wams.retention.models import Dossierstuk


class Hulpvraag(Dossierstuk):
    """What a cliënt asks, in the cliënt's own words, with its date; may be withdrawn."""

    casus = models.ForeignKey(Casus, models.PROTECT, related_name="hulpvragen")
    betrokkene = models.ForeignKey(Betrokkene, models.PROTECT, related_name="hulpvragen")
    woorden = SealedTextField("in de woorden van de cliënt")
    op = models.DateField()
    ingetrokken_op = models.DateField(null=True)

    objects = DossierQuerySet.as_manager()

    class Meta(Dossierstuk.Meta):
        abstract = False
        verbose_name_plural = "hulpvragen"
        ordering = ["op"]
        constraints = [
            *Dossierstuk.Meta.constraints,
            models.UniqueConstraint(
                name="hulpvraag_een_lopende_per_client",
                fields=["betrokkene"],
                condition=Q(ingetrokken_op=None),
            ),
        ]

    def betrokkene_ids(self):
        return [self.betrokkene_id]

    def get_absolute_url(self):
        return reverse("cases:onderzoek", args=[self.casus_id])


class Probleem(Dossierstuk):
    """One problem, in one domain of the catalogue; two connected ones make a casus."""

    casus = models.ForeignKey(Casus, models.PROTECT, related_name="problemen")
    betrokkene = models.ForeignKey(Betrokkene, models.PROTECT, related_name="+")
    domein = models.CharField(max_length=24)
    omschrijving = SealedTextField()

    objects = DossierQuerySet.as_manager()

    class Meta(Dossierstuk.Meta):
        abstract = False
        verbose_name_plural = "problemen"
        ordering = ["aangemaakt_op"]

    def betrokkene_ids(self):
        return [self.betrokkene_id]

    def get_absolute_url(self):
        return reverse("cases:onderzoek", args=[self.casus_id])


class Onderzoek(Dossierstuk):
    """The motivation of the test (A3, A5), the plan that the cliënt handed in, the result."""

    casus = models.OneToOneField(Casus, models.PROTECT, related_name="onderzoek")
    samenhang = SealedTextField("hoe de problemen samenhangen", blank=True)
    waarom_niet_gewoon = SealedTextField("waarom gewone hulp niet genoeg is", blank=True)
    persoonlijk_plan = SealedTextField(blank=True)
    persoonlijk_plan_op = models.DateField(null=True)
    gestart_op = models.DateField(null=True)
    client_geinformeerd_op = models.DateField(null=True)
    resultaat = SealedTextField(blank=True)
    resultaat_verzonden_op = models.DateField(null=True)
    coordinator_wens = models.CharField(max_length=200, blank=True)

    objects = DossierQuerySet.as_manager()

    class Meta(Dossierstuk.Meta):
        abstract = False
        verbose_name_plural = "onderzoeken"

    def betrokkene_ids(self):
        """Its texts are about the household."""
        return self.casus.betrokkene_ids()

    def get_absolute_url(self):
        return reverse("cases:onderzoek", args=[self.casus_id])


class Zienswijze(Dossierstuk):
    """A cliënt's own view, or when and how it was asked and not given."""

    casus = models.ForeignKey(Casus, models.PROTECT, related_name="zienswijzen")
    betrokkene = models.ForeignKey(Betrokkene, models.PROTECT, related_name="zienswijzen")
    woorden = SealedTextField(blank=True)
    gevraagd_op = models.DateField()
    kanaal = models.CharField(max_length=10, choices=Kanaal)
    gegeven = models.BooleanField()

    objects = DossierQuerySet.as_manager()

    class Meta(Dossierstuk.Meta):
        abstract = False
        verbose_name_plural = "zienswijzen"
        ordering = ["-gevraagd_op"]

    def betrokkene_ids(self):
        return [self.betrokkene_id]

    def get_absolute_url(self):
        return reverse("cases:onderzoek", args=[self.casus_id])


class GegevenQuerySet(DossierQuerySet):
    """``visible_to`` knows the casus; what a doel allows is added by ``selectors.gegevens``."""

    def categorieen(self, codes):
        return self.filter(categorie__in=codes)

    def in_scope(self):
        return self.filter(buiten_scope=False)

    def bruikbaar(self):
        return self.in_scope().filter(beperkt=False)


class Gegeven(Dossierstuk):
    """One piece of information about one person: the grain of finding, sharing and destruction."""

    class Soort(models.TextChoices):
        FEIT = "feit", "Feit"
        MENING = "mening", "Mening"
        EIGEN = "eigen", "Eigen woorden"

    casus = models.ForeignKey(Casus, models.PROTECT, related_name="gegevens")
    betrokkene = models.ForeignKey(Betrokkene, models.PROTECT, related_name="gegevens")
    probleem = models.ForeignKey(Probleem, models.PROTECT, null=True, related_name="gegevens")
    categorie = models.CharField(max_length=4)
    domein = models.CharField(max_length=24)
    soort = models.CharField(max_length=6, choices=Soort)
    inhoud = SealedTextField()
    bron = models.CharField(max_length=120)
    peildatum = models.DateField()
    houdbaar_tot = models.DateField()
    grondslag = models.CharField(max_length=20)
    catalogusversie = models.UUIDField()
    motivering = SealedTextField("waarom dit nodig is", blank=True)
    buiten_scope = models.BooleanField(default=False)
    beperkt = models.BooleanField(default=False)
    vastgelegd_door = models.ForeignKey(User, models.PROTECT, related_name="+")

    objects = GegevenQuerySet.as_manager()

    class Meta(Dossierstuk.Meta):
        abstract = False
        verbose_name_plural = "gegevens"
        ordering = ["-peildatum", "-aangemaakt_op"]
        constraints = [
            *Dossierstuk.Meta.constraints,
            models.CheckConstraint(name="gegeven_heeft_bron", condition=~Q(bron="")),
        ]

    def betrokkene_ids(self):
        return [self.betrokkene_id]

    def get_absolute_url(self):
        return reverse("cases:gegevens", args=[self.casus_id])
