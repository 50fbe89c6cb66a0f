"""Whoever the people are: nothing leaves by an unsafe road, and what can't go safely is a task.

The roads out of the product are letters, on paper or by mail, and what a page shows. A new road
belongs in here: another place that sends mail makes the last test red.
"""

from dataclasses import dataclass
from pathlib import Path

import pytest
from django.db import transaction
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cases.actions import levensloop, mensen
from cases.models import Brief, Kanaal
from cases.models.briefsoorten import SOORTEN
from cases.selectors import brieven as selectors
from cases.selectors.casus import TABS
from tests.architecture.test_scoping import ROOT
from tests.cases.brieven import Post
from tests.cases.opbouw import VANDAAG
from tests.cases.test_levensloop import geboren
from tests.wereld import DAG
from wams.errors import DomainError
from wams.werk import selectors as mijn_werk

pytestmark = pytest.mark.django_db
Status = Brief.Status
VOORBEELDEN = settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
PAGINAS = settings(VOORBEELDEN, max_examples=6)
GEHEIM = ("Schuilpad", "Nooit naar huis schrijven", "Alleen op dinsdag")


@dataclass(frozen=True)
class Contact:
    """What was agreed with one person; the address is one's own."""

    kanaal: str
    moment: str
    veilig: str
    beschermd: bool
    adres: bool

    def velden(self, merk):
        """Marked, so that each text can be found again and no other one is taken for it."""
        return {
            "contact_kanaal": self.kanaal,
            "contact_moment": self.moment and f"{self.moment} {merk}",
            "contact_veilig": self.veilig and f"{self.veilig} {merk}",
            "adres_beschermd": self.beschermd,
            "straat": f"Schuilpad {merk}" if self.adres else "",
            "huisnummer": "7731-X" if self.adres else "",
            "postcode": "9988 QX" if self.adres else "",
            "woonplaats": "Proefdorp" if self.adres else "",
        }

    @property
    def vanzelf(self):
        """By hand: the only ways in which something may leave without a person who brings it."""
        if self.moment:
            return None
        if self.kanaal == "mail":
            return "mail"
        post = self.kanaal == "brief" or (
            self.kanaal == "" and not self.veilig and not self.beschermd
        )
        return "brief" if post and self.adres else None


@dataclass(frozen=True)
class Gezin:
    """A person about whom a letter is, and who may speak for him."""

    leeftijd: int
    eigen: Contact
    ouder: Contact
    ouder_in_casus: bool
    verbod: bool
    dood: str

    @property
    def krijgt(self):
        """Who gets the letters, by the rule as people know it."""
        if self.dood == "zelf":
            return set()
        gone = self.verbod or self.dood == "ouder"
        ouder = {"ouder"} if self.leeftijd < 16 and not gone else set()
        return ouder | ({"zelf"} if self.leeftijd >= 12 else set())

    @property
    def afgeschermd(self):
        return self.eigen.beschermd or self.verbod


CONTACT = st.builds(
    Contact,
    kanaal=st.sampled_from(["", "brief", "mail", "gesprek", "telefoon"]),
    moment=st.sampled_from(["", "Alleen op dinsdag"]),
    veilig=st.sampled_from(["", "Nooit naar huis schrijven"]),
    beschermd=st.booleans(),
    adres=st.booleans(),
)
GEZIN = st.builds(
    Gezin,
    leeftijd=st.sampled_from([8, 11, 12, 15, 16, 40]),
    eigen=CONTACT,
    ouder=CONTACT,
    ouder_in_casus=st.booleans(),
    verbod=st.booleans(),
    dood=st.sampled_from(["", "", "", "zelf", "ouder"]),
)


class Situatie:
    """The rows of one example; ``gebeur`` lets happen what changes it."""

    def __init__(self, post, gezin):
        self.post, self.gezin = post, gezin
        self.eigen, self.van_ouder = (f"e{post.werk.casus.nummer}", f"o{post.werk.casus.nummer}")
        werk, wereld = post.werk, post.werk.wereld
        self.jip = wereld.betrokkene(
            werk.casus, "gezinslid", "Zandstra", voornamen="Jip",
            geboortedatum=geboren(gezin.leeftijd), **gezin.eigen.velden(self.eigen),
        )  # fmt: skip
        own = gezin.ouder.velden(self.van_ouder)
        self.ouder = None
        if gezin.ouder_in_casus:
            self.ouder = wereld.betrokkene(
                werk.casus, "gezinslid", "Bos", voornamen="Ouke", geboortedatum=geboren(41), **own
            )
            own = {"persoon": self.ouder}
        self.spreker = werk.do(
            mensen.record_vertegenwoordiging, self.jip, soort="ouder", van=VANDAAG() - 900 * DAG,
            **({"naam": "Ouke Bos"} | own),
        )  # fmt: skip

    def gebeur(self):
        werk, gezin = self.post.werk, self.gezin
        if gezin.verbod:
            who = {"jegens": self.ouder} if self.ouder else {"jegens_naam": "ouke bos"}
            werk.do(
                levensloop.record_contactverbod,
                self.jip,
                van=VANDAAG(),
                document="Huisverbod",
                **who,
            )
        dead = {"zelf": self.jip, "ouder": self.ouder}.get(gezin.dood)
        if dead:
            werk.do(
                levensloop.record_overlijden, dead, overleden_op=VANDAAG(), overlijden_bron="BRP"
            )

    def naar(self, wie):
        return self.spreker if wie == "ouder" else None


def mag(act, *args, **velden):
    try:
        return act(*args, **velden)
    except DomainError:
        return None


def papier(post, brief):
    return post.werk.see(selectors.papier, post.werk.fresh(brief), act="brief.print")


