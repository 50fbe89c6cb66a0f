"""SQL that a hurried line might send, in the context of a real person: the database says no."""

from datetime import timedelta

import psycopg
import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from cases.models import Beoordeling
from tests.conftest import login_url
from tests.opzet import arranging
from wams.accounts.models import Deskundigheid
from wams.audit import log
from wams.audit.models import AuditEvent
from wams.audit.teksten import TEKSTEN
from wams.doelbinding import grants
from wams.doelbinding.actor import Actor
from wams.doelbinding.policy import Rule, may, register
from wams.doelbinding.rls import SET, Nu, acting_as
from wams.recht.codes import Doel, Rol

pytestmark = pytest.mark.django_db
register({"proef.deel": Rule((Doel.AFSPRAAK,), rollen=frozenset({Rol.PARTIJ}))})
TEKSTEN |= {"proef.deel": "Proef"}
DAG = timedelta(days=1)
NOT_ALLOWED = ("42501", "23514")  # insufficient_privilege, check_violation


def refused(actor, statement, *values):
    """Whether the database refuses this, or finds nothing that it may be done to."""
    with acting_as(actor):
        try:
            with transaction.atomic(), connection.cursor() as cursor:
                cursor.execute(statement, values)
                return cursor.rowcount == 0
        except DatabaseError as error:
            if error.__cause__.sqlstate in NOT_ALLOWED:
                return True
            raise  # a mistake of the test, not a lock


@pytest.fixture
def two(wereld):
    """Two casussen of one person: the policies let him change both."""
    return [wereld.casus_van(wereld.coordinator) for _ in range(2)]


@pytest.mark.req("SEC-014")
def test_nobody_moves_a_row_to_another_dossier(wereld, two):
    one, other = two
    move = "UPDATE cases_betrokkene SET casus_id = %s WHERE casus_id = %s"
    touch = "UPDATE cases_betrokkene SET relatie = %s WHERE casus_id = %s"

    assert refused(wereld.actor(wereld.coordinator), move, other.pk, one.pk)
    assert not refused(wereld.actor(wereld.coordinator), touch, "zus", one.pk)


