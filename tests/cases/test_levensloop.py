"""Birthdays, orders, bans and death: what changes by itself, and what stops at once."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError
from django.urls import reverse

from cases.actions import levensloop, mensen
from cases.actions import scope as scope_acties
from cases.models import Besluit, Betrokkene, Vertegenwoordiging
from cases.selectors import scope
from cases.selectors import vertegenwoordiging as selectors
from tests.cases.opbouw import VANDAAG, lopend
from tests.opzet import arranging
from wams.errors import DomainError
from wams.recht.codes import Recht

pytestmark = pytest.mark.django_db
DAG = timedelta(days=1)
ADRES = {
    "straat": "Geheimlaan",
    "huisnummer": "7731-X",
    "postcode": "9999 AB",
    "woonplaats": "Schuilstede",
}


@pytest.fixture
def werk(wereld):
    return lopend(wereld)


def geboren(leeftijd, op=None):
    """Born so that ``leeftijd`` is reached exactly on ``op``."""
    day = op or VANDAAG()
    try:
        return day.replace(year=day.year - leeftijd)
    except ValueError:
        return date(day.year - leeftijd, 3, 1)


def kind(wereld, werk, geboortedatum, rol="gezinslid"):
    return wereld.betrokkene(
        werk.casus, rol, "Terwolde", voornamen="Jip", geboortedatum=geboortedatum
    )


def spreker(werk, person, soort="ouder", naam="A. Bakker", **velden):
    velden = {"van": VANDAAG() - 3000 * DAG, "document": "Beschikking"} | velden
    return werk.do(mensen.record_vertegenwoordiging, person, soort=soort, naam=naam, **velden)


def wie(werk, person, recht, op=None):
    found = werk.see(selectors.spreekt_voor, werk.fresh(person), recht, op)
    return found.zelf, [row.soort for row in found.vertegenwoordigers]


def post(werk, person, op=None):
    found = werk.see(selectors.ontvangers, werk.fresh(person), op)
    return found and (found.zelf, [row.naam for row in found.vertegenwoordigers])


# Birthdays and orders


@pytest.mark.req("R-115")
@pytest.mark.parametrize(
    ("leeftijd", "recht", "ervoor", "erna"),
    [
        (12, Recht.INZAGE, (False, ["ouder"]), (True, ["ouder"])),
        (12, Recht.KEUZE, (False, ["ouder"]), (True, [])),
        (12, Recht.JEUGDHULP, (False, ["ouder"]), (True, ["ouder"])),
        (16, Recht.INZAGE, (True, ["ouder"]), (True, [])),
        (16, Recht.JEUGDHULP, (True, ["ouder"]), (True, [])),
        (18, Recht.GELD, (False, ["ouder"]), (True, [])),
    ],
)
def test_on_the_birthday_itself_another_decides_without_any_job(
    wereld, werk, leeftijd, recht, ervoor, erna
):
    jip = kind(wereld, werk, geboren(leeftijd, VANDAAG() + DAG))
    spreker(werk, jip)

    assert wie(werk, jip, recht) == ervoor
    assert wie(werk, jip, recht, VANDAAG() + DAG) == erna


@pytest.mark.parametrize(
    ("geboortedatum", "dag", "leeftijd"),
    [
        (date(2016, 2, 29), date(2028, 2, 28), 11),
        (date(2016, 2, 29), date(2028, 2, 29), 12),
        (date(2012, 2, 29), date(2030, 2, 28), 17),
        (date(2012, 2, 29), date(2030, 3, 1), 18),
        (date(2011, 3, 27), date(2027, 3, 27), 16),
    ],
)
def test_leap_days_have_a_birthday_every_year(geboortedatum, dag, leeftijd):
    person = Betrokkene(geboortedatum=geboortedatum)

    assert person.leeftijd_op(dag) == leeftijd
    assert person.verjaardag(leeftijd) <= dag < person.verjaardag(leeftijd + 1)


def test_three_months_before_a_birthday_it_shows_and_on_the_day_it_is_gone(wereld, werk, als):
    jip = kind(wereld, werk, geboren(12, date(2027, 6, 10)))

    seen = {
        op: werk.see(selectors.komende_grens, jip, op)
        for op in (date(2027, 3, 9), date(2027, 3, 10), date(2027, 6, 9), date(2027, 6, 10))
    }

    grens = (12, date(2027, 6, 10))
    assert [*seen.values()] == [None, grens, grens, None]
    soon = kind(wereld, werk, geboren(16, VANDAAG() + 20 * DAG))
    text = als(werk.user).get(reverse("cases:mensen", args=[werk.casus.pk])).text
    assert "Wordt 16 jaar" in text
    assert soon.voornamen in text


@pytest.mark.req("R-115")
def test_an_order_speaks_from_its_day_until_its_end(werk):
    client = werk.client
    werk.onbekwaam(client, "BRIEF")
    spreker(werk, client, "curator", "C. Curator", van=VANDAAG(), tot=VANDAAG() + 10 * DAG)

    assert post(werk, client) == (False, ["C. Curator"])
    assert post(werk, client, VANDAAG() + 9 * DAG) == (False, ["C. Curator"])
    assert post(werk, client, VANDAAG() + 10 * DAG) == (False, [])


@pytest.mark.req("R-115")
def test_being_unable_in_one_matter_says_nothing_about_another(werk):
    spreker(werk, werk.client, "mentor")
    werk.onbekwaam(werk.client, "KEUZE")

    assert wie(werk, werk.client, Recht.KEUZE) == (False, ["mentor"])
    assert wie(werk, werk.client, Recht.INZAGE) == (True, [])


@pytest.mark.req("R-115")
def test_a_bewindvoerder_speaks_about_money_only_and_a_machtiging_about_what_it_names(werk):
    spreker(werk, werk.client, "bewindvoerder", "B. Bewind")
    spreker(werk, werk.client, "gemachtigde", "G. Zus", rechten=["BRIEF"])

    assert wie(werk, werk.client, Recht.GELD) == (True, ["bewindvoerder"])
    assert wie(werk, werk.client, Recht.INZAGE) == (True, [])
    assert post(werk, werk.client) == (True, ["G. Zus"])


@pytest.mark.req("R-115")
def test_a_parent_against_the_interest_of_a_child_of_13_no_longer_reads_along(wereld, werk, als):
    jip = kind(wereld, werk, geboren(13))
    ouder = spreker(werk, jip, naam="O. Ouder")
    spreker(werk, jip, "voogd", "V. Voogd")
    assert sorted(post(werk, jip)[1]) == ["O. Ouder", "V. Voogd"]

    werk.do(levensloop.record_tegen_belang, ouder, op=VANDAAG(), reden="Jip is thuis niet veilig.")

    assert post(werk, jip) == (True, ["V. Voogd"])
    with pytest.raises(DomainError, match="al vastgelegd"):
        werk.do(levensloop.record_tegen_belang, ouder, op=VANDAAG(), reden="Nog eens.")
    page = als(werk.user).get(reverse("cases:persoon", args=[jip.pk])).text
    assert "Leest niet mee sinds" in page


@pytest.mark.parametrize(
    ("velden", "message"),
    [
        ({"soort": "voogd", "document": ""}, "uit welk stuk"),
        ({"soort": "gemachtigde"}, "Kies waarvoor"),
    ],
)
def test_a_representative_without_proof_or_reach_is_refused(werk, velden, message):
    with pytest.raises(DomainError, match=message):
        spreker(werk, werk.client, **velden)


# What a parent chose


@pytest.mark.parametrize(("dagen", "telt"), [(1, True), (42, True), (43, False)])
def test_the_answer_of_a_parent_holds_six_weeks_after_the_birthday(wereld, werk, dagen, telt):
    jip = kind(wereld, werk, geboren(12, VANDAAG() - dagen * DAG))
    spreker(werk, jip)
    werk.do(
        scope_acties.record_deelname, jip, antwoord="ja", op=VANDAAG() - 60 * DAG,
        kanaal="gesprek", gegeven_door="vertegenwoordiger",
    )  # fmt: skip

    assert (jip.pk in werk.see(scope.deelnames_nu, werk.casus)) is telt

    werk.do(scope_acties.record_deelname, jip, antwoord="ja", op=VANDAAG(), kanaal="gesprek")
    assert jip.pk in werk.see(scope.deelnames_nu, werk.casus)


def test_a_no_of_a_parent_keeps_narrowing_after_six_weeks(wereld, werk):
    jip = kind(wereld, werk, geboren(12, VANDAAG() - 43 * DAG))
    spreker(werk, jip)
    werk.scope("WONEN", over=[jip])
    assert werk.see(scope.bereik, werk.casus).bevat(jip.pk, "WONEN")

    werk.do(
        scope_acties.record_deelname, jip, antwoord="nee", op=VANDAAG() - 60 * DAG,
        kanaal="gesprek", gegeven_door="vertegenwoordiger",
    )  # fmt: skip

    assert not werk.see(scope.bereik, werk.casus).bevat(jip.pk, "WONEN")


def test_a_parent_does_not_answer_for_a_child_of_12(wereld, werk):
    jip = kind(wereld, werk, geboren(12))
    spreker(werk, jip)

    with pytest.raises(DomainError, match="Leg eerst vast wie dat is"):
        werk.do(
            scope_acties.record_deelname, jip, antwoord="ja", op=VANDAAG(), kanaal="gesprek",
            gegeven_door="vertegenwoordiger",
        )  # fmt: skip


# A ban on contact


def test_a_ban_curtains_address_and_contact_at_once_and_silences_the_other(wereld, werk, als):
    jip = kind(wereld, werk, geboren(10))
    vader = wereld.betrokkene(werk.casus, "gezinslid", "Terwolde", voornamen="Ruud")
    spreker(werk, jip, naam="Ruud Terwolde", persoon=vader)
    veilig = "Bel haar zus op 06 9999 1234"
    werk.do(
        mensen.set_contact, jip, adres_beschermd=False, adres=ADRES, contact_kanaal="telefoon",
        contact_moment="overdag", contact_veilig=veilig,
    )  # fmt: skip
    url = reverse("cases:mensen", args=[werk.casus.pk])
    client = als(werk.user)
    before = client.get(url).text
    assert veilig in before
    assert ADRES["straat"] in before

    werk.do(
        levensloop.record_contactverbod, jip, jegens=vader, jegens_naam="Ruud Terwolde",
        van=VANDAAG(), document="Beschikking van vandaag",
    )  # fmt: skip

    after = client.get(url).text
    assert veilig not in after
    assert [value for value in ADRES.values() if value in after] == []
    assert wie(werk, jip, Recht.INZAGE) == (False, [])
    opened = client.get(reverse("cases:adres", args=[jip.pk])).text
    assert veilig in opened


@pytest.mark.parametrize(
    ("velden", "message"),
    [
        ({"tot": VANDAAG()}, "voor de begindatum"),
        ({"jegens": "zelf"}, "iemand anders"),
        ({"jegens": "vreemd"}, "iemand anders"),
    ],
)
def test_a_ban_that_cannot_be(wereld, werk, velden, message):
    others = {"zelf": werk.client, "vreemd": wereld.betrokkene(wereld.casus())}
    if "jegens" in velden:
        velden = {"jegens": others[velden["jegens"]]}

    with pytest.raises(DomainError, match=message):
        werk.do(
            levensloop.record_contactverbod, werk.client, jegens_naam="R. Bos", van=VANDAAG(),
            document="Besluit", **velden,
        )  # fmt: skip


# Death


def overlijden(werk, person, **velden):
    velden = {"overleden_op": VANDAAG() - DAG, "overlijden_bron": "De zus belde"} | velden
    return werk.do(levensloop.record_overlijden, person, **velden)


@pytest.mark.req("R-166")
def test_after_death_nothing_goes_to_or_about_the_person_and_the_others_go_on(wereld, werk, als):
    other = wereld.betrokkene(werk.casus, "client", "Zandstra", voornamen="Wim")
    werk.hulpvraag(other)
    dead = werk.client if werk.client.pk != other.pk else werk.rows(Betrokkene)[0]
    spreker(werk, dead, "mentor", "M. Mentor")
    vertegenwoordigt = spreker(werk, other, "gemachtigde", "N. T.", rechten=["BRIEF"], persoon=dead)
    assert post(werk, dead) == (True, [])

    overlijden(werk, dead)

    found = werk.fresh(dead)
    assert (found.overleden_op, found.einde_code) == (VANDAAG() - DAG, "E8")
    assert post(werk, dead) is None
    assert post(werk, other) == (True, [])
    assert werk.fresh(vertegenwoordigt).tot == VANDAAG()
    assert {row.tot for row in werk.rows(Vertegenwoordiging)} == {VANDAAG()}
    assert werk.fresh(werk.casus).status == "ONDERZOEK"
    for act in (werk.ondersteuning, werk.hulpvraag, werk.scope):
        with pytest.raises(DomainError, match=r"beëindigd|cliënt van deze casus"):
            act(person=dead)
    assert [b.overgang for b in werk.rows(Besluit)].count("DOOD") == 1
    text = als(werk.user).get(reverse("cases:mensen", args=[werk.casus.pk])).text
    assert "er gaat niets meer uit" in text


@pytest.mark.req("R-166")
def test_the_file_goes_on_for_the_family_when_the_only_client_dies(wereld, werk):
    riet = wereld.betrokkene(werk.casus, "mantelzorger", "Terwolde", voornamen="Riet")

    overlijden(werk, werk.client)

    assert werk.fresh(werk.casus).is_open
    assert werk.fresh(riet).einde_op is None


@pytest.mark.parametrize(
    ("velden", "message"),
    [
        ({"overleden_op": VANDAAG() + DAG}, "toekomst"),
        ({"overleden_op": date(1980, 1, 1)}, "voor de geboorte"),
    ],
)
def test_a_death_that_cannot_be(werk, velden, message):
    with pytest.raises(DomainError, match=message):
        overlijden(werk, werk.client, **velden)


def test_a_death_is_recorded_once_and_never_without_its_end(werk):
    client = werk.client
    overlijden(werk, client)
    with pytest.raises(DomainError, match="al vastgelegd"):
        overlijden(werk, client)

    found = werk.fresh(client)
    found.einde_op = None
    with pytest.raises(IntegrityError, match="betrokkene_overleden_is_beeindigd"), arranging():
        found.save(update_fields=["einde_op"])
