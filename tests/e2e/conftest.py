"""A real browser from the system, at the two widths that count."""

import os
import shutil

import pytest
from django.db import connections

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
]
WIDTHS = {"breed": {"width": 1280, "height": 900}, "smal": {"width": 390, "height": 844}}


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    found = os.environ.get("WAMS_CHROMIUM") or shutil.which("chromium")
    return browser_type_launch_args | {"executable_path": found, "args": ARGUMENTS}


@pytest.fixture(scope="session", autouse=True)
def no_connection_stays_open(playwright):
    """The one that Django keeps for the browser's event loop would hold the test database."""
    yield
    connections.close_all()


@pytest.fixture(params=WIDTHS)
def viewport(request):
    """For a test that must hold at both widths: ``page.set_viewport_size(viewport)``."""
    return WIDTHS[request.param]
