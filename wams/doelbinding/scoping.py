"""Rows only for an actor: no actor, no rows."""

from django.db import models
from django.db.models import F, Q

from wams.doelbinding.rls import Loopt, Nu
from wams.errors import UnscopedQueryError


class ScopedManager(models.Manager):
    """Gives rows to an actor and to nobody else: ``objects.all()`` raises.

    So does ``casus.meldingen.all()``: always start at ``Melding.objects.visible_to(actor)``.
    """

    def visible_to(self, actor):
        return self.unscoped().visible_to(actor)

    def unscoped(self):
        """Every caller is on the list in tests/architecture/test_scoping.py."""
        if hasattr(self, "instance"):  # a related manager would silently drop its filter
            raise UnscopedQueryError(f"Start at {self.model.__name__}.objects")
        return super().get_queryset()

    def get_queryset(self):
        raise UnscopedQueryError(f"{self.model.__name__}: say for whom, with visible_to(actor)")


class ScopedQuerySet(models.QuerySet):
    def visible_to(self, actor):
        raise NotImplementedError

    @classmethod
    def as_manager(cls):
        return ScopedManager.from_queryset(cls)()


class DossierQuerySet(ScopedQuerySet):
    """For a table under the casus: visible with a live toewijzing on its casus.

    Needs a foreign key ``casus``. One filter() call, since a second would join a second time.
    """

    PAD = "casus__betrokkenheden"

    def visible_to(self, actor):
        if actor.is_systeem:
            return self
        return self.filter(
            Q(**{f"{self.PAD}__user": actor.user_id}),
            Q(**{f"{self.PAD}__tot__gt": Nu()}),
            Loopt(F(f"{self.PAD}__periodes")),
        )

    def van(self, casus):
        return self.filter(casus=casus)
