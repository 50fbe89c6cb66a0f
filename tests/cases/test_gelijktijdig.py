"""Several people who want the same casus at the same moment."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Event

import pytest
from django.db import IntegrityError, connection

from cases.actions import aanstellen
from cases.actions import verdelen as actions
from cases.models import Aanstelling
from tests.cases.sturing import aanstellingen, act, collega, lopend, regel
from wams.accounts.models import Functie
from wams.audit import log
from wams.doelbinding.rls import acting_as
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


@pytest.mark.django_db(transaction=True)
def test_who_waits_in_vain_for_a_slow_colleague_hears_that_he_was_second(wereld):
    """The winner's transaction outlasts lock_timeout: that is no failure of the database."""
    casus = wereld.casus()
    slow, quick = [collega(wereld, naam, Functie.ONDERZOEKER) for naam in ("Traag", "Vlug")]
    lines = {person: regel(wereld, person, casus) for person in (slow, quick)}
    written, answered = Event(), Event()

    def hold():
        actor = act(wereld, slow, "casus.take")
        try:
            with acting_as(actor), log.act(actor, "casus.take"):
                actions.take_casus(lines[slow], actor=actor)
                written.set()
                answered.wait(timeout=20)
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as pool:
        winner = pool.submit(hold)
        written.wait(timeout=20)
        try:
            with pytest.raises(DomainError, match="Een collega was u net voor"):
                actions.take_casus(lines[quick], actor=act(wereld, quick, "casus.take"))
        finally:
            answered.set()
            winner.result(timeout=20)

    assert [a.user_id for a in aanstellingen(casus, status="aanvaard")] == [slow.pk]


@pytest.mark.django_db
def test_what_is_wrong_with_an_aanstelling_itself_is_not_called_a_colleague(wereld):
    """Only who comes second hears that; a row that breaks a rule is a defect, and stays one."""
    casus = wereld.casus_van(wereld.coordinator)
    row = Aanstelling(casus=casus, gemeente=wereld.gemeente, rol="COORDINATOR", bewaarklasse="")
    row.user, row.organisatie = wereld.coordinator, wereld.coordinator.organisatie
    row.voorgesteld_door = wereld.verdeler

    actor = wereld.actor(wereld.verdeler)
    with acting_as(actor), log.act(actor, "casus.ask_leiding"), pytest.raises(IntegrityError):
        aanstellen.save(row, "Een collega was u net voor.")
