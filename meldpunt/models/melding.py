"""Word from outside that somebody may need help, and the people it is about."""

from django.db import models
from django.db.models import Q
from django.urls import reverse

from cases.models import Betrokkene, Casus
from cases.models.sturing import BuitenDossier
from meldpunt.models.soorten import Onderwerp, Soort
from wams.accounts.models import Functie, Gemeente, Organisatie, User
from wams.doelbinding.rls import Nu
from wams.doelbinding.scoping import ScopedQuerySet
from wams.kluis.velden import SealedJSONField, SealedTextField
from wams.retention.models import Dossierstuk
from wams.workflow import WorkflowMixin

MET_CASUS = ["GEKOPPELD", "CASUS_A", "CASUS_B_VERZOEK"]


class MeldingQuerySet(ScopedQuerySet):
    def visible_to(self, actor):
        """The meldpunt until it has let go; after that whoever works in the linked casus."""
        if actor.is_systeem:
            return self
        seen = Q(casus__in=Casus.objects.visible_to(actor).values("pk"))
        seen |= Q(terug_door=actor.user_id, terug_op=Nu())
        if Functie.MELDPUNT in actor.functies:
            seen |= Q(overgedragen_op=None) | Q(overgedragen_op=Nu())
        return self.filter(seen, gemeente=actor.gemeente_id)

    def van(self, casus):
        return self.filter(casus=casus)


