"""Signing in and the lock in a real browser: every page at two widths, and passkeys."""

import re

import pytest
from django.core import mail
from django.urls import reverse

from meldpunt.models import Melding
from tests.e2e.mensen import BREED, SMAL, WACHTWOORD, code, enrol
from tests.e2e.paginas import gebreken
from tests.opzet import arranging
from tests.web.aanmelden import code as code_for

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]
WIDTHS = (BREED, SMAL)
GETYPT = "Op 6 en 11 mei deed niemand open."
VINGER = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


class Kijker:
    """Collects what is wrong with each page that somebody comes by."""

    def __init__(self, mens, widths):
        self.mens, self.widths, self.gevonden = mens, widths, []

    def kijk(self, naam):
        self.mens.foto(f"inlog-{naam}")
        faults = gebreken(self.mens.page, self.widths, [self.mens.user.naam])
        self.gevonden += [f"{naam}: {fault}" for fault in faults]


@pytest.fixture
def kijker(wereld, iemand):
    user = wereld.professional
    user.set_password(WACHTWOORD)
    user.save(update_fields=["password"])
    kijker = Kijker(iemand(user), WIDTHS)
    yield kijker
    assert kijker.gevonden == []


def vinger(mens):
    """A passkey of the machine itself, with a finger that is always recognised."""
    session = mens.context.new_cdp_session(mens.page)
    session.send("WebAuthn.enable")
    session.send("WebAuthn.addVirtualAuthenticator", {"options": VINGER})


def klik(page, naam):
    page.get_by_role("button", name=naam, exact=True).click()


def begin(mens):
    page = mens.page
    page.goto(mens.url + "/")
    page.get_by_label("E-mailadres").fill(mens.user.email)
    page.get_by_label("Wachtwoord", exact=True).fill(WACHTWOORD)
    klik(page, "Verder naar uw code")
    return page


@pytest.mark.req("R-132", "UX-054")
def test_the_first_time_and_all_about_the_second_step(kijker):
    mens = kijker.mens
    page = begin(mens)
    page.get_by_role("heading", name="Stel uw tweede stap in").wait_for()
    kijker.kijk("instellen")
    page.get_by_label("Code van 6 cijfers").fill("abc")
    klik(page, "App instellen")
    page.get_by_text("Deze code klopt niet").first.wait_for()
    kijker.kijk("instellen-fout")
    page.get_by_text("Lukt scannen niet?").click()
    secret = page.locator("details code").inner_text()
    page.get_by_label("Code van 6 cijfers").fill(code_for(secret))
    klik(page, "App instellen")
    page.get_by_role("heading", name="Uw herstelcodes").wait_for()
    kijker.kijk("herstelcodes")
    page.get_by_role("link", name="Ik heb ze opgeschreven").click()
    page.get_by_role("heading", name="Mijn werk").wait_for()

    vinger(mens)
    mens.naar("account")
    kijker.kijk("account")
    for link, kop in (
        ("Tweede stap en herstelcodes beheren", "Tweede stap bij inloggen"),
        ("Passkey toevoegen", "Passkey toevoegen"),
    ):
        page.get_by_role("link", name=link).click()
        page.get_by_role("heading", name=kop, level=1).wait_for()
        kijker.kijk(kop)
    page.get_by_label("Naam van deze passkey").fill("Laptop")
    klik(page, "Passkey toevoegen")
    page.get_by_text("De passkey is toegevoegd.").wait_for()
    mens.naar("mfa_list_webauthn")
    kijker.kijk("passkeys")
    page.get_by_role("link", name="Naam wijzigen van Laptop").click()
    kijker.kijk("passkey-naam")
    mens.naar("mfa_list_webauthn")
    page.get_by_role("link", name="Weghalen van Laptop").click()
    kijker.kijk("passkey-weg")
    for name in ("mfa_deactivate_totp", "mfa_generate_recovery_codes", "mfa_view_recovery_codes"):
        mens.naar(name)
        kijker.kijk(name)
    for name in ("account_change_password", "account_reauthenticate", "mfa_reauthenticate"):
        mens.naar(name)
        kijker.kijk(name)
    mens.naar("mfa_reauthenticate_webauthn")
    kijker.kijk("mfa_reauthenticate_webauthn")
    mens.naar("account_logout")
    kijker.kijk("uitloggen")


