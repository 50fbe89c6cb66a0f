"""What the worker does at night, under its own login and one registered act per gemeente."""

import pytest
from django.utils import timezone

from cases import tasks
from cases.actions import aanpak as aanpakken
from cases.actions import einde
from cases.models import Casus
from tests.cases.sturing import (
    DAG,
    aanstellingen,
    act,
    besluiten,
    lopend,
    regel,
    today,
    vers,
)
from tests.conftest import role
from tests.opzet import arranging
from wams.audit.models import AuditEvent
from wams.celery import app
from wams.doelbinding.actor import Actor
from wams.doelbinding.policy import may
from wams.doelbinding.rls import acting_as
from wams.errors import Denied
from wams.recht.codes import Rol

pytestmark = pytest.mark.django_db(transaction=True)
Status = Casus.Status


def at_night(task):
    with role("wams_worker"):
        task()


def aanpak(wereld, *, evaluatie, einde):
    return wereld.casus_van(
        wereld.coordinator,
        evaluatie_op=today() + evaluatie * DAG,
        einddatum=today() + einde * DAG,
    )


@pytest.mark.req("R-062")
def test_at_evaluation_and_end_date_the_aanpak_is_reweighed_by_itself(wereld, elders):
    at_evaluation = aanpak(wereld, evaluatie=0, einde=40)
    at_end = aanpak(elders, evaluatie=-30, einde=0)
    not_yet = aanpak(wereld, evaluatie=1, einde=40)

    at_night(tasks.reconsider_due)

    due = (at_evaluation, at_end)
    assert [vers(c).status for c in due] == [Status.HEROVERWEGING] * 2
    assert [vers(c).termijn_code for c in due] == ["HEROVERWEGING"] * 2
    assert [besluiten(c)[0].gegevens["aanleiding"] for c in due] == ["evaluatie", "einddatum"]
    assert [besluiten(c)[0].genomen_door for c in due] == [None, None]
    assert (vers(not_yet).status, besluiten(not_yet)) == (Status.AANPAK, [])


@pytest.mark.req("R-062")
def test_a_second_night_changes_nothing(wereld):
    casus = aanpak(wereld, evaluatie=0, einde=40)
    at_night(tasks.reconsider_due)
    before = vers(casus)

    at_night(tasks.reconsider_due)

    assert (vers(casus).versie, len(besluiten(casus))) == (before.versie, 1)


@pytest.mark.req("R-010")
def test_the_last_access_ends_when_the_closing_term_is_over(wereld):
    user = wereld.coordinator
    casus = wereld.casus_van(user, status=Status.PLAN_CONCEPT)
    einde.end_casus(casus, actor=act(wereld, user, "casus.end"), e_code="E7", motivering="Verhuisd")

    at_night(tasks.close_ended)
    within = (vers(casus).status, lopend(casus))
    with arranging():
        late = vers(casus)
        late.termijn_tot = today() - DAG
        late.save(update_fields=["termijn_tot"])
    at_night(tasks.close_ended)

    assert within == (Status.BEEINDIGD, [("COORDINATOR", "D09")])
    assert (vers(casus).status, lopend(casus)) == (Status.IN_BEWARING, [])
    assert besluiten(casus)[-1].gegevens == {"brief_op": "", "zonder_brief": True}


@pytest.mark.req("R-165")
def test_who_has_no_access_left_is_no_longer_named_and_the_werkverdeler_sees_it(wereld):
    casus = wereld.casus(Status.AANPAK)
    wereld.aanstelling(casus, wereld.coordinator, Rol.COORDINATOR)
    wereld.toewijzing(casus, wereld.coordinator, Rol.COORDINATOR, tot=timezone.now() - DAG / 2)
    working = wereld.casus_van(wereld.coordinator)

    at_night(tasks.expire_aanstellingen)

    assert [a.status for a in aanstellingen(casus)] == ["geeindigd"]
    assert [a.status for a in aanstellingen(working)] == ["aanvaard"]
    line = regel(wereld, wereld.verdeler, casus)
    assert (line.coordinator_id, line.zonder_sinds) == (None, today())


def test_each_act_of_the_night_is_in_the_log_as_the_system(wereld):
    casus = aanpak(wereld, evaluatie=0, einde=40)

    at_night(tasks.reconsider_due)

    with arranging():
        rows = AuditEvent.objects.filter(casus_id=casus.pk, act="casus.reconsider")
        found = {(row.soort, row.actor_id, row.rol) for row in rows}
    assert found == {("systeem", None, "systeem")}


@pytest.mark.req("SEC-014")
def test_the_web_login_cannot_do_the_work_of_the_night(wereld):
    casus = aanpak(wereld, evaluatie=0, einde=40)

    tasks.reconsider_due()

    assert vers(casus).status == Status.AANPAK


def test_the_system_does_only_what_its_own_act_says(wereld):
    casus = aanpak(wereld, evaluatie=0, einde=40)
    actor = Actor.system("casus.reconsider", wereld.gemeente.pk)

    with acting_as(actor):
        assert may(actor, "casus.reconsider", casus)
        assert not may(actor, "casus.close", casus)
        assert not may(actor, "casus.evaluate", casus)
    with pytest.raises(Denied):
        einde.close_casus(casus, actor=actor)


def test_what_changed_meanwhile_waits_for_the_next_night(wereld):
    early = wereld.casus_van(wereld.coordinator, status=Status.BEEINDIGD)
    running = aanpak(wereld, evaluatie=10, einde=40)

    def found_too_early(actor):
        return Casus.objects.visible_to(actor)

    with role("wams_worker"):
        tasks._do_for_each("casus.close", found_too_early, einde.close_casus)
        tasks._do_for_each("casus.reconsider", found_too_early, aanpakken.reconsider_casus)

    assert vers(early).status == Status.BEEINDIGD
    assert vers(running).status == Status.AANPAK


def test_every_task_stands_in_the_schedule():
    named = {entry["task"] for entry in app.conf.beat_schedule.values()}

    assert {task.name for task in (tasks.reconsider_due, tasks.close_ended)} <= named
    assert tasks.expire_aanstellingen.name in named
