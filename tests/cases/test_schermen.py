"""The screens: for whom they open, what they show, and that looking changes nothing."""

import re

import pytest
from django.urls import reverse

from cases.actions import einde, gegeven_stappen, levensloop, mensen
from cases.models import Betrokkene, Onderzoek, Probleem, Vertegenwoordiging
from cases.selectors import tijdlijn
from tests.architecture.test_scoping import ROOT
from tests.cases.opbouw import VANDAAG, lopend, voorbereiding
from tests.opzet import arranging
from tests.wereld import DAG
from wams.audit.lopend import pseudonym
from wams.audit.models import AuditEvent, Wijziging
from wams.doelbinding.rls import acting_as
from wams.kluis.bsn import proefnummers

pytestmark = pytest.mark.django_db

SCHERMEN = ["casus", "mensen", "onderzoek", "gegevens", "tijdlijn", "waarom", "wie"]
VAN_CASUS = ["set_kern", "add_betrokkene", "add_probleem", "add_gegeven", "start_onderzoek"]
ONDERZOEK = ["motivate_onderzoek", "record_informed", "attach_plan"]
LOPEND = ["send_resultaat", "extend_onderzoek", "complete_onderzoek", "add_gegeven", *ONDERZOEK]
VAN_PERSOON = [
    "correct_betrokkene", "establish_identiteit", "set_contact", "offer_ondersteuning",
    "record_vertegenwoordiging", "record_wilsbekwaamheid",
    "record_contactverbod", "record_overlijden", "decide_scope", "record_deelname",
    "record_hulpvraag", "record_zienswijze", "adres", "persoon", "discuss_grens",
]  # fmt: skip


def changes():
    with arranging():
        return Wijziging.objects.count()


@pytest.mark.req("R-009", "SEC-005")
@pytest.mark.parametrize("name", SCHERMEN + VAN_CASUS + ONDERZOEK)
def test_a_screen_opens_for_the_onderzoeker_and_is_unknown_to_the_outsider(
    wereld, elders, als, name
):
    werk = voorbereiding(wereld)
    werk.hulpvraag()
    url = reverse(f"cases:{name}", args=[werk.casus.pk])
    before = changes()

    inside, outside = als(werk.user).get(url), als(elders.onderzoeker).get(url)

    assert (inside.status_code, outside.status_code) == (200, 404)
    assert als(wereld.coordinator).get(url).status_code == 404
    assert changes() == before


@pytest.mark.parametrize("name", LOPEND)
def test_the_forms_of_a_running_onderzoek_open(wereld, als, name):
    werk = lopend(wereld)
    werk.find()
    werk.zienswijze()

    assert als(werk.user).get(reverse(f"cases:{name}", args=[werk.casus.pk])).status_code == 200


@pytest.mark.parametrize("name", VAN_PERSOON)
def test_the_forms_about_a_person_open_and_are_unknown_to_the_outsider(wereld, elders, als, name):
    werk = voorbereiding(wereld)
    url = reverse(f"cases:{name}", args=[werk.client.pk])
    before = changes()

    assert als(werk.user).get(url).status_code == 200
    assert als(elders.onderzoeker).get(url).status_code == 404
    assert changes() == before


def answer(client, url, **typed):
    """Fill in a form as a person does: its hidden fields come along."""
    form = client.get(url).context["form"]
    hidden = {name: form.initial[name] for name in ("versie", "inzending") if name in form.initial}
    return client.post(url, hidden | typed)


POSTS = {
    "set_kern": {"kern": "Rust in huis"},
    "add_betrokkene": {"rol": "gezinslid", "achternaam": "Bakker", "identiteit": "nog_niet"},
    "motivate_onderzoek": {"samenhang": "Een hangt aan twee.", "waarom_niet_gewoon": "Te veel."},
    "record_informed": {"client_geinformeerd_op": "1-5-2026"},
    "attach_plan": {"persoonlijk_plan": "Eerst slapen.", "persoonlijk_plan_op": "1-5-2026"},
}


@pytest.mark.parametrize("name", POSTS)
def test_a_form_about_the_casus_is_kept(wereld, als, name):
    werk = voorbereiding(wereld)
    client = als(werk.user)
    before = changes()

    done = answer(client, reverse(f"cases:{name}", args=[werk.casus.pk]), **POSTS[name])

    assert done.status_code == 302
    assert changes() > before
    assert client.get(done.url).status_code == 200


@pytest.mark.parametrize("name", ["add_probleem", "add_gegeven"])
def test_a_form_with_choices_of_this_casus_is_kept(wereld, als, name):
    werk = lopend(wereld)
    today = f"{VANDAAG():%d-%m-%Y}"
    given = {
        "add_probleem": {"omschrijving": "Slaapt slecht"},
        "add_gegeven": {
            "inhoud": "Achterstand", "bron": "Corporatie", "categorie": "P08", "soort": "feit",
            "peildatum": today, "houdbaar_tot": "1-1-2099",
        },
    }  # fmt: skip
    person = {"betrokkene": str(werk.client.pk), "domein": "WONEN"}

    done = answer(
        als(werk.user), reverse(f"cases:{name}", args=[werk.casus.pk]), **person, **given[name]
    )

    assert done.status_code == 302


