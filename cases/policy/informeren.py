"""Telling people that we hold data on them: who sees how that stands, who records contact."""

from cases.policy.onderzoek import ALTIJD, KIJKEN, OPEN, WERKERS
from wams.doelbinding.policy import Rule

POLICY = {
    "informatieplicht.list": Rule(KIJKEN, rollen=WERKERS),
    "informatieplicht.record_contact": Rule(ALTIJD, rollen=WERKERS, statussen=OPEN),
}
