import pytest
from django.db import connection

from tests.conftest import owner

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_living_process_says_so_without_a_database(client, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert client.get("/healthz").json() == {"ok": True}


def test_all_is_ready(client):
    answer = client.get("/readyz")

    assert (answer.status_code, answer.json()) == (200, {"ok": True, "broken": []})
    assert "no-store" in answer["Cache-Control"]


@pytest.mark.req("SEC-091")
@pytest.mark.parametrize(
    ("fault", "repair", "broken"),
    [
        (
            "REVOKE INSERT ON audit_auditevent FROM wams_app",
            "GRANT INSERT ON audit_auditevent TO wams_app",
            ["audit"],
        ),
        (
            "ALTER TABLE cases_casus NO FORCE ROW LEVEL SECURITY",
            "ALTER TABLE cases_casus FORCE ROW LEVEL SECURITY",
            ["database"],
        ),
    ],
)
def test_a_lock_that_is_open_makes_it_red(client, fault, repair, broken):
    with owner() as cursor:
        cursor.execute(fault)
        try:
            answer = client.get("/readyz")
        finally:
            cursor.execute(repair)

    assert (answer.status_code, answer.json()) == (503, {"ok": False, "broken": broken})
    assert client.get("/readyz").status_code == 200


@pytest.mark.req("SEC-091")
def test_a_key_ring_that_is_gone_makes_it_red(client, settings, tmp_path):
    settings.WAMS_KEYRING = str(tmp_path / "weg.json")

    assert client.get("/readyz").json() == {"ok": False, "broken": ["keys"]}


@pytest.mark.req("SEC-091")
def test_a_database_that_does_not_answer_makes_it_red(client):
    address = connection.settings_dict["HOST"]
    connection.close()
    connection.settings_dict["HOST"] = "/nergens"
    try:
        answer = client.get("/readyz")
    finally:
        connection.close()
        connection.settings_dict["HOST"] = address

    assert answer.json() == {"ok": False, "broken": ["database", "audit"]}


def test_no_other_site_may_load_anything_of_ours(client):
    answer = client.get("/healthz")

    assert answer["Cross-Origin-Resource-Policy"] == "same-origin"
    assert answer["Cross-Origin-Opener-Policy"] == "same-origin"
    assert answer["Referrer-Policy"] == "same-origin"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "camera=()" in answer["Permissions-Policy"]
    assert sorted(answer["Content-Security-Policy"].split("; ")) == [
        "base-uri 'none'",
        "connect-src 'self'",
        "default-src 'none'",
        "font-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "img-src 'self' data:",
        "object-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
    ]
