"""What exactly was given, under which conditions, and what happened to it afterwards."""

import hashlib
import json
import secrets

from django.db import models
from django.db.models import Q

from cases.models import Casus, Gegeven
from disclosures.models.keuzes import Status
from disclosures.models.verstrekking import Verstrekking
from disclosures.models.zichtbaar import BijVerstrekkingQuerySet, OntvangerQuerySet
from wams.accounts.models import Organisatie, User
from wams.kluis.velden import SealedJSONField, SealedTextField
from wams.recht.codes import Klasse
from wams.retention.models import Dossierstuk


class BijVerstrekking(Dossierstuk):
    """A row about one verstrekking; decided on as that verstrekking is."""

    casus = models.ForeignKey(Casus, models.PROTECT, related_name="+")

    class Meta(Dossierstuk.Meta):
        abstract = True

    @property
    def dossier(self):
        return self.verstrekking.dossier

    @property
    def gemeente_id(self):
        return self.verstrekking.gemeente_id

    def betrokkene_ids(self):
        return self.verstrekking.betrokkene_ids()


class VerstrektGegeven(BijVerstrekking):
    """A reference, and a sealed copy of what it said then: what was given does not change later."""

    verstrekking = models.ForeignKey(Verstrekking, models.PROTECT, related_name="gegevens")
    gegeven = models.ForeignKey(Gegeven, models.PROTECT, related_name="verstrekt")
    volgorde = models.PositiveSmallIntegerField()
    categorie = models.CharField(max_length=4)
    klasse = models.CharField(max_length=16, choices=[(k.value, k.value) for k in Klasse])
    domein = models.CharField(max_length=24)
    soort = models.CharField(max_length=6, choices=Gegeven.Soort)
    peildatum = models.DateField()
    geverifieerd = models.BooleanField(default=False)
    momentopname = SealedJSONField()
    sha256 = models.CharField(max_length=64)

    objects = BijVerstrekkingQuerySet.as_manager()

    class Meta(BijVerstrekking.Meta):
        abstract = False
        verbose_name = "verstrekt gegeven"
        verbose_name_plural = "verstrekte gegevens"
        ordering = ["volgorde"]
        constraints = [
            *Dossierstuk.Meta.constraints,
            models.UniqueConstraint(
                name="verstrektgegeven_een_keer", fields=["verstrekking", "gegeven"]
            ),
            models.CheckConstraint(
                name="verstrektgegeven_som", condition=Q(sha256__regex="^[0-9a-f]{64}$")
            ),
        ]

    @property
    def inhoud(self):
        return self.momentopname["inhoud"]

    @property
    def bron(self):
        return self.momentopname["bron"]

    @property
    def ongewijzigd(self):
        return som(self.momentopname) == self.sha256


def bevries(**waarden):
    """A copy with a grain of salt in it: its sum can be compared, and tells nobody what it says."""
    return {name: str(value) for name, value in waarden.items()} | {"zout": secrets.token_hex(16)}


