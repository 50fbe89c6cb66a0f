"""A Wvggz melding: another law, its own term, and no casus without a new triage decision."""

from datetime import date, datetime, time, timedelta

import pytest
from django.db import DatabaseError, transaction
from django.urls import reverse
from django.utils import timezone

from meldpunt.actions import naar_casus, soort
from meldpunt.models import Doorgeleiding, Melding, Meldingbesluit
from meldpunt.selectors.lijst import meldingen
from tests.meldpunt.opbouw import BERICHT
from tests.meldpunt.test_schermen import form_of
from tests.opzet import arranging
from wams.doelbinding.rls import acting_as
from wams.errors import DomainError
from wams.recht import selectors as recht

pytestmark = pytest.mark.django_db
WAAROM = "Er spelen ook schulden en hij vraagt zelf om hulp."


def wvggz(punt):
    return punt.start(punt.register_call(soort="wvggz"))


def term(punt, melding):
    now = punt.fresh(melding)
    return now.termijn_code, now.termijn_tot


@pytest.mark.req("R-027")
@pytest.mark.parametrize(
    ("received", "until"),
    [
        (date(2025, 11, 20), date(2025, 12, 4)),
        (date(2025, 10, 31), date(2025, 11, 14)),
        (date(2024, 2, 15), date(2024, 2, 29)),
        (date(2025, 12, 24), date(2026, 1, 7)),
    ],
)
def test_its_term_is_14_days_of_its_own_from_the_melding(punt, wereld, received, until):
    op = datetime.combine(received, time(23, 30), timezone.get_default_timezone())

    melding = punt.register_call(soort="wvggz", ontvangen_op=op)

    assert term(punt, melding) == ("WVGGZ", until)
    assert term(punt, punt.start(melding)) == ("WVGGZ", until)
    row = recht.voor(wereld.gemeente.pk).termijn("WVGGZ")
    assert (row.aantal, row.eenheid, row.artikel) == (14, "dagen", "Wvggz, artikel 5:2")


@pytest.mark.req("R-027")
def test_it_becomes_no_casus_without_a_new_triage_decision(punt, wereld):
    casus = punt.running_casus()
    melding = wvggz(punt)

    for step in (
        lambda: punt.open_casus(melding),
        lambda: punt.link(melding, casus),
    ):
        with pytest.raises(DomainError, match="zonder nieuw triagebesluit"):
            step()
    assert punt.fresh(melding).status == "IN_TRIAGE"
    assert punt.casus_of(melding) is None

    punt.do(soort.decide_wams, melding, reden=WAAROM)
    punt.open_casus(melding)

    (besluit,) = [b for b in punt.rows(Meldingbesluit, melding) if b.overgang == "WAMS"]
    assert (besluit.toelichting, besluit.genomen_door) == (WAAROM, wereld.meldpunt)
    assert timezone.localdate(besluit.genomen_op) == timezone.localdate()
    assert punt.casus_of(melding).gemeente_id == wereld.gemeente.pk


@pytest.mark.req("R-027")
def test_the_heavy_road_is_closed_as_well(punt, wereld):
    melding = wvggz(punt)
    team = wereld.team
    verzoek = {
        "organisatie": team,
        "aanvrager_naam": wereld.meldpunt.naam,
        "eigen_contact_op": timezone.localdate(),
    }

    with pytest.raises(DomainError) as refused:
        punt.do(naar_casus.request_onderzoek, melding, team=team, verzoek=verzoek, **BERICHT)

    assert "zonder nieuw triagebesluit" in str(refused.value)


@pytest.mark.req("R-027")
def test_the_database_refuses_the_conversion_without_the_decision(punt, wereld):
    melding = wvggz(punt)
    actor = punt.act(wereld.meldpunt, "melding.decide_wams")

    with acting_as(actor), transaction.atomic():
        rows = Melding.objects.visible_to(actor).filter(pk=melding.pk)
        with pytest.raises(DatabaseError, match="nieuw triagebesluit"), transaction.atomic():
            rows.update(soort="wams")

    assert punt.fresh(melding).is_wvggz


