"""Which page opens for whom: asked of the URL conf, the policy and the demo data, never listed."""

import hashlib
import re
from collections import Counter
from dataclasses import dataclass
from html import unescape
from urllib.parse import urlencode, urljoin

from django.db.models import Count
from django.forms import CharField
from django.test import Client
from django.urls import NoReverseMatch, Resolver404, resolve, reverse

from tests.architecture.test_urls import ENTRIES, OWN_ACCOUNT, PUBLIC
from wams.accounts.models import Functie, Mandaat, User
from wams.accounts.selectors import mandaten_van
from wams.demo.inloggen import signed_in
from wams.doelbinding.actor import Actor
from wams.doelbinding.policy import may, rule_for
from wams.doelbinding.rls import acting_as
from wams.doelbinding.toewijzing import LopendeToewijzing
from wams.web.views import ActionView, ActorMixin

ROWS = 200  # as many of a table are looked at for one page
WOORD = "plan"  # what somebody looks for
GELIJK = 2  # functions for which a page may be the same before the others are not asked
BEZOEKER, EIGEN, MEER = "bezoeker", "eigen account", "meer functies"
MAIN = re.compile(r"<main.*</main>", re.DOTALL)
EACH_TIME = re.compile(r'\b(?:value|nonce|id|for|href|hx-\w+|aria-\w+|action)="[^"]*"')
LINK = re.compile(r'(?:href|hx-get)="([/?][^"#]*)')
PANEL = re.compile(r'hx-get="(/[^"#]*)')
GEEN_PAGINA = """nobody of the demo gets to see {names}

A page that no one opens is a page that no one checks. Either
  - let the demo have what the page is about: add it in wams/demo, for somebody who may open it; or
  - say in ELDERS of tests/e2e/test_paginas.py why it can't be opened, one line per name."""


@dataclass(frozen=True)
class Pagina:
    """An address that answers with a whole page for this person."""

    name: str
    address: str
    functie: str
    user: User | None


def geeft_pagina(entry):
    """Whether the address can be asked for at all; some only take a form."""
    view = getattr(entry.callback, "view_class", None)
    methods = getattr(view, "http_method_names", ["get"])
    return "get" in methods and hasattr(view or entry.callback, "get" if view else "__call__")


def is_van_ons(entry):
    view = getattr(entry.callback, "view_class", None)
    return isinstance(view, type) and issubclass(view, ActorMixin)


def adres(name, *args):
    """None where more must stand in it than this."""
    try:
        return reverse(name, args=args)
    except NoReverseMatch:
        return None


def gekozen(view):
    """An answer to each question of the form above a list."""
    form = view.filter_form()
    answers = {name: WOORD for name, field in form.fields.items() if type(field) is CharField}
    for name, field in form.fields.items():
        values = [value for value, _ in getattr(field, "choices", ()) if value]
        answers |= {name: values[0]} if values else {}
    return f"?{urlencode(answers)}"


def vrij(name):
    """Without an act by decision: see the list that the architecture keeps."""
    return name in PUBLIC or name.startswith(OWN_ACCOUNT)


