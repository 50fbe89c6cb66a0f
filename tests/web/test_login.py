"""Signing in through the real pages: two steps for everybody, and a line for each."""

import re

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from django.core import mail
from django.template.loader import render_to_string
from django.test import Client
from django.urls import NoReverseMatch, reverse

from tests.opzet import arranging
from tests.web.aanmelden import (
    PASSWORD,
    SECRET,
    code,
    sign_in,
    step_one,
    step_two,
    with_factor,
    with_password,
)
from wams.accounts.models import User
from wams.audit.models import AuditEvent

pytestmark = pytest.mark.django_db
NEW = "een heel ander lang wachtwoord"


@pytest.fixture
def user(wereld):
    return with_password(wereld.coordinator)


@pytest.fixture
def enrolled(wereld):
    return with_factor(wereld.coordinator)


@pytest.fixture
def signed_in(enrolled, client):
    return sign_in(client, enrolled)


def lines():
    with arranging():
        rows = AuditEvent.objects.filter(soort="aanmelding").order_by("at")
        return [(row.act, row.uitkomst, row.regel, row.actor_id) for row in rows]


def acts():
    return [act for act, *_ in lines()]


def without_tokens(answer):
    """The page without what differs at each request."""
    return re.sub(r'value="\w{64}"|nonce="[^"]*"', "", answer.text)


def test_who_has_only_the_app_is_offered_no_passkey(enrolled, client):
    page = client.get(step_one(client, enrolled).url)

    assert "Vul uw code in" in page.text
    assert "Passkey gebruiken" not in page.text


def test_the_second_step_offers_the_passkey_that_somebody_has():
    asked = {"publicKey": {"allowCredentials": [{"type": "public-key", "id": "x"}]}}
    context = {"webauthn_form": True, "js_data": {"request_options": asked}}

    assert "Passkey gebruiken" in render_to_string("mfa/authenticate.html", context)


def test_what_only_opens_inside_is_not_offered_before_the_second_step(user, client):
    step_one(client, user)
    page = client.get("/account/2fa/totp/activate/")

    assert page.status_code == 200
    assert "Wie mag wat zien?" not in page.text
    assert "Welke regels gelden?" not in page.text


def errors(answer):
    return list(answer.context["form"].errors["__all__"])


@pytest.mark.req("R-132")
def test_password_and_code_open_the_door(enrolled, client):
    first = step_one(client, enrolled)
    between = client.get("/account/")
    second = step_two(client)

    assert first.url.endswith("/account/2fa/authenticate/")
    assert between.url.startswith("/account/login/")
    assert second.status_code == 302
    assert client.get("/account/").status_code == 200


@pytest.mark.req("R-132")
def test_a_wrong_code_does_not(enrolled, client):
    step_one(client, enrolled)

    wrong = step_two(client, "000000" if code() != "000000" else "111111")

    assert wrong.status_code == 200
    assert "aria-invalid" in wrong.text
    assert "Deze code klopt niet" in wrong.text
    assert client.get("/account/").url.startswith("/account/login/")


def test_a_code_works_once(enrolled, client):
    given = code()
    step_one(client, enrolled)
    step_two(client, given)
    other = Client()
    step_one(other, enrolled)

    again = step_two(other, given)

    assert "Deze code klopt niet" in again.text


@pytest.mark.req("R-132")
@pytest.mark.parametrize("path", ["/", "/account/", "/casussen/", "/wie-mag-wat/", "/nergens/"])
def test_without_a_second_factor_only_its_set_up_is_reachable(user, client, path):
    step_one(client, user)

    assert client.get(path).url == "/account/2fa/totp/activate/"
    assert client.post(path).url == "/account/2fa/totp/activate/"


@pytest.mark.req("R-132")
@pytest.mark.django_db(transaction=True)
def test_a_new_account_sets_its_second_factor_up_and_goes_on(user, client):
    step_one(client, user)
    page = client.get("/account/2fa/totp/activate/")
    secret = page.context["form"].secret

    done = client.post("/account/2fa/totp/activate/", {"code": code(secret)}, follow=True)

    assert "Hoofdmenu" not in page.text
    assert len(re.findall(r"<code class=\"w-code\">\d", done.text)) == 10
    assert client.get("/account/").status_code == 200
    again = client.get("/account/2fa/recovery-codes/")
    assert "U heeft de codes al gezien" in again.text


