"""The aanpak ends with one reason and a result per goal."""

import pytest

from cases.models import Besluit, Casus
from tests.opzet import arranging
from tests.workplans.opbouw import in_aanpak, planwerk, vandaag
from tests.workplans.test_afspraken import grants_of
from wams.audit.models import AuditEvent
from wams.errors import Denied, DomainError
from workplans.actions import einde
from workplans.models import Doelstelling, Werkplan

pytestmark = pytest.mark.django_db
REDEN = {"e_code": "E1", "motivering": "De regeling loopt en de rust is terug"}


def resultaten(werk, uitkomst="bereikt"):
    return {doel.pk: (uitkomst, "Zoals afgesproken") for doel in werk.doelen}


@pytest.mark.req("R-063", "R-010")
@pytest.mark.parametrize(
    ("status", "code", "e_code"),
    [("AANPAK", "C11", "E1"), ("HEROVERWEGING", "C11", "E2"), ("OPGESCHORT", "C12b", "E9")],
)
def test_ending_keeps_the_result_of_each_goal_and_closes_what_was_open(
    wereld, status, code, e_code
):
    werk = in_aanpak(wereld)
    werk.zeg_toe(werk.afspraken[0])
    werk.vraag(wat="Nog open")
    with arranging():
        casus = werk.fresh(werk.casus)
        casus.status = status
        casus.terug_naar = "AANPAK" if status == "OPGESCHORT" else ""
        casus.save(update_fields=["status", "terug_naar"])

    reden = REDEN | {"e_code": e_code}
    ended = werk.do(einde.end_aanpak, **reden, resultaten=resultaten(werk))

    goal = werk.doelen[0]
    assert (ended.status, ended.e_code, ended.beeindigd_op) == ("BEEINDIGD", e_code, vandaag())
    assert (goal.einde, goal.einde_toelichting) == ("bereikt", "Zoals afgesproken")
    assert [row.status for row in werk.afspraken] == ["VERVALLEN", "VERVALLEN"]
    assert [g.tot > g.van for g in grants_of(werk.partner)] == [False]
    besluit = next(b for b in werk.rows(Besluit) if b.overgang == code)
    assert besluit.gegevens == {"e_code": e_code, "doelen": {str(goal.lijn): "bereikt"}}
    with arranging():
        assert AuditEvent.objects.filter(act="casus.end_aanpak", soort="wijziging").exists()


@pytest.mark.req("R-063")
@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"resultaten": {}}, None),
        ({"e_code": "E99"}, "e_code"),
        ({"motivering": " "}, "motivering"),
    ],
)
def test_without_reason_code_or_result_nothing_ends(wereld, change, field):
    werk = in_aanpak(wereld)

    with pytest.raises(DomainError) as refused:
        werk.do(einde.end_aanpak, **REDEN | {"resultaten": resultaten(werk)} | change)

    assert refused.value.field == field
    assert werk.fresh(werk.casus).status == Casus.Status.AANPAK
    assert [d.einde for d in werk.rows(Doelstelling)] == [""]
    assert werk.afspraken[0].status == "NOG_NIET_TOEGEZEGD"


def test_a_version_in_the_making_does_not_survive_the_end(wereld):
    werk = in_aanpak(wereld)
    werk.nieuwe_versie()
    goals = {d.pk: ("deels", "") for d in werk.rows(Doelstelling)}

    werk.do(einde.end_aanpak, **REDEN, resultaten=goals)

    plans = sorted(werk.rows(Werkplan), key=lambda p: p.nummer)
    assert [p.status for p in plans] == ["VASTGESTELD", "VERVALLEN"]


@pytest.mark.req("R-009", "R-063")
def test_before_there_is_a_plan_and_after_the_end_this_road_is_shut(wereld, elders):
    early = planwerk(wereld)
    werk = in_aanpak(wereld)
    goals = resultaten(werk)

    with pytest.raises(Denied):
        early.do(einde.end_aanpak, **REDEN, resultaten={})
    werk.do(einde.end_aanpak, **REDEN, resultaten=goals)
    with pytest.raises(Denied):
        werk.do(einde.end_aanpak, **REDEN, resultaten=goals)
    werk.user = elders.coordinator
    with pytest.raises(Denied):
        werk.do(einde.end_aanpak, **REDEN, resultaten=goals)
