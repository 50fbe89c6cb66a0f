"""A real browser from the system, at the two widths that count."""

import os
import shutil

import pytest
from django.conf import settings
from django.db import connections

from tests.e2e.mensen import BREED, SMAL, Mens

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
WIDTHS = {"breed": BREED, "smal": SMAL}


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


@pytest.fixture
def iemand(new_context, live_server):
    """A person with a browser of the own; at the end nobody's console may hold an error."""
    mensen = []

    def start(user, **options):
        context = new_context(**{"viewport": BREED, "locale": "nl-NL"} | options)
        mensen.append(Mens(context, live_server.url, user))
        return mensen[-1]

    yield start
    assert [(mens.user.naam, mens.fouten) for mens in mensen if mens.fouten] == []


@pytest.fixture
def signed_in(page, live_server, als):
    """A browser in which this person has signed in."""

    def sign_in(user):
        name = settings.SESSION_COOKIE_NAME
        value = als(user).cookies[name].value
        page.context.add_cookies([{"name": name, "value": value, "url": live_server.url}])
        return page

    return sign_in
