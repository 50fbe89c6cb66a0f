"""What people want: narrowing hides at once, widening is the cliënt's, a no is a plain fact."""

from datetime import timedelta

import pytest
from django.urls import reverse

from cases.actions import mensen, scope
from cases.models import Deelnameverklaring, Gegeven, ScopeRegel, ScopeVersie
from cases.selectors.gegevens import gegevens_voor
from tests.cases.opbouw import VANDAAG, lopend
from tests.opzet import arranging
from wams.audit.models import AuditEvent
from wams.doelbinding.policy import may
from wams.errors import DomainError

pytestmark = pytest.mark.django_db


@pytest.fixture
def werk(wereld):
    werk = lopend(wereld)
    werk.gegeven("SCHULDHULP")
    werk.gegeven("WONEN", "P08")
    return werk


def visible(werk):
    """The domains of the gegevens that the onderzoeker sees."""

    def select(actor, casus):
        rows = gegevens_voor(actor, casus, may(actor, "casus.view_gegevens", casus))
        return sorted(row.domein for row in rows)

    return werk.see(select, werk.fresh(werk.casus), act="casus.view_gegevens")


def deelname(werk, person, antwoord, domeinen=()):
    return werk.do(
        scope.record_deelname, person, antwoord=antwoord, domeinen=domeinen, op=VANDAAG(),
        kanaal="gesprek",
    )  # fmt: skip


@pytest.mark.req("R-035")
def test_narrowing_hides_in_the_same_transaction(werk):
    assert visible(werk) == ["SCHULDHULP", "WONEN"]

    werk.scope("SCHULDHULP")

    assert visible(werk) == ["SCHULDHULP"]
    hidden = [row.domein for row in werk.rows(Gegeven) if row.buiten_scope]
    assert hidden == ["WONEN"]


@pytest.mark.req("R-035", "R-009")
def test_what_is_hidden_is_refused_per_item_too(werk):
    werk.scope("SCHULDHULP")
    (hidden,) = [row for row in werk.rows(Gegeven) if row.domein == "WONEN"]

    decision = werk.see(lambda actor: may(actor, "casus.view_gegevens", hidden))

    assert (decision.allowed, decision.regel) == (False, "5 scope")


@pytest.mark.req("R-035")
@pytest.mark.parametrize("status", ["OPGESCHORT", "VOORBEREIDING"])
def test_narrowing_is_possible_in_every_open_state(werk, status):
    with arranging():
        casus = werk.fresh(werk.casus)
        casus.status, casus.terug_naar = status, "ONDERZOEK"
        casus.save(update_fields=["status", "terug_naar"])

    werk.scope("SCHULDHULP")

    assert [row.domein for row in werk.rows(Gegeven) if row.buiten_scope] == ["WONEN"]


@pytest.mark.req("R-036")
def test_widening_is_recorded_as_the_clients_decision(werk):
    werk.scope("SCHULDHULP")

    version = werk.scope("SCHULDHULP", "WONEN", "ONDERWIJS")

    assert (version.nummer, version.besloten_door) == (3, "client")
    assert version.vastgelegd_door_id == werk.user.pk
    assert visible(werk) == ["SCHULDHULP", "WONEN"]
    with arranging():
        line = AuditEvent.objects.filter(act="scope.decide").latest("at")
    assert (line.object_id, line.doel) == (version.pk, "D03")


@pytest.mark.req("R-034", "R-036")
@pytest.mark.parametrize("besluiter", ["onderzoeker", "coordinator", ""])
def test_nobody_else_decides(werk, besluiter):
    before = len(werk.rows(ScopeVersie))

    with pytest.raises(DomainError, match="cliënt zelf"):
        werk.scope("WMO", besloten_door=besluiter)

    assert len(werk.rows(ScopeVersie)) == before


@pytest.mark.req("R-036")
def test_a_representative_decides_only_while_he_represents(werk):
    def by_representative():
        return werk.scope("WMO", besloten_door="vertegenwoordiger")

    with pytest.raises(DomainError, match="Leg eerst vast wie dat is"):
        by_representative()
    record(werk, "bewindvoerder")
    with pytest.raises(DomainError, match="Leg eerst vast wie dat is"):
        by_representative()
    ended = record(werk, "curator", van=VANDAAG() - timedelta(days=9))
    werk.do(mensen.end_vertegenwoordiging, ended, tot=VANDAAG())
    with pytest.raises(DomainError, match="Leg eerst vast wie dat is"):
        by_representative()

    record(werk, "mentor")
    with pytest.raises(DomainError, match="Leg eerst vast wie dat is"):
        by_representative()
    werk.onbekwaam(werk.client)

    assert by_representative().besloten_door == "vertegenwoordiger"


def record(werk, soort, van=None):
    return werk.do(
        mensen.record_vertegenwoordiging, werk.client, soort=soort, naam="A. Bakker",
        van=van or VANDAAG(), document="Beschikking",
    )  # fmt: skip


@pytest.mark.req("R-159", "R-035")
def test_what_is_shared_goes_by_the_narrowest_scope(wereld, werk):
    second = wereld.betrokkene(werk.casus, "client", "Zandstra")

    werk.scope("SCHULDHULP", person=second, over=[werk.client])

    assert visible(werk) == ["SCHULDHULP"]


@pytest.mark.req("R-159")
def test_a_client_who_has_not_chosen_keeps_only_the_own_data_out(wereld, werk):
    second = wereld.betrokkene(werk.casus, "client", "Zandstra")
    werk.scope("SCHULDHULP", "WONEN", over=[second])

    with pytest.raises(DomainError, match="buiten het onderzoek"):
        werk.gegeven("SCHULDHULP", person=second)

    assert visible(werk) == ["SCHULDHULP", "WONEN"]


