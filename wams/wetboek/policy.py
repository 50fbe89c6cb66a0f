"""Who may read, write, advise on and sign the rules. Nobody here sees a casus.

Which rules hold is the security and the lawfulness of the processing: oversight, D13.
"""

from wams.accounts.models import Functie
from wams.doelbinding.policy import Rule, register
from wams.recht.codes import Doel

IEDEREEN = Rule((Doel.TOEZICHT,), functies=frozenset(Functie))
BEHEER = Rule((Doel.TOEZICHT,), functies=frozenset({Functie.BEHEERDER}))
FG = Rule((Doel.TOEZICHT,), functies=frozenset({Functie.FG}))
STELT_OP = Rule((Doel.TOEZICHT,), functies=frozenset({Functie.BEHEERDER, Functie.JURIST}))
BESLUIT = Rule((Doel.TOEZICHT,), functies=frozenset({Functie.BESLUITNEMER}))
TREKT_IN = Rule(
    (Doel.TOEZICHT,),
    functies=frozenset({Functie.BEHEERDER, Functie.JURIST, Functie.BESLUITNEMER}),
)

POLICY = {
    "catalogus.view": IEDEREEN,
    "catalogus.list": IEDEREEN,
    "catalogus.compare": IEDEREEN,
    "catalogus.export": IEDEREEN,
    "ontwerp.view": BEHEER,
    "ontwerp.start": BEHEER,
    "ontwerp.import": BEHEER,
    "ontwerp.drop": BEHEER,
    "regel.correct": BEHEER,
    "catalogus.present": BEHEER,
    "catalogus.advise": FG,
    "catalogus.sign_as_jurist": Rule((Doel.TOEZICHT,), functies=frozenset({Functie.JURIST})),
    "catalogus.sign_as_besluitnemer": BESLUIT,
    "catalogus.withdraw": TREKT_IN,
    "dpia.list": IEDEREEN,
    "dpia.draw_up": STELT_OP,
    "dpia.advise": FG,
    "dpia.decide": BESLUIT,
    "dpia.view_bijlage": IEDEREEN,
}
register(POLICY)
