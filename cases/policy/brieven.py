"""Letters to the people of a casus: who makes, approves and sends them."""

from dataclasses import replace

from cases.policy.onderzoek import KIJKEN, WERKERS
from wams.doelbinding.policy import Rule
from wams.recht.codes import Casusstatus, Doel

WERK = (
    Doel.COORDINATIE, Doel.PLAN, Doel.TOETS, Doel.ONDERZOEK_A, Doel.ONDERZOEK_B, Doel.RECHTEN
)  # fmt: skip
# Also after the end: the letter that says so goes out then.
NIET_BEWAARD = frozenset(Casusstatus) - {Casusstatus.IN_BEWARING, Casusstatus.VERNIETIGD}


def heeft_eigen_tekst(actor, brief):
    return bool(brief.soort.eigen)


schrijven = Rule(WERK, rollen=WERKERS, statussen=NIET_BEWAARD)

POLICY = {
    "brief.list": Rule(KIJKEN, rollen=WERKERS),
    "brief.view": Rule(KIJKEN, rollen=WERKERS),
    "brief.print": Rule(KIJKEN, rollen=WERKERS),
    "brief.make": Rule(WERK, rollen=WERKERS, statussen=NIET_BEWAARD, systeem=True),
    "brief.write": replace(
        schrijven, when=heeft_eigen_tekst, uitleg="In deze brief staat geen eigen tekst."
    ),
    "brief.approve": schrijven,
    "brief.send": schrijven,
    "brief.readdress": replace(schrijven, systeem=True),
    "brief.drop": Rule(WERK, rollen=WERKERS, statussen=NIET_BEWAARD, systeem=True),
}