class Plattegrond:
    """Every page once for each function, and what went wrong on the way to it."""

    def __init__(self, entries=None):
        self.entries = entries or ENTRIES
        self.paginas, self.stuk, self.opened = [], [], set()
        self._gezien, self._looks, self._gelijk = set(), set(), Counter()
        self._html = []

    def maak(self):
        self._zonder_inloggen()
        self._eigen_account()
        for functie in Functie:
            for user in _mensen(functie):
                self._van(functie, user)
        for user in _mensen(None):
            self._van(MEER, user)
        return self

    def niet_geopend(self, elders):
        names = {name for name, entry in self.entries if geeft_pagina(entry) and not vrij(name)}
        return sorted(names - self.opened - set(elders))

    def per_functie(self):
        found = {}
        for pagina in self.paginas:
            found.setdefault(pagina.functie, []).append(pagina)
        return found

    def _zonder_inloggen(self):
        for name in self._namen(lambda name: name in PUBLIC):
            self._ask(_client(None), Pagina(name, adres(name), BEZOEKER, None), mag=False)

    def _eigen_account(self):
        """In a session of its own each: one of them locks it."""
        user = _mensen(Functie.PROFESSIONAL)[0]
        for name in self._namen(lambda name: name not in PUBLIC and vrij(name)):
            self._ask(_client(user), Pagina(name, adres(name), EIGEN, user), mag=False)

    def _namen(self, kies):
        return [n for n, entry in self.entries if kies(n) and geeft_pagina(entry) and adres(n)]

    def _van(self, functie, user):
        client, mens = _client(user), Werker(user)
        self._html = []
        for name, entry in self.entries:
            if not (is_van_ons(entry) and geeft_pagina(entry)) or self._bekend(functie, name):
                continue
            view = entry.callback.view_class
            if address := mens.adres(name, view):
                self._ask(client, Pagina(name, address, functie, user))
                if view.filter_form:
                    self._ask(client, Pagina(name, address + gekozen(view), functie, user))
        self._volg(client, functie, user)

    def _bekend(self, functie, name):
        """Opened in this function already, or word for word the same for some functions."""
        if functie == MEER:
            return name in self.opened
        return (functie, name) in self._gezien or self._gelijk[name] >= GELIJK

    def _volg(self, client, functie, user):
        """The links of the pages so far: to a page itself with a choice in its address, and to
        what has no row of its own."""
        for address, html in self._html:  # grows while it is read
            links = {urljoin(address, unescape(link)) for link in LINK.findall(html)}
            for link in sorted(links):
                name, choice = _naam(link), (functie, _naam(link), "?" in link)
                if not name or vrij(name) or choice in self._gezien:
                    continue
                if name not in self.opened or (choice[2] and link.split("?")[0] == address):
                    self._gezien.add(choice)
                    self._ask(client, Pagina(name, link, functie, user))

    def _ask(self, client, pagina, *, mag=True):
        answer = client.get(pagina.address)
        if answer.status_code != 200:
            if mag or answer.status_code >= 500:
                self.stuk.append(f"{pagina.name} for {pagina.functie}: {answer.status_code}")
            return
        self._gezien.add((pagina.functie, pagina.name))
        if "text/html" in answer.headers["content-type"]:
            self._keep(pagina, answer.content.decode())
        else:
            self.opened.add(pagina.name)
            self._gelijk[pagina.name] += 1

    def _keep(self, pagina, html):
        """A page that is word for word the one of another function is looked at once."""
        if "<html" not in html:
            return  # a part: it counts where a page asks for it
        self._html.append((pagina.address, html))
        self.opened.add(pagina.name)
        self.opened |= {_naam(unescape(link)) for link in PANEL.findall(html)}
        look = hashlib.sha256(EACH_TIME.sub("", MAIN.search(html).group()).encode()).digest()
        if look in self._looks:
            self._gelijk[pagina.name] += 1
        else:
            self._looks.add(look)
            self.paginas.append(pagina)


def _client(user):
    client = signed_in(user) if user else Client()
    client.raise_request_exception = False
    return client


def _mensen(functie):
    """Who does nothing but this; without a function: who does several things here."""
    users = User.objects.annotate(
        telt=Count("mandaten", distinct=True), waar=Count("mandaten__gemeente", distinct=True)
    )
    users = users.filter(waar=1).order_by("email")  # who works for several has to choose first
    if functie is None:
        return list(users.filter(telt__gt=1))
    mandaten = Mandaat.objects.lopend().filter(functie=functie)
    return list(users.filter(telt=1, pk__in=mandaten.values("user")))


class Werker:
    """One person, and the rows of each page for which the policy says yes to him."""

    def __init__(self, user):
        user.lopende_mandaten = mandaten_van(user)  # as the middleware reads them, once
        self.actor = Actor.for_act(user, "catalogus.view")
        with acting_as(self.actor):
            rows = LopendeToewijzing.objects.filter(user=user)
            self.rollen = set(rows.values_list("rol", flat=True))

    def adres(self, name, view):
        """The page itself, or that of the first row that this person may open with it."""
        rule, actor = rule_for(view.act), self.actor.for_other(view.act)
        if not rule.rollen & self.rollen and not rule.functies & actor.functies:
            return None
        with acting_as(actor):
            if adres(name):
                about = actor.gemeente if issubclass(view, ActionView) else None
                return adres(name) if may(actor, view.act, about) else None
            if getattr(view, "model", None) is None:
                return None  # a link on another page leads there
            row = next((row for row in self._rijen(view, actor) if may(actor, view.act, row)), None)
            return row and adres(name, row.pk)

    @staticmethod
    def _rijen(view, actor):
        asking = view()
        asking.actor, asking.kwargs = actor, {}
        found = list(asking.get_queryset()[:ROWS])
        dossiers = {getattr(row, "dossier", None) for row in found} - {None}
        actor.load_grants([dossier.pk for dossier in dossiers])
        return found


def _naam(address):
    try:
        return resolve(address.split("?")[0]).view_name
    except Resolver404:
        return None