class Melding(WorkflowMixin, BuitenDossier, Dossierstuk):
    """Has its own key. ``overgedragen_op`` is the moment from which the meldpunt sees no more."""

    class Status(models.TextChoices):
        ONTVANGEN = "ONTVANGEN", "Ontvangen"
        IN_TRIAGE = "IN_TRIAGE", "Wordt beoordeeld"
        ACUUT_OVERGEDRAGEN = "ACUUT_OVERGEDRAGEN", "Acuut overgedragen"
        DOORGELEID = "DOORGELEID", "Doorgeleid"
        ADVIES = "ADVIES", "Advies gegeven"
        GEEN_VERVOLG = "GEEN_VERVOLG", "Geen vervolg"
        GEKOPPELD = "GEKOPPELD", "Gekoppeld aan een casus"
        CASUS_A = "CASUS_A", "Casus geopend"
        CASUS_B_VERZOEK = "CASUS_B_VERZOEK", "Verzoek om onderzoek"
        INGETROKKEN = "INGETROKKEN", "Ingetrokken"

    TRANSITIONS = {
        Status.ONTVANGEN: {Status.ACUUT_OVERGEDRAGEN, Status.IN_TRIAGE, Status.INGETROKKEN},
        Status.IN_TRIAGE: {
            Status.ACUUT_OVERGEDRAGEN,
            Status.DOORGELEID,
            Status.ADVIES,
            Status.GEEN_VERVOLG,
            Status.GEKOPPELD,
            Status.CASUS_A,
            Status.CASUS_B_VERZOEK,
            Status.INGETROKKEN,
        },
        Status.ACUUT_OVERGEDRAGEN: {Status.IN_TRIAGE},
        Status.DOORGELEID: {Status.IN_TRIAGE},
        Status.GEKOPPELD: {Status.IN_TRIAGE},
        Status.ADVIES: set(),
        Status.GEEN_VERVOLG: set(),
        Status.CASUS_A: set(),
        Status.CASUS_B_VERZOEK: set(),
        Status.INGETROKKEN: set(),
    }
    BIJ_MELDPUNT = (Status.ONTVANGEN, Status.IN_TRIAGE)
    WEG = (
        Status.ADVIES,
        Status.GEEN_VERVOLG,
        Status.GEKOPPELD,
        Status.CASUS_A,
        Status.CASUS_B_VERZOEK,
        Status.INGETROKKEN,
    )

    class Kanaal(models.TextChoices):
        APPLICATIE = "applicatie", "In deze applicatie"
        TELEFOON = "telefoon", "Per telefoon"
        GESPREK = "gesprek", "In een gesprek"
        MAIL = "mail", "Per beveiligde mail"
        BRIEF = "brief", "Per brief"

    class Meldertype(models.TextChoices):
        ZELF = "zelf", "De persoon zelf"
        NAASTE = "naaste", "Een naaste"
        OMWONENDE = "omwonende", "Een omwonende"
        PROFESSIONAL = "professional", "Een professional"
        LANDELIJK = "landelijk_meldpunt", "Het Landelijk Meldpunt"

    class Verteld(models.TextChoices):
        JA = "ja", "Ja"
        NOG_NIET = "nog_niet", "Nee, nog niet"
        ONVEILIG = "niet_veilig", "Nee, dat is niet veilig"
        ONBEKEND = "onbekend", "Weet ik niet"

    class Hulpwens(models.TextChoices):
        JA = "ja", "Ja"
        NEE = "nee", "Nee"
        ONBEKEND = "onbekend", "Weet ik niet"

    gemeente = models.ForeignKey(Gemeente, models.PROTECT, related_name="+")
    soort = models.CharField(max_length=5, choices=Soort, default=Soort.WAMS)
    nummer = models.CharField(max_length=12)
    kanaal = models.CharField(max_length=12, choices=Kanaal)
    ontvangen_op = models.DateTimeField()
    ingediend_op = models.DateTimeField()
    melder_type = models.CharField(max_length=20, choices=Meldertype)
    acuut = models.BooleanField(default=False)
    feiten = SealedTextField(blank=True)
    mening = SealedTextField(blank=True)
    hulpvraag = SealedTextField("in de woorden van de cliënt", blank=True)
    hulpvraag_op = models.DateField(null=True)
    onderwerpen = SealedJSONField(null=True)
    verteld = models.CharField(max_length=12, choices=Verteld, default=Verteld.ONBEKEND)
    hulpwens = models.CharField(max_length=12, choices=Hulpwens, default=Hulpwens.ONBEKEND)
    toestemming_uwv = models.BooleanField(null=True)
    team = models.ForeignKey(Organisatie, models.PROTECT, related_name="+")
    behandelaar = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    identiteit = models.CharField(
        max_length=10, choices=Betrokkene.Identiteit, default=Betrokkene.Identiteit.NOG_NIET
    )
    bevestigd_op = models.DateField("ontvangst bevestigd", null=True)
    bevestigd_via = models.CharField(max_length=12, blank=True)
    status = models.CharField(max_length=20, choices=Status, default=Status.ONTVANGEN)
    uitkomst = models.CharField(max_length=4, blank=True)
    uitkomst_reden = models.CharField(max_length=20, blank=True)
    termijn_code = models.CharField(max_length=24, blank=True)
    termijn_tot = models.DateField(null=True)
    casus = models.ForeignKey(Casus, models.PROTECT, null=True, related_name="meldingen")
    nagekeken_op = models.DateField("koppeling nagekeken", null=True)
    overgedragen_op = models.DateTimeField(null=True)
    terug_door = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    terug_op = models.DateTimeField(null=True)

    objects = MeldingQuerySet.as_manager()

    class Meta(Dossierstuk.Meta):
        abstract = False
        verbose_name_plural = "meldingen"
        indexes = [
            models.Index(fields=["gemeente", "termijn_tot"], name="melding_termijn"),
            models.Index(fields=["casus"], name="melding_casus"),
        ]
        constraints = [
            *Dossierstuk.Meta.constraints,
            models.UniqueConstraint(name="melding_nummer", fields=["gemeente", "nummer"]),
            models.CheckConstraint(
                name="melding_in_triage_heeft_behandelaar",
                condition=~Q(status="IN_TRIAGE") | Q(behandelaar__isnull=False),
            ),
            models.CheckConstraint(
                name="melding_bij_meldpunt_of_overgedragen",
                condition=Q(status__in=["ONTVANGEN", "IN_TRIAGE"], overgedragen_op=None)
                | Q(status__in=["ACUUT_OVERGEDRAGEN", "DOORGELEID"])
                | Q(overgedragen_op__isnull=False),
            ),
            models.CheckConstraint(
                name="melding_met_casus",
                condition=Q(status__in=MET_CASUS, casus__isnull=False)
                | (~Q(status__in=MET_CASUS) & Q(casus__isnull=True)),
            ),
            models.CheckConstraint(
                name="melding_wvggz_zonder_casus",
                condition=~Q(soort="wvggz") | ~Q(status__in=MET_CASUS),
            ),
            models.CheckConstraint(
                name="melding_open_heeft_termijn",
                condition=Q(termijn_tot__isnull=False) | Q(overgedragen_op__isnull=False),
            ),
        ]

    def __str__(self):
        return f"Melding {self.nummer}"

    @property
    def dossier_id(self):
        return self.pk

    @property
    def bij_meldpunt(self):
        """Whether the meldpunt still sees what is in it."""
        return self.overgedragen_op is None

    @property
    def is_wvggz(self):
        """Another law, with a term of its own; it becomes no casus while it is one."""
        return self.soort == Soort.WVGGZ

    @property
    def eigen_hulpvraag(self):
        return self.melder_type == self.Meldertype.ZELF or bool(self.hulpvraag)

    @property
    def onderwerp_labels(self):
        return [Onderwerp(code).label for code in self.onderwerpen or ()]

    def betrokkene_ids(self):
        """The people it is about; who wrote them just now knows them already."""
        if not hasattr(self, "mensen_ids"):
            rows = MeldingPersoon.objects.unscoped().filter(melding=self.pk)
            self.mensen_ids = list(rows.values_list("pk", flat=True))
        return self.mensen_ids

    def get_absolute_url(self):
        name = "melding" if self.bij_meldpunt else "stand"
        return reverse(f"meldpunt:{name}", args=[self.pk])


