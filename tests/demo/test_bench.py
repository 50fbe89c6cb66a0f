"""The bench on a tiny set: what it loads is lawful, what it prints can be judged."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from cases.models import Gegeven
from tests.conftest import role
from tests.opzet import arranging
from wams.accounts.models import User
from wams.demo import groot, meetstad, vullen
from wams.demo.gemeente import email_in
from wams.demo.werklijst import WIE

N = 120


@pytest.fixture
def klein(transactional_db):
    """The municipality to measure on, as small as it goes."""
    with role("wams_owner"):
        assert groot.load(N) == N


def bench(*words):
    """The last line, whether the goals were reached or not."""
    said = StringIO()
    try:
        call_command("bench", "worklist", "--ronden", "2", *words, stdout=said)
    except CommandError:
        assert '"ok": false' in said.getvalue()
    return json.loads(said.getvalue().splitlines()[-1])


def test_the_large_set_is_what_the_small_one_would_be_by_hand(klein, alles):
    derived = alles("SELECT user_id, casus_id, tot FROM doelbinding_betrokkenheid ORDER BY 1, 2")
    grants = alles(
        "SELECT user_id, casus_id, max(tot) FROM doelbinding_toewijzing GROUP BY 1, 2 ORDER BY 1, 2"
    )
    doubled = alles(
        "SELECT groep, count(*) FROM cases_verdeelstand WHERE groep <> '' GROUP BY 1 ORDER BY 1"
    )
    vijftig = User.objects.get(email=email_in(meetstad.CODE, meetstad.VIJFTIG))

    assert derived == grants
    assert sum(count for _, count in doubled) == N
    assert alles("SELECT count(*) FROM cases_gegeven") == [(N * vullen.GEGEVENS,)]
    assert sum(user == vijftig.pk for user, *_ in derived) == meetstad.WEINIG
    with arranging():
        assert all(row.inhoud for row in Gegeven.objects.unscoped()[:50])
    check_nothing_is_left_switched_off(alles)


def check_nothing_is_left_switched_off(alles):
    assert alles("SELECT tgname FROM pg_trigger WHERE tgenabled = 'D'") == []
    assert alles("SELECT count(*) FROM pg_constraint WHERE contype = 'f' AND NOT convalidated") == [
        (0,)
    ]
    with role("wams_owner"), pytest.raises(CommandError, match="al casussen"):
        groot.load(N)


def test_the_last_line_can_be_judged_by_a_script(klein):
    outcome = bench()

    (figures,) = outcome["figures"].values()
    assert set(WIE) <= set(figures)
    for goal in outcome["goals"]:
        assert set(goal) == {"name", "value", "limit", "ok"}
        assert goal["ok"] is (goal["value"] <= goal["limit"])
    names = " ".join(goal["name"] for goal in outcome["goals"])
    assert [f"G{n}" in names for n in (1, 2, 3, 4)] == [True, False, True, True]

    goals = {goal["name"]: goal["value"] for goal in outcome["goals"]}
    assert goals["G4 extra queries per rij"] == 0
    assert goals["G4 queries per pagina om te beslissen"] == 1
