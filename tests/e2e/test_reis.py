"""From melding to the end of an aanpak, by the people who do it, and the trail of each step."""

import pytest

from cases.models import Casus
from tests.cases.sturing import geschoold
from tests.e2e import reis
from tests.e2e.mensen import enrol
from tests.opzet import arranging
from wams.audit.lopend import pseudonym
from wams.audit.models import AuditEvent
from wams.audit.teksten import phrase
from wams.recht.codes import Doel

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]

# Each act in its order: who does it, what, for which doel.
DADEN = [
    ("professional", "melding.register", Doel.TRIAGE),
    ("meldpunt", "melding.start_triage", Doel.TRIAGE),
    ("meldpunt", "melding.correct_persoon", Doel.TRIAGE),
    ("meldpunt", "casus.open", Doel.TOETS),
    ("meldpunt", "melding.open_casus", Doel.TRIAGE),
    ("verdeler", "casus.assign", Doel.TOETS),
    ("onderzoeker", "ondersteuning.offer", Doel.TOETS),
    ("onderzoeker", "probleem.add", Doel.TOETS),
    ("onderzoeker", "probleem.add", Doel.TOETS),
    ("onderzoeker", "onderzoek.motivate", Doel.TOETS),
    ("onderzoeker", "scope.decide", Doel.TOETS),
    ("onderzoeker", "onderzoek.record_informed", Doel.TOETS),
    ("onderzoeker", "casus.start_onderzoek", Doel.TOETS),
    ("onderzoeker", "gegeven.add", Doel.ONDERZOEK_A),
    ("onderzoeker", "gegeven.add", Doel.ONDERZOEK_A),
    ("onderzoeker", "zienswijze.record", Doel.ONDERZOEK_A),
    ("onderzoeker", "onderzoek.send_resultaat", Doel.ONDERZOEK_A),
    ("onderzoeker", "casus.complete_onderzoek", Doel.ONDERZOEK_A),
    ("verdeler", "casus.ask_leiding", Doel.COORDINATIE),
    ("coordinator", "aanstelling.accept", Doel.PLAN),
    ("coordinator", "werkplan.start", Doel.PLAN),
    ("coordinator", "afspraak.add", Doel.PLAN),
    ("coordinator", "afspraak.add", Doel.PLAN),
    ("coordinator", "werkplan.describe", Doel.PLAN),
    ("coordinator", "werkplan.set_kader", Doel.PLAN),
    ("coordinator", "akkoord.record", Doel.PLAN),
    ("coordinator", "werkplan.fix", Doel.PLAN),
    ("partner", "afspraak.accept", Doel.AFSPRAAK),
    ("coordinator", "casus.reconsider", Doel.COORDINATIE),
    ("coordinator", "casus.evaluate", Doel.COORDINATIE),
    ("coordinator", "casus.end_aanpak", Doel.COORDINATIE),
    ("coordinator", "casus.close", Doel.RECHTEN),
]
# Dividing happens on number, phase and term: the werkverdeler does not learn who it is about.
ZONDER_INHOUD = {"casus.assign", "casus.ask_leiding"}
FASEN = ["VOORBEREIDING", "ONDERZOEK_AFGEROND", "PLAN_CONCEPT", "AANPAK", "IN_BEWARING"]


@pytest.fixture
def mensen(wereld):
    """Everybody of the journey, with a password and a second factor."""
    wereld.schuldhulp = wereld.organisatie("Schuldhulp Voorbeeld", "SCHULDHULP")
    wereld.mensen["partner"] = wereld.user("Mo de Partner", wereld.schuldhulp)
    wereld.mensen["collega"] = wereld.user("Lot de Collega")
    wereld.mandaat(wereld.partner, "partner")
    wereld.mandaat(wereld.mensen["collega"], "coordinator")
    geschoold(wereld.coordinator)
    for functie in {wie for wie, *_ in DADEN} | {"fg"}:
        enrol(getattr(wereld, functie))
    enrol(wereld.mensen["collega"])
    return wereld


