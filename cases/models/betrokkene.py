"""The people of a casus: who they are, how to reach them safely, what they agreed to."""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone

from cases.models.casus import Casus
from wams.accounts.models import Organisatie, User
from wams.doelbinding.scoping import DossierQuerySet
from wams.kluis.velden import SealedTextField
from wams.retention.models import Dossierstuk


class Kanaal(models.TextChoices):
    GESPREK = "gesprek", "In een gesprek"
    TELEFOON = "telefoon", "Per telefoon"
    BRIEF = "brief", "Per brief"
    MAIL = "mail", "Per beveiligde mail"


class BetrokkeneQuerySet(DossierQuerySet):
    def clienten(self):
        return self.filter(rol=Betrokkene.Rol.CLIENT)

    def actief(self):
        return self.filter(geblokkeerd_op=None, einde_op=None)


class Betrokkene(Dossierstuk):
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
    straat = SealedTextField(blank=True)
    huisnummer = models.CharField(max_length=10, blank=True)
    postcode = models.CharField(max_length=7, blank=True)
    woonplaats = models.CharField(max_length=60, blank=True)
    adres_beschermd = models.BooleanField(default=False)
    contact_kanaal = models.CharField(max_length=10, choices=Kanaal, blank=True)
    contact_moment = models.CharField(max_length=80, blank=True)
    contact_veilig = SealedTextField("hoe we veilig contact houden", blank=True)
    identiteit = models.CharField(max_length=10, choices=Identiteit, default=Identiteit.NOG_NIET)
    identiteit_op = models.DateField(null=True)
    bsn = SealedTextField(blank=True)
    bsn_kenmerk = models.BinaryField(null=True)
    persoon_kenmerk = models.BinaryField(null=True)
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
        if self.geboortedatum is None:
            return None
        today, born = timezone.localdate(), self.geboortedatum
        return today.year - born.year - ((today.month, today.day) < (born.month, born.day))

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

    casus = models.ForeignKey(Casus, models.PROTECT, related_name="deelnameverklaringen")
    betrokkene = models.ForeignKey(Betrokkene, models.PROTECT, related_name="deelnames")
    antwoord = models.CharField(max_length=10, choices=Antwoord)
    domeinen = models.JSONField("waarover wel", default=list, blank=True)
    op = models.DateField()
    kanaal = models.CharField(max_length=10, choices=Kanaal)
    vastgelegd_door = models.ForeignKey(User, models.PROTECT, related_name="+")

    objects = DossierQuerySet.as_manager()

    class Meta(Dossierstuk.Meta):
        abstract = False
        verbose_name_plural = "deelnameverklaringen"
        ordering = ["-op", "-aangemaakt_op"]

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


class Ondersteuning(Dossierstuk):
    """The offer of free, independent client support, and what the cliënt said."""

    class Antwoord(models.TextChoices):
        OPEN = "open", "Nog geen antwoord"
        JA = "ja", "Wil ondersteuning"
        NEE = "nee", "Wil geen ondersteuning"

    casus = models.ForeignKey(Casus, models.PROTECT, related_name="ondersteuningen")
    betrokkene = models.ForeignKey(Betrokkene, models.PROTECT, related_name="ondersteuningen")
    aangeboden_op = models.DateField()
    kanaal = models.CharField(max_length=10, choices=Kanaal)
    antwoord = models.CharField(max_length=6, choices=Antwoord)
    ondersteuner = models.CharField(max_length=120, blank=True)
    machtiging_tot = models.DateField(null=True, blank=True)

    objects = DossierQuerySet.as_manager()

    class Meta(Dossierstuk.Meta):
        abstract = False
        verbose_name_plural = "ondersteuningen"
        ordering = ["-aangeboden_op"]

    def betrokkene_ids(self):
        return [self.betrokkene_id]

    def get_absolute_url(self):
        return reverse("cases:mensen", args=[self.casus_id])


class Vertegenwoordiging(Dossierstuk):
    """Who speaks for a person, in which matters, from, until."""

    class Soort(models.TextChoices):
        OUDER = "ouder", "Ouder met gezag"
        VOOGD = "voogd", "Voogd of gecertificeerde instelling"
        CURATOR = "curator", "Curator"
        MENTOR = "mentor", "Mentor"
        BEWINDVOERDER = "bewindvoerder", "Bewindvoerder"
        GEMACHTIGDE = "gemachtigde", "Gemachtigde"

    casus = models.ForeignKey(Casus, models.PROTECT, related_name="vertegenwoordigingen")
    betrokkene = models.ForeignKey(Betrokkene, models.PROTECT, related_name="vertegenwoordigingen")
    soort = models.CharField(max_length=16, choices=Soort)
    naam = models.CharField(max_length=120)
    van = models.DateField()
    tot = models.DateField(null=True, blank=True)

    objects = DossierQuerySet.as_manager()

    class Meta(Dossierstuk.Meta):
        abstract = False
        verbose_name_plural = "vertegenwoordigingen"
        ordering = ["-van"]
        constraints = [
            *Dossierstuk.Meta.constraints,
            models.CheckConstraint(
                name="vertegenwoordiging_van_voor_tot",
                condition=Q(tot=None) | Q(van__lt=F("tot")),
            ),
        ]

    def betrokkene_ids(self):
        return [self.betrokkene_id]

    def get_absolute_url(self):
        return reverse("cases:mensen", args=[self.casus_id])
