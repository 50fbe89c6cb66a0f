"""A wrong person in a casus: blocked by whoever sees it, then moved out or put right."""

import pytest

from cases.actions import einde as actions
from cases.models import Betrokkene, Casus
from tests.cases.sturing import act, client_van, end, fresh, gegeven, in_status, today, vers
from tests.opzet import arranging
from wams.errors import DomainError
from wams.recht import selectors as recht

pytestmark = pytest.mark.django_db
Status = Casus.Status


@pytest.mark.parametrize("status", Casus.OPEN)
def test_a_wrong_person_is_blocked_at_once_in_every_open_state(wereld, status):
    casus, user = in_status(wereld, status)
    wrong = wereld.betrokkene(casus, Betrokkene.Rol.GEZINSLID, "Verkeerd")
    row = gegeven(wereld, casus, wrong)

    actions.mark_wrong_person(
        wrong, actor=act(wereld, user, "betrokkene.mark_wrong"), reden="Naamgenoot"
    )

    now, blocked = vers(casus), fresh(row)
    assert fresh(wrong).geblokkeerd_op
    assert (blocked.beperkt, blocked.buiten_scope) == (True, True)
    assert (now.status, now.termijn_code) == (status, "VERKEERDE_PERSOON")
    einde = recht.voor(wereld.gemeente.pk).termijn("VERKEERDE_PERSOON").einde(today())
    assert now.termijn_tot == einde


@pytest.mark.parametrize("uitkomst", ["terecht", "verwijderd"])
def test_a_blocked_person_is_put_right_or_leaves_and_the_old_term_runs_again(wereld, uitkomst):
    casus, user = in_status(wereld, Status.AANPAK)
    person = wereld.betrokkene(casus, Betrokkene.Rol.GEZINSLID, "Misschien")
    free, limited = gegeven(wereld, casus, person), gegeven(wereld, casus, person)
    with arranging():
        limited.move_to("beperkt")
        limited.save(update_fields=["status", "beperkt"])
    actions.mark_wrong_person(
        person, actor=act(wereld, user, "betrokkene.mark_wrong"), reden="Naamgenoot"
    )

    actions.solve_wrong_person(
        fresh(person),
        actor=act(wereld, user, "betrokkene.solve_wrong"),
        uitkomst=uitkomst,
        datalek="nee",
        ontvangers="Niemand kreeg iets",
        toelichting="Nagekeken met de cliënt",
    )

    now, after = vers(casus), fresh(person)
    assert (now.termijn_code, now.termijn_tot) == (casus.termijn_code, casus.termijn_tot)
    right = uitkomst == "terecht"
    assert (bool(after.geblokkeerd_op), after.einde_code) == (not right, "" if right else "E12")
    assert (fresh(free).beperkt, fresh(limited).beperkt) == (not right, True)


def test_a_casus_about_the_wrong_person_ends_with_everything_blocked(wereld):
    casus, user = in_status(wereld, Status.ONDERZOEK)
    row = gegeven(wereld, casus, client_van(casus))

    end(wereld, casus, user, "E12", motivering="Naamgenoot van de cliënt")

    assert fresh(row).beperkt
    assert vers(casus).e_code == "E12"


def test_a_person_is_blocked_once_and_solved_once(wereld):
    casus, user = in_status(wereld, Status.AANPAK)
    person = wereld.betrokkene(casus, Betrokkene.Rol.GEZINSLID, "Misschien")
    mark, solve = (
        act(wereld, user, name) for name in ("betrokkene.mark_wrong", "betrokkene.solve_wrong")
    )
    answers = {"datalek": "nee", "ontvangers": "Niemand", "toelichting": "Nagekeken"}

    with pytest.raises(DomainError, match="niet geblokkeerd"):
        actions.solve_wrong_person(person, actor=solve, uitkomst="terecht", **answers)
    actions.mark_wrong_person(person, actor=mark, reden="Naamgenoot")
    with pytest.raises(DomainError, match="al geblokkeerd"):
        actions.mark_wrong_person(fresh(person), actor=mark, reden="Naamgenoot")
    actions.solve_wrong_person(fresh(person), actor=solve, uitkomst="verwijderd", **answers)
    with pytest.raises(DomainError, match="niet geblokkeerd"):
        actions.solve_wrong_person(fresh(person), actor=solve, uitkomst="terecht", **answers)


def test_the_old_term_waits_until_the_last_blocked_person_is_solved(wereld):
    casus, user = in_status(wereld, Status.AANPAK)
    people = [wereld.betrokkene(casus, "gezinslid", naam) for naam in ("Een", "Twee")]
    for person in people:
        actions.mark_wrong_person(
            person, actor=act(wereld, user, "betrokkene.mark_wrong"), reden="Naamgenoot"
        )

    seen = []
    for person in people:
        actions.solve_wrong_person(
            fresh(person),
            actor=act(wereld, user, "betrokkene.solve_wrong"),
            uitkomst="verwijderd",
            datalek="nee",
            ontvangers="Niemand",
            toelichting="Nagekeken",
        )
        seen.append(vers(casus).termijn_code)

    assert seen == ["VERKEERDE_PERSOON", casus.termijn_code]


def test_after_the_end_a_wrong_person_is_blocked_and_no_term_begins(wereld):
    casus, user = in_status(wereld, Status.BEEINDIGD)

    actions.mark_wrong_person(
        client_van(casus), actor=act(wereld, user, "betrokkene.mark_wrong"), reden="Naamgenoot"
    )

    assert fresh(client_van(casus)).geblokkeerd_op
    assert vers(casus).termijn_code == casus.termijn_code
