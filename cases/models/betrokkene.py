"""The people of a casus: who they are, how to reach them safely, what they agreed to."""

from calendar import isleap
from datetime import date

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from cases.models.casus import Casus
from cases.models.contact import Bereikbaar, Kanaal
from wams.accounts.models import Organisatie, User
from wams.doelbinding.scoping import DossierQuerySet
from wams.kluis.velden import SealedTextField
from wams.retention.models import Dossierstuk


class BetrokkeneQuerySet(DossierQuerySet):
    def clienten(self):
        return self.filter(rol=Betrokkene.Rol.CLIENT)

    def actief(self):
        return self.filter(geblokkeerd_op=None, einde_op=None)


class Betrokkene(Bereikbaar, Dossierstuk):
    """A person in one casus. The same id stands for this person in the log."""

    class Rol(models.TextChoices):
        CLIENT = "client", "Cliënt"
        GEZINSLID = "gezinslid", "Gezinslid"
        HUISGENOOT = "huisgenoot", "Huisgenoot"
        MANTELZORGER = "mantelzorger", "Mantelzorger"
        NETWERK = "netwerk", "Uit het netwerk"

    class Identiteit(models.TextChoices):
        NOG_NIET = "nog_niet", "Nog niet vastgesteld"
        DOCUMENT = "document", "Met een identiteitsbewijs"
        BEKEND = "bekend", "Bekend van eerder contact"
        GEGEVENS = "gegevens", "Met naam, geboortedatum en adres"

    casus = models.ForeignKey(Casus, models.PROTECT, related_name="betrokkenen")
    rol = models.CharField(max_length=12, choices=Rol)
    relatie = models.CharField("relatie tot de cliënt", max_length=60, blank=True)
    voornamen = models.CharField(max_length=80, blank=True)
    voorvoegsel = models.CharField(max_length=20, blank=True)
    achternaam = models.CharField(max_length=80)
    geboortedatum = models.DateField(null=True, blank=True)
    identiteit = models.CharField(max_length=10, choices=Identiteit, default=Identiteit.NOG_NIET)
    identiteit_op = models.DateField(null=True)
    bsn = SealedTextField(blank=True)
    bsn_kenmerk = models.BinaryField(null=True)
    persoon_kenmerk = models.BinaryField(null=True)
    grens_besproken_op = models.DateField(null=True)
    overleden_op = models.DateField(null=True)
    overlijden_bron = models.CharField(max_length=120, blank=True)
    einde_op = models.DateField(null=True)
    einde_code = models.CharField(max_length=4, blank=True)
    geblokkeerd_op = models.DateTimeField(null=True)
    geblokkeerd_reden = models.CharField(max_length=200, blank=True)

    objects = BetrokkeneQuerySet.as_manager()

    class Meta(Dossierstuk.Meta):
        abstract = False
        verbose_name_plural = "betrokkenen"
        ordering = ["rol", "achternaam", "voornamen"]
        indexes = [
            models.Index(fields=["bsn_kenmerk"], name="betrokkene_bsn"),
            models.Index(fields=["persoon_kenmerk"], name="betrokkene_persoon"),
        ]
        constraints = [
            *Dossierstuk.Meta.constraints,
            models.CheckConstraint(
                name="betrokkene_einde_met_reden",
                condition=Q(einde_op=None) | ~Q(einde_code=""),
            ),
            models.CheckConstraint(
                name="betrokkene_overleden_is_beeindigd",
                condition=Q(overleden_op=None)
                | (Q(einde_op__isnull=False) & ~Q(overlijden_bron="")),
            ),
            models.CheckConstraint(
                name="betrokkene_blokkade_met_reden",
                condition=Q(geblokkeerd_op=None) | ~Q(geblokkeerd_reden=""),
            ),
        ]

    @property
    def naam(self):
        parts = [self.voornamen, self.voorvoegsel, self.achternaam]
        return " ".join(part for part in parts if part)

    @property
    def leeftijd(self):
        """In whole years, or None when the birth date is not known."""
        return self.leeftijd_op(timezone.localdate())

    def leeftijd_op(self, dag):
        """Whoever was born on 29 February is a year older on 1 March when there is no such day."""
        if self.geboortedatum is None:
            return None
        born = self.geboortedatum
        return dag.year - born.year - ((dag.month, dag.day) < (born.month, born.day))

    def verjaardag(self, leeftijd):
        """The first day on which this person has that age, or None when the birth is unknown."""
        if self.geboortedatum is None:
            return None
        born, year = self.geboortedatum, self.geboortedatum.year + leeftijd
        if (born.month, born.day) == (2, 29) and not isleap(year):
            return date(year, 3, 1)
        return born.replace(year=year)

    @property
    def is_client(self):
        return self.rol == self.Rol.CLIENT

    def betrokkene_ids(self):
        return [self.pk]

    def get_absolute_url(self):
        return reverse("cases:mensen", args=[self.casus_id])


