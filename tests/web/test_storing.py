"""A database that is gone or full, also before a view begins: a plain page, and nothing else."""

import time
from contextlib import contextmanager

import pytest
from django.db import connection
from django.test import Client

from wams.settings.base import database

pytestmark = pytest.mark.django_db(transaction=True)


@contextmanager
def changed(**parts):
    """The connection with other settings, as the next request finds it."""
    before = dict(connection.settings_dict)
    connection.close()
    connection.settings_dict |= parts
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict |= before


@contextmanager
def gone():
    with changed(PORT="1"):
        yield


@contextmanager
def full(timeout=0.2):
    """A pool of one, and somebody else has it."""
    pool = {"min_size": 0, "max_size": 1, "timeout": timeout}
    options = connection.settings_dict["OPTIONS"] | {"pool": pool}
    with changed(OPTIONS=options):
        connection.pool.open()
        taken = connection.pool.getconn()
        try:
            yield
        finally:
            connection.close()
            connection.pool.putconn(taken)
            connection.close_pool()


@pytest.fixture
def visitor(wereld, als):
    client = als(wereld.coordinator)
    client.raise_request_exception = False
    return client


@pytest.mark.req("R-125", "SEC-021", "SEC-079")
@pytest.mark.parametrize("fault", [gone, full], ids=["gone", "full"])
@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("address", ["/", "/casussen/"])
def test_a_page_says_plainly_that_nothing_can_be_shown(visitor, fault, method, address, caplog):
    with fault():
        answer = getattr(visitor, method)(address)

    assert answer.status_code == 503
    assert answer["Retry-After"] == "30"
    assert "Elke inzage moet worden vastgelegd" in answer.text
    assert "Bel 112" in answer.text
    for secret in ("psycopg", "OperationalError", "wams_app", "port 1"):
        assert secret not in answer.text
    assert "wams_app" not in caplog.text
    assert visitor.get(address).status_code == 200


@pytest.mark.req("SEC-021")
def test_the_answer_comes_within_three_seconds(visitor):
    timeout = database("")["OPTIONS"]["pool"]["timeout"]

    with full(timeout):
        began = time.monotonic()
        answer = visitor.get("/casussen/")
        took = time.monotonic() - began

    assert answer.status_code == 503
    assert took < 3


@pytest.mark.req("SEC-079")
@pytest.mark.parametrize("fault", [gone, full], ids=["gone", "full"])
def test_who_is_not_signed_in_gets_the_same_page(db, fault):
    client = Client(raise_request_exception=False)
    client.cookies["sessie"] = "x" * 32

    with fault():
        answer = client.get("/")

    assert answer.status_code == 503
    assert "Wij kunnen dit nu niet laten zien" in answer.text


@pytest.mark.req("SEC-079")
def test_another_fault_keeps_its_own_page(visitor, monkeypatch):
    def breaks(request):
        raise RuntimeError("Noor Terwolde")

    monkeypatch.setattr("wams.web.middleware.mandaten_van", breaks)

    answer = visitor.get("/")

    assert answer.status_code == 500
    assert "Er ging bij ons iets mis" in answer.text
    assert "Terwolde" not in answer.text
