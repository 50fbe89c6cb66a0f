import json
import stat

import psycopg
import pytest
from psycopg import errors

from wams.database import roles


def ask(url, question, *values):
    with roles.connect(url) as connection:
        return connection.execute(question, values).fetchall()


def test_five_roles_have_exactly_the_rights_that_they_need(cluster, urls):
    found = ask(
        cluster.admin_url,
        "SELECT rolname, rolcanlogin, rolinherit, rolcreatedb,"
        " rolsuper OR rolcreaterole OR rolbypassrls OR rolreplication"
        r" FROM pg_roles WHERE rolname LIKE 'wams\_%%' ORDER BY 1",
    )

    assert found == [
        ("wams_app", True, True, False, False),
        ("wams_kern", False, True, False, False),
        ("wams_owner", True, False, False, False),
        ("wams_wis", False, True, False, False),
        ("wams_worker", True, True, False, False),
    ]


def test_membership_gives_the_web_nothing_and_the_owner_no_rows(cluster, urls):
    found = ask(
        cluster.admin_url,
        "SELECT DISTINCT pg_get_userbyid(roleid), pg_get_userbyid(member) FROM pg_auth_members"
        r" WHERE pg_get_userbyid(member) LIKE 'wams\_%%' ORDER BY 1, 2",
    )

    assert found == [
        ("wams_app", "wams_worker"),
        ("wams_kern", "wams_owner"),
        ("wams_wis", "wams_owner"),
    ]
    assert ask(cluster.admin_url, "SELECT pg_has_role('wams_owner', 'wams_kern', 'USAGE')") == [
        (False,)
    ]


@pytest.mark.parametrize(
    ("login", "statement", "lock", "idle", "row_security"),
    [
        ("app", "5s", "2s", "15s", "on"),
        ("worker", "1min", "5s", "1min", "on"),
        ("owner", "0", "10s", "0", "off"),
    ],
)
def test_each_login_has_its_own_limits(urls, login, statement, lock, idle, row_security):
    names = ["statement_timeout", "lock_timeout", "idle_in_transaction_session_timeout"]

    found = ask(
        urls[login],
        "SELECT current_setting(n) FROM unnest(%s::text[]) n",
        [*names, "row_security"],
    )

    assert [value for (value,) in found] == [statement, lock, idle, row_security]


@pytest.mark.parametrize("target", ["wams_owner", "wams_kern", "wams_wis"])
@pytest.mark.parametrize("login", ["app", "worker"])
def test_runtime_logins_can_not_become_a_stronger_role(urls, login, target):
    with roles.connect(urls[login]) as link, pytest.raises(errors.InsufficientPrivilege):
        link.execute(f"SET ROLE {target}")


@pytest.mark.parametrize("login", ["app", "worker"])
def test_runtime_logins_can_not_make_a_table(urls, login):
    for statement in ("CREATE TABLE public.x ()", "CREATE TEMP TABLE x ()"):
        with roles.connect(urls[login]) as link, pytest.raises(errors.InsufficientPrivilege):
            link.execute(statement)


def test_owner_hands_a_function_over_without_getting_its_rights(urls):
    with roles.connect(urls["owner"]) as owner:
        owner.execute("GRANT USAGE, CREATE ON SCHEMA public TO wams_kern")
        owner.execute("CREATE FUNCTION van_kern() RETURNS int LANGUAGE sql AS 'SELECT 1'")
        owner.execute("ALTER FUNCTION van_kern() OWNER TO wams_kern")
        with pytest.raises(errors.InsufficientPrivilege):
            owner.execute("ALTER FUNCTION van_kern() RENAME TO van_mij")


def test_owner_makes_the_trusted_extension_that_grants_need(urls):
    with roles.connect(urls["owner"]) as owner:
        owner.execute("CREATE EXTENSION btree_gist")
        owner.execute("DROP EXTENSION btree_gist")


def test_provisioning_again_keeps_passwords_and_data(cluster, passwords):
    first = roles.provision(cluster.admin_url, database="again", passwords=passwords)
    with roles.connect(first["owner"]) as owner:
        owner.execute("CREATE TABLE kept AS SELECT 1 AS one")

    second = roles.provision(cluster.admin_url, database="again", passwords=passwords)

    assert second == first
    assert ask(second["owner"], "SELECT one FROM kept") == [(1,)]
    assert stat.S_IMODE(passwords.stat().st_mode) == 0o600
    assert len(set(json.loads(passwords.read_text()).values())) == 3


def test_provisioning_afresh_leaves_nothing_of_before(cluster, passwords):
    first = roles.provision(cluster.admin_url, database="vers", passwords=passwords)
    with roles.connect(first["owner"]) as owner:
        owner.execute("CREATE TABLE kept ()")

    roles.provision(cluster.admin_url, database="vers", passwords=passwords, fresh=True)

    assert ask(first["owner"], "SELECT to_regclass('kept')") == [(None,)]


def test_provisioning_takes_no_superuser(cluster, passwords, urls):
    with roles.connect(cluster.admin_url) as admin:
        admin.execute("CREATE ROLE beheer LOGIN CREATEROLE CREATEDB PASSWORD 'x'")
        for role in ("wams_owner", "wams_app", "wams_worker", "wams_kern", "wams_wis"):
            admin.execute(f"GRANT {role} TO beheer WITH ADMIN OPTION")
    beheer = psycopg.conninfo.make_conninfo(cluster.admin_url, user="beheer", password="x")

    made = roles.provision(beheer, database="gewoon", passwords=passwords)

    assert ask(made["app"], "SELECT current_user::text") == [("wams_app",)]
    assert roles.is_administrator(beheer)
    assert not roles.is_administrator(made["app"])


@pytest.mark.parametrize("right", ["SUPERUSER", "BYPASSRLS", "CREATEROLE", "REPLICATION"])
def test_provisioning_refuses_a_role_that_someone_made_strong(cluster, urls, right):
    with roles.connect(cluster.admin_url) as admin:
        admin.execute(f"ALTER ROLE wams_app {right}")
        try:
            with pytest.raises(roles.RolesError, match="wams_app"):
                roles.make_roles(admin, {})
        finally:
            admin.execute(f"ALTER ROLE wams_app NO{right}")


def test_no_password_reaches_the_servers_log(cluster, urls):
    with roles.connect(cluster.admin_url) as admin:
        admin.execute("ALTER SYSTEM SET log_statement = 'all'")
        admin.execute("SELECT pg_reload_conf()")
        admin.execute("SELECT pg_sleep(0.3)")
        roles.make_roles(admin, {"wams_kern": "zichtbaar"})
        admin.execute("ALTER SYSTEM RESET log_statement")
        admin.execute("SELECT pg_reload_conf()")

    log = cluster.postgres.log.read_text()

    assert 'ALTER ROLE "wams_kern" PASSWORD' in log
    assert "zichtbaar" not in log
