"""Who does what before when: asked of a partij or a person, promised, done."""

from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.urls import reverse
from django.utils import timezone

from cases.models import Betrokkene, Casus
from wams.accounts.models import Gemeente, Organisatie, User
from wams.doelbinding.rls import Loopt, Nu
from wams.doelbinding.scoping import ScopedQuerySet
from wams.doelbinding.toewijzing import Betrokkenheid
from wams.kluis.velden import SealedTextField
from wams.retention.models import Dossierstuk
from wams.workflow import WorkflowMixin
from workplans.models.fase import Casusfase
from workplans.models.werkplan import Doelstelling
from workplans.policy import partner_voor


class AfspraakQuerySet(ScopedQuerySet):
    def visible_to(self, actor):
        """Those of own casussen, and those asked of an organisation that one is a partner for."""
        if actor.is_systeem:
            return self
        works = Betrokkenheid.objects.filter(
            Q(user=actor.user_id), Q(tot__gt=Nu()), Loopt(F("periodes")), casus=OuterRef("casus")
        )
        own = Q(gemeente=actor.gemeente_id, organisatie__in=partner_voor(actor))
        return self.filter(Q(Exists(works)) | own)

    def van(self, casus):
        return self.filter(casus=casus)

    def open(self):
        return self.filter(status__in=Afspraak.OPEN)

    def geldend(self):
        return self.exclude(status=Afspraak.Status.VERVALLEN)


class Afspraak(WorkflowMixin, Dossierstuk):
    """One thing that one partij or person will do. Not promised yet: it opens nothing.

    A partner sees this row and no more of the casus, so it says what the partij needs to know.
    """

    class Status(models.TextChoices):
        NOG_NIET_TOEGEZEGD = "NOG_NIET_TOEGEZEGD", "Nog niet toegezegd"
        TOEGEZEGD = "TOEGEZEGD", "Toegezegd"
        GEDAAN = "GEDAAN", "Gedaan"
        VERVALLEN = "VERVALLEN", "Vervallen"

    OPEN = (Status.NOG_NIET_TOEGEZEGD, Status.TOEGEZEGD)

    TRANSITIONS = {
        Status.NOG_NIET_TOEGEZEGD: {Status.TOEGEZEGD, Status.VERVALLEN},
        Status.TOEGEZEGD: {Status.GEDAAN, Status.VERVALLEN},
        Status.GEDAAN: set(),
        Status.VERVALLEN: set(),
    }

    class Hoe(models.TextChoices):
        ZELF = "zelf", "Zelf, in Wams"
        TELEFOON = "telefoon", "Per telefoon"
        GESPREK = "gesprek", "In een gesprek"

    casus = models.ForeignKey(Casus, models.PROTECT, related_name="afspraken")
    fase = models.ForeignObject(
        Casusfase, models.DO_NOTHING, from_fields=["casus"], to_fields=["id"], related_name="+"
    )
    gemeente = models.ForeignKey(Gemeente, models.PROTECT, related_name="+")
    doelstelling = models.ForeignKey(
        Doelstelling, models.PROTECT, null=True, related_name="afspraken"
    )
    betrokkene = models.ForeignKey(Betrokkene, models.PROTECT, related_name="+")
    organisatie = models.ForeignKey(Organisatie, models.PROTECT, null=True, related_name="+")
    persoon = models.ForeignKey(Betrokkene, models.PROTECT, null=True, related_name="+")
    wat = SealedTextField("wat er gebeurt")
    subdoel = SealedTextField("wat dit bijdraagt aan het doel", blank=True)
    voor_wie = SealedTextField("voor wie, zoals de partij het mag weten", blank=True)
    voor = models.DateField("voor welke dag")
    ritme = models.CharField("hoe vaak", max_length=60, blank=True)
    status = models.CharField(max_length=20, choices=Status, default=Status.NOG_NIET_TOEGEZEGD)
    eerste_nood = models.BooleanField(default=False)
    gevraagd_door = models.ForeignKey(User, models.PROTECT, related_name="+")
    uitvoerder = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    toegezegd_op = models.DateField(null=True)
    toegezegd_hoe = models.CharField(max_length=10, choices=Hoe, blank=True)
    toegezegd_door = models.CharField("wie het toezegde", max_length=120, blank=True)
    afgerond_op = models.DateField(null=True)
    vervallen_reden = models.CharField(max_length=200, blank=True)
    handhaving_reden = SealedTextField("waarom deze partij toch nodig is", blank=True)
    client_verteld_op = models.DateField(null=True)

    objects = AfspraakQuerySet.as_manager()

    class Meta(Dossierstuk.Meta):
        abstract = False
        verbose_name_plural = "afspraken"
        ordering = ["voor", "aangemaakt_op"]
        indexes = [
            models.Index(fields=["organisatie", "status", "voor"], name="afspraak_van_partij"),
        ]
        constraints = [
            *Dossierstuk.Meta.constraints,
            models.CheckConstraint(
                name="afspraak_van_partij_of_persoon",
                condition=Q(organisatie=None, persoon__isnull=False)
                | Q(organisatie__isnull=False, persoon=None),
            ),
            models.CheckConstraint(
                name="afspraak_zonder_doel_is_eerste_nood",
                condition=Q(doelstelling__isnull=False) | Q(eerste_nood=True),
            ),
            models.CheckConstraint(
                name="afspraak_toegezegd_door_iemand",
                condition=~Q(status__in=["TOEGEZEGD", "GEDAAN"])
                | (Q(toegezegd_op__isnull=False) & ~Q(toegezegd_hoe="")),
            ),
            models.CheckConstraint(
                name="afspraak_zelf_is_van_een_uitvoerder",
                condition=~Q(toegezegd_hoe="zelf") | Q(uitvoerder__isnull=False),
            ),
            models.CheckConstraint(
                name="afspraak_klaar_op_een_dag",
                condition=Q(status__in=["NOG_NIET_TOEGEZEGD", "TOEGEZEGD"])
                | Q(afgerond_op__isnull=False),
            ),
        ]

    @property
    def dossier(self):
        """What may be known of the casus by everybody who may see this row."""
        return self.fase

    @property
    def wie(self):
        return self.organisatie.naam if self.organisatie_id else self.persoon.naam

    @property
    def is_open(self):
        return self.status in self.OPEN

    @property
    def te_laat(self):
        return self.is_open and self.voor < timezone.localdate()

    def betrokkene_ids(self):
        """Whom it is about, and the person who does it."""
        return list(dict.fromkeys(pk for pk in (self.betrokkene_id, self.persoon_id) if pk))

    def get_absolute_url(self):
        """The page of whoever works in the casus; a partner has ``workplans:afspraak``."""
        return reverse("workplans:werkplan", args=[self.casus_id])
