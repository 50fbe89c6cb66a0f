"""Who asks, answers and publishes a question without case data. Nobody here sees a casus by it."""

from wams.accounts.models import Functie
from wams.doelbinding.policy import Rule
from wams.recht.codes import Doel

IEDEREEN = Rule((Doel.TOEZICHT,), functies=frozenset(Functie))


def _is_asked(actor, vraag):
    """Whom the question was put to; a subject that only he finds in his list."""
    if vraag.aan == "FG":
        return Functie.FG in actor.functies
    baken = [m.organisatie for m in actor.mandaten if m.functie == Functie.VRAAGBAAK]
    if vraag.aan == "GEMEENTE":
        return any(organisatie.partijtype == "COLLEGE" for organisatie in baken)
    return vraag.organisatie_id in [organisatie.pk for organisatie in baken]


ANTWOORDT = Rule(
    (Doel.TOEZICHT,),
    functies=frozenset({Functie.VRAAGBAAK, Functie.FG}),
    when=_is_asked,
    uitleg="Deze vraag is aan een ander gesteld.",
)

POLICY = {
    "vraagbaak.ask": IEDEREEN,
    "vraagbaak.list": IEDEREEN,
    "vraagbaak.read": IEDEREEN,
    "vraagbaak.view": IEDEREEN,
    "vraagbaak.answer": ANTWOORDT,
    "vraagbaak.publish": ANTWOORDT,
    "vraagbaak.withdraw": ANTWOORDT,
}
