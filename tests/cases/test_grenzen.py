"""Birthdays and ends of orders: a task beforehand, the change on the day, the night after it."""

import pytest
from django.urls import reverse

from cases import tasks
from cases.actions import brieven, levensloop
from cases.actions import scope as scope_acties
from cases.models import Brief, Gegeven, Vertegenwoordiging, Wilsbekwaamheid
from cases.selectors import grenzen, scope
from tests.cases.brieven import ADRES, Post
from tests.cases.opbouw import VANDAAG, lopend
from tests.cases.test_levensloop import geboren, kind, spreker
from tests.cases.test_tasks import at_night
from tests.opzet import arranging
from tests.wereld import DAG
from wams.audit.models import AuditEvent
from wams.errors import DomainError
from wams.recht import termijnen
from wams.recht.codes import Eenheid, Rol

pytestmark = pytest.mark.django_db(transaction=True)
Status = Brief.Status


@pytest.fixture
def werk(wereld):
    return lopend(wereld)


def over_maanden(aantal):
    return termijnen.add(VANDAAG(), aantal, Eenheid.MAANDEN)


def taken(werk):
    rows = werk.see(grenzen.te_doen, [werk.casus])
    return [(row.betrokkene.pk, row.op, row.wat) for row in rows]


def antwoord(werk, person, gegeven_door="vertegenwoordiger", op=None):
    return werk.do(
        scope_acties.record_deelname, person, antwoord="ja", op=op or VANDAAG(), kanaal="gesprek",
        gegeven_door=gegeven_door,
    )  # fmt: skip


def jarig(person, dag):
    """As if the birthday falls on that day."""
    with arranging():
        person.geboortedatum = dag
        person.save(update_fields=["geboortedatum"])


# Beforehand


@pytest.mark.req("R-168")
@pytest.mark.parametrize("leeftijd", [12, 16, 18])
def test_three_months_before_each_birthday_there_is_a_task_for_who_carries_the_casus(
    wereld, werk, als, leeftijd
):
    op_tijd = kind(wereld, werk, geboren(leeftijd, over_maanden(3)))
    kind(wereld, werk, geboren(leeftijd, over_maanden(3) + 4 * DAG))
    wat = f"Bespreek wat verandert als iemand {leeftijd} jaar wordt"

    assert taken(werk) == [(op_tijd.pk, over_maanden(3), wat)]
    page = als(werk.user).get("/").text
    assert wat in page
    assert reverse("cases:persoon", args=[op_tijd.pk]) in page
    assert op_tijd.voornamen not in page.split("</main>")[0].split("<main")[1]

    werk.do(levensloop.discuss_grens, op_tijd, op=VANDAAG())

    assert taken(werk) == []


@pytest.mark.req("R-168")
def test_what_was_discussed_before_one_birthday_says_nothing_about_the_next(wereld, werk):
    jip = kind(wereld, werk, geboren(16, VANDAAG() + 5 * DAG))
    with arranging():
        jip.grens_besproken_op = VANDAAG() - 4 * 365 * DAG
        jip.save(update_fields=["grens_besproken_op"])

    assert [row[0] for row in taken(werk)] == [jip.pk]


@pytest.mark.req("R-168")
def test_before_an_order_ends_somebody_has_to_arrange_who_goes_on(wereld, werk):
    mentor = {"soort": "mentor", "naam": "M. Tijl"}
    spreker(werk, werk.client, **mentor, tot=over_maanden(2))
    spreker(werk, werk.client, "curator", "C. Ver", tot=over_maanden(3) + 5 * DAG)

    wat = "Regel wie hierna voor iemand spreekt"
    assert taken(werk) == [(werk.client.pk, over_maanden(2), wat)]

    spreker(werk, werk.client, **mentor, van=over_maanden(2))

    assert taken(werk) == []


def test_tasks_are_for_who_carries_the_casus_and_the_number_of_queries_stays(
    wereld, werk, django_assert_max_num_queries
):
    for _ in range(6):
        jip = kind(wereld, werk, geboren(12, VANDAAG() + 5 * DAG))
        spreker(werk, jip, tot=over_maanden(1))
    collega = wereld.user("Co Lega")
    wereld.toewijzing(werk.casus, collega, Rol.ONDERZOEKER)

    assert len(taken(werk)) == 12
    with django_assert_max_num_queries(30):
        taken(werk)
    werk.user = collega
    assert taken(werk) == []


def test_nothing_is_discussed_when_no_birthday_comes(wereld, werk):
    volwassen = kind(wereld, werk, geboren(40))

    with pytest.raises(DomainError, match="geen verjaardag"):
        werk.do(levensloop.discuss_grens, volwassen, op=VANDAAG())


# Since the day: whom a parent answered for


