"""On which gegevens a goal rests."""

from django.db import models

from cases.models import Gegeven
from cases.models.casus import Casus
from wams.accounts.models import User
from wams.doelbinding.scoping import DossierQuerySet
from wams.retention.models import Dossierstuk
from workplans.models.werkplan import Doelstelling


class OnderbouwingQuerySet(DossierQuerySet):
    def geldend(self):
        """Not taken away, and resting on something that may still be used."""
        return self.filter(vervallen_op=None, gegeven__buiten_scope=False, gegeven__beperkt=False)


class Onderbouwing(Dossierstuk):
    """A gegeven used anew, for a goal: on the ground that held on the day of that use.

    ``grondslag`` is the successor where the ground at recording has closed.
    """

    casus = models.ForeignKey(Casus, models.PROTECT, related_name="+")
    doelstelling = models.ForeignKey(Doelstelling, models.PROTECT, related_name="onderbouwingen")
    gegeven = models.ForeignKey(Gegeven, models.PROTECT, related_name="onderbouwingen")
    grondslag = models.CharField(max_length=20)
    catalogusversie = models.UUIDField()
    vastgelegd_door = models.ForeignKey(User, models.PROTECT, related_name="+")
    vervallen_op = models.DateField(null=True)

    objects = OnderbouwingQuerySet.as_manager()

    class Meta(Dossierstuk.Meta):
        abstract = False
        verbose_name_plural = "onderbouwingen"
        ordering = ["aangemaakt_op"]
        constraints = [
            *Dossierstuk.Meta.constraints,
            models.UniqueConstraint(
                name="onderbouwing_een_keer",
                fields=["doelstelling", "gegeven"],
                condition=models.Q(vervallen_op=None),
            ),
        ]

    def betrokkene_ids(self):
        return self.gegeven.betrokkene_ids()

    def get_absolute_url(self):
        return self.doelstelling.get_absolute_url()
