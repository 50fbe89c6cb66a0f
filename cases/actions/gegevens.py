"""Gegevens: what was found out, about whom, from whom, under which ground."""

from cases.actions import nieuw_gegeven
from wams.actions import action


@action("gegeven.add")
def add_gegeven(casus, *, actor, **answers):
    """One piece of information; its answers are those of ``nieuw_gegeven.record``."""
    return nieuw_gegeven.record(casus, actor=actor, **answers)
