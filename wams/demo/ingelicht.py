"""Who was told in a demo casus that data on him are held: nearly everybody, in time."""

from datetime import timedelta

from cases.models import Informatiemoment
from meldpunt.models import Melding
from wams.demo import brieven

JONG = 14  # days in which family members still may be told
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
    """The others, once there was time; where it is not safe, and once in the demo, nobody did."""
    if d.regel.geleden <= JONG or d.verhaal.get("beschermd"):
        return []
    others = [person for person in d.mensen.values() if person is not client]
    return others[1:] if d.is_("vergeten") else others


def _melding(d):
    return next(row for row in d.lading.rows(Melding) if row.casus is d.casus)