VAN_PERSOON_POSTS = {
    "correct_betrokkene": {"achternaam": "Terwolde", "voornamen": "Noor"},
    "establish_identiteit": {"identiteit": "bekend", "bsn": next(proefnummers())},
    "offer_ondersteuning": {
        "fase": "plan",
        "aangeboden_op": "1-5-2026",
        "kanaal": "brief",
        "antwoord": "open",
    },
    "record_vertegenwoordiging": {
        "soort": "mentor",
        "naam": "A. Bakker",
        "van": "1-5-2026",
        "document": "Beschikking",
    },
    "record_wilsbekwaamheid": {
        "recht": "BRIEF",
        "bekwaam": "nee",
        "op": "1-5-2026",
        "beoordeeld_door": "Arts",
        "reden": "Nu niet",
    },
    "record_contactverbod": {"jegens_naam": "R. Bos", "van": "1-5-2026", "document": "Besluit"},
    "record_overlijden": {"overleden_op": "1-5-2026", "overlijden_bron": "De zus"},
    "record_hulpvraag": {"woorden": "Help", "op": "1-5-2026"},
    "record_zienswijze": {"gegeven": "nee", "gevraagd_op": "1-5-2026", "kanaal": "telefoon"},
}


@pytest.mark.parametrize("name", VAN_PERSOON_POSTS)
def test_a_form_about_a_person_is_kept(wereld, als, name):
    werk = voorbereiding(wereld)
    client = als(werk.user)
    before = changes()

    done = answer(
        client, reverse(f"cases:{name}", args=[werk.client.pk]), **VAN_PERSOON_POSTS[name]
    )

    assert done.status_code == 302
    assert changes() > before
    assert client.get(done.url).status_code == 200


def test_the_forms_of_rows_under_a_casus_open_and_are_kept(wereld, als):
    werk = voorbereiding(wereld)
    probleem = werk.probleem("WMO")
    row = werk.do(
        mensen.record_vertegenwoordiging, werk.client, soort="mentor", naam="A. Bakker",
        van=VANDAAG() - DAG, document="Beschikking",
    )  # fmt: skip
    client = als(werk.user)

    first = answer(
        client, reverse("cases:correct_probleem", args=[probleem.pk]), domein="JEUGD",
        omschrijving="Anders",
    )  # fmt: skip
    second = answer(
        client, reverse("cases:end_vertegenwoordiging", args=[row.pk]), tot=f"{VANDAAG():%d-%m-%Y}"
    )

    assert (first.status_code, second.status_code) == (302, 302)
    assert werk.rows(Probleem)[0].domein == "JEUGD"
    assert werk.rows(Vertegenwoordiging)[0].tot == VANDAAG()


@pytest.mark.req("R-033", "R-034")
def test_a_refused_start_says_what_is_missing_and_changes_nothing(wereld, als):
    werk = voorbereiding(wereld)
    client = als(werk.user)
    before = changes()

    refused = answer(client, reverse("cases:start_onderzoek", args=[werk.casus.pk]))

    assert refused.status_code == 200
    assert "Het onderzoek kan nog niet beginnen" in refused.text
    assert reverse("cases:motivate_onderzoek", args=[werk.casus.pk]) in refused.text
    assert changes() == before


@pytest.mark.req("R-042")
def test_the_three_steps_are_taken_on_the_screen(wereld, als):
    werk = voorbereiding(wereld)
    werk.prepare()
    client = als(werk.user)

    started = answer(client, reverse("cases:start_onderzoek", args=[werk.casus.pk]))
    werk.find()
    werk.zienswijze()
    sent = answer(
        client, reverse("cases:send_resultaat", args=[werk.casus.pk]), resultaat="Samen.",
        resultaat_verzonden_op=f"{VANDAAG():%d-%m-%Y}",
    )  # fmt: skip
    ended = answer(
        client, reverse("cases:complete_onderzoek", args=[werk.casus.pk]),
        uitkomst="MVP_COORDINATIE", motivering="Samen.", coordinator_wens="Iemand dichtbij",
    )  # fmt: skip

    assert [a.status_code for a in (started, sent, ended)] == [302, 302, 302]
    assert werk.fresh(werk.casus).status == "ONDERZOEK_AFGEROND"
    assert werk.rows(Onderzoek)[0].coordinator_wens == "Iemand dichtbij"


