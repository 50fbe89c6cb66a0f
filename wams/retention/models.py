"""Everything about a person is a Dossierstuk: with a dossier, a bewaarklasse and an end."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils import timezone


class Dossierstuk(models.Model):
    """A row about a person. Without a bewaarklasse of the catalogue it can't be saved.

    ``dossier_id`` names the dossier whose key seals its texts and with which it is destroyed.
    ``versie`` is raised by the database at each change, so that nobody overwrites unseen work.
    ``VAST``: never changed by anybody, so that there is nothing to lock either.
    """

    VAST = False

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    bewaarklasse = models.CharField(max_length=4)
    bewaren_tot = models.DateField(null=True, editable=False)
    aangemaakt_op = models.DateTimeField(default=timezone.now, editable=False)
    versie = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        abstract = True
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                name="%(app_label)s_%(class)s_bewaarklasse",
                condition=Q(bewaarklasse__regex=r"^RC[0-9]{2}$"),
            )
        ]

    def __str__(self):
        return f"{self._meta.verbose_name.capitalize()} {str(self.pk)[:8]}"

    @property
    def dossier_id(self):
        return self.casus_id

    @property
    def dossier(self):
        """The casus that decides who may see this, or None before there is one."""
        return self.casus

    def betrokkene_ids(self):
        """Ids of the people whose data this row shows: one log line each."""
        return ()
