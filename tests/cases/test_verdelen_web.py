"""The screens of dividing and answering, through HTTP."""

import pytest
from django.urls import reverse

from cases.models import Casus
from tests.cases.sturing import DAG, aanstellingen, geschoold, lopend, page, send, today
from tests.opzet import arranging
from wams.audit.models import AuditEvent
from wams.recht.codes import Rol

pytestmark = pytest.mark.django_db
Status = Casus.Status


@pytest.mark.req("R-154")
def test_the_werkverdeler_sees_numbers_and_terms_and_no_names_of_clienten(wereld, als):
    wachtend, zonder = wereld.casus(), wereld.casus(Status.AANPAK)
    laat = wereld.casus_van(wereld.coordinator)
    with arranging():
        laat.termijn_tot = today() - DAG
        laat.save(update_fields=["termijn_tot"])

    answer, html = page(als(wereld.verdeler), "verdelen")

    groups = {g["kop"]: [r.pk for r in g["regels"]] for g in answer.context["groepen"]}
    assert groups == {
        "Zonder onderzoeker": [wachtend.pk],
        "Zonder coördinator": [zonder.pk],
        "Termijn voorbij": [laat.pk],
    }
    assert all(casus.nummer in html for casus in (wachtend, zonder, laat))
    assert "Terwolde" not in html
    assert "1 dag te laat" in html


def test_the_werkverdeler_sees_how_much_each_carries(wereld, als):
    wereld.casus_van(wereld.coordinator)
    wereld.casus_van(wereld.coordinator)
    wereld.casus_van(wereld.onderzoeker, Rol.ONDERZOEKER, Status.ONDERZOEK)

    answer, _ = page(als(wereld.verdeler), "verdelen")

    assert {m["naam"]: (m["onderzoeken"], m["coordinaties"]) for m in answer.context["mensen"]} == {
        wereld.coordinator.naam: (0, 2),
        wereld.onderzoeker.naam: (1, 0),
    }


@pytest.mark.req("R-165")
def test_more_than_five_working_days_without_anybody_is_a_signal(wereld, als):
    casus = wereld.casus(Status.AANPAK)
    row = wereld.aanstelling(casus, wereld.coordinator, Rol.COORDINATOR)
    with arranging():
        row.move_to("geeindigd")
        row.geeindigd_op = row.voorgesteld_op - 12 * DAG
        row.save(update_fields=["status", "geeindigd_op"])

    _, html = page(als(wereld.verdeler), "verdelen")

    assert "Langer dan 5 werkdagen zonder" in html


@pytest.mark.parametrize("name", ["verdelen", "wachtrij", "beoordelingen"])
def test_an_empty_list_says_what_that_means(wereld, als, name):
    who = {"verdelen": "verdeler", "wachtrij": "onderzoeker", "beoordelingen": "beoordelaar"}

    answer, html = page(als(getattr(wereld, who[name])), name)

    assert answer.status_code == 200
    assert "w-empty" in html


@pytest.mark.parametrize(
    ("name", "allowed"),
    [("verdelen", "verdeler"), ("wachtrij", "onderzoeker"), ("beoordelingen", "beoordelaar")],
)
def test_a_list_is_for_its_own_function(wereld, elders, als, name, allowed):
    every = ("verdeler", "onderzoeker", "coordinator", "beoordelaar", "fg", "beheerder")

    answers = {f: page(als(getattr(wereld, f)), name)[0].status_code for f in every}

    assert answers == dict.fromkeys(every, 404) | {allowed: 200}


@pytest.mark.parametrize("name", ["verdelen", "wachtrij"])
def test_a_list_asks_as_much_for_three_as_for_one(wereld, als, name, django_assert_max_num_queries):
    user = wereld.verdeler if name == "verdelen" else wereld.onderzoeker
    client = als(user)
    wereld.casus()
    page(client, name)

    def asked():
        with django_assert_max_num_queries(60) as found:
            page(client, name)
        return len(found)

    one = asked()
    for _ in range(2):
        wereld.casus()
    assert asked() == one


@pytest.mark.req("R-154")
def test_a_member_of_the_pool_takes_from_the_queue_and_lands_in_the_casus(wereld, als):
    casus, client = wereld.casus(), als(wereld.onderzoeker)
    _, html = page(client, "wachtrij")

    answer = send(client, "take_casus", casus)

    assert casus.nummer in html
    assert "Terwolde" not in html
    assert answer.url == casus.get_absolute_url()
    assert client.get(answer.url).status_code == 200


@pytest.mark.req("R-154")
def test_the_werkverdeler_assigns_and_stays_outside(wereld, als):
    casus, client = wereld.casus(), als(wereld.verdeler)
    person = wereld.onderzoeker

    answer = send(client, "assign_casus", casus, onderzoeker=person.pk)

    assert answer.url == reverse("cases:verdelen")
    assert {rol for rol, _ in lopend(casus, person)} == {"ONDERZOEKER"}
    assert client.get(casus.get_absolute_url()).status_code == 404