def test_two_people_do_not_overwrite_each_others_motivation(wereld, als):
    werk = voorbereiding(wereld)
    client = als(werk.user)
    url = reverse("cases:motivate_onderzoek", args=[werk.casus.pk])
    seen = client.get(url).context["form"].initial
    werk.motivate()

    late = client.post(
        url,
        {
            "versie": seen["versie"],
            "inzending": seen["inzending"],
            "samenhang": "Mijn tekst",
            "waarom_niet_gewoon": "x",
        },
    )

    assert "Iemand anders heeft dit intussen gewijzigd" in late.text
    assert "Mijn tekst" in late.text
    with acting_as(werk.act("casus.view")):
        assert werk.rows(Onderzoek)[0].samenhang == "Door de schulden dreigt uitzetting."


@pytest.mark.req("R-009", "R-011")
def test_why_and_who_are_told(wereld, als):
    werk = lopend(wereld)
    wereld.toewijzing(werk.casus, wereld.coordinator, "COORDINATOR", doelen=["D06"])
    client = als(werk.user)

    why = client.get(reverse("cases:waarom", args=[werk.casus.pk])).text
    who = client.get(reverse("cases:wie", args=[werk.casus.pk]))

    assert "U bent onderzoeker in deze casus" in why
    assert "opzet" in why
    assert {(t.user, t.rol) for t in who.context["toegangen"]} == {
        (wereld.coordinator, "coördinator"),
        (werk.user, "onderzoeker"),
    }


@pytest.mark.req("R-010")
def test_an_ended_grant_is_not_among_who_can_see(wereld, als):
    werk = lopend(wereld)
    past = werk.casus.aangemaakt_op
    wereld.toewijzing(
        werk.casus, wereld.coordinator, "COORDINATOR", van=past - 9 * DAG, tot=past - DAG
    )

    who = als(werk.user).get(reverse("cases:wie", args=[werk.casus.pk]))

    assert {t.user for t in who.context["toegangen"]} == {werk.user}


@pytest.mark.req("R-124", "R-189")
def test_a_title_and_an_address_hold_the_number_and_no_name(wereld, als):
    werk = lopend(wereld)
    client = als(werk.user)

    for name in SCHERMEN:
        page = client.get(reverse(f"cases:{name}", args=[werk.casus.pk]))
        title = page.text[page.text.index("<title>") : page.text.index("</title>")]
        assert werk.casus.nummer in title
        assert "Terwolde" not in title


def test_the_timeline_shows_decisions_and_what_one_did_oneself(wereld, als):
    werk = lopend(wereld)

    page = als(werk.user).get(reverse("cases:tijdlijn", args=[werk.casus.pk]))

    assert [regel["wat"] for regel in page.context["regels"]] == ["Onderzoek gestart", "Melding"]
    assert "Gedaan: hulpvraag" in {regel["wat"] for regel in page.context["eigen"]}


def test_equal_looks_of_one_day_are_one_line_with_their_number(wereld, als):
    werk, client = lopend(wereld), als(wereld.onderzoeker)
    for _ in range(3):
        client.get(werk.casus.get_absolute_url())

    page = client.get(reverse("cases:tijdlijn", args=[werk.casus.pk]))

    own = {regel["wat"]: regel["aantal"] for regel in page.context["eigen"]}
    assert own["Ingezien: casus"] == 3
    assert "3 keer" in page.text


def test_the_timeline_has_words_for_every_decision_that_can_be_taken():
    folders = [ROOT / "cases/actions", ROOT / "workplans/actions"]
    texts = [p.read_text(encoding="utf-8") for folder in folders for p in folder.glob("*.py")]
    written = {code for text in texts for code in re.findall(r'"(C\d\d[a-z]?|KAN)"', text)}

    about_one = {einde.DEEL, einde.PERSOON, levensloop.OVERLIJDEN, gegeven_stappen.GEGEVEN}
    assert written | about_one == set(tijdlijn.OVERGANGEN)


def test_one_code_for_several_acts_reads_as_the_act_that_was_done(wereld, als):
    werk = lopend(wereld)
    other = wereld.betrokkene(werk.casus, achternaam="Zandstra")
    werk.do(einde.end_deel, other, e_code="E3", motivering="Wil niet meer")

    page = als(werk.user).get(reverse("cases:tijdlijn", args=[werk.casus.pk]))

    assert page.context["regels"][0]["wat"] == "Deel van één cliënt beëindigd"


@pytest.mark.req("R-122")
def test_a_screen_leaves_a_line_for_each_person_of_the_casus(wereld, als):
    werk = lopend(wereld)
    wereld.betrokkene(werk.casus, "gezinslid", "Terwolde")

    als(werk.user).get(werk.casus.get_absolute_url())

    with arranging():
        lines = AuditEvent.objects.filter(act="casus.view")
        assert {line.betrokkene for line in lines} == {
            pseudonym(p.pk) for p in werk.rows(Betrokkene)
        }
        assert {(x.soort, x.doel) for x in lines} == {("inzage", "D03")}
