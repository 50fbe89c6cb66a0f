"""Several people who want the same casus at the same moment."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from cases.actions import verdelen as actions
from tests.cases.sturing import aanstellingen, act, collega, lopend, regel
from wams.accounts.models import Functie
from wams.errors import DomainError


@pytest.mark.django_db(transaction=True)
def test_of_four_who_take_the_same_onderzoek_at_once_one_gets_it(wereld):
    casus = wereld.casus()
    people = [collega(wereld, f"Onderzoeker {n}", Functie.ONDERZOEKER) for n in range(4)]
    lines = [regel(wereld, person, casus) for person in people]
    ready = Barrier(4)

    def attempt(person, line):
        try:
            actor = act(wereld, person, "casus.take")
            ready.wait(timeout=10)
            actions.take_casus(line, actor=actor)
            return "kreeg het"
        except DomainError:
            return "was te laat"
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        outcomes = sorted(pool.map(attempt, people, lines))

    assert outcomes == ["kreeg het", *["was te laat"] * 3]
    assert len({a.user_id for a in aanstellingen(casus, status="aanvaard")}) == 1
    assert len(lopend(casus)) == len(set(lopend(casus)))
