"""Composer, aid and ``may`` about the same data, party and phase: one answer."""

import re
from dataclasses import replace

import pytest
from django.urls import reverse
from django.utils import timezone

from disclosures.hulp import antwoord, vragen
from disclosures.selectors import ruimte as ruimtes
from disclosures.selectors.ruimte import Keuze
from tests.disclosures.opbouw import deelwerk
from wams.doelbinding.policy import leesvraag, may, rule_for
from wams.doelbinding.rls import acting_as
from wams.recht import oordeel as recht
from wams.recht.codes import Uitkomst

pytestmark = pytest.mark.django_db
PARTIJEN = ["SCHULDHULP", "SCHOOL", "CORPORATIE", "UWV", "GGZ", "OGGZ", "WERK_INKOMEN"]
SOORTEN = ["P05", "P06", "P09", "P11"]
VOLLEDIG = {
    "toestemming": True,
    "begeleiding": True,
    "handhaving_reden": "Alleen zij kan de uitkering splitsen",
}


@pytest.fixture
def werk(wereld):
    return deelwerk(wereld)


def in_hulp(catalogus, partijtype, soort):
    """What the aid asks for a party with an afspraak, of the own data, with a cliënt who agrees."""
    antwoorden = {
        "gevaar": ("NEE",),
        "kader": ("CASUS_A",),
        "wie": (partijtype,),
        "wat": (soort,),
        "waarvoor": ("AFSPRAAK",),
        "bron": ("GEMEENTE",),
        "client": ("GOED",),
    }
    assert vragen.next_question(antwoorden) is None
    return antwoord.questions(catalogus, antwoorden)[0]


@pytest.mark.parametrize("partijtype", PARTIJEN)
def test_aid_and_composer_refuse_the_same_and_ask_the_same_engine(werk, partijtype):
    organisatie = werk.partij(partijtype)
    gegeven = werk.gegeven()
    vast = timezone.localdate()
    keuze = Keuze(instemming_op=vast, client_verteld_op=vast, **VOLLEDIG)
    actor = werk.wereld.actor(werk.user, "verstrekking.share")
    catalogus = actor.catalogus

    with acting_as(actor):
        ruimte = ruimtes.ruimte(actor, werk.casus, may(actor, actor.act, werk.casus))
        for soort in SOORTEN:
            gegeven.categorie, gegeven.klasse = soort, ""
            hulp, casus = (
                in_hulp(catalogus, partijtype, soort),
                ruimte.vraag(gegeven, organisatie, keuze),
            )

            zelfde = recht.oordeel(catalogus, replace(hulp, **vars(casus)))
            assert zelfde == ruimte.oordeel(gegeven, organisatie, keuze)
            nee = {recht.oordeel(catalogus, v).uitkomst is Uitkomst.NEE for v in (hulp, casus)}
            assert len(nee) == 1, (partijtype, soort)


def test_may_reads_exactly_what_the_engine_lets_be_read(werk):
    row = werk.gegeven()
    actor = werk.wereld.actor(werk.user, "gegeven.view")
    rule = rule_for("gegeven.view")
    found = {}

    with acting_as(actor):
        for soort in [*SOORTEN, "P01", "P02", "P10", "P13", "P14"]:
            row.categorie = soort
            besluit = may(actor, "gegeven.view", row)
            mag = {
                recht.oordeel(
                    actor.catalogus, leesvraag(actor, rule, werk.casus, grant, row)
                ).toegestaan
                for grant in actor.grants_on(werk.casus.pk)
                if grant.doel == besluit.doel or (not besluit and grant.doel == "D06")
            }
            found[soort] = (bool(besluit), mag)

    assert {soort for soort, (ja, _) in found.items() if ja} == {*SOORTEN, "P01", "P10"}
    assert all(mag == {ja} for ja, mag in found.values())


def test_from_the_aid_one_comes_to_the_sheet_of_the_party_one_spoke_of(werk, als):
    school = werk.partij("SCHOOL", "Basisschool Klaar")
    client = als(werk.user)
    antwoorden = {
        "gevaar": "NEE", "kader": "CASUS_A", "wie": "SCHOOL", "wat": "P07",
        "waarvoor": "AFSPRAAK", "bron": "GEMEENTE", "client": "GOED",
    }  # fmt: skip

    page = client.post(reverse("mag_ik:start"), antwoorden | {"casus": str(werk.casus.pk)}).text
    adres = re.search(r'href="([^"]*/delen/\?[^"]*)"', page)[1].replace("&amp;", "&")
    blad = client.get(adres)
    elders = client.get(adres.replace("SCHOOL", "POLITIE"))

    assert "Klaarzetten om te delen" in page
    assert blad.context["form"].ontvangers == [school]
    assert "Aan wie geeft u iets?" in elders.text
