"""Toewijzing: this person may use this casus for this doel, from, until, because of an act."""

import uuid

from django.conf import settings
from django.contrib.auth.models import Permission
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateTimeRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q
from guardian.models import UserObjectPermissionBase

from wams.accounts.models import Gemeente, Organisatie
from wams.doelbinding.scoping import ScopedQuerySet


class TsTzRange(Func):
    function = "TSTZRANGE"
    output_field = DateTimeRangeField()


class OnlyOndersteuner(Func):
    """1 for a supporter, 0 for every other role."""

    template = "(CASE %(expressions)s WHEN 'ONDERSTEUNER' THEN 1 ELSE 0 END)"
    output_field = models.IntegerField()


class GrantFields(models.Model):
    """What every grant says; shared by the table of all grants and the view of the live ones."""

    gemeente = models.ForeignKey(Gemeente, models.DO_NOTHING, related_name="+")
    organisatie = models.ForeignKey(Organisatie, models.DO_NOTHING, related_name="+")
    rol = models.CharField(max_length=20)
    reden = models.CharField(max_length=200)
    act = models.CharField(max_length=60)
    van = models.DateTimeField()
    tot = models.DateTimeField()

    class Meta:
        abstract = True

    @property
    def doel(self):
        return self.permission.codename


class ToewijzingQuerySet(ScopedQuerySet):
    def visible_to(self, actor):
        """Row-level security decides: own grants, those on own casussen, Beheer in the gemeente."""
        return self.filter(gemeente=actor.gemeente_id)


class Toewijzing(GrantFields):
    """Every grant that ever was: past, present and to come. Given by an act, only gets shorter."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="toewijzingen")
    casus = models.ForeignKey("cases.Casus", models.PROTECT, related_name="toewijzingen")
    permission = models.ForeignKey(Permission, models.PROTECT, related_name="+")
    toegekend_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True
    )

    objects = ToewijzingQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        verbose_name_plural = "toewijzingen"
        ordering = ["-van"]
        constraints = [
            models.CheckConstraint(name="toewijzing_van_voor_tot", condition=Q(van__lte=F("tot"))),
            models.CheckConstraint(name="toewijzing_heeft_reden", condition=~Q(reden="")),
            models.CheckConstraint(name="toewijzing_heeft_act", condition=~Q(act="")),
            ExclusionConstraint(
                name="toewijzing_geen_dubbele",
                expressions=[
                    ("user", RangeOperators.EQUAL),
                    ("casus", RangeOperators.EQUAL),
                    ("permission", RangeOperators.EQUAL),
                    ("rol", RangeOperators.EQUAL),
                    (TsTzRange("van", "tot"), RangeOperators.OVERLAPS),
                ],
            ),
            # Who supports a cliënt never has another role in that casus, before or after.
            ExclusionConstraint(
                name="toewijzing_ondersteuner_staat_buiten",
                expressions=[
                    ("user", RangeOperators.EQUAL),
                    ("casus", RangeOperators.EQUAL),
                    (OnlyOndersteuner("rol"), RangeOperators.NOT_EQUAL),
                ],
            ),
        ]

    def __str__(self):
        return f"Toewijzing {str(self.pk)[:8]}"


class LopendeToewijzing(UserObjectPermissionBase, GrantFields):
    """Guardian's model: a view of the grants that hold now, so that no road forgets the dates."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.DO_NOTHING, related_name="lopende_toewijzingen"
    )
    content_object = models.ForeignKey(
        "cases.Casus", models.DO_NOTHING, db_column="casus_id", related_name="lopende_toewijzingen"
    )
    permission = models.ForeignKey(Permission, models.DO_NOTHING, related_name="+")
    toegekend_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.DO_NOTHING, related_name="+", null=True
    )

    class Meta:
        managed = False
        db_table = "doelbinding_lopendetoewijzing"
        default_permissions = ()
        unique_together = ()


class Betrokkenheid(models.Model):
    """One derived row per (user, casus), kept by a database trigger from the grants."""

    pk = models.CompositePrimaryKey("user_id", "casus_id")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, db_index=False, related_name="betrokkenheden"
    )
    casus = models.ForeignKey(
        "cases.Casus", models.PROTECT, db_index=False, related_name="betrokkenheden"
    )
    periodes = models.TextField()
    tot = models.DateTimeField()
    laatste_activiteit = models.DateTimeField()

    class Meta:
        managed = False
        db_table = "doelbinding_betrokkenheid"
        default_permissions = ()


class Systeemact(models.Model):
    """A system act that the worker may run without a person."""

    act = models.CharField(primary_key=True, max_length=60)

    class Meta:
        default_permissions = ()
        verbose_name_plural = "systeemacts"

    def __str__(self):
        return self.act
