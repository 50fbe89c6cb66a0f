"""Signing in through the real pages: two steps for everybody, a lock, and a line for each."""

import time

import pytest
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.test import Client

from tests.opzet import arranging
from wams.audit.models import AuditEvent

pytestmark = pytest.mark.django_db
SECRET = "JBSWY3DPEHPK3PXPWAMSTESTJBSWY3DP"
PASSWORD = "een lang wachtwoord voor de proef"


@pytest.fixture
def user(wereld):
    user = wereld.coordinator
    user.set_password(PASSWORD)
    user.save(update_fields=["password"])
    return user


def code():
    counter = next(iter(yield_hotp_counters_from_time()))
    return format_hotp_value(hotp_value(SECRET, counter))


def step_one(client, user, password=PASSWORD):
    return client.post("/account/login/", {"login": user.email, "password": password})


def step_two(client, given):
    return client.post("/account/2fa/authenticate/", {"code": given})


@pytest.fixture
def enrolled(user):
    TOTP.activate(user, SECRET)
    return user


@pytest.mark.req("R-132", "SEC-057")
def test_password_and_code_open_the_door(enrolled, client):
    first = step_one(client, enrolled)
    between = client.get("/account/")
    second = step_two(client, code())

    assert first.url.endswith("/account/2fa/authenticate/")
    assert between.url.startswith("/account/login/")
    assert second.status_code == 302
    assert client.get("/account/").status_code == 200


@pytest.mark.req("R-132", "SEC-057")
def test_a_wrong_code_does_not(enrolled, client):
    step_one(client, enrolled)

    wrong = step_two(client, "000000" if code() != "000000" else "111111")

    assert wrong.status_code == 200
    assert "aria-invalid" in wrong.text
    assert client.get("/account/").url.startswith("/account/login/")


@pytest.mark.req("R-132", "SEC-057")
def test_without_a_second_factor_only_its_set_up_is_reachable(user, client):
    step_one(client, user)

    assert client.get("/account/").url == "/account/2fa/totp/activate/"
    assert client.get("/casussen/").url == "/account/2fa/totp/activate/"
    assert client.get("/account/2fa/totp/activate/").status_code in (200, 302)


@pytest.mark.req("R-132")
def test_a_session_that_skipped_the_second_step_is_closed(enrolled):
    client = Client()
    client.force_login(enrolled, backend="django.contrib.auth.backends.ModelBackend")

    assert client.get("/casussen/").url == "/account/login/"
    assert client.get("/account/").url.startswith("/account/login/")


@pytest.mark.req("SEC-064")
def test_guessing_is_slowed_down_and_unknown_looks_like_wrong(enrolled, client):
    wrong = step_one(client, enrolled, "verkeerd")
    unknown = client.post("/account/login/", {"login": "niemand@x.example", "password": "x"})
    for _ in range(12):
        last = step_one(client, enrolled, "verkeerd")
    right = step_one(client, enrolled)

    def error(answer):
        return list(answer.context["form"].errors["__all__"])

    assert error(wrong) == error(unknown)
    assert "/2fa/" not in getattr(right, "url", "")
    assert error(last) != error(wrong)


@pytest.mark.req("R-121", "R-124")
def test_each_try_leaves_a_line_without_an_address(enrolled, client):
    step_one(client, enrolled, "verkeerd")
    step_one(client, enrolled)
    step_two(client, code())
    client.post("/account/logout/")

    with arranging():
        lines = list(AuditEvent.objects.filter(soort="aanmelding").order_by("at"))
        stored = " ".join(str(row) for row in AuditEvent.objects.values_list())
    assert [(x.act, x.uitkomst) for x in lines] == [
        ("account.log_in", "geweigerd"),
        ("account.log_in", "ok"),
        ("account.log_out", "ok"),
    ]
    assert {x.actor_id for x in lines[1:]} == {enrolled.pk}
    assert enrolled.email not in stored


def test_nobody_signs_up(client):
    answer = client.post("/account/signup/", {"email": "nieuw@x.example", "password1": PASSWORD})

    assert "nieuw@x.example" not in answer.text


