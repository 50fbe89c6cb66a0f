"""Whether each person knows that we hold data on them, and by when they must."""

from django.db import models
from django.db.models import Q
from django.urls import reverse

from cases.models.betrokkene import Betrokkene
from cases.models.brief import Brief
from cases.models.casus import Casus
from wams.accounts.models import Functie, Gemeente, User
from wams.doelbinding.scoping import DossierQuerySet, ScopedQuerySet
from wams.retention.models import Dossierstuk


class Informatiemoment(Dossierstuk):
    """What starts or shortens the clock of one person, as far as no other row says it."""

    class Soort(models.TextChoices):
        ZELF = "zelf", "Vertelde het zelf"
        ANDER = "ander", "Gegevens van een ander gekregen"
        CONTACT = "contact", "Contact"
        VERSTREKKING = "verstrekking", "Gegevens met een ander gedeeld"

    casus = models.ForeignKey(Casus, models.PROTECT, related_name="informatiemomenten")
    betrokkene = models.ForeignKey(Betrokkene, models.PROTECT, related_name="informatiemomenten")
    soort = models.CharField(max_length=12, choices=Soort)
    op = models.DateField()
    vastgelegd_door = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")

    objects = DossierQuerySet.as_manager()

    class Meta(Dossierstuk.Meta):
        abstract = False
        verbose_name_plural = "informatiemomenten"
        ordering = ["op"]

    def betrokkene_ids(self):
        return [self.betrokkene_id]

    def get_absolute_url(self):
        return reverse("cases:ingelicht", args=[self.casus_id])


class InformatieplichtQuerySet(ScopedQuerySet):
    def visible_to(self, actor):
        """Who works in the casus; the FG of the gemeente sees all, without names."""
        if actor.is_systeem or Functie.FG in actor.functies:
            return self.filter(gemeente=actor.gemeente_id)
        return self.filter(casus__in=Casus.objects.visible_to(actor).values("pk"))

    def van(self, casus):
        return self.filter(casus=casus)

    def open(self):
        """Data of another, and the person was not told. Whoever died is told nothing."""
        return self.filter(van_ander=True, geinformeerd_op=None, overleden_op=None)

    def voor(self, dag, verkregen_tot):
        """Those whose clock ends before this day; ``verkregen_tot``: the term ended before it.

        A delay, while it lasts and once it is over, has a day of its own that counts alone.
        """
        vroeger = Q(contact_op__lt=dag) | Q(verstrekt_op__lt=dag)
        zonder = Q(uitgesteld_tot=None, uitstel_einde_op=None)
        return self.open().filter(
            zonder & (vroeger | Q(verkregen_op__lte=verkregen_tot))
            | Q(uitgesteld_tot__lt=dag)
            | Q(uitgesteld_tot=None, uitstel_einde_op__lt=dag)
        )


class Informatieplicht(models.Model):
    """One row per betrokkene, kept by the database from what happened; nobody writes it by hand."""

    betrokkene = models.OneToOneField(
        Betrokkene, models.DO_NOTHING, primary_key=True, db_column="betrokkene_id",
        related_name="+",
    )  # fmt: skip
    casus = models.ForeignKey(Casus, models.DO_NOTHING, related_name="+")
    gemeente = models.ForeignKey(Gemeente, models.DO_NOTHING, related_name="+")
    van_ander = models.BooleanField()
    verkregen_op = models.DateField()
    contact_op = models.DateField(null=True)
    verstrekt_op = models.DateField(null=True)
    geinformeerd_op = models.DateField(null=True)
    brief = models.ForeignKey(Brief, models.DO_NOTHING, null=True, related_name="+")
    overleden_op = models.DateField(null=True)
    uitgesteld_tot = models.DateField(null=True)
    uitstel_einde_op = models.DateField(null=True)

    objects = InformatieplichtQuerySet.as_manager()

    class Meta:
        managed = False
        db_table = "cases_informatieplicht"
        default_permissions = ()

    def __str__(self):
        return "Informatieplicht"
