"""Who carries the casus, what was decided and why, and the second pair of eyes."""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from cases.models.casus import Casus
from wams.accounts.models import Gemeente, Organisatie, User
from wams.doelbinding.scoping import DossierQuerySet, ScopedQuerySet
from wams.kluis.velden import SealedTextField
from wams.recht.codes import Rol
from wams.retention.models import Dossierstuk
from wams.workflow import WorkflowMixin

NAMEN = {
    Rol.ONDERZOEKER: "onderzoeker",
    Rol.COORDINATOR: "coördinator",
    Rol.WAARNEMER: "waarnemer",
}


class BuitenDossier(models.Model):
    """A row that also somebody without a toewijzing may see: who is asked, or divides the work."""

    class Meta:
        abstract = True

    @property
    def dossier(self):
        """The casus, or None for whoever may not see it (yet)."""
        try:
            return self.casus
        except Casus.DoesNotExist:
            return None


class AanstellingQuerySet(ScopedQuerySet):
    def visible_to(self, actor):
        """Row-level security decides: one's own, those of own casussen, the werkverdeler's."""
        return self.filter(gemeente=actor.gemeente_id)

    def lopend(self):
        return self.filter(status=Aanstelling.Status.AANVAARD)

    def voorgesteld(self):
        return self.filter(status=Aanstelling.Status.VOORGESTELD)


class Aanstelling(WorkflowMixin, BuitenDossier, Dossierstuk):
    """Somebody is asked to be onderzoeker, coördinator or waarnemer, and accepts or refuses."""

    class Status(models.TextChoices):
        VOORGESTELD = "voorgesteld", "Gevraagd"
        AANVAARD = "aanvaard", "Aanvaard"
        GEWEIGERD = "geweigerd", "Geweigerd"
        INGETROKKEN = "ingetrokken", "Ingetrokken"
        GEEINDIGD = "geeindigd", "Geëindigd"

    TRANSITIONS = {
        Status.VOORGESTELD: {Status.AANVAARD, Status.GEWEIGERD, Status.INGETROKKEN},
        Status.AANVAARD: {Status.GEEINDIGD},
        Status.GEWEIGERD: set(),
        Status.INGETROKKEN: set(),
        Status.GEEINDIGD: set(),
    }

    casus = models.ForeignKey(Casus, models.PROTECT, related_name="aanstellingen")
    gemeente = models.ForeignKey(Gemeente, models.PROTECT, related_name="+")
    user = models.ForeignKey(User, models.PROTECT, related_name="aanstellingen")
    organisatie = models.ForeignKey(Organisatie, models.PROTECT, related_name="+")
    rol = models.CharField(max_length=20)
    status = models.CharField(max_length=12, choices=Status, default=Status.VOORGESTELD)
    voorgesteld_door = models.ForeignKey(User, models.PROTECT, related_name="+")
    voorgesteld_op = models.DateTimeField()
    beantwoord_op = models.DateTimeField(null=True)
    geeindigd_op = models.DateTimeField(null=True)
    reden = models.CharField(max_length=200, blank=True)
    verwerkingsafspraak = models.CharField(max_length=200, blank=True)

    objects = AanstellingQuerySet.as_manager()

    class Meta(Dossierstuk.Meta):
        abstract = False
        verbose_name_plural = "aanstellingen"
        ordering = ["-voorgesteld_op"]
        indexes = [
            # How much each person carries now, without reading the rows themselves.
            models.Index(
                name="aanstelling_werklast",
                fields=["user", "rol"],
                include=["gemeente", "casus"],
                condition=Q(status="aanvaard"),
            ),
        ]
        constraints = [
            *Dossierstuk.Meta.constraints,
            models.UniqueConstraint(
                name="aanstelling_een_tegelijk",
                fields=["casus", "rol"],
                condition=Q(status="aanvaard"),
            ),
            models.UniqueConstraint(
                name="aanstelling_een_vraag_tegelijk",
                fields=["casus", "rol"],
                condition=Q(status="voorgesteld"),
            ),
            # Only unassigned onderzoek is taken from the own queue; all else is asked by another.
            models.CheckConstraint(
                name="aanstelling_niet_door_zichzelf",
                condition=Q(rol=Rol.ONDERZOEKER) | ~Q(voorgesteld_door=F("user")),
            ),
        ]

    def get_absolute_url(self):
        return reverse("cases:aanstelling", args=[self.pk])

    @property
    def rol_naam(self):
        return NAMEN[self.rol]


