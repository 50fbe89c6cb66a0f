"""The record of data that crossed a border: who, to whom, about whom, what and why."""

from django.db import models
from django.db.models import OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce
from django.urls import reverse

from cases.models import Betrokkene, Casus, Toestemming
from disclosures.models.fase import Ontvangstfase
from disclosures.models.keuzes import (
    Aanleiding,
    Geinformeerd,
    Kanaal,
    Meenemen,
    Pet,
    Richting,
    Status,
    Toets,
)
from disclosures.models.zichtbaar import OntvangerQuerySet
from wams.accounts.models import Gemeente, Organisatie, User
from wams.kluis.velden import SealedTextField
from wams.retention.models import Dossierstuk


class VerstrekkingQuerySet(OntvangerQuerySet):
    def visible_to(self, actor):
        """With where it stands now: the newest Stand, else done."""
        return super().visible_to(actor).annotate(status=huidige_stand(actor))

    def geldend(self):
        """Not completed or corrected by a later record."""
        return self.filter(opvolger=None)

    def spoed(self):
        return self.filter(spoed=True)


def huidige_stand(actor):
    standen = Verstrekking._meta.get_field("standen").related_model
    newest = standen.objects.visible_to(actor).filter(verstrekking=OuterRef("pk"))
    return Coalesce(Subquery(newest.order_by("-op").values("status")[:1]), Value(Status.GEDAAN))


