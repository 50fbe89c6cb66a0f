"""The people of a casus and the onderzoek: who may see, record and decide."""

from wams.doelbinding.policy import Rule
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
}
