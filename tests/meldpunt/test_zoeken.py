"""Is there an open casus already? That, and whom to call; logged and rationed (R-018)."""

import pytest
from django.core.exceptions import PermissionDenied

from cases.models import Casus
from cases.selectors.kenmerken import bsn_kenmerk, persoon_kenmerk
from meldpunt.actions import triage
from meldpunt.selectors import zoeken
from tests.meldpunt.opbouw import MELDING
from tests.opzet import arranging
from wams.audit import log as audit
from wams.audit.lopend import pseudonym
from wams.audit.models import AuditEvent
from wams.doelbinding.rls import acting_as
from wams.recht.codes import Rol

pytestmark = [pytest.mark.django_db, pytest.mark.req("R-018")]


def search(punt, melding, user=None):
    actor = punt.act(user or punt.wereld.meldpunt, zoeken.ACT)
    with acting_as(actor), audit.act(actor, zoeken.ACT):
        return zoeken.zoek_open_casus(actor, punt.fresh(melding))


def lines():
    with arranging():
        return list(AuditEvent.objects.filter(soort="zoek"))


def test_it_says_that_there_is_one_and_whom_to_call_and_nothing_else(punt, wereld):
    with arranging():
        wereld.coordinator.telefoon = "0612345678"
        wereld.coordinator.save(update_fields=["telefoon"])
    casus = punt.running_casus()

    found = search(punt, punt.triage())

    assert found.casussen == (
        {
            "casus_id": casus.pk,
            "bel": wereld.coordinator.naam,
            "telefoon": "0612345678",
            "verdeler": False,
        },
    )


def test_the_search_is_logged_on_the_person(punt):
    melding = punt.triage()

    found = search(punt, melding)

    assert (found.casussen, found.waarom_niet) == ((), zoeken.GEEN)
    (line,) = lines()
    assert (line.act, line.betrokkene) == (zoeken.ACT, pseudonym(punt.persoon(melding).pk))


def test_without_anybody_in_the_casus_the_werkverdeler_is_called(punt, wereld):
    casus = wereld.casus(Casus.Status.VOORBEREIDING)
    born = MELDING["geboortedatum"]
    wereld.betrokkene(
        casus, "gezinslid", geboortedatum=born, persoon_kenmerk=persoon_kenmerk("Terwolde", born)
    )
    assert search(punt, punt.triage()).casussen[0]["bel"] == "de werkverdeler"

    verdeler = wereld.verdeler

    (row,) = search(punt, punt.triage()).casussen
    assert (row["bel"], row["verdeler"]) == (verdeler.naam, True)


@pytest.mark.parametrize("status", [Casus.Status.BEEINDIGD, Casus.Status.IN_BEWARING])
def test_an_ended_casus_leaves_no_hint(punt, status):
    punt.running_casus(status=status)

    assert search(punt, punt.triage()).waarom_niet == zoeken.GEEN


def test_a_casus_of_another_gemeente_leaves_no_hint(punt, elders):
    type(punt)(elders).running_casus()

    assert search(punt, punt.triage()).waarom_niet == zoeken.GEEN


def test_only_in_triage_and_only_with_something_to_search_by(punt):
    assert search(punt, punt.register()).waarom_niet == zoeken.NIET_NU
    unknown = punt.start(punt.register(naam="", aanduiding="Man van 40", geboortedatum=None))
    assert search(punt, unknown).waarom_niet == zoeken.ONBEKEND
    assert lines() == []


def test_the_number_per_hour_is_limited(punt, monkeypatch):
    punt.running_casus()
    monkeypatch.setattr(zoeken, "PER_UUR", 2)
    melding = punt.triage()
    for _ in range(2):
        assert search(punt, melding).casussen

    refused = search(punt, melding)

    assert (refused.casussen, len(lines())) == ((), 2)
    assert "2 keer gezocht" in refused.waarom_niet


@pytest.mark.parametrize("who", ["partner", "professional", "coordinator"])
def test_never_for_others(punt, wereld, who):
    melding = punt.triage()

    with pytest.raises(PermissionDenied):
        search(punt, melding, getattr(wereld, who))


def test_a_colleague_who_does_not_handle_the_melding_can_not_search(punt, wereld):
    collega = wereld.user("Collega")
    wereld.mandaat(collega, "meldpunt")

    with pytest.raises(PermissionDenied):
        search(punt, punt.triage(), collega)


def test_the_bsn_finds_a_person_whose_name_changed(punt, wereld):
    casus = wereld.casus_van(wereld.coordinator, Rol.COORDINATOR)
    wereld.betrokkene(casus, achternaam="Anders", bsn_kenmerk=bsn_kenmerk("999990019"))
    melding = punt.triage()
    names = ("voornamen", "voorvoegsel", "achternaam", "geboortedatum", "adres", "aanduiding")
    person = punt.persoon(melding)
    punt.do(
        triage.correct_persoon,
        melding,
        identiteit="document",
        bsn="999990019",
        **{name: getattr(person, name) for name in names},
    )

    assert [row["casus_id"] for row in search(punt, melding).casussen] == [casus.pk]