@pytest.mark.req("R-027")
def test_an_old_decision_does_not_serve_again(punt, wereld):
    melding = wvggz(punt)
    punt.do(soort.decide_wams, melding, reden=WAAROM)
    punt.do(soort.mark_wvggz, melding, reden="Toch verplichte zorg.")

    with pytest.raises(DomainError, match="zonder nieuw triagebesluit"):
        punt.open_casus(melding)
    actor = punt.act(wereld.meldpunt, "melding.decide_wams")
    with acting_as(actor), transaction.atomic():
        rows = Melding.objects.visible_to(actor).filter(pk=melding.pk)
        with pytest.raises(DatabaseError, match="nieuw triagebesluit"), transaction.atomic():
            rows.update(soort="wams")


def test_the_decision_says_why(punt):
    melding = wvggz(punt)

    with pytest.raises(DomainError) as refused:
        punt.do(soort.decide_wams, melding, reden="  ")

    assert refused.value.field == "reden"
    assert punt.fresh(melding).is_wvggz


def test_triage_can_find_that_it_is_one_and_leaves_the_list_its_term(punt, wereld):
    op = timezone.now() - timedelta(days=3)
    melding = punt.start(punt.register_call(ontvangen_op=op))

    punt.do(soort.mark_wvggz, melding, reden="De buurvrouw vraagt om verplichte zorg.")

    until = timezone.localdate(op) + timedelta(days=14)
    assert term(punt, melding) == ("WVGGZ", until)
    actor = punt.act(wereld.meldpunt, "melding.list")
    with acting_as(actor):
        (row,) = meldingen(actor)
        assert (row.is_wvggz, row.termijn_tot) == (True, until)


@pytest.mark.req("R-027")
def test_it_leaves_to_its_own_law_and_keeps_its_term(punt):
    melding = wvggz(punt)
    before = term(punt, melding)

    punt.refer(melding, reden="WVGGZ", aan="Onderzoek verplichte zorg")

    (row,) = punt.rows(Doorgeleiding, melding)
    assert (row.grondslag, punt.fresh(melding).status) == ("WVGGZ-51", "DOORGELEID")
    assert term(punt, melding) == before


@pytest.mark.req("R-027")
def test_the_screen_offers_the_decision_and_no_casus(punt, wereld, als):
    melding = wvggz(punt)
    client = als(wereld.meldpunt)
    page = client.get(melding.get_absolute_url()).text

    assert ", Wvggz-melding" in client.get(reverse("meldpunt:meldingen")).text
    assert "Wvggz-melding" in page
    assert "Verkennend onderzoek verplichte zorg" in page
    assert f"/{melding.pk}/wams/" in page
    assert f"/{melding.pk}/casus/" not in page
    assert f"/{melding.pk}/verzoek/" not in page


@pytest.mark.req("R-027")
def test_the_meldpunt_registers_it_as_such_in_the_form(wereld, als):
    client = als(wereld.meldpunt)
    address = reverse("meldpunt:nieuwe_melding")
    gisteren = timezone.localdate() - timedelta(days=1)
    answers = {
        "naam": "Noor Terwolde",
        "feiten": "Zij eet niet meer en doet niet open.",
        "melder_type": "omwonende",
        "melder_naam": "Buurvrouw Bakema",
        "kanaal": "telefoon",
        "ontvangen_op": f"{gisteren:%d-%m-%Y} 10.00",
        "soort": "wvggz",
    }

    answer = client.post(address, form_of(client.get(address)) | answers)

    assert answer.status_code == 302
    with arranging():
        melding = Melding.objects.unscoped().get()
    assert (melding.is_wvggz, melding.termijn_tot) == (True, gisteren + timedelta(days=14))
