"""Organisations and the partijenlijst: dated, and not another gemeente's to change."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.beheer.opbouw import hidden, send
from tests.opzet import arranging
from wams.accounts.models import Organisatie, Partij
from wams.accounts.selectors import partijen_op
from wams.audit.models import AuditEvent
from wams.beheer import actions
from wams.doelbinding.actor import Actor
from wams.errors import VerouderdError

pytestmark = pytest.mark.django_db


def listed(wereld, op):
    return {partij.organisatie for partij in partijen_op(wereld.gemeente.pk, op)}


def test_an_organisation_comes_on_the_list_and_goes_off_it(wereld, als):
    client, today = als(wereld.beheerder), timezone.localdate()
    send(client, "organisaties/nieuw/", naam="Wonen Noord", partijtype="CORPORATIE", op_lijst="on")
    organisatie = Organisatie.objects.get(naam="Wonen Noord")
    twice = send(client, f"organisaties/{organisatie.pk}/op-lijst/")
    off = send(client, f"organisaties/{organisatie.pk}/van-lijst/")
    again = send(client, f"organisaties/{organisatie.pk}/van-lijst/")

    assert "staat al op de partijenlijst" in twice.text
    assert (off.status_code, again.status_code) == (302, 200)
    assert "staat niet op de partijenlijst" in again.text
    partij = Partij.objects.get(organisatie=organisatie)
    assert (partij.geldig_van, partij.geldig_tot) == (today, today + timedelta(days=1))
    assert organisatie in listed(wereld, today)
    assert organisatie not in listed(wereld, today + timedelta(days=1))
    with arranging():
        acts = AuditEvent.objects.filter(soort="wijziging").order_by("at")
        assert [(x.act, x.object_id, x.doel) for x in acts] == [
            ("organisatie.add", organisatie.pk, "D13"),
            ("partij.end", partij.pk, "D13"),
        ]


def test_an_organisation_can_be_added_without_being_on_the_list(wereld, als):
    client = als(wereld.beheerder)
    send(client, "organisaties/nieuw/", naam="Wonen Noord", partijtype="CORPORATIE")
    organisatie = Organisatie.objects.get(naam="Wonen Noord")
    assert organisatie not in listed(wereld, timezone.localdate())

    answer = send(client, f"organisaties/{organisatie.pk}/op-lijst/")

    assert answer.status_code == 302
    assert organisatie in listed(wereld, timezone.localdate())


def test_a_name_is_used_once(wereld, als):
    client = als(wereld.beheerder)
    wereld.organisatie("Wonen Noord", "CORPORATIE")
    other = wereld.organisatie("Wonen Zuid", "CORPORATIE")

    new = send(client, "organisaties/nieuw/", naam="wonen noord", partijtype="CORPORATIE")
    renamed = send(client, f"organisaties/{other.pk}/", naam="WONEN NOORD", partijtype="CORPORATIE")

    assert "staat er al" in new.text
    assert "staat er al" in renamed.text


def test_an_unknown_kind_of_partij_is_refused(wereld, als):
    answer = send(als(wereld.beheerder), "organisaties/nieuw/", naam="X", partijtype="KERMIS")

    assert answer.status_code == 200
    assert not Organisatie.objects.filter(naam="X").exists()


def test_name_kind_and_telephone_are_changed(wereld, als):
    row = wereld.organisatie("Wonen Noord", "CORPORATIE")

    answer = send(
        als(wereld.beheerder),
        f"organisaties/{row.pk}/",
        naam="Wonen noord",
        partijtype="SCHULDHULP",
        telefoon="0201234567",
    )

    row.refresh_from_db()
    assert answer.status_code == 302
    assert (row.naam, row.partijtype) == ("Wonen noord", "SCHULDHULP")
    assert row.telefoon


@pytest.mark.req("SEC-016")
@pytest.mark.parametrize("change", [{"naam": "Anders"}, {"partijtype": "COLLEGE"}])
def test_what_another_gemeente_relies_on_is_not_changed_here(wereld, elders, als, change):
    row = wereld.organisatie("GGZ Regio", "GGZ")
    with arranging():
        Partij(gemeente=elders.gemeente, organisatie=row, geldig_van=timezone.localdate()).save()
    client, shown = als(wereld.beheerder), {"naam": "GGZ Regio", "partijtype": "GGZ"}

    refused = send(client, f"organisaties/{row.pk}/", **shown | change)
    phone = send(client, f"organisaties/{row.pk}/", **shown, telefoon="0201234567")

    row.refresh_from_db()
    assert "werkt ook voor een andere gemeente" in refused.text
    assert phone.status_code == 302
    assert (row.naam, row.partijtype) == ("GGZ Regio", "GGZ")
    assert row.telefoon


@pytest.mark.req("SEC-018")
def test_two_administrators_do_not_overwrite_each_other_unseen(wereld, als):
    row = wereld.organisatie("Wonen Noord", "CORPORATIE")
    client, path = als(wereld.beheerder), f"/beheer/organisaties/{row.pk}/"
    before = hidden(client.get(path).text)
    with arranging():
        Organisatie.objects.filter(pk=row.pk).update(naam="Wonen Oost")

    mine = {"naam": "Wonen West", "partijtype": "CORPORATIE"}
    refused = client.post(path, before | mine)
    again = client.post(path, hidden(refused.text) | mine)

    assert "intussen gewijzigd" in refused.text
    assert "Wonen Oost" in refused.text
    assert again.status_code == 302
    assert Organisatie.objects.get(pk=row.pk).naam == "Wonen West"


@pytest.mark.req("SEC-018")
def test_a_change_between_reading_and_saving_is_seen_under_the_lock(wereld):
    row = wereld.organisatie("Wonen Noord", "CORPORATIE")
    with arranging():
        Organisatie.objects.filter(pk=row.pk).update(naam="Wonen Oost")
    actor = Actor.for_act(wereld.beheerder, "organisatie.correct", wereld.gemeente.pk)

    with pytest.raises(VerouderdError):
        actions.correct_organisatie(
            row, actor=actor, naam="Wonen West", partijtype="CORPORATIE", telefoon=""
        )

    assert Organisatie.objects.get(pk=row.pk).naam == "Wonen Oost"


@pytest.mark.req("SEC-100")
def test_the_list_takes_as_many_queries_for_many(wereld, als, django_assert_max_num_queries):
    client = als(wereld.beheerder)
    client.get("/beheer/organisaties/")
    with django_assert_max_num_queries(15) as few:
        client.get("/beheer/organisaties/")
    for number in range(8):
        wereld.organisatie(f"Organisatie {number}", "SCHOOL")

    with django_assert_max_num_queries(15) as many:
        client.get("/beheer/organisaties/")

    assert len(few) == len(many)
