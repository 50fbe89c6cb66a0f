"""What was decided about a melding, where it went, and what its melder was told."""

from django.db import models
from django.db.models import Q

from meldpunt.models.melding import Melding, Meldingstuk, MeldingstukQuerySet
from wams.accounts.models import User
from wams.kluis.velden import SealedTextField
from wams.retention.models import Dossierstuk


class Meldingbesluit(Meldingstuk):
    """One step of a melding with its reason; at an exit also who is told. Never changed."""

    melding = models.ForeignKey(Melding, models.PROTECT, related_name="besluiten")
    overgang = models.CharField(max_length=4)
    van = models.CharField(max_length=20)
    naar = models.CharField(max_length=20)
    reden = models.CharField(max_length=20, blank=True)
    toelichting = SealedTextField(blank=True)
    betrokkene_informeren = models.BooleanField(null=True)
    waarom_niet = SealedTextField("waarom de persoon geen bericht krijgt", blank=True)
    melder_berichten = models.BooleanField(null=True)
    genomen_op = models.DateTimeField()
    genomen_door = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    grondslag = models.CharField(max_length=20)
    artikel = models.CharField(max_length=80)
    catalogusversie = models.UUIDField()

    objects = MeldingstukQuerySet.as_manager()

    class Meta(Meldingstuk.Meta):
        abstract = False
        verbose_name = "besluit over een melding"
        verbose_name_plural = "besluiten over een melding"
        ordering = ["genomen_op"]
        constraints = [
            *Dossierstuk.Meta.constraints,
            models.CheckConstraint(
                name="uitgang_besluit_over_informeren",
                condition=~Q(overgang__in=["M02", "M04", "M05", "M06", "M07", "M08", "M09", "M10"])
                | Q(betrokkene_informeren__isnull=False, melder_berichten__isnull=False),
            ),
        ]


class Overdracht(Meldingstuk):
    """Somebody was in danger: handed to whoever can help now. Four facts, and no more asked."""

    class Aan(models.TextChoices):
        POLITIE_AMBULANCE = "112", "112"
        CRISISDIENST = "CRISISDIENST", "De crisisdienst"
        VEILIG_THUIS = "VEILIG_THUIS", "Veilig Thuis"

    melding = models.ForeignKey(Melding, models.PROTECT, related_name="overdrachten")
    aan = models.CharField(max_length=20, choices=Aan)
    op = models.DateTimeField()
    gevaar = SealedTextField()
    gezegd = SealedTextField(blank=True)
    grondslag = models.CharField(max_length=20)
    artikel = models.CharField(max_length=80)
    vastgelegd_door = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")

    objects = MeldingstukQuerySet.as_manager()

    class Meta(Meldingstuk.Meta):
        abstract = False
        verbose_name_plural = "overdrachten"
        ordering = ["op"]


class Doorgeleiding(Meldingstuk):
    """The melding goes to regular help, outside the Wams; comes back if nobody takes it."""

    melding = models.ForeignKey(Melding, models.PROTECT, related_name="doorgeleidingen")
    bestemming = models.CharField(max_length=20)
    aan = models.CharField("naam van de organisatie of afdeling", max_length=120)
    wat = SealedTextField("wat er is meegegeven")
    grondslag = models.CharField(max_length=20)
    artikel = models.CharField(max_length=80)
    op = models.DateField()
    aanvaard_op = models.DateField(null=True)
    aanvaard_door = models.CharField(max_length=120, blank=True)
    teruggegeven_op = models.DateField(null=True)
    reden = SealedTextField(blank=True)

    objects = MeldingstukQuerySet.as_manager()

    class Meta(Meldingstuk.Meta):
        abstract = False
        verbose_name_plural = "doorgeleidingen"
        ordering = ["op"]
        constraints = [
            *Dossierstuk.Meta.constraints,
            models.UniqueConstraint(
                name="doorgeleiding_een_open",
                fields=["melding"],
                condition=Q(aanvaard_op=None, teruggegeven_op=None),
            ),
            models.CheckConstraint(
                name="doorgeleiding_aanvaard_of_terug",
                condition=Q(aanvaard_op=None) | Q(teruggegeven_op=None),
            ),
        ]


class Terugkoppeling(Meldingstuk):
    """The melder was told that something was done, never what: the words are fixed."""

    melding = models.ForeignKey(Melding, models.PROTECT, related_name="terugkoppelingen")
    kanaal = models.CharField(max_length=12, choices=Melding.Kanaal)
    op = models.DateField()
    gedaan_door = models.ForeignKey(User, models.PROTECT, related_name="+")

    objects = MeldingstukQuerySet.as_manager()

    class Meta(Meldingstuk.Meta):
        abstract = False
        verbose_name_plural = "terugkoppelingen"
        ordering = ["op"]

    def betrokkene_ids(self):
        """About the melder, whose own row has the line."""
        return ()