@pytest.mark.req("R-060", "R-061")
def test_what_is_missing_for_a_coordinator_is_said_beside_the_field(wereld, als):
    casus, client = wereld.casus(Status.AANPAK), als(wereld.verdeler)
    person = wereld.coordinator

    answer = send(client, "ask_leiding", casus, rol="COORDINATOR", user=person.pk)

    assert answer.status_code == 200
    assert "Laat Beheer de scholing" in str(answer.context["form"].errors["user"])
    assert aanstellingen(casus) == []


@pytest.mark.req("R-165")
def test_a_question_is_answered_with_yes_from_its_own_page(wereld, als):
    casus, person = wereld.casus(Status.AANPAK), wereld.coordinator
    geschoold(person)
    send(als(wereld.verdeler), "ask_leiding", casus, rol="COORDINATOR", user=person.pk)
    (asked,) = aanstellingen(casus)
    client = als(person)

    _, html = page(client, "aanstelling", asked.pk)
    answer = send(client, "accept_aanstelling", asked)

    assert casus.nummer in html
    assert "Terwolde" not in html
    assert answer.url == casus.get_absolute_url()
    assert {rol for rol, _ in lopend(casus, person)} == {"COORDINATOR"}


def test_a_question_is_refused_with_a_reason_and_then_closed(wereld, als):
    casus, person = wereld.casus(Status.AANPAK), wereld.coordinator
    asked = wereld.aanstelling(casus, person, Rol.COORDINATOR, "voorgesteld")
    client = als(person)

    answer = send(client, "refuse_aanstelling", asked, reden="Geen ruimte")

    assert answer.url == asked.get_absolute_url()
    assert "staat niet meer open" in client.get(answer.url).content.decode()
    assert lopend(casus) == []


@pytest.mark.req("SEC-014")
def test_the_question_to_another_is_unknown(wereld, elders, als):
    casus = wereld.casus(Status.AANPAK)
    asked = wereld.aanstelling(casus, wereld.coordinator, Rol.COORDINATOR, "voorgesteld")

    for user in (wereld.onderzoeker, wereld.verdeler, elders.coordinator):
        for name in ("aanstelling", "accept_aanstelling", "refuse_aanstelling"):
            assert page(als(user), name, asked.pk)[0].status_code == 404


def test_the_werkverdeler_takes_back_with_a_reason(wereld, als):
    casus = wereld.casus_van(wereld.coordinator)

    answer = send(
        als(wereld.verdeler), "take_back", casus, rol="COORDINATOR", reden="Langdurig ziek"
    )

    assert answer.url == reverse("cases:verdelen")
    assert lopend(casus) == []


@pytest.mark.req("R-121")
def test_dividing_is_logged_under_the_casus(wereld, als):
    casus = wereld.casus()
    send(als(wereld.verdeler), "assign_casus", casus, onderzoeker=wereld.onderzoeker.pk)

    with arranging():
        rows = AuditEvent.objects.filter(casus_id=casus.pk, soort="wijziging")
        assert [(row.act, row.actor_id) for row in rows] == [("casus.assign", wereld.verdeler.pk)]


def test_what_was_asked_can_be_withdrawn_by_the_werkverdeler(wereld, als):
    casus = wereld.casus(Status.AANPAK)
    wereld.aanstelling(casus, wereld.coordinator, Rol.COORDINATOR, "voorgesteld")

    send(als(wereld.verdeler), "take_back", casus, rol="COORDINATOR", reden="Geen antwoord")

    assert [a.status for a in aanstellingen(casus)] == ["ingetrokken"]


@pytest.mark.parametrize(("functie", "linked"), [("onderzoeker", True), ("coordinator", False)])
def test_the_queue_is_found_from_the_own_list(wereld, als, functie, linked):
    _, html = page(als(getattr(wereld, functie)), "casussen")

    assert (reverse("cases:wachtrij") in html) is linked


def test_who_is_asked_first_is_a_coordinator_and_later_also_a_waarnemer(wereld, als):
    klaar = wereld.casus(Status.ONDERZOEK_AFGEROND, uitkomst=Casus.Uitkomst.MVP_COORDINATIE)
    loopt = wereld.casus(Status.AANPAK)
    client = als(wereld.verdeler)

    def offered(casus):
        answer, _ = page(client, "ask_leiding", casus.pk)
        return [rol for rol, _ in answer.context["form"].fields["rol"].choices]

    assert offered(klaar) == ["COORDINATOR"]
    assert offered(loopt) == ["COORDINATOR", "WAARNEMER"]
