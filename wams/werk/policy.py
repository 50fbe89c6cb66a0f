"""The start page: everybody with a function sees the own work, and only that."""

from wams.accounts.models import Functie
from wams.doelbinding.policy import Rule, register
from wams.recht.codes import Doel

POLICY = {
    "werk.start": Rule((Doel.COORDINATIE,), functies=frozenset(Functie)),
}
register(POLICY)