@pytest.fixture
def signed_in(enrolled, client):
    step_one(client, enrolled)
    step_two(client, code())
    return client


def idle(client, seconds):
    session = client.session
    session["actief"] = time.time() - seconds
    session.save()


@pytest.mark.req("R-132", "SEC-059", "UX-002")
def test_idle_locks_and_the_password_goes_back_to_the_same_page(signed_in):
    idle(signed_in, 901)

    locked = signed_in.get("/account/?vak=kern")
    page = signed_in.get(locked.url)
    still = signed_in.get("/casussen/")
    wrong = signed_in.post("/account/slot/", {"wachtwoord": "verkeerd"})
    signed_in.get("/account/?vak=kern")
    opened = signed_in.post("/account/slot/", {"wachtwoord": PASSWORD})

    assert locked.url == "/account/slot/"
    assert "Uw tekst is bewaard." in page.text
    assert "Waarvoor u werkt" not in page.text
    assert still.url == "/account/slot/"
    assert "klopt niet" in wrong.text
    assert opened.url == "/account/?vak=kern"
    assert signed_in.get("/account/").status_code == 200


@pytest.mark.req("SEC-059", "UX-002")
def test_sending_when_the_time_is_up_keeps_the_text_and_goes_back_to_the_form(signed_in, wereld):
    wereld.mandaat(wereld.coordinator, "professional")
    idle(signed_in, 901)

    typed = {"feiten": "De deur stond open.", "gemeente": wereld.gemeente.pk}
    locked = signed_in.post("/meldingen/nieuw/", typed)
    opened = signed_in.post(locked.url, {"wachtwoord": PASSWORD})
    page = signed_in.get(opened.url)

    assert (locked.url, opened.url) == ("/account/slot/", "/meldingen/nieuw/")
    assert page.context["form"]["feiten"].value() == "De deur stond open."


@pytest.mark.req("SEC-059")
def test_just_within_the_time_nothing_locks(signed_in):
    idle(signed_in, 880)

    assert signed_in.get("/account/").status_code == 200


@pytest.mark.req("SEC-059")
def test_twelve_hours_is_the_end_whatever_one_does(signed_in):
    session = signed_in.session
    session["begonnen"] = time.time() - 12 * 3600 - 5
    session.save()

    assert signed_in.get("/account/").url == "/account/login/"


def test_the_lock_goes_to_no_other_site(signed_in):
    signed_in.get("/account/slot/?volgende=https://elders.example/")

    assert signed_in.post("/account/slot/", {"wachtwoord": PASSWORD}).url == "/"


@pytest.mark.req("SEC-061")
def test_a_blocked_account_is_out_at_the_next_click(signed_in, enrolled):
    enrolled.is_active = False
    enrolled.save(update_fields=["is_active"])

    assert signed_in.get("/account/").url.startswith("/account/login/")


@pytest.mark.req("SEC-074")
def test_pages_behind_the_login_are_not_stored(signed_in):
    assert signed_in.get("/account/")["Cache-Control"] == "no-store"


@pytest.mark.req("SEC-080")
def test_security_txt_is_valid_for_less_than_a_year(client):
    answer = client.get("/.well-known/security.txt")

    assert answer["Content-Type"].startswith("text/plain")
    fields = dict(line.split(": ", 1) for line in answer.text.splitlines())
    assert fields["Contact"].startswith("mailto:")
    assert time.strptime(fields["Expires"], "%Y-%m-%dT%H:%M:%SZ") > time.gmtime()


@pytest.mark.parametrize("path", ["/hulp/", "/toegankelijkheid/", "/account/login/"])
def test_public_pages_open_without_an_account(client, path):
    assert client.get(path).status_code == 200


def test_the_own_pages_open(signed_in):
    for path in ("/account/", "/wie-mag-wat/", "/account/2fa/", "/account/password/change/"):
        answer = signed_in.get(path, follow=True)
        assert answer.status_code == 200, path
