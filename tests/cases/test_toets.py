"""The test before the start: every missing point is named, with the place where it is done."""

import pytest
from django.urls import reverse

from cases.actions import onderzoek
from cases.models import Casus
from cases.selectors import toets
from tests.cases.opbouw import voorbereiding
from wams.errors import DomainError

pytestmark = pytest.mark.django_db

WITHOUT = {
    "hulpvraag": ("A1", "hulpvraag"),
    "problemen": ("A2", "twee problemen"),
    "motivering": ("A3", "samenhang.*waarom gewone hulp niet genoeg is"),
    "scope": ("A4", "waarover het onderzoek mag gaan"),
    "ondersteuning": ("ondersteuning", "cliëntondersteuning"),
    "informatie": ("informatie", "geïnformeerd"),
    "identiteit": ("identiteit", "wie de cliënt is"),
}


def punten(werk):
    found = werk.see(lambda actor: toets.starttoets(actor, toets.stand(actor, werk.casus)))
    return {punt.code: punt for punt in found.punten}


@pytest.mark.req("R-032", "R-033", "R-034", "R-038", "R-082", "R-105")
@pytest.mark.parametrize("left_out", WITHOUT)
def test_an_onderzoek_does_not_start_without(wereld, left_out):
    werk = voorbereiding(wereld)
    werk.prepare(zonder=left_out)
    code, words = WITHOUT[left_out]

    with pytest.raises(DomainError, match=words):
        werk.start()

    assert werk.fresh(werk.casus).status == Casus.Status.VOORBEREIDING
    assert not punten(werk)[code].klaar


@pytest.mark.req("R-033")
@pytest.mark.parametrize(
    ("domeinen", "ready"),
    [
        ((), False),
        (("SCHULDHULP",), False),
        (("WONEN", "ONDERWIJS"), False),
        (("SCHULDHULP", "WONEN"), True),
        (("SCHULDHULP", "WMO"), True),
        (("WMO", "WMO"), True),
    ],
)
def test_two_problems_of_which_one_in_the_sociaal_domein(wereld, domeinen, ready):
    werk = voorbereiding(wereld)
    for domein in domeinen:
        werk.probleem(domein)

    assert punten(werk)["A2"].klaar is ready


@pytest.mark.req("R-033", "R-034")
def test_a_problem_outside_the_scope_does_not_count(wereld):
    werk = voorbereiding(wereld)
    werk.prepare()
    werk.scope("SCHULDHULP")

    with pytest.raises(DomainError, match="twee problemen"):
        werk.start()


@pytest.mark.req("R-159")
def test_each_client_needs_an_own_hulpvraag_and_scope(wereld):
    werk = voorbereiding(wereld)
    werk.prepare()
    wereld.betrokkene(werk.casus, "client", "Zandstra")

    open_punten = {code for code, punt in punten(werk).items() if not punt.klaar}

    assert open_punten == {"A1", "A4", "ondersteuning", "identiteit"}
    assert "Zandstra" in punten(werk)["A1"].ontbreekt


def test_the_refusal_names_everything_at_once(wereld):
    werk = voorbereiding(wereld)

    with pytest.raises(DomainError) as caught:
        werk.start()

    missing = [punt.ontbreekt for punt in punten(werk).values()]
    assert len(missing) == 8
    assert all(what in str(caught.value) for what in missing)


def test_every_point_leads_to_a_page_that_opens(wereld, als):
    werk = voorbereiding(wereld)
    client = als(werk.user)

    answers = {
        client.get(reverse(p.url_name, args=[p.pk])).status_code for p in punten(werk).values()
    }

    assert answers == {200}


@pytest.mark.req("R-040")
def test_the_personal_plan_is_kept_and_shown_in_the_onderzoek(wereld, als):
    werk = voorbereiding(wereld)
    werk.do(
        onderzoek.attach_plan, persoonlijk_plan="Eerst de huur, dan de rest.",
        persoonlijk_plan_op=werk.casus.gemeld_op,
    )  # fmt: skip

    page = als(werk.user).get(reverse("cases:onderzoek", args=[werk.casus.pk]))

    assert "Eerst de huur, dan de rest." in page.text
