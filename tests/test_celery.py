"""The broker may refuse or hang: handing over a job then fails fast instead of freezing a page."""

import os
import signal
import subprocess
import sys

import pytest

from wams import embedded, launch

HAND_OVER = """
import time, django; django.setup()
from wams.celery import app
started = time.monotonic()
try:
    app.send_task("een.taak", ["id"])
except Exception as error:
    print(type(error).__name__, time.monotonic() - started)
else:
    print("sent", time.monotonic() - started)
"""


@pytest.fixture
def broker(tmp_path):
    services = embedded.start(tmp_path / "broker", postgres=False)
    yield services
    services.stop()


def hand_over(redis_url, state):
    addresses = {"DATABASE_URL": os.environ["DATABASE_URL"], "REDIS_URL": redis_url}
    done = subprocess.run(
        [sys.executable, "-c", HAND_OVER],
        env=launch.environment(addresses, "app", state),
        cwd=launch.BASE_DIR,
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    outcome, seconds = done.stdout.split()
    return outcome, float(seconds)


def test_a_working_broker_takes_the_job(broker, tmp_path):
    assert hand_over(broker.redis_url, tmp_path)[0] == "sent"


def test_a_hung_broker_lets_go_within_two_seconds(broker, tmp_path):
    broker.valkey.process.send_signal(signal.SIGSTOP)
    try:
        outcome, seconds = hand_over(broker.redis_url, tmp_path)
    finally:
        broker.valkey.process.send_signal(signal.SIGCONT)

    assert outcome == "OperationalError"
    assert seconds < 2


def test_a_broker_that_is_gone_is_known_at_once(broker, tmp_path):
    broker.stop()

    outcome, seconds = hand_over(broker.redis_url, tmp_path)

    assert outcome == "OperationalError"
    assert seconds < 2
