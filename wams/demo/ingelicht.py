"""Who was told in a demo casus that data on him are held: nearly everybody, in time."""

from datetime import timedelta

from cases.models import Informatiemoment
from meldpunt.models import Melding
from wams.demo import brieven

JONG = 14  # days in which family members still may be told
NIET = ("vergeten", "uitstel_gevraagd", "uitstel_loopt", "uitstel_voorbij")
EIGEN = "Iemand belde ons omdat u hulp nodig heeft. Wie dat was, vertellen wij u in het gesprek."


def tell(d):
    """Before the other letters: nothing here asks the dice of the others."""
    client = d.clienten[0]
    zelf = d.is_("vrij") or _melding(d).melder_type == Melding.Meldertype.ZELF
    if zelf:
        d.add(
            Informatiemoment, pk=brieven.vaste_id(d, "zelf"), betrokkene=client,
            soort=Informatiemoment.Soort.ZELF, op=d.casus.gemeld_op,
            aangemaakt_op=d.casus.aangemaakt_op,
        )  # fmt: skip
    schrijver = brieven.schrijver_van(d)
    if schrijver is None:
        return
    if not zelf:
        brieven.sent(d, "B01", client, d.casus.gemeld_op, schrijver, vrije_tekst=EIGEN)
    for person in _te_vertellen(d, client):
        brieven.sent(d, "B05", person, d.casus.gemeld_op + timedelta(days=9), schrijver)


def _te_vertellen(d, client):
    """The others, once there was time; once in the demo it was forgotten, or it must wait."""
    if d.regel.geleden <= JONG:
        return []
    niet = wie_niet(d) if any(d.is_(extra) for extra in NIET) else None
    return [person for person in d.mensen.values() if person is not client and person is not niet]


def wie_niet(d):
    """The first grown-up who is no cliënt, else anybody else."""
    others = [person for person in d.mensen.values() if not person.is_client]
    return next((p for p in others if (p.leeftijd or 0) >= 18), next(iter(others), None))


def _melding(d):
    return next(row for row in d.lading.rows(Melding) if row.casus is d.casus)
