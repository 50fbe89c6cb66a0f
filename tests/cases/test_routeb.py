"""Onderzoek on request: test B, two people, the guards, the end by itself, the switch to A."""

from contextlib import contextmanager
from datetime import timedelta

import pytest
import time_machine
from django.db import ProgrammingError, connection, transaction
from django.utils import timezone

from cases.actions import aanpak, einde, routeb, scope, verdelen, verloop
from cases.models import Beoordeling, Casus, Guardmelding, RouteBVerzoek
from cases.selectors import merk, signalen
from tests.cases.opbouw import VANDAAG, voorbereiding
from tests.cases.sturing import act, collega, lopend, regel, vers
from tests.cases.verzoek import DAG, WerkB, gestart, op_verzoek
from tests.opzet import arranging, at_moment
from wams.accounts.models import Functie
from wams.doelbinding.actor import Actor
from wams.doelbinding.rls import acting_as
from wams.errors import Denied, DomainError


@contextmanager
def on_day(offset):
    """That many days from now, for us and for the database."""
    moment = timezone.now() + timedelta(days=offset)
    with time_machine.travel(moment, tick=False), at_moment(moment):
        yield


pytestmark = pytest.mark.django_db
Status = Casus.Status


def test_a_complete_request_starts_when_the_second_assessor_says_yes(wereld):
    werk = gestart(wereld)

    casus = vers(werk.casus)
    assert (casus.status, casus.termijn_code) == ("ONDERZOEK", "ONDERZOEK_B")
    assert casus.termijn_tot == werk.verzoek.einddatum
    assert werk.verzoek.status == RouteBVerzoek.Status.TOEGEWEZEN
    assert lopend(casus, wereld.beoordelaar) == []


@pytest.mark.req("R-044", "R-105")
@pytest.mark.parametrize("zonder", WerkB.STAPPEN)
def test_without_one_part_of_test_b_nothing_is_laid_before_the_assessor(wereld, zonder):
    werk = op_verzoek(wereld)
    werk.prepare(zonder)

    with pytest.raises(DomainError, match="nog niet rond"):
        werk.submit()

    werk.stap(zonder)
    werk.submit()
    assert werk.beoordeling.soort == "route_b"


@pytest.mark.req("R-045")
def test_seriousness_asks_for_the_surroundings_or_safety_by_default(wereld):
    werk = op_verzoek(wereld)
    werk.prepare("waarnemingen")
    werk.waarneming("B3-A", 120)
    werk.waarneming("B3-B", 10)
    with pytest.raises(DomainError, match="omgeving merkt"):
        werk.submit()

    werk.waarneming("B3-D", 5)
    werk.submit()


@pytest.mark.req("R-046")
@pytest.mark.parametrize(("dagen", "genoeg"), [((10,), 0), ((10, 10), 0), ((40, 10), 0),
                                               ((120, 10), 1)])  # fmt: skip
def test_one_incident_or_a_short_time_is_not_enough(wereld, dagen, genoeg):
    werk = op_verzoek(wereld)
    werk.prepare("waarnemingen")
    for aantal in dagen:
        werk.waarneming("B3-C", aantal)

    if genoeg:
        werk.submit()
        return
    with pytest.raises(DomainError, match="twee waarnemingen"):
        werk.submit()


@pytest.mark.req("R-047", "R-158")
def test_neither_the_onderzoeker_nor_the_applicant_weighs_it(wereld):
    aanvrager = collega(wereld, "Ria Aanvrager", Functie.BEOORDELAAR)
    wereld.mandaat(wereld.onderzoeker, Functie.BEOORDELAAR)
    werk = op_verzoek(wereld, aanvrager=aanvrager)
    werk.prepare()
    werk.submit()

    for user in (aanvrager, wereld.onderzoeker):
        with pytest.raises(DomainError, match="Een collega moet dit beoordelen"):
            werk.take(user)
    actor = act(wereld, aanvrager, "beoordeling.take")
    with pytest.raises(ProgrammingError), acting_as(actor), connection.cursor() as cursor:
        cursor.execute(
            "UPDATE cases_beoordeling SET beoordelaar_id = wams_user() WHERE casus_id = %s",
            [werk.casus.pk],
        )

    werk.take()
    werk.decide()
    assert vers(werk.casus).status == Status.ONDERZOEK


@pytest.mark.req("R-158")
def test_who_asked_for_it_is_not_its_onderzoeker(wereld):
    aanvrager = collega(wereld, "Ria Aanvrager", Functie.ONDERZOEKER)
    werk = op_verzoek(wereld, aanvrager=aanvrager)
    with arranging(), connection.cursor() as cursor:
        cursor.execute("UPDATE doelbinding_toewijzing SET tot = now()")
    rij = regel(wereld, wereld.verdeler, werk.casus)

    with pytest.raises(DomainError, match="vroeg dit onderzoek aan"):
        verdelen.assign_casus(
            rij, actor=act(wereld, wereld.verdeler, "casus.assign"), onderzoeker=aanvrager
        )