@pytest.mark.req("R-168")
def test_from_the_birthday_the_child_is_to_be_asked_until_the_child_has_answered(wereld, werk):
    jip = kind(wereld, werk, geboren(12, VANDAAG() - 5 * DAG))
    spreker(werk, jip)
    antwoord(werk, jip, op=VANDAAG() - 30 * DAG)

    laatste = VANDAAG() - 5 * DAG + 42 * DAG
    assert taken(werk) == [(jip.pk, laatste, "Vraag zelf of iemand meedoet")]

    antwoord(werk, jip, gegeven_door="zelf")

    assert taken(werk) == []


@pytest.mark.req("R-168")
@pytest.mark.parametrize(("dagen", "geldt"), [(1, True), (42, True), (43, False)])
def test_the_scope_that_a_parent_chose_ends_six_weeks_after_the_birthday_also_at_night(
    wereld, werk, dagen, geldt
):
    client = werk.client
    werk.gegeven()
    jarig(client, geboren(12, VANDAAG() - dagen * DAG))
    spreker(werk, client)
    werk.scope(
        "SCHULDHULP", besloten_door="vertegenwoordiger", op=VANDAAG() - 60 * DAG, over=[client]
    )
    with arranging():
        Gegeven.objects.unscoped().filter(casus=werk.casus).update(buiten_scope=False)

    at_night(tasks.expire_antwoorden)
    at_night(tasks.expire_antwoorden)

    assert (client.pk not in werk.see(scope.vervallen_scopes, werk.casus)) is geldt
    assert {row.buiten_scope for row in werk.rows(Gegeven)} == {not geldt}
    with arranging():
        assert AuditEvent.objects.filter(act="scope.expire").count() == (not geldt)


def test_an_unable_child_keeps_the_parent_until_it_comes_of_age(wereld, werk):
    jip = kind(wereld, werk, geboren(18, VANDAAG() - 43 * DAG))
    ouder = spreker(werk, jip)
    with arranging():
        Wilsbekwaamheid(
            casus=werk.casus, betrokkene=jip, recht="KEUZE", bekwaam=False,
            op=VANDAAG() - 900 * DAG, beoordeeld_door="Arts", reden="Overziet dit niet.",
            vastgelegd_door=werk.user, bewaarklasse="RC05",
        ).save()  # fmt: skip
    antwoord(werk, jip, op=VANDAAG() - 60 * DAG)

    assert jip.pk not in werk.see(scope.deelnames_nu, werk.casus)
    jarig(jip, geboren(13, VANDAAG() - 43 * DAG))
    assert jip.pk in werk.see(scope.deelnames_nu, werk.casus)
    assert ouder.soort == "ouder"


# The night


@pytest.mark.req("R-168")
def test_in_the_night_of_the_birthday_what_waits_is_made_anew_for_who_gets_it_now(wereld):
    post = Post(wereld)
    jip = kind(wereld, post.werk, geboren(16, VANDAAG() + DAG))
    post.contact(jip, contact_kanaal="brief", **ADRES)
    ouder = spreker(post.werk, jip, contact_kanaal="brief", **ADRES)
    oud = post.klaar("B14", person=jip, vertegenwoordiging=ouder)
    eigen = post.klaar("B02", person=post.werk.client)
    at_night(tasks.readdress_letters)
    assert post.status(oud) == Status.KLAAR

    jarig(jip, geboren(16))
    at_night(tasks.readdress_letters)
    at_night(tasks.readdress_letters)

    assert post.status(oud) == Status.VERVALLEN
    (nieuw,) = [b for b in post.alle() if b.pk not in (oud.pk, eigen.pk)]
    assert (nieuw.code, nieuw.betrokkene_id, nieuw.vertegenwoordiging) == ("B14", jip.pk, None)
    assert (nieuw.status, nieuw.vrije_tekst) == (Status.CONCEPT, oud.vrije_tekst)
    assert "Beste Jip" in nieuw.inhoud
    assert post.status(eigen) == Status.KLAAR


@pytest.mark.req("R-168")
def test_the_day_an_order_ends_its_letters_go_to_the_next_or_wait_for_one(wereld):
    post = Post(wereld)
    client = post.werk.client
    post.werk.onbekwaam(client, "BRIEF")
    oud = spreker(post.werk, client, "mentor", contact_kanaal="brief", **ADRES)
    brief = post.klaar(vertegenwoordiging=oud)
    with arranging():
        Vertegenwoordiging.objects.unscoped().filter(pk=oud.pk).update(tot=VANDAAG())

    at_night(tasks.readdress_letters)
    assert post.status(brief) == Status.KLAAR
    with pytest.raises(DomainError, match="Leg eerst vast"):
        post.verzend(brief)

    curator = spreker(post.werk, client, "curator", "C. Ver", van=VANDAAG())
    at_night(tasks.readdress_letters)

    assert post.status(brief) == Status.VERVALLEN
    assert [b.vertegenwoordiging_id for b in post.alle() if b.is_open] == [curator.pk]


def test_a_letter_that_already_goes_right_is_not_made_anew(wereld):
    post = Post(wereld)

    with pytest.raises(DomainError, match="al naar wie"):
        post.werk.do(brieven.readdress_brief, post.maak())
