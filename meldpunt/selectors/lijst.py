"""The work list of the meldpunt, and what somebody sent in himself: numbers, no names."""

from django.db.models import F, Q

from meldpunt.models import Meldingregel
from wams.accounts.models import Functie


def meldingen(actor):
    """The meldpunt: what waits, the shortest term first. Others: their own, newest first."""
    if Functie.MELDPUNT not in actor.functies:
        return eigen(actor)
    rows = Meldingregel.objects.visible_to(actor).select_related("behandelaar")
    todo = Q(overgedragen=False) | Q(te_berichten=True)
    return rows.filter(todo).order_by(F("termijn_tot").asc(nulls_first=True), "nummer")


def eigen(actor):
    rows = Meldingregel.objects.visible_to(actor).eigen()
    return rows.select_related("behandelaar").order_by("-ontvangen_op", "nummer")


def afgesloten(actor):
    """That they were here and where they went; what was in them is elsewhere now."""
    rows = Meldingregel.objects.visible_to(actor).afgesloten()
    return rows.select_related("behandelaar").order_by("-ontvangen_op", "nummer")
