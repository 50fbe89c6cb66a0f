"""The screens of dividing, answering, assessing, going on and stopping, through HTTP."""

import pytest
from django.urls import reverse

from cases.models import Casus
from tests.cases.sturing import DAG, aanstellingen, beoordeling_van, geschoold, lopend, today, vers
from tests.opzet import arranging
from wams.audit.models import AuditEvent
from wams.recht.codes import Rol

pytestmark = pytest.mark.django_db
Status = Casus.Status


def page(client, name, *args):
    answer = client.get(reverse(f"cases:{name}", args=args))
    return answer, answer.content.decode()


def send(client, name, row, **data):
    """Fill in the form of this page as a browser does, and follow to where it leads."""
    url = reverse(f"cases:{name}", args=[row.pk])
    form = client.get(url).context["form"]
    hidden = {key: form.initial[key] for key in ("inzending", "versie") if form.initial.get(key)}
    return client.post(url, hidden | data)


def evaluatie(**fields):
    return {
        "toets": ["noodzakelijk", "werkt", "evenredig"],
        "motivering": "De huur wordt betaald",
        "zienswijze": "Wil door",
        "deellijst_op": f"{today():%d-%m-%Y}",
    } | fields


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


def test_steering_shows_only_what_can_be_done_now(wereld, als):
    casus = wereld.casus_van(wereld.coordinator)
    reweigh = wereld.casus_van(wereld.coordinator, status=Status.HEROVERWEGING)
    early = wereld.casus_van(wereld.onderzoeker, Rol.ONDERZOEKER, Status.ONDERZOEK)

    def offered(user, row):
        answer, _ = page(als(user), "sturing", row.pk)
        return [stap["knop"] for stap in answer.context["mogelijk"]]

    assert offered(wereld.coordinator, casus) == [
        "Begin de heroverweging",
        "Vraag om overdracht",
        "Leg alles stil",
    ]
    assert offered(wereld.coordinator, reweigh) == [
        "Ga door met de aanpak",
        "Vraag verlenging aan",
        "Vraag om overdracht",
        "Leg alles stil",
    ]
    assert offered(wereld.onderzoeker, early) == ["Leg alles stil", "Beëindig de casus"]


@pytest.mark.req("R-062", "R-173")
def test_the_coordinator_evaluates_on_one_form(wereld, als):
    casus = wereld.casus_van(wereld.coordinator, status=Status.HEROVERWEGING)

    answer = send(als(wereld.coordinator), "evaluate", casus, **evaluatie())

    assert answer.status_code == 302
    assert vers(casus).status == Status.AANPAK


@pytest.mark.req("R-173")
def test_the_sharing_list_was_not_gone_through_in_the_future(wereld, als):
    casus = wereld.casus_van(wereld.coordinator, status=Status.HEROVERWEGING)
    later = evaluatie(deellijst_op=f"{today() + DAG:%d-%m-%Y}")

    answer = send(als(wereld.coordinator), "evaluate", casus, **later)

    assert "toekomst" in str(answer.context["form"].errors["deellijst_op"])
    assert vers(casus).status == Status.HEROVERWEGING


@pytest.mark.req("R-062")
def test_an_extension_walks_from_asking_by_assessing_to_a_new_end(wereld, als):
    casus = wereld.casus_van(
        wereld.coordinator, status=Status.HEROVERWEGING, einddatum=today() + 30 * DAG,
        evaluatie_op=today(),
    )  # fmt: skip
    einde = today() + 120 * DAG
    asking = evaluatie(einddatum=f"{einde:%d-%m-%Y}")
    send(als(wereld.coordinator), "ask_verlenging", casus, **asking)
    waiting, client = beoordeling_van(casus), als(wereld.beoordelaar)

    _, before = page(client, "beoordelingen")
    _, asked = page(client, "take_beoordeling", waiting.pk)
    taken = send(client, "take_beoordeling", waiting)
    _, seen = page(client, "beoordeling", waiting.pk)
    decided = send(client, "decide_beoordeling", waiting, besluit="akkoord", oordeel="Goed")

    assert casus.nummer in before
    assert "De huur wordt betaald" not in before + asked
    assert (taken.url, "De huur wordt betaald" in seen) == (waiting.get_absolute_url(), True)
    assert decided.url == reverse("cases:beoordelingen")
    assert (vers(casus).status, vers(casus).einddatum) == (Status.AANPAK, einde)
    assert page(client, "beoordeling", waiting.pk)[0].status_code == 404