class Besluit(Dossierstuk):
    """A decision in the casus with its motivation and the law that held; never changed."""

    casus = models.ForeignKey(Casus, models.PROTECT, related_name="besluiten")
    overgang = models.CharField(max_length=5)
    van = models.CharField(max_length=20)
    naar = models.CharField(max_length=20)
    motivering = SealedTextField(blank=True)
    gegevens = models.JSONField(default=dict)
    genomen_op = models.DateTimeField()
    genomen_door = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    grondslag = models.CharField(max_length=20)
    artikel = models.CharField(max_length=80)
    catalogusversie = models.UUIDField()

    objects = DossierQuerySet.as_manager()

    class Meta(Dossierstuk.Meta):
        abstract = False
        verbose_name_plural = "besluiten"
        ordering = ["-genomen_op"]


class BeoordelingQuerySet(ScopedQuerySet):
    def visible_to(self, actor):
        """Row-level security decides: those of own casussen, and the beoordelaar's own list."""
        return self.filter(gemeente=actor.gemeente_id)

    def open(self):
        return self.filter(status=Beoordeling.Status.GEVRAAGD)

    def over_casus(self):
        """What the casus itself waits for; a delay is about one person and holds nothing up."""
        return self.exclude(soort=Beoordeling.Soort.UITSTEL)


class Beoordeling(WorkflowMixin, BuitenDossier, Dossierstuk):
    """A second person weighs one decision; neither the asker nor anybody of this casus."""

    class Status(models.TextChoices):
        GEVRAAGD = "gevraagd", "Wacht op tweede beoordelaar"
        AKKOORD = "akkoord", "Akkoord"
        AFGEWEZEN = "afgewezen", "Niet akkoord"
        AANVULLEN = "aanvullen", "Terug om aan te vullen"
        INGETROKKEN = "ingetrokken", "Ingetrokken"

    TRANSITIONS = {
        Status.GEVRAAGD: {
            Status.AKKOORD,
            Status.AFGEWEZEN,
            Status.AANVULLEN,
            Status.INGETROKKEN,
        },
        Status.AANVULLEN: set(),
        Status.AKKOORD: set(),
        Status.AFGEWEZEN: set(),
        Status.INGETROKKEN: set(),
    }

    class Soort(models.TextChoices):
        VERLENGING = "verlenging", "Verlenging van de aanpak"
        ROUTE_B = "route_b", "Onderzoek op verzoek"
        VERLENGING_B = "verlenging_b", "Verlenging van een onderzoek op verzoek"
        UITSTEL = "uitstel", "Uitstel van informeren"

    casus = models.ForeignKey(Casus, models.PROTECT, related_name="beoordelingen")
    gemeente = models.ForeignKey(Gemeente, models.PROTECT, related_name="+")
    soort = models.CharField(max_length=12, choices=Soort)
    status = models.CharField(max_length=12, choices=Status, default=Status.GEVRAAGD)
    motivering = SealedTextField()
    nieuwe_einddatum = models.DateField()
    nieuwe_evaluatie = models.DateField()
    gevraagd_door = models.ForeignKey(User, models.PROTECT, related_name="+")
    gevraagd_op = models.DateField()
    beslissen_voor = models.DateField()
    beoordelaar = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    opgepakt_op = models.DateTimeField(null=True)
    oordeel = SealedTextField(blank=True)
    beslist_op = models.DateField(null=True)

    objects = BeoordelingQuerySet.as_manager()

    class Meta(Dossierstuk.Meta):
        abstract = False
        verbose_name_plural = "beoordelingen"
        ordering = ["beslissen_voor"]
        constraints = [
            *Dossierstuk.Meta.constraints,
            models.CheckConstraint(
                name="beoordeling_door_een_ander",
                condition=Q(beoordelaar=None) | ~Q(beoordelaar=F("gevraagd_door")),
            ),
            models.UniqueConstraint(
                name="beoordeling_een_open_per_soort",
                fields=["casus", "soort"],
                # A delay is about one person: several of a household may wait at once.
                condition=Q(status="gevraagd") & ~Q(soort="uitstel"),
            ),
        ]

    def get_absolute_url(self):
        return reverse("cases:beoordeling", args=[self.pk])

    def betrokkene_ids(self):
        """Its texts are about the household."""
        return self.dossier.betrokkene_ids() if self.dossier else ()
