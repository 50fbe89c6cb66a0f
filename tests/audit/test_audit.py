"""No line, no act: what writes the log, what refuses, and what nobody can change."""

import uuid
from datetime import timedelta

import psycopg
import pytest
from django.db import connection
from django.utils import timezone

from cases.models import Betrokkene, Casus
from tests.conftest import login_url, owner
from tests.opzet import arranging
from wams.audit import log, partities
from wams.audit.lopend import pseudonym
from wams.audit.models import AuditEvent, Wijziging
from wams.doelbinding.actor import Actor
from wams.doelbinding.policy import Decision
from wams.doelbinding.rls import acting_as
from wams.errors import NoActError

pytestmark = pytest.mark.django_db


@pytest.mark.req("R-121", "R-125")
def test_a_dossier_cannot_be_written_outside_an_act(wereld):
    casus = wereld.casus_van(wereld.coordinator)

    with acting_as(wereld.actor(wereld.coordinator)):
        casus.kern = "Zonder handeling"
        with pytest.raises(NoActError):
            casus.save(update_fields=["kern"])


def test_a_line_cannot_be_written_outside_an_act(wereld):
    with pytest.raises(NoActError):
        log.seen("casus.view", Decision(True, "x"), None)


@pytest.mark.req("R-124", "SEC-027")
def test_the_history_keeps_that_a_sealed_text_and_a_name_changed_and_not_what(wereld):
    casus = wereld.casus()
    with arranging():
        betrokkene = Betrokkene.objects.unscoped().get(casus=casus)
        betrokkene.achternaam, betrokkene.straat = "Geheimhouder", "Onvindbare Laan"
        betrokkene.save(update_fields=["achternaam", "straat"])

        row = Wijziging.objects.filter(object_pk=str(betrokkene.pk), action=1).get()

    assert row.changes == {name: ["(niet bewaard)"] * 2 for name in ("achternaam", "straat")}
    assert row.dossier_id == casus.pk


@pytest.mark.req("R-122")
def test_a_person_has_one_pseudonym_that_does_not_show_the_id():
    person = uuid.uuid4()

    assert pseudonym(person) == pseudonym(str(person))
    assert pseudonym(person) != pseudonym(uuid.uuid4())
    assert str(person).replace("-", "")[:8] not in pseudonym(person)


@pytest.mark.req("SEC-028", "R-123")
@pytest.mark.parametrize(
    "statement", ["UPDATE audit_auditevent SET act = 'x'", "DELETE FROM audit_auditevent"]
)
@pytest.mark.django_db(transaction=True)
def test_even_the_owner_meets_the_trigger(wereld, statement):
    log.refuse(wereld.actor(wereld.coordinator), "casus.view", "geweigerd", "proef")
    with owner() as cursor:
        cursor.execute("ALTER TABLE audit_auditevent NO FORCE ROW LEVEL SECURITY")
        try:
            with pytest.raises(psycopg.errors.InsufficientPrivilege, match="alleen aangevuld"):
                cursor.execute(statement)
        finally:
            cursor.execute("ALTER TABLE audit_auditevent FORCE ROW LEVEL SECURITY")


@pytest.mark.req("SEC-091")
def test_there_are_partitions_for_a_year_ahead():
    assert partities.days_ahead() >= 330


def test_without_a_partition_for_the_moment_nothing_is_stored():
    refused = pytest.raises(psycopg.errors.CheckViolation, match="no partition")
    with refused, psycopg.connect(login_url("app")) as link:
        link.execute(
            "INSERT INTO audit_auditevent (id, at, handeling, trace_id, soort, act, uitkomst,"
            " regel, doel, grondslag, activiteit, rol, object_type, status, betrokkene, velden,"
            " categorieen, herkomst, bron) VALUES (gen_random_uuid(), '2001-01-01',"
            " gen_random_uuid(), '', 'x', 'x', 'ok', '', '', '', '', '', '', '', '', '[]',"
            " '[]', '', '')"
        )


@pytest.mark.req("SEC-035", "R-121")
def test_who_reads_the_log(wereld, elders):
    casus = wereld.casus_van(wereld.coordinator)
    actor = wereld.actor(wereld.coordinator)
    with acting_as(actor), log.act(actor, "casus.view") as handeling:
        handeling.add("casus.view", "inzage", Decision(True, "x", doel="D06"), obj=casus)

    readers = {
        "fg": wereld.fg,
        "coordinator": wereld.coordinator,
        "onderzoeker of another casus": wereld.onderzoeker,
        "beheerder": wereld.beheerder,
        "fg elsewhere": elders.fg,
    }
    seen = {}
    for who, user in readers.items():
        with acting_as(Actor.for_act(user, "x")):
            seen[who] = AuditEvent.objects.filter(casus_id=casus.pk).exists()

    assert seen == dict.fromkeys(readers, False) | {"fg": True, "coordinator": True}


@pytest.mark.req("R-122", "SEC-024")
def test_twenty_five_people_are_written_in_one_statement(wereld, django_assert_num_queries):
    casus = wereld.casus_van(wereld.coordinator)
    for number in range(24):
        wereld.betrokkene(casus, "netwerk", f"Buur{number}")
    actor = wereld.actor(wereld.coordinator)
    decision = Decision(True, "x", doel="D06")

    with acting_as(actor):
        casus = Casus.objects.visible_to(actor).get()
        assert len(casus.betrokkene_ids()) == 25
        assert actor.catalogus
        with django_assert_num_queries(1), log.act(actor, "casus.view") as handeling:
            handeling.add("casus.view", "inzage", decision, obj=casus)

    with arranging():
        assert AuditEvent.objects.filter(casus_id=casus.pk).count() == 25
        assert len(set(AuditEvent.objects.values_list("betrokkene", flat=True))) == 25


@pytest.mark.req("SEC-040")
def test_the_moment_is_stored_in_utc_beside_the_moment_of_registration(wereld):
    log.refuse(wereld.actor(wereld.coordinator), "casus.view", "geweigerd", "proef")

    with arranging(), connection.cursor() as cursor:
        cursor.execute("SELECT at, opgenomen_op FROM audit_auditevent")
        at, registered = cursor.fetchone()
    assert abs(registered - at) < timedelta(seconds=10)
    assert abs(at - timezone.now()) < timedelta(seconds=10)