@pytest.mark.req("R-047")
def test_one_of_a_regional_pool_takes_over_what_waits_longer_than_five_working_days(wereld):
    regio = wereld.organisatie("Regionale pool", "COLLEGE")
    waarnemer = collega(wereld, "Wim Regio", Functie.BEOORDELAAR, regio)
    werk = op_verzoek(wereld)
    werk.prepare()
    werk.submit()
    werk.take()
    with pytest.raises(DomainError, match="beoordeelt dit al"):
        werk.take(waarnemer)

    with on_day(9):
        werk.take(waarnemer)
        werk.decide(user=waarnemer)

    assert vers(werk.casus).status == Status.ONDERZOEK


def test_the_assessor_sends_back_once(wereld):
    werk = op_verzoek(wereld)
    werk.prepare()
    for keer in (1, 2):
        werk.submit()
        werk.take()
        if keer == 1:
            werk.decide("aanvullen")
            assert werk.verzoek.status == RouteBVerzoek.Status.AANVULLEN
            werk.samenspraak()

    with pytest.raises(DomainError, match="één keer"):
        werk.by(wereld.beoordelaar, aanpak.decide_beoordeling, _open(werk),
                besluit="aanvullen", oordeel="Nog iets")  # fmt: skip
    werk.by(wereld.beoordelaar, aanpak.decide_beoordeling, _open(werk),
            besluit="afgewezen", oordeel="Nee")  # fmt: skip
    assert (werk.verzoek.status, vers(werk.casus).status) == ("AFGEWEZEN", "VOORBEREIDING")


def _open(werk):
    return next(row for row in werk.rows(Beoordeling) if row.status == "gevraagd")


def refused(wereld, how):
    """The same cliënt said no in an own onderzoek, in one of the ways that count."""
    eerder = voorbereiding(wereld)
    eerder.prepare()
    if how == "ingetrokken":
        einde.end_casus(eerder.fresh(eerder.casus), actor=eerder.act("casus.end"), e_code="E3",
                        motivering="Wil niet", aanbod="Wijkteam")  # fmt: skip
    elif how == "niet kunnen":
        eerder.do(routeb.record_onvermogen, eerder.client, reden="Opgenomen in het ziekenhuis")
    elif how == "ingeperkt":
        eerder.scope("WONEN")
    else:
        kind = wereld.betrokkene(eerder.casus, "gezinslid", achternaam="Jansen",
                                 geboortedatum=VANDAAG() - 9000 * DAG)  # fmt: skip
        eerder.do(scope.record_deelname, kind, antwoord="nee", op=VANDAAG(), kanaal="gesprek")
    return eerder


@pytest.mark.req("R-048")
@pytest.mark.parametrize("how", ["ingetrokken", "ingeperkt", "geweigerd", "niet kunnen"])
def test_a_refusal_in_an_own_onderzoek_blocks_the_request(wereld, how):
    refused(wereld, how)
    werk = op_verzoek(wereld)
    werk.prepare()

    with pytest.raises(DomainError, match="er was een weigering"):
        werk.submit()


@pytest.mark.req("R-048", "R-049")
def test_only_new_facts_apart_from_the_refusal_override_it_and_the_fg_is_told(wereld):
    refused(wereld, "ingeperkt")
    feiten = {"nieuwe_feiten": "Brand", "staan_los": True}
    refusal = VANDAAG()
    with on_day(5):
        werk = op_verzoek(wereld)
        werk.prepare()
        with pytest.raises(DomainError, match="noemt ook wat toen is geweigerd"):
            werk.submit()
        with pytest.raises(DomainError, match="voor of op de dag"):
            werk.do(routeb.set_nieuwe_feiten, nieuwe_feiten_op=refusal, **feiten)
        werk.do(routeb.set_nieuwe_feiten, nieuwe_feiten_op=VANDAAG(), **feiten)
        werk.submit()
        werk.take()
        werk.decide()
        assert vers(werk.casus).status == Status.ONDERZOEK

    actor = act(wereld, wereld.fg, "toezicht.view_signalen")
    with acting_as(actor):
        assert [row.pk for row in signalen.guards_doorbroken(actor)] == [werk.casus.pk]
    (told,) = werk.rows(Guardmelding)
    assert told.soort == "doorbreking"


