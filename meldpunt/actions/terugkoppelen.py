"""Word to the melder: that something was done, never what."""

from django.utils import timezone

from meldpunt.actions import overgang
from wams.actions import action
from wams.errors import DomainError


@action("melder.tell")
def tell_melder(melder, *, actor, kanaal, op):
    """From the fixed words; after this the melder is out of sight as well."""
    if not melder.berichten or melder.bericht_op:
        raise DomainError("De melder hoeft geen bericht (meer).")
    if op > timezone.localdate():
        raise DomainError("Deze datum ligt in de toekomst.", field="op")
    overgang.record_told(melder, actor, kanaal, op)
    melder.save(update_fields=["bericht_op"])
