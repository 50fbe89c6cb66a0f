"""Gegeven: the grain of finding, sharing and destruction, with all that says how to use it."""

from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models import OuterRef, Q
from django.urls import reverse

from cases.models.betrokkene import Betrokkene, Kanaal
from cases.models.casus import Casus
from cases.models.onderzoek import Probleem
from wams.accounts.models import Organisatie, User
from wams.doelbinding.scoping import DossierQuerySet
from wams.kluis.velden import SealedTextField
from wams.retention.models import Dossierstuk
from wams.workflow import WorkflowMixin


class Toestemming(Dossierstuk):
    """What one person agreed to for the own data: which text, when, and when no longer."""

    casus = models.ForeignKey(Casus, models.PROTECT, related_name="toestemmingen")
    betrokkene = models.ForeignKey(Betrokkene, models.PROTECT, related_name="toestemmingen")
    grondslag = models.CharField(max_length=20)
    tekstversie = models.CharField(max_length=40)
    op = models.DateField()
    kanaal = models.CharField(max_length=10, choices=Kanaal)
    ingetrokken_op = models.DateField(null=True)
    catalogusversie = models.UUIDField()
    vastgelegd_door = models.ForeignKey(User, models.PROTECT, related_name="+")

    objects = DossierQuerySet.as_manager()

    class Meta(Dossierstuk.Meta):
        abstract = False
        verbose_name_plural = "toestemmingen"
        ordering = ["-op"]
        constraints = [
            *Dossierstuk.Meta.constraints,
            models.CheckConstraint(
                name="toestemming_noemt_tekst", condition=~Q(tekstversie="") & ~Q(grondslag="")
            ),
            models.CheckConstraint(
                name="toestemming_ingetrokken_na_geven",
                condition=Q(ingetrokken_op=None) | Q(ingetrokken_op__gte=models.F("op")),
            ),
        ]

    def betrokkene_ids(self):
        return [self.betrokkene_id]

    def get_absolute_url(self):
        return reverse("cases:gegevens", args=[self.casus_id])


class GegevenQuerySet(DossierQuerySet):
    """``visible_to`` knows the casus; what a doel allows is added by ``selectors.gegevens``."""

    def categorieen(self, codes):
        return self.filter(categorie__in=codes)

    def in_scope(self):
        return self.filter(buiten_scope=False)

    def bruikbaar(self):
        return self.in_scope().filter(beperkt=False)

    def over(self, betrokkene):
        """About this person, alone or with others."""
        mede = Medebetrokkene.objects.unscoped().filter(betrokkene=betrokkene.pk)
        return self.filter(Q(betrokkene=betrokkene.pk) | Q(pk__in=mede.values("gegeven")))

    def rust_op(self, toestemming):
        """What may be kept because of this toestemming; without it there is no ground."""
        mede = Medebetrokkene.objects.unscoped().filter(toestemming=toestemming.pk)
        return self.filter(Q(toestemming=toestemming.pk) | Q(pk__in=mede.values("gegeven")))

    def with_people(self):
        """With the ids of everybody whom it is about, in the same query."""
        mede = Medebetrokkene.objects.unscoped().filter(gegeven=OuterRef("pk"))
        return self.annotate(mede_ids=ArraySubquery(mede.values("betrokkene").order_by()))


