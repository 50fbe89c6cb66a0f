"""A test database made by the owner and used by the runtime role, as in production."""

import os
import time
from contextlib import contextmanager
from datetime import timedelta

import psycopg
import pytest
from allauth.account.authentication import AUTHENTICATION_METHODS_SESSION_KEY
from allauth.account.internal.userkit import user_id_to_str
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.utils import timezone
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from tests import opzet
from tests.wereld import Wereld
from wams.accounts.models import Gemeente

# Made by migrate itself, and by nothing that a test does.
NEVER_FLUSHED = ("django_migrations", "django_content_type", "auth_permission")
GEMEENTEN = [("Voorbeeldstad", "WAMS"), ("Anderstad", "WAMS"), ("Oudrecht", "HUIDIG_RECHT")]
CLOCK = """
CREATE OR REPLACE FUNCTION wams_nu() RETURNS timestamptz LANGUAGE sql STABLE AS $$
SELECT coalesce(nullif(current_setting('test.nu', true), '')::timestamptz, now()) $$
"""
ORDINARY_TABLES = """
SELECT c.oid::regclass::text AS name, relrowsecurity AS locked FROM pg_class c
JOIN pg_namespace n ON n.oid = relnamespace
WHERE nspname = 'public' AND relkind = 'r' AND pg_relation_size(c.oid) > 0
  AND relname <> ALL (%s) ORDER BY 1
"""
REFERENCE_TABLES = "SELECT quote_ident(tablename) FROM pg_tables WHERE schemaname = 'ijkpunt'"
REFUSES_TRUNCATE = """
SELECT DISTINCT tgrelid::regclass::text FROM pg_trigger
WHERE NOT tgisinternal AND tgtype & 32 <> 0
"""


def login_url(login):
    """The address of app, worker or owner in the test database."""
    return make_conninfo(settings.DATABASE_URLS[login], dbname=connection.settings_dict["NAME"])


@contextmanager
def role(name):
    """Do something as another login: ``with role("wams_worker"):``. Closes the connection."""
    parts = conninfo_to_dict(settings.DATABASE_URLS[name.removeprefix("wams_")])
    chosen = {"USER": parts["user"], "PASSWORD": parts["password"]}
    before = {key: connection.settings_dict[key] for key in chosen}
    connection.close()
    connection.settings_dict |= chosen
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict |= before


@pytest.fixture(scope="session")
def django_db_setup(django_test_environment, django_db_blocker):
    with django_db_blocker.unblock():
        before = connection.settings_dict["NAME"]
        with role("wams_owner"):
            connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
            make_reference_data()
        with owner() as cursor:
            cursor.execute(CLOCK)
            keep_reference_data(cursor)
            opzet.install(cursor)
        # On the class: while a browser runs, Django has another connection object.
        operations = type(connection.ops)
        own_way = operations.execute_sql_flush
        operations.execute_sql_flush = lambda ops, statements: flush_as_owner(statements)
        yield
        operations.execute_sql_flush = own_way
        with role("wams_owner"):
            connection.creation.destroy_test_db(before, verbosity=0)


def make_reference_data():
    """Two gemeenten with a catalogue in force: what no runtime role may write."""
    since = timezone.localdate() - timedelta(days=1000)
    for naam, regime in GEMEENTEN:
        gemeente = Gemeente.objects.create(naam=naam, code=naam.lower())
        words = ["--regime", regime, "--vanaf", str(since), "--label", "demonstratie"]
        call_command("load_catalogus", gemeente.code, *words, verbosity=0)


@contextmanager
def owner():
    """A connection of the owner's own, outside Django's."""
    with psycopg.connect(login_url("owner"), autocommit=True) as link, link.cursor() as cursor:
        yield cursor


def keep_reference_data(cursor):
    """What migrate put in tables comes back after each flush. RLS tables hold none."""
    cursor.execute("CREATE SCHEMA ijkpunt")
    for name, locked in cursor.execute(ORDINARY_TABLES, [list(NEVER_FLUSHED)]).fetchall():
        if not locked:
            cursor.execute(f"CREATE TABLE ijkpunt.{name} AS TABLE {name}")


def flush_as_owner(statements):
    """TRUNCATE is no right of the runtime role, and Django's own list has the doelen in it."""
    with owner() as cursor, cursor.connection.transaction():
        written = cursor.execute(ORDINARY_TABLES, [list(NEVER_FLUSHED)]).fetchall()
        kept = [name for (name,) in cursor.execute(REFERENCE_TABLES).fetchall()]
        guarded = {name for (name,) in cursor.execute(REFUSES_TRUNCATE).fetchall()} | set(kept)
        set_triggers(cursor, guarded, "DISABLE")
        if written:
            cursor.execute(f"TRUNCATE {', '.join(name for name, _ in written)} CASCADE")
        for name in kept:
            cursor.execute(f"INSERT INTO {name} SELECT * FROM ijkpunt.{name}")
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # else the next line finds them pending
        set_triggers(cursor, guarded, "ENABLE")


def set_triggers(cursor, tables, word):
    for name in tables:
        cursor.execute(f"ALTER TABLE {name} {word} TRIGGER USER")


@pytest.fixture
def process_environment(transactional_db):
    """The environment of a process of ours that works on the test database."""

    def build(login):
        addresses = {
            "DATABASE_URL": login_url("app"),
            "DATABASE_WORKER_URL": login_url("worker"),
        }
        return dict(os.environ) | addresses | {"WAMS_LOGIN": login}

    return build


@pytest.fixture
def wereld(db):
    """One gemeente with a person per function."""
    return Wereld()


@pytest.fixture
def elders(wereld):
    """The other gemeente: its people are outsiders here."""
    return Wereld("Anderstad")


@pytest.fixture
def als():
    """A test client signed in as this person: ``als(user).get(url)``."""

    def sign_in(user):
        client = Client()
        client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
        session = client.session
        shown = {"method": "mfa", "type": "totp", "at": time.time()}
        session[AUTHENTICATION_METHODS_SESSION_KEY] = [shown]
        session[f"{AUTHENTICATION_METHODS_SESSION_KEY}_user"] = user_id_to_str(user)
        session.save()
        return client

    return sign_in
