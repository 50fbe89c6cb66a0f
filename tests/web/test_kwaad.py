"""Hostile strings through the text fields of each form that opens in this world, and back."""

import re
from html.parser import HTMLParser
from itertools import islice

import pytest
from django import forms
from django.urls import NoReverseMatch, reverse

from tests.architecture.test_urls import ENTRIES
from tests.cases.opbouw import lopend, voorbereiding
from tests.meldpunt.opbouw import Meldpunt
from tests.opzet import arranging
from tests.web.kwaad import ALLE
from tests.workplans.opbouw import in_aanpak, planwerk
from wams.accounts.models import Functie
from wams.web.views import ActionView

pytestmark = pytest.mark.django_db
# Asks once more when a text looks like somebody's name, so its page has a box more.
VRAAGT_DOOR = {"disclosures:ask_vraag"}
# Shows another step instead of what was typed.
ANDERE_STAP = {"disclosures:share"}
GEVAARLIJK = {"iframe", "object", "embed", "base", "plaintext", "marquee", "math", "video", "x"}


class Bouw(HTMLParser):
    """The skeleton of a page: elements and names of attributes; and what each field holds."""

    def __init__(self, html):
        super().__init__(convert_charrefs=True)
        self.skelet, self.fout, self.velden, self._tekst = [], [], {}, None
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        found = dict(attrs)
        self.skelet.append((tag, tuple(sorted(found))))
        if tag in GEVAARLIJK or (tag == "script" and not found.get("src", "").startswith("/")):
            self.fout.append(tag)
        self.fout += [name for name in found if name.startswith(("on", "hx-on"))]
        for name in ("href", "src", "action", "formaction"):
            if (
                (found.get(name) or "")
                .strip()
                .lower()
                .startswith(("javascript", "data", "vbscript"))
            ):
                self.fout.append(name)
        if tag == "textarea":
            self._tekst = found.get("name")
            self.velden[self._tekst] = ""
        elif tag == "input":
            self.velden[found.get("name")] = found.get("value", "")

    def handle_endtag(self, tag):
        if tag == "textarea":
            self._tekst = None

    def handle_data(self, data):
        if self._tekst:
            self.velden[self._tekst] += data


@pytest.fixture
def stad(wereld):
    """People of every function, and work in every phase."""
    for functie in Functie.values:
        getattr(wereld, functie)
    voorbereiding(wereld)
    werk = lopend(wereld)
    werk.find()
    planwerk(wereld).compleet()
    in_aanpak(wereld)
    punt = Meldpunt(wereld)
    punt.register()
    punt.register_call()
    return wereld


def formulieren(stad, als):
    """(name, browser, address, form): each form that somebody in this world gets to see."""
    browsers = [als(user) for user in stad.mensen.values()]
    for name, pattern in ENTRIES:
        view = getattr(pattern.callback, "view_class", None)
        if view is None or not issubclass(view, ActionView) or name.startswith("proef"):
            continue
        found = next(geopend(name, view, browsers), None)
        if found:
            browsers.remove(found[0])
            browsers.insert(0, found[0])  # who opened this one probably opens the next
            yield name, *found


def geopend(name, view, browsers):
    for keys in onderwerpen(view.model):
        try:
            url = reverse(name, args=keys)
        except NoReverseMatch:
            continue
        for browser in browsers:
            page = browser.get(url)
            if page.status_code == 200 and page.context and page.context.get("form") is not None:
                yield browser, url, page.context["form"]


def onderwerpen(model):
    if model is None:
        return [()]
    with arranging():
        rows = list(islice(model._base_manager.order_by("pk"), 6))
    return [(row.pk,) for row in rows]


def tekstvelden(form):
    """Fields in which somebody types what he likes."""
    return [
        name
        for name, field in form.fields.items()
        if isinstance(field, forms.CharField)
        and isinstance(field.widget, (forms.TextInput, forms.Textarea))
        and not field.widget.is_hidden
    ]


def stuur(browser, url, values):
    """Without its receipt nothing is done with it: the form comes back with what was typed."""
    return browser.post(url, values | {"inzending": ""})


def test_a_thousand_strings_come_back_as_text_in_the_fields_of_ninety_forms(stad, als):
    assert len(ALLE) >= 1000
    evil_text = "gewoon " + "\n".join(ALLE)
    # As long, with the same line breaks: what differs then is only what was not escaped.
    plain_text = re.sub(r"[^\n\r\t\0]", "g", evil_text)
    seen, fields, wrong = set(), 0, []
    for name, browser, url, form in formulieren(stad, als):
        names = tekstvelden(form)
        seen.add(name)
        if not names:
            continue
        fields += len(names)
        plain = Bouw(stuur(browser, url, dict.fromkeys(names, plain_text)).text)
        evil = Bouw(stuur(browser, url, dict.fromkeys(names, evil_text)).text)
        back = {each for each in names if each in evil.velden}
        same = {each for each in back if gelijk(evil.velden[each], evil_text)}
        more = [] if name in VRAAGT_DOOR else anders(plain, evil)
        if evil.fout or more or same != back or not (back or name in ANDERE_STAP):
            wrong.append((name, evil.fout, sorted(back - same), more))

    assert wrong == []
    assert len(seen) >= 90
    assert fields >= 100


def anders(plain, evil):
    """Elements that only one of both has, or in another order."""
    if plain.skelet == evil.skelet:
        return []
    return [each for each in evil.skelet if each not in plain.skelet] or ["order"]


def gelijk(shown, typed):
    """A line break travels as two characters."""
    return shown.replace("\r\n", "\n").strip() == typed.replace("\r\n", "\n").strip()
