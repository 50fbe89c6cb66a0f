"""After a death nothing of what waits goes out any more: in the same transaction, for everybody."""

import re
from html import unescape

from cases.actions.brieven import laat_vervallen
from cases.models import Brief

OVERLIJDEN = "E8"
AAN_OF_OVER = "Deze persoon is overleden."
NAAR = "Wie deze brief zou krijgen, is overleden."
NOEMT = "Deze brief noemt iemand die is overleden. Maak zo nodig een nieuwe."


def silence(betrokkene, actor):
    """Letters to, for or naming this person lapse, also those that were read and approved."""
    waiting = Brief.objects.visible_to(actor).van(betrokkene.casus).open()
    for brief in waiting.select_related("betrokkene", "vertegenwoordiging"):
        if reden := _reden(brief, betrokkene):
            laat_vervallen(brief, actor=actor, reden=reden)


def _reden(brief, dead):
    if brief.betrokkene_id == dead.pk:
        return AAN_OF_OVER
    if brief.vertegenwoordiging_id and brief.vertegenwoordiging.persoon_id == dead.pk:
        return NAAR
    return NOEMT if _noemt(unescape(f"{brief.inhoud} {brief.vrije_tekst}"), dead) else ""


def _noemt(text, person):
    """By the whole name, or by a first name; rather one letter made anew than one too many."""
    names = [person.naam, *person.voornamen.split(" ")[:1]]
    pattern = "|".join(rf"\b{re.escape(name)}\b" for name in names if name)
    return re.search(pattern, text, re.IGNORECASE) is not None
