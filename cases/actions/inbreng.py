"""What a supporter brings in with the machtiging of the cliënt, and what is done with it."""

from django.utils import timezone

from cases.actions import onderzoek
from cases.models import Bemiddeling, Hulpvraagvoorstel, Zienswijze
from wams.actions import action
from wams.errors import DomainError

Status = Hulpvraagvoorstel.Status


@action("voorstel.make")
def make_voorstel(machtiging, *, actor, woorden, op):
    """The hulpvraag as cliënt and supporter wrote it; it is one when the gemeente takes it over."""
    _not_in_future(op)
    own = Hulpvraagvoorstel.objects.visible_to(actor).bij(machtiging)
    if own.filter(status=Status.VOORGESTELD).exists():
        raise DomainError("Uw vorige voorstel wacht nog op een antwoord. Bel de gemeente.")
    return _bring(Hulpvraagvoorstel, machtiging, actor, woorden=woorden, op=op)


@action("voorstel.take_over")
def take_over_voorstel(voorstel, *, actor):
    """Word for word: what the cliënt asks is not rewritten on the way."""
    _answer(voorstel, actor, Status.OVERGENOMEN)
    record = actor.for_other("hulpvraag.record")
    onderzoek.record_hulpvraag(
        voorstel.betrokkene, actor=record, woorden=voorstel.woorden, op=voorstel.op
    )


@action("voorstel.give_back")
def give_back_voorstel(voorstel, *, actor, reden):
    """Not taken over, with the reason that the supporter reads; the words stay where they are."""
    voorstel.reden = reden
    _answer(voorstel, actor, Status.TERUGGEGEVEN)


@action("zienswijze.bring")
def bring_zienswijze(machtiging, *, actor, woorden, gevraagd_op, kanaal):
    """The cliënt's own view, written down by who supports him."""
    _not_in_future(gevraagd_op, "gevraagd_op")
    zienswijze = Zienswijze(
        casus_id=machtiging.casus_id,
        betrokkene_id=machtiging.betrokkene_id,
        machtiging=machtiging,
        gegeven=True,
        woorden=woorden,
        gevraagd_op=gevraagd_op,
        kanaal=kanaal,
        bewaarklasse=machtiging.bewaarklasse,
    )
    zienswijze.save()
    return machtiging


@action("bemiddeling.record")
def record_bemiddeling(machtiging, *, actor, op, tussen, uitkomst):
    """When it was, between whom, and in one sentence what came of it."""
    _not_in_future(op)
    return _bring(Bemiddeling, machtiging, actor, op=op, tussen=tussen, uitkomst=uitkomst)


def _bring(model, machtiging, actor, **velden):
    row = model(
        casus_id=machtiging.casus_id,
        betrokkene_id=machtiging.betrokkene_id,
        machtiging=machtiging,
        door=actor.user,
        bewaarklasse=machtiging.bewaarklasse,
        **velden,
    )
    row.save()
    return row


def _answer(voorstel, actor, status):
    voorstel.move_to(status)
    voorstel.beantwoord_door, voorstel.beantwoord_op = actor.user, timezone.localdate()
    voorstel.save(update_fields=["status", "reden", "beantwoord_door", "beantwoord_op"])


def _not_in_future(day, field="op"):
    if day > timezone.localdate():
        raise DomainError("Deze datum ligt in de toekomst.", field=field)