@pytest.mark.req("R-122")
def test_what_the_assessor_saw_and_did_is_logged_per_betrokkene(wereld, als):
    casus = wereld.casus_van(
        wereld.coordinator, status=Status.HEROVERWEGING, einddatum=today() + 30 * DAG,
        evaluatie_op=today(),
    )  # fmt: skip
    wereld.betrokkene(casus, achternaam="Andersen")
    asking = evaluatie(einddatum=f"{today() + 60 * DAG:%d-%m-%Y}")
    send(als(wereld.coordinator), "ask_verlenging", casus, **asking)
    waiting, client = beoordeling_van(casus), als(wereld.beoordelaar)
    send(client, "take_beoordeling", waiting)
    page(client, "beoordeling", waiting.pk)
    send(client, "decide_beoordeling", waiting, besluit="afgewezen", oordeel="Niet nodig")

    with arranging():
        rows = AuditEvent.objects.filter(casus_id=casus.pk, actor_id=wereld.beoordelaar.pk)
        lines = [(row.act, row.soort, row.betrokkene != "") for row in rows]
    for act, soort in (("beoordeling.view", "inzage"), ("beoordeling.decide", "wijziging")):
        assert lines.count((act, soort, True)) == 2


@pytest.mark.req("R-063")
def test_a_casus_ends_and_is_closed_by_who_carried_it(wereld, als):
    casus, user = (
        wereld.casus_van(wereld.onderzoeker, Rol.ONDERZOEKER, Status.ONDERZOEK),
        wereld.onderzoeker,
    )
    client = als(user)

    ended = send(client, "end", casus, e_code="E7", motivering="Verhuisd")
    after = client.get(ended.url)
    closed = send(client, "close", casus, brief_op=f"{today():%d-%m-%Y}")

    assert after.status_code == 200
    assert closed.url == reverse("cases:casussen")
    assert vers(casus).status == Status.IN_BEWARING
    assert client.get(casus.get_absolute_url()).status_code == 404


@pytest.mark.req("R-063")
def test_the_form_offers_only_the_endings_that_fit(wereld, als):
    casus = wereld.casus_van(wereld.onderzoeker, Rol.ONDERZOEKER, Status.ONDERZOEK)

    answer, _ = page(als(wereld.onderzoeker), "end", casus.pk)

    codes = {code for code, _ in answer.context["form"].fields["e_code"].choices}
    assert codes == {"E3", "E4", "E7", "E8", "E10", "E12", "E13"}


@pytest.mark.req("R-170")
def test_a_wrong_person_is_blocked_and_put_right_from_the_screen(wereld, als):
    casus = wereld.casus_van(wereld.coordinator)
    wrong = wereld.betrokkene(casus, "gezinslid", "Verkeerd")
    client = als(wereld.coordinator)

    send(client, "mark_wrong_person", wrong, reden="Naamgenoot")
    _, html = page(client, "sturing", casus.pk)
    blocked = vers(casus).termijn_code
    with arranging():
        wrong.refresh_from_db()
    send(
        client, "solve_wrong_person", wrong, uitkomst="verwijderd", datalek="nee",
        ontvangers="Niemand", toelichting="Nagekeken",
    )  # fmt: skip

    assert "Geblokkeerd" in html
    assert (blocked, vers(casus).termijn_code) == ("VERKEERDE_PERSOON", casus.termijn_code)


@pytest.mark.req("R-159")
def test_one_client_stops_from_the_screen(wereld, als):
    casus = wereld.casus_van(wereld.coordinator)
    second = wereld.betrokkene(casus, achternaam="Andersen")

    answer = send(
        als(wereld.coordinator), "end_deel", second, e_code="E3", motivering="Wil niet verder"
    )

    assert answer.status_code == 302
    with arranging():
        second.refresh_from_db()
    assert second.einde_code == "E3"


@pytest.mark.req("SEC-014", "R-154")
@pytest.mark.parametrize(
    "name",
    ["ask_overdracht", "reconsider", "evaluate", "ask_verlenging", "suspend", "resume", "end",
     "close", "sturing"],
)  # fmt: skip
def test_the_steps_of_a_casus_are_unknown_to_others(wereld, elders, als, name):
    casus = wereld.casus_van(wereld.coordinator)

    for user in (wereld.onderzoeker, wereld.verdeler, wereld.fg, elders.coordinator):
        assert page(als(user), name, casus.pk)[0].status_code == 404


def test_looking_at_a_form_changes_nothing(wereld, als):
    casus = wereld.casus_van(wereld.coordinator)

    for name in ("sturing", "suspend", "reconsider", "ask_overdracht"):
        page(als(wereld.coordinator), name, casus.pk)

    assert vers(casus).versie == casus.versie


@pytest.mark.req("R-121")
def test_dividing_is_logged_under_the_casus(wereld, als):
    casus = wereld.casus()
    send(als(wereld.verdeler), "assign_casus", casus, onderzoeker=wereld.onderzoeker.pk)

    with arranging():
        rows = AuditEvent.objects.filter(casus_id=casus.pk, soort="wijziging")
        assert [(row.act, row.actor_id) for row in rows] == [("casus.assign", wereld.verdeler.pk)]
