"""The main job over HTTP against a running demo, step by step, each with its time."""

import time

from allauth.mfa import app_settings
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.conf import settings

from wams.accounts.models import Functie, Mandaat
from wams.demo.http import Visitor

NAAM = "Noor Terwolde"
HULPVRAAG = "Ik wil mijn post weer durven openen."
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
            if "authenticate" in visitor.url:  # a code counts once: somebody was here just now
                time.sleep(app_settings.TOTP_PERIOD - time.time() % app_settings.TOTP_PERIOD)
                visitor.send({"code": present_code()})
            return expect(visitor, "Mijn werk")

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
    """From a melding to the onderzoeker who opens the new casus; then who may look and who not."""
    tour = Walk(base)
    reporter = tour.sign_in(Functie.PROFESSIONAL)
    melding = tour.step("melding doen", lambda: report(reporter))
    verdeler = tour.sign_in(Functie.VERDELER)
    waiting = tour.step("werk verdelen", lambda: to_assign(verdeler))
    meldpunt = tour.sign_in(Functie.MELDPUNT)
    tour.step("melding beoordelen", lambda: assess(meldpunt, melding))
    tour.step("casus openen na eigen hulpvraag", lambda: make_casus(meldpunt, melding))
    worker = someone(Functie.ONDERZOEKER)
    casus = tour.step("onderzoeker toewijzen", lambda: assign(verdeler, waiting, worker))
    onderzoeker = tour.sign_in(Functie.ONDERZOEKER)
    tour.step("nieuwe casus openen", lambda: expect(onderzoeker.get(casus), NAAM))
    coordinator = tour.sign_in(Functie.COORDINATOR)
    tour.step("lopende casus openen", lambda: open_casus(coordinator))
    fg = tour.sign_in(Functie.FG)
    tour.step("spoor lezen", lambda: read_trail(fg))
    stranger = tour.sign_in(Functie.BEHEERDER)
    for address in (casus, coordinator.url):
        tour.step("vreemde ziet niets", lambda address=address: refuse(stranger, address))
    return tour.steps


def report(visitor):
    """Gives the address of the new melding."""
    visitor.get("/meldingen/nieuw/")
    visitor.send({"feiten": FEITEN, "naam": NAAM, "verteld": "ja"})
    return expect(visitor, "M 20").url.removesuffix("stand/")


def assess(visitor, melding):
    expect(visitor.get("/meldingen/"), "Melding")
    visitor.get(f"{melding}start/")
    return expect(visitor.send({"identiteit": "gegevens"}), NAAM)


def make_casus(visitor, melding):
    visitor.get(f"{melding}casus/")
    visitor.send({"hulpvraag": HULPVRAAG})
    if visitor.url.endswith("/casus/"):
        raise SmokeError(f"{visitor.url}: {visitor.words[:300]}")
    return expect(visitor, "M 20")


def to_assign(visitor):
    """The casussen that wait for an onderzoeker, by the address where one is assigned."""
    expect(visitor.get("/casussen/verdelen/"), "Verdelen")
    return {href for href, _ in visitor.page.links if href.endswith("/toewijzen/")}


def assign(visitor, before, worker):
    """The one that came by; gives the address of the casus."""
    new = to_assign(visitor) - before
    if len(new) != 1:
        raise SmokeError(f"{len(new)} nieuwe casussen bij de werkverdeler in plaats van 1")
    address = new.pop()
    visitor.get(address)
    expect(visitor.send({"onderzoeker": str(worker.pk)}), "Verdelen")
    return f"/casussen/{address.split('/')[-3]}/"


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
