"""What each function finds at the start: the work to do now, by number, and no name of anybody."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from cases.models import Beoordeling, Casus
from tests.meldpunt.opbouw import Meldpunt
from tests.opzet import arranging
from wams.accounts.models import Functie
from wams.recht.codes import Rol
from workplans.models import Afspraak

pytestmark = pytest.mark.django_db
DAG = timedelta(days=1)
PRIMARY = "utrecht-button-link--primary-action"


def today():
    return timezone.localdate()


def start(als, user):
    answer = als(user).get("/")
    assert answer.status_code == 200
    return answer.text.split('<main class="w-main"')[1].split("</main>")[0]


def group(page, naam):
    """The tasks under one heading of time."""
    found = page[page.index(f'<h3 class="w-group">{naam} ') :]
    return found[: found.index("</ul>")]


def afspraak(wereld, casus, organisatie, days, **velden):
    with arranging():
        client = casus.betrokkenen.model.objects.unscoped().filter(casus=casus).first()
        row = Afspraak(
            casus_id=casus.pk,
            gemeente=wereld.gemeente,
            betrokkene=client,
            organisatie=organisatie,
            wat="Een geheime afspraak",
            voor=today() + days * DAG,
            eerste_nood=True,
            gevraagd_door=wereld.coordinator,
            bewaarklasse="RC05",
            **velden,
        )
        row.save()
    return row


def promised(**velden):
    return {"status": "TOEGEZEGD", "toegezegd_op": today(), "toegezegd_hoe": "telefoon"} | velden


def casus_met_termijn(wereld, days, nummer):
    casus = wereld.casus_van(wereld.coordinator, nummer=nummer)
    with arranging():
        casus.termijn_tot, casus.termijn_code = today() + days * DAG, "EVALUATIE"
        casus.save(update_fields=["termijn_tot", "termijn_code"])
    return casus


@pytest.mark.req("UX-013", "R-171")
def test_the_first_task_is_named_at_the_top_and_has_the_only_primary_button(wereld, als):
    casus_met_termijn(wereld, 20, "2026-0003")
    casus_met_termijn(wereld, -2, "2026-0001")
    casus_met_termijn(wereld, 3, "2026-0002")

    page = start(als, wereld.coordinator)

    assert "Eerst dit: evalueer de aanpak met de cliënt." in page
    assert page.count(PRIMARY) == 1
    for naam, nummer in (
        ("Vandaag", "2026-0001"),
        ("Deze week", "2026-0002"),
        ("Later", "2026-0003"),
    ):
        assert re.findall(r"2026-\d{4}", group(page, naam))[0] == nummer
    assert "2 dagen te laat" in group(page, "Vandaag")
    assert "Nu doen" not in group(page, "Later")
    assert "Terwolde" not in page


@pytest.mark.req("UX-013")
def test_a_term_shows_in_the_calendar_with_words(wereld, als):
    coming = next(today() + n * DAG for n in range(1, 8) if (today() + n * DAG).weekday() < 5)
    casus_met_termijn(wereld, (coming - today()).days, "2026-0001")

    page = start(als, wereld.coordinator)

    table = page[page.index('<table class="w-cal">') : page.index("</table>")]
    (day,) = [cell for cell in table.split("</td>") if "1 termijn" in cell]
    assert f"<span>{coming.day}</span>" in day


@pytest.mark.req("R-165")
def test_who_is_asked_finds_the_question_today_and_never_too_late(wereld, als):
    casus = wereld.casus(Casus.Status.ONDERZOEK_AFGEROND, nummer="2026-0147")
    asked = timezone.now() - 3 * DAG
    row = wereld.aanstelling(casus, wereld.coordinator, Rol.COORDINATOR, "voorgesteld", op=asked)

    tasks = group(start(als, wereld.coordinator), "Vandaag")

    assert "Zeg of u coördinator wilt zijn" in tasks
    assert "Casus 2026-0147" in tasks
    assert row.get_absolute_url() in tasks
    assert "te laat" not in tasks


def test_a_question_in_an_own_casus_is_one_row(wereld, als):
    user = wereld.onderzoeker
    wereld.mandaat(user, "coordinator")
    casus = wereld.casus_van(user, Rol.ONDERZOEKER, Casus.Status.ONDERZOEK_AFGEROND)
    with arranging():
        casus.uitkomst = Casus.Uitkomst.MVP_COORDINATIE
        casus.save(update_fields=["uitkomst"])
    row = wereld.aanstelling(casus, user, Rol.COORDINATOR, "voorgesteld")

    assert start(als, user).count(row.get_absolute_url()) == 1


@pytest.mark.req("R-171")
def test_a_step_that_waits_for_another_is_no_task_of_mine(wereld, als):
    user = wereld.onderzoeker
    casus = wereld.casus_van(user, Rol.ONDERZOEKER, Casus.Status.ONDERZOEK_AFGEROND)
    with arranging():
        casus.uitkomst = Casus.Uitkomst.MVP_COORDINATIE
        casus.save(update_fields=["uitkomst"])

    page = start(als, user)

    assert casus.nummer not in page
    assert "Er is nu niets waarvoor u aan zet bent." in page


@pytest.mark.req("UX-013")
def test_the_coordinator_sees_on_whom_he_waits_and_reminds_no_ggz(wereld, als):
    casus = wereld.casus_van(wereld.coordinator, nummer="2026-0147")
    corporatie = wereld.organisatie("Wonen Noord", "CORPORATIE")
    school = wereld.organisatie("Basisschool Noord", "SCHOOL")
    ggz = wereld.organisatie("GGZ De Waterkant", "GGZ")
    done = wereld.organisatie("Schuldhulp Zuid", "SCHULDHULP")
    afspraak(wereld, casus, corporatie, -3, **promised())
    afspraak(wereld, casus, school, 10)
    afspraak(wereld, casus, ggz, -5)
    afspraak(wereld, casus, done, 10, **promised())

    page = start(als, wereld.coordinator)

    block = page[page.index("U wacht op anderen") :].split("</section>")[0]
    rows = {naam: block[block.index(naam) :].split("</li>")[0] for naam in
            ("Wonen Noord", "Basisschool Noord", "GGZ De Waterkant")}  # fmt: skip
    assert "te laat" in rows["Wonen Noord"]
    assert "Nog niet toegezegd" in rows["Basisschool Noord"]
    assert "U stuurt geen herinnering." in rows["GGZ De Waterkant"]
    assert "te laat" not in rows["GGZ De Waterkant"]
    assert "Schuldhulp Zuid" not in page
    assert "herinnering" not in page.replace("U stuurt geen herinnering.", "")
    assert "Een geheime afspraak" not in page


def test_a_partner_finds_what_is_asked_and_what_was_promised(wereld, als):
    school = wereld.organisatie("Basisschool Noord", "SCHOOL")
    user = wereld.user("Juf Noord", school)
    wereld.mandaat(user, Functie.PARTNER)
    casus = wereld.casus_van(wereld.coordinator)
    asked = afspraak(wereld, casus, school, 5)

    page = start(als, user)

    assert "Zeg of u deze afspraak kunt doen" in group(page, "Deze week")
    assert f"/afspraken/{asked.pk}/" in page
    assert casus.nummer not in page
    assert "Een geheime afspraak" not in page


@pytest.mark.req("UX-013")
def test_a_professional_logs_a_melding_from_here_and_sees_that_something_is_done(wereld, als):
    mine = Meldpunt(wereld).register()
    other = Meldpunt(wereld).register_call()

    page = start(als, wereld.professional)

    (button,) = re.findall(rf"{PRIMARY}[^>]*>([^<]+)<", page)
    assert button == "Nieuwe melding"
    block = page[page.index("Uw meldingen") :].split("</section>")[0]
    assert f"Melding {mine.nummer}" in block
    assert "Ontvangen" in block
    assert other.nummer not in page
    assert "Terwolde" not in page


def test_the_meldpunt_finds_what_nobody_took_and_what_it_took_itself(wereld, als):
    meldpunt = Meldpunt(wereld)
    new, taken = meldpunt.register(), meldpunt.triage()
    colleague = wereld.user("Andere Meldpuntmedewerker")
    wereld.mandaat(colleague, Functie.MELDPUNT)

    mine, theirs = start(als, wereld.meldpunt), start(als, colleague)

    assert f"Melding {new.nummer}." in mine
    assert f"Melding {taken.nummer}." in mine
    assert f"Melding {new.nummer}." in theirs
    assert f"Melding {taken.nummer}." not in theirs
    assert "Terwolde" not in mine


@pytest.mark.req("R-017")
def test_the_werkverdeler_sees_how_much_waits_and_no_content(wereld, als):
    for _ in range(3):
        wereld.casus(Casus.Status.VOORBEREIDING)

    page = start(als, wereld.verdeler)

    block = page[page.index("Te verdelen") :].split("</section>")[0]
    assert re.search(r'Zonder onderzoeker</span> <span class="w-strong w-num">3<', block)
    assert "/casussen/verdelen/" in block
    assert "Terwolde" not in page


@pytest.mark.req("R-160", "R-017")
def test_the_fg_sees_how_many_signals_there_are(wereld, als):
    casus = wereld.casus_van(wereld.onderzoeker, Rol.ONDERZOEKER, Casus.Status.ONDERZOEK)
    with arranging():
        casus.verlengd, casus.termijn_tot = True, today() - DAG
        casus.save(update_fields=["verlengd", "termijn_tot"])

    block = start(als, wereld.fg).split('id="telling1"')[1].split("</section>")[0]

    counts = dict(re.findall(r"<span>([^<]+)</span> <span class=\"w-strong w-num\">(\d+)<", block))
    assert counts == {
        "Termijn verlopen": "1",
        "Onderzoek voorbij de verlengde termijn": "1",
        "Nog niet ingelicht, en te laat": "0",
        "Te lang zonder coördinator of waarnemer": "0",
        "Uitzonderingen op de opleiding": "0",
    }
    assert "/toezicht/signalen/" in block


def test_the_administrator_sees_which_mandates_end(wereld, als):
    wereld.mandaat(wereld.coordinator, "onderzoeker", tot=timezone.now() + 7 * DAG)

    block = start(als, wereld.beheerder).split('id="telling1"')[1].split("</section>")[0]

    assert re.search(r'binnen 4 weken</span> <span class="w-strong w-num">1<', block)
    assert "/beheer/mandaten/" in block


def test_a_second_assessor_finds_what_waits(wereld, als):
    casus = wereld.casus_van(wereld.coordinator, status=Casus.Status.HEROVERWEGING)
    with arranging():
        beoordeling = Beoordeling(
            casus=casus,
            gemeente=wereld.gemeente,
            soort="verlenging",
            motivering="Geheime reden",
            nieuwe_einddatum=today() + 100 * DAG,
            nieuwe_evaluatie=today() + 50 * DAG,
            gevraagd_door=wereld.coordinator,
            gevraagd_op=today(),
            beslissen_voor=today() + 5 * DAG,
            bewaarklasse="RC05",
        )
        beoordeling.save()

    page = start(als, wereld.beoordelaar)

    assert "Beoordeel de verlenging" in group(page, "Deze week")
    assert casus.nummer in group(page, "Deze week")
    assert "Geheime reden" not in page
    address = reverse("cases:take_beoordeling", args=[beoordeling.pk])
    assert f'href="{address}"' in group(page, "Deze week")
    assert als(wereld.beoordelaar).get(address).status_code == 200


@pytest.mark.req("UX-054")
@pytest.mark.parametrize(
    ("functie", "link"),
    [("coordinator", "/casussen/"), ("meldpunt", "/meldingen/"), ("partner", "/afspraken/")],
)
def test_an_empty_page_says_where_to_go(wereld, als, functie, link):
    page = start(als, getattr(wereld, functie))

    empty = page[page.index("Er is nu niets waarvoor u aan zet bent.") :].split("</section>")[0]
    assert f'href="{link}"' in empty


def fill(wereld, user, number):
    """One row more of the work in casussen."""
    organisatie = wereld.organisatie(f"Partij {number}", "CORPORATIE")
    for rol in (Rol.COORDINATOR, Rol.ONDERZOEKER):
        status = Casus.Status.AANPAK if rol == Rol.COORDINATOR else Casus.Status.ONDERZOEK
        casus = wereld.casus_van(user, rol, status)
        afspraak(wereld, casus, organisatie, -1)
        afspraak(wereld, casus, wereld.team, 5)
    asked = wereld.casus(Casus.Status.ONDERZOEK_AFGEROND)
    wereld.aanstelling(asked, user, Rol.COORDINATOR, "voorgesteld")
    Meldpunt(wereld).register()
    Meldpunt(wereld).register_call()


def fill_all(wereld, user, number):
    fill(wereld, user, number)
    Meldpunt(wereld).register(user)
    school = wereld.organisatie(f"School {number}", "SCHOOL")
    wereld.mandaat(user, Functie.PARTNER, organisatie=school)
    afspraak(wereld, wereld.casus_van(wereld.coordinator), school, 5)


@pytest.mark.req("SEC-100")
def test_a_person_with_every_function_takes_no_more_queries_for_more_work(
    wereld, als, django_assert_max_num_queries
):
    user = wereld.user("Duizendpoot")
    for functie in Functie.values:
        wereld.mandaat(user, functie)
    client = als(user)
    fill_all(wereld, user, 0)
    client.get("/")
    with django_assert_max_num_queries(34) as few:
        client.get("/")
    for number in range(1, 4):
        fill_all(wereld, user, number)

    with django_assert_max_num_queries(34) as many:
        client.get("/")

    assert len(many) == len(few)


@pytest.mark.req("SEC-100")
@pytest.mark.parametrize(
    "functie", ["coordinator", "onderzoeker", "meldpunt", "professional", "verdeler", "fg"]
)
def test_one_function_takes_thirty_queries_at_most(
    wereld, als, functie, django_assert_max_num_queries
):
    user = getattr(wereld, functie)
    fill(wereld, wereld.coordinator, 0)
    fill(wereld, wereld.onderzoeker, 1)
    client = als(user)
    client.get("/")

    with django_assert_max_num_queries(30):
        client.get("/")