class Gegeven(WorkflowMixin, Dossierstuk):
    """One piece of information about one person or several, with its source and its limits.

    ``beperkt`` is true in every status but GELDIG: what row-level security and lists look at.
    """

    class Soort(models.TextChoices):
        FEIT = "feit", "Feit"
        MENING = "mening", "Mening"
        EIGEN = "eigen", "Eigen woorden"

    class Status(models.TextChoices):
        GELDIG = "geldig", "Te gebruiken"
        BETWIST = "betwist", "Betwist"
        BEPERKT = "beperkt", "Nu niet te gebruiken"
        GEBLOKKEERD = "geblokkeerd", "Geblokkeerd"
        INGETROKKEN = "ingetrokken", "Toestemming ingetrokken"
        VERVANGEN = "vervangen", "Vervangen"
        VERWIJDERD = "verwijderd", "Hoort hier niet"

    TRANSITIONS = {
        Status.GELDIG: {
            Status.BETWIST,
            Status.BEPERKT,
            Status.GEBLOKKEERD,
            Status.INGETROKKEN,
            Status.VERVANGEN,
        },
        Status.BETWIST: {
            Status.GELDIG,
            Status.BEPERKT,
            Status.GEBLOKKEERD,
            Status.INGETROKKEN,
            Status.VERVANGEN,
        },
        Status.BEPERKT: {
            Status.GELDIG,
            Status.GEBLOKKEERD,
            Status.INGETROKKEN,
            Status.VERVANGEN,
        },
        Status.GEBLOKKEERD: {
            Status.GELDIG,
            Status.BETWIST,
            Status.BEPERKT,
            Status.INGETROKKEN,
            Status.VERWIJDERD,
        },
        Status.INGETROKKEN: set(),
        Status.VERVANGEN: set(),
        Status.VERWIJDERD: set(),
    }
    # Nobody reads these any more; who settles what went wrong reaches a blocked one.
    VERVALLEN = (Status.INGETROKKEN, Status.VERVANGEN, Status.VERWIJDERD)
    DICHT = (Status.GEBLOKKEERD, *VERVALLEN)

    AF_TE_HANDELEN = (Status.BETWIST, Status.BEPERKT, Status.GEBLOKKEERD)

    casus = models.ForeignKey(Casus, models.PROTECT, related_name="gegevens")
    betrokkene = models.ForeignKey(Betrokkene, models.PROTECT, related_name="gegevens")
    probleem = models.ForeignKey(Probleem, models.PROTECT, null=True, related_name="gegevens")
    # What it says
    categorie = models.CharField(max_length=4)
    klasse = models.CharField(max_length=16, blank=True)
    domein = models.CharField(max_length=24)
    soort = models.CharField(max_length=6, choices=Soort)
    inhoud = SealedTextField()
    # Where it comes from, and how sure it is
    bron = models.CharField(max_length=120)
    bronhouder = models.ForeignKey(Organisatie, models.PROTECT, null=True, related_name="+")
    peildatum = models.DateField()
    houdbaar_tot = models.DateField()
    geverifieerd_op = models.DateField(null=True)
    geverifieerd_door = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    vastgelegd_door = models.ForeignKey(User, models.PROTECT, related_name="+")
    vervangt = models.OneToOneField(
        "self", models.PROTECT, null=True, related_name="vervangen_door"
    )
    # Why it may be kept
    grondslag = models.CharField(max_length=20)
    catalogusversie = models.UUIDField()
    motivering = SealedTextField("waarom dit nodig is", blank=True)
    uitzondering = models.CharField(max_length=20, blank=True)
    toestemming = models.ForeignKey(Toestemming, models.PROTECT, null=True, related_name="gegevens")
    # Its limits
    handhavingsrisico = models.BooleanField(default=False)
    handhavingsrisico_door = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    beroepsgeheim = models.BooleanField(default=False)
    politie = models.BooleanField("van de politie", default=False)
    wpg_verwijzing = models.CharField("besluit volgens de Wpg", max_length=80, blank=True)
    buiten_scope = models.BooleanField(default=False)
    # May it be used now?
    status = models.CharField(max_length=12, choices=Status, default=Status.GELDIG)
    terug_naar = models.CharField(max_length=12, choices=Status, blank=True)
    beperkt = models.BooleanField(default=False, editable=False)
    beperkt_door = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    afhandelen_voor = models.DateField(null=True)

    objects = GegevenQuerySet.as_manager()

    class Meta(Dossierstuk.Meta):
        abstract = False
        verbose_name_plural = "gegevens"
        ordering = ["-peildatum", "-aangemaakt_op"]
        constraints = [
            *Dossierstuk.Meta.constraints,
            models.CheckConstraint(name="gegeven_heeft_bron", condition=~Q(bron="")),
            models.CheckConstraint(
                name="gegeven_van_politie_noemt_besluit",
                condition=Q(politie=False) | ~Q(wpg_verwijzing=""),
            ),
            models.CheckConstraint(
                name="gegeven_bijzonder_heeft_uitzondering",
                condition=~Q(klasse__in=["BIJZONDER", "STRAFRECHTELIJK"]) | ~Q(uitzondering=""),
            ),
            models.CheckConstraint(
                name="gegeven_verificatie_van_iemand",
                condition=Q(geverifieerd_op=None, geverifieerd_door=None)
                | Q(geverifieerd_op__isnull=False, geverifieerd_door__isnull=False),
            ),
            models.CheckConstraint(
                name="gegeven_beperkt_volgt_status",
                condition=Q(beperkt=False, status="geldig") | Q(beperkt=True) & ~Q(status="geldig"),
            ),
        ]

    def move_to(self, status):
        super().move_to(status)
        self.beperkt = status != self.Status.GELDIG

    @property
    def geblokkeerd(self):
        """Closed to everybody, also to who leads the casus, until it is settled."""
        return self.status == self.Status.GEBLOKKEERD

    @property
    def vervallen(self):
        """Closed for good."""
        return self.status in self.VERVALLEN

    def betrokkene_ids(self):
        """Everybody whom it is about; ``with_people`` spares the query per row."""
        if "mede_ids" not in self.__dict__:
            mede = Medebetrokkene.objects.unscoped().filter(gegeven=self.pk)
            self.mede_ids = list(mede.values_list("betrokkene", flat=True))
        return [self.betrokkene_id, *self.mede_ids]

    def get_absolute_url(self):
        if self.status == self.Status.GELDIG:
            return reverse("cases:gegeven", args=[self.pk])
        if self.status in self.AF_TE_HANDELEN:
            return reverse("cases:gegeven_open", args=[self.pk])
        return reverse("cases:gegevens", args=[self.casus_id])


