"""Melding and Melder: word from outside that somebody may need help, and who told us."""

from meldpunt.models.melder import Melder
from meldpunt.models.melding import Melding, MeldingPersoon, Meldingstuk
from meldpunt.models.regel import Meldingregel
from meldpunt.models.verloop import Doorgeleiding, Meldingbesluit, Overdracht, Terugkoppeling
from wams.audit.log import volg

__all__ = [
    "Doorgeleiding",
    "Melder",
    "Melding",
    "MeldingPersoon",
    "Meldingbesluit",
    "Meldingregel",
    "Meldingstuk",
    "Overdracht",
    "Terugkoppeling",
]

volg(Melding, "verteld", "hulpwens", "uitkomst_reden")
volg(
    MeldingPersoon,
    "voornamen",
    "voorvoegsel",
    "achternaam",
    "geboortedatum",
)
# Not even who typed it: for a professional that is the melder.
volg(Melder, "ingediend_door", "organisatie")
volg(Doorgeleiding, "aanvaard_door")
volg(Meldingbesluit, "reden")
for model in (Overdracht, Terugkoppeling):
    volg(model)
