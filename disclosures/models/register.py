"""The register of the gemeente for the FG: that, to whom and why; never what it said or of whom."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from disclosures.models.keuzes import Aanleiding, Kanaal, Richting, Status
from wams.accounts.models import Gemeente, Organisatie


class RegisterregelQuerySet(models.QuerySet):
    def visible_to(self, actor):
        """The view shows the FG the rows of the gemeente, and nobody else any."""
        return self.filter(gemeente=actor.gemeente_id)


class Registerregel(models.Model):
    """A view of the database without a sealed column: content can't come along by mistake."""

    id = models.UUIDField(primary_key=True)
    casus_id = models.UUIDField()
    casusnummer = models.CharField(max_length=12)
    gemeente = models.ForeignKey(Gemeente, models.DO_NOTHING, related_name="+")
    betrokkene_id = models.UUIDField()
    nummer = models.PositiveIntegerField()
    deling = models.UUIDField()
    richting = models.CharField(max_length=10, choices=Richting)
    aanleiding = models.CharField(max_length=20, choices=Aanleiding)
    kanaal = models.CharField(max_length=10, choices=Kanaal)
    verstrekker = models.ForeignKey(Organisatie, models.DO_NOTHING, related_name="+")
    ontvanger = models.ForeignKey(Organisatie, models.DO_NOTHING, null=True, related_name="+")
    gedaan_op = models.DateTimeField()
    vastgelegd_op = models.DateTimeField()
    doel = models.CharField(max_length=4)
    grondslag = models.CharField(max_length=20)
    uitzondering = models.CharField(max_length=20)
    catalogusversie = models.UUIDField()
    handhavingsrisico = models.BooleanField()
    spoed = models.BooleanField()
    aanvullen_voor = models.DateField(null=True)
    opgevolgd = models.BooleanField()
    ontvangen_op = models.DateTimeField(null=True)
    status = models.CharField(max_length=12, choices=Status)
    gegevens = models.PositiveIntegerField()
    categorieen = ArrayField(models.CharField(max_length=4))

    objects = RegisterregelQuerySet.as_manager()

    class Meta:
        managed = False
        db_table = "disclosures_registerregel"
        default_permissions = ()
        verbose_name = "regel van het register"
        verbose_name_plural = "regels van het register"
        ordering = ["-gedaan_op", "-id"]

    def __str__(self):
        return f"Verstrekking {self.nummer} van casus {self.casusnummer}"

    def betrokkene_ids(self):
        return [self.betrokkene_id]