@pytest.mark.req("SEC-014")
def test_every_row_under_a_casus_stays_there():
    """Each changeable table with a casus has a trigger that keeps it there, or refuses changes."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT c.relname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid "
            "WHERE a.attname = 'casus_id' AND c.relname LIKE ANY (%s) "
            "AND c.relnamespace = 'public'::regnamespace "
            "AND c.relkind = 'r' AND has_column_privilege('wams_app', c.oid, a.attnum, 'UPDATE') "
            "AND NOT EXISTS (SELECT FROM pg_trigger t WHERE t.tgrelid = c.oid "
            "AND t.tgname IN ('dossier', 'blijft', 'stap'))",
            [["cases_%", "workplans_%"]],
        )
        assert cursor.fetchall() == []


@pytest.mark.req("SEC-016")
@pytest.mark.parametrize("column", ["gemeente_id", "geopend_door_id"])
def test_the_gemeente_and_the_opener_of_a_casus_stand(wereld, elders, two, column):
    value = {"gemeente_id": elders.gemeente.pk, "geopend_door_id": wereld.coordinator.pk}[column]
    change = f"UPDATE cases_casus SET {column} = %s WHERE id = %s"

    assert refused(wereld.actor(wereld.coordinator), change, value, two[0].pk)


WORKER = {
    "says yes for another": "UPDATE cases_aanstelling SET status = 'aanvaard'",
    "decides": "UPDATE cases_beoordeling SET status = 'akkoord'",
    "appoints an assessor": "UPDATE cases_beoordeling SET beoordelaar_id = geopend.id FROM "
    "(SELECT id FROM accounts_user WHERE naam LIKE 'beoordelaar%') geopend",
}


@pytest.mark.req("R-009", "R-154")
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("statement", WORKER.values(), ids=WORKER)
def test_the_worker_does_nothing_that_is_a_persons(wereld, statement):
    """Without a person, asking who it is gives NULL, and NULL refuses nothing by itself."""
    casus = wereld.casus_van(wereld.coordinator)
    assert wereld.beoordelaar
    wereld.aanstelling(casus, wereld.onderzoeker, Rol.WAARNEMER, "voorgesteld")
    beoordeling(wereld, casus)

    with psycopg.connect(login_url("worker")) as link:
        link.execute(SET, ["", str(wereld.gemeente.pk), "casus.reconsider"])
        assert link.execute("SELECT count(*) FROM cases_casus").fetchone() == (1,)
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            link.execute(statement)


def beoordeling(wereld, casus):
    today = timezone.localdate()
    with arranging():
        Beoordeling(
            casus=casus,
            gemeente=wereld.gemeente,
            soort="verlenging",
            motivering="De huur loopt nog",
            nieuwe_einddatum=today + 300 * DAG,
            nieuwe_evaluatie=today + 90 * DAG,
            gevraagd_door=wereld.coordinator,
            gevraagd_op=today,
            beslissen_voor=today + 14 * DAG,
            bewaarklasse="RC05",
        ).save()


@pytest.mark.req("R-154")
def test_a_coordinator_does_not_lengthen_his_own_access(wereld):
    user = wereld.coordinator
    casus = wereld.casus_van(user)
    longer = {"user": user, "rol": Rol.COORDINATOR, "organisatie_id": user.organisatie_id}
    actor = wereld.actor(user)

    with acting_as(actor):
        grants.end(actor, casus.pk, user_id=user.pk)
        with pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
            grants.give(
                actor,
                casus,
                tot=timezone.now() + 400 * DAG,
                reden="zelf",
                door=wereld.verdeler,
                **longer,
            )


@pytest.mark.req("R-010", "SEC-018")
@pytest.mark.parametrize("table", ["doelbinding_toewijzing", "accounts_mandaat"])
def test_what_held_yesterday_is_not_undone(wereld, table):
    wereld.casus_van(wereld.coordinator)
    before = f"UPDATE {table} SET tot = van + interval '1 minute'"
    now = f"UPDATE {table} SET tot = wams_nu() WHERE tot > wams_nu()"
    person = wereld.beheerder if table == "accounts_mandaat" else wereld.coordinator

    assert refused(wereld.actor(person), before)
    assert not refused(wereld.actor(person), now)


@pytest.mark.req("R-009", "R-154")
def test_only_beheer_writes_what_access_rests_on(wereld, elders):
    school = wereld.organisatie("Basisschool Noord", "SCHOOL")
    casus_worker, beheerder = wereld.coordinator, wereld.beheerder
    kind = "UPDATE accounts_organisatie SET partijtype = 'COLLEGE' WHERE id = %s"
    listed = "UPDATE accounts_partij SET geldig_tot = NULL WHERE organisatie_id = %s"
    mandaat = (
        "INSERT INTO accounts_mandaat (id, user_id, gemeente_id, organisatie_id, functie, van, "
        "tot, voorwaarden, verleend_door_id) SELECT gen_random_uuid(), %s, %s, %s, 'fg', "
        "wams_nu(), wams_nu() + interval '1 day', '', wams_user()"
    )
    trained = (
        "INSERT INTO accounts_deskundigheid (id, user_id, functie, soort, onderwerp, van, tot, "
        "vastgelegd_door_id) SELECT gen_random_uuid(), %s, 'coordinator', 'opleiding', 'Wmo', "
        "current_date, current_date, wams_user()"
    )
    here, there = wereld.gemeente.pk, elders.gemeente.pk

    def no(person, statement, *values):
        return refused(wereld.actor(person), statement, *values)

    for statement in (kind, listed):
        assert no(casus_worker, statement, school.pk)
        assert not no(beheerder, statement, school.pk)
    for person, other in [(casus_worker, beheerder), (beheerder, beheerder)]:
        assert no(person, trained, other.pk)
        assert no(person, mandaat, other.pk, here, school.pk)
    assert no(beheerder, mandaat, casus_worker.pk, there, school.pk)
    assert not no(beheerder, mandaat, casus_worker.pk, here, school.pk)
    assert not no(beheerder, trained, casus_worker.pk)
    assert Deskundigheid.objects.filter(user=casus_worker).count() == 1


@pytest.mark.req("R-007", "SEC-009", "SEC-020")
def test_a_partner_without_a_mandaat_has_no_share_whatever_the_grant_says(wereld):
    school = wereld.organisatie("Basisschool Noord", "SCHOOL")
    teacher = wereld.user("Leerkracht", school)
    casus = wereld.casus_van(wereld.coordinator)
    wereld.toewijzing(casus, teacher, Rol.PARTIJ, doelen=["D08"], organisatie=school)
    during = decide(wereld, teacher, casus)
    with arranging():
        teacher.mandaten.update(tot=Nu())
    after = decide(wereld, teacher, casus)

    assert during.regel == "toewijzing PARTIJ"
    assert after.regel == "0 mandaat"


def decide(wereld, user, casus):
    actor = Actor.for_act(user, "proef.deel", wereld.gemeente.pk)
    with acting_as(actor):
        return may(actor, "proef.deel", casus)


@pytest.mark.req("R-121", "R-123")
def test_nobody_writes_a_line_in_the_name_of_another(wereld, elders):
    line = (
        "INSERT INTO audit_auditevent (id, at, handeling, trace_id, soort, act, uitkomst, regel, "
        "doel, grondslag, activiteit, rol, object_type, status, betrokkene, velden, categorieen, "
        "herkomst, bron, actor_id, gemeente_id) SELECT gen_random_uuid(), now(), "
        "gen_random_uuid(), '', 'inzage', 'x', 'ok', '', '', '', '', '', '', '', '', '[]', '[]', "
        "'', '', %s, %s"
    )
    me, other = wereld.coordinator, wereld.onderzoeker
    actor = wereld.actor(me)

    assert refused(actor, line, other.pk, wereld.gemeente.pk)
    assert refused(actor, line, None, wereld.gemeente.pk)
    assert refused(actor, line, me.pk, elders.gemeente.pk)
    assert not refused(actor, line, me.pk, wereld.gemeente.pk)


@pytest.mark.req("SEC-016", "R-009")
def test_an_fg_sees_who_signed_in_of_his_own_gemeente_only(wereld, elders):
    for person in (wereld.coordinator, elders.coordinator):
        log.aangemeld(person, "account.log_in")
    log.aangemeld(None, "account.log_in", uitkomst="geweigerd", regel="wachtwoord")

    with acting_as(wereld.actor(wereld.fg)):
        seen = set(AuditEvent.objects.values_list("actor_id", flat=True))

    assert seen == {wereld.coordinator.pk, None}


@pytest.mark.req("UX-003", "SEC-014")
@pytest.mark.parametrize("table", ["formulieren_concept", "formulieren_inzending"])
def test_nobody_takes_or_gives_a_draft_or_a_receipt(wereld, table):
    me, other = wereld.coordinator, wereld.onderzoeker
    receipt = (
        "INSERT INTO formulieren_inzending (id, user_id, act, adres, op) "
        "VALUES (gen_random_uuid(), %s, 'x', '', now())"
    )
    draft = (
        "INSERT INTO formulieren_concept (id, bewaarklasse, aangemaakt_op, versie, user_id, "
        "gemeente_id, act, adres, titel, object_id, inhoud, bewaard_op) SELECT gen_random_uuid(), "
        "'RC20', now(), 1, %s, wams_gemeente(), 'x', '', '', gen_random_uuid(), '', now()"
    )
    add = draft if table == "formulieren_concept" else receipt
    read = f"SELECT FROM {table}"

    assert not refused(wereld.actor(me), add, me.pk)
    assert refused(wereld.actor(me), add, other.pk)
    assert not refused(wereld.actor(me), read)
    assert refused(wereld.actor(other), read)