@pytest.mark.req("UX-054")
def test_each_page_before_the_door(kijker):
    mens, page = kijker.mens, kijker.mens.page
    for name in (
        "account_login",
        "account_reset_password",
        "account_reset_password_done",
        "account_reset_password_from_key_done",
        "account_inactive",
        "account_signup",
        "hulp",
        "toegankelijkheid",
    ):
        mens.naar(name)
        kijker.kijk(name)
    mens.naar("account_login")
    klik(page, "Verder naar uw code")
    page.get_by_text("Vul in: ‘E-mailadres’.").first.wait_for()
    kijker.kijk("inloggen-fout")
    mens.naar("account_reset_password")
    page.get_by_label("E-mailadres").fill(mens.user.email)
    klik(page, "Stuur mij de link")
    page.get_by_role("heading", name="Kijk in uw mail").wait_for()
    (link,) = re.findall(r"/account/password/reset/key/\S+", mail.outbox[0].body)
    page.goto(mens.url + link)
    page.get_by_role("heading", name="Kies een nieuw wachtwoord").wait_for()
    kijker.kijk("nieuw-wachtwoord")
    page.get_by_label("Nieuw wachtwoord", exact=True).fill("kort")
    page.get_by_label("Nieuw wachtwoord, nog een keer").fill("korter")
    klik(page, "Wachtwoord opslaan")
    kijker.kijk("nieuw-wachtwoord-fout")
    page.goto(mens.url + reverse("account_reset_password_from_key", args=["1", "x"]))
    kijker.kijk("link-oud")


@pytest.fixture
def met_passkey(wereld, iemand):
    """Somebody who logs in with a passkey from now on."""
    mens = iemand(enrol(wereld.professional)).log_in()
    vinger(mens)
    mens.naar("mfa_add_webauthn")
    klik(mens.page, "Passkey toevoegen")
    mens.page.get_by_text("De passkey is toegevoegd.").wait_for()
    return mens


def log_uit(mens):
    mens.naar("account")
    klik(mens.page, "Uitloggen")
    mens.page.get_by_role("heading", name="Inloggen").wait_for()


@pytest.mark.req("R-132")
def test_a_passkey_alone_opens_the_door(met_passkey):
    log_uit(met_passkey)

    klik(met_passkey.page, "Inloggen met een passkey")

    met_passkey.page.get_by_role("heading", name="Mijn werk", level=1).wait_for()


@pytest.mark.req("R-132")
def test_a_passkey_is_a_second_step_after_the_password(met_passkey):
    log_uit(met_passkey)

    klik(begin(met_passkey), "Passkey gebruiken")

    met_passkey.page.get_by_role("heading", name="Mijn werk", level=1).wait_for()


@pytest.mark.req("SEC-066")
def test_after_logging_out_the_back_button_shows_nothing(met_passkey):
    mens = met_passkey
    mens.naar("account")
    log_uit(mens)

    mens.page.go_back()
    mens.page.get_by_role("heading", name="Inloggen").wait_for()

    assert mens.user.naam not in mens.page.content()


@pytest.mark.req("SEC-059", "UX-002", "F-20")
@pytest.mark.parametrize("sleutel", ["wachtwoord", "passkey"])
def test_who_stops_typing_finds_the_same_page_field_and_text(met_passkey, settings, sleutel):
    mens, page = met_passkey, met_passkey.page
    settings.WAMS_SLOT_SECONDEN = 4
    mens.naar("meldpunt:nieuwe_melding")
    page.locator("[name=naam]").fill("Noor Terwolde")
    page.locator("[name=feiten]").press_sequentially(GETYPT, delay=1)

    page.get_by_role("heading", name="U was even weg").wait_for()
    settings.WAMS_SLOT_SECONDEN = 900
    shown = page.content()
    if sleutel == "passkey":
        klik(page, "Passkey gebruiken")
    else:
        page.get_by_label("Wachtwoord").fill(WACHTWOORD)
        klik(page, "Verder waar u was")
    page.get_by_role("heading", name="Nieuwe melding").wait_for()

    assert "Nieuwe melding, opgeslagen om" in shown
    assert "Terwolde" not in shown
    assert GETYPT not in shown
    assert page.locator("[name=feiten]").input_value() == GETYPT
    assert page.locator("[name=naam]").input_value() == "Noor Terwolde"
    assert page.evaluate("document.activeElement.name") == "feiten"
    with arranging():
        assert Melding._base_manager.count() == 0


@pytest.mark.req("SEC-059", "UX-054")
def test_the_lock_at_two_widths(met_passkey):
    kijker = Kijker(met_passkey, WIDTHS)
    met_passkey.naar("account_slot")
    kijker.kijk("slot")
    met_passkey.page.get_by_label("Wachtwoord").fill("verkeerd")
    klik(met_passkey.page, "Verder waar u was")
    met_passkey.page.get_by_text("Dit wachtwoord klopt niet").first.wait_for()
    kijker.kijk("slot-fout")
    assert kijker.gevonden == []


@pytest.mark.req("UX-054")
def test_the_second_step_at_two_widths(kijker):
    enrol(kijker.mens.user)
    page = begin(kijker.mens)
    page.get_by_role("heading", name="Vul uw code in").wait_for()
    kijker.kijk("stap-2")
    page.get_by_label("Code van 6 cijfers").fill("000000" if code() != "000000" else "111111")
    klik(page, "Inloggen")
    page.get_by_text("Deze code klopt niet").first.wait_for()
    kijker.kijk("stap-2-fout")
