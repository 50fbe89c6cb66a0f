"""The work goes on without a mouse, without script, and when the session ends while typing."""

import time
from importlib import import_module

import pytest
from django.conf import settings

from meldpunt.models import Melding
from tests.e2e import reis
from tests.e2e.mensen import WACHTWOORD, enrol
from tests.e2e.toetsen import Toetsenbord
from tests.opzet import arranging

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]
GETYPT = "Op 6 en 11 mei deed niemand open. Aan de overkant hoorden we geschreeuw."


def melding():
    with arranging():
        (row,) = Melding._base_manager.all()
    return row


@pytest.mark.req("UX-005", "R-023")
def test_a_melding_by_keyboard_only(wereld, iemand):
    """From the login page to the number of the melding; the keys that are pressed are counted."""
    mens = iemand(enrol(wereld.professional))
    toetsen = Toetsenbord(mens.page)
    toetsen.log_in(mens)
    toetsen.telt = 0

    toetsen.naar("main a[href='/meldingen/nieuw/']", "Enter")
    toetsen.typ("naam", "Noor Terwolde")
    toetsen.typ("geboortedatum", "3-9-1991")
    toetsen.typ("adres", "9999 ZZ 12")
    toetsen.typ("feiten", GETYPT)
    toetsen.naar("[name=onderwerpen][value=geld]", "Space")
    toetsen.naar("[name=verteld]", "Space")
    toetsen.naar("main [type=submit][name=verzend]", "Enter")
    mens.page.get_by_role("heading", name="Melding M 2026-0001").wait_for()

    row = melding()
    assert (row.onderwerpen, row.feiten, row.verteld) == (["geld"], GETYPT, "ja")
    assert toetsen.telt <= 40, f"{toetsen.telt} keys besides the text"


@pytest.mark.req("UX-051", "F-34")
def test_reading_and_sending_work_without_script(wereld, iemand):
    """Two steps at the door, a melding, triage, dividing, and reading the casus."""
    zonder = {"java_script_enabled": False}
    people = (wereld.professional, wereld.meldpunt, wereld.verdeler, wereld.onderzoeker)
    professional, meldpunt, verdeler, onderzoeker = (
        iemand(enrol(user), **zonder).log_in() for user in people
    )

    reis.meld(professional)
    reis.beoordeel(meldpunt, wereld.team)
    reis.wijs_toe(verdeler, wereld.onderzoeker)
    reis.open_casus(onderzoeker)
    assert onderzoeker.page.get_by_role("heading", name="Noor Terwolde").is_visible()
    onderzoeker.klik("Meldingen bij deze casus")
    onderzoeker.klik("M 2026-0001")
    assert "De brievenbus zat vol post." in onderzoeker.tekst()
    onderzoeker.klik("Casus 2026-0001")
    onderzoeker.klik("Naar het werkplan")
    assert "Er is nog geen plan" in onderzoeker.tekst()


@pytest.fixture
def aan_het_typen(wereld, iemand):
    """Somebody who typed into a new melding, and stops."""
    mens = iemand(enrol(wereld.professional)).log_in()
    mens.naar("meldpunt:nieuwe_melding")
    mens.vul(naam="Noor Terwolde", onderwerpen=["geld", "wonen"])
    mens.page.locator("[name=feiten]").press_sequentially(GETYPT, delay=1)
    return mens


def ontgrendel(mens):
    mens.page.get_by_role("heading", name="U was even weg").wait_for()
    assert "Noor" not in mens.page.content()
    assert "geschreeuw" not in mens.page.content()
    mens.page.get_by_label("Wachtwoord").fill(WACHTWOORD)
    mens.page.get_by_role("button", name="Verder waar u was").click()
    mens.page.get_by_role("heading", name="Nieuwe melding").wait_for()


def alles_is_terug(mens, feiten=GETYPT):
    mens.page.get_by_text("Wij hebben teruggezet wat u op").wait_for()
    assert mens.page.locator("[name=naam]").input_value() == "Noor Terwolde"
    assert mens.page.locator("[name=feiten]").input_value() == feiten
    chosen = mens.page.locator("[name=onderwerpen]:checked").all()
    assert [box.get_attribute("value") for box in chosen] == ["geld", "wonen"]


@pytest.mark.req("UX-001", "UX-002", "SEC-059", "F-20")
def test_what_was_typed_survives_lock_idleness_and_a_killed_tab(aan_het_typen):
    mens = aan_het_typen
    mens.page.get_by_text("Concept opgeslagen om").wait_for(timeout=8000)

    mens.naar("account_slot")
    mens.naar("meldpunt:nieuwe_melding")
    ontgrendel(mens)
    alles_is_terug(mens)

    mens.page.locator("[name=feiten]").fill(GETYPT + " Nog iets.")
    de_tijd_is_om(mens)
    mens.page.get_by_role("button", name="Melding versturen naar het meldpunt").click()
    ontgrendel(mens)
    alles_is_terug(mens, GETYPT + " Nog iets.")

    mens.page.locator("[name=feiten]").fill(GETYPT)
    mens.page.get_by_text("Concept opgeslagen om").wait_for(timeout=8000)
    mens.opnieuw()
    mens.klik("Nieuwe melding")
    alles_is_terug(mens)
    mens.verzend("Melding versturen naar het meldpunt")
    assert melding().feiten == GETYPT


def de_tijd_is_om(mens):
    """Nobody touched this session for a quarter of an hour."""
    (key,) = (
        cookie["value"]
        for cookie in mens.context.cookies()
        if cookie["name"] == settings.SESSION_COOKIE_NAME
    )
    session = import_module(settings.SESSION_ENGINE).SessionStore(key)
    session["actief"] = time.time() - settings.WAMS_SLOT_SECONDEN - 1
    session.save()