def test_a_cooldown_that_is_over_blocks_nothing_and_its_mark_goes_by_itself(wereld):
    refused(wereld, "ingetrokken")
    now = timezone.now()
    casus = wereld.casus(route="B")
    later = now + timedelta(days=400)
    wereld.toewijzing(casus, wereld.onderzoeker, "ONDERZOEKER", tot=later)
    werk = WerkB(wereld, casus, wereld.onderzoeker)
    werk.identify()

    with at_moment(now + timedelta(days=178)):
        assert werk.see(merk.merken, werk.casus)
    with at_moment(now + timedelta(days=200)):
        assert werk.see(merk.merken, werk.casus) == []
    assert marks(wereld) > 0
    with at_moment(now + timedelta(days=200)):
        routeb.expire_merken(wereld.gemeente, actor=Actor.system("merk.expire", wereld.gemeente.pk))
    assert marks(wereld) == 0


def marks(wereld):
    """How many marks there are, counted by deleting them in a time when all are over."""
    with transaction.atomic(), connection.cursor() as cursor:
        later = timezone.now() + timedelta(days=800)
        with at_moment(later):
            (count,) = cursor.execute("SELECT wams_merk_opruimen()").fetchone()
        transaction.set_rollback(True)
    return count


def test_a_second_request_within_a_year_is_told_to_the_fg(wereld):
    eerste = gestart(wereld)
    einde.end_casus(eerste.fresh(eerste.casus), actor=eerste.act("casus.end"), e_code="E4",
                    motivering="Niet ernstig meer")  # fmt: skip
    werk = op_verzoek(wereld)
    werk.prepare()
    werk.submit()

    (told,) = werk.rows(Guardmelding)
    assert told.soort == "herhaling"


def test_nobody_reads_the_mark_but_the_guard(wereld):
    refused(wereld, "ingetrokken")
    assert marks(wereld) > 0
    for user in (wereld.fg, wereld.onderzoeker, wereld.beheerder):
        actor = act(wereld, user, "casus.view")
        with pytest.raises(ProgrammingError), acting_as(actor), connection.cursor() as cursor:
            cursor.execute("SELECT * FROM cases_beschermingsmerk")


@pytest.mark.req("R-050")
def test_it_is_extended_once_by_a_second_person(wereld):
    werk = gestart(wereld)
    tot = vers(werk.casus).termijn_tot
    werk.do(routeb.ask_verlenging, motivering="De uitslag komt later")
    werk.take()
    werk.decide()

    assert vers(werk.casus).termijn_tot == tot + timedelta(weeks=4)
    with pytest.raises(DomainError, match="al één keer"):
        werk.do(routeb.ask_verlenging, motivering="Nog eens")


@pytest.mark.req("R-053")
def test_an_own_hulpvraag_makes_it_route_a_and_the_clients_scope_holds(wereld):
    werk = gestart(wereld)
    schuld, huis = werk.gegeven("SCHULDHULP"), werk.gegeven("WONEN")
    with pytest.raises(DomainError, match="hulpvraag"):
        werk.do(routeb.switch_to_a)
    werk.hulpvraag()
    werk.scope("WONEN")
    assert not werk.fresh(schuld).buiten_scope

    werk.do(routeb.switch_to_a)

    assert vers(werk.casus).route == "A"
    # The purpose goes along with the route, and no further in time than it was.
    assert {doel for _, doel in lopend(werk.casus, werk.user)} >= {"D02", "D03", "D09"}
    assert "D04" not in {doel for _, doel in lopend(werk.casus, werk.user)}
    assert werk.fresh(schuld).buiten_scope
    assert not werk.fresh(huis).buiten_scope


@pytest.mark.parametrize("started", [True, False])
def test_an_onderzoek_on_request_that_ran_counts_also_after_the_switch(wereld, started):
    werk = gestart(wereld) if started else op_verzoek(wereld)
    if not started:
        werk.identify()
    werk.hulpvraag()
    werk.scope("WONEN")
    werk.do(routeb.switch_to_a)

    other = op_verzoek(wereld)
    other.identify()

    found = other.see(merk.merken, other.casus)
    assert {m.route for m in found} == ({"B"} if started else set())


def test_a_casus_on_the_own_hulpvraag_never_becomes_one_on_request(wereld):
    werk = voorbereiding(wereld)
    actor = werk.act("casus.view")

    with pytest.raises(ProgrammingError), acting_as(actor), connection.cursor() as cursor:
        cursor.execute("UPDATE cases_casus SET route = 'B' WHERE id = %s", [werk.casus.pk])


def test_the_database_starts_nothing_on_request_without_two_people(wereld):
    werk = op_verzoek(wereld)
    werk.prepare()
    actor = werk.act("casus.view")

    with pytest.raises(ProgrammingError), acting_as(actor), connection.cursor() as cursor:
        cursor.execute("UPDATE cases_casus SET status = 'ONDERZOEK' WHERE id = %s", [werk.casus.pk])
    assert vers(werk.casus).status == Status.VOORBEREIDING
    with pytest.raises(Denied):
        werk.do(verloop.start_onderzoek)
