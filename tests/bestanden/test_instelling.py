"""Production does not start without a place for files and a scanner that looks at them."""

import os
import subprocess
import sys

import pytest

GENOEG = {
    "SECRET_KEY": "a secret of the test, long enough to be taken for a real one",
    "ALLOWED_HOSTS": "wams.example",
    "REDIS_URL": "redis://127.0.0.1:1/0",
    "WAMS_KEYRING": "/nergens",
    "WAMS_SLEUTELS": "/nergens",
    "WAMS_BESTANDEN": "/nergens",
    "WAMS_SCANNER": "127.0.0.1:3310",
    "DATABASE_URL": "postgresql://nergens",
    "WAMS_LOGIN": "app",
}


def start(**instead):
    environ = {key: value for key, value in os.environ.items() if not key.startswith("WAMS_")}
    return subprocess.run(
        [sys.executable, "-c", "import wams.settings.production"], env=environ | GENOEG | instead,
        capture_output=True, text=True, check=False,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("name", "value"),
    [("WAMS_SCANNER", "geen"), ("WAMS_SCANNER", ""), ("WAMS_BESTANDEN", "")],
)
def test_what_is_missing_stops_the_start(name, value):
    assert start().returncode == 0

    stopped = start(**{name: value})

    assert stopped.returncode == 1
    assert f"Not set: {name}." in stopped.stderr
