"""A cliënt withdraws the hulpvraag: the own part ends, or with nobody left the whole casus."""

from datetime import timedelta

import pytest
from django.urls import reverse

from cases.actions import intrekken
from cases.models import Betrokkene, Casus, Gegeven, Hulpvraag
from tests.cases.opbouw import VANDAAG, Werk, lopend, voorbereiding
from tests.opzet import arranging
from wams.audit.models import AuditEvent
from wams.doelbinding.rls import Nu
from wams.doelbinding.toewijzing import Toewijzing
from wams.errors import DomainError
from wams.recht.codes import Rol

pytestmark = pytest.mark.django_db


def withdraw(werk, person=None, **velden):
    person = person or werk.client
    (hulpvraag,) = [h for h in werk.rows(Hulpvraag) if h.betrokkene_id == person.pk]
    velden = {
        "op": VANDAAG(),
        "motivering": "De cliënt wil stoppen.",
        "aanbod": "Budgetcoach",
    } | velden
    return werk.do(intrekken.withdraw_hulpvraag, hulpvraag, **velden)


def live_doelen(casus):
    with arranging():
        rows = Toewijzing.objects.unscoped().filter(casus=casus.pk, tot__gt=Nu())
        return sorted(rows.values_list("permission__codename", flat=True))


@pytest.mark.req("R-039")
@pytest.mark.parametrize(
    ("build", "status"), [(voorbereiding, "NIET_GESTART"), (lopend, "BEEINDIGD")]
)
def test_the_only_client_ends_the_casus_and_the_access_the_same_day(wereld, build, status):
    werk = build(wereld)
    if build is voorbereiding:
        werk.hulpvraag()

    withdraw(werk)

    casus = werk.fresh(werk.casus)
    assert (casus.status, casus.e_code, casus.beeindigd_op) == (status, "E3", VANDAAG())
    assert werk.rows(Hulpvraag)[0].ingetrokken_op == VANDAAG()
    assert live_doelen(casus) == ["D09"]
    with arranging():
        acts = set(AuditEvent.objects.filter(soort="wijziging").values_list("act", flat=True))
    assert {"hulpvraag.withdraw", "casus.end"} <= acts


@pytest.mark.req("R-039", "R-159")
def test_one_of_two_clienten_takes_the_own_part_out_and_the_other_goes_on(wereld):
    werk = lopend(wereld)
    second = wereld.betrokkene(werk.casus, "client", "Zandstra", voornamen="Wim")
    werk.hulpvraag(second)
    werk.scope("SCHULDHULP", person=second, over=[werk.client])
    werk.scope("SCHULDHULP", "WONEN", over=[second])
    werk.gegeven("SCHULDHULP", person=second)
    werk.gegeven("SCHULDHULP", person=werk.client)

    withdraw(werk, second)

    casus = werk.fresh(werk.casus)
    assert casus.status == Casus.Status.ONDERZOEK
    ended = werk.fresh(second)
    assert (ended.einde_op, ended.einde_code) == (VANDAAG(), "E3")
    hidden = {row.betrokkene_id for row in werk.rows(Gegeven) if row.buiten_scope}
    assert hidden == {second.pk}
    open_hulpvragen = [h for h in werk.rows(Hulpvraag) if h.ingetrokken_op is None]
    assert [h.betrokkene_id for h in open_hulpvragen] == [werk.client.pk]
    assert len([p for p in werk.rows(Betrokkene) if p.einde_op]) == 1


@pytest.mark.req("R-063")
def test_with_a_plan_the_aanpak_is_ended_there(wereld):
    casus = wereld.casus_van(wereld.coordinator)
    werk = Werk(wereld, casus, wereld.coordinator)
    werk.hulpvraag()

    with pytest.raises(DomainError, match="bij het werkplan"):
        withdraw(werk)

    assert werk.rows(Hulpvraag)[0].ingetrokken_op is None
    assert werk.fresh(casus).status == Casus.Status.AANPAK


@pytest.mark.parametrize(
    ("dagen", "aanbod", "message"),
    [(1, "x", "toekomst"), (-9999, "x", "voor de hulpvraag"), (0, "", "aangeboden")],
)
def test_a_withdrawal_that_cannot_be(wereld, dagen, aanbod, message):
    werk = lopend(wereld)

    with pytest.raises(DomainError, match=message):
        withdraw(werk, op=VANDAAG() + timedelta(days=dagen), aanbod=aanbod)

    assert werk.fresh(werk.casus).status == Casus.Status.ONDERZOEK


def test_a_withdrawn_hulpvraag_is_not_withdrawn_again(wereld):
    werk = lopend(wereld)
    wereld.betrokkene(werk.casus, "client", "Zandstra")
    withdraw(werk)

    with pytest.raises(DomainError, match="al ingetrokken"):
        withdraw(werk)


@pytest.mark.req("R-032")
def test_a_second_hulpvraag_needs_the_first_to_be_withdrawn(wereld):
    werk = lopend(wereld)

    with pytest.raises(DomainError, match="al een hulpvraag"):
        werk.hulpvraag()


@pytest.mark.req("R-039")
def test_withdrawing_on_the_screen_leads_to_a_page_that_opens(wereld, als):
    werk = lopend(wereld)
    (hulpvraag,) = werk.rows(Hulpvraag)
    url = reverse("cases:withdraw_hulpvraag", args=[hulpvraag.pk])
    client = als(werk.user)
    form = client.get(url).context["form"]
    typed = {"op": VANDAAG().isoformat(), "motivering": "Stopt", "aanbod": "Budgetcoach"}
    hidden = {name: form.initial[name] for name in ("versie", "inzending")}

    answer = client.post(url, typed | hidden, follow=True)

    assert answer.status_code == 200
    assert answer.redirect_chain
    assert werk.fresh(werk.casus).status == Casus.Status.BEEINDIGD
    assert Rol.ONDERZOEKER.lower() in answer.text
