"""Mandates and training: dated, for somebody else, and only ever shorter."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.beheer.opbouw import day, send
from tests.opzet import arranging
from wams.accounts.models import Deskundigheid, Functie, Mandaat
from wams.accounts.selectors import is_deskundig
from wams.audit.models import AuditEvent
from wams.beheer import actions
from wams.doelbinding.actor import Actor
from wams.doelbinding.rls import acting_as
from wams.errors import DomainError
from wams.recht.codes import Rol

pytestmark = pytest.mark.django_db
DAG = timedelta(days=1)


def give(wereld, als, user, **changes):
    velden = {
        "user": user.pk,
        "functie": "onderzoeker",
        "organisatie": wereld.team.pk,
        "van": day(0),
        "tot": day(30),
    }
    return send(als(wereld.beheerder), "mandaten/nieuw/", **velden | changes)


@pytest.mark.req("R-007", "R-154")
def test_a_mandate_is_given_to_another_with_dates_and_a_line(wereld, als):
    user = wereld.user("Nieuwe Onderzoeker")

    answer = give(wereld, als, user, voorwaarden="Alleen wijk Noord")

    assert answer.status_code == 302
    mandaat = Mandaat.objects.get(user=user)
    assert (mandaat.functie, mandaat.verleend_door) == ("onderzoeker", wereld.beheerder)
    assert mandaat.voorwaarden == "Alleen wijk Noord"
    assert timezone.localdate(mandaat.tot) == timezone.localdate() + 31 * DAG
    with arranging():
        line = AuditEvent.objects.get(act="mandaat.give", soort="wijziging")
    assert (line.actor_id, line.object_id, line.doel) == (wereld.beheerder.pk, mandaat.pk, "D13")
    assert als(user).get("/casussen/").status_code == 200


@pytest.mark.parametrize(
    ("van", "tot", "words"),
    [(5, 4, "Het einde ligt voor het begin."), (-9, -1, "Deze datum is al voorbij.")],
)
def test_dates_that_make_no_sense_are_refused_beside_the_field(wereld, als, van, tot, words):
    user = wereld.user("Nieuw")

    answer = give(wereld, als, user, van=day(van), tot=day(tot))

    assert words in answer.text
    assert not Mandaat.objects.filter(user=user).exists()


@pytest.mark.req("R-154")
def test_one_cannot_be_chosen_for_an_own_mandate_and_the_action_refuses_it(wereld, als):
    me = wereld.beheerder

    answer = give(wereld, als, me)
    actor = Actor.for_act(me, "mandaat.give", wereld.gemeente.pk)
    with pytest.raises(DomainError, match="uzelf"):
        actions.give_mandaat(
            wereld.gemeente,
            actor=actor,
            user=me,
            functie="coordinator",
            organisatie=wereld.team,
            van=timezone.localdate(),
            tot=timezone.localdate(),
            voorwaarden="",
        )

    assert answer.status_code == 200
    assert [m.functie for m in me.mandaten.all()] == ["beheerder"]


@pytest.mark.req("R-010", "SEC-010", "R-007")
def test_ending_a_mandate_ends_the_access_that_rests_on_it(wereld, als):
    user = wereld.coordinator
    casus = wereld.casus_van(user)
    mandaat = Mandaat.objects.get(user=user)
    client = als(wereld.beheerder)
    before = als(user).get(f"/casussen/{casus.pk}/").status_code
    asked = client.get(f"/beheer/mandaten/{mandaat.pk}/einde/").text

    answer = send(client, f"mandaten/{mandaat.pk}/einde/")

    assert "Hierop rust toegang tot 1 casus." in asked
    assert (before, answer.status_code) == (200, 302)
    assert als(user).get(f"/casussen/{casus.pk}/").status_code == 404
    with acting_as(wereld.actor(user)):
        assert not user.has_perm("D06", casus)
    with arranging():
        ended = AuditEvent.objects.filter(act="toewijzing.end", casus_id=casus.pk)
        assert {line.actor_id for line in ended} == {wereld.beheerder.pk}
        grants = casus.toewijzingen.model.objects.unscoped().filter(casus=casus)
        assert ended.count() == grants.count()
    assert send(client, f"mandaten/{mandaat.pk}/einde/").status_code == 404


@pytest.mark.req("SEC-018")
def test_of_two_who_end_the_same_mandate_the_second_hears_it(wereld):
    mandaat = Mandaat.objects.get(user=wereld.coordinator)
    actor = Actor.for_act(wereld.beheerder, "mandaat.end", wereld.gemeente.pk)
    actions.end_mandaat(mandaat, actor=actor)

    with pytest.raises(DomainError, match="al geëindigd"):
        actions.end_mandaat(mandaat, actor=actor)


def test_another_mandate_for_the_same_work_keeps_the_access(wereld, als):
    user = wereld.coordinator
    casus = wereld.casus_van(user)
    first = Mandaat.objects.get(user=user)
    wereld.mandaat(user, "coordinator")

    send(als(wereld.beheerder), f"mandaten/{first.pk}/einde/")

    assert als(user).get(f"/casussen/{casus.pk}/").status_code == 200


def test_of_a_partner_only_the_share_of_that_organisation_ends(wereld, als):
    user, school = wereld.partner, wereld.organisatie("School", "SCHOOL")
    wereld.mandaat(user, "partner", organisatie=school)
    casus = wereld.casus_van(wereld.coordinator)
    wereld.toewijzing(casus, user, Rol.PARTIJ, doelen=["D08"])
    wereld.toewijzing(
        wereld.casus_van(wereld.coordinator), user, Rol.PARTIJ, doelen=["D08"], organisatie=school
    )
    mandaat = Mandaat.objects.get(user=user, organisatie=school)

    send(als(wereld.beheerder), f"mandaten/{mandaat.pk}/einde/")

    with arranging():
        rows = casus.toewijzingen.model.objects.unscoped().filter(user=user)
        ended = {row.organisatie_id for row in rows if row.tot <= timezone.now()}
    assert ended == {school.pk}


def test_a_coming_mandate_is_shown_and_can_be_ended(wereld, als):
    user = wereld.user("Straks")
    now = timezone.now()
    mandaat = wereld.mandaat(user, "onderzoeker", van=now + 5 * DAG, tot=now + 9 * DAG)
    client = als(wereld.beheerder)
    assert "Straks" in client.get("/beheer/mandaten/").text

    send(client, f"mandaten/{mandaat.pk}/einde/")

    mandaat.refresh_from_db()
    assert mandaat.tot == mandaat.van
    assert "Straks" not in client.get("/beheer/mandaten/").text


@pytest.mark.req("SEC-016")
def test_a_mandate_of_another_gemeente_is_not_there(wereld, elders, als):
    mandaat = Mandaat.objects.get(user=elders.coordinator)

    path = f"/beheer/mandaten/{mandaat.pk}/einde/"
    assert als(wereld.beheerder).get(path).status_code == 404
    assert als(wereld.beheerder).post(path).status_code == 404
    assert elders.coordinator.naam not in als(wereld.beheerder).get("/beheer/mandaten/").text


@pytest.mark.req("R-013")
def test_ones_own_mandate_is_ended_by_another(wereld, als):
    mandaat = Mandaat.objects.get(user=wereld.beheerder)

    path = f"/beheer/mandaten/{mandaat.pk}/einde/"
    assert als(wereld.beheerder).get(path).status_code == 404
    assert path not in als(wereld.beheerder).get("/beheer/mandaten/").text


def record(wereld, als, user, **changes):
    velden = {
        "user": user.pk,
        "functie": Functie.COORDINATOR,
        "soort": Deskundigheid.Soort.UITZONDERING,
        "onderwerp": "Wmo, AVG en WGBO",
        "van": day(0),
        "tot": day(60),
    }
    return send(als(wereld.beheerder), "deskundigheid/nieuw/", **velden | changes)


@pytest.mark.req("R-060")
def test_an_exception_on_training_lasts_three_months_at_most(wereld, als):
    user = wereld.coordinator
    long = record(wereld, als, user, tot=day(93))
    turned = record(wereld, als, user, tot=day(-1))
    training = record(wereld, als, user, soort="opleiding", tot=day(900))
    short = record(wereld, als, user, tot=day(92))

    assert "ten hoogste 3 maanden" in long.text
    assert "Het einde ligt voor het begin." in turned.text
    assert (training.status_code, short.status_code) == (302, 302)
    assert is_deskundig(user, Functie.COORDINATOR, timezone.localdate() + 92 * DAG)
    assert "Tijdelijke uitzondering" in als(wereld.beheerder).get("/beheer/mandaten/").text


def test_nobody_records_the_own_training(wereld, als):
    me = wereld.beheerder

    answer = record(wereld, als, me, soort="opleiding")
    with pytest.raises(DomainError, match="andere beheerder"):
        actions.record_deskundigheid(
            wereld.gemeente,
            actor=Actor.for_act(me, "deskundigheid.record", wereld.gemeente.pk),
            user=me,
            functie="coordinator",
            soort="opleiding",
            onderwerp="Wmo",
            van=timezone.localdate(),
            tot=timezone.localdate(),
        )

    assert answer.status_code == 200
    assert not Deskundigheid.objects.exists()
