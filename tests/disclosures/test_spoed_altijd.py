"""Danger now: whoever works in a casus shares it in any state, whatever stands in the way."""

import pytest

from cases.actions import aanpak, einde
from cases.models import Casus
from disclosures.actions import spoed
from disclosures.models import Verstrekking
from tests.cases.opbouw import Werk, voorbereiding
from tests.cases.verzoek import gestart, op_verzoek
from tests.opzet import arranging
from wams.doelbinding.policy import may, registered_acts
from wams.errors import DomainError
from wams.recht.codes import Rol

pytestmark = pytest.mark.django_db
Status = Casus.Status
STANDEN = [status for status in Status if status not in Casus.UITGEWERKT]
ROLLEN = (Rol.ONDERZOEKER, Rol.COORDINATOR, Rol.WAARNEMER)
VIER = {"aan": "Meldkamer", "wat": "Zij ligt op de grond", "gevaar": "Zij reageert niet"}


def share(werk):
    """The four answers, and nothing else that somebody has to know or to have done."""
    row = werk.do(spoed.share_spoed, over=[werk.client], **VIER)
    with arranging():
        stored = Verstrekking.objects.unscoped().get(pk=row.pk)
    assert (stored.spoed, stored.doel, stored.fase) == (True, "D11", werk.fresh(werk.casus).status)
    assert (stored.wat, stored.gevaar) == (VIER["wat"], VIER["gevaar"])
    return stored


def refused_before(wereld):
    """The same cliënt withdrew from an own onderzoek, so the guards of a request are closed."""
    eerder = voorbereiding(wereld)
    eerder.prepare()
    eerder.do(einde.end_casus, e_code="E3", motivering="Wil niet", aanbod="Wijkteam")


def test_every_role_that_works_in_a_casus_is_walked():
    assert registered_acts()["verstrekking.share_spoed"].rollen == set(ROLLEN)


@pytest.mark.req("R-162")
@pytest.mark.parametrize("rol", ROLLEN)
@pytest.mark.parametrize("route", Casus.Route)
@pytest.mark.parametrize("status", STANDEN)
def test_no_state_and_no_missing_form_blocks_a_spoedverstrekking(wereld, status, route, rol):
    user = wereld.onderzoeker if rol == Rol.ONDERZOEKER else wereld.coordinator
    werk = Werk(wereld, wereld.casus_van(user, rol, status, route=route), user)

    share(werk)

    # Nothing was filled in beforehand: no identity, hulpvraag, scope, verzoek or plan.
    assert werk.client.identiteit_op is None
    assert share(werk).nummer == 2


@pytest.mark.req("R-162")
def test_a_guard_that_blocks_the_request_does_not_block_danger(wereld):
    refused_before(wereld)
    werk = op_verzoek(wereld)
    werk.prepare()
    with pytest.raises(DomainError, match="er was een weigering"):
        werk.submit()

    share(werk)

    with pytest.raises(DomainError, match="er was een weigering"):
        werk.submit()


@pytest.mark.req("R-162")
@pytest.mark.parametrize("start", [gestart, op_verzoek])
def test_what_is_suspended_stops_the_work_but_not_danger(wereld, start):
    werk = start(wereld)
    werk.do(aanpak.suspend_casus, reden="Bezwaar van de cliënt", reikwijdte="Alles")
    for act in ("verstrekking.share", "verzoek.submit"):
        assert not werk.see(may, act, werk.fresh(werk.casus), act=act)

    share(werk)

    assert werk.fresh(werk.casus).status == Status.OPGESCHORT
