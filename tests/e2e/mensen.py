"""People at a browser: each signs in through the real pages, works, and tolerates no error."""

import os
import re
from pathlib import Path

from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.conf import settings
from django.urls import reverse

WACHTWOORD = "een lang wachtwoord voor de reis"
BREED, SMAL = {"width": 1280, "height": 900}, {"width": 390, "height": 844}
KIJK_MEE = """document.addEventListener("securitypolicyviolation", (event) =>
  console.error("CSP", event.violatedDirective, event.blockedURI));"""
NIET_GEVONDEN = "status of 404"


def enrol(user):
    """An account as Beheer hands it over: a password and a second factor."""
    user.set_password(WACHTWOORD)
    user.save(update_fields=["password"])
    TOTP.activate(user, settings.DEMO_TOTP_SECRET)
    return user


def code():
    """What the app on the telephone shows now."""
    counters = list(yield_hotp_counters_from_time())
    counter = counters[len(counters) // 2]  # the one of now: the first is nearly out of date
    return format_hotp_value(hotp_value(settings.DEMO_TOTP_SECRET, counter))


class Mens:
    """One person with a browser of the own; each error in its console is remembered."""

    def __init__(self, context, url, user):
        self.context, self.url, self.user = context, url, user
        self.fouten = []
        context.add_init_script(KIJK_MEE)
        context.on("console", self._heard)
        context.on("weberror", lambda error: self.fouten.append(str(error.error)))
        context.set_default_timeout(30_000)
        self.page = context.new_page()

    def _heard(self, message):
        if message.type == "error":
            self.fouten.append(message.text)

    def log_in(self):
        """Both steps, on the pages that everybody gets."""
        self.page.goto(self.url + "/")
        self.page.get_by_label("E-mail").fill(self.user.email)
        self.page.get_by_label("Wachtwoord", exact=True).fill(WACHTWOORD)
        self.page.get_by_role("button", name="Verder naar uw code").click()
        self.page.get_by_label("Code van 6 cijfers").fill(code())
        self.page.get_by_role("button", name="Inloggen").click()
        self.page.get_by_role("heading", name="Mijn werk", level=1).wait_for()
        return self

    def naar(self, name, *args):
        self.page.goto(self.url + reverse(name, args=args))

    def klik(self, link):
        """Follow a link by how it begins, the first where a page repeats it."""
        begin = re.compile(rf"^\s*{re.escape(link)}")
        with self.page.expect_navigation():
            self.page.locator("main").get_by_role("link", name=begin).first.click()

    def tab(self, naam):
        with self.page.expect_navigation():
            tabs = self.page.get_by_role("navigation", name="Onderdelen van de casus")
            tabs.get_by_role("link", name=naam, exact=True).click()

    def menu(self, item):
        with self.page.expect_navigation():
            self.page.get_by_role("navigation", name="Hoofdmenu").get_by_text(item).click()

    def vul(self, **velden):
        """Answer questions; several choices as a list, a choice by its value."""
        for naam, waarde in velden.items():
            veld = self.page.locator(f"main [name={naam}]")
            soort = veld.first.evaluate("element => element.type")
            if waarde is True:
                veld.check()
            elif soort in ("radio", "checkbox"):
                self._kies(naam, waarde)
            elif soort == "select-one":
                veld.select_option(**waarde if isinstance(waarde, dict) else {"value": waarde})
            else:
                veld.fill(waarde)

    def _kies(self, naam, waarden):
        for waarde in [waarden] if isinstance(waarden, str) else waarden:
            self.page.locator(f"main [name={naam}][value='{waarde}']").check()

    def verzend(self, knop):
        """Send the form; a page that comes back with an error ends the test with its text."""
        with self.page.expect_navigation():
            self.page.locator("main").get_by_role("button", name=knop, exact=True).click()
        assert not self.page.title().startswith("Fout"), self.page.locator("main").inner_text()

    def doe(self, link, knop, **velden):
        """The usual step: follow a link, answer, send."""
        self.klik(link)
        self.vul(**velden)
        self.verzend(knop)

    def opnieuw(self):
        """The tab was killed; a new one starts at the start."""
        self.page.close(run_before_unload=False)
        self.page = self.context.new_page()
        self.naar("start")

    def tekst(self):
        return self.page.locator("main").inner_text()

    def foto(self, naam):
        """Pictures of a page at both widths, when the environment names a folder for them."""
        folder = os.environ.get("WAMS_SHOTS")
        if not folder:
            return
        for maat, breedte in (("1280", BREED), ("390", SMAL)):
            self.page.set_viewport_size(breedte)
            self.page.wait_for_load_state("networkidle")
            self.page.screenshot(path=Path(folder) / f"{naam}-{maat}.png", full_page=True)
        self.page.set_viewport_size(BREED)