class Deelnameverklaring(Dossierstuk):
    """Whether a family member takes part; the newest counts. Never a risk, whatever the answer."""

    class Antwoord(models.TextChoices):
        NOG_NIET_GEVRAAGD = "nog_niet", "Nog niet gevraagd"
        GEVRAAGD = "gevraagd", "Gevraagd, nog geen antwoord"
        JA = "ja", "Ja"
        DEELS = "deels", "Deels"
        NEE = "nee", "Nee"

    class Gever(models.TextChoices):
        ZELF = "zelf", "Deze persoon zelf"
        VERTEGENWOORDIGER = "vertegenwoordiger", "De vertegenwoordiger"

    casus = models.ForeignKey(Casus, models.PROTECT, related_name="deelnameverklaringen")
    betrokkene = models.ForeignKey(Betrokkene, models.PROTECT, related_name="deelnames")
    antwoord = models.CharField(max_length=10, choices=Antwoord)
    domeinen = models.JSONField("waarover wel", default=list, blank=True)
    op = models.DateField()
    kanaal = models.CharField(max_length=10, choices=Kanaal)
    gegeven_door = models.CharField(max_length=17, choices=Gever, default=Gever.ZELF)
    vastgelegd_door = models.ForeignKey(User, models.PROTECT, related_name="+")

    objects = DossierQuerySet.as_manager()

    class Meta(Dossierstuk.Meta):
        abstract = False
        verbose_name_plural = "deelnameverklaringen"
        ordering = ["-op", "-aangemaakt_op"]

    @property
    def door_ander(self):
        return self.gegeven_door != self.Gever.ZELF

    def betrokkene_ids(self):
        return [self.betrokkene_id]

    def get_absolute_url(self):
        return reverse("cases:mensen", args=[self.casus_id])


class ScopeVersie(Dossierstuk):
    """What a cliënt wants the onderzoek to reach; append-only, the highest number counts."""

    casus = models.ForeignKey(Casus, models.PROTECT, related_name="scopeversies")
    betrokkene = models.ForeignKey(Betrokkene, models.PROTECT, related_name="scopeversies")
    nummer = models.PositiveSmallIntegerField()
    besloten_door = models.CharField(max_length=20)
    op = models.DateField()
    kanaal = models.CharField(max_length=10, choices=Kanaal)
    vastgelegd_door = models.ForeignKey(User, models.PROTECT, related_name="+")

    objects = DossierQuerySet.as_manager()

    class Meta(Dossierstuk.Meta):
        abstract = False
        verbose_name_plural = "scopeversies"
        ordering = ["betrokkene", "-nummer"]
        constraints = [
            *Dossierstuk.Meta.constraints,
            models.UniqueConstraint(name="scope_nummer", fields=["betrokkene", "nummer"]),
            models.CheckConstraint(
                name="scope_besloten_door_client",
                condition=Q(besloten_door__in=["client", "vertegenwoordiger"]),
            ),
        ]

    @property
    def door_ander(self):
        return self.besloten_door != "client"

    def betrokkene_ids(self):
        return [self.betrokkene_id]

    def get_absolute_url(self):
        return reverse("cases:mensen", args=[self.casus_id])


class ScopeRegel(Dossierstuk):
    """One line of a scope: this person, this domain, this partij: in or out."""

    casus = models.ForeignKey(Casus, models.PROTECT, related_name="scoperegels")
    scope = models.ForeignKey(ScopeVersie, models.PROTECT, related_name="regels")
    persoon = models.ForeignKey(Betrokkene, models.PROTECT, related_name="+")
    domein = models.CharField(max_length=24)
    partij = models.ForeignKey(Organisatie, models.PROTECT, null=True, related_name="+")
    mag = models.BooleanField()

    objects = DossierQuerySet.as_manager()

    class Meta(Dossierstuk.Meta):
        abstract = False
        verbose_name_plural = "scoperegels"
        ordering = ["persoon", "domein"]

    def betrokkene_ids(self):
        return [self.persoon_id]
