"""Servers for the tests, up before Django reads its settings; a conftest would be too late."""

import atexit
import os
import shutil
import tempfile
from contextlib import ExitStack
from pathlib import Path
from urllib.parse import urlsplit

import pytest

running = ExitStack()


@pytest.hookimpl(tryfirst=True)
def pytest_load_initial_conftests(args):
    os.environ["DJANGO_SETTINGS_MODULE"] = "wams.settings.test"
    os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")  # Playwright runs an event loop
    if "PYTEST_XDIST_WORKER" in os.environ:  # it inherits the addresses
        return
    from wams.database import roles
    from wams.kluis.sleutels import maak_sleutelbos, maak_sleutelmap
    from wams.launch import surroundings

    state = Path(tempfile.mkdtemp(prefix="wams-test-"))
    running.callback(shutil.rmtree, state, ignore_errors=True)
    servers = surroundings(state, database=roles.TEMPLATE, durable=False, tests=True)
    os.environ.update(running.enter_context(servers))
    os.environ["WAMS_KEYRING"] = str(state / "sleutelbos.json")
    os.environ["WAMS_SLEUTELS"] = str(state / "sleutels")
    os.environ["WAMS_BESTANDEN"] = str(state / "bestanden")
    maak_sleutelbos(os.environ["WAMS_KEYRING"])
    maak_sleutelmap(os.environ["WAMS_SLEUTELS"])
    hosts = {"127.0.0.1", "::1", "localhost", urlsplit(os.environ["REDIS_URL"]).hostname or "::1"}
    args.append(f"--allow-hosts={','.join(sorted(hosts))}")


def pytest_unconfigure():
    running.close()


atexit.register(running.close)  # for a run that ended before it was configured
