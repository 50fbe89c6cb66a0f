"""How a casus ends: for all, for one cliënt, for a wrong person; and no way back."""

import pytest

from cases.actions import aanpak
from cases.actions import einde as actions
from cases.actions.einde import OVERGANG
from cases.models import Beoordeling, Betrokkene, Casus, Hulpvraag
from cases.selectors.sturing import eerder_dossier
from tests.cases.sturing import (
    DAG,
    VROEG,
    aanstellingen,
    act,
    besluiten,
    client_van,
    end,
    fresh,
    geschoold,
    in_status,
    lopend,
    today,
    vers,
)
from tests.opzet import arranging
from wams.doelbinding import policy
from wams.doelbinding.rls import acting_as
from wams.errors import Denied, DomainError, IllegalTransitionError
from wams.recht import selectors as recht
from wams.recht.codes import Rol

pytestmark = pytest.mark.django_db
Status = Casus.Status


def hulpvraag(casus, client):
    with arranging():
        row = Hulpvraag(
            casus=casus, betrokkene=client, woorden="Help", op=today(), bewaarklasse="RC05"
        )
        row.save()
    return row


@pytest.mark.req("R-063", "R-010")
@pytest.mark.parametrize("status", OVERGANG)
def test_before_there_is_a_plan_a_casus_ends_with_one_code_and_all_access_ends(wereld, status):
    casus, user = in_status(wereld, status)
    wereld.toewijzing(casus, wereld.partner, Rol.PARTIJ)

    end(wereld, casus, user)

    now, (besluit,) = vers(casus), besluiten(casus)
    ended = Status.NIET_GESTART if status == Status.VOORBEREIDING else Status.BEEINDIGD
    rol = "ONDERZOEKER" if status in VROEG else "COORDINATOR"
    assert (now.status, now.e_code, now.beeindigd_op) == (ended, "E7", today())
    assert (besluit.overgang, besluit.gegevens["e_code"]) == (OVERGANG[status], "E7")
    assert now.termijn_code == "AFSLUITEN"
    assert lopend(casus) == [(rol, "D09")]


@pytest.mark.req("R-063")
@pytest.mark.parametrize("status", OVERGANG)
def test_the_catalogue_says_which_ending_fits_the_state_and_route(wereld, status):
    catalogus = recht.voor(wereld.gemeente.pk)
    every = {rij.code for rij in catalogus.rijen("e_codes")}
    casus, user = in_status(wereld, status)
    allowed = {rij.code for rij in catalogus.e_codes(status, casus.route)}

    for code in sorted(every - allowed):
        with pytest.raises(DomainError, match="past niet"):
            end(wereld, casus, user, code, aanbod="Gewone hulp")
    assert vers(casus).status == status
    assert {"E3", "E7", "E8", "E12", "E13"} <= allowed


@pytest.mark.req("R-063")
@pytest.mark.parametrize("status", [Status.AANPAK, Status.HEROVERWEGING])
def test_with_a_plan_the_ending_goes_by_the_results_of_its_goals(wereld, status):
    casus, user = in_status(wereld, status)
    stil, _ = in_status(wereld, Status.OPGESCHORT, terug_naar=Status.AANPAK)

    for row in (casus, stil):
        with pytest.raises(Denied):
            end(wereld, row, user)


def test_an_ending_says_why_and_what_was_offered_instead(wereld):
    casus, user = in_status(wereld, Status.ONDERZOEK_AFGEROND)

    with pytest.raises(DomainError, match="waarom"):
        end(wereld, casus, user, motivering=" ")
    with pytest.raises(DomainError, match="aangeboden"):
        end(wereld, casus, user, "E11")
    end(wereld, casus, user, "E11", aanbod="Schuldhulp van de gemeente")

    assert "Schuldhulp van de gemeente" in besluiten(casus)[0].motivering


@pytest.mark.req("R-039")
@pytest.mark.parametrize("status", OVERGANG)
def test_a_client_who_withdraws_ends_it_and_every_access_the_same_day(wereld, status):
    casus, user = in_status(wereld, status)
    vraag = hulpvraag(casus, client_van(casus))
    wereld.toewijzing(casus, wereld.partner, Rol.PARTIJ)

    end(wereld, casus, user, "E3", aanbod="Niets, op eigen verzoek")

    assert fresh(vraag).ingetrokken_op == today()
    assert lopend(casus, wereld.partner) == []
    assert fresh(client_van(casus)).einde_code == "E3"


