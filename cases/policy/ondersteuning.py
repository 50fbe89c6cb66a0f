"""Who records a machtiging, and what the supporter that it names may do."""

from cases.policy.onderzoek import ALTIJD, KIJKEN, OPEN, WERKERS
from wams.accounts.models import Functie
from wams.doelbinding.policy import Rule
from wams.recht.codes import Doel, Rol

ONDERSTEUNER = frozenset({Rol.ONDERSTEUNER})
NIET_VERDER = "Zo ver gaat de machtiging van de cliënt niet."


def loopt(actor, machtiging):
    """The own machtiging, which the cliënt did not withdraw and whose last day is not over."""
    return machtiging.loopt and machtiging.user_id == actor.user_id


def reikt_tot(onderdeel):
    def reikt(actor, machtiging):
        return loopt(actor, machtiging) and machtiging.reikt_tot(onderdeel)

    return reikt


def namens_client(when, uitleg=NIET_VERDER):
    return Rule((Doel.RECHTEN,), rollen=ONDERSTEUNER, statussen=OPEN, when=when, uitleg=uitleg)


eigen = Rule(ALTIJD, rollen=WERKERS, statussen=OPEN)
bekijken = namens_client(loopt, "Deze machtiging loopt niet (meer).")

POLICY = {
    # By who works in the casus
    "ondersteuning.view": Rule(KIJKEN, rollen=WERKERS),
    "machtiging.give": eigen,
    "machtiging.withdraw": eigen,
    "voorstel.take_over": eigen,
    "voorstel.give_back": eigen,
    # By the supporter
    "machtiging.list": Rule((Doel.RECHTEN,), functies=frozenset({Functie.ONDERSTEUNER})),
    "machtiging.view": bekijken,
    "machtiging.view_brieven": namens_client(reikt_tot("meelezen")),
    "machtiging.lay_down": bekijken,
    "voorstel.make": namens_client(reikt_tot("hulpvraag")),
    "zienswijze.bring": namens_client(reikt_tot("eigen_kijk")),
    "bemiddeling.record": namens_client(reikt_tot("bemiddelen")),
}
