import subprocess

import psycopg
import pytest
from psycopg.conninfo import make_conninfo

from wams import embedded
from wams.database import check, roles


@pytest.fixture
def own_role(cluster, urls):
    """A login whose rights a test may choose."""
    with roles.connect(make_conninfo(cluster.admin_url, dbname="wams")) as admin:
        admin.execute("CREATE ROLE proef LOGIN PASSWORD 'x'")
        admin.execute("GRANT CONNECT ON DATABASE wams TO proef")
        yield admin, make_conninfo(urls["app"], user="proef", password="x")
        admin.execute("DROP OWNED BY proef")
        admin.execute("DROP ROLE proef")


def refused(url, **options):
    with pytest.raises(check.UnsafeDatabaseError) as caught:
        check.require_safe(url, **options)
    return caught.value.faults


@pytest.mark.parametrize("login", ["app", "worker"])
def test_runtime_logins_are_safe(urls, login):
    assert check.require_safe(urls[login]) is None


@pytest.mark.req("SEC-089")
@pytest.mark.parametrize(
    ("right", "word"),
    [
        ("SUPERUSER", "superuser"),
        ("BYPASSRLS", "BYPASSRLS"),
        ("CREATEROLE", "rollen of databases"),
        ("CREATEDB", "rollen of databases"),
        ("REPLICATION", "kopieert de server"),
    ],
)
def test_a_login_with_a_strong_right_is_refused(own_role, right, word):
    admin, url = own_role
    admin.execute(f"ALTER ROLE proef {right}")

    assert word in " ".join(refused(url))


@pytest.mark.req("SEC-089")
def test_a_table_owner_is_refused_also_through_a_role_that_it_is_in(own_role):
    admin, url = own_role
    admin.execute("CREATE TABLE van_proef ()")
    admin.execute("ALTER TABLE van_proef OWNER TO proef")

    assert refused(url) == ["De inlog is eigenaar van tabellen, of lid van een rol die dat is."]

    admin.execute("CREATE ROLE ander")
    admin.execute("ALTER TABLE van_proef OWNER TO ander")
    admin.execute("GRANT ander TO proef")

    assert refused(url) == ["De inlog is eigenaar van tabellen, of lid van een rol die dat is."]

    admin.execute("DROP TABLE van_proef")
    admin.execute("DROP ROLE ander")


@pytest.mark.req("SEC-089")
def test_the_owner_of_the_database_is_refused(urls):
    assert "De inlog is eigenaar van de database, of lid van de rol die dat is." in refused(
        urls["owner"]
    )


@pytest.mark.parametrize("inner", ["wams_kern", "wams_wis"])
def test_a_member_of_an_inner_role_is_refused(own_role, inner):
    admin, url = own_role
    admin.execute(f"GRANT {inner} TO proef")

    assert refused(url) == ["De inlog is lid van wams_kern of wams_wis."]


@pytest.mark.req("SEC-089")
@pytest.mark.parametrize("setting", ["synchronous_commit", "row_security"])
def test_a_setting_that_opens_a_lock_is_refused(urls, setting):
    assert setting.replace("row_security", "Row-level security") in " ".join(
        refused(make_conninfo(urls["app"], options=f"-c {setting}=off"))
    )


def test_row_level_security_without_force_is_refused(own_role, urls):
    with roles.connect(urls["owner"]) as owner:
        owner.execute("CREATE TABLE half_slot ()")
        owner.execute("ALTER TABLE half_slot ENABLE ROW LEVEL SECURITY")
        assert len(refused(urls["app"])) == 1
        owner.execute("ALTER TABLE half_slot FORCE ROW LEVEL SECURITY")
        assert check.require_safe(urls["app"]) is None
        owner.execute("DROP TABLE half_slot")


@pytest.mark.req("SEC-089")
def test_a_server_that_may_lose_confirmed_rows_is_for_tests_only(tmp_path):
    services = embedded.start(tmp_path, durable=False, valkey=False)
    try:
        passwords = tmp_path / "wachtwoorden.json"
        urls = roles.provision(services.admin_url, database="wams", passwords=passwords)

        assert check.require_safe(urls["app"], durable=False) is None
        assert [fault.split()[0] for fault in refused(urls["app"])] == [
            "synchronous_commit",
            "fsync",
        ]
    finally:
        services.stop()


@pytest.mark.req("SEC-089")
def test_a_server_without_checksums_is_refused(tmp_path):
    services = embedded.start(tmp_path, valkey=False)
    services.stop()
    tool = [str(services.postgres.bin / "pg_checksums"), "--disable", "-D"]
    subprocess.run(
        [*embedded.as_someone(), *tool, str(services.postgres.data)],
        check=True,
        capture_output=True,
    )
    services = embedded.start(tmp_path, valkey=False)
    try:
        passwords = tmp_path / "wachtwoorden.json"
        urls = roles.provision(services.admin_url, database="wams", passwords=passwords)

        assert refused(urls["app"]) == ["De database heeft geen controlesommen (data_checksums)."]
    finally:
        services.stop()


def test_an_unreachable_database_stops_the_start():
    with pytest.raises(psycopg.OperationalError):
        check.require_safe("host=127.0.0.1 port=1 dbname=wams connect_timeout=1")
