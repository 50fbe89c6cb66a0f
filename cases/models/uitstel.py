"""Not telling somebody yet: the one decision that lets the clock of informing wait."""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone

from cases.models.betrokkene import Betrokkene
from cases.models.brief import Brief
from cases.models.casus import Casus
from cases.models.sturing import Beoordeling, BuitenDossier
from wams.accounts.models import Gemeente, User
from wams.doelbinding.scoping import ScopedQuerySet
from wams.kluis.velden import SealedTextField
from wams.retention.models import Dossierstuk
from wams.workflow import WorkflowMixin

GEWOGEN = ["gegeven", "verlengd", "opgeheven", "verlopen"]
GEEINDIGD = ["verlengd", "opgeheven", "verlopen"]


class UitstelbesluitQuerySet(ScopedQuerySet):
    def visible_to(self, actor):
        """Row-level security decides: who works in the casus or weighs it, and the FG."""
        return self.filter(gemeente=actor.gemeente_id)

    def van(self, casus):
        return self.filter(casus=casus)

    def aangevraagd(self):
        return self.filter(status=Uitstelbesluit.Status.AANGEVRAAGD)

    def gegeven(self):
        return self.filter(status=Uitstelbesluit.Status.GEGEVEN)

    def loopt(self):
        """Holds today; past its day it holds no more, whether or not the night has come by."""
        return self.gegeven().filter(herzien_voor__gte=timezone.localdate())


class Uitstelbesluit(WorkflowMixin, BuitenDossier, Dossierstuk):
    """Why one person is not told yet, weighed by two people, until a day at most four weeks off.

    A longer delay is a new decision on the one before it (``vervolg_op``).
    """

    class Status(models.TextChoices):
        AANGEVRAAGD = "aangevraagd", "Wacht op tweede beoordelaar"
        GEGEVEN = "gegeven", "Gegeven"
        AFGEWEZEN = "afgewezen", "Niet gegeven"
        INGETROKKEN = "ingetrokken", "Ingetrokken"
        VERLENGD = "verlengd", "Verlengd met een nieuw besluit"
        OPGEHEVEN = "opgeheven", "Opgeheven"
        VERLOPEN = "verlopen", "Verlopen"

    TRANSITIONS = {
        Status.AANGEVRAAGD: {Status.GEGEVEN, Status.AFGEWEZEN, Status.INGETROKKEN},
        Status.GEGEVEN: {Status.VERLENGD, Status.OPGEHEVEN, Status.VERLOPEN},
        Status.AFGEWEZEN: set(),
        Status.INGETROKKEN: set(),
        Status.VERLENGD: set(),
        Status.OPGEHEVEN: set(),
        Status.VERLOPEN: set(),
    }
    # The factors of the law, in its order; the catalogue has the label and the help of each.
    FACTOREN = (
        "doeleinden",
        "categorieen",
        "toepassingsgebied",
        "waarborgen",
        "verantwoordelijke",
        "bewaartermijnen",
        "risicos",
        "mededeling",
    )

    casus = models.ForeignKey(Casus, models.PROTECT, related_name="uitstelbesluiten")
    gemeente = models.ForeignKey(Gemeente, models.PROTECT, related_name="+")
    betrokkene = models.ForeignKey(Betrokkene, models.PROTECT, related_name="uitstelbesluiten")
    beoordeling = models.OneToOneField(Beoordeling, models.PROTECT, related_name="uitstel")
    vervolg_op = models.ForeignKey("self", models.PROTECT, null=True, related_name="+")
    status = models.CharField(max_length=12, choices=Status, default=Status.AANGEVRAAGD)
    grond = models.CharField(max_length=20)
    artikel = models.CharField(max_length=80)
    catalogusversie = models.UUIDField()
    noodzaak = SealedTextField("waarom het nodig is")
    evenredigheid = SealedTextField("waarom het niet te ver gaat")
    doeleinden = SealedTextField()
    categorieen = SealedTextField("categorieën")
    toepassingsgebied = SealedTextField()
    waarborgen = SealedTextField()
    verantwoordelijke = SealedTextField()
    bewaartermijnen = SealedTextField()
    risicos = SealedTextField("risico’s")
    mededeling = SealedTextField()
    brief_code = models.CharField("de brief die wacht", max_length=4)
    aangevraagd_door = models.ForeignKey(User, models.PROTECT, related_name="+")
    aangevraagd_op = models.DateField()
    herzien_voor = models.DateField("opnieuw bekijken voor")
    beslist_door = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    beslist_op = models.DateField(null=True)
    geeindigd_op = models.DateField(null=True)
    einde_reden = SealedTextField("waarom het ophoudt", blank=True)
    brief = models.ForeignKey(Brief, models.PROTECT, null=True, related_name="+")

    objects = UitstelbesluitQuerySet.as_manager()

    class Meta(Dossierstuk.Meta):
        abstract = False
        verbose_name_plural = "uitstelbesluiten"
        ordering = ["-aangevraagd_op", "-aangemaakt_op"]
        indexes = [
            models.Index(
                fields=["gemeente", "herzien_voor"],
                name="uitstel_lopend",
                condition=Q(status__in=["aangevraagd", "gegeven"]),
            )
        ]
        constraints = [
            *Dossierstuk.Meta.constraints,
            models.CheckConstraint(
                name="uitstel_door_een_ander",
                condition=Q(beslist_door=None) | ~Q(beslist_door=F("aangevraagd_door")),
            ),
            models.CheckConstraint(
                name="uitstel_gewogen_door_iemand",
                condition=~Q(status__in=GEWOGEN)
                | Q(beslist_door__isnull=False, beslist_op__isnull=False),
            ),
            models.CheckConstraint(
                name="uitstel_geeindigd_op_een_dag",
                condition=Q(status__in=GEEINDIGD, geeindigd_op__isnull=False)
                | ~Q(status__in=GEEINDIGD) & Q(geeindigd_op=None),
            ),
            models.UniqueConstraint(
                name="uitstel_een_vraag_per_persoon",
                fields=["betrokkene"],
                condition=Q(status="aangevraagd"),
            ),
            models.UniqueConstraint(
                name="uitstel_een_lopend_per_persoon",
                fields=["betrokkene"],
                condition=Q(status="gegeven"),
            ),
        ]

    def betrokkene_ids(self):
        return [self.betrokkene_id]

    def get_absolute_url(self):
        return reverse("cases:uitstel", args=[self.pk])

    @property
    def loopt(self):
        return self.status == self.Status.GEGEVEN and self.herzien_voor >= timezone.localdate()

    @property
    def is_gewogen(self):
        return self.status in GEWOGEN
