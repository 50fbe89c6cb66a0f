"""What a form needs so that nothing typed is lost and nothing sent counts twice."""

import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone

from wams.accounts.models import Gemeente
from wams.doelbinding.scoping import ScopedQuerySet
from wams.kluis.velden import SealedJSONField
from wams.retention.models import Dossierstuk

GEEN_OBJECT = uuid.UUID(int=0)


class ConceptQuerySet(ScopedQuerySet):
    def visible_to(self, actor):
        """One's own drafts, in this gemeente."""
        return self.filter(user=actor.user_id, gemeente=actor.gemeente_id)


class Concept(Dossierstuk):
    """What somebody typed and did not send yet, sealed with the key of the dossier it is about."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    gemeente = models.ForeignKey(Gemeente, models.PROTECT, related_name="+")
    act = models.CharField(max_length=60)
    adres = models.CharField(max_length=200)
    titel = models.CharField(max_length=120)
    object_id = models.UUIDField(default=GEEN_OBJECT)
    casus_id = models.UUIDField(null=True)
    inhoud = SealedJSONField()
    bewaard_op = models.DateTimeField(default=timezone.now)

    objects = ConceptQuerySet.as_manager()

    class Meta(Dossierstuk.Meta):
        abstract = False
        verbose_name_plural = "concepten"
        constraints = [
            *Dossierstuk.Meta.constraints,
            models.UniqueConstraint(
                name="concept_een_per_formulier",
                fields=["user", "gemeente", "act", "object_id"],
            ),
        ]

    @property
    def dossier_id(self):
        return self.casus_id or self.pk

    @property
    def dossier(self):
        return None


class Inzending(models.Model):
    """Receipt of one submitted form: the same form sent again has no second effect."""

    id = models.UUIDField(primary_key=True, editable=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    act = models.CharField(max_length=60)
    adres = models.CharField(max_length=200)
    op = models.DateTimeField(default=timezone.now)

    class Meta:
        default_permissions = ()
        verbose_name_plural = "inzendingen"

    def __str__(self):
        return f"Inzending {str(self.pk)[:8]}"
