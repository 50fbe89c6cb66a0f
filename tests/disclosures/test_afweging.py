"""Weighing a beroepsgeheim: the content is the professional's, the college gets the outcome."""

import uuid
from datetime import timedelta

import pytest
from django.db import ProgrammingError, connection
from django.utils import timezone

from disclosures import tasks
from disclosures.actions import afweging as actions
from disclosures.models.afweging import Afweging, Afwegingsuitkomst
from tests.conftest import role
from tests.opzet import arranging
from tests.workplans.opbouw import in_aanpak
from wams.audit.models import AuditEvent
from wams.doelbinding.actor import Actor
from wams.doelbinding.policy import may
from wams.doelbinding.rls import acting_as
from wams.kluis import sleutels
from wams.kluis.errors import SealError

pytestmark = pytest.mark.django_db
ADRES = "/afwegingen/nieuw/"
KANARIE = "Kanarie: drinkt weer sinds de zomer"
DELEN = {
    "besluit": "DELEN",
    "feiten": KANARIE,
    "welke": "Dat er nu behandeling is",
    "over_wie": "De moeder",
    "aan_wie": "De coördinator",
    "waarvoor": "Het plan",
    "gesprek": "Op 3 mei 2026 besproken, zij vindt het goed",
    "toestemming": "gegeven",
    "grond": "TOESTEMMING",
    "weging": "Zonder dit loopt het plan vast",
}
ZES = {f"CVP{n}": f"Antwoord {n}" for n in range(1, 7)}
CONFLICT = DELEN | {"grond": "CONFLICT", "toestemming": "geweigerd", "overleg": "Een arts", **ZES}


def send(als, user, address=ADRES, **answers):
    form = {"inzending": uuid.uuid4(), **answers}
    client = als(user)
    page = client.get(address)
    gemeente = page.context["form"].initial.get("gemeente")
    return client.post(address, form | ({"gemeente": gemeente} if gemeente else {}))


@pytest.fixture
def werk(wereld):
    werk = in_aanpak(wereld)
    werk.zeg_toe(werk.afspraken[0])
    return werk


def all_of(model):
    with arranging():
        return list(model._base_manager.order_by("aangemaakt_op"))


@pytest.mark.req("R-089")
def test_the_professional_reads_it_and_the_college_sees_outcome_ground_and_date(werk, als):
    afspraak = werk.afspraken[0]

    sent = send(
        als, werk.partner, f"{ADRES}?afspraak={afspraak.pk}", aanleiding=afspraak.pk, **DELEN
    )

    own = als(werk.partner).get(sent["Location"]).text
    for_college = als(werk.wereld.coordinator).get(f"/casussen/{werk.casus.pk}/afwegingen/").text
    assert KANARIE in own
    assert "Wat zag of hoorde u? Alleen feiten" in own
    assert KANARIE not in for_college
    assert "De cliënt geeft toestemming" in for_college
    assert "Delen, zo min mogelijk" in for_college
    (uitkomst,) = all_of(Afwegingsuitkomst)
    assert (uitkomst.casus_id, uitkomst.besloten_op) == (werk.casus.pk, timezone.localdate())


@pytest.mark.req("R-089")
def test_the_form_has_each_step_of_the_weighing(werk, als):
    fields = als(werk.partner).get(ADRES).context["form"].fields

    stappen = {
        "feiten", "welke", "over_wie", "aan_wie", "waarvoor", "overleg", "gesprek", "geen_gesprek",
        "toestemming", "grond", *ZES, "weging", "besluit", "informeren", "notitie", "registratie",
    }  # fmt: skip
    assert stappen <= set(fields)
    assert {name for name, field in fields.items() if field.required} == {
        "besluit",
        "inzending",
        "gemeente",
    }
    gronden = {code for code, _ in fields["grond"].choices}
    assert gronden == {
        "TOESTEMMING", "WETTELIJK", "VITAAL", "CONFLICT", "GOED_HULPVERLENER"
    }  # fmt: skip


