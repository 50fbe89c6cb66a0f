"""The screens of going on, assessing and stopping, through HTTP."""

import pytest
from django.urls import reverse

from cases.models import Betrokkene, Casus
from tests.cases.sturing import DAG, beoordeling_van, evaluatie, page, send, today, vers
from tests.opzet import arranging
from wams.audit.models import AuditEvent
from wams.recht.codes import Rol

pytestmark = pytest.mark.django_db
Status = Casus.Status


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
    _, mine = page(client, "beoordelingen")
    _, seen = page(client, "beoordeling", waiting.pk)
    decided = send(client, "decide_beoordeling", waiting, besluit="akkoord", oordeel="Goed")

    assert casus.nummer in before
    assert "Leg uw besluit vast" in mine
    assert "De huur wordt betaald" not in before + asked
    assert (taken.url, "De huur wordt betaald" in seen) == (waiting.get_absolute_url(), True)
    assert decided.url == reverse("cases:beoordelingen")
    assert (vers(casus).status, vers(casus).einddatum) == (Status.AANPAK, einde)
    assert page(client, "beoordeling", waiting.pk)[0].status_code == 404
    assert "Hierover is al beslist" in page(client, "take_beoordeling", waiting.pk)[1]


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


def test_a_letter_is_not_sent_in_the_future(wereld, als):
    casus = wereld.casus_van(wereld.coordinator, status=Status.BEEINDIGD)

    answer = send(als(wereld.coordinator), "close", casus, brief_op=f"{today() + DAG:%d-%m-%Y}")

    assert "toekomst" in str(answer.context["form"].errors["brief_op"])
    assert vers(casus).status == Status.BEEINDIGD


@pytest.mark.req("R-064")
def test_an_earlier_dossier_is_one_sentence_without_a_number(wereld, als):
    casus, ended = wereld.casus_van(wereld.coordinator), wereld.casus(Status.IN_BEWARING)
    client = als(wereld.coordinator)
    _, before = page(client, "sturing", casus.pk)
    with arranging():
        rows = Betrokkene.objects.unscoped().filter(casus__in=[casus.pk, ended.pk])
        for person in rows:
            person.persoon_kenmerk = b"zelfde"
            person.save(update_fields=["persoon_kenmerk"])

    _, after = page(client, "sturing", casus.pk)

    assert "eerder dossier" not in before
    assert "Er is een eerder dossier" in after
    assert ended.nummer not in after


def test_while_an_extension_waits_no_other_decision_is_offered(wereld, als):
    casus = wereld.casus_van(
        wereld.coordinator, status=Status.HEROVERWEGING, einddatum=today() + 30 * DAG,
        evaluatie_op=today(),
    )  # fmt: skip
    client = als(wereld.coordinator)
    asking = evaluatie(einddatum=f"{today() + 60 * DAG:%d-%m-%Y}")
    send(client, "ask_verlenging", casus, **asking)

    answer, html = page(client, "sturing", casus.pk)

    offered = [stap["knop"] for stap in answer.context["mogelijk"]]
    assert offered == ["Vraag om overdracht", "Leg alles stil"]
    assert "wacht op de tweede beoordelaar" in html
