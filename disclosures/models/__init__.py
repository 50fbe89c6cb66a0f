"""Verstrekking and all that belongs to it: data that crossed a border, with what justifies it."""

from disclosures.models.afweging import Afweging, Afwegingsuitkomst
from disclosures.models.datalek import Datalekbeoordeling
from disclosures.models.fase import Ontvangstfase
from disclosures.models.gegeven import (
    Kennisgeving,
    Ontvangst,
    Opheffing,
    Stand,
    VerstrektGegeven,
    Voorwaarde,
)
from disclosures.models.register import Registerregel
from disclosures.models.verstrekking import Verstrekking
from disclosures.models.vraagbaak import Vraag
from wams.audit.log import volg

__all__ = [
    "Afweging",
    "Afwegingsuitkomst",
    "Datalekbeoordeling",
    "Kennisgeving",
    "Ontvangst",
    "Ontvangstfase",
    "Opheffing",
    "Registerregel",
    "Stand",
    "Verstrekking",
    "VerstrektGegeven",
    "Voorwaarde",
    "Vraag",
]

# The other tables are only added to, by right and by trigger: each row is its own history.
for model in (Afwegingsuitkomst, Datalekbeoordeling, Kennisgeving):
    volg(model)
