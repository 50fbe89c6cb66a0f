"""Who speaks for a person, about what, and whether the person can weigh it himself."""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from cases.models.betrokkene import Betrokkene
from cases.models.casus import Casus
from cases.models.contact import Bereikbaar
from wams.accounts.models import User
from wams.doelbinding.scoping import DossierQuerySet
from wams.kluis.velden import SealedTextField
from wams.recht.codes import Recht
from wams.retention.models import Dossierstuk

RECHTEN = {
    Recht.INZAGE: "Inzage in het dossier",
    Recht.INFORMEREN: "Toestemming om anderen te informeren",
    Recht.VERNIETIGING: "Vernietiging vragen",
    Recht.JEUGDHULP: "Toestemming voor jeugdhulp",
    Recht.KEUZE: "Meedoen en waarover het gaat",
    Recht.BRIEF: "Brieven ontvangen",
    Recht.GELD: "Geldzaken",
}


class Looptijd(models.Model):
    """From a day until the day that it no longer holds; without an end until it is ended."""

    van = models.DateField()
    tot = models.DateField(null=True, blank=True)

    class Meta:
        abstract = True

    def loopt_op(self, dag):
        return self.van <= dag and (self.tot is None or dag < self.tot)


class Vertegenwoordiging(Bereikbaar, Looptijd, Dossierstuk):
    """Somebody speaks for a person; ``rechten`` narrows in what, empty is all that the kind can.

    ``persoon`` is filled where he takes part in the casus himself: his contact is kept there.
    """

    class Soort(models.TextChoices):
        OUDER = "ouder", "Ouder met gezag"
        VOOGD = "voogd", "Voogd of gecertificeerde instelling"
        CURATOR = "curator", "Curator"
        MENTOR = "mentor", "Mentor"
        BEWINDVOERDER = "bewindvoerder", "Bewindvoerder"
        GEMACHTIGDE = "gemachtigde", "Gemachtigde"

    casus = models.ForeignKey(Casus, models.PROTECT, related_name="vertegenwoordigingen")
    betrokkene = models.ForeignKey(Betrokkene, models.PROTECT, related_name="vertegenwoordigingen")
    persoon = models.ForeignKey(Betrokkene, models.PROTECT, null=True, related_name="+")
    soort = models.CharField(max_length=16, choices=Soort)
    naam = models.CharField(max_length=120)
    rechten = models.JSONField("waarover", default=list, blank=True)
    document = models.CharField("verwijzing naar het stuk", max_length=120, blank=True)
    bron = models.CharField(max_length=120, blank=True)
    tegen_belang_op = models.DateField(null=True)
    tegen_belang_reden = SealedTextField(blank=True)

    objects = DossierQuerySet.as_manager()

    class Meta(Dossierstuk.Meta):
        abstract = False
        verbose_name_plural = "vertegenwoordigingen"
        ordering = ["-van"]
        constraints = [
            *Dossierstuk.Meta.constraints,
            models.CheckConstraint(
                name="vertegenwoordiging_van_voor_tot",
                condition=Q(tot=None) | Q(van__lt=F("tot")),
            ),
        ]

    def get_absolute_url(self):
        return reverse("cases:persoon", args=[self.betrokkene_id])

    @property
    def ontvanger(self):
        """Whose address and agreements count for what is sent to him."""
        return self.persoon or self

    @property
    def rechten_namen(self):
        return [RECHTEN[Recht(code)] for code in self.rechten]

    def reikt_tot(self, recht):
        """A machtiging says in what; the other kinds reach as far as the law unless narrowed."""
        if not self.rechten:
            return self.soort != self.Soort.GEMACHTIGDE
        return recht in self.rechten

    def betrokkene_ids(self):
        return [self.betrokkene_id]


class Wilsbekwaamheid(Dossierstuk):
    """Whether a person can weigh his interests in one matter; the newest counts, never for all."""

    casus = models.ForeignKey(Casus, models.PROTECT, related_name="wilsbekwaamheden")
    betrokkene = models.ForeignKey(Betrokkene, models.PROTECT, related_name="wilsbekwaamheden")
    recht = models.CharField("waarover", max_length=12, choices=list(RECHTEN.items()))
    bekwaam = models.BooleanField()
    op = models.DateField()
    beoordeeld_door = models.CharField(max_length=120)
    reden = SealedTextField()
    vastgelegd_door = models.ForeignKey(User, models.PROTECT, related_name="+")

    objects = DossierQuerySet.as_manager()

    class Meta(Dossierstuk.Meta):
        abstract = False
        verbose_name_plural = "wilsbekwaamheden"
        ordering = ["-op", "-aangemaakt_op"]

    def betrokkene_ids(self):
        return [self.betrokkene_id]

    def get_absolute_url(self):
        return reverse("cases:persoon", args=[self.betrokkene_id])


class Contactverbod(Looptijd, Dossierstuk):
    """A court or mayor forbids contact: address and contact of the person are curtained at once."""

    casus = models.ForeignKey(Casus, models.PROTECT, related_name="contactverboden")
    betrokkene = models.ForeignKey(Betrokkene, models.PROTECT, related_name="contactverboden")
    jegens = models.ForeignKey(Betrokkene, models.PROTECT, null=True, related_name="+")
    jegens_naam = models.CharField("wie geen contact mag hebben", max_length=120)
    document = models.CharField("verwijzing naar het stuk", max_length=120)

    objects = DossierQuerySet.as_manager()

    class Meta(Dossierstuk.Meta):
        abstract = False
        verbose_name_plural = "contactverboden"
        ordering = ["-van"]
        constraints = [
            *Dossierstuk.Meta.constraints,
            models.CheckConstraint(
                name="contactverbod_van_voor_tot", condition=Q(tot=None) | Q(van__lt=F("tot"))
            ),
            models.CheckConstraint(
                name="contactverbod_jegens_een_ander",
                condition=Q(jegens=None) | ~Q(jegens=F("betrokkene")),
            ),
        ]

    def get_absolute_url(self):
        return reverse("cases:persoon", args=[self.betrokkene_id])

    def betrokkene_ids(self):
        return [self.betrokkene_id]