@pytest.mark.req("R-089")
def test_nobody_else_finds_it_by_page_query_or_key(werk, als, wereld):
    send(als, werk.partner, **DELEN)
    (row,) = all_of(Afweging)
    others = [
        wereld.coordinator,
        wereld.fg,
        wereld.beheerder,
        werk.partner_bij(werk.corporatie, "Collega"),
    ]

    for user in others:
        assert als(user).get(row.get_absolute_url()).status_code == 404
        with acting_as(Actor.for_act(user, "afweging.view", wereld.gemeente.pk)):
            assert not Afweging._base_manager.exists()
    with connection.cursor() as cursor, arranging():
        raw = cursor.execute("SELECT inhoud FROM disclosures_afweging").fetchone()[0]
    assert KANARIE.encode() not in bytes(raw)
    with pytest.raises(SealError):
        sleutels.unseal(werk.casus.pk, bytes(raw), aad=b"")


@pytest.mark.req("R-090")
def test_not_sharing_asks_no_reason_and_sets_nothing_in_motion(werk, als):
    afspraak = werk.afspraken[0]
    before = als(werk.wereld.coordinator).get("/").text, als(werk.partner).get("/").text

    sent = send(als, werk.partner, besluit="NIET", aanleiding=afspraak.pk)

    assert sent.status_code == 302
    (uitkomst,) = all_of(Afwegingsuitkomst)
    assert (uitkomst.besluit, uitkomst.grond) == ("NIET", "")
    after = als(werk.wereld.coordinator).get("/").text, als(werk.partner).get("/").text
    assert [tasks_in(page) for page in after] == [tasks_in(page) for page in before]
    assert werk.afspraken[0].status == afspraak.status


def tasks_in(page):
    return page.count('class="w-task"')


@pytest.mark.req("R-091")
@pytest.mark.parametrize("missing", sorted(ZES))
def test_conflict_van_plichten_needs_each_of_the_six_answers(werk, als, missing):
    answers = CONFLICT | {missing: ""}

    page = send(als, werk.partner, **answers)

    assert page.status_code == 200
    (message,) = page.context["form"].errors[missing]
    assert message.startswith(f"Beantwoord: ‘{page.context['form'].fields[missing].label}’")
    assert KANARIE in page.text
    assert not all_of(Afweging)


@pytest.mark.req("R-091")
def test_conflict_van_plichten_with_all_six_is_kept_in_words(werk, als):
    send(als, werk.partner, **CONFLICT)

    (row,) = all_of(Afweging)
    asked = {regel["vraag"]: regel["antwoord"] for regel in row.inhoud}
    assert asked["Waarom is er geen andere weg om de schade te voorkomen?"] == "Antwoord 4"
    assert asked["Heeft u toestemming gevraagd?"] == "Gevraagd en geweigerd"


@pytest.mark.req("R-092")
@pytest.mark.parametrize("missing", ["overleg", "motivering"])
def test_goed_hulpverlenerschap_needs_consultation_and_its_own_motivation(werk, als, missing):
    answers = DELEN | {"grond": "GOED_HULPVERLENER", "overleg": "Een arts", "motivering": "Omdat"}

    refused = send(als, werk.partner, **answers | {missing: ""})
    accepted = send(als, werk.partner, **answers)

    assert list(refused.context["form"].errors) == [missing]
    assert accepted.status_code == 302


@pytest.mark.parametrize(
    ("ground", "left_out", "field"),
    [
        ("TOESTEMMING", {"toestemming": "geweigerd"}, "toestemming"),
        ("WETTELIJK", {}, "artikel"),
        ("VITAAL", {"weging": ""}, "weging"),
        ("VITAAL", {"gesprek": ""}, "gesprek"),
        ("", {}, "grond"),
    ],
)
def test_each_ground_asks_its_own(werk, als, ground, left_out, field):
    page = send(als, werk.partner, **DELEN | {"grond": ground} | left_out)

    assert list(page.context["form"].errors) == [field]


