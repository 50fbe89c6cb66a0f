"""Every page of the product, for each function that may open it, at two widths."""

import pytest
from pytest_django.live_server_helper import LiveServer

from cases.models import Betrokkene
from meldpunt.models import MeldingPersoon
from tests.conftest import flush_as_owner, role
from tests.e2e.conftest import WIDTHS
from tests.e2e.mensen import BREED, Mens
from tests.e2e.paginas import gebreken
from tests.e2e.plattegrond import BEZOEKER, EIGEN, GEEN_PAGINA, MEER, Plattegrond
from tests.opzet import arranging
from wams.accounts.models import Functie, User
from wams.demo import laden
from wams.demo.inloggen import signed_in

pytestmark = pytest.mark.e2e
# A name that nobody of the demo can open, and why not; each line is a decision.
NOG_NIET = "in the demo nobody has done this yet"
ELDERS = {
    "cases:download_document": NOG_NIET,
    "cases:withdraw_toestemming": NOG_NIET,
    "disclosures:advise": NOG_NIET,
    "disclosures:afweging": NOG_NIET,
    "disclosures:answer_vraag": NOG_NIET,
    "disclosures:assess": NOG_NIET,
    "disclosures:datalek": NOG_NIET,
    "disclosures:publish_vraag": NOG_NIET,
    "disclosures:remove_afweging": NOG_NIET,
    "disclosures:vraag": NOG_NIET,
    "disclosures:withdraw_vraag": NOG_NIET,
}


class Loper(Mens):
    """Looks at pages as one person after the other, in a browser that keeps what it fetched."""

    def kijk(self, pagina, namen):
        """What is wrong with this page; a page about the own account gets a session of its own."""
        if pagina.user != self.user or pagina.functie == EIGEN:
            self.word(pagina.user)
        self.page.set_viewport_size(BREED)
        self.page.goto(self.url + pagina.address)
        self.foto(f"{pagina.functie}-{pagina.name.replace(':', '-')}")
        found = [*gebreken(self.page, WIDTHS.values(), namen), *self.fouten]
        if self.page.url != self.url + pagina.address:
            found.append(f"leads to {self.page.url}")
        self.fouten.clear()
        return [f"{pagina.name} ({pagina.address}): {fault}" for fault in found]

    def word(self, user):
        self.user = user
        self.context.clear_cookies()
        for cookie in signed_in(user).cookies.values() if user else ():
            known = {"name": cookie.key, "value": cookie.value, "url": self.url}
            self.context.add_cookies([known])


@pytest.fixture(scope="module")
def stad(django_db_setup, django_db_blocker, browser):
    """The demo as ``./run demo`` loads it, once for all of these tests, and a server before it."""
    with django_db_blocker.unblock():
        with role("wams_owner"):
            laden.load()
        server = LiveServer("localhost")
        with server._live_server_modified_settings:
            yield server.url
        server.stop()
        flush_as_owner([])


@pytest.fixture(scope="module")
def plattegrond(stad):
    return Plattegrond().maak()


@pytest.fixture(scope="module")
def namen(stad):
    """All that may not stand in the title of a page, which other programs show and keep."""
    with arranging():
        people = [*Betrokkene._base_manager.all(), *MeldingPersoon._base_manager.all()]
        parts = [(p.voornamen, p.achternaam) for p in people]
        users = [naam.split() for naam in User.objects.values_list("naam", flat=True)]
    return {word for part in (*parts, *users) for word in part if len(word) > 3}


@pytest.fixture(scope="module")
def loper(browser, stad):
    context = browser.new_context(viewport=BREED, locale="nl-NL")
    yield Loper(context, stad, None)
    context.close()


def test_each_address_of_the_product_is_opened_by_somebody(plattegrond):
    missing = plattegrond.niet_geopend(ELDERS)

    assert not missing, GEEN_PAGINA.format(names=", ".join(missing))


def test_what_the_policy_allows_does_open(plattegrond):
    assert not plattegrond.stuk, "\n".join(plattegrond.stuk)


@pytest.mark.parametrize("functie", [BEZOEKER, EIGEN, *Functie.values, MEER])
def test_each_page_of_a_function_can_be_used(plattegrond, loper, namen, functie):
    pages = plattegrond.per_functie().get(functie, [])
    found = [fault for pagina in pages for fault in loper.kijk(pagina, namen)]

    assert not found, "\n".join(found)
