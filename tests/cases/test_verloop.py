"""Start, extend and complete an onderzoek on the own hulpvraag."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from cases.actions import verloop
from cases.models import Besluit, Betrokkene, Casus, Gegeven, Onderzoek, Probleem
from tests.cases.opbouw import VANDAAG, Werk, lopend, voorbereiding
from tests.cases.verzoek import op_verzoek
from tests.opzet import arranging
from wams.audit.lopend import pseudonym
from wams.audit.models import AuditEvent
from wams.errors import DomainError
from wams.recht import selectors as recht

pytestmark = pytest.mark.django_db
Uitkomst = Casus.Uitkomst


def lines(act):
    with arranging():
        return list(AuditEvent.objects.filter(act=act, uitkomst="ok"))


def besluit(casus):
    with arranging():
        return Besluit._base_manager.filter(casus=casus.pk).order_by("-genomen_op").first()


def klaar(wereld):
    """An onderzoek in which only the outcome is still missing."""
    werk = lopend(wereld)
    werk.find()
    werk.zienswijze()
    werk.result()
    return werk


def change(casus, **velden):
    with arranging():
        row = Casus._base_manager.get(pk=casus.pk)
        for name, value in velden.items():
            setattr(row, name, value)
        row.save(update_fields=list(velden))


# C01


@pytest.mark.req("R-032", "R-033", "R-034", "R-038", "R-041")
def test_an_onderzoek_starts_when_the_test_is_complete_and_its_clock_runs_since_the_melding(wereld):
    werk = voorbereiding(wereld)
    werk.prepare()

    casus = werk.start()

    termijn = recht.voor(wereld.gemeente.pk).termijn("ONDERZOEK_A")
    assert casus.status == Casus.Status.ONDERZOEK
    assert (casus.termijn_code, casus.termijn_tot) == (
        "ONDERZOEK_A",
        termijn.einde(casus.gemeld_op),
    )
    assert casus.bewaarklasse == "RC02"
    assert werk.rows(Onderzoek)[0].gestart_op == VANDAAG()
    assert termijn.waarschuw_vanaf(casus.termijn_tot) <= casus.termijn_tot - timedelta(days=7)


@pytest.mark.req("R-121", "R-122")
def test_the_start_is_decided_on_record_and_logged_for_each_betrokkene(wereld):
    werk = voorbereiding(wereld)
    werk.prepare()
    wereld.betrokkene(werk.casus, "gezinslid", "Terwolde")

    werk.start()

    made = besluit(werk.casus)
    assert (made.overgang, made.van, made.naar) == ("C01", "VOORBEREIDING", "ONDERZOEK")
    assert made.genomen_door_id == werk.user.pk
    assert made.artikel
    assert made.catalogusversie
    assert set(made.gegevens["problemen"]) == {str(p.pk) for p in werk.rows(Probleem)}
    found = lines("casus.start_onderzoek")
    people = {pseudonym(person.pk) for person in werk.rows(Betrokkene)}
    assert {line.betrokkene for line in found} == people
    assert {(x.actor_id, x.doel, x.rol) for x in found} == {(werk.user.pk, "D02", "ONDERZOEKER")}
    assert all(line.grondslag for line in found)


def test_a_second_start_is_refused(wereld):
    werk = lopend(wereld)

    with pytest.raises(PermissionDenied):
        werk.start()


def test_an_onderzoek_on_request_does_not_start_here(wereld):
    werk = op_verzoek(wereld)
    werk.prepare()

    with pytest.raises(PermissionDenied, match="tweede beoordeling"):
        werk.start()


@pytest.mark.req("R-009")
@pytest.mark.parametrize("act", ["start_onderzoek", "extend_onderzoek", "complete_onderzoek"])
def test_only_the_onderzoeker_of_this_casus_takes_the_steps(wereld, act):
    werk = klaar(wereld)
    other = Werk(wereld, werk.casus, wereld.coordinator)
    wereld.toewijzing(werk.casus, wereld.coordinator, "COORDINATOR")

    with pytest.raises(PermissionDenied):
        other.do(getattr(verloop, act))

    assert werk.fresh(werk.casus).status == Casus.Status.ONDERZOEK


# C05a


@pytest.mark.req("R-160")
def test_an_onderzoek_is_extended_once_with_a_reason_and_the_agreement_of_every_client(wereld):
    werk = lopend(wereld)
    einde = VANDAAG() + timedelta(days=3)
    change(werk.casus, termijn_tot=einde)

    casus = werk.do(
        verloop.extend_onderzoek, motivering="School antwoordt later.", akkoord=[werk.client],
        akkoord_op=VANDAAG(),
    )  # fmt: skip

    termijn = recht.voor(wereld.gemeente.pk).termijn("ONDERZOEK_A")
    assert casus.verlengd
    assert casus.termijn_tot == termijn.einde_verlengd(einde)
    assert casus.status == Casus.Status.ONDERZOEK
    made = besluit(casus)
    assert (made.overgang, made.motivering) == ("C05a", "School antwoordt later.")
    assert made.gegevens["akkoord"] == [str(werk.client.pk)]
    assert [line.actor_id for line in lines("casus.extend_onderzoek")] == [werk.user.pk]


@pytest.mark.req("R-160")
@pytest.mark.parametrize(
    ("verlengd", "dagen", "akkoord", "message"),
    [
        (True, 0, True, "al één keer verlengd"),
        (False, 30, True, "loopt nog"),
        (False, 0, False, "Terwolde|Noor"),
    ],
    ids=["twice", "too early", "without agreement"],
)
def test_no_extension(wereld, verlengd, dagen, akkoord, message):
    werk = lopend(wereld)
    change(werk.casus, verlengd=verlengd, termijn_tot=VANDAAG() + timedelta(days=dagen))
    agreeing = [werk.client] if akkoord else []

    with pytest.raises(DomainError, match=message):
        werk.do(verloop.extend_onderzoek, motivering="x", akkoord=agreeing, akkoord_op=VANDAAG())


@pytest.mark.req("R-160", "R-159")
def test_with_two_clienten_both_must_agree_to_the_extension(wereld):
    werk = lopend(wereld)
    wereld.betrokkene(werk.casus, "client", "Zandstra")
    change(werk.casus, termijn_tot=VANDAAG())

    with pytest.raises(DomainError, match="Zandstra"):
        werk.do(
            verloop.extend_onderzoek, motivering="x", akkoord=[werk.client], akkoord_op=VANDAAG()
        )


# C04


@pytest.mark.req("R-042")
def test_an_onderzoek_is_completed_with_findings_own_view_and_result(wereld):
    werk = klaar(wereld)

    casus = werk.complete()

    termijn = recht.voor(wereld.gemeente.pk).termijn("COORDINATOR")
    assert casus.status == Casus.Status.ONDERZOEK_AFGEROND
    assert casus.uitkomst == Uitkomst.MVP_COORDINATIE
    assert (casus.termijn_code, casus.termijn_tot) == ("COORDINATOR", termijn.einde(VANDAAG()))
    assert casus.bewaarklasse == "RC04"
    made = besluit(casus)
    assert (made.overgang, made.gegevens) == ("C04", {"uitkomst": "MVP_COORDINATIE"})
    assert {x.doel for x in lines("casus.complete_onderzoek")} == {"D03"}


@pytest.mark.req("R-042")
@pytest.mark.parametrize("given", [True, False])
def test_the_own_view_is_given_or_asked_and_not_given(wereld, given):
    werk = lopend(wereld)
    werk.find()
    werk.zienswijze(gegeven=given)
    werk.result()

    assert werk.complete().status == Casus.Status.ONDERZOEK_AFGEROND


@pytest.mark.req("R-042")
def test_the_result_is_not_sent_without_the_own_view(wereld):
    werk = lopend(wereld)
    werk.find()

    with pytest.raises(DomainError, match="hoe de cliënt het ziet"):
        werk.result()

    assert werk.rows(Onderzoek)[0].resultaat_verzonden_op is None


@pytest.mark.req("R-042")
def test_without_a_finding_for_each_problem_there_is_no_outcome(wereld):
    werk = lopend(wereld)
    werk.zienswijze()
    werk.result()
    first = werk.rows(Probleem)[0]
    werk.gegeven(first.domein, probleem=first)

    with pytest.raises(DomainError, match=r"bevinding vast met bron en datum \(nog 1\)"):
        werk.complete()


@pytest.mark.req("R-039")
def test_a_finding_that_may_not_be_used_proves_nothing(wereld):
    werk = klaar(wereld)
    with arranging():
        for row in Gegeven._base_manager.filter(casus=werk.casus.pk):
            row.move_to(Gegeven.Status.BEPERKT)
            row.save(update_fields=["status", "beperkt"])

    with pytest.raises(DomainError, match=r"nog 2"):
        werk.complete()


@pytest.mark.req("R-033", "R-035")
def test_a_scope_that_leaves_one_problem_carries_no_coordinated_aanpak(wereld):
    werk = klaar(wereld)
    werk.scope("SCHULDHULP")

    with pytest.raises(DomainError, match="twee problemen"):
        werk.complete()

    assert werk.complete(Uitkomst.GEEN_MVP).uitkomst == Uitkomst.GEEN_MVP
