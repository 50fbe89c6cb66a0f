"""What the FG may look at: the log and the terms of every casus, never the content."""

from wams.accounts.models import Functie
from wams.doelbinding.policy import Rule, register
from wams.recht.codes import Doel

FG = frozenset({Functie.FG})

POLICY = {
    "toezicht.list": Rule((Doel.TOEZICHT,), functies=FG),
    "toezicht.view_spoor": Rule((Doel.TOEZICHT,), functies=FG),
    "toezicht.view_informeren": Rule((Doel.TOEZICHT,), functies=FG),
    "toezicht.view_register": Rule((Doel.TOEZICHT,), functies=FG),
    "toezicht.export_register": Rule((Doel.TOEZICHT,), functies=FG),
    "toezicht.view_datalekken": Rule((Doel.TOEZICHT,), functies=FG),
    "toezicht.view_signalen": Rule((Doel.TOEZICHT,), functies=FG),
}
register(POLICY)