class Spoor:
    """The journey with what the log and the casus say after each part of it."""

    def __init__(self, wereld):
        self.wereld, self.fasen, self.gezien = wereld, [], 0

    def lines(self, **which):
        with arranging():
            return list(AuditEvent.objects.filter(**which).order_by("at"))

    def check(self):
        """The acts since the last look are the next ones of the list, each with all it needs."""
        now = self.lines(soort="wijziging")
        new, self.gezien = now[self.gezien :], len(now)
        expected = DADEN[len(now) - len(new) : len(now)]
        wie = {user.pk: functie for functie, user in self.wereld.mensen.items()}
        assert [(wie[row.actor_id], row.act, row.doel) for row in new] == expected
        assert all(row.grondslag and row.uitkomst == "ok" and row.activiteit for row in new)
        assert all(row.gemeente_id == self.wereld.gemeente.pk for row in new)
        self.fasen.append(self.casus().status) if self.casus() else None
        return new

    def casus(self):
        with arranging():
            return Casus.objects.unscoped().first()

    def check_people(self):
        """One person from melding to end: the same pseudonym in every act but the dividing."""
        with arranging():
            person = self.casus().betrokkenen.model.objects.unscoped().get()
        found = {
            (row.act in ZONDER_INHOUD, row.betrokkene) for row in self.lines(soort="wijziging")
        }
        assert found == {(False, pseudonym(person.pk)), (True, "")}


@pytest.mark.req("R-009", "R-121", "R-122", "R-132", "R-160", "SEC-067")
def test_from_melding_to_the_end_of_the_aanpak(mensen, iemand):
    wereld, spoor = mensen, Spoor(mensen)
    reis.meld(iemand(wereld.professional).log_in())
    spoor.check()
    reis.beoordeel(iemand(wereld.meldpunt).log_in(), wereld.team)
    verdeler = iemand(wereld.verdeler).log_in()
    reis.wijs_toe(verdeler, wereld.onderzoeker)
    spoor.check()

    onderzoeker = iemand(wereld.onderzoeker).log_in()
    casus_url = reis.open_casus(onderzoeker)
    reis.bereid_voor(onderzoeker, wereld.schuldhulp)
    reis.onderzoek(onderzoeker)
    spoor.check()

    reis.vraag_coordinator(verdeler, wereld.coordinator)
    coordinator = iemand(wereld.coordinator).log_in()
    reis.neem_aan(coordinator)
    spoor.check()
    coordinator.page.goto(casus_url)
    reis.maak_plan(coordinator, wereld.schuldhulp)
    partner = iemand(wereld.partner).log_in()
    reis.zeg_toe(partner)
    spoor.check()
    reis.krijgt_niets(partner, casus_url)
    reis.krijgt_niets(iemand(wereld.mensen["collega"]).log_in(), casus_url)

    reis.rond_af(coordinator, casus_url)
    reis.sluit(coordinator, casus_url)
    spoor.check()
    spoor.check_people()
    assert spoor.gezien == len(DADEN)
    assert spoor.fasen == FASEN
    reads_the_trail(iemand(wereld.fg).log_in(), wereld)


def reads_the_trail(fg, wereld):
    """The FG finds each step in plain Dutch, with who did it; also who was refused."""
    text = reis.lees_spoor(fg)
    for functie, act, _ in DADEN:
        if act.split(".")[0] != "melding" or act == "melding.open_casus":
            assert f"{phrase(act)}" in text, act
            assert getattr(wereld, functie).naam in text
    assert "Terwolde" not in text
    refused = [line for line in text.splitlines() if line.endswith("Geweigerd")]
    assert {naam for naam in ("Lot de Collega", "Mo de Partner") if naam in str(refused)} == {
        "Lot de Collega", "Mo de Partner",
    }  # fmt: skip
