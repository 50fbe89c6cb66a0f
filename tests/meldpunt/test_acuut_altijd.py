"""Danger now: no state of a melding, no missing name and no suspended casus stands before M02."""

import pytest
from django.utils import timezone

from cases.models import Casus
from meldpunt.actions import acuut, registreren
from meldpunt.models import Melding, Meldingbesluit, Overdracht

pytestmark = pytest.mark.django_db
Status = Melding.Status
ONBEKEND = {"naam": "", "geboortedatum": None, "adres": "", "aanduiding": "Man op het dak"}
VIER = {"aan": "CRISISDIENST", "gevaar": "Hij dreigt te springen", "gezegd": "Waar hij is"}


def onbekend(punt):
    return punt.register(**ONBEKEND)


def in_triage(punt):
    return punt.start(onbekend(punt))


def overgedragen(punt):
    melding = onbekend(punt)
    punt.hand_over(melding)
    return melding


def doorgeleid(punt):
    melding = in_triage(punt)
    punt.refer(melding)
    return melding


def gekoppeld(punt):
    """To a casus that is suspended: nothing else goes on there."""
    melding = punt.triage()
    punt.link(melding, punt.running_casus(status=Casus.Status.OPGESCHORT))
    return melding


STANDEN = {
    Status.ONTVANGEN: onbekend,
    Status.IN_TRIAGE: in_triage,
    Status.ACUUT_OVERGEDRAGEN: overgedragen,
    Status.DOORGELEID: doorgeleid,
    Status.GEKOPPELD: gekoppeld,
}


def test_every_open_state_is_walked():
    assert set(STANDEN) == {status for status in Status if Melding.TRANSITIONS[status]}


@pytest.fixture
def ander(wereld):
    """Of the meldpunt, but not the one who handles it."""
    user = wereld.user("Collega")
    wereld.mandaat(user, "meldpunt")
    return user


@pytest.mark.req("R-162")
@pytest.mark.parametrize("aan", Overdracht.Aan)
@pytest.mark.parametrize("status", [Status.ONTVANGEN, Status.IN_TRIAGE])
def test_whoever_is_at_the_meldpunt_hands_over_and_takes_up_what_remains(punt, ander, status, aan):
    melding = STANDEN[status](punt)

    punt.hand_over(melding, ander, **VIER | {"aan": aan})

    assert punt.fresh(melding).status == Status.ACUUT_OVERGEDRAGEN
    (overdracht,) = punt.rows(Overdracht, melding)
    assert (overdracht.aan, overdracht.grondslag) == (aan, "VITAAL")
    punt.do(acuut.resume_after_acuut, melding, ander, blijft="De huur is niet betaald")
    assert punt.fresh(melding).status == Status.IN_TRIAGE
    # Danger comes back: once more, also now that a colleague handles it.
    punt.hand_over(melding, **VIER)
    assert [row.overgang for row in punt.rows(Meldingbesluit, melding)].count("M02") == 2


@pytest.mark.req("R-162")
@pytest.mark.parametrize("who", ["meldpunt", "professional"])
@pytest.mark.parametrize("status", STANDEN)
def test_whatever_an_earlier_melding_waits_for_new_danger_is_four_facts(punt, wereld, status, who):
    eerder = STANDEN[status](punt)
    assert punt.fresh(eerder).status == status
    user = getattr(wereld, who)

    nieuw = punt.do(
        registreren.register_acuut,
        wereld.gemeente,
        user,
        op=timezone.now(),
        wie=ONBEKEND["aanduiding"],
        **VIER,
    )

    assert punt.fresh(nieuw).status == Status.ACUUT_OVERGEDRAGEN
    assert punt.fresh(eerder).status == status


@pytest.mark.req("R-162")
@pytest.mark.parametrize("reden", ["WVGGZ", "VEILIG_THUIS"])
def test_veilig_thuis_and_the_wvggz_are_open_for_somebody_without_a_name(punt, reden):
    melding = in_triage(punt)

    punt.refer(melding, reden=reden, aan="Het loket", wat="Wat is gezien")

    now = punt.fresh(melding)
    assert (now.status, now.uitkomst_reden) == (Status.DOORGELEID, reden)
