"""The order of the states of a casus, every pair of them."""

import pytest

from cases.models import Casus
from wams.errors import IllegalTransitionError

Status = Casus.Status
ALLOWED = """
VOORBEREIDING      > ONDERZOEK NIET_GESTART OPGESCHORT
ONDERZOEK          > ONDERZOEK_AFGEROND BEEINDIGD OPGESCHORT
ONDERZOEK_AFGEROND > PLAN_CONCEPT BEEINDIGD OPGESCHORT
PLAN_CONCEPT       > AANPAK BEEINDIGD OPGESCHORT
AANPAK             > HEROVERWEGING BEEINDIGD OPGESCHORT
HEROVERWEGING      > AANPAK BEEINDIGD OPGESCHORT
OPGESCHORT         > VOORBEREIDING ONDERZOEK ONDERZOEK_AFGEROND PLAN_CONCEPT AANPAK
OPGESCHORT         > HEROVERWEGING BEEINDIGD
NIET_GESTART       > IN_BEWARING
BEEINDIGD          > IN_BEWARING
IN_BEWARING        > VERNIETIGD
"""


def allowed():
    lines = [line.split(">") for line in ALLOWED.strip().splitlines()]
    return {(before.strip(), after) for before, many in lines for after in many.split()}


@pytest.mark.req("R-064")
@pytest.mark.parametrize("after", Status)
@pytest.mark.parametrize("before", Status)
def test_only_declared_steps_are_possible(before, after):
    casus = Casus(status=before)

    if (before, after) in allowed():
        casus.move_to(after)
        assert casus.status == after
    else:
        with pytest.raises(IllegalTransitionError, match="geen geldige stap"):
            casus.move_to(after)
        assert casus.status == before


@pytest.mark.req("R-064")
@pytest.mark.parametrize("ended", [Status.BEEINDIGD, Status.NIET_GESTART, Status.IN_BEWARING])
def test_no_road_leads_back_from_an_ended_casus(ended):
    reached, todo = set(), [ended]
    while todo:
        for after in Casus.TRANSITIONS[todo.pop()] - reached:
            reached.add(after)
            todo.append(after)

    assert reached.isdisjoint(Casus.OPEN)