class Verstrekking(Dossierstuk):
    """One per receiver, betrokkene and moment. Written once: what changes is a record of its own.

    ``vorige`` is the record that this one completes (a spoedverstrekking) or corrects. ``deling``
    joins what one act shared. ``bij`` is the verzoek, agendapunt or afspraak that asked for it.
    """

    VAST = True
    Richting, Aanleiding, Kanaal, Pet = Richting, Aanleiding, Kanaal, Pet
    Toets, Geinformeerd, Meenemen, Status = Toets, Geinformeerd, Meenemen, Status

    casus = models.ForeignKey(Casus, models.PROTECT, related_name="verstrekkingen")
    casusfase = models.ForeignObject(
        Ontvangstfase, models.DO_NOTHING, from_fields=["casus"], to_fields=["id"], related_name="+"
    )
    gemeente = models.ForeignKey(Gemeente, models.PROTECT, related_name="+")
    nummer = models.PositiveIntegerField("volgnummer in deze casus")
    deling = models.UUIDField("wat samen is gedeeld")
    vorige = models.OneToOneField("self", models.PROTECT, null=True, related_name="opvolger")
    fase = models.CharField("fase van de casus", max_length=20, choices=Casus.Status)
    richting = models.CharField(max_length=10, choices=Richting)
    aanleiding = models.CharField(max_length=20, choices=Aanleiding)
    bij = models.UUIDField("waar het uit volgt", null=True)
    verstrekker_organisatie = models.ForeignKey(Organisatie, models.PROTECT, related_name="+")
    verstrekker_partijtype = models.CharField(max_length=40)
    verstrekker_persoon = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    verstrekker_naam = models.CharField(max_length=120)
    verstrekker_functie = models.CharField(max_length=60)
    verstrekker_pet = models.CharField(max_length=14, choices=Pet, blank=True)
    ontvanger_organisatie = models.ForeignKey(
        Organisatie, models.PROTECT, null=True, related_name="+"
    )
    ontvanger_partijtype = models.CharField(max_length=40, blank=True)
    ontvanger_persoon = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    ontvanger_naam = models.CharField(max_length=120, blank=True)
    ontvanger_functie = models.CharField(max_length=60, blank=True)
    ontvanger_pet = models.CharField(max_length=14, choices=Pet, blank=True)
    betrokkene = models.ForeignKey(Betrokkene, models.PROTECT, related_name="verstrekkingen")
    betrokkenheid = models.CharField(max_length=12, choices=Betrokkene.Rol)
    gedaan_op = models.DateTimeField("wanneer gedeeld")
    kanaal = models.CharField(max_length=10, choices=Kanaal)
    doel = models.CharField(max_length=4)
    grondslag = models.CharField(max_length=20)
    avg_basis = models.CharField(max_length=12, blank=True)
    uitzondering = models.CharField(max_length=20, blank=True)
    catalogusversie = models.UUIDField()
    noodzaak = SealedTextField("waarom deze ontvanger dit nodig heeft", null=True)
    proportionaliteit = SealedTextField("waarom niet minder of anders", null=True)
    scope = models.UUIDField("getoetst aan", null=True)
    scope_uitkomst = models.CharField(max_length=12, choices=Toets)
    deelname = models.UUIDField(null=True)
    deelname_uitkomst = models.CharField(max_length=12, choices=Toets)
    afweging = models.UUIDField("afweging van het beroepsgeheim", null=True)
    toestemming = models.ForeignKey(
        Toestemming, models.PROTECT, null=True, related_name="verstrekkingen"
    )
    handhavingsrisico = models.BooleanField(default=False)
    handhaving_reden = SealedTextField("waarom toch delen", null=True)
    handhaving_besloten_door = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    client_verteld_op = models.DateField(null=True)
    geinformeerd = models.CharField(max_length=10, choices=Geinformeerd)
    geinformeerd_op = models.DateField(null=True)
    informeren_voor = models.DateField(null=True)
    uitstel_grond = models.CharField(max_length=20, blank=True)
    instemming_op = models.DateField("de bron stemde in op", null=True)
    meenemen = models.CharField(max_length=10, choices=Meenemen, default=Meenemen.NIET)
    verdere_verwerking = models.UUIDField(null=True)
    spoed = models.BooleanField(default=False)
    gevaar = SealedTextField("welk gevaar", null=True)
    wat = SealedTextField("wat is verteld", null=True)
    aanvullen_voor = models.DateField(null=True)

    objects = VerstrekkingQuerySet.as_manager()

    class Meta(Dossierstuk.Meta):
        abstract = False
        verbose_name_plural = "verstrekkingen"
        ordering = ["-gedaan_op", "-nummer"]
        indexes = [
            models.Index(fields=["casus", "-gedaan_op"], name="verstrekking_van_casus"),
            models.Index(
                fields=["ontvanger_organisatie", "-gedaan_op"], name="verstrekking_ontvanger"
            ),
            models.Index(fields=["gemeente", "-gedaan_op"], name="verstrekking_gemeente"),
        ]
        constraints = [
            *Dossierstuk.Meta.constraints,
            models.UniqueConstraint(name="verstrekking_nummer", fields=["casus", "nummer"]),
            models.CheckConstraint(
                name="verstrekking_volledig_of_spoed",
                condition=Q(
                    spoed=True,
                    gevaar__isnull=False,
                    wat__isnull=False,
                    aanvullen_voor__isnull=False,
                )
                | Q(
                    spoed=False,
                    noodzaak__isnull=False,
                    proportionaliteit__isnull=False,
                    ontvanger_organisatie__isnull=False,
                ),
            ),
            models.CheckConstraint(
                name="verstrekking_aan_iemand",
                condition=Q(ontvanger_organisatie__isnull=False) | ~Q(ontvanger_naam=""),
            ),
            models.CheckConstraint(
                name="verstrekking_doel_en_grond", condition=~Q(doel="") & ~Q(grondslag="")
            ),
            models.CheckConstraint(
                name="verstrekking_toestemming_is_vastgelegd",
                condition=~Q(grondslag="TOEST") | Q(toestemming__isnull=False),
            ),
            models.CheckConstraint(
                name="verstrekking_risico_met_besluit",
                condition=Q(handhavingsrisico=False)
                | Q(spoed=True)
                | ~Q(richting__in=["UIT", "ONDERLING"])
                | ~Q(ontvanger_partijtype__in=["WERK_INKOMEN", "UWV", "CORPORATIE"])
                | Q(
                    handhaving_reden__isnull=False,
                    handhaving_besloten_door__isnull=False,
                    client_verteld_op__isnull=False,
                ),
            ),
            models.CheckConstraint(
                name="verstrekking_informeren_bepaald",
                condition=Q(geinformeerd__in=["VERTELD", "PLAN"], geinformeerd_op__isnull=False)
                | Q(geinformeerd="GEPLAND", informeren_voor__isnull=False)
                | (
                    Q(geinformeerd="UITGESTELD", informeren_voor__isnull=False)
                    & ~Q(uitstel_grond="")
                ),
            ),
        ]

    def __str__(self):
        return f"Verstrekking {self.nummer}"

    @property
    def dossier(self):
        """What may be known of the casus by everybody who may see this row."""
        return self.casusfase

    @property
    def stand_woord(self):
        """Where it stands, as people say it; ``visible_to`` looked it up."""
        return Status(self.status).label

    @property
    def aan(self):
        """To whom, as people say it."""
        organisatie = str(self.ontvanger_organisatie) if self.ontvanger_organisatie_id else ""
        return ", ".join(part for part in (organisatie, self.ontvanger_naam) if part)

    @property
    def door(self):
        return f"{self.verstrekker_naam}, {self.verstrekker_organisatie}"

    @property
    def vastgelegd_op(self):
        return self.aangemaakt_op

    def betrokkene_ids(self):
        return [self.betrokkene_id]

    def get_absolute_url(self):
        return reverse("disclosures:verstrekking", args=[self.pk])
