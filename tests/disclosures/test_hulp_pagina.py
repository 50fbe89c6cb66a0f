"""The aid as people meet it: by form alone, for everybody, keeping nothing."""

import json
import logging
import re
from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.disclosures.test_hulp_gevallen import GEVALLEN

pytestmark = pytest.mark.django_db
START = "/mag-ik-dit-delen/"
SCHOOL = GEVALLEN[9]["antwoorden"]
# The frame keeps the session itself; that says nothing of what was asked.
VAN_HET_KADER = ("django_session", "web_sessie")
SCHRIJFT = re.compile(r"^\s*(INSERT INTO|UPDATE|DELETE FROM|COPY)\s+\"?(\w+)", re.IGNORECASE)


def written(ask):
    """The tables that were written to while asking."""
    with CaptureQueriesContext(connection) as gevangen:
        ask()
    found = {m[2] for q in gevangen if (m := SCHRIJFT.match(q["sql"]))}
    return found - set(VAN_HET_KADER)


def text(answer):
    return unescape(answer.content.decode())


def walk(client, antwoorden):
    """Answer one question after another, as the form sends them."""
    verstuurd, page = {}, client.get(START)
    for naam, waarde in antwoorden.items():
        assert f'name="vraag" value="{naam}"' in text(page)
        verstuurd[naam] = waarde
        page = client.post(START, verstuurd | {"vraag": naam})
    return page


@pytest.mark.req("R-181", "UX-061")
def test_the_whole_aid_keeps_no_row_no_draft_and_no_word_in_a_log(wereld, als, caplog):
    client = als(wereld.coordinator)
    pages = []

    def ask():
        pages.append(walk(client, SCHOOL))
        pages.append(client.post(reverse("mag_ik:papier"), SCHOOL))

    with caplog.at_level(logging.DEBUG):
        tabellen = written(ask)

    assert "Alleen dit deel" in text(pages[0])
    assert tabellen == set()
    assert "audit_auditevent" in written(lambda: client.get("/casussen/"))
    gelogd = " ".join(record.getMessage() for record in caplog.records)
    assert not [code for code in ("SCHOOL", "P07", "AFSPRAAK") if code in gelogd]
    bewaard = json.dumps(dict(client.session.items()), default=str)
    assert not [code for code in ("SCHOOL", "P07", "AFSPRAAK") if code in bewaard]
    assert {page.request["QUERY_STRING"] for page in pages} == {""}


@pytest.mark.req("UX-061")
def test_danger_is_the_first_question_and_help_never_waits(wereld, als):
    client = als(wereld.coordinator)

    eerste = text(client.get(START))
    gevaar = text(client.post(START, {"vraag": "gevaar", "gevaar": "JA"}))

    assert "Is iemand nu in gevaar?" in eerste
    assert "Gevaar? Bel 112." in eerste
    assert "Bel 112 of de crisisdienst" in gevaar
    assert 'name="vraag"' not in gevaar


@pytest.mark.req("R-181")
def test_everybody_finds_it_in_the_menu_without_a_casus(wereld, als):
    leraar = wereld.user("Leerkracht", wereld.organisatie("Basisschool Zuid", "SCHOOL"))
    wereld.mandaat(leraar, "partner")
    for user in (wereld.coordinator, leraar):
        client = als(user)

        page = text(client.get("/"))

        assert f'href="{START}"' in page
        assert client.get(START).status_code == 200


@pytest.mark.req("R-181")
def test_the_outcome_says_first_what_may_then_what_to_do_then_what_not(wereld, als):
    client = als(wereld.coordinator)

    page = text(client.post(START, GEVALLEN[4]["antwoorden"]))

    plekken = [page.index(kop) for kop in ("Dit mag", "Doe dit", "Dit niet", "Waarom?")]
    assert plekken == sorted(plekken)
    assert "AVG, artikel 9" in page
    assert "Te bevestigen" in page
    assert "Regels van" in page


def test_without_an_answer_the_question_stays_with_a_plain_error(wereld, als):
    client = als(wereld.coordinator)

    page = text(client.post(START, {"vraag": "kader", "gevaar": "NEE"}))

    assert "Kies eerst een antwoord" in page
    assert "Waar gaat het over?" in page
    assert 'name="gevaar" value="NEE"' in page