@pytest.mark.req("R-036")
def test_each_version_says_every_domain_in_or_out_and_which_organisations(wereld, werk):
    school = wereld.organisatie("Basisschool Noord", "SCHOOL")
    corporatie = wereld.organisatie("Wonen Voorbeeldstad", "CORPORATIE")

    version = werk.do(
        scope.decide_scope, werk.client, domeinen={werk.client.pk: ["WONEN"]},
        partijen={school: False, corporatie: True}, besloten_door="client", op=VANDAAG(),
        kanaal="gesprek",
    )  # fmt: skip

    rows = [row for row in werk.rows(ScopeRegel) if row.scope_id == version.pk]
    assert {row.domein for row in rows if row.mag and not row.partij_id} == {"WONEN"}
    assert len([row for row in rows if not row.partij_id]) == 10
    assert {(r.partij_id, r.mag) for r in rows if r.partij_id} == {
        (school.pk, False),
        (corporatie.pk, True),
    }


@pytest.mark.parametrize("act", ["future", "gezinslid", "unknown domain"])
def test_a_scope_that_cannot_be(wereld, werk, act):
    jip = wereld.betrokkene(werk.casus, "gezinslid", "Terwolde")
    tries = {
        "future": lambda: werk.scope("WMO", op=VANDAAG() + timedelta(days=1)),
        "gezinslid": lambda: werk.scope("WMO", person=jip),
        "unknown domain": lambda: werk.scope("VOETBAL"),
    }

    with pytest.raises(DomainError):
        tries[act]()

    assert len(werk.rows(ScopeVersie)) == 1


# Family members


@pytest.fixture
def riet(wereld, werk):
    riet = wereld.betrokkene(werk.casus, "mantelzorger", "Terwolde", voornamen="Riet")
    werk.scope("SCHULDHULP", "WONEN", over=[riet])
    return riet


@pytest.mark.req("R-037")
@pytest.mark.parametrize(
    ("antwoord", "domeinen", "allowed"),
    [
        ("nog_niet", [], True),
        ("gevraagd", [], True),
        ("ja", [], True),
        ("deels", ["SCHULDHULP"], True),
        ("deels", ["WONEN"], False),
        ("nee", [], False),
    ],
)
def test_a_no_stops_findings_about_that_person(werk, riet, antwoord, domeinen, allowed):
    deelname(werk, riet, antwoord, domeinen)

    if allowed:
        assert werk.gegeven("SCHULDHULP", person=riet).betrokkene_id == riet.pk
    else:
        with pytest.raises(DomainError, match="eigen keuze"):
            werk.gegeven("SCHULDHULP", person=riet)


@pytest.mark.req("R-037")
def test_a_later_no_hides_what_was_written_about_that_person_and_nothing_else(werk, riet):
    werk.gegeven("WONEN", person=riet)

    deelname(werk, riet, "nee")

    hidden = [row.betrokkene_id for row in werk.rows(Gegeven) if row.buiten_scope]
    assert hidden == [riet.pk]


@pytest.mark.req("R-037")
def test_every_answer_looks_the_same(werk, riet, als):
    url = reverse("cases:mensen", args=[werk.casus.pk])
    client = als(werk.user)
    badges = set()
    for antwoord, label in Deelnameverklaring.Antwoord.choices:
        deelname(werk, riet, antwoord, ["WONEN"])
        text = client.get(url).text
        before = text[: text.index(f">{label}</span>")]
        badges.add(before[before.rindex("<span") :])

    assert badges == {'<span class="utrecht-status-badge utrecht-status-badge--inactive"'}


@pytest.mark.parametrize("try_", ["client", "deels without", "future"])
def test_an_answer_that_cannot_be(werk, riet, try_):
    tries = {
        "client": (werk.client, "nee", VANDAAG()),
        "deels without": (riet, "deels", VANDAAG()),
        "future": (riet, "ja", VANDAAG() + timedelta(days=1)),
    }
    person, antwoord, op = tries[try_]

    with pytest.raises(DomainError):
        werk.do(scope.record_deelname, person, antwoord=antwoord, op=op, kanaal="gesprek")


@pytest.mark.req("R-034", "R-036")
def test_the_grid_on_the_screen_makes_a_version(wereld, werk, als):
    url = reverse("cases:decide_scope", args=[werk.client.pk])
    client = als(werk.user)
    form = client.get(url).context["form"]
    name = f"persoon_{werk.client.pk.hex}"

    answer = client.post(
        url,
        {
            "inzending": form.initial["inzending"],
            name: ["WONEN"],
            "partijen": [str(wereld.team.pk)],
            "besloten_door": "client",
            "op": VANDAAG().isoformat(),
            "kanaal": "gesprek",
        },
    )

    assert form.initial[name] == ["SCHULDHULP", "WONEN"]
    assert answer.status_code == 302
    assert visible(werk) == ["WONEN"]


def test_several_choices_come_back_from_a_draft(werk, als):
    url = reverse("cases:decide_scope", args=[werk.client.pk])
    client = als(werk.user)
    name = f"persoon_{werk.client.pk.hex}"
    form = client.get(url).context["form"]
    typed = {"inzending": form.initial["inzending"], name: ["WMO", "WONEN", "JEUGD"]}

    client.post(url, typed, headers={"X-Concept": "1"})

    assert client.get(url).context["form"].initial[name] == ["WMO", "WONEN", "JEUGD"]
