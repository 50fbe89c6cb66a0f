"""A cliënt who takes part less: why and until when; and no text that a cliënt reads threatens."""

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from tests.cases.opbouw import lopend
from tests.opzet import arranging
from tests.wetboek.opbouw import on_day
from tests.workplans.opbouw import DAG, in_aanpak, planwerk, vandaag
from wams.errors import DomainError
from workplans.actions import samenspraak

pytestmark = pytest.mark.django_db
DRUK = "Werkt u niet mee, dan komt er toch een onderzoek."


@pytest.fixture
def werk(wereld):
    werk = planwerk(wereld)
    werk.compleet()
    return werk


def limit(werk, **velden):
    velden = {
        "beperkt": True,
        "beperking": "Het is nu niet veilig",
        "beperking_herzien_op": vandaag() + 14 * DAG,
    } | velden
    return werk.do(samenspraak.limit_samenspraak, werk.plan, **velden)


@pytest.mark.req("R-052")
@pytest.mark.parametrize(
    ("field", "velden"),
    [
        ("beperking", {"beperking": "  "}),
        ("beperking_herzien_op", {"beperking_herzien_op": None}),
        ("beperking_herzien_op", {"beperking_herzien_op": vandaag()}),
    ],
)
def test_a_limitation_in_the_plan_needs_a_reason_and_a_later_day(werk, field, velden):
    with pytest.raises(DomainError) as refused:
        limit(werk, **velden)

    assert refused.value.field == field
    assert not werk.plan.beperkt


@pytest.mark.req("R-052")
def test_the_database_keeps_no_limitation_without_a_day(werk):
    plan = werk.plan
    plan.beperkt = True
    with pytest.raises(IntegrityError), transaction.atomic(), arranging():
        plan.save(update_fields=["beperkt"])


@pytest.mark.req("R-052")
def test_the_plan_shows_the_limitation_and_waits_once_its_day_has_come(werk, als):
    client, url = als(werk.user), reverse("workplans:limit_samenspraak", args=[werk.plan.pk])
    form = client.get(url).context["form"]
    words = {n: form.initial[n] for n in ("inzending", "versie")} | {"beperkt": "on"}
    refused = client.post(url, words)
    assert "beperking" in refused.context["form"].errors

    day = vandaag() + 14 * DAG
    given = {"beperking": "Het is nu niet veilig", "beperking_herzien_op": f"{day:%d-%m-%Y}"}
    assert client.post(url, words | given).status_code == 302
    page = client.get(reverse("workplans:werkplan", args=[werk.casus.pk])).text
    assert "Het is nu niet veilig" in page
    werk.akkoord()
    with on_day(14), pytest.raises(DomainError, match="opnieuw bekijken"):
        werk.stel_vast()
    assert werk.stel_vast()


def test_a_new_version_begins_with_the_limitation_that_runs(wereld):
    werk = planwerk(wereld)
    werk.compleet()
    limit(werk)
    werk.akkoord()
    werk.stel_vast()
    werk.nieuwe_versie()

    assert (werk.plan.nummer, werk.plan.beperkt) == (2, True)
    limit(werk, beperkt=False)
    assert (werk.plan.beperking, werk.plan.beperking_herzien_op) == ("", None)


TEKSTEN = [
    ("workplans:describe_werkplan", "plan", "samenvatting"),
    ("workplans:set_kader", "plan", "niet_doen"),
    ("workplans:set_kader", "plan", "opschaalafspraak"),
    ("workplans:add_doelstelling", "plan", "resultaat"),
    ("workplans:end_aanpak", "casus", "motivering"),
    ("cases:send_resultaat", "casus", "resultaat"),
]


@pytest.mark.req("R-054")
@pytest.mark.parametrize("tekst", TEKSTEN, ids=lambda t: f"{t[0]}-{t[2]}")
def test_no_form_whose_text_a_client_reads_takes_a_threat(wereld, als, tekst):
    name, waarvan, veld = tekst
    if name.startswith("cases"):
        werk = lopend(wereld)
    else:
        werk = in_aanpak(wereld) if waarvan == "casus" else planwerk(wereld)
    if waarvan == "plan":
        werk.begin()
    subject = werk.plan if waarvan == "plan" else werk.casus
    client, url = als(werk.user), reverse(name, args=[subject.pk])
    form = client.get(url).context["form"]
    hidden = {n: form.initial[n] for n in ("inzending", "versie") if n in form.initial}

    shown = client.post(url, hidden | {veld: DRUK})
    rustig = client.post(url, hidden | {veld: "Wij gaan samen verder."})

    (error,) = shown.context["form"].errors[veld]
    assert "Schrijf het zonder die druk" in error
    assert DRUK in shown.text  # nothing typed is lost
    assert rustig.status_code == 302 or veld not in rustig.context["form"].errors
