"""What the onderzoek asks and concludes: hulpvraag, problems, the cliënt's own view."""

from django.db import models
from django.db.models import Q
from django.urls import reverse

from cases.models.betrokkene import Betrokkene, Kanaal
from cases.models.casus import Casus
from cases.models.ondersteuning import Machtiging
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
    buiten_scope = models.BooleanField(default=False)

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
    machtiging = models.ForeignKey(
        Machtiging, models.PROTECT, null=True, related_name="+", verbose_name="door de ondersteuner"
    )

    objects = DossierQuerySet.as_manager()

    class Meta(Dossierstuk.Meta):
        abstract = False
        verbose_name_plural = "zienswijzen"
        ordering = ["-gevraagd_op"]

    def betrokkene_ids(self):
        return [self.betrokkene_id]

    def get_absolute_url(self):
        return reverse("cases:onderzoek", args=[self.casus_id])