def test_one_goes_back_and_changes_one_answer_without_losing_the_others(wereld, als):
    client = als(wereld.coordinator)

    terug = text(client.post(START, SCHOOL | {"naar": "wie"}))
    anders = text(client.post(START, SCHOOL | {"wie": "CORPORATIE", "vraag": "wie"}))

    assert "Met wie wilt u delen?" in terug
    assert 'value="SCHOOL"' in terug
    assert 'name="wat" value="P07"' in terug
    assert "Uw uitkomst" in anders


def test_htmx_gets_only_the_region(wereld, als):
    client = als(wereld.coordinator)

    page = text(
        client.post(START, {"vraag": "gevaar", "gevaar": "NEE"}, headers={"HX-Request": "true"})
    )

    assert page.strip().startswith("<title>Waar gaat het over?")
    assert "Hoofdmenu" not in page


@pytest.mark.req("R-181")
def test_the_paper_for_the_own_file_holds_the_answer_and_no_name(wereld, als):
    client = als(wereld.coordinator)
    casus = wereld.casus_van(wereld.coordinator)

    page = text(client.post(reverse("mag_ik:papier"), SCHOOL | {"casus": str(casus.pk)}))
    papier = page[page.index('<article class="w-paper">') : page.index("</article>")]

    assert "Alleen dit deel" in papier
    assert "School, mbo of samenwerkingsverband" in papier
    assert "Mijn eigen afweging" in papier
    assert wereld.coordinator.naam not in papier
    assert str(casus.pk) not in papier


def test_a_paper_without_answers_says_what_to_do(wereld, als):
    client = als(wereld.coordinator)

    assert "Beantwoord eerst de vragen" in text(client.get(reverse("mag_ik:papier")))


@pytest.mark.req("R-093")
def test_the_help_says_that_the_own_answerability_stays_and_tells_ggz_from_oggz(wereld, als):
    client = als(wereld.coordinator)
    tot_bron = {k: v for k, v in SCHOOL.items() if k not in ("bron", "client")}
    behandelaar = SCHOOL | {"wie": "GGZ", "bron": "HULPVERLENER"}
    schermen = [
        client.post(START, tot_bron),
        client.post(START, behandelaar),
        client.get(reverse("mag_ik:veelgevraagd")),
    ]

    for scherm in schermen:
        page = text(scherm)
        assert "De Wams verandert niets aan uw verantwoordelijkheid als professional" in page
        assert "In de GGZ is er een behandelrelatie" in page
        assert "Bij OGGZ en bemoeizorg is er meestal geen gewone behandelrelatie" in page


@pytest.mark.parametrize("naam", ["gevaar", "wie", "wat", "waarvoor", "bron", "client"])
def test_each_question_has_its_reason_and_the_day_of_the_rules_beside_it(wereld, als, naam):
    client = als(wereld.coordinator)

    page = text(client.post(START, SCHOOL | {"naar": naam}))

    assert "Waarom deze vraag?" in page
    assert "Regels van" in page
    if naam == "bron":
        assert "U mag altijd nee zeggen, zonder uitleg." in page


def test_the_questions_that_people_ask_answer_the_myths(wereld, als):
    client = als(wereld.coordinator)

    page = text(client.get(reverse("mag_ik:veelgevraagd")))

    assert "Mag er van de AVG niets?" in page
    assert "Jawel. De AVG verbiedt delen niet." in page


def test_who_works_for_no_gemeente_still_reads_what_to_do_in_danger(wereld, als):
    los = wereld.user("Zonder mandaat")
    client = als(los)

    for adres in (START, reverse("mag_ik:papier")):
        assert client.get(adres).status_code == 200
    assert "bel 112" in text(client.get(START))


def test_words_that_are_no_answer_never_come_back_on_the_page(wereld, als):
    client = als(wereld.coordinator)
    vreemd = {"gevaar": "NEE", "kader": "Jan de Vries", "casus": "javascript:alert(1)"}

    page = text(client.post(START, vreemd))

    assert "Jan de Vries" not in page
    assert "alert(1)" not in page
