"""Functional administration: people, organisations and terms. Never content, never for oneself.

Who may get in is the security of the processing, which the catalogue names with oversight in D13.
D14 is keeping and destroying, and no other doel is about anything but a casus.
"""

from wams.accounts.models import Functie
from wams.doelbinding.policy import Rule, register
from wams.recht.codes import Doel

BEHEER = Rule((Doel.TOEZICHT,), functies=frozenset({Functie.BEHEERDER}))


def niet_zelf(actor, row):
    return getattr(row, "user_id", row.pk) != actor.user_id


VOOR_EEN_ANDER = Rule(
    (Doel.TOEZICHT,),
    functies=frozenset({Functie.BEHEERDER}),
    when=niet_zelf,
    uitleg="Aan uw eigen account en mandaten verandert een andere beheerder iets.",
)

POLICY = {
    "beheer.view": BEHEER,
    "organisatie.list": BEHEER,
    "organisatie.add": BEHEER,
    "organisatie.correct": BEHEER,
    "partij.add": BEHEER,
    "partij.end": BEHEER,
    "gebruiker.list": BEHEER,
    "gebruiker.add": BEHEER,
    "gebruiker.correct": VOOR_EEN_ANDER,
    "mandaat.list": BEHEER,
    "mandaat.give": BEHEER,  # for whom is a question of the form: the action refuses oneself
    "mandaat.end": VOOR_EEN_ANDER,
    "deskundigheid.record": BEHEER,
    "toewijzing.list": BEHEER,
    "toewijzing.end": BEHEER,
}
register(POLICY)
