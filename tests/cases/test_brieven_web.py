"""The screens of the letters: the list with its register, one letter, the forms, the timeline."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cases.models import Brief
from tests.cases.brieven import Post
from tests.cases.opbouw import VANDAAG
from tests.opzet import arranging
from wams.audit.models import AuditEvent

pytestmark = pytest.mark.django_db
FORMULIEREN = ["brief", "keur_brief_goed", "verzend_brief", "verval_brief", "schrijf_brief"]


@pytest.fixture
def post(wereld):
    return Post(wereld)


def url(name, row):
    return reverse(f"cases:{name}", args=[row.pk])


def sent_from(page):
    return {k: v for k, v in page.context["form"].initial.items() if k in ("versie", "inzending")}


@pytest.mark.parametrize("name", FORMULIEREN)
def test_a_letter_opens_for_who_works_there_and_is_unknown_to_all_others(
    wereld, elders, als, post, name
):
    brief = post.maak("B01")

    assert als(post.werk.user).get(url(name, brief)).status_code == 200
    for other in (wereld.coordinator, wereld.fg, elders.onderzoeker):
        assert als(other).get(url(name, brief)).status_code == 404
        assert als(other).get(url("brief_papier", brief)).status_code == 404


def test_from_choosing_a_letter_to_the_register_and_the_timeline(als, post):
    client = als(post.werk.user)
    make = url("maak_brief", post.werk.casus)
    answer = client.post(
        make,
        sent_from(client.get(make)) | {"code": "B01", "betrokkene": post.werk.client.pk},
    )
    (brief,) = post.alle()
    assert answer.url == brief.get_absolute_url()
    for name, answers in [
        ("schrijf_brief", {"eigen": "De school belde ons."}),
        ("keur_brief_goed", {}),
        (
            "verzend_brief",
            {"kanaal": "brief", "verzonden_op": VANDAAG().strftime("%d-%m-%Y"), "bewijs": "Boek 3"},
        ),
    ]:
        page = url(name, brief)
        answer = client.post(page, sent_from(client.get(page)) | answers)
        assert (answer.status_code, answer.headers.get("Location")) == (
            302,
            brief.get_absolute_url(),
        )

    assert post.status(brief) == Brief.Status.VERZONDEN
    register = client.get(url("brieven", post.werk.casus)).content.decode()
    assert "Wij kregen een melding over u" in register
    assert "Boek 3" in register
    tijdlijn = client.get(url("tijdlijn", post.werk.casus)).content.decode()
    assert "Brief: Wij kregen een melding over u" in tijdlijn


def test_a_letter_that_waits_is_not_on_the_timeline(als, post):
    post.klaar("B03")

    page = als(post.werk.user).get(url("tijdlijn", post.werk.casus)).content.decode()

    assert "gratis hulp" not in page


def test_a_wrong_channel_is_said_beside_the_field_and_keeps_what_was_typed(als, post):
    post.contact(contact_kanaal="gesprek")
    brief, client = post.klaar(), als(post.werk.user)
    page = url("verzend_brief", brief)
    answers = {
        "kanaal": "brief", "verzonden_op": VANDAAG().strftime("%d-%m-%Y"), "bewijs": "Boek 9",
    }  # fmt: skip

    answer = client.post(page, sent_from(client.get(page)) | answers)

    assert "niet veilig" in str(answer.context["form"].errors["kanaal"])
    assert answer.context["form"]["bewijs"].value() == "Boek 9"
    assert post.status(brief) == Brief.Status.NIET_VEILIG


def test_the_screen_of_a_letter_never_shows_an_address(als, post):
    brief = post.klaar("B01")

    for name, row in [
        ("brief", brief),
        ("brieven", post.werk.casus),
        ("tijdlijn", post.werk.casus),
    ]:
        page = als(post.werk.user).get(url(name, row)).content.decode()
        assert "Proefstraat" not in page
        assert "9999 ZZ" not in page


def test_printing_leaves_a_line_about_the_person(als, post):
    brief = post.klaar()

    als(post.werk.user).get(url("brief_papier", brief))

    with arranging():
        lines = AuditEvent.objects.filter(act="brief.print", object_id=brief.pk)
        assert {(line.soort, line.casus_id) for line in lines} == {("inzage", post.werk.casus.pk)}


def test_letters_that_wait_are_one_row_of_work_for_who_is_named_on_them(als, post):
    post.contact(contact_kanaal="gesprek")
    client, page = als(post.werk.user), reverse("start")
    post.klaar("B03")
    one = client.get(page).content.decode()
    assert "Verstuur een brief" in one
    assert "Geef de brief zelf" in one

    post.klaar("B02")
    assert "Verstuur 2 brieven" in client.get(page).content.decode()

    for row in post.alle():
        post.verzend(row, "gesprek")
    assert "Verstuur" not in client.get(page).content.decode()


def test_a_letter_without_an_own_part_has_no_form_for_one(als, post):
    assert als(post.werk.user).get(url("schrijf_brief", post.maak("B03"))).status_code == 404


def test_the_list_of_letters_costs_the_same_for_one_and_for_five(als, post):
    client, page = als(post.werk.user), url("brieven", post.werk.casus)
    post.klaar("B02")
    client.get(page)
    with CaptureQueriesContext(connection) as one:
        client.get(page)
    for code in ("B03", "B04", "B05", "B09"):
        post.klaar(code)
    with CaptureQueriesContext(connection) as five:
        client.get(page)

    assert len(five) == len(one)
