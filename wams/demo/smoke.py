"""The main job over HTTP against a running demo, step by step, each with its time."""

import time

from allauth.mfa import app_settings
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.conf import settings

from wams.accounts.models import Functie, Mandaat
from wams.demo.http import Visitor

FEITEN = "Op 6 en 11 mei deed niemand open. De brievenbus zat vol post."


class SmokeError(AssertionError):
    """A step did not show what it had to show."""


class Walk:
    """People at a running demo, and what each step took."""

    def __init__(self, base):
        self.base = base
        self.steps = []

    def step(self, name, perform):
        began = time.monotonic()
        found = perform()
        self.steps.append({"name": name, "seconds": round(time.monotonic() - began, 2)})
        return found

    def sign_in(self, functie):
        """Password and code, through the pages that everybody uses."""
        user = someone(functie)
        visitor = Visitor(self.base)

        def perform():
            visitor.get("/account/login/")
            visitor.send({"login": user.email, "password": settings.DEMO_WACHTWOORD})
            visitor.send({"code": present_code()})
            expect(visitor, "Mijn werk")
            return visitor

        return self.step(f"inloggen als {functie.label.lower()}", perform)


def someone(functie):
    """The first person with this function in the first gemeente."""
    rows = Mandaat.objects.lopend().filter(functie=functie, user__is_active=True)
    return rows.order_by("gemeente__code", "user__email").last().user


def present_code():
    counter = int(time.time()) // app_settings.TOTP_PERIOD
    return format_hotp_value(hotp_value(settings.DEMO_TOTP_SECRET, counter))


def expect(visitor, words):
    if visitor.status != 200 or words not in visitor.words:
        raise SmokeError(f"{visitor.url}: {visitor.status}, geen ‘{words}’")
    return visitor


def walk(base):
    """Log a melding, take it up, divide, open a casus, look as FG; returns the steps."""
    tour = Walk(base)
    reporter = tour.sign_in(Functie.PROFESSIONAL)
    tour.step("melding doen", lambda: report(reporter))
    meldpunt = tour.sign_in(Functie.MELDPUNT)
    tour.step("meldingen bekijken", lambda: expect(meldpunt.get("/meldingen/"), "Melding"))
    verdeler = tour.sign_in(Functie.VERDELER)
    tour.step("werk verdelen", lambda: expect(verdeler.get("/casussen/verdelen/"), "Verdelen"))
    coordinator = tour.sign_in(Functie.COORDINATOR)
    tour.step("casus openen", lambda: open_casus(coordinator))
    fg = tour.sign_in(Functie.FG)
    tour.step("spoor lezen", lambda: read_trail(fg))
    stranger = tour.sign_in(Functie.BEHEERDER)
    address = coordinator.url
    tour.step("vreemde ziet niets", lambda: refuse(stranger, address))
    return tour.steps


def report(visitor):
    visitor.get("/meldingen/nieuw/")
    visitor.send({"feiten": FEITEN, "naam": "Noor Terwolde", "verteld": "nog_niet"})
    return expect(visitor, "M 20")


def open_casus(visitor):
    visitor.get("/casussen/")
    visitor.follow("20")
    return expect(visitor, "Volgende stap")


def read_trail(visitor):
    visitor.get("/toezicht/")
    visitor.follow("20")
    return expect(visitor, "Spoor van casus")


def refuse(visitor, address):
    visitor.get(address)
    if visitor.status != 404:
        raise SmokeError(f"{address}: {visitor.status} voor wie er niet bij hoort")
    return visitor
