"""A letter of the college to one person, or to who speaks for that person."""

from django.db import models
from django.db.models import Q
from django.urls import reverse

from cases.models.betrokkene import Betrokkene
from cases.models.briefsoorten import SOORTEN
from cases.models.casus import Casus
from cases.models.contact import Kanaal
from cases.models.vertegenwoordiging import Vertegenwoordiging
from wams.accounts.models import User
from wams.doelbinding.scoping import DossierQuerySet
from wams.kluis.velden import SealedJSONField, SealedTextField
from wams.retention.models import Dossierstuk
from wams.workflow import WorkflowMixin


class BriefQuerySet(DossierQuerySet):
    def open(self):
        return self.filter(status__in=Brief.OPEN)

    def verzonden(self):
        return self.filter(status=Brief.Status.VERZONDEN)

    def samen_met(self, brief):
        """What waits for the same hands: it goes in the same envelope."""
        return self.filter(
            casus=brief.casus_id,
            betrokkene=brief.betrokkene_id,
            vertegenwoordiging=brief.vertegenwoordiging_id,
        )


class Brief(WorkflowMixin, Dossierstuk):
    """The text is kept as it was made: a later template or law does not change it.

    ``vertegenwoordiging`` is filled where somebody else gets it in that person's place.
    ``envelop`` joins what went out together.
    """

    class Status(models.TextChoices):
        CONCEPT = "concept", "Concept"
        KLAAR = "klaar", "Klaar om te versturen"
        NIET_VEILIG = "niet_veilig", "Niet per post: geef zelf"
        VERZONDEN = "verzonden", "Verstuurd"
        VERVALLEN = "vervallen", "Gaat niet door"

    TRANSITIONS = {
        Status.CONCEPT: {Status.KLAAR, Status.NIET_VEILIG, Status.VERVALLEN},
        Status.KLAAR: {Status.CONCEPT, Status.NIET_VEILIG, Status.VERZONDEN, Status.VERVALLEN},
        Status.NIET_VEILIG: {Status.CONCEPT, Status.VERZONDEN, Status.VERVALLEN},
        Status.VERZONDEN: set(),
        Status.VERVALLEN: set(),
    }
    OPEN = (Status.CONCEPT, Status.KLAAR, Status.NIET_VEILIG)

    casus = models.ForeignKey(Casus, models.PROTECT, related_name="brieven")
    betrokkene = models.ForeignKey(Betrokkene, models.PROTECT, related_name="brieven")
    vertegenwoordiging = models.ForeignKey(
        Vertegenwoordiging, models.PROTECT, null=True, related_name="+"
    )
    code = models.CharField(max_length=4)
    titel = models.CharField(max_length=120)
    sjabloonversie = models.PositiveSmallIntegerField()
    catalogusversie = models.UUIDField()
    recht_op = models.DateField("het recht van deze dag")
    dagtekening = models.DateField()
    status = models.CharField(max_length=12, choices=Status, default=Status.CONCEPT)
    gegevens = SealedJSONField(default=dict)
    vrije_tekst = SealedTextField("eigen tekst", blank=True)
    inhoud = SealedTextField()
    met_bezwaar = models.BooleanField("met het recht van bezwaar", default=False)
    contact = models.ForeignKey(User, models.PROTECT, related_name="+")
    kanaal = models.CharField(max_length=10, choices=Kanaal, blank=True)
    verzonden_op = models.DateField(null=True)
    verzonden_door = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    bewijs = models.CharField(max_length=200, blank=True)
    envelop = models.UUIDField(null=True)
    vervallen_reden = models.CharField(max_length=200, blank=True)
    opgemaakt_door = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")

    objects = BriefQuerySet.as_manager()

    class Meta(Dossierstuk.Meta):
        abstract = False
        verbose_name_plural = "brieven"
        ordering = ["-dagtekening", "-aangemaakt_op"]
        constraints = [
            *Dossierstuk.Meta.constraints,
            models.CheckConstraint(
                name="brief_verzonden_met_dag_kanaal_en_envelop",
                condition=~Q(status="verzonden")
                | (Q(verzonden_op__isnull=False) & ~Q(kanaal="") & Q(envelop__isnull=False)),
            ),
            models.CheckConstraint(
                name="brief_vervallen_met_reden",
                condition=~Q(status="vervallen") | ~Q(vervallen_reden=""),
            ),
        ]

    @property
    def soort(self):
        return SOORTEN[self.code]

    @property
    def is_open(self):
        return self.status in self.OPEN

    @property
    def ontvanger_naam(self):
        return (self.vertegenwoordiging or self.betrokkene).naam

    def betrokkene_ids(self):
        return [self.betrokkene_id]

    def get_absolute_url(self):
        return reverse("cases:brief", args=[self.pk])
