import itertools
import os
import signal
import stat
import subprocess
import sys
import threading
import time
from contextlib import suppress

import psycopg
import pytest

from wams import embedded

PARENT = """
import sys, time
from wams import embedded
services = embedded.start(sys.argv[1])
print(services.postgres.process.pid, services.valkey.process.pid, flush=True)
time.sleep(600)
"""


@pytest.fixture
def services(tmp_path):
    running = embedded.start(tmp_path)
    yield running
    running.stop()


def ask(services, question):
    with psycopg.connect(services.admin_url, autocommit=True) as connection:
        return connection.execute(question).fetchone()


def is_alive(pid):
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def wait_until(happened, seconds=20):
    until = time.monotonic() + seconds
    while not happened():
        assert time.monotonic() < until
        time.sleep(0.05)


def test_both_servers_answer_and_stop(tmp_path):
    services = embedded.start(tmp_path)
    assert ask(services, "SELECT 1") == (1,)
    assert services.valkey.answers()

    services.stop()

    assert not services.postgres.answers()
    assert not services.valkey.answers()


def test_a_second_start_joins_the_first_and_does_not_stop_it(services, tmp_path):
    joined = embedded.start(tmp_path)

    joined.stop()

    assert joined.admin_url == services.admin_url
    assert ask(services, "SELECT 1") == (1,)
    assert services.valkey.answers()


def test_data_are_there_after_a_stop(tmp_path):
    first = embedded.start(tmp_path, valkey=False)
    ask(first, "SELECT 1")
    with psycopg.connect(first.admin_url, autocommit=True) as connection:
        connection.execute("CREATE TABLE kept AS SELECT 42 AS answer")
    first.stop()

    second = embedded.start(tmp_path, valkey=False)
    try:
        assert ask(second, "SELECT answer FROM kept") == (42,)
    finally:
        second.stop()


def test_servers_die_cleanly_with_a_parent_that_is_killed(tmp_path):
    parent = subprocess.Popen(
        [sys.executable, "-c", PARENT, str(tmp_path)], stdout=subprocess.PIPE, text=True
    )
    pids = [int(pid) for pid in parent.stdout.readline().split()]
    assert all(map(is_alive, pids))

    parent.send_signal(signal.SIGKILL)
    parent.wait()
    parent.stdout.close()

    wait_until(lambda: not any(map(is_alive, pids)))
    log = (tmp_path / "postgres.log").read_text()
    assert log.rstrip().endswith("database system is shut down")


def test_a_path_too_long_for_a_socket_gets_a_short_private_one(tmp_path):
    deep = tmp_path / ("d" * 60) / ("e" * 60)
    services = embedded.start(deep)
    sockets = services.sockets
    try:
        assert ask(services, "SELECT 1") == (1,)
        assert services.valkey.answers()
        assert len(str(sockets)) < embedded.LONGEST_SOCKET_FOLDER
        assert stat.S_IMODE(sockets.stat().st_mode) == 0o700
    finally:
        services.stop()
    assert not sockets.exists()


def test_a_socket_folder_of_someone_else_is_refused(tmp_path, monkeypatch):
    (tmp_path / "run").mkdir()
    monkeypatch.setattr(os, "geteuid", lambda: 4242)

    with pytest.raises(embedded.EmbeddedError, match="belongs to someone else"):
        embedded.socket_folder(tmp_path)


def test_nobody_else_can_reach_the_servers(services, tmp_path):
    assert stat.S_IMODE(tmp_path.stat().st_mode) == 0o700
    assert stat.S_IMODE((tmp_path / "postgres.wachtwoord").stat().st_mode) == 0o600
    assert ask(services, "SHOW listen_addresses") == ("",)
    assert ask(services, "SELECT count(*) FROM pg_hba_file_rules WHERE auth_method = 'trust'") == (
        0,
    )


def test_a_confirmed_row_is_durable_in_the_demo_and_not_in_tests(services, tmp_path):
    names = ("fsync", "synchronous_commit", "full_page_writes", "data_checksums")
    assert [ask(services, f"SHOW {name}") for name in names] == [("on",)] * 4

    fast = embedded.start(tmp_path / "fast", durable=False, valkey=False)
    try:
        assert [ask(fast, f"SHOW {name}") for name in names[:3]] == [("off",)] * 3
    finally:
        fast.stop()


def test_the_servers_log_quotes_no_content(services):
    with psycopg.connect(services.admin_url, autocommit=True) as connection:
        connection.execute("CREATE TABLE mens (naam text CHECK (naam <> 'Geheim'))")
        with pytest.raises(psycopg.errors.CheckViolation):
            connection.execute("INSERT INTO mens VALUES ('Geheim')")

    log = services.postgres.log.read_text()

    assert "mens_naam_check" in log
    assert "Geheim" not in log


def test_a_server_that_stops_at_once_says_why(tmp_path):
    services = embedded.start(tmp_path, valkey=False)
    services.stop()
    (tmp_path / "data" / "PG_VERSION").write_text("9.6\n")

    with pytest.raises(embedded.EmbeddedError, match="database files are incompatible"):
        embedded.start(tmp_path, valkey=False)


def test_no_confirmed_row_is_lost_when_the_server_is_killed(tmp_path):
    confirmed = []
    for run in range(5):
        services = embedded.start(tmp_path, valkey=False)
        with psycopg.connect(services.admin_url, autocommit=True) as connection:
            connection.execute("CREATE TABLE IF NOT EXISTS rij (nummer int)")
            killer = threading.Timer(0.2, services.postgres.process.kill)
            killer.start()
            with suppress(psycopg.OperationalError):
                for number in itertools.count(run * 1_000_000):
                    connection.execute("INSERT INTO rij VALUES (%s)", [number])
                    confirmed.append(number)
        killer.join()
        services.postgres.process.wait()

    services = embedded.start(tmp_path, valkey=False)
    try:
        (missing,) = ask(
            services,
            "SELECT count(*) FROM unnest(ARRAY[" + ",".join(map(str, confirmed)) + "]) n"
            " WHERE n NOT IN (SELECT nummer FROM rij)",
        )
    finally:
        services.stop()
    assert len(confirmed) > 100
    assert missing == 0
