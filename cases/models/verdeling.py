"""What werkverdeler and FG may know of every casus: number, phase, term; no names, no content."""

from django.db import models

from cases.models.casus import Casus
from wams.accounts.models import Gemeente, Organisatie, User


class VerdeelstandQuerySet(models.QuerySet):
    def visible_to(self, actor):
        """Row-level security decides: werkverdeler, FG and manager of the gemeente."""
        return self.filter(gemeente=actor.gemeente_id)


class Verdeelstand(models.Model):
    """What must be done first in each casus, kept by the database; empty when it is closed."""

    class Groep(models.TextChoices):
        GEEN = "", "Niets te verdelen"
        ZONDER = "zonder", "Zonder coördinator"
        ONDERZOEKER = "onderzoeker", "Zonder onderzoeker"
        COORDINATOR = "coordinator", "Coördinator nodig"
        OVERDRACHT = "overdracht", "Overdracht gevraagd"
        GEVRAAGD = "gevraagd", "Gevraagd, nog geen antwoord"
        LOOPT = "loopt", "Iemand werkt eraan"

    casus = models.OneToOneField(
        Casus, models.DO_NOTHING, primary_key=True, db_column="casus_id", related_name="+"
    )
    gemeente = models.ForeignKey(Gemeente, models.DO_NOTHING, related_name="+")
    team = models.ForeignKey(Organisatie, models.DO_NOTHING, related_name="+")
    groep = models.CharField(max_length=12, choices=Groep)
    termijn_tot = models.DateField()
    nummer = models.CharField(max_length=12)

    objects = VerdeelstandQuerySet.as_manager()

    class Meta:
        managed = False
        db_table = "cases_verdeelstand"
        default_permissions = ()

    def __str__(self):
        return f"Casus {self.nummer}"


class VerdeelregelQuerySet(models.QuerySet):
    def visible_to(self, actor):
        """The view itself asks who looks: werkverdeler and FG all, others what is asked of them."""
        return self.filter(gemeente=actor.gemeente_id)

    def open(self):
        return self.filter(status__in=Casus.OPEN)


class Verdeelregel(models.Model):
    """What werkverdeler and FG may know of every casus: number, phase, term; no content, no names.

    A view of the database, owned by a role that no login has.
    """

    casus = models.OneToOneField(
        Casus, models.DO_NOTHING, primary_key=True, db_column="casus_id", related_name="+"
    )
    gemeente = models.ForeignKey(Gemeente, models.DO_NOTHING, related_name="+")
    team = models.ForeignKey(Organisatie, models.DO_NOTHING, related_name="+")
    groep = models.CharField(max_length=12, choices=Verdeelstand.Groep)
    nummer = models.CharField(max_length=12)
    route = models.CharField(max_length=1)
    bewaarklasse = models.CharField(max_length=4)
    status = models.CharField(max_length=20, choices=Casus.Status)
    fase = models.CharField(max_length=20, choices=Casus.Status)
    termijn_code = models.CharField(max_length=24)
    termijn_tot = models.DateField()
    verlengd = models.BooleanField()
    gemeld_op = models.DateField()
    overdracht_gevraagd_op = models.DateField(null=True)
    einddatum = models.DateField(null=True)
    coordinatie = models.BooleanField()
    onderzoeker = models.ForeignKey(User, models.DO_NOTHING, null=True, related_name="+")
    coordinator = models.ForeignKey(User, models.DO_NOTHING, null=True, related_name="+")
    waarnemer = models.ForeignKey(User, models.DO_NOTHING, null=True, related_name="+")
    gevraagd = models.ForeignKey(User, models.DO_NOTHING, null=True, related_name="+")
    zonder_sinds = models.DateField(null=True)

    objects = VerdeelregelQuerySet.as_manager()

    class Meta:
        managed = False
        db_table = "cases_verdeelregel"
        default_permissions = ()

    def __str__(self):
        return f"Casus {self.nummer}"

    @property
    def termijn(self):
        """The day that the work of this phase must be done, or None when none is left."""
        return None if self.status in Casus.UITGEWERKT else self.termijn_tot

    @property
    def route_naam(self):
        return Casus.Route(self.route).label

    @property
    def drager(self):
        """Who carries the casus now, or nobody."""
        return self.coordinator or self.waarnemer or self.onderzoeker