def test_what_was_asked_and_not_answered_is_withdrawn(wereld):
    casus, user = in_status(wereld, Status.PLAN_CONCEPT)
    geschoold(wereld.coordinator)
    other = wereld.user("Waarnemer")
    wereld.aanstelling(casus, other, Rol.WAARNEMER, "voorgesteld")

    end(wereld, casus, user)

    assert {a.rol: a.status for a in aanstellingen(casus)} == {
        "WAARNEMER": "ingetrokken",
        "COORDINATOR": "aanvaard",
    }


@pytest.mark.req("R-159", "R-039")
def test_one_of_several_clienten_stops_and_the_others_go_on(wereld):
    casus, user = in_status(wereld, Status.AANPAK)
    first, second = client_van(casus), wereld.betrokkene(casus, achternaam="Andersen")
    mine, theirs = hulpvraag(casus, first), hulpvraag(casus, second)

    with pytest.raises(Denied):
        end(wereld, casus, user, "E3", aanbod="Niets")
    actions.end_deel(
        first, actor=act(wereld, user, "betrokkene.end_deel"), e_code="E3", motivering="Wil niet"
    )

    assert (fresh(first).einde_op, fresh(first).einde_code) == (today(), "E3")
    assert fresh(second).einde_op is None
    assert (fresh(mine).ingetrokken_op, fresh(theirs).ingetrokken_op) == (today(), None)
    assert vers(casus).status == Status.AANPAK


@pytest.mark.req("R-159")
def test_the_withdrawal_of_one_does_not_end_the_casus_of_all(wereld):
    casus, user = in_status(wereld, Status.ONDERZOEK)
    wereld.betrokkene(casus, achternaam="Andersen")

    with pytest.raises(DomainError, match="meer cliënten"):
        end(wereld, casus, user, "E3", aanbod="Niets")


@pytest.mark.req("R-159")
def test_the_last_client_ends_the_casus_and_not_a_part(wereld):
    casus, user = in_status(wereld, Status.ONDERZOEK)
    relative = wereld.betrokkene(casus, Betrokkene.Rol.GEZINSLID, "Broer")

    for person, message in ((client_van_rol(casus), "enige cliënt"), (relative, "Alleen een")):
        with pytest.raises(DomainError, match=message):
            actions.end_deel(
                person,
                actor=act(wereld, user, "betrokkene.end_deel"),
                e_code="E3",
                motivering="Wil niet",
            )


def client_van_rol(casus):
    with arranging():
        return Betrokkene.objects.unscoped().get(casus=casus.pk, rol="client")


def test_only_a_personal_reason_ends_a_part(wereld):
    casus, user = in_status(wereld, Status.ONDERZOEK)
    second = wereld.betrokkene(casus, achternaam="Andersen")

    with pytest.raises(DomainError, match="deel van de casus"):
        actions.end_deel(
            second,
            actor=act(wereld, user, "betrokkene.end_deel"),
            e_code="E12",
            motivering="Verkeerd",
        )


@pytest.mark.req("R-064")
def test_there_is_no_way_back_from_an_ended_casus(wereld):
    casus, user = in_status(wereld, Status.ONDERZOEK)
    end(wereld, casus, user)
    ended = vers(casus)

    for status in Status:
        if status != Status.IN_BEWARING:
            with pytest.raises(IllegalTransitionError):
                ended.move_to(status)
    assert Casus.TRANSITIONS[Status.IN_BEWARING] == {Status.VERNIETIGD}
    with pytest.raises(Denied):
        end(wereld, ended, user)


@pytest.mark.req("R-010")
def test_closing_needs_the_end_letter_or_why_not_and_ends_the_last_access(wereld):
    casus, user = in_status(wereld, Status.PLAN_CONCEPT)
    end(wereld, casus, user)
    actor = act(wereld, user, "casus.close")

    with pytest.raises(DomainError, match="eindbrief"):
        actions.close_casus(vers(casus), actor=actor, geen_brief=" ")
    actions.close_casus(vers(casus), actor=actor, brief_op=today())

    assert vers(casus).status == Status.IN_BEWARING
    assert lopend(casus) == []
    assert {a.status for a in aanstellingen(casus)} == {"geeindigd"}


