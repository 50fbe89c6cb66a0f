"""The page of one person: who decides, who speaks, what changes, and the forms behind it."""

import pytest
from django.urls import reverse

from cases.actions import levensloop
from cases.models import Brief, Contactverbod, Vertegenwoordiging, Wilsbekwaamheid
from tests.cases.brieven import ADRES, Post
from tests.cases.opbouw import VANDAAG, lopend
from tests.cases.test_levensloop import geboren, kind, spreker
from tests.cases.test_schermen import answer
from tests.wereld import DAG

pytestmark = pytest.mark.django_db


@pytest.fixture
def werk(wereld):
    return lopend(wereld)


def persoon(person):
    return reverse("cases:persoon", args=[person.pk])


def post_form(client, name, row, **typed):
    return answer(client, reverse(f"cases:{name}", args=[row.pk]), **typed)


def inhoud(als, werk, person):
    page = als(werk.user).get(persoon(person))
    assert page.status_code == 200
    return " ".join(page.text.split('<main class="w-main"')[1].split("</main>")[0].split())


@pytest.mark.req("R-115")
def test_the_page_says_per_right_who_decides_by_which_rule(wereld, werk, als):
    jip = kind(wereld, werk, geboren(13))
    spreker(werk, jip)

    page = inhoud(als, werk, jip)

    for recht, wie in [
        ("Inzage in het dossier", "Jip Terwolde of A. Bakker"),
        ("Toestemming voor jeugdhulp", "Jip Terwolde samen met A. Bakker"),
        ("Meedoen en waarover het gaat", "Jip Terwolde"),
        ("Geldzaken", "A. Bakker"),
    ]:
        row = page[page.index(f">{recht}</td>") :]
        assert f'data-kop="Wie"> {wie} </td>' in row[: row.index("</tr>")]
    assert "Jeugdwet, artikel 7.3.4" in page


def test_before_a_birthday_the_page_says_what_changes_and_that_it_was_discussed(wereld, werk, als):
    jip = kind(wereld, werk, geboren(12, VANDAAG() + 20 * DAG))
    spreker(werk, jip)
    page = inhoud(als, werk, jip)
    row = page[page.index(">Vernietiging vragen</td>") :]
    row = row[: row.index("</tr>")]
    assert 'data-kop="Nu"> A. Bakker </td>' in row
    assert "> Jip Terwolde </td>" in row
    assert "Bespreek wat verandert als iemand 12 jaar wordt" in page

    answered = post_form(als(werk.user), "discuss_grens", jip, op=f"{VANDAAG():%d-%m-%Y}")

    assert answered.status_code == 302
    page = inhoud(als, werk, jip)
    assert "is besproken op" in page
    assert "Bespreek wat verandert" not in page


def test_a_page_without_anything_says_what_holds_and_what_to_do(wereld, werk, als):
    onbekend = wereld.betrokkene(werk.casus, "gezinslid", "Zandstra", voornamen="Wim")

    page = inhoud(als, werk, onbekend)

    assert "De geboortedatum is niet bekend" in page
    assert "Beslist iemand alles zelf? Dan is hier niets nodig." in page
    assert "gaan wij ervan uit dat deze persoon het zelf kan afwegen" in page
    assert "Er is geen contactverbod vastgelegd." in page


def test_the_forms_keep_what_was_typed_and_lead_back_to_the_person(wereld, werk, als):
    client, jip = als(werk.user), kind(wereld, werk, geboren(13))
    van = f"{VANDAAG():%d-%m-%Y}"
    wrong = post_form(
        client, "record_vertegenwoordiging", jip, soort="voogd", naam="V. Voogd", van=van
    )
    assert "uit welk stuk" in wrong.text
    assert "V. Voogd" in wrong.text

    done = post_form(
        client, "record_vertegenwoordiging", jip, soort="voogd", naam="V. Voogd", van=van,
        document="Beschikking", contact_kanaal="brief", **ADRES,
    )  # fmt: skip
    post_form(
        client, "record_wilsbekwaamheid", jip, recht="BRIEF", bekwaam="nee", op=van,
        beoordeeld_door="Arts", reden="Nu niet",
    )  # fmt: skip
    post_form(
        client, "record_contactverbod", jip, jegens_naam="R. Bos", van=van, document="Huisverbod"
    )

    assert done.url == persoon(jip)
    (row,) = werk.rows(Vertegenwoordiging)
    assert (row.naam, row.straat, row.contact_kanaal) == ("V. Voogd", ADRES["straat"], "brief")
    assert [len(werk.rows(model)) for model in (Wilsbekwaamheid, Contactverbod)] == [1, 1]
    page = inhoud(als, werk, jip)
    assert ADRES["straat"] not in page
    assert "R. Bos mag geen contact hebben" in page
    assert (
        "R. Bos mag geen contact hebben"
        in als(werk.user).get(reverse("cases:mensen", args=[werk.casus.pk])).text
    )
    assert "kan dit nu niet zelf afwegen" in page


