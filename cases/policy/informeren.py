"""Telling people that we hold data on them: who sees how that stands, who records contact."""

from cases.policy.brieven import NIET_BEWAARD
from cases.policy.onderzoek import ALTIJD, KIJKEN, OPEN, WERKERS
from wams.doelbinding.policy import Rule
from wams.recht.codes import Doel

POLICY = {
    "informatieplicht.list": Rule(KIJKEN, rollen=WERKERS),
    "informatieplicht.record_contact": Rule(ALTIJD, rollen=WERKERS, statussen=OPEN),
    "uitstel.ask": Rule(ALTIJD, rollen=WERKERS, statussen=OPEN),
    "uitstel.view": Rule(KIJKEN, rollen=WERKERS),
    "uitstel.lift": Rule(ALTIJD, rollen=WERKERS, statussen=NIET_BEWAARD),
    "uitstel.expire": Rule((Doel.RECHTEN,), systeem=True),
}
