"""Reweighing: begin, evaluate, have an extension assessed, suspend and resume."""

import pytest
from django.utils import timezone

from cases.actions import aanpak as actions
from cases.models import Beoordeling, Casus
from tests.cases.sturing import (
    DAG,
    act,
    beoordeling_van,
    besluiten,
    collega,
    lopend,
    regel,
    today,
    vers,
)
from tests.opzet import arranging
from wams.accounts.models import Functie
from wams.doelbinding.rls import acting_as
from wams.doelbinding.toewijzing import Toewijzing
from wams.errors import Denied, DomainError
from wams.recht import selectors as recht
from wams.recht.codes import Rol

pytestmark = pytest.mark.django_db
Status = Casus.Status
TOETS = ["noodzakelijk", "werkt", "evenredig"]
GESPREK = {
    "toets": TOETS,
    "motivering": "De huur wordt betaald, de school nog niet.",
    "zienswijze": "Noor wil door met de begeleiding.",
    "deellijst": "Geen opmerkingen",
}


def reconsider(wereld, casus, reden):
    actor = act(wereld, wereld.coordinator, "casus.reconsider")
    return actions.reconsider_casus(casus, actor=actor, reden=reden)


def evaluate(wereld, casus, **fields):
    fields = GESPREK | {"deellijst_op": today()} | fields
    actor = act(wereld, wereld.coordinator, "casus.evaluate")
    return actions.evaluate_aanpak(casus, actor=actor, **fields)


def ask(wereld, casus, einddatum, **fields):
    fields = GESPREK | {"deellijst_op": today()} | fields
    actor = act(wereld, wereld.coordinator, "beoordeling.ask")
    return actions.ask_verlenging(casus, actor=actor, einddatum=einddatum, **fields)


def take(wereld, beoordeling, user=None):
    user = user or wereld.beoordelaar
    return actions.take_beoordeling(beoordeling, actor=act(wereld, user, "beoordeling.take"))


def decide(wereld, beoordeling, besluit):
    return actions.decide_beoordeling(
        beoordeling,
        actor=act(wereld, wereld.beoordelaar, "beoordeling.decide"),
        besluit=besluit,
        oordeel="De cliënt is gehoord en het doel is nabij.",
    )


def heroverweging(wereld, einde=40):
    """In reweighing since its evaluation date, with ``einde`` days to the end date."""
    return wereld.casus_van(
        wereld.coordinator,
        status=Status.HEROVERWEGING,
        evaluatie_op=today(),
        einddatum=today() + einde * DAG,
    )


@pytest.mark.req("R-062")
def test_the_coordinator_reweighs_before_its_dates_and_says_why(wereld):
    casus = wereld.casus_van(wereld.coordinator)

    with pytest.raises(DomainError, match="waarom"):
        reconsider(wereld, casus, " ")
    reconsider(wereld, casus, "De scope is kleiner geworden")

    assert vers(casus).status == Status.HEROVERWEGING
    assert besluiten(casus)[0].gegevens == {"aanleiding": "coordinator"}


@pytest.mark.req("R-062", "R-173")
def test_an_evaluation_with_the_client_keeps_the_end_date(wereld):
    casus = heroverweging(wereld, einde=200)

    evaluate(wereld, casus)

    now, (besluit,) = vers(casus), besluiten(casus)
    einde = recht.voor(wereld.gemeente.pk).termijn("EVALUATIE").einde(today())
    assert (now.status, now.einddatum) == (Status.AANPAK, casus.einddatum)
    assert (now.evaluatie_op, now.termijn_tot, now.termijn_code) == (einde, einde, "EVALUATIE")
    assert besluit.gegevens == {"toets": sorted(TOETS), "deellijst_op": str(today())}
    assert "Noor wil door" in besluit.motivering


def test_the_next_evaluation_is_never_after_the_end(wereld):
    casus = heroverweging(wereld, einde=10)

    evaluate(wereld, casus)

    assert vers(casus).evaluatie_op == casus.einddatum


@pytest.mark.req("R-062")
def test_an_aanpak_that_fails_the_test_or_reached_its_end_does_not_go_on(wereld):
    casus, over = heroverweging(wereld), heroverweging(wereld, einde=0)

    with pytest.raises(DomainError, match="drie keer ja"):
        evaluate(wereld, casus, toets=["noodzakelijk", "werkt"])
    with pytest.raises(DomainError, match="einddatum is bereikt"):
        evaluate(wereld, over)

    assert {vers(casus).status, vers(over).status} == {Status.HEROVERWEGING}