@pytest.mark.req("R-132")
@pytest.mark.parametrize("path", ["/casussen/", "/account/2fa/webauthn/add/", "/account/2fa/"])
def test_a_session_that_skipped_the_second_step_is_closed(enrolled, path):
    client = Client()
    client.force_login(enrolled, backend="django.contrib.auth.backends.ModelBackend")

    assert client.get(path).url == "/account/login/"
    assert client.get("/account/").url.startswith("/account/login/")


def test_a_recovery_code_is_a_second_step_once(enrolled, client):
    codes = RecoveryCodes.activate(enrolled).get_unused_codes()
    step_one(client, enrolled)
    step_two(client, codes[0])
    other = Client()
    step_one(other, enrolled)

    assert client.get("/account/").status_code == 200
    assert "klopt niet" in step_two(other, codes[0]).text


def test_recovery_codes_alone_are_no_second_factor(user, client):
    RecoveryCodes.activate(user)
    step_one(client, user)

    assert client.get("/").url == "/account/2fa/totp/activate/"


def test_the_last_second_factor_stays(signed_in, enrolled):
    answer = signed_in.post("/account/2fa/totp/deactivate/")

    assert "Dit is uw enige tweede stap." in answer.text
    assert enrolled.authenticator_set.filter(type="totp").exists()


def test_the_last_passkey_stays(user, als):
    key = Authenticator.objects.create(user=user, type="webauthn", data={"name": "laptop"})

    answer = als(user).post(f"/account/2fa/webauthn/keys/{key.pk}/remove/", follow=True)

    assert "Dit is uw enige tweede stap." in answer.text
    assert Authenticator.objects.filter(pk=key.pk).exists()


def test_the_secret_of_a_factor_is_sealed(enrolled):
    stored = str(Authenticator.objects.filter(user=enrolled).values_list("data", flat=True))

    assert SECRET not in stored


def test_guessing_is_slowed_down_and_unknown_looks_like_wrong(enrolled, client):
    wrong = step_one(client, enrolled, "verkeerd")
    unknown = client.post("/account/login/", {"login": "niemand@x.example", "password": "x"})
    for _ in range(9):
        step_one(client, enrolled, "verkeerd")

    eleventh = step_one(client, enrolled, "verkeerd")
    right = step_one(client, enrolled)

    assert errors(wrong) == errors(unknown)
    assert "te vaak" in errors(eleventh)[0]
    assert "te vaak" in errors(right)[0]
    assert len([1 for line in lines() if line[3] == enrolled.pk]) == 10


def test_an_unknown_address_is_slowed_down_alike(client):
    unknown = {"login": "niemand@x.example", "password": "x"}
    for _ in range(10):
        client.post("/account/login/", unknown)

    assert "te vaak" in errors(client.post("/account/login/", unknown))[0]


def test_whoever_guesses_keeps_the_owner_out_of_no_browser_of_his(signed_in, enrolled):
    signed_in.post("/account/logout/")
    stranger = Client()
    for _ in range(12):
        refused = step_one(stranger, enrolled, "verkeerd")

    assert "te vaak" in errors(refused)[0]
    assert step_one(signed_in, enrolled).url.endswith("/account/2fa/authenticate/")


def test_a_known_browser_counts_tries_too(signed_in, enrolled):
    signed_in.post("/account/logout/")
    for _ in range(11):
        refused = step_one(signed_in, enrolled, "verkeerd")

    assert "te vaak" in errors(refused)[0]


def test_guessing_the_second_step_is_slowed_down(enrolled, client):
    step_one(client, enrolled)
    for _ in range(11):
        refused = step_two(client, "abcdef")

    assert "te vaak" in refused.text
    assert step_two(client).status_code == 200
    assert client.get("/account/").url.startswith("/account/login/")


