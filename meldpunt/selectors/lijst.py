"""The work list of the meldpunt, and what somebody sent in himself: numbers, no names."""

from django.db.models import Case, F, IntegerField, Q, Value, When

from meldpunt.models import Meldingregel
from wams.accounts.models import Functie

TERMIJNEN = ("ONTVANGSTBEVESTIGING", "TRIAGE", "DOORGELEIDING", "KOPPELING", "WVGGZ")


def meldingen(actor):
    """The meldpunt: what waits, the shortest term first. Others: their own, newest first."""
    if Functie.MELDPUNT not in actor.functies:
        return eigen(actor)
    rows = _met_termijn(actor).select_related("behandelaar")
    todo = Q(overgedragen=False) | Q(te_berichten=True)
    return rows.filter(todo).order_by(F("termijn_tot").asc(nulls_first=True), "nummer")


def eigen(actor):
    rows = Meldingregel.objects.visible_to(actor).eigen()
    return rows.select_related("behandelaar").order_by("-ontvangen_op", "nummer")


def afgesloten(actor):
    """That they were here and where they went; what was in them is elsewhere now."""
    rows = _met_termijn(actor).afgesloten()
    return rows.select_related("behandelaar").order_by("-ontvangen_op", "nummer")


def _met_termijn(actor):
    """With the number of days before its end from which each term warns."""
    warns = [
        When(termijn_code=code, then=Value(max(actor.catalogus.termijn(code).waarschuwingen)))
        for code in TERMIJNEN
    ]
    days = Case(*warns, default=Value(0), output_field=IntegerField())
    return Meldingregel.objects.visible_to(actor).annotate(waarschuw=days)