@pytest.mark.req("R-062")
def test_an_extension_stays_within_the_longest_aanpak(wereld):
    casus = heroverweging(wereld)
    uiterste = recht.voor(wereld.gemeente.pk).termijn("AANPAK_MAX").einde(today())

    for einddatum in (casus.einddatum, today(), uiterste + DAG):
        with pytest.raises(DomainError, match="Kies een dag"):
            ask(wereld, casus, einddatum)
    ask(wereld, casus, uiterste)

    asked = beoordeling_van(casus)
    assert (asked.nieuwe_einddatum, asked.status) == (uiterste, "gevraagd")
    assert vers(casus).status == Status.HEROVERWEGING


def test_one_extension_waits_at_a_time_and_stops_the_evaluation(wereld):
    casus = heroverweging(wereld)
    ask(wereld, casus, casus.einddatum + 30 * DAG)

    with pytest.raises(DomainError, match="wacht al"):
        ask(wereld, casus, casus.einddatum + 60 * DAG)
    with pytest.raises(DomainError, match="wacht nog"):
        evaluate(wereld, casus)


@pytest.mark.req("R-062")
def test_a_second_assessor_sees_the_casus_from_taking_until_deciding(wereld):
    casus, user = heroverweging(wereld), wereld.beoordelaar
    ask(wereld, casus, casus.einddatum + 30 * DAG)
    actor = act(wereld, user, "casus.view")
    with acting_as(actor):
        before = Casus.objects.visible_to(actor).count()

    take(wereld, beoordeling_van(casus))
    during = lopend(casus, user)
    decide(wereld, beoordeling_van(casus), Beoordeling.Status.AFGEWEZEN)

    assert (before, during, lopend(casus, user)) == (0, [("BEOORDELAAR", "D06")], [])


@pytest.mark.req("R-062", "R-010")
def test_a_yes_gives_the_new_end_and_the_coordinator_a_new_toewijzing(wereld):
    casus = heroverweging(wereld)
    einddatum = casus.einddatum + 90 * DAG
    ask(wereld, casus, einddatum)
    take(wereld, beoordeling_van(casus))

    decide(wereld, beoordeling_van(casus), Beoordeling.Status.AKKOORD)

    now = vers(casus)
    assert (now.status, now.einddatum) == (Status.AANPAK, einddatum)
    assert {rol for rol, _ in lopend(casus, wereld.coordinator)} == {"COORDINATOR"}
    with arranging():
        ends = {g.tot for g in casus_grants(casus, wereld.coordinator)}
    assert min(ends).date() > einddatum
    assert [b.gegevens["stap"] for b in besluiten(casus)] == ["gevraagd", "akkoord"]


def casus_grants(casus, user):
    rows = Toewijzing.objects.unscoped().filter(casus=casus.pk, user=user)
    return [row for row in rows if row.tot > timezone.now()]


@pytest.mark.req("R-062")
def test_a_no_leaves_the_casus_in_reweighing_with_its_old_end(wereld):
    casus = heroverweging(wereld)
    ask(wereld, casus, casus.einddatum + 90 * DAG)
    take(wereld, beoordeling_van(casus))

    decide(wereld, beoordeling_van(casus), Beoordeling.Status.AFGEWEZEN)

    now = vers(casus)
    assert (now.status, now.einddatum) == (Status.HEROVERWEGING, casus.einddatum)
    assert lopend(casus, wereld.coordinator)


@pytest.mark.req("R-062")
def test_nobody_of_this_casus_is_its_second_assessor(wereld):
    casus = heroverweging(wereld)
    ask(wereld, casus, casus.einddatum + 90 * DAG)
    asker, former = wereld.coordinator, collega(wereld, "Vorige", Functie.BEOORDELAAR)
    wereld.mandaat(asker, Functie.BEOORDELAAR)
    wereld.aanstelling(casus, former, Rol.ONDERZOEKER, "geeindigd")

    for user in (asker, former):
        with pytest.raises(DomainError, match="zelf in deze casus"):
            take(wereld, beoordeling_van(casus), user)


@pytest.mark.req("R-062")
def test_who_did_not_take_it_decides_nothing(wereld):
    casus = heroverweging(wereld)
    ask(wereld, casus, casus.einddatum + 90 * DAG)
    wereld.mandaat(wereld.coordinator, Functie.BEOORDELAAR)
    waiting = beoordeling_van(casus)

    with pytest.raises(Denied):
        decide(wereld, waiting, Beoordeling.Status.AKKOORD)
    with pytest.raises(Denied):
        actions.decide_beoordeling(
            waiting,
            actor=act(wereld, wereld.coordinator, "beoordeling.decide"),
            besluit=Beoordeling.Status.AKKOORD,
            oordeel="Prima",
        )


