"""Werkplan, Doelstelling, Afspraak: what is done, by whom, until when."""

from wams.audit.log import volg
from workplans.models.afspraak import Afspraak
from workplans.models.fase import Casusfase
from workplans.models.onderbouwing import Onderbouwing
from workplans.models.werkplan import Akkoord, AndereKijk, Doelstelling, Werkplan

__all__ = [
    "Afspraak",
    "Akkoord",
    "AndereKijk",
    "Casusfase",
    "Doelstelling",
    "Onderbouwing",
    "Werkplan",
]

volg(Afspraak, "toegezegd_door", "vervallen_reden", "ritme")
for model in (Akkoord, AndereKijk, Doelstelling, Onderbouwing, Werkplan):
    volg(model)
