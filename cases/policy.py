"""Who may do what in a casus, for which doel. Read it aloud to the customer."""

from wams.doelbinding.policy import Rule, register
from wams.recht.codes import Doel, Rol

POLICY = {
    "casus.view": Rule(
        (
            Doel.COORDINATIE,
            Doel.PLAN,
            Doel.ONDERZOEK_A,
            Doel.TOETS,
            Doel.OVERLEG,
            Doel.RECHTEN,
            Doel.ACUUT,
        ),
        rollen=frozenset({Rol.ONDERZOEKER, Rol.COORDINATOR, Rol.WAARNEMER}),
    ),
    "casus.touch": Rule(
        (Doel.COORDINATIE, Doel.ONDERZOEK_A, Doel.TOETS),
        rollen=frozenset({Rol.ONDERZOEKER, Rol.COORDINATOR}),
    ),
}
register(POLICY)