@pytest.mark.req("R-062")
def test_a_colleague_takes_over_only_after_the_term(wereld):
    casus, late = heroverweging(wereld), heroverweging(wereld)
    ask(wereld, casus, casus.einddatum + 90 * DAG)
    take(wereld, beoordeling_van(casus))
    with arranging():
        waiting = Beoordeling(
            casus=late,
            gemeente=wereld.gemeente,
            soort="verlenging",
            motivering="Nog niet klaar",
            nieuwe_einddatum=late.einddatum + 90 * DAG,
            nieuwe_evaluatie=late.einddatum,
            gevraagd_door=wereld.coordinator,
            gevraagd_op=today() - 20 * DAG,
            beslissen_voor=today() - DAG,
            beoordelaar=wereld.beoordelaar,
            bewaarklasse="RC05",
        )
        waiting.save()
    other = collega(wereld, "Waarnemer", Functie.BEOORDELAAR)

    with pytest.raises(DomainError, match="collega beoordeelt dit al"):
        take(wereld, beoordeling_van(casus), other)
    take(wereld, waiting, other)

    assert lopend(late, other) == [("BEOORDELAAR", "D06")]
    with arranging():
        (grant,) = casus_grants(late, other)
    assert timezone.localdate(grant.tot) > today()


def test_what_is_decided_is_not_taken_again(wereld):
    casus = heroverweging(wereld)
    ask(wereld, casus, casus.einddatum + 90 * DAG)
    take(wereld, beoordeling_van(casus))
    decide(wereld, beoordeling_van(casus), Beoordeling.Status.AFGEWEZEN)

    with pytest.raises(DomainError, match="al beslist"):
        take(wereld, beoordeling_van(casus))


def test_the_assessor_sees_the_number_of_what_waits_and_not_of_other_casussen(wereld):
    casus, other = heroverweging(wereld), heroverweging(wereld)
    ask(wereld, casus, casus.einddatum + 30 * DAG)

    assert regel(wereld, wereld.beoordelaar, casus).nummer == casus.nummer
    assert regel(wereld, wereld.beoordelaar, other) is None


@pytest.mark.parametrize("status", [s for s in Casus.OPEN if s != Status.OPGESCHORT])
def test_each_open_state_can_be_suspended_and_comes_back_with_its_own_term(wereld, status):
    early = status in (Status.VOORBEREIDING, Status.ONDERZOEK, Status.ONDERZOEK_AFGEROND)
    user, rol = (
        (wereld.onderzoeker, Rol.ONDERZOEKER) if early else (wereld.coordinator, Rol.COORDINATOR)
    )
    casus = wereld.casus_van(user, rol, status)

    actions.suspend_casus(
        casus,
        actor=act(wereld, user, "casus.suspend"),
        reden="Bezwaar van de cliënt",
        reikwijdte="Alles",
    )
    stopped = vers(casus)
    actions.resume_casus(
        stopped, actor=act(wereld, user, "casus.resume"), reden="Bezwaar ongegrond"
    )

    now = vers(casus)
    assert (stopped.status, stopped.terug_naar) == (Status.OPGESCHORT, status)
    assert stopped.termijn_code == "OPSCHORTING"
    assert stopped.deelt_niets_nieuws
    assert (now.status, now.terug_naar) == (status, "")
    assert (now.termijn_code, now.termijn_tot) == (casus.termijn_code, casus.termijn_tot)
    assert (now.einddatum, now.evaluatie_op) == (casus.einddatum, casus.evaluatie_op)


@pytest.mark.parametrize(
    ("status", "einde", "termijn", "stil"),
    [
        (Status.AANPAK, 40, 7, False),
        (Status.HEROVERWEGING, 40, 7, False),
        (Status.HEROVERWEGING, 0, 7, True),
        (Status.HEROVERWEGING, 40, -1, True),
    ],
)
def test_in_reweighing_nothing_new_is_shared_after_the_end_or_the_term(
    wereld, status, einde, termijn, stil
):
    casus = Casus(
        status=status, einddatum=today() + einde * DAG, termijn_tot=today() + termijn * DAG
    )

    assert casus.deelt_niets_nieuws is stil
