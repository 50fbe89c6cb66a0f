"""What a decision about a delay does, and the letter that follows when it ends.

Called within an act; opens no transaction.
"""

from django.utils import timezone

from cases.actions import brieven
from cases.models import Beoordeling, Uitstelbesluit
from cases.selectors import uitstel as selectors
from wams.doelbinding.actor import Actor
from wams.errors import DomainError

Status = Uitstelbesluit.Status
NAAR = {
    Beoordeling.Status.AKKOORD: Status.GEGEVEN,
    Beoordeling.Status.AFGEWEZEN: Status.AFGEWEZEN,
}


def apply_oordeel(actor, beoordeling):
    """Given or refused by the one who weighed it; a longer delay takes the place of the old one."""
    row = selectors.van_beoordeling(actor, beoordeling)
    today = timezone.localdate()
    if beoordeling.status == Beoordeling.Status.AKKOORD:
        _check_nog_nodig(actor, row, today)
        for vorige in selectors.lopende(actor, row.betrokkene):
            vorige.move_to(Status.VERLENGD)
            vorige.geeindigd_op = today
            vorige.save(update_fields=["status", "geeindigd_op"])
    if beoordeling.status not in NAAR:
        raise DomainError("Kies ja of nee.", field="besluit")
    row.move_to(NAAR[beoordeling.status])
    row.beslist_door, row.beslist_op = actor.user, today
    row.save(update_fields=["status", "beslist_door", "beslist_op"])


def withdraw(actor, beoordeling):
    """The casus ends before somebody weighed it: the clock ran all the time."""
    row = selectors.van_beoordeling(actor, beoordeling)
    row.move_to(Status.INGETROKKEN)
    row.save(update_fields=["status"])


def end(uitstel, actor, naar, op, reden):
    """It is over, and the letter that waited is made."""
    uitstel.move_to(naar)
    uitstel.geeindigd_op, uitstel.einde_reden = op, reden
    uitstel.save(update_fields=["status", "geeindigd_op", "einde_reden"])
    make(uitstel, actor)


def make(uitstel, actor):
    """A concept, since only a person knows the own part; what stops it shows as a task.

    Without a contact or somebody who may receive it there is none yet: the next night tries again.
    """
    if uitstel.brief_id or not selectors.nog_te_vertellen(actor, uitstel.betrokkene):
        return
    mag, spreker = selectors.ontvanger(actor, uitstel.betrokkene)
    if not mag:
        return
    try:
        uitstel.brief = brieven.maak_brief(
            uitstel.casus,
            actor=_maker(actor),
            code=uitstel.brief_code,
            betrokkene=uitstel.betrokkene,
            vertegenwoordiging=spreker,
            gegevens={
                "uitstel_van": selectors.begin(actor, uitstel),
                "uitstel_tot": uitstel.geeindigd_op,
                "uitstel_wet": uitstel.artikel,
            },
        )
    except DomainError:
        return
    uitstel.save(update_fields=["brief"])


def _maker(actor):
    if actor.is_systeem:
        return Actor.system("brief.make", actor.gemeente_id)
    return actor.for_other("brief.make")


def _check_nog_nodig(actor, row, today):
    if not selectors.nog_te_vertellen(actor, row.betrokkene):
        raise DomainError("Deze persoon is inmiddels ingelicht. Kies ‘nee’.", field="besluit")
    if row.herzien_voor <= today:
        raise DomainError(
            "De dag waarop dit opnieuw bekeken wordt, is al voorbij. Kies ‘nee’. "
            "De aanvrager kan het opnieuw vragen.",
            field="besluit",
        )
