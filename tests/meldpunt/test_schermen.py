"""The screens: what each person gets, what is asked, and what is never shown."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from cases.models import Casus
from meldpunt.actions import uitgang
from meldpunt.models import Melder, Melding, Overdracht
from meldpunt.views.triage import RegisterMeldingView
from tests.meldpunt.opbouw import BERICHT, VANDAAG
from tests.opzet import arranging, at_moment
from wams.audit.lopend import pseudonym
from wams.audit.models import AuditEvent
from wams.recht.codes import Rol

pytestmark = pytest.mark.django_db
CANARY = "Kanarie van Kooiwijk"
NIEUW = reverse("meldpunt:nieuwe_melding")


def url(name, row):
    return reverse(f"meldpunt:{name}", args=[row.pk])


def form_of(page):
    """The hidden fields that a browser sends along."""
    hidden = r'<input type="hidden" name="(\w+)" value="([^"]*)"'
    return dict(re.findall(hidden, page.text))


def send(client, address, **answers):
    page = client.get(address)
    assert page.status_code == 200
    return client.post(address, form_of(page) | answers)


def visible_fields(page):
    """The names that somebody fills in, without those that are folded away."""
    text = re.sub(r"<details.*?</details>", "", page.text, flags=re.S)
    names = re.findall(r'<(?:input|textarea|select)[^>]*?\sname="(\w+)"', text)
    hidden = {"versie", "inzending", "csrfmiddlewaretoken", "weergave", "volgende", "gemeente"}
    return [name for name in dict.fromkeys(names) if name not in hidden]


@pytest.mark.req("UX-005", "R-024")
def test_a_new_melding_asks_nine_questions_of_which_five_are_typed(wereld, als):
    page = als(wereld.professional).get(NIEUW)

    assert visible_fields(page) == [
        "naam", "geboortedatum", "adres", "feiten", "mening", "onderwerpen", "verteld",
        "hulpwens", "bescherming",
    ]  # fmt: skip
    assert "Bel 112" in page.text
    assert page.text.index("Bel 112") < page.text.index("1. Over wie gaat het?")
    assert wereld.professional.naam in page.text
    assert page.text.split("<template")[0].count("<h1") == 1


@pytest.mark.req("R-023", "UX-005")
def test_a_professional_sends_a_melding_and_sees_its_number(wereld, als, punt):
    client = als(wereld.professional)

    answer = send(
        client, NIEUW, naam="Noor Terwolde", geboortedatum="3-9-1991", adres="9999 ZZ 12",
        feiten="Niemand deed open", onderwerpen=["geld", "wonen"], hulpwens="onbekend",
    )  # fmt: skip

    with arranging():
        (melding,) = Melding._base_manager.all()
    assert answer.url == url("stand", melding)
    page = client.get(answer.url)
    assert melding.nummer in page.text
    assert "Terwolde" not in page.text
    assert "Niemand deed open" not in page.text
    assert punt.fresh(melding).onderwerpen == ["geld", "wonen"]


def test_a_missing_answer_is_asked_beside_its_field(wereld, als):
    answer = send(als(wereld.professional), NIEUW, naam="", feiten="Niemand deed open")

    assert answer.status_code == 200
    assert "Vul een naam of een adres in" in answer.text
    assert "id_naam_error" in answer.text


@pytest.mark.req("R-023", "R-025")
def test_the_meldpunt_writes_down_who_called_and_how(wereld, als, punt):
    answer = send(
        als(wereld.meldpunt), NIEUW, naam="Noor Terwolde", feiten="Lawaai", kanaal="telefoon",
        melder_type="omwonende", melder_naam="Bakema", melder_contact="06 12345678",
        bescherming="on", ontvangen_op="9.15",
    )  # fmt: skip

    assert answer.status_code == 302
    with arranging():
        (melder,) = Melder._base_manager.select_related("melding")
        assert (melder.naam, melder.bescherming) == ("Bakema", True)
        assert melder.melding.melder_type == "omwonende"


@pytest.mark.req("R-026", "R-157")
def test_an_acute_hand_over_takes_four_answers(wereld, als):
    address = reverse("meldpunt:register_acuut")
    page = als(wereld.professional).get(address)
    assert visible_fields(page) == ["aan", "op", "gevaar", "gezegd", "wie"]

    answer = send(
        als(wereld.professional), address, aan="112", op="0.05", gevaar="Brand", gezegd="Het adres"
    )

    assert answer.status_code == 302
    with arranging():
        (overdracht,) = Overdracht._base_manager.all()
    assert overdracht.op <= timezone.now()


@pytest.mark.parametrize("typed", ["morgen", "25.10", "31-2-2026 10.00", "14.30 uur precies"])
def test_a_moment_that_can_not_be_read_is_asked_again(wereld, als, typed):
    address = reverse("meldpunt:register_acuut")

    answer = send(als(wereld.professional), address, aan="112", op=typed, gevaar="Brand")

    assert "Schrijf een tijd, bijvoorbeeld 14.30" in answer.text


def test_a_moment_may_have_its_day_and_may_not_be_left_out(wereld, als):
    address = reverse("meldpunt:register_acuut")
    client = als(wereld.meldpunt)

    empty = send(client, address, aan="112", op="", gevaar="Brand")
    send(client, address, aan="112", op="1 mei 2026 14.30 uur", gevaar="Brand")

    assert "Vul in: ‘Wanneer?’" in empty.text
    with arranging():
        (overdracht,) = Overdracht._base_manager.all()
    assert f"{timezone.localtime(overdracht.op):%d-%m-%Y %H:%M}" == "01-05-2026 14:30"


@pytest.mark.req("R-023")
def test_a_professional_of_the_uwv_is_asked_for_the_consent(wereld, als):
    uwv = wereld.organisatie("UWV Voorbeeldstad", "UWV")
    user = wereld.user("Medewerker UWV", uwv)
    wereld.mandaat(user, "professional")
    client = als(user)
    answers = {"naam": "Noor Terwolde", "feiten": "Wil hulp bij de post"}

    refused = send(client, NIEUW, **answers)
    accepted = send(client, NIEUW, **answers, toestemming_uwv="on")

    assert "alleen doorgeven met toestemming" in refused.text
    assert accepted.status_code == 302


def test_starting_asks_for_the_receipt_of_a_call_only(punt, wereld, als):
    client = als(wereld.meldpunt)

    called = client.get(url("start_triage", punt.register_call()))
    sent_in = client.get(url("start_triage", punt.register()))

    assert "Hoe is de ontvangst bevestigd" in called.text
    assert "Hoe is de ontvangst bevestigd" not in sent_in.text


def test_the_work_list_shows_numbers_terms_and_the_next_act_but_no_names(punt, wereld, als):
    punt.register()
    punt.triage()

    page = als(wereld.meldpunt).get(reverse("meldpunt:meldingen"))

    assert "Start de beoordeling" in page.text
    assert "Kies een uitkomst" in page.text
    assert "Nog 7 dagen" in page.text or "dagen" in page.text
    assert "Terwolde" not in page.text


def test_empty_lists_say_the_next_step(wereld, als):
    assert "Er wacht geen melding" in als(wereld.meldpunt).get(reverse("meldpunt:meldingen")).text
    own = als(wereld.professional).get(reverse("meldpunt:meldingen"))
    assert "U heeft nog niets gemeld" in own.text
    let_go = als(wereld.meldpunt).get(reverse("meldpunt:afgesloten"))
    assert "Nog niets losgelaten" in let_go.text


@pytest.mark.req("R-030")
def test_a_professional_sees_own_meldingen_only_and_that_not_what(punt, wereld, als):
    mine = punt.triage()
    other = wereld.user("Andere professional")
    wereld.mandaat(other, "professional")
    theirs = punt.register(other)
    punt.do(uitgang.end_melding, mine, reden="EENMALIG", **BERICHT)
    client = als(wereld.professional)

    page = client.get(reverse("meldpunt:meldingen"))

    assert mine.nummer in page.text
    assert "Opgepakt" in page.text
    assert theirs.nummer not in page.text
    assert client.get(url("stand", mine)).status_code == 200
    for address in (url("stand", theirs), url("melding", mine), url("melding", theirs)):
        assert client.get(address).status_code == 404
    assert "eenmalig" not in client.get(url("stand", mine)).text.lower()


@pytest.mark.req("R-121", "R-122")
def test_the_triage_page_shows_the_melding_and_is_logged_on_person_and_melder(punt, wereld, als):
    melding = punt.start(punt.register_call())

    page = als(wereld.meldpunt).get(url("melding", melding))

    for text in ("Noor Terwolde", "deed niemand open", "Mening van de melder", "Buurvrouw Bakema"):
        assert text in page.text
    for name in (
        "refer",
        "give_advies",
        "end",
        "link",
        "open_casus",
        "withdraw",
        "request_onderzoek",
        "check_duplicate",
    ):
        assert url(name, melding) in page.text
    with arranging():
        seen = AuditEvent.objects.filter(act="melding.view").values_list("betrokkene", flat=True)
        assert set(seen) == {
            pseudonym(punt.persoon(melding).pk),
            pseudonym(punt.melder(melding).pk),
        }


@pytest.mark.req("R-025")
def test_a_colleague_sees_no_protected_melder_and_no_exits(punt, wereld, als):
    collega = wereld.user("Collega")
    wereld.mandaat(collega, "meldpunt")
    melding = punt.start(punt.register_call(bescherming=True, melder={"naam": CANARY}))

    own, other = (als(u).get(url("melding", melding)).text for u in (wereld.meldpunt, collega))

    assert CANARY in own
    assert CANARY not in other
    assert "vroeg om bescherming" in other
    assert url("refer", melding) not in other
    assert url("take_over", melding) in other
    assert als(collega).get(url("refer", melding)).status_code == 404


@pytest.mark.req("R-025")
def test_the_fg_reads_who_told_it_and_that_is_logged(punt, wereld, als):
    melding = punt.register_call(bescherming=True, melder={"naam": CANARY})
    melder = punt.melder(melding)
    client = als(wereld.fg)

    stand = client.get(url("stand", melding))
    page = client.get(url("melder", melder))

    assert url("melder", melder) in stand.text
    assert CANARY in page.text
    with arranging():
        (line,) = AuditEvent.objects.filter(act="melder.view")
        assert line.betrokkene == pseudonym(melder.pk)
    assert client.get(url("melding", melding)).status_code == 404
    for who in ("meldpunt", "professional", "coordinator"):
        assert als(getattr(wereld, who)).get(url("melder", melder)).status_code == 404


@pytest.mark.req("R-018")
def test_the_search_answers_as_a_page_and_as_a_part(punt, wereld, als):
    punt.running_casus()
    melding = punt.triage()
    client = als(wereld.meldpunt)

    page = client.get(url("check_duplicate", melding))
    part = client.get(url("check_duplicate", melding), headers={"hx-request": "true"})

    for answer in (page, part):
        assert "Er loopt al een casus" in answer.text
        assert wereld.coordinator.naam in answer.text
        assert "T-0001" not in answer.text
    assert "<h1" in page.text
    assert "<h1" not in part.text


ANSWERS = {
    "refer": {"reden": "WMO", "aan": "Loket", "wat": "De vraag"},
    "give_advies": {"toelichting": "Bel het loket"},
    "end": {"reden": "EENMALIG"},
    "withdraw": {"reden": "MELDER", "op": "1-1-2020"},
    "open_casus": {"hulpvraag": "Ik wil rust"},
}


@pytest.mark.req("R-028", "R-030")
@pytest.mark.parametrize("name", ["refer", "give_advies", "end", "withdraw", "open_casus"])
def test_each_outcome_is_a_small_form_prefilled_and_confirmed_once(punt, wereld, als, name):
    melding = punt.triage()
    client = als(wereld.meldpunt)
    page = client.get(url(name, melding))
    assert 'name="melder_berichten"' in page.text
    assert re.search(r'name="melder_berichten"[^>]*checked', page.text, re.S)
    day = f"{VANDAAG():%-d-%-m-%Y}"
    more = {"op": day} if name == "withdraw" else {}
    if name == "open_casus":
        with arranging():
            wereld.onderzoeker.pk  # noqa: B018  a team with an onderzoeker
        more = {"team": str(wereld.team.pk), "hulpvraag_op": day}

    answer = send(
        client, url(name, melding),
        **ANSWERS[name] | more, melder_berichten="on", betrokkene_informeren="on",
    )  # fmt: skip

    assert answer.status_code == 302
    assert punt.fresh(melding).status != Melding.Status.IN_TRIAGE
    with at_moment(timezone.now() + timedelta(minutes=1)):
        landing = client.get(answer.url)
        assert landing.status_code == 200
        if name != "refer":
            assert "Terwolde" not in landing.text
            assert client.get(url("melding", melding)).status_code == 404


def test_an_unsafe_situation_prefills_not_telling_with_its_reason(punt, wereld, als):
    melding = punt.triage(verteld="niet_veilig")

    page = als(wereld.meldpunt).get(url("end", melding))

    assert not re.search(r'name="betrokkene_informeren"[^>]*checked', page.text, re.S)
    assert "nu niet veilig" in page.text


STEPS = [
    ("start_triage", {"identiteit": "bekend"}),
    ("hand_over_acuut", {"aan": "112", "op": "0.05", "gevaar": "Brand"}),
]


@pytest.mark.parametrize(("name", "answers"), STEPS)
def test_the_first_steps_go_by_their_page(punt, wereld, als, name, answers):
    melding = punt.register()

    answer = send(als(wereld.meldpunt), url(name, melding), **answers)

    assert answer.url == url("melding", melding)
    assert als(wereld.meldpunt).get(answer.url).status_code == 200


def test_the_roads_back_go_by_their_page(punt, wereld, als):
    client, day = als(wereld.meldpunt), f"{VANDAAG():%-d-%-m-%Y}"
    acute, referred, other = punt.register(), punt.triage(), punt.triage()
    punt.hand_over(acute)
    for melding in (referred, other):
        punt.refer(melding)
        assert "Helpen zij?" in client.get(url("melding", melding)).text

    send(client, url("resume_after_acuut", acute), blijft="De huur")
    send(client, url("return_doorgeleiding", referred), reden="Geen antwoord")
    send(client, url("confirm_doorgeleiding", other), aanvaard_door="Loket", aanvaard_op=day)

    assert [punt.fresh(m).status for m in (acute, referred, other)] == [
        "IN_TRIAGE", "IN_TRIAGE", "DOORGELEID",
    ]  # fmt: skip
    punt.hand_over(acute)
    send(client, url("close_acuut", acute), betrokkene_informeren="on")
    assert punt.fresh(acute).overgedragen_op is not None


def test_triage_fills_in_who_it_is(punt, wereld, als):
    melding = punt.start(punt.register_call(naam="", aanduiding="Man van 40"))
    client = als(wereld.meldpunt)

    answer = send(
        client, url("correct_persoon", melding), achternaam="Jansen", identiteit="gegevens",
        bsn="9999.90.019",
    )  # fmt: skip
    send(client, url("add_persoon", melding), rol="gezinslid", achternaam="Jansen")
    send(client, url("confirm_receipt", melding), bevestigd_via="telefoon",
         bevestigd_op=f"{VANDAAG():%-d-%-m-%Y}")  # fmt: skip

    assert answer.url == url("melding", melding)
    page = client.get(answer.url)
    assert "Jansen, gezinslid" in page.text
    assert "Ontvangst bevestigd op" in page.text
    assert "Er is een BSN bekend" in client.get(url("correct_persoon", melding)).text
    assert "999990019" not in client.get(url("correct_persoon", melding)).text


def test_a_colleague_takes_over_by_a_page(punt, wereld, als):
    collega = wereld.user("Collega")
    wereld.mandaat(collega, "meldpunt")
    melding = punt.triage()

    send(als(collega), url("take_over", melding), reden="Ziek")

    assert punt.fresh(melding).behandelaar == collega


@pytest.mark.req("R-030", "R-156")
def test_the_coordinator_reads_checks_and_sends_back_a_linked_melding(punt, wereld, als):
    casus = punt.running_casus()
    kept = punt.start(punt.register_call(melder={"naam": CANARY}))
    wrong = punt.start(punt.register_call(melder={"naam": CANARY}))
    meldpunt, client = als(wereld.meldpunt), als(wereld.coordinator)
    for melding in (kept, wrong):
        page = meldpunt.get(url("link", melding))
        assert wereld.coordinator.naam in page.text
        send(meldpunt, url("link", melding), casus=str(casus.pk), betrokkene_informeren="on")

    panel = client.get(reverse("meldpunt:panel", args=[casus.pk]))
    part = client.get(reverse("meldpunt:panel", args=[casus.pk]), headers={"hx-request": "true"})
    assert kept.nummer in part.text
    assert "<h1" not in part.text
    page = client.get(url("in_casus", kept))

    assert kept.nummer in panel.text
    assert "deed niemand open" in page.text
    assert CANARY not in panel.text + page.text
    send(client, url("confirm_link", kept))
    back = send(client, url("unlink", wrong), reden="Een andere persoon")
    assert back.url == reverse("cases:casus", args=[casus.pk])
    with at_moment(timezone.now() + timedelta(minutes=1)):
        assert client.get(url("in_casus", wrong)).status_code == 404
        assert wrong.nummer not in client.get(reverse("meldpunt:panel", args=[casus.pk])).text
        assert client.get(url("in_casus", kept)).status_code == 200


def test_linking_without_an_open_casus_says_why(punt, wereld, als):
    page = als(wereld.meldpunt).get(url("link", punt.triage()))

    assert "Koppelen kan nu niet" in page.text
    assert "Er loopt geen casus" in page.text


@pytest.mark.req("R-025")
def test_the_name_of_the_melder_is_on_no_page_of_the_casus(punt, wereld, als):
    melding = punt.start(
        punt.register_call(melder={"naam": CANARY, "contact": CANARY, "functie": CANARY})
    )
    punt.open_casus(melding)
    casus = punt.casus_of(melding)
    wereld.toewijzing(casus, wereld.onderzoeker, Rol.ONDERZOEKER)
    wereld.aanstelling(casus, wereld.onderzoeker, Rol.ONDERZOEKER)
    client = als(wereld.onderzoeker)

    pages = [reverse(f"cases:{n}", args=[casus.pk]) for n in
             ("casus", "mensen", "onderzoek", "gegevens", "tijdlijn", "waarom", "wie")]  # fmt: skip
    pages += [reverse("meldpunt:panel", args=[casus.pk]), url("in_casus", melding)]
    for address in pages:
        page = client.get(address)
        assert page.status_code == 200
        assert CANARY not in page.text
        assert "Kanarie" not in page.text


@pytest.mark.req("R-031")
def test_the_melder_is_told_in_fixed_words_without_findings(punt, wereld, als):
    melding = punt.start(punt.register_call())
    punt.do(uitgang.end_melding, melding, reden="EENMALIG", **BERICHT)
    melder, client = punt.melder(melding), als(wereld.meldpunt)
    assert "Laat de melder weten" in client.get(reverse("meldpunt:meldingen")).text
    assert url("tell_melder", melder) in client.get(url("stand", melding)).text

    page = client.get(url("tell_melder", melder))
    answer = send(
        client, url("tell_melder", melder), kanaal="telefoon", op=f"{VANDAAG():%-d-%-m-%Y}"
    )

    assert "Buurvrouw Bakema" in page.text
    for finding in ("deed niemand open", "eenmalig", "Terwolde", "Geen vervolg"):
        assert finding not in page.text
    assert answer.url == url("stand", melding)
    assert "Laat het de melder weten" not in client.get(answer.url).text


@pytest.mark.req("SEC-005", "SEC-024")
@pytest.mark.parametrize("who", ["verdeler", "coordinator", "onderzoeker", "beheerder", "partner"])
def test_others_get_the_same_404_as_for_nothing(punt, wereld, als, who):
    melding = punt.triage()
    client = als(getattr(wereld, who))

    pages = ["melding", "stand", "refer", "start_triage", "hand_over_acuut", "check_duplicate"]
    answers = {client.get(url(name, melding)).status_code for name in pages}

    assert answers == {404}
    assert client.get(reverse("meldpunt:meldingen")).status_code == 404
    assert client.get(NIEUW).status_code == 404


def test_another_gemeente_gets_nothing_of_it(punt, wereld, elders, als):
    melding = punt.triage()

    assert als(elders.meldpunt).get(url("melding", melding)).status_code == 404
    assert als(elders.fg).get(url("stand", melding)).status_code == 404


def test_looking_changes_nothing(punt, wereld, als):
    melding = punt.triage()
    before = punt.fresh(melding).versie
    client = als(wereld.meldpunt)

    for name in ("melding", "stand", "refer", "open_casus", "link", "check_duplicate"):
        assert client.get(url(name, melding)).status_code == 200

    assert (punt.fresh(melding).versie, punt.fresh(melding).status) == (before, "IN_TRIAGE")
    with arranging():
        assert not Casus.objects.unscoped().exists()


def test_the_lists_take_the_same_number_of_queries_for_one_and_for_three(punt, wereld, als):
    def count(user):
        client = als(user)
        client.get(reverse("meldpunt:meldingen"))
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert client.get(reverse("meldpunt:meldingen")).status_code == 200
        return len(queries)

    punt.triage()
    one = [count(user) for user in (wereld.meldpunt, wereld.professional)]
    punt.triage()
    punt.register()

    assert [count(user) for user in (wereld.meldpunt, wereld.professional)] == one


def test_the_triage_page_takes_a_fixed_number_of_queries(punt, wereld, als):
    melding = punt.triage()
    client = als(wereld.meldpunt)

    def count():
        with CaptureQueriesContext(connection) as queries:
            client.get(url("melding", melding))
        return len(queries)

    one = count()
    punt.refer(melding)
    punt.do(uitgang.return_doorgeleiding, melding, reden="Geen antwoord")

    assert count() == one
    assert one <= 30


def test_the_form_belongs_to_its_action():
    assert RegisterMeldingView.act == "melding.register"
