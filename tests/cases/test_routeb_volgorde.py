"""Whatever the order of steps: no onderzoek on request without two people and the guards."""

from contextlib import suppress

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from cases.actions import aanpak, routeb, verloop
from cases.models import Beoordeling, Waarneming
from tests.cases.sturing import collega, vers
from tests.cases.verzoek import WerkB, op_verzoek
from wams.accounts.models import Functie
from wams.errors import Denied, DomainError

pytestmark = pytest.mark.django_db
STAPPEN = [
    *WerkB.STAPPEN,
    "submit",
    "take",
    "akkoord",
    "aanvullen",
    "start",
    "waarneming",
    "switch",
]
MENSEN = ["onderzoeker", "aanvrager", "beoordelaar", "coordinator"]
zetten = st.lists(st.tuples(st.sampled_from(STAPPEN), st.sampled_from(MENSEN)), max_size=14)
# Half of the walks start where only the two people are still missing.
begin = st.booleans()


def test_no_order_of_steps_starts_it_without_two_people_and_the_guards(wereld):
    aanvrager = collega(wereld, "Ria Aanvrager", Functie.BEOORDELAAR)
    wereld.mandaat(wereld.onderzoeker, Functie.BEOORDELAAR)
    people = {naam: getattr(wereld, naam) for naam in MENSEN if naam != "aanvrager"}
    people["aanvrager"] = aanvrager
    begun = []

    @settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @example(True, [("submit", "onderzoeker"), ("take", "beoordelaar"), ("akkoord", "beoordelaar")])
    @given(begin, zetten)
    def walk(rond, stappen):
        werk = op_verzoek(wereld, aanvrager=aanvrager)
        if rond:
            werk.prepare()
        for stap, wie in stappen:
            _try(werk, stap, people[wie])
            _holds(werk, aanvrager)
        begun.append(vers(werk.casus).status)

    walk()

    assert "ONDERZOEK" in begun  # the walk can get there, so the rule was tried


def _try(werk, stap, user):
    mine = WerkB(werk.wereld, werk.casus, user)
    with suppress(DomainError, Denied, IndexError):
        _step(mine, stap)


def _step(mine, stap):
    if stap in WerkB.STAPPEN:
        mine.stap(stap)
    elif stap in ("akkoord", "aanvullen"):
        mine.do(aanpak.decide_beoordeling, mine.beoordeling, besluit=stap, oordeel="Gewogen")
    elif stap == "take":
        mine.do(aanpak.take_beoordeling, mine.beoordeling)
    else:
        acts = {
            "submit": routeb.submit_verzoek,
            "start": verloop.start_onderzoek,
            "switch": routeb.switch_to_a,
        }
        mine.waarneming() if stap == "waarneming" else mine.do(acts[stap])


def _holds(werk, aanvrager):
    if vers(werk.casus).status == "VOORBEREIDING":
        return
    yes = [row for row in werk.rows(Beoordeling) if row.status == "akkoord"]
    assert yes
    assert yes[0].beoordelaar_id not in (aanvrager.pk, werk.user.pk, yes[0].gevraagd_door_id)
    days = {row.op for row in werk.rows(Waarneming)}
    assert (max(days) - min(days)).days >= 89
    assert werk.verzoek.status == "TOEGEWEZEN"
