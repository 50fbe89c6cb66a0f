import json
import socket
import subprocess
import sys
import time

import pytest

from wams import embedded, launch
from wams.database import roles

SLEEP = "import time; time.sleep(600)"


def test_only_the_owners_process_gets_the_owners_address(tmp_path):
    addresses = {"DATABASE_URL": "app", "DATABASE_OWNER_URL": "owner", "REDIS_URL": "redis"}

    for login in ("app", "worker"):
        assert "DATABASE_OWNER_URL" not in launch.environment(addresses, login, tmp_path)
    assert launch.environment(addresses, "owner", tmp_path)["DATABASE_OWNER_URL"] == "owner"


def test_the_secret_key_is_made_once_and_kept_private(tmp_path):
    first = launch.secret_key(tmp_path)

    assert launch.secret_key(tmp_path) == first
    assert len(first) >= 50
    assert (tmp_path / "secret_key").stat().st_mode & 0o777 == 0o600


def test_an_ordinary_login_must_come_with_the_two_others(monkeypatch, tmp_path):
    url = launch.os.environ["DATABASE_URL"]
    monkeypatch.delenv("DATABASE_OWNER_URL")

    with pytest.raises(launch.LaunchError, match="DATABASE_OWNER_URL"):
        launch.logins(url, tmp_path, database="wams")


def test_three_given_logins_are_used_as_they_are(monkeypatch, tmp_path):
    url = launch.os.environ["DATABASE_URL"]
    monkeypatch.setenv("DATABASE_OWNER_URL", "owner")
    monkeypatch.setenv("DATABASE_WORKER_URL", "worker")

    made = launch.logins(url, tmp_path, database="wams")

    assert made == {"app": url, "owner": "owner", "worker": "worker"}


def test_a_given_administrator_makes_roles_and_database(monkeypatch, tmp_path):
    services = embedded.start(tmp_path / "given", valkey=False)
    monkeypatch.setenv("DATABASE_URL", services.admin_url)
    monkeypatch.setattr(launch, "VAR", tmp_path / "var")
    try:
        with launch.surroundings(tmp_path / "own") as addresses:
            with roles.connect(addresses["DATABASE_URL"]) as link:
                found = link.execute("SELECT current_user::text, current_database()::text")
                assert found.fetchone() == ("wams_app", "wams")
            assert addresses["REDIS_URL"] == launch.os.environ["REDIS_URL"]
    finally:
        services.stop()


def test_children_stop_together(tmp_path):
    with launch.Children() as children:
        for name in ("one", "two"):
            children.start(name, ["timeit", "-n1", "-r1", SLEEP], launch.os.environ)
        processes = list(children.running.values())
        assert [process.poll() for process in processes] == [None, None]

    assert None not in [process.poll() for process in processes]


def test_a_child_that_stops_by_itself_ends_the_watch():
    with launch.Children() as children:
        children.start("web", ["timeit", "-n1", "-r1", "import sys; sys.exit(3)"], {})
        with pytest.raises(launch.LaunchError, match="web process stopped"):
            children.watch(until=lambda: False)


def test_children_die_with_a_parent_that_is_killed():
    program = (
        "import os, sys; from wams import launch\n"
        "children = launch.Children()\n"
        f"children.start('one', ['timeit', '-n1', '-r1', {SLEEP!r}], dict(os.environ))\n"
        "print(children.running['one'].pid, flush=True); sys.stdin.read()\n"
    )
    parent = subprocess.Popen(
        [sys.executable, "-c", program],
        cwd=launch.BASE_DIR,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    child = int(parent.stdout.readline())

    parent.kill()
    parent.communicate()

    until = time.monotonic() + 10
    while launch.Path(f"/proc/{child}").exists() and time.monotonic() < until:
        time.sleep(0.05)
    assert not launch.Path(f"/proc/{child}").exists()


def test_a_taken_port_is_passed_over():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]

        assert launch.free_port(port) != port


@pytest.mark.parametrize(
    ("last", "code", "ok"),
    [
        ('{"ok": true, "steps": ["melding"]}', 0, True),
        ('{"ok": true, "steps": []}', 1, False),
        ('{"ok": false, "steps": []}', 0, False),
        ("no json", 0, False),
    ],
)
def test_the_smoke_ends_with_one_object_to_judge(capsys, last, code, ok):
    assert launch.report(last, code, 1.26) == (0 if ok else 1)

    said = json.loads(capsys.readouterr().out)
    assert (said["ok"], said["seconds"]) == (ok, 1.3)
    assert isinstance(said["steps"], list)