def grantable(catalogus, act_name, status, route):
    """Which roles can do this act in this state."""
    rule = policy.rule_for(act_name)
    if rule.statussen is not None and status not in rule.statussen:
        return set()
    return {
        rol
        for rol in rule.rollen
        for doel in rule.doelen
        if catalogus.doel_mag_in(doel, status, rol)
    }


@pytest.mark.req("R-171")
@pytest.mark.parametrize("route", list(Casus.Route))
@pytest.mark.parametrize("status", Casus.OPEN)
def test_no_open_state_is_a_parking_place(wereld, status, route):
    """Each has a way on with a named role, a term that warns, and the roads that always stay."""
    catalogus = recht.voor(wereld.gemeente.pk)
    leads = Rol.ONDERZOEKER if status in VROEG else Rol.COORDINATOR
    codes = {rij.code for rij in catalogus.e_codes(status, route)}
    terms = catalogus.termijnen_in(status, route)

    assert Casus.TRANSITIONS[status] - {Status.OPGESCHORT}
    assert terms
    assert all(term.waarschuwingen for term in terms)
    assert {"E7", "E8", "E12", "E13"} <= codes
    assert ("E3" in codes) is (route == "A")
    assert leads in grantable(catalogus, "betrokkene.mark_wrong", status, route)
    assert leads in grantable(catalogus, "betrokkene.end_deel", status, route)
    stil = "casus.resume" if status == Status.OPGESCHORT else "casus.suspend"
    assert leads in grantable(catalogus, stil, status, route)
    if status in OVERGANG:
        assert leads in grantable(catalogus, "casus.end", status, route)


def test_suspended_before_the_plan_ends_from_the_suspension(wereld):
    casus, user = in_status(wereld, Status.ONDERZOEK)
    aanpak.suspend_casus(
        casus, actor=act(wereld, user, "casus.suspend"), reden="Bezwaar", reikwijdte="Alles"
    )

    end(wereld, vers(casus), user, "E9", motivering="Bezwaar gegrond")

    now = vers(casus)
    assert (now.status, now.terug_naar) == (Status.BEEINDIGD, "")
    assert [b.overgang for b in besluiten(casus)] == ["C12", "C12b"]


def test_an_assessment_that_waits_is_withdrawn_with_the_casus(wereld):
    casus, user = in_status(wereld, Status.PLAN_CONCEPT)
    waiting = wacht_op_oordeel(wereld, casus)

    end(wereld, casus, user)

    assert fresh(waiting).status == "ingetrokken"


def wacht_op_oordeel(wereld, casus):
    with arranging():
        row = Beoordeling(
            casus=casus,
            gemeente=wereld.gemeente,
            soort="verlenging",
            motivering="Nog niet klaar",
            nieuwe_einddatum=today() + 90 * DAG,
            nieuwe_evaluatie=today() + 80 * DAG,
            gevraagd_door=wereld.coordinator,
            gevraagd_op=today(),
            beslissen_voor=today() + 7 * DAG,
            bewaarklasse="RC05",
        )
        row.save()
    return row


@pytest.mark.req("R-064")
def test_an_earlier_dossier_shows_that_it_exists_and_nothing_more(wereld, elders):
    casus, user = in_status(wereld, Status.ONDERZOEK)
    running, _ = in_status(wereld, Status.AANPAK)
    ended = wereld.casus(Status.IN_BEWARING)
    away = elders.casus(Status.IN_BEWARING)

    def known(person=user):
        actor = act(wereld, person, "casus.view")
        with acting_as(actor):
            return eerder_dossier(casus)

    same_person(client_van(casus), client_van(running), client_van(away))
    before = known()
    same_person(client_van(ended))

    assert (before, known(), known(wereld.coordinator)) == (False, True, False)


def same_person(*people):
    with arranging():
        for person in people:
            person.persoon_kenmerk = b"zelfde"
            person.save(update_fields=["persoon_kenmerk"])