@pytest.mark.req("R-121", "R-124")
def test_each_try_leaves_a_line_without_an_address(enrolled, client):
    client.post("/account/login/", {"login": "niemand@x.example", "password": "x"})
    step_one(client, enrolled, "verkeerd")
    step_one(client, enrolled)
    step_two(client, "abcdef")
    step_two(client)
    client.post("/account/logout/")

    assert lines() == [
        ("account.log_in", "geweigerd", "stap 1", None),
        ("account.log_in", "geweigerd", "stap 1", enrolled.pk),
        ("account.log_in", "geweigerd", "stap 2", enrolled.pk),
        ("account.log_in", "ok", "", enrolled.pk),
        ("account.log_out", "ok", "", enrolled.pk),
    ]
    with arranging():
        stored = " ".join(str(row) for row in AuditEvent.objects.values_list())
    assert enrolled.email not in stored
    assert "niemand@x" not in stored


def test_the_way_out_for_a_forgotten_password_is_shown_once(client):
    assert client.get("/account/login/").text.count("/account/password/reset/") == 1


def test_nobody_signs_up(client):
    form = {"email": "nieuw@x.example", "password1": PASSWORD, "password2": PASSWORD}
    answer = client.post("/account/signup/", form)

    assert "Een account krijgt u van uw gemeente" in answer.text
    assert not User.objects.filter(email="nieuw@x.example").exists()


@pytest.mark.parametrize("name", ["account_email", "account_request_login_code"])
def test_pages_that_we_do_not_use_do_not_exist(name):
    with pytest.raises(NoReverseMatch):
        reverse(name)


def test_a_new_password_ends_the_other_sessions_and_is_told(signed_in, enrolled, als):
    other = als(enrolled)
    form = {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW}

    answer = signed_in.post("/account/password/change/", form, follow=True)

    assert "Uw wachtwoord is gewijzigd." in answer.text
    assert other.get("/account/").url.startswith("/account/login/")
    assert "account.change_password" in acts()
    (letter,) = mail.outbox
    assert letter.to == [enrolled.email]
    assert enrolled.naam not in letter.subject + letter.body


def test_a_forgotten_password_gives_one_link_and_keeps_the_second_step(enrolled, client):
    known = client.post("/account/password/reset/", {"email": enrolled.email}, follow=True)
    unknown = client.post("/account/password/reset/", {"email": "niemand@x.example"}, follow=True)
    (letter,) = mail.outbox
    (link,) = re.findall(r"http://testserver(/account/password/reset/key/\S+)", letter.body)
    form = client.get(link, follow=True).redirect_chain[-1][0]

    client.post(form, {"password1": NEW, "password2": NEW})
    first = step_one(client, enrolled, NEW)
    used = client.get(link, follow=True)

    assert without_tokens(known) == without_tokens(unknown)
    assert enrolled.naam not in letter.body
    assert enrolled.email not in letter.body
    assert first.url.endswith("/account/2fa/authenticate/")
    assert "Deze link werkt niet meer" in used.text
    assert "account.change_password" in acts()


def test_a_change_of_the_account_asks_who_is_there_after_a_while(signed_in):
    session = signed_in.session
    for record in session["account_authentication_methods"]:
        record["at"] -= 301
    session.save()

    asked = signed_in.get("/account/2fa/totp/deactivate/", follow=True)

    assert "Bent u het zelf?" in asked.text
    again = asked.redirect_chain[-1][0]
    assert signed_in.post(again, {"password": PASSWORD}).url == "/account/2fa/totp/deactivate/"


@pytest.mark.req("SEC-061")
def test_a_blocked_account_is_out_at_the_next_click(signed_in, enrolled):
    enrolled.is_active = False
    enrolled.save(update_fields=["is_active"])

    assert signed_in.get("/account/").url.startswith("/account/login/")
    assert (
        "U kunt niet inloggen"
        in Client()
        .post("/account/login/", {"login": enrolled.email, "password": PASSWORD}, follow=True)
        .text
    )


@pytest.mark.req("SEC-066")
def test_logging_out_tells_the_browser_to_forget(signed_in):
    answer = signed_in.post("/account/logout/")

    assert answer["Clear-Site-Data"] == '"cache", "storage"'
    assert answer["Cache-Control"] == "no-store"
    assert signed_in.get("/account/").url.startswith("/account/login/")
