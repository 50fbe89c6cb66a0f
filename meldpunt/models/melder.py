"""Who told us: kept apart from what was told, and sealed."""

from django.db import models
from django.db.models import Q
from django.urls import reverse

from meldpunt.models.melding import Melding
from meldpunt.models.regel import Meldingregel
from wams.accounts.models import Functie, Gemeente, Organisatie, User
from wams.doelbinding.scoping import ScopedQuerySet
from wams.kluis.velden import SealedTextField
from wams.retention.models import Dossierstuk


class MelderQuerySet(ScopedQuerySet):
    def visible_to(self, actor):
        """The FG; unprotected the meldpunt; protected only who handles the melding."""
        if actor.is_systeem:
            return self
        rows = self.filter(gemeente=actor.gemeente_id)
        if Functie.FG in actor.functies:
            return rows
        if Functie.MELDPUNT in actor.functies:
            # Not by a join: of the melding itself this person may see nothing any more.
            eigen = Meldingregel.objects.filter(behandelaar=actor.user_id).values("pk")
            return rows.filter(Q(bescherming=False) | Q(melding__in=eigen))
        return rows.none()

    def van(self, melding):
        return self.filter(melding=melding)


class Melder(Dossierstuk):
    """One person who told us something. Row-level security is stricter than for the melding.

    ``ingediend_door`` stands here and not on the melding: for a professional it is the melder.
    """

    melding = models.OneToOneField(Melding, models.PROTECT, related_name="melder")
    gemeente = models.ForeignKey(Gemeente, models.PROTECT, related_name="+")
    ingediend_door = models.ForeignKey(User, models.PROTECT, related_name="+")
    naam = SealedTextField(blank=True)
    functie = SealedTextField(blank=True)
    contact = SealedTextField("hoe u de melder bereikt", blank=True)
    organisatie = models.ForeignKey(Organisatie, models.PROTECT, null=True, related_name="+")
    bescherming = models.BooleanField(default=False)
    bescherming_reden = SealedTextField(blank=True)
    berichten = models.BooleanField("krijgt bericht", null=True)
    bericht_op = models.DateTimeField(null=True)

    objects = MelderQuerySet.as_manager()

    class Meta(Dossierstuk.Meta):
        abstract = False
        verbose_name_plural = "melders"
        constraints = [*Dossierstuk.Meta.constraints]

    @property
    def dossier_id(self):
        return self.melding_id

    @property
    def dossier(self):
        return None

    def betrokkene_ids(self):
        """The melder is a person with data of his own."""
        return [self.pk]

    def get_absolute_url(self):
        return reverse("meldpunt:stand", args=[self.melding_id])
