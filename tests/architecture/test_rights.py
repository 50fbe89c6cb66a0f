"""What the runtime roles may do in the database, compared with the list and tried by hand."""

import re

import psycopg
import pytest
from django.apps import apps
from django.db import connection

from tests.conftest import login_url, owner
from wams.database.rechten import FUNCTIES, RECHTEN, VIEWS_VAN_KERN
from wams.retention.models import Dossierstuk

pytestmark = pytest.mark.django_db
VERBS = {"SELECT", "INSERT", "UPDATE", "DELETE", "TRUNCATE", "REFERENCES", "TRIGGER"}


def granted(role):
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT c.relname, a.privilege_type FROM pg_class c, aclexplode(c.relacl) a "
            "WHERE c.relnamespace = 'public'::regnamespace AND a.grantee = %s::regrole",
            [role],
        )
        return {(table, verb) for table, verb in cursor.fetchall() if verb in VERBS}


COLUMNS = re.compile(r"(\w+) \(([^)]*)\)")


def granted_columns(role):
    """The grants on one column; a grant on the whole table is not repeated here."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT c.relname, k.attname, a.privilege_type FROM pg_attribute k "
            "JOIN pg_class c ON c.oid = k.attrelid, aclexplode(k.attacl) a "
            "WHERE c.relnamespace = 'public'::regnamespace AND a.grantee = %s::regrole",
            [role],
        )
        return set(cursor.fetchall())


def listed(column):
    return {
        (table, verb.strip())
        for table, rights in RECHTEN.items()
        for verb in COLUMNS.sub("", rights[column]).split(",")
        if verb.strip()
    }


def listed_columns(column):
    return {
        (table, name.strip(), verb)
        for table, rights in RECHTEN.items()
        for verb, names in COLUMNS.findall(rights[column])
        for name in names.split(",")
    }


def callers():
    """Each function of ours that is no trigger, with who may call it."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT p.proname, coalesce(nullif(a.grantee, 0)::regrole::text, 'iedereen') "
            "FROM pg_proc p, aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a "
            "WHERE p.pronamespace = 'public'::regnamespace AND p.proname LIKE 'wams%%' "
            "AND p.prorettype <> 'trigger'::regtype"
        )
        found = {}
        for name, caller in cursor.fetchall():
            found.setdefault(name, set()).add(caller)
        return {name: who - {"wams_owner"} for name, who in found.items()}


@pytest.mark.req("SEC-015", "SEC-028")
@pytest.mark.parametrize(("role", "column"), [("wams_app", 0), ("wams_kern", 1)])
def test_rights_are_the_list_and_nothing_else(role, column):
    found = {(t, v) for t, v in granted(role) if t not in VIEWS_VAN_KERN}
    wanted = {(t, v) for t, v in listed(column) if t not in VIEWS_VAN_KERN}

    assert found == wanted


@pytest.mark.req("SEC-015", "SEC-028")
@pytest.mark.parametrize(
    ("role", "column"), [("wams_app", 0), ("wams_worker", 0), ("wams_kern", 1)]
)
def test_rights_per_column_are_the_list_and_nothing_else(role, column):
    wanted = listed_columns(column) if role != "wams_worker" else set()

    assert granted_columns(role) == wanted


@pytest.mark.req("SEC-015", "SEC-028")
def test_who_may_call_a_function_is_the_list_and_nothing_else():
    assert callers() == FUNCTIES


@pytest.mark.req("SEC-014", "SEC-089")
def test_the_runtime_role_owns_nothing_and_is_no_superuser():
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT current_user, rolsuper, rolbypassrls, rolcreaterole, (SELECT count(*) "
            "FROM pg_class WHERE relowner = r.oid) FROM pg_roles r WHERE rolname = current_user"
        )

        assert cursor.fetchone() == ("wams_app", False, False, False, 0)


@pytest.mark.req("SEC-014")
def test_every_dossier_table_is_locked_by_the_database():
    tables = {m._meta.db_table for m in apps.get_models() if issubclass(m, Dossierstuk)}
    with connection.cursor() as cursor:
        cursor.execute("SELECT relname FROM pg_class WHERE relrowsecurity AND relforcerowsecurity")
        locked = {name for (name,) in cursor.fetchall()}

    assert tables - locked == set()


@pytest.mark.req("R-133")
def test_every_dossier_table_refuses_a_row_without_bewaarklasse():
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT c.relname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid "
            "JOIN pg_constraint k ON k.conrelid = c.oid AND k.contype = 'c' "
            "AND k.conname LIKE '%%_bewaarklasse' "
            "WHERE a.attname = 'bewaarklasse' AND a.attnotnull"
        )
        found = {name for (name,) in cursor.fetchall()}

    assert {m._meta.db_table for m in apps.get_models() if issubclass(m, Dossierstuk)} <= found


REFUSED = {
    "rewrite the log": "UPDATE audit_auditevent SET act = 'x'",
    "cut the log": "DELETE FROM audit_auditevent",
    "empty the log": "TRUNCATE audit_auditevent",
    "rewrite the history": "UPDATE audit_wijziging SET changes = NULL",
    "cut the history": "DELETE FROM audit_wijziging",
    "write a derived row": "UPDATE doelbinding_betrokkenheid SET tot = 'infinity'",
    "make a system act": "INSERT INTO doelbinding_systeemact VALUES ('casus.view')",
    "call the kernel": "SELECT wams_herbereken('{}', '{}')",
    "become the owner": "SET ROLE wams_owner",
    "become the kernel": "SET ROLE wams_kern",
    "lift the lock": "ALTER TABLE cases_casus NO FORCE ROW LEVEL SECURITY",
    "delete a casus": "DELETE FROM cases_casus",
    "become somebody else": "UPDATE accounts_user SET email = 'x@example.nl'",
    "become a superuser": "UPDATE accounts_user SET is_superuser = true",
    "change the law": "UPDATE recht_catalogusversie SET inhoud = '{}'",
}


@pytest.mark.req("SEC-028", "R-123")
@pytest.mark.parametrize("login", ["app", "worker"])
@pytest.mark.parametrize("statement", REFUSED.values(), ids=REFUSED)
def test_a_runtime_role_is_refused(login, statement):
    with (
        psycopg.connect(login_url(login)) as link,
        pytest.raises(psycopg.errors.InsufficientPrivilege),
    ):
        link.execute(statement)


@pytest.mark.req("SEC-028", "R-123")
@pytest.mark.parametrize("login", ["app", "worker"])
def test_a_partition_of_the_log_is_no_way_round_it(login):
    with owner() as cursor:
        partition = cursor.execute(
            "SELECT inhrelid::regclass::text FROM pg_inherits "
            "WHERE inhparent = 'audit_auditevent'::regclass LIMIT 1"
        ).fetchone()[0]

    with (
        psycopg.connect(login_url(login)) as link,
        pytest.raises(psycopg.errors.InsufficientPrivilege),
    ):
        link.execute(f"SELECT * FROM {partition}")
