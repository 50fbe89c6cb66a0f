"""After a death nothing of what waits goes out any more: in the same transaction, for everybody."""

import re
from html import unescape

from cases.actions.brieven import laat_vervallen, readdress_brief
from cases.models import Brief
from cases.selectors.vertegenwoordiging import stand

OVERLIJDEN = "E8"
AAN_OF_OVER = "Deze persoon is overleden."
NOEMT = "Deze brief noemt iemand die is overleden. Maak zo nodig een nieuwe."


def silence(betrokkene, actor):
    """Letters to or naming this person lapse, also those that were read and approved.

    What he would have got for another goes to who speaks for that other now; as long as nobody
    does it stays, and can't be sent.
    """
    waiting = Brief.objects.visible_to(actor).van(betrokkene.casus).open()
    for brief in waiting.select_related("betrokkene", "vertegenwoordiging"):
        if _would_get(brief, betrokkene):
            if stand(actor, brief.casus).naar(brief.betrokkene):
                readdress_brief(brief, actor=actor)
        elif reden := _reden(brief, betrokkene):
            laat_vervallen(brief, actor=actor, reden=reden)


def _reden(brief, dead):
    if brief.betrokkene_id == dead.pk:
        return AAN_OF_OVER
    return NOEMT if _noemt(unescape(f"{brief.inhoud} {brief.vrije_tekst}"), dead) else ""


def _would_get(brief, dead):
    """In the place of somebody who lives."""
    spreker = brief.vertegenwoordiging
    return spreker and spreker.persoon_id == dead.pk and brief.betrokkene_id != dead.pk


def _noemt(text, person):
    """By the whole name, or by a first name; rather one letter made anew than one too many."""
    names = [person.naam, *person.voornamen.split(" ")[:1]]
    pattern = "|".join(rf"\b{re.escape(name)}\b" for name in names if name)
    return re.search(pattern, text, re.IGNORECASE) is not None
