"""A professional weighs his own beroepsgeheim; the college sees no more than what came out."""

from cases.policy.onderzoek import KIJKEN
from cases.policy.sturing import WERKERS
from wams.accounts.models import Functie
from wams.doelbinding.policy import Rule
from wams.recht.codes import Doel

PROFESSIONALS = frozenset(
    {
        Functie.PARTNER,
        Functie.PROFESSIONAL,
        Functie.MELDPUNT,
        Functie.ONDERZOEKER,
        Functie.COORDINATOR,
    }
)


def van_mij(actor, afweging):
    return afweging.eigenaar_id == actor.user_id


def eigen():
    uitleg = "Een afweging is alleen voor wie haar maakte."
    return Rule((Doel.AFSPRAAK,), functies=PROFESSIONALS, when=van_mij, uitleg=uitleg)


POLICY = {
    "afweging.list": Rule((Doel.AFSPRAAK,), functies=PROFESSIONALS),
    "afweging.decide": Rule((Doel.AFSPRAAK,), functies=PROFESSIONALS),
    "afweging.view": eigen(),
    "afweging.remove": eigen(),
    "afweging.expire": Rule((Doel.ARCHIEF,), systeem=True),
    # What the college may see of it
    "uitkomst.list": Rule(KIJKEN, rollen=WERKERS),
}