class MeldingstukQuerySet(ScopedQuerySet):
    def visible_to(self, actor):
        """What belongs to a melding goes with it."""
        if actor.is_systeem:
            return self
        return self.filter(melding__in=Melding.objects.visible_to(actor).values("pk"))

    def van(self, melding):
        return self.filter(melding=melding)


class Meldingstuk(Dossierstuk):
    """A row under a melding: sealed with its key, seen by whoever sees the melding."""

    class Meta(Dossierstuk.Meta):
        abstract = True

    @property
    def dossier_id(self):
        return self.melding_id

    @property
    def dossier(self):
        return None

    def betrokkene_ids(self):
        return self.melding.betrokkene_ids()

    def get_absolute_url(self):
        return reverse("meldpunt:melding", args=[self.melding_id])


class MeldingPersoon(Meldingstuk):
    """Somebody a melding is about. In a casus the id goes along, so that the log knows one person.

    Nothing has to be known: ``aanduiding`` is enough, and in haste not even that.
    """

    class Rol(models.TextChoices):
        HOOFD = "hoofd", "Om wie het gaat"
        GEZINSLID = "gezinslid", "Gezinslid"
        HUISGENOOT = "huisgenoot", "Huisgenoot"
        MANTELZORGER = "mantelzorger", "Mantelzorger"
        NETWERK = "netwerk", "Uit het netwerk"

    melding = models.ForeignKey(Melding, models.PROTECT, related_name="personen")
    rol = models.CharField(max_length=12, choices=Rol, default=Rol.HOOFD)
    voornamen = models.CharField(max_length=80, blank=True)
    voorvoegsel = models.CharField(max_length=20, blank=True)
    achternaam = models.CharField(max_length=80, blank=True)
    aanduiding = SealedTextField("hoe we deze persoon herkennen", blank=True)
    geboortedatum = models.DateField(null=True, blank=True)
    adres = SealedTextField(blank=True)
    bsn = SealedTextField(blank=True)
    bsn_kenmerk = models.BinaryField(null=True)
    persoon_kenmerk = models.BinaryField(null=True)

    objects = MeldingstukQuerySet.as_manager()

    class Meta(Meldingstuk.Meta):
        abstract = False
        verbose_name = "persoon in een melding"
        verbose_name_plural = "personen in een melding"
        ordering = ["aangemaakt_op", "pk"]
        constraints = [
            *Dossierstuk.Meta.constraints,
            models.UniqueConstraint(
                name="melding_een_hoofdpersoon",
                fields=["melding"],
                condition=Q(rol="hoofd"),
            ),
        ]

    @property
    def naam(self):
        parts = [self.voornamen, self.voorvoegsel, self.achternaam]
        return " ".join(part for part in parts if part)

    @property
    def aangeduid(self):
        """The name, or what stands for it."""
        return self.naam or self.aanduiding or "Nog niet bekend"

    def betrokkene_ids(self):
        return [self.pk]
