"""Goals: at most five, in an order that one can change with buttons."""

from django.utils import timezone

from wams.actions import action
from wams.errors import DomainError
from workplans.actions import stappen
from workplans.models import Afspraak, Doelstelling
from workplans.selectors import toets


@action("doelstelling.add")
def add_doelstelling(plan, *, actor, resultaat, domein):
    _check_domein(plan.casus, domein)
    if toets.vol(actor, plan):
        raise DomainError(
            "Een plan heeft hoogstens vijf doelen. Haal er eerst een weg, of voeg er twee samen."
        )
    doel = Doelstelling(
        casus=plan.casus,
        werkplan=plan,
        volgorde=Doelstelling.objects.visible_to(actor).bij(plan).count() + 1,
        resultaat=resultaat,
        domein=domein,
        bewaarklasse=plan.bewaarklasse,
    )
    doel.save()
    stappen.touch(plan)
    return doel


@action("doelstelling.correct")
def correct_doelstelling(doel, *, actor, resultaat, domein):
    _check_domein(doel.casus, domein)
    doel.resultaat, doel.domein = resultaat, domein
    doel.save(update_fields=["resultaat", "domein"])
    stappen.touch(doel.werkplan)


@action("doelstelling.move_up")
def move_up(doel, *, actor):
    _swap(actor, doel, doel.volgorde - 1)


@action("doelstelling.move_down")
def move_down(doel, *, actor):
    _swap(actor, doel, doel.volgorde + 1)


@action("doelstelling.remove")
def remove_doelstelling(doel, *, actor):
    """Out of this version; in a first plan what was agreed for it lapses at once."""
    rows = Doelstelling.objects.visible_to(actor)
    doel.geschrapt_op = timezone.localdate()
    doel.save(update_fields=["geschrapt_op"])
    for volgorde, other in enumerate(rows.bij(doel.werkplan), start=1):
        _place(other, volgorde)
    if not rows.filter(lijn=doel.lijn).actief().exists():
        open_ = Afspraak.objects.visible_to(actor).open().filter(doelstelling__lijn=doel.lijn)
        stappen.lapse_all(open_, actor, "Het doel is uit het plan gehaald.")
    stappen.touch(doel.werkplan)


@action("doelstelling.set_stap")
def set_stap(doel, *, actor, stap, op):
    """How far it is, from 1 to 5; the same goal keeps it in each later version."""
    stappen.check_past(op, field="op")
    doel.stap, doel.stap_op = stap, op
    doel.save(update_fields=["stap", "stap_op"])


def _check_domein(casus, domein):
    if domein in casus.domeinen_uit:
        raise DomainError(
            "Dit onderwerp wil de cliënt niet (meer). Alleen de cliënt kan dat ruimer maken.",
            field="domein",
        )


def _swap(actor, doel, volgorde):
    rows = Doelstelling.objects.visible_to(actor).bij(doel.werkplan)
    other = rows.filter(volgorde=volgorde).first()
    if other is None:
        raise DomainError("Dit doel staat al aan het eind van de rij.")
    _place(other, doel.volgorde)
    _place(doel, volgorde)
    stappen.touch(doel.werkplan)


def _place(doel, volgorde):
    if doel.volgorde != volgorde:
        doel.volgorde = volgorde
        doel.save(update_fields=["volgorde"])
