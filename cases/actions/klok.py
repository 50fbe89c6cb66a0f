"""What starts or shortens the clock of informing; called within the act that did it.

The letter that stops it is sent elsewhere, and the database works out what it means.
"""

from cases.models import Informatiemoment

Soort = Informatiemoment.Soort


def note_verstrekking(betrokkene, actor, op):
    """Data on this person went to another: he must know by now."""
    return note(betrokkene, actor, Soort.VERSTREKKING, op)


def note_verkregen(betrokkene, actor, op):
    """Data on this person came from another, and no gegeven says so."""
    return note(betrokkene, actor, Soort.ANDER, op)


def note(betrokkene, actor, soort, op):
    row = Informatiemoment(
        casus_id=betrokkene.casus_id,
        betrokkene=betrokkene,
        soort=soort,
        op=op,
        vastgelegd_door=actor.user,
        bewaarklasse=betrokkene.bewaarklasse,
    )
    row.save()
    return row
