"""The weighing of a beroepsgeheim: the content of the professional, the outcome for the college."""

from django.db import models
from django.urls import reverse

from cases.models import Casus
from wams.accounts.models import Gemeente, Organisatie, User
from wams.doelbinding.scoping import DossierQuerySet, ScopedQuerySet
from wams.kluis.velden import SealedJSONField
from wams.retention.models import Dossierstuk


class Besluit(models.TextChoices):
    DELEN = "DELEN", "Delen, zo min mogelijk"
    NIET = "NIET", "Niet delen"


class AfwegingQuerySet(ScopedQuerySet):
    def visible_to(self, actor):
        """One's own, in this gemeente; the system finds only what may not be kept any longer."""
        if actor.is_systeem:
            return self
        return self.filter(eigenaar=actor.user_id, gemeente=actor.gemeente_id)


class Afweging(Dossierstuk):
    """What a professional wrote for himself, under a key of its own, until he keeps it elsewhere.

    ``inhoud`` is a list of ``{"vraag", "antwoord"}``, in the words that were asked that day.
    """

    eigenaar = models.ForeignKey(User, models.PROTECT, related_name="+")
    gemeente = models.ForeignKey(Gemeente, models.PROTECT, related_name="+")
    besluit = models.CharField(max_length=5, choices=Besluit)
    grond = models.CharField(max_length=20, blank=True)
    catalogusversie = models.UUIDField()
    besloten_op = models.DateField()
    inhoud = SealedJSONField()

    objects = AfwegingQuerySet.as_manager()

    class Meta(Dossierstuk.Meta):
        abstract = False
        verbose_name_plural = "afwegingen"
        ordering = ["-aangemaakt_op"]

    @property
    def dossier_id(self):
        return self.pk

    @property
    def dossier(self):
        """No casus decides who may see this: only its maker does."""
        return None

    def get_absolute_url(self):
        return reverse("disclosures:afweging", args=[self.pk])


class Afwegingsuitkomst(Dossierstuk):
    """All that the college gets to know: that somebody weighed, what came out, on which ground."""

    casus = models.ForeignKey(Casus, models.PROTECT, related_name="afwegingsuitkomsten")
    organisatie = models.ForeignKey(Organisatie, models.PROTECT, related_name="+")
    professional = models.ForeignKey(User, models.PROTECT, related_name="+")
    aanleiding_id = models.UUIDField()
    besluit = models.CharField(max_length=5, choices=Besluit)
    grond = models.CharField(max_length=20, blank=True)
    catalogusversie = models.UUIDField()
    besloten_op = models.DateField()

    objects = DossierQuerySet.as_manager()

    class Meta(Dossierstuk.Meta):
        abstract = False
        verbose_name_plural = "afwegingsuitkomsten"
        ordering = ["-aangemaakt_op"]