@pytest.mark.parametrize(
    ("velden", "message"),
    [
        ({"naam": ""}, "Schrijf de naam op"),
        ({"persoon": "zelf"}, "geldige keuze"),
        ({"persoon": "ander", "straat": "Elders"}, "Laat dit hier leeg"),
    ],
)
def test_a_representative_from_the_casus_is_chosen_and_not_typed_again(
    wereld, werk, als, velden, message
):
    jip, ander = kind(wereld, werk, geboren(10)), kind(wereld, werk, geboren(40))
    people = {"zelf": jip.pk, "ander": ander.pk}
    velden = {name: people.get(value, value) for name, value in velden.items()}

    answered = post_form(
        als(werk.user), "record_vertegenwoordiging", jip, soort="ouder", van="1-5-2026", **velden
    )

    assert message in answered.text
    assert werk.rows(Vertegenwoordiging) == []


def test_what_is_protected_is_not_in_the_form_either_and_stays_when_left_empty(wereld, werk, als):
    agreed = {"contact_moment": "Alleen dinsdag", "contact_veilig": "Niet inspreken"}
    jip = wereld.betrokkene(
        werk.casus, "gezinslid", "Zandstra", voornamen="Jip", adres_beschermd=True,
        contact_kanaal="telefoon", **agreed, **ADRES,
    )  # fmt: skip
    client = als(werk.user)
    page = client.get(reverse("cases:set_contact", args=[jip.pk])).text
    assert [value for value in [*agreed.values(), ADRES["straat"]] if value in page] == []

    post_form(client, "set_contact", jip, contact_kanaal="gesprek", adres_beschermd="on")
    kept = werk.fresh(jip)
    post_form(client, "set_contact", jip, contact_kanaal="gesprek", contact_veilig="Bel de zus")

    assert {name: getattr(kept, name) for name in agreed} == agreed
    assert (kept.contact_kanaal, kept.straat) == ("gesprek", ADRES["straat"])
    assert werk.fresh(jip).contact_veilig == "Bel de zus"


def test_who_may_not_have_contact_is_named_or_chosen(wereld, werk, als):
    jip, vader = kind(wereld, werk, geboren(10)), kind(wereld, werk, geboren(40))
    typed = {"van": "1-5-2026", "document": "Huisverbod"}
    wrong = post_form(als(werk.user), "record_contactverbod", jip, **typed)
    assert "Schrijf op wie geen contact mag hebben" in wrong.text

    post_form(als(werk.user), "record_contactverbod", jip, jegens=vader.pk, **typed)

    (row,) = werk.rows(Contactverbod)
    assert (row.jegens_id, row.jegens_naam) == (vader.pk, vader.naam)


def test_of_who_died_only_that_is_said_and_nothing_can_be_recorded(wereld, werk, als):
    jip = kind(wereld, werk, geboren(13))
    werk.do(
        levensloop.record_overlijden, jip, overleden_op=VANDAAG(), overlijden_bron="De zus belde"
    )

    page = inhoud(als, werk, jip)

    assert "Deze persoon is overleden" in page
    assert "vastleggen" not in page


@pytest.mark.req("R-115")
def test_a_letter_for_somebody_else_offers_to_make_it_anew(wereld, als):
    post = Post(wereld)
    jip = kind(wereld, post.werk, geboren(16, VANDAAG() + DAG))
    ouder = spreker(post.werk, jip)
    brief = post.klaar(person=jip, vertegenwoordiging=ouder)
    post.contact(jip, geboortedatum=geboren(16))
    client = als(post.werk.user)
    page = client.get(reverse("cases:brief", args=[brief.pk])).text
    assert "Brieven gaan naar Jip Terwolde." in page
    assert "De brief is weg" not in page

    answered = post_form(client, "readdress_brief", brief)

    assert answered.status_code == 302
    assert [b.status for b in post.alle()] == [Brief.Status.VERVALLEN, Brief.Status.CONCEPT]


@pytest.mark.req("R-187")
def test_a_protected_contact_of_who_speaks_opens_behind_the_curtain_only(wereld, werk, als):
    jip = kind(wereld, werk, geboren(8))
    contact = {
        "contact_kanaal": "brief",
        "contact_moment": "Alleen op dinsdag",
        "contact_veilig": "Bel nooit thuis",
    }
    spreker(werk, jip, **ADRES, adres_beschermd=True, **contact)

    page = inhoud(als, werk, jip)
    behind = als(werk.user).get(reverse("cases:adres", args=[jip.pk])).text

    secret = ["Alleen op dinsdag", "Bel nooit thuis", ADRES["straat"], ADRES["postcode"]]
    assert [text for text in secret if text in page] == []
    assert reverse("cases:adres", args=[jip.pk]) in page
    assert [text for text in secret if text not in behind] == []