def is_taak(post, brief):
    """Whether somebody finds it on Mijn werk."""
    rows = post.werk.see(selectors.te_doen, [post.werk.casus], act="werk.start")
    found = {row.pk for row, wat in rows if wat}
    page = post.werk.see(mijn_werk.start, act="werk.start")
    url = reverse("cases:brieven", args=[post.werk.casus.pk])
    listed = any(taak.url == url for groep in page["groepen"] for taak in groep["taken"])
    return brief.pk in found and listed


@pytest.mark.req("R-187")
@VOORBEELDEN
@given(gezin=GEZIN, later=CONTACT, code=st.sampled_from(sorted(SOORTEN)), data=st.data())
def test_no_letter_leaves_by_an_unsafe_road_and_what_cannot_go_is_a_task(
    wereld, gezin, later, code, data
):
    if gezin.dood == "ouder" and not gezin.ouder_in_casus:
        return  # of somebody outside the casus no death is recorded
    check_letter(Situatie(Post(wereld), gezin), later, code, data)


def check_letter(s, later, code, data):
    """Made and approved as things were; sent, or not, as they are after what happened."""
    post, gezin = s.post, s.gezin
    wie = data.draw(st.sampled_from(["zelf", "ouder"]))
    eerst = Gezin(**(vars(gezin) | {"verbod": False, "dood": ""}))
    contact = gezin.eigen if wie == "zelf" else gezin.ouder
    brief = mag(post.klaar, code, person=s.jip, vertegenwoordiging=s.naar(wie))
    assert (brief is not None) == (wie in eerst.krijgt)
    if brief is None:
        return
    assert (brief.status == Status.KLAAR) == (contact.vanzelf is not None)
    assert is_taak(post, brief)

    s.gebeur()
    if later.kanaal != "telefoon":  # agreed anew in the meantime
        row = s.jip if wie == "zelf" else (s.ouder or s.spreker)
        post.contact(post.werk.fresh(row), **later.velden("later"))
        contact = later
    if wie == "zelf" and gezin.verbod:
        protected = {"beschermd": True} if contact is not later else {}
        contact = Contact(**(vars(contact) | protected))

    mag_weg = wie in gezin.krijgt
    check_papier(post, brief, contact, mag_weg)
    check_wegen(post, brief, contact, mag_weg)


def check_papier(post, brief, contact, mag_weg):
    """Nothing to print for who may not have it; an address only where post was agreed."""
    found = papier(post, brief)
    open_brief = post.werk.fresh(brief).is_open
    if open_brief:
        assert bool(found["bladen"]) == mag_weg
    post_kan = mag_weg and open_brief and contact.vanzelf == "brief"
    assert bool(found["adres"]) == post_kan
    for blad in post.alle():
        assert [word for word in GEHEIM if word in blad.inhoud] == []


def check_wegen(post, brief, contact, mag_weg):
    """Each road is tried, in a part that is undone; by hand is safe if anybody may have it."""
    kan = {"telefoon": False, "gesprek": mag_weg}
    kan["brief"] = mag_weg and contact.vanzelf == "brief"
    kan["mail"] = mag_weg and contact.kanaal == "mail"
    for kanaal in Kanaal.values:
        before = transaction.savepoint()
        gone = mag(post.verzend, brief, kanaal)
        assert (gone is not None) == kan[kanaal], kanaal
        transaction.savepoint_rollback(before)
    waits = post.werk.fresh(brief)
    assert waits.status != Status.VERZONDEN
    assert not waits.is_open or is_taak(post, brief)


@pytest.mark.req("R-187")
@PAGINAS
@given(gezin=GEZIN)
def test_no_page_shows_a_protected_address_or_what_was_agreed_about_contact(wereld, als, gezin):
    if gezin.dood == "ouder" and not gezin.ouder_in_casus:
        return
    s = Situatie(Post(wereld), gezin)
    for wie in gezin.krijgt:
        mag(s.post.klaar, "B02", person=s.jip, vertegenwoordiging=s.naar(wie))
    s.gebeur()
    client = als(s.post.werk.user)
    for url in paginas(s):
        text = client.get(url).text
        merken = [s.eigen] * gezin.afgeschermd + [s.van_ouder] * gezin.ouder.beschermd
        shown = [f"{word} {merk}" for word in GEHEIM for merk in merken]
        assert [words for words in shown if words in text] == [], url


def paginas(s):
    casus, people = s.post.werk.casus.pk, [s.jip.pk, *([s.ouder.pk] if s.ouder else [])]
    names = ["ingelicht", "wie", "waarom", "maak_brief", "add_betrokkene"]
    of_person = ["persoon", "set_contact", "record_vertegenwoordiging", "record_contactverbod"]
    yield "/"
    yield reverse("cases:casussen")
    yield from (reverse(name, args=[casus]) for _, name in TABS)
    yield from (reverse(f"cases:{name}", args=[casus]) for name in names)
    yield from (reverse(f"cases:{name}", args=[pk]) for name in of_person for pk in people)
    yield from (reverse("cases:brief", args=[brief.pk]) for brief in s.post.alle())


@pytest.mark.req("R-187")
def test_the_only_mail_that_the_product_sends_goes_to_who_works_with_it():
    """Nothing else calls the mail of Django; whoever adds a road adds it to the tests above."""
    found = [
        str(path.relative_to(ROOT))
        for folder in ("wams", "cases", "workplans", "meldpunt", "casusoverleg", "disclosures")
        for path in Path(ROOT, folder).rglob("*.py")
        if "send_mail" in (text := path.read_text(encoding="utf-8")) or "EmailMessage" in text
    ]
    assert found == ["wams/web/adapters.py"]