def som(momentopname):
    tekst = json.dumps(momentopname, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(tekst.encode()).hexdigest()


class VoorwaardeQuerySet(BijVerstrekkingQuerySet):
    def geldend(self):
        return self.filter(opheffing=None)


class Voorwaarde(BijVerstrekking):
    """What the organisation that gave it asks of every use; it travels with the gegeven."""

    VAST = True

    verstrekking = models.ForeignKey(Verstrekking, models.PROTECT, related_name="voorwaarden")
    gegeven = models.ForeignKey(Gegeven, models.PROTECT, related_name="voorwaarden")
    code = models.CharField(max_length=4)
    gesteld_door = models.ForeignKey(Organisatie, models.PROTECT, related_name="+")
    doelen = models.JSONField(default=list)
    ontvangers = models.JSONField(default=list)
    tot = models.DateField(null=True)
    tekst = SealedTextField(blank=True)

    objects = VoorwaardeQuerySet.as_manager()

    class Meta(BijVerstrekking.Meta):
        abstract = False
        verbose_name_plural = "voorwaarden"
        ordering = ["code"]
        constraints = [
            *Dossierstuk.Meta.constraints,
            models.UniqueConstraint(
                name="voorwaarde_een_keer", fields=["verstrekking", "gegeven", "code"]
            ),
            models.CheckConstraint(name="voorwaarde_code", condition=Q(code__regex=r"^VW[1-9]$")),
            models.CheckConstraint(
                name="voorwaarde_tot_een_datum", condition=~Q(code="VW5") | Q(tot__isnull=False)
            ),
        ]


class KennisgevingQuerySet(BijVerstrekkingQuerySet):
    def open(self):
        return self.filter(verteld_op=None)


class BijVoorwaardeQuerySet(OntvangerQuerySet):
    PAD = "voorwaarde__verstrekking__"


class Opheffing(Dossierstuk):
    """Only the organisation that set a condition lifts it; who did and why stays."""

    casus = models.ForeignKey(Casus, models.PROTECT, related_name="+")
    voorwaarde = models.OneToOneField(Voorwaarde, models.PROTECT, related_name="opheffing")
    door = models.ForeignKey(User, models.PROTECT, related_name="+")
    op = models.DateTimeField()
    reden = SealedTextField()

    objects = BijVoorwaardeQuerySet.as_manager()

    class Meta(Dossierstuk.Meta):
        abstract = False
        verbose_name_plural = "opheffingen"

    @property
    def dossier(self):
        return self.voorwaarde.dossier

    def betrokkene_ids(self):
        return self.voorwaarde.betrokkene_ids()


class Ontvangst(BijVerstrekking):
    """The receiver took it, under the conditions that came with it."""

    verstrekking = models.OneToOneField(Verstrekking, models.PROTECT, related_name="ontvangst")
    door = models.ForeignKey(User, models.PROTECT, related_name="+")
    organisatie = models.ForeignKey(Organisatie, models.PROTECT, related_name="+")
    op = models.DateTimeField()

    objects = BijVerstrekkingQuerySet.as_manager()

    class Meta(BijVerstrekking.Meta):
        abstract = False
        verbose_name_plural = "ontvangsten"


class Stand(BijVerstrekking):
    """That a verstrekking was withdrawn, corrected or found unlawful; the newest counts."""

    verstrekking = models.ForeignKey(Verstrekking, models.PROTECT, related_name="standen")
    status = models.CharField(
        max_length=12, choices=[c for c in Status.choices if c[0] != "GEDAAN"]
    )
    reden = SealedTextField()
    door = models.ForeignKey(User, models.PROTECT, related_name="+")
    op = models.DateTimeField()

    objects = BijVerstrekkingQuerySet.as_manager()

    class Meta(BijVerstrekking.Meta):
        abstract = False
        verbose_name_plural = "standen"
        ordering = ["-op"]


class Kennisgeving(BijVerstrekking):
    """A receiver must hear that what it got was corrected, withdrawn or wrongly given.

    For a corrected gegeven the database writes it, so that no receiver is forgotten.
    """

    class Hoe(models.TextChoices):
        WAMS = "wams", "In Wams gelezen"
        TELEFOON = "telefoon", "Per telefoon"
        MAIL = "mail", "Per beveiligde mail"
        BRIEF = "brief", "Per brief"

    verstrekking = models.ForeignKey(Verstrekking, models.PROTECT, related_name="kennisgevingen")
    stand = models.OneToOneField(Stand, models.PROTECT, null=True, related_name="kennisgeving")
    gegeven = models.ForeignKey(Gegeven, models.PROTECT, null=True, related_name="+")
    op = models.DateTimeField()
    verteld_op = models.DateTimeField(null=True)
    verteld_door = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    hoe = models.CharField(max_length=10, choices=Hoe, blank=True)

    objects = KennisgevingQuerySet.as_manager()

    class Meta(BijVerstrekking.Meta):
        abstract = False
        verbose_name_plural = "kennisgevingen"
        ordering = ["op"]
        constraints = [
            *Dossierstuk.Meta.constraints,
            models.CheckConstraint(
                name="kennisgeving_over_stand_of_gegeven",
                condition=Q(stand__isnull=False, gegeven=None)
                | Q(stand=None, gegeven__isnull=False),
            ),
            models.CheckConstraint(
                name="kennisgeving_verteld_op_een_manier",
                condition=Q(verteld_op=None) | ~Q(hoe=""),
            ),
        ]
