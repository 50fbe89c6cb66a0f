"""What a decision about a verstrekking must know of the casus, for a receiver who sees no casus."""

from django.db import models

from cases.models import Casus


class Ontvangstfase(models.Model):
    """Gemeente, phase and route of a casus: no number, no content, no people.

    A view of the database, owned by a role that no login has. It has a row for whoever works in the
    casus and for the organisation that got something from it.
    """

    id = models.UUIDField(primary_key=True)
    gemeente_id = models.UUIDField()
    status = models.CharField(max_length=20, choices=Casus.Status)
    route = models.CharField(max_length=1, choices=Casus.Route)

    class Meta:
        managed = False
        db_table = "disclosures_ontvangstfase"
        default_permissions = ()

    def __str__(self):
        return f"Fase {str(self.pk)[:8]}"
