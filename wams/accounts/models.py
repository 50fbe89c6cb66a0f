"""Who works for whom, in which function, until when."""

import uuid
from zlib import crc32

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.utils import timezone


class Gemeente(models.Model):
    """The municipality: its college is the controller of everything in its dossiers."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    naam = models.CharField(max_length=80, unique=True)
    code = models.SlugField(max_length=40, unique=True)
    telefoon = models.CharField(max_length=20, blank=True)

    class Meta:
        default_permissions = ()
        verbose_name_plural = "gemeenten"
        ordering = ["naam"]

    def __str__(self):
        return self.naam


class Gelezen:
    """Reference data has no version; a mark of what it says shows two editors to each other."""

    BEWAAKT = ()

    @property
    def versie(self):
        return crc32(repr([getattr(self, name) for name in self.BEWAAKT]).encode())


class Organisatie(Gelezen, models.Model):
    """Where people work; ``partijtype`` is a code of the catalogue."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    naam = models.CharField(max_length=120, unique=True)
    partijtype = models.CharField(max_length=40)
    telefoon = models.CharField(max_length=20, blank=True)

    BEWAAKT = ("naam", "partijtype", "telefoon")

    class Meta:
        default_permissions = ()
        verbose_name_plural = "organisaties"
        ordering = ["naam"]

    def __str__(self):
        return self.naam


class Partij(models.Model):
    """An organisation on the partijenlijst of a gemeente, with dates."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    gemeente = models.ForeignKey(Gemeente, models.PROTECT, related_name="partijen")
    organisatie = models.ForeignKey(Organisatie, models.PROTECT, related_name="partijen")
    geldig_van = models.DateField()
    geldig_tot = models.DateField(null=True, blank=True)

    class Meta:
        default_permissions = ()
        verbose_name_plural = "partijen"
        constraints = [
            models.CheckConstraint(
                name="partij_van_voor_tot",
                condition=Q(geldig_tot=None) | Q(geldig_van__lt=F("geldig_tot")),
            ),
            models.UniqueConstraint(
                name="partij_een_lopende",
                fields=["gemeente", "organisatie"],
                condition=Q(geldig_tot=None),
            ),
        ]

    def __str__(self):
        return f"{self.organisatie} voor {self.gemeente}"


class Functie(models.TextChoices):
    MELDPUNT = "meldpunt", "Meldpuntmedewerker"
    PROFESSIONAL = "professional", "Wijkteamprofessional"
    ONDERZOEKER = "onderzoeker", "Onderzoeker"
    COORDINATOR = "coordinator", "Coördinator"
    VERDELER = "verdeler", "Werkverdeler"
    BEOORDELAAR = "beoordelaar", "Tweede beoordelaar"
    FG = "fg", "Functionaris gegevensbescherming"
    BEHEERDER = "beheerder", "Functioneel beheerder"
    PARTNER = "partner", "Medewerker van een partij"
    ONDERSTEUNER = "ondersteuner", "Onafhankelijk cliëntondersteuner"
    JURIST = "jurist", "Jurist"
    BESLUITNEMER = "besluitnemer", "Gemandateerd besluitnemer"
    RECORDBEHEERDER = "recordbeheerder", "Recordbeheerder"
    ARCHIVARIS = "archivaris", "Archivaris"
    KLACHTBEHANDELAAR = "klachtbehandelaar", "Klachtbehandelaar"
    MANAGER = "manager", "Manager"
    VRAAGBAAK = "vraagbaak", "Privacyvraagbaak"


class UserManager(BaseUserManager):
    """Accounts are made by Beheer or by the loader; there is no superuser to make."""

    def create_user(self, email, naam, organisatie, *, password=None):
        user = self.model(email=self.normalize_email(email), naam=naam, organisatie=organisatie)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def get_by_natural_key(self, email):
        return self.get(email__iexact=email)


class User(Gelezen, AbstractBaseUser, PermissionsMixin):
    """One person, one account, however many gemeenten he works for."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    email = models.EmailField("e-mailadres", unique=True)
    naam = models.CharField(max_length=120)
    telefoon = models.CharField(max_length=20, blank=True)
    organisatie = models.ForeignKey(Organisatie, models.PROTECT, related_name="medewerkers")
    handhaaft = models.BooleanField("heeft ook een handhavende taak", default=False)
    is_active = models.BooleanField("actief", default=True)
    aangemaakt_op = models.DateTimeField(default=timezone.now, editable=False)

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = ["naam"]
    BEWAAKT = ("naam", "organisatie_id", "telefoon", "handhaaft", "is_active")

    objects = UserManager()

    class Meta:
        default_permissions = ()
        verbose_name = "gebruiker"
        verbose_name_plural = "gebruikers"
        ordering = ["naam"]
        constraints = [
            # A superuser would pass every check of Django and guardian unseen.
            models.CheckConstraint(name="user_geen_superuser", condition=Q(is_superuser=False)),
            models.UniqueConstraint(Lower("email"), name="user_email_uniek"),
        ]

    def __str__(self):
        return self.naam


class MandaatQuerySet(models.QuerySet):
    def lopend(self, op=None):
        op = op or timezone.now()
        return self.filter(van__lte=op, tot__gt=op)


class Mandaat(models.Model):
    """This person may do the work of this function for this gemeente, from, until."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(User, models.PROTECT, related_name="mandaten")
    gemeente = models.ForeignKey(Gemeente, models.PROTECT, related_name="mandaten")
    organisatie = models.ForeignKey(Organisatie, models.PROTECT, related_name="mandaten")
    functie = models.CharField(max_length=20, choices=Functie)
    van = models.DateTimeField()
    tot = models.DateTimeField()
    voorwaarden = models.TextField(blank=True)
    verleend_door = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")

    objects = MandaatQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        verbose_name_plural = "mandaten"
        ordering = ["functie", "van"]
        indexes = [models.Index(fields=["user", "gemeente", "functie"])]
        constraints = [
            models.CheckConstraint(name="mandaat_van_voor_tot", condition=Q(van__lte=F("tot"))),
            models.CheckConstraint(
                name="mandaat_niet_aan_zichzelf",
                condition=Q(verleend_door=None) | ~Q(verleend_door=F("user")),
            ),
        ]

    def __str__(self):
        return f"{self.get_functie_display()} ({self.organisatie})"


class Deskundigheid(models.Model):
    """Training for a function with its end, or a dated exception that the FG sees."""

    class Soort(models.TextChoices):
        OPLEIDING = "opleiding", "Opleiding gevolgd"
        UITZONDERING = "uitzondering", "Tijdelijke uitzondering"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(User, models.PROTECT, related_name="deskundigheden")
    functie = models.CharField(max_length=20, choices=Functie)
    soort = models.CharField(max_length=20, choices=Soort)
    onderwerp = models.CharField(max_length=120)
    van = models.DateField()
    tot = models.DateField()
    vastgelegd_door = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")

    class Meta:
        default_permissions = ()
        verbose_name_plural = "deskundigheden"
        ordering = ["-tot"]
        constraints = [
            models.CheckConstraint(
                name="deskundigheid_van_voor_tot", condition=Q(van__lte=F("tot"))
            ),
        ]

    def __str__(self):
        return f"{self.onderwerp} tot {self.tot:%d-%m-%Y}"
