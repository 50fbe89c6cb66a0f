"""The processes themselves, each with an address that it must refuse."""

import os
import subprocess
import sys

import pytest

from wams import launch
from wams.database import roles

WORKER = ["celery", "-A", "wams", "worker", "--concurrency", "1", "--loglevel", "warning"]
WEB = ["gunicorn", "wams.wsgi", "--preload", "--no-control-socket", "--bind"]


@pytest.fixture(scope="module")
def addresses(cluster, passwords):
    urls = roles.provision(cluster.admin_url, database="wams", passwords=passwords)
    return {
        "DATABASE_URL": urls["app"],
        "DATABASE_WORKER_URL": urls["worker"],
        "owner": urls["owner"],
        "superuser": cluster.admin_url,
        "REDIS_URL": os.environ["REDIS_URL"],
    }


def start(command, addresses, login, state):
    given = {key: value for key, value in addresses.items() if key.isupper()}
    return subprocess.run(
        [sys.executable, "-m", *command],
        env=launch.environment(given, login, state),
        cwd=launch.BASE_DIR,
        capture_output=True,
        text=True,
        timeout=60,
    )


@pytest.mark.req("SEC-089")
@pytest.mark.parametrize("wrong", ["superuser", "owner"])
def test_the_web_does_not_start(addresses, tmp_path, wrong):
    chosen = addresses | {"DATABASE_URL": addresses[wrong]}

    done = start([*WEB, f"127.0.0.1:{launch.free_port()}"], chosen, "app", tmp_path)

    assert done.returncode != 0
    assert "De database is niet veilig ingesteld" in done.stderr


@pytest.mark.req("SEC-089")
@pytest.mark.parametrize("wrong", ["superuser", "owner"])
def test_the_worker_does_not_start(addresses, tmp_path, wrong):
    chosen = addresses | {"DATABASE_WORKER_URL": addresses[wrong]}

    done = start(WORKER, chosen, "worker", tmp_path)

    assert done.returncode != 0
    assert "De database is niet veilig ingesteld" in done.stderr + done.stdout