def test_the_action_itself_refuses_what_the_form_would(werk):
    actor = Actor.for_act(werk.partner, "afweging.decide", werk.wereld.gemeente.pk)

    with pytest.raises(Exception, match="Noem het artikel"):
        actions.decide_afweging(
            werk.wereld.gemeente, actor=actor, besluit="DELEN", grond="WETTELIJK",
            antwoorden=DELEN, teksten=[],
        )  # fmt: skip


@pytest.mark.req("R-089", "SEC-009")
def test_nobody_tells_an_outcome_in_the_name_of_another_or_without_a_share(werk, wereld):
    row = {
        "casus": werk.casus, "organisatie": werk.corporatie, "aanleiding_id": uuid.uuid4(),
        "besluit": "DELEN", "grond": "VITAAL", "catalogusversie": uuid.uuid4(),
        "besloten_op": timezone.localdate(), "bewaarklasse": "RC25",
    }  # fmt: skip
    stranger = werk.partner_bij(wereld.organisatie("Zorg Zuid", "GGZ"), "Zonder deel")
    forged = [(wereld.coordinator, werk.partner), (stranger, stranger), (stranger, werk.partner)]

    for who, named in forged:
        actor = Actor.for_act(who, "afweging.decide", wereld.gemeente.pk)
        with pytest.raises(ProgrammingError), acting_as(actor):
            Afwegingsuitkomst._base_manager.bulk_create(
                [Afwegingsuitkomst(professional=named, **row)]
            )


def test_what_its_maker_removes_is_gone_with_its_key_and_the_outcome_stays(
    werk, als, django_capture_on_commit_callbacks
):
    send(als, werk.partner, aanleiding=werk.afspraken[0].pk, **DELEN)
    (row,) = all_of(Afweging)

    with django_capture_on_commit_callbacks(execute=True):
        gone = send(als, werk.partner, f"{row.get_absolute_url()}weg/", versie=row.versie)

    assert gone.status_code == 302
    assert not all_of(Afweging)
    assert len(all_of(Afwegingsuitkomst)) == 1
    with pytest.raises(SealError):
        sleutels.dossiersleutel(row.pk)


def test_the_log_says_that_it_happened_and_no_word_of_it(werk, als):
    send(als, werk.partner, **DELEN)

    with arranging():
        lines = list(AuditEvent.objects.filter(act="afweging.decide", soort="wijziging"))
    assert len(lines) == 1
    assert not any(text in str(vars(lines[0])) for text in ("Kanarie", "moeder", "DELEN"))


@pytest.mark.django_db(transaction=True)
def test_at_night_what_was_not_fetched_goes_and_nothing_earlier(wereld, als):
    partner = wereld.user("Arts", wereld.organisatie("Zorg Noord", "GGZ"))
    wereld.mandaat(partner, "partner")
    send(als, partner, besluit="NIET", feiten="oud")
    send(als, partner, besluit="NIET", feiten="nieuw")
    old, new = all_of(Afweging)
    with arranging():
        old.bewaren_tot = timezone.localdate() - timedelta(days=1)
        old.save(update_fields=["bewaren_tot"])

    with role("wams_worker"):
        tasks.expire_afwegingen()
        tasks.expire_afwegingen()

    assert [row.pk for row in all_of(Afweging)] == [new.pk]
    with pytest.raises(SealError):
        sleutels.dossiersleutel(old.pk)
    assert sleutels.dossiersleutel(new.pk)


def test_the_term_of_keeping_here_comes_from_the_catalogue(werk, als):
    send(als, werk.partner, besluit="NIET")

    (row,) = all_of(Afweging)
    assert row.bewaren_tot == timezone.localdate() + timedelta(weeks=4)
    actor = Actor.for_act(werk.partner, "afweging.expire", werk.wereld.gemeente.pk)
    assert not may(actor, "afweging.expire", row)
