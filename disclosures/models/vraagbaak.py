"""A question about sharing in general, without case data, and the answer that others can use."""

import uuid

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from wams.accounts.models import Functie, Gemeente, Organisatie, User
from wams.doelbinding.scoping import ScopedQuerySet
from wams.workflow import WorkflowMixin

COLLEGE = "COLLEGE"


class VraagQuerySet(ScopedQuerySet):
    def visible_to(self, actor):
        """The own questions, those that one answers, and what was published."""
        rows = self.filter(gemeente=actor.gemeente_id)
        gepubliceerd = Q(status=Vraag.Status.GEPUBLICEERD)
        return rows.filter(Q(gesteld_door=actor.user_id) | gepubliceerd | te_beantwoorden(actor))

    def voor_antwoord(self, actor):
        return self.filter(te_beantwoorden(actor))

    def gepubliceerd(self):
        return self.filter(status=Vraag.Status.GEPUBLICEERD)


def te_beantwoorden(actor):
    """What is put to the FG, to the vraagbaak of the gemeente, or to that of one organisation."""
    found = Q(pk=None)
    if Functie.FG in actor.functies:
        found |= Q(aan=Vraag.Aan.FG)
    baken = [m.organisatie for m in actor.mandaten if m.functie == Functie.VRAAGBAAK]
    if any(organisatie.partijtype == COLLEGE for organisatie in baken):
        found |= Q(aan=Vraag.Aan.GEMEENTE)
    eigen = [organisatie.pk for organisatie in baken]
    return found | Q(aan=Vraag.Aan.ORGANISATIE, organisatie__in=eigen)


class Vraag(WorkflowMixin, models.Model):
    """Holds nothing about a resident: the form refuses numbers, and asks about names."""

    class Aan(models.TextChoices):
        GEMEENTE = "GEMEENTE", "De vraagbaak van de gemeente"
        ORGANISATIE = "ORGANISATIE", "De vraagbaak van mijn eigen organisatie"
        FG = "FG", "De functionaris gegevensbescherming (FG)"

    class Status(models.TextChoices):
        GESTELD = "GESTELD", "Wacht op antwoord"
        BEANTWOORD = "BEANTWOORD", "Beantwoord"
        GEPUBLICEERD = "GEPUBLICEERD", "Staat bij de veelgestelde vragen"

    TRANSITIONS = {
        Status.GESTELD: {Status.BEANTWOORD},
        Status.BEANTWOORD: {Status.GEPUBLICEERD},
        Status.GEPUBLICEERD: {Status.BEANTWOORD},
    }

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    gemeente = models.ForeignKey(Gemeente, models.PROTECT, related_name="+")
    organisatie = models.ForeignKey(Organisatie, models.PROTECT, related_name="+")
    aan = models.CharField(max_length=12, choices=Aan)
    tekst = models.TextField("vraag")
    status = models.CharField(max_length=12, choices=Status, default=Status.GESTELD)
    gesteld_door = models.ForeignKey(User, models.PROTECT, related_name="+")
    gesteld_op = models.DateTimeField(default=timezone.now, editable=False)
    antwoord = models.TextField(blank=True)
    beantwoord_door = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    beantwoord_op = models.DateTimeField(null=True, editable=False)
    algemeen = models.TextField("vraag, zoals anderen haar lezen", blank=True)

    objects = VraagQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        verbose_name_plural = "vragen"
        ordering = ["gesteld_op"]
        constraints = [
            models.CheckConstraint(
                name="vraag_beantwoord_heeft_antwoord",
                condition=Q(status="GESTELD")
                | ~Q(antwoord="") & Q(beantwoord_door__isnull=False, beantwoord_op__isnull=False),
            ),
            models.CheckConstraint(
                name="vraag_gepubliceerd_is_algemeen",
                condition=~Q(status="GEPUBLICEERD") | ~Q(algemeen=""),
            ),
        ]

    def __str__(self):
        return f"Vraag {str(self.pk)[:8]}"

    def get_absolute_url(self):
        return reverse("disclosures:vraag", args=[self.pk])
