"""What a cliënt takes out is gone at once: on every page, for everybody, also for the partij."""

from contextlib import suppress

import pytest
from django.urls import NoReverseMatch, get_resolver, reverse

from cases.models import Casus, Gegeven, Probleem
from tests.cases.opbouw import lopend
from tests.opzet import arranging
from tests.workplans.opbouw import planwerk
from tests.workplans.opbouw import probleem as add_probleem
from wams.errors import Denied, DomainError
from workplans.actions import doelen, partij
from workplans.models import Werkplan

pytestmark = pytest.mark.django_db
WEG = {
    "gegeven": "kanariegegeven",
    "probleem": "kanarieprobleem",
    "doel": "kanariedoel",
    "afspraak": "kanarieafspraak",
    "vraag": "kanarievraag",
    "nieuw": "kanarienieuw",
}


@pytest.fixture
def werk(wereld):
    """A fixed plan and a concept beside it; everything about WONEN carries a canary."""
    werk = planwerk(wereld)
    werk.scope("SCHULDHULP", "WONEN")
    row = add_probleem(werk, "WONEN", WEG["probleem"])
    werk.gegeven("WONEN", "P08", inhoud=WEG["gegeven"], probleem=row)
    werk.begin()
    werk.ondersteuning()
    werk.describe()
    werk.kader()
    for doel in werk.doelen:
        werk.do(doelen.remove_doelstelling, doel)
    werk.doel(WEG["doel"], "WONEN")
    werk.doel("Overzicht van de schulden", "SCHULDHULP")
    werk.vraag(werk.doelen[0], wat=WEG["afspraak"])
    werk.vraag(werk.doelen[0], wat=WEG["vraag"])
    werk.vraag(werk.doelen[1], wat="Maak een lijst")
    werk.akkoord()
    werk.stel_vast()
    werk.zeg_toe(next(row for row in werk.afspraken if row.wat == WEG["afspraak"]))
    werk.nieuwe_versie()
    werk.doel(WEG["nieuw"], "WONEN")
    return werk


def pages(werk):
    """Each page of this casus, of its plans, goals and afspraken, of every app that has one."""
    keys = {
        "": [werk.casus.pk],
        "workplans": [p.pk for p in werk.rows(Werkplan)] + [werk.doelen[0].pk],
        "afspraak": [a.pk for a in werk.afspraken],
    }
    for app in ("cases", "workplans", "disclosures"):
        for name in get_resolver().namespace_dict[app][1].reverse_dict:
            if not isinstance(name, str):
                continue
            for kind in ("", app, "afspraak" if "afspraak" in name else ""):
                for key in keys.get(kind, ()):
                    with suppress(NoReverseMatch):
                        yield reverse(f"{app}:{name}", args=[key])


def seen(client, urls):
    """(what could be read, the pages that answered)"""
    found, answered = set(), []
    for url in urls:
        answer = client.get(url)
        if answer.status_code == 200 and not answer.streaming:
            answered.append(url)
            text = answer.content.decode(errors="ignore")
            found |= {wat for wat, canary in WEG.items() if canary in text}
    return found, answered


LIJSTEN = ("/", "/casussen/", "/afspraken/")


@pytest.mark.req("R-035")
def test_no_road_leads_to_what_a_cliënt_took_out(werk, als):
    urls = [*LIJSTEN, *dict.fromkeys(pages(werk))]
    client, partner = als(werk.user), als(werk.partner)
    before, urls = seen(client, urls)
    assert before == set(WEG)  # each canary could be read somewhere
    theirs, their_urls = seen(partner, [*LIJSTEN, *(u for u in urls if "afspraken" in u)])
    assert theirs == {"afspraak", "vraag"}
    waits = next(row for row in werk.afspraken if row.wat == WEG["vraag"])

    werk.scope("SCHULDHULP")

    assert seen(client, urls)[0] == set()
    assert seen(partner, their_urls)[0] == set()
    with pytest.raises(Denied):  # what was still asked is no longer answered
        werk.als_partner(partij.accept_afspraak, waits)
    werk.scope("SCHULDHULP", "WONEN")
    assert "doel" in seen(client, [reverse("workplans:werkplan", args=[werk.casus.pk])])[0]


def test_nothing_new_is_planned_on_what_was_taken_out(werk):
    werk.scope("SCHULDHULP")

    with pytest.raises(DomainError, match="wil de cliënt niet"):
        werk.doel("Toch wonen", "WONEN")
    assert werk.fresh(werk.casus).domeinen_uit
    assert "SCHULDHULP" not in werk.fresh(werk.casus).domeinen_uit


def test_what_is_out_of_use_is_marked_too_and_does_not_come_back(wereld):
    werk = lopend(wereld)
    row = werk.gegeven("WONEN", "P08", inhoud="Apart gezet")
    with arranging():
        row.move_to(Gegeven.Status.BEPERKT)
        row.save(update_fields=["status", "beperkt"])

    werk.scope("SCHULDHULP")

    with arranging():
        assert Gegeven._base_manager.get(pk=row.pk).buiten_scope
    assert werk.see(lambda actor: list(Probleem.objects.visible_to(actor).van(werk.casus)))
    assert {p.domein for p in werk.see(_problems, werk.casus)} == {"SCHULDHULP"}


def _problems(actor, casus):
    return list(Probleem.objects.visible_to(actor).van(casus))


def test_before_anybody_decided_no_problem_is_out_of_sight(wereld):
    casus = wereld.casus_van(wereld.onderzoeker, "ONDERZOEKER", Casus.Status.VOORBEREIDING)

    assert casus.domeinen_uit == []
