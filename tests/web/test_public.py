"""Pages without a login, refusals, cookies, and what may be kept of a page."""

import subprocess
import sys
from datetime import UTC, datetime

import pytest
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.test import Client

from wams.web.pages import refused

pytestmark = pytest.mark.django_db
BEHIND_LOGIN = ("/", "/account/", "/casussen/", "/meldingen/", "/wie-mag-wat/", "/account/2fa/")
TRICKS = (
    "", "x.css", "x.js", "x.png", "x.jpg", "x.svg", "x.ico", "x.woff2", "x.txt", "x.pdf", ".css",
    ";.css", "%2Fx.css", "%3Fx.css", "%23x.css", "%0Ax.css", "%00x.css", "..%2Fstatic%2Fx.css",
    "../static/x.css", "static/x.css", "favicon.ico", "robots.txt", "index.html", "?x.css",
    "?v=1.css", "?utm_source=x", ";jsessionid=1", "//x.css", "./x.css", "%20x.css", "~", "%5Cx.css",
    "?_=1", "?format=json", ".json",
)  # fmt: skip


@pytest.mark.req("SEC-080")
def test_security_txt_is_valid_for_less_than_a_year_after_the_release(client):
    answer = client.get("/.well-known/security.txt")

    assert answer["Content-Type"].startswith("text/plain")
    fields = dict(line.split(": ", 1) for line in answer.text.splitlines())
    assert fields["Contact"] == settings.WAMS_SECURITY_CONTACT
    assert fields["Canonical"] == "http://testserver/.well-known/security.txt"
    expires = datetime.strptime(fields["Expires"], "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
    assert 300 < (expires.date() - settings.WAMS_UITGEBRACHT).days < 366


@pytest.mark.parametrize(
    "path",
    [
        "/hulp/",
        "/toegankelijkheid/",
        "/account/login/",
        "/account/password/reset/",
        "/account/password/reset/done/",
        "/account/password/reset/key/1-x/",
        "/account/password/reset/key/done/",
        "/account/inactive/",
        "/account/signup/",
    ],
)
def test_public_pages_open_without_an_account(client, path):
    answer = client.get(path)

    assert answer.status_code == 200
    assert "Hoofdmenu" not in answer.text


def test_the_choice_of_light_or_dark_is_public_and_kept(client):
    client.post("/weergave/", {"weergave": "donker", "volgende": "/hulp/"})

    assert 'data-weergave="donker"' in client.get("/hulp/").text


@pytest.mark.req("SEC-079")
def test_forbidden_reads_like_unknown(rf, als, wereld, client):
    unknown = client.get("/nergens/")
    request = rf.get("/iets/")
    request.user, request.session, request.csp_nonce = wereld.coordinator, {}, ""

    forbidden = refused(request, PermissionDenied())

    assert (unknown.status_code, forbidden.status_code) == (404, 404)
    assert "of u hoort er niet bij" in unknown.text
    assert "of u hoort er niet bij" in forbidden.content.decode()


def test_the_policy_is_read_aloud_and_somebody_without_mandate_is_told_why_not(als, wereld):
    page = als(wereld.coordinator).get("/wie-mag-wat/")
    nobody = als(wereld.user("Zonder Mandaat")).get("/wie-mag-wat/")

    assert "Coördinator, door een toewijzing" in page.text
    assert "Onderzoek gestart" in page.text
    assert "U heeft nu geen mandaat" in nobody.text


@pytest.mark.req("SEC-074")
def test_no_trick_with_an_address_makes_a_page_kept(als, wereld):
    client, tried, kept = als(wereld.coordinator), 0, []
    for path in BEHIND_LOGIN:
        for trick in TRICKS:
            answer = client.get(path + trick)
            tried += 1
            if answer["Cache-Control"] != "no-store":
                kept.append(path + trick)

    assert tried >= 200
    assert kept == []


COOKIES = """
import django
django.setup()
from django.conf import settings
# Nothing was collected for this test.
plain = "django.contrib.staticfiles.storage.StaticFilesStorage"
settings.STORAGES["staticfiles"]["BACKEND"] = plain
from django.test import Client
from wams.web.apparaat import cookie_name
client = Client(headers={"x-forwarded-proto": "https", "host": "wams.example"})
client.get("/hulp/")
client.post("/weergave/", {"weergave": "donker"})
print(cookie_name())
for cookie in client.cookies.values():
    print(cookie.OutputString())
"""


@pytest.mark.req("SEC-069")
@pytest.mark.django_db(transaction=True)
def test_in_production_each_cookie_is_bound_to_https_and_this_host(process_environment, tmp_path):
    environ = process_environment("app") | {
        "DJANGO_SETTINGS_MODULE": "wams.settings.production",
        "SECRET_KEY": "a secret of the test, long enough to be taken for a real one",
        "ALLOWED_HOSTS": "wams.example",
        "REDIS_URL": "redis://127.0.0.1:1/0",
        "WAMS_KEYRING": str(settings.WAMS_KEYRING),
        "WAMS_SLEUTELS": str(settings.WAMS_SLEUTELS),
        "WAMS_BESTANDEN": str(settings.WAMS_BESTANDEN),
        "WAMS_SCANNER": "127.0.0.1:1",
    }
    done = subprocess.run(
        [sys.executable, "-c", COOKIES], env=environ, capture_output=True, text=True, check=False
    )

    assert done.returncode == 0, done.stderr
    device, *cookies = done.stdout.splitlines()
    assert device.startswith("__Host-")
    assert len(cookies) == 2
    for cookie in cookies:
        assert cookie.startswith("__Host-")
        assert "Domain" not in cookie
        for part in ("Secure", "HttpOnly", "SameSite=", "Path=/"):
            assert part in cookie


@pytest.mark.req("SEC-069")
def test_the_mark_of_a_known_browser_is_no_key(als, wereld):
    client = Client()
    client.cookies["apparaat"] = "verzonnen"

    assert client.get("/account/").url.startswith("/account/login/")
