"""M09: a named professional of a listed partij asks for an onderzoek, by way of the meldpunt."""

from datetime import timedelta

import pytest
from django.urls import reverse

from cases.models import Betrokkene, RouteBVerzoek
from meldpunt.actions import naar_casus
from tests.meldpunt.opbouw import BERICHT, VANDAAG
from tests.opzet import arranging
from wams.accounts.models import Organisatie, Partij
from wams.errors import DomainError

pytestmark = pytest.mark.django_db
GISTEREN = VANDAAG() - timedelta(days=1)


def corporatie(wereld):
    found = Organisatie.objects.filter(naam="Corporatie Noord").first()
    return found or wereld.organisatie("Corporatie Noord", "CORPORATIE")


def ask(punt, melding, user=None, **velden):
    verzoek = {
        "aanvrager_naam": "Ria Aanvrager",
        "aanvrager_functie": "Consulent",
        "organisatie": corporatie(punt.wereld),
        "eigen_taak": "Goed en veilig wonen",
        "eigen_contact_op": GISTEREN,
    } | velden
    return punt.do(
        naar_casus.request_onderzoek,
        melding,
        user,
        team=punt.wereld.team,
        verzoek=verzoek,
        **BERICHT,
    )


def verzoek_of(casus):
    with arranging():
        return RouteBVerzoek.objects.unscoped().get(casus=casus.pk)


@pytest.mark.req("R-043")
def test_the_request_of_a_named_professional_of_a_listed_partij_opens_a_casus_on_request(punt):
    melding = punt.triage()

    ask(punt, melding)

    casus = punt.casus_of(melding)
    verzoek = verzoek_of(casus)
    assert punt.fresh(melding).status == "CASUS_B_VERZOEK"
    assert (casus.route, casus.status) == ("B", "VOORBEREIDING")
    assert (verzoek.aanvrager_naam, verzoek.organisatie.naam) == (
        "Ria Aanvrager",
        "Corporatie Noord",
    )
    with arranging():
        assert Betrokkene.objects.unscoped().get(casus=casus.pk).achternaam == "Terwolde"


@pytest.mark.req("R-043")
def test_a_partij_that_is_no_longer_on_the_list_can_not_ask(punt):
    melding = punt.triage()
    partij = punt.wereld.organisatie("Oude partij", "CORPORATIE")
    with arranging():
        Partij.objects.filter(organisatie=partij).update(geldig_tot=GISTEREN)

    with pytest.raises(DomainError, match="partijenlijst"):
        ask(punt, melding, organisatie=partij)

    assert punt.fresh(melding).status == "IN_TRIAGE"


@pytest.mark.req("R-158")
def test_after_word_of_a_citizen_only_meldpunt_or_oggz_asks_with_own_contact(punt, wereld):
    melding = punt.start(punt.register_call())
    with pytest.raises(DomainError, match="van een burger"):
        ask(punt, melding)

    ask(
        punt,
        melding,
        aanvrager_naam=wereld.meldpunt.naam,
        organisatie=wereld.meldpunt.organisatie,
    )

    verzoek = verzoek_of(punt.casus_of(melding))
    assert (verzoek.na_burgermelding, verzoek.aanvrager_id) == (True, wereld.meldpunt.pk)


def test_one_of_the_oggz_asks_with_own_contact(punt):
    melding = punt.start(punt.register_call())

    ask(punt, melding, organisatie=punt.wereld.organisatie("OGGZ Noord", "OGGZ"))

    assert verzoek_of(punt.casus_of(melding)).na_burgermelding


def test_a_contact_in_the_future_and_an_own_hulpvraag_are_refused(punt):
    melding = punt.triage()
    with pytest.raises(DomainError, match="toekomst"):
        ask(punt, melding, eigen_contact_op=VANDAAG() + timedelta(days=1))

    zelf = punt.start(punt.register_call(melder_type="zelf"))
    with pytest.raises(DomainError, match="vroeg zelf om hulp"):
        ask(punt, zelf, organisatie=punt.wereld.organisatie("Partij", "CORPORATIE"))


def test_the_form_of_the_meldpunt_hands_over_and_tells_what_happens(punt, wereld, als):
    melding = punt.triage()
    partij = corporatie(wereld)
    assert wereld.onderzoeker  # a team that can go on has one
    client = als(wereld.meldpunt)
    url = reverse("meldpunt:request_onderzoek", args=[melding.pk])
    page = client.get(url)
    assert "tweede beoordelaar beslist" in page.text
    form = page.context["form"]
    hidden = {key: form.initial[key] for key in ("inzending", "versie")}

    answer = client.post(
        url,
        hidden
        | {
            "aanvrager_naam": "Ria Aanvrager",
            "aanvrager_functie": "Consulent",
            "organisatie": partij.pk,
            "eigen_taak": "Goed en veilig wonen",
            "eigen_contact_op": f"{GISTEREN:%d-%m-%Y}",
            "team": wereld.team.pk,
            "betrokkene_informeren": "on",
        },
    )

    assert answer.status_code == 302, answer.context["form"].errors
    assert verzoek_of(punt.casus_of(melding)).organisatie == partij


def test_danger_is_handed_over_whatever_of_the_request_is_missing(punt):
    melding = punt.triage()
    with pytest.raises(DomainError):
        ask(punt, melding, eigen_contact_op=VANDAAG() + timedelta(days=1))

    punt.hand_over(melding)

    assert punt.fresh(melding).status == "ACUUT_OVERGEDRAGEN"
