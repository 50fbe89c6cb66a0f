"""What a receiver finds: what waits comes first, and no row leads to a page that is shut."""

import re

import pytest
from django.urls import reverse

from disclosures.actions import herstellen, ontvangen
from disclosures.models import Kennisgeving
from tests.disclosures.opbouw import deelwerk
from wams.doelbinding.actor import Actor

pytestmark = pytest.mark.django_db
LIJST = "disclosures:ontvangen"


@pytest.fixture
def gedeeld(wereld):
    """Three gegevens of one casus went to the same partij, the oldest first."""
    werk = deelwerk(wereld)
    werk.schuldhulp = werk.partij("SCHULDHULP", "Schuldhulp Voorbeeld")
    werk.hulp = werk.partner_bij(werk.schuldhulp, "Sanne Hulp")
    for wat in ("Er is huurachterstand", "Er is een uitkering", "Er is een regeling"):
        werk.deel(werk.aan(werk.schuldhulp, werk.gegeven(inhoud=wat)), voorwaarden=("VW1",))
    return werk


def confirm(werk, row):
    actor = Actor.for_act(werk.hulp, "ontvangst.confirm", werk.wereld.gemeente.pk)
    ontvangen.confirm_ontvangst(row, actor=actor)


def rows(als, user):
    """The addresses in the list, top to bottom; a row without one is None."""
    page = als(user).get(reverse(LIJST)).text
    found = re.findall(r'<li class="w-task">(.*?)</li>', page, re.DOTALL)
    links = [re.search(r'href="([^"]+)"', row) for row in found]
    return [link and link[1] for link in links]


def test_what_waits_for_a_confirmation_comes_first(gedeeld, als):
    oud, midden, nieuw = gedeeld.verstrekkingen
    confirm(gedeeld, nieuw)

    shown = [reverse("disclosures:ontvangst", args=[row.pk]) for row in (midden, oud, nieuw)]

    assert rows(als, gedeeld.hulp) == shown


def test_a_withdrawal_leads_to_what_changed_and_then_nowhere(gedeeld, als):
    oud, *rest = gedeeld.verstrekkingen
    for row in (oud, *rest):
        confirm(gedeeld, row)
    gedeeld.do(herstellen.withdraw_verstrekking, oud, reden="De afspraak gaat niet door")
    bericht = gedeeld.rows(Kennisgeving)[0]
    partner, gelezen = als(gedeeld.hulp), reverse("disclosures:gelezen", args=[bericht.pk])

    assert rows(als, gedeeld.hulp)[0] == gelezen
    answer = partner.get(gelezen)
    assert "De afspraak gaat niet door" in answer.text
    assert f'href="{reverse(LIJST)}"' in answer.text
    assert reverse("disclosures:ontvangst", args=[oud.pk]) not in answer.text

    send = partner.post(gelezen, answer.context["form"].initial)
    assert send.status_code == 302, re.findall(r"error-message.*", send.text)
    assert rows(als, gedeeld.hulp)[-1] is None


def test_every_link_in_the_list_opens(gedeeld, als):
    oud, midden, _ = gedeeld.verstrekkingen
    gedeeld.do(herstellen.withdraw_verstrekking, oud, reden="De afspraak gaat niet door")
    confirm(gedeeld, midden)

    links = [link for link in rows(als, gedeeld.hulp) if link]

    assert len(links) == 3
    assert {als(gedeeld.hulp).get(link).status_code for link in links} == {200}


def test_what_was_given_to_a_colleague_by_name_is_not_in_the_list(wereld, als):
    werk = deelwerk(wereld)
    schuldhulp = werk.partij("SCHULDHULP", "Schuldhulp Voorbeeld", afspraak=False)
    sanne, ander = (werk.partner_bij(schuldhulp, naam) for naam in ("Sanne Hulp", "Andere Hulp"))
    werk.spreek_af(schuldhulp, uitvoerder=sanne)
    werk.deel(werk.aan(schuldhulp, werk.gegeven()), voorwaarden=("VW1",))
    (row,) = werk.verstrekkingen

    assert rows(als, sanne) == [reverse("disclosures:ontvangst", args=[row.pk])]
    assert rows(als, ander) == []
    assert als(ander).get(reverse("disclosures:ontvangst", args=[row.pk])).status_code == 404


def test_what_waits_stands_on_mijn_werk_until_it_is_confirmed(gedeeld, als):
    assert "Bevestig 3 ontvangsten" in als(gedeeld.hulp).get("/").text

    for row in gedeeld.verstrekkingen[:2]:
        confirm(gedeeld, row)
    assert "Bevestig wat u ontving" in als(gedeeld.hulp).get("/").text

    confirm(gedeeld, gedeeld.verstrekkingen[2])
    assert "Bevestig" not in als(gedeeld.hulp).get("/").text
