"""Whether something that went wrong is a data breach, and what was done about it."""

from django.db import models
from django.db.models import Q
from django.urls import reverse

from cases.models import Betrokkene, Casus
from disclosures.models.fase import Ontvangstfase
from disclosures.models.verstrekking import Verstrekking
from wams.accounts.models import Functie, Gemeente, Organisatie, User
from wams.doelbinding.scoping import DossierQuerySet
from wams.kluis.velden import SealedTextField
from wams.retention.models import Dossierstuk


class DatalekQuerySet(DossierQuerySet):
    def visible_to(self, actor):
        """Those of own casussen; the FG sees every one of the gemeente."""
        if Functie.FG in actor.functies:
            return self.filter(gemeente=actor.gemeente_id)
        return super().visible_to(actor)

    def open(self):
        return self.filter(afgesloten_op=None)


class Datalekbeoordeling(Dossierstuk):
    """Opened by itself when a verstrekking should not have been made; the clock runs from then."""

    class Inschatting(models.TextChoices):
        GEEN = "geen", "Geen risico"
        RISICO = "risico", "Een risico"
        HOOG = "hoog", "Een hoog risico"

    casus = models.ForeignKey(Casus, models.PROTECT, related_name="+")
    casusfase = models.ForeignObject(
        Ontvangstfase, models.DO_NOTHING, from_fields=["casus"], to_fields=["id"], related_name="+"
    )
    gemeente = models.ForeignKey(Gemeente, models.PROTECT, related_name="+")
    verstrekking = models.OneToOneField(Verstrekking, models.PROTECT, related_name="datalek")
    betrokkene = models.ForeignKey(Betrokkene, models.PROTECT, related_name="+")
    ontdekt_op = models.DateTimeField()
    ontdekt_door = models.ForeignKey(User, models.PROTECT, related_name="+")
    gebeurd_op = models.DateTimeField()
    melden_voor = models.DateTimeField("melden bij de AP vóór")
    aard = SealedTextField("wat er is gebeurd")
    personen = models.PositiveIntegerField()
    gegevens = models.PositiveIntegerField()
    categorieen = models.JSONField(default=list)
    partij = models.ForeignKey(Organisatie, models.PROTECT, null=True, related_name="+")
    gevolgen = SealedTextField("gevolgen voor de betrokkene", blank=True)
    maatregelen = SealedTextField("wat er is gedaan", blank=True)
    inschatting = models.CharField(max_length=8, choices=Inschatting, blank=True)
    ap_gemeld_op = models.DateTimeField(null=True)
    ap_niet_of_later = SealedTextField("waarom niet of later gemeld", blank=True)
    betrokkenen_geinformeerd_op = models.DateField(null=True)
    betrokkenen_niet = SealedTextField("waarom de betrokkenen niet zijn ingelicht", blank=True)
    advies_fg = SealedTextField("advies van de FG", blank=True)
    advies_fg_op = models.DateField(null=True)
    lessen = SealedTextField("wat we ervan leren", blank=True)
    afgesloten_op = models.DateField(null=True)

    objects = DatalekQuerySet.as_manager()

    class Meta(Dossierstuk.Meta):
        abstract = False
        verbose_name = "beoordeling van een datalek"
        verbose_name_plural = "beoordelingen van datalekken"
        ordering = ["melden_voor"]
        constraints = [
            *Dossierstuk.Meta.constraints,
            models.CheckConstraint(
                name="datalek_afgesloten_is_beoordeeld",
                condition=Q(afgesloten_op=None) | ~Q(inschatting=""),
            ),
        ]

    @property
    def dossier(self):
        return self.casusfase

    def betrokkene_ids(self):
        return [self.betrokkene_id]

    def get_absolute_url(self):
        return reverse("disclosures:datalek", args=[self.pk])