class Medebetrokkene(Dossierstuk):
    """One more person whom a gegeven is about, with the own toestemming where that is needed."""

    casus = models.ForeignKey(Casus, models.PROTECT, related_name="+")
    gegeven = models.ForeignKey(Gegeven, models.PROTECT, related_name="medebetrokkenen")
    betrokkene = models.ForeignKey(Betrokkene, models.PROTECT, related_name="+")
    toestemming = models.ForeignKey(Toestemming, models.PROTECT, null=True, related_name="+")

    objects = DossierQuerySet.as_manager()

    class Meta(Dossierstuk.Meta):
        abstract = False
        verbose_name_plural = "medebetrokkenen"
        constraints = [
            *Dossierstuk.Meta.constraints,
            models.UniqueConstraint(
                name="medebetrokkene_een_keer", fields=["gegeven", "betrokkene"]
            ),
        ]

    def betrokkene_ids(self):
        return [self.betrokkene_id]

    def get_absolute_url(self):
        return reverse("cases:gegevens", args=[self.casus_id])


class Verklaring(Dossierstuk):
    """What a betrokkene says about a gegeven: always shown with it, never changed by others."""

    casus = models.ForeignKey(Casus, models.PROTECT, related_name="+")
    gegeven = models.ForeignKey(Gegeven, models.PROTECT, related_name="verklaringen")
    betrokkene = models.ForeignKey(Betrokkene, models.PROTECT, related_name="+")
    woorden = SealedTextField()
    op = models.DateField()
    kanaal = models.CharField(max_length=10, choices=Kanaal)

    objects = DossierQuerySet.as_manager()

    class Meta(Dossierstuk.Meta):
        abstract = False
        verbose_name_plural = "verklaringen"
        ordering = ["op", "aangemaakt_op"]

    def betrokkene_ids(self):
        return [self.betrokkene_id]

    def get_absolute_url(self):
        return reverse("cases:gegevens", args=[self.casus_id])
