"""Free, independent client support: the offer, the machtiging, and what a supporter brings in."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import Exists, F, Func, OuterRef, Q, Value
from django.urls import reverse
from django.utils import timezone

from cases.models.betrokkene import Betrokkene, Kanaal
from cases.models.casus import Casus
from wams.accounts.models import Gemeente, Organisatie, User
from wams.doelbinding.rls import Loopt, Nu
from wams.doelbinding.scoping import DossierQuerySet, ScopedQuerySet
from wams.doelbinding.toewijzing import Betrokkenheid
from wams.kluis.velden import SealedTextField
from wams.retention.models import Dossierstuk
from wams.workflow import WorkflowMixin

# So long a supporter still sees that a machtiging ended, and no more than that.
NOG_TE_ZIEN = 30


class Fase(models.TextChoices):
    """A new phase asks other things of a cliënt, so support is offered again."""

    ONDERZOEK = "onderzoek", "Onderzoek"
    PLAN = "plan", "Werkplan"
    AANPAK = "aanpak", "Aanpak"


FASE_VAN = {
    Casus.Status.ONDERZOEK_AFGEROND: Fase.PLAN,
    Casus.Status.PLAN_CONCEPT: Fase.PLAN,
    Casus.Status.AANPAK: Fase.AANPAK,
    Casus.Status.HEROVERWEGING: Fase.AANPAK,
}


def fase_van(casus):
    """In which phase a casus is; a suspended one is where it returns to."""
    return FASE_VAN.get(casus.terug_naar or casus.status, Fase.ONDERZOEK)


class Ondersteuning(Dossierstuk):
    """The offer of free, independent client support, and what the cliënt said."""

    class Antwoord(models.TextChoices):
        OPEN = "open", "Nog geen antwoord"
        JA = "ja", "Wil ondersteuning"
        NEE = "nee", "Wil geen ondersteuning"

    casus = models.ForeignKey(Casus, models.PROTECT, related_name="ondersteuningen")
    betrokkene = models.ForeignKey(Betrokkene, models.PROTECT, related_name="ondersteuningen")
    fase = models.CharField(max_length=10, choices=Fase, default=Fase.ONDERZOEK)
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


class OndersteundeCasus(models.Model):
    """What a supporter may know of a casus: number, and phase while his machtiging runs.

    A view of the database, owned by a role that no login has; who works in the casus has it too.
    """

    id = models.UUIDField(primary_key=True)
    gemeente_id = models.UUIDField()
    nummer = models.CharField(max_length=12)
    status = models.CharField(max_length=20, choices=Casus.Status)
    route = models.CharField(max_length=1, choices=Casus.Route)

    class Meta:
        managed = False
        db_table = "cases_ondersteundecasus"
        default_permissions = ()

    def __str__(self):
        return f"Casus {self.nummer}"


class Onderdeel(models.TextChoices):
    """What a cliënt can let a supporter do; each is a choice of its own."""

    MEELEZEN = "meelezen", "Meelezen met wat de cliënt mag lezen"
    HULPVRAAG = "hulpvraag", "Helpen de hulpvraag op te schrijven"
    EIGEN_KIJK = "eigen_kijk", "De eigen kijk van de cliënt opschrijven"
    OVERLEG = "overleg", "Meegaan naar een overleg"
    BEMIDDELEN = "bemiddelen", "Bemiddelen tussen de cliënt en hulpverleners"


class DateRange(Func):
    function = "DATERANGE"
    output_field = DateRangeField()


def werkt_in(actor):
    """Whether the actor works in the casus of this row now; a supporter does not."""
    return Exists(
        Betrokkenheid.objects.filter(
            Q(user=actor.user_id), Q(tot__gt=Nu()), Loopt(F("periodes")), casus=OuterRef("casus")
        )
    )


class MachtigingQuerySet(ScopedQuerySet):
    def visible_to(self, actor):
        """Those of own casussen, and the own ones of a supporter."""
        if actor.is_systeem:
            return self
        own = Q(user=actor.user_id, gemeente=actor.gemeente_id)
        return self.filter(Q(werkt_in(actor)) | own)

    def van(self, casus):
        return self.filter(casus=casus)

    def lopend(self, op=None):
        op = op or timezone.localdate()
        return self.filter(ingetrokken_op=None, van__lte=op, tot__gte=op)


class Machtiging(Dossierstuk):
    """A cliënt lets one independent supporter do these things, until this day or until he says no.

    The toewijzing under which the supporter looks comes from this row and ends with it.
    """

    casus = models.ForeignKey(Casus, models.PROTECT, related_name="machtigingen")
    fase = models.ForeignObject(
        OndersteundeCasus,
        models.DO_NOTHING,
        from_fields=["casus"],
        to_fields=["id"],
        related_name="+",
    )
    gemeente = models.ForeignKey(Gemeente, models.PROTECT, related_name="+")
    betrokkene = models.ForeignKey(Betrokkene, models.PROTECT, related_name="machtigingen")
    user = models.ForeignKey(User, models.PROTECT, related_name="machtigingen")
    organisatie = models.ForeignKey(Organisatie, models.PROTECT, related_name="+")
    onderdelen = models.JSONField("wat de ondersteuner mag", default=list)
    gegeven_op = models.DateField()
    kanaal = models.CharField(max_length=10, choices=Kanaal)
    van = models.DateField()
    tot = models.DateField("geldt tot en met")
    vastgelegd_door = models.ForeignKey(User, models.PROTECT, related_name="+")
    ingetrokken_op = models.DateField(null=True)
    ingetrokken_reden = models.CharField(max_length=200, blank=True)

    objects = MachtigingQuerySet.as_manager()

    class Meta(Dossierstuk.Meta):
        abstract = False
        verbose_name_plural = "machtigingen"
        ordering = ["-gegeven_op"]
        indexes = [models.Index(fields=["user", "tot"], name="machtiging_van_ondersteuner")]
        constraints = [
            *Dossierstuk.Meta.constraints,
            models.CheckConstraint(name="machtiging_van_voor_tot", condition=Q(van__lte=F("tot"))),
            models.CheckConstraint(
                name="machtiging_niet_aan_zichzelf", condition=~Q(user=F("vastgelegd_door"))
            ),
            models.CheckConstraint(name="machtiging_voor_iets", condition=~Q(onderdelen=[])),
            models.CheckConstraint(
                name="machtiging_ingetrokken_met_reden",
                condition=Q(ingetrokken_op=None) | ~Q(ingetrokken_reden=""),
            ),
            ExclusionConstraint(
                name="machtiging_een_tegelijk",
                expressions=[
                    ("betrokkene", RangeOperators.EQUAL),
                    (DateRange("van", "tot", Value("[]")), RangeOperators.OVERLAPS),
                ],
                condition=Q(ingetrokken_op=None),
            ),
        ]

    @property
    def dossier(self):
        """What may be known of the casus by everybody who may see this row."""
        return self.fase

    def remember_dossier(self):
        """Read it while one still may: the log needs it after the access has ended."""
        return self.dossier

    @property
    def loopt(self):
        today = timezone.localdate()
        return self.ingetrokken_op is None and self.van <= today <= self.tot

    @property
    def mag(self):
        """What the supporter may do, in words."""
        return [Onderdeel(code).label for code in Onderdeel if code in self.onderdelen]

    def reikt_tot(self, *onderdelen):
        return self.loopt and bool(set(onderdelen) & set(self.onderdelen))

    def betrokkene_ids(self):
        return [self.betrokkene_id]

    def get_absolute_url(self):
        return reverse("cases:ondersteuning", args=[self.casus_id])


class VanOndersteuner(Dossierstuk):
    """What a supporter brought in, under the machtiging that reached so far on that day."""

    machtiging = models.ForeignKey(Machtiging, models.PROTECT, related_name="+")
    door = models.ForeignKey(User, models.PROTECT, related_name="+")

    class Meta(Dossierstuk.Meta):
        abstract = True

    @property
    def dossier(self):
        return self.machtiging.fase

    def betrokkene_ids(self):
        return [self.betrokkene_id]

    def get_absolute_url(self):
        return reverse("cases:ondersteuning", args=[self.casus_id])


class InbrengQuerySet(ScopedQuerySet):
    def visible_to(self, actor):
        """Those of own casussen, and what a supporter brought in himself."""
        if actor.is_systeem:
            return self
        return self.filter(Q(werkt_in(actor)) | Q(door=actor.user_id))

    def van(self, casus):
        return self.filter(casus=casus)

    def bij(self, machtiging):
        return self.filter(machtiging=machtiging)


class Hulpvraagvoorstel(WorkflowMixin, VanOndersteuner):
    """The hulpvraag as cliënt and supporter wrote it down; who works in the casus takes it over."""

    class Status(models.TextChoices):
        VOORGESTELD = "voorgesteld", "Wacht op de gemeente"
        OVERGENOMEN = "overgenomen", "Overgenomen als hulpvraag"
        TERUGGEGEVEN = "teruggegeven", "Niet overgenomen"

    TRANSITIONS = {
        Status.VOORGESTELD: {Status.OVERGENOMEN, Status.TERUGGEGEVEN},
        Status.OVERGENOMEN: set(),
        Status.TERUGGEGEVEN: set(),
    }

    casus = models.ForeignKey(Casus, models.PROTECT, related_name="hulpvraagvoorstellen")
    betrokkene = models.ForeignKey(Betrokkene, models.PROTECT, related_name="+")
    woorden = SealedTextField("in de woorden van de cliënt")
    op = models.DateField()
    status = models.CharField(max_length=14, choices=Status, default=Status.VOORGESTELD)
    beantwoord_door = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    beantwoord_op = models.DateField(null=True)
    reden = SealedTextField("waarom niet", blank=True)

    objects = InbrengQuerySet.as_manager()

    class Meta(Dossierstuk.Meta):
        abstract = False
        verbose_name = "voorstel voor de hulpvraag"
        verbose_name_plural = "hulpvraagvoorstellen"
        ordering = ["-op", "-aangemaakt_op"]
        constraints = [
            *Dossierstuk.Meta.constraints,
            models.UniqueConstraint(
                name="hulpvraagvoorstel_een_open",
                fields=["betrokkene"],
                condition=Q(status="voorgesteld"),
            ),
        ]


class Bemiddeling(VanOndersteuner):
    """A supporter brought cliënt and hulpverlener together: when, who, and what came of it."""

    casus = models.ForeignKey(Casus, models.PROTECT, related_name="bemiddelingen")
    betrokkene = models.ForeignKey(Betrokkene, models.PROTECT, related_name="+")
    op = models.DateField()
    tussen = SealedTextField("tussen wie")
    uitkomst = SealedTextField("wat eruit kwam, in één zin")

    objects = InbrengQuerySet.as_manager()

    class Meta(Dossierstuk.Meta):
        abstract = False
        verbose_name_plural = "bemiddelingen"
        ordering = ["-op", "-aangemaakt_op"]
