"""Weighing a data breach: who leads the casus fills it in, the FG advises."""

from datetime import datetime, time

from django.utils import timezone

from disclosures.actions import stappen
from wams.actions import action
from wams.errors import DomainError

TEKSTEN = ("gevolgen", "maatregelen", "ap_niet_of_later", "betrokkenen_niet", "lessen")


@action("datalek.assess")
def assess_datalek(
    datalek, *, actor, inschatting, ap_gemeld_op=None, betrokkenen_geinformeerd_op=None,
    afsluiten=False, **teksten,
):  # fmt: skip
    """What it means and what was done; closing asks that nothing is left open."""
    if datalek.afgesloten_op:
        raise DomainError("Deze beoordeling is al afgesloten.")
    for name in TEKSTEN:
        setattr(datalek, name, teksten.get(name, "").strip())
    datalek.inschatting = inschatting
    if ap_gemeld_op:
        stappen.check_past(ap_gemeld_op, field="ap_gemeld_op")
        datalek.ap_gemeld_op = _noon(ap_gemeld_op)
    if betrokkenen_geinformeerd_op:
        stappen.check_past(betrokkenen_geinformeerd_op, field="betrokkenen_geinformeerd_op")
    datalek.betrokkenen_geinformeerd_op = betrokkenen_geinformeerd_op
    if afsluiten:
        _close(datalek)
    fields = ["inschatting", "ap_gemeld_op", "betrokkenen_geinformeerd_op", "afgesloten_op"]
    datalek.save(update_fields=[*fields, *TEKSTEN])


@action("datalek.advise")
def advise_datalek(datalek, *, actor, advies_fg):
    """The FG advises and decides nothing."""
    datalek.advies_fg, datalek.advies_fg_op = advies_fg.strip(), timezone.localdate()
    datalek.save(update_fields=["advies_fg", "advies_fg_op"])


def _close(datalek):
    risico = datalek.inschatting != datalek.Inschatting.GEEN
    if not datalek.inschatting or not datalek.maatregelen:
        raise DomainError(
            "Vul in hoe groot het risico is en wat er is gedaan.", field="maatregelen"
        )
    if risico and not datalek.ap_gemeld_op and not datalek.ap_niet_of_later:
        raise DomainError(
            "Er is een risico. Vul in wanneer het bij de AP is gemeld, of waarom niet.",
            field="ap_gemeld_op",
        )
    hoog = datalek.inschatting == datalek.Inschatting.HOOG
    if hoog and not datalek.betrokkenen_geinformeerd_op and not datalek.betrokkenen_niet:
        raise DomainError(
            "Het risico is hoog. Vul in wanneer de betrokkene het hoorde, of waarom niet.",
            field="betrokkenen_geinformeerd_op",
        )
    datalek.afgesloten_op = timezone.localdate()


def _noon(day):
    return timezone.make_aware(datetime.combine(day, time(12)))
