"""A partij sees its own afspraken and nothing else, in Python and by row-level security."""

from datetime import timedelta

import pytest
from django.apps import apps
from django.db import IntegrityError, connection
from django.db.utils import ProgrammingError
from django.utils import timezone

from cases.actions import levensloop
from cases.models import Casus
from tests.opzet import arranging, at_moment
from tests.wereld import DAG
from tests.workplans.opbouw import in_aanpak, planwerk, vandaag
from tests.workplans.test_afspraken import grants_of, leave_out
from wams.audit.models import AuditEvent
from wams.doelbinding.actor import Actor
from wams.doelbinding.grants import _permission_id
from wams.doelbinding.policy import may
from wams.doelbinding.rls import acting_as
from wams.errors import Denied, DomainError, IllegalTransitionError
from wams.recht.codes import Doel
from wams.retention.models import Dossierstuk
from workplans.actions import afspraken, partij
from workplans.models import Afspraak
from workplans.selectors.partij import afspraken as lijst

pytestmark = pytest.mark.django_db
EIGEN = "workplans_afspraak"
# A draft is one's own, and an aanstelling asks the person himself: they have other policies.
TABLES = sorted(
    model._meta.db_table
    for model in apps.get_models()
    if issubclass(model, Dossierstuk) and model._meta.db_table != "formulieren_concept"
)


def rows(actor, table):
    with acting_as(actor), connection.cursor() as cursor:
        return cursor.execute(f"SELECT id FROM {table}").fetchall()


def as_partner(werk, user=None, act="afspraak.view"):
    return Actor.for_act(user or werk.partner, act, werk.wereld.gemeente.pk)


def sees(werk, user=None):
    return {pk for (pk,) in rows(as_partner(werk, user), EIGEN)}


def sql(actor, statement, *parameters):
    with acting_as(actor), connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        return cursor.rowcount


@pytest.mark.req("SEC-009", "R-056", "R-009")
@pytest.mark.parametrize("promised", [False, True], ids=["asked", "promised"])
def test_a_partner_sees_exactly_the_own_afspraken_and_nothing_of_casus_people_or_plan(
    wereld, promised
):
    werk = in_aanpak(wereld)
    school = wereld.organisatie("Basisschool Noord", "SCHOOL")
    own, other = werk.afspraken[0], werk.vraag(organisatie=school, wat="Eén vaste persoon")
    elsewhere = planwerk(wereld)
    elsewhere.nood()
    if promised:
        werk.zeg_toe(own)

    assert len(rows(werk.act("werkplan.view"), EIGEN)) == 3
    assert other.pk not in sees(werk)
    found = {table: len(rows(as_partner(werk), table)) for table in TABLES}
    assert {table: n for table, n in found.items() if n} == {EIGEN: 1}
    assert sees(werk) == {own.pk}
    assert sql(as_partner(werk), "SELECT 1 FROM doelbinding_betrokkenheid") == 0


@pytest.mark.req("R-166")
@pytest.mark.parametrize("promised", [False, True], ids=["asked", "promised"])
def test_after_a_death_a_partij_no_longer_sees_or_answers_what_was_asked_about_that_person(
    wereld, promised
):
    werk = in_aanpak(wereld)
    client = werk.client
    ander = wereld.betrokkene(werk.casus, "client", "Zandstra", voornamen="Wim")
    over_ander = werk.vraag(betrokkene=ander)
    own = werk.afspraken[0]
    if promised:
        werk.zeg_toe(own)
    assert sees(werk) == {own.pk, over_ander.pk}

    werk.do(
        levensloop.record_overlijden, client, overleden_op=vandaag(),
        overlijden_bron="De zus belde",
    )  # fmt: skip

    assert sees(werk) == {over_ander.pk}
    assert [row.pk for row in lijst_van(werk)] == [over_ander.pk]
    update = f"UPDATE {EIGEN} SET status = 'VERVALLEN', uitvoerder_id = %s WHERE id = %s"
    assert sql(as_partner(werk), update, werk.partner.pk, own.pk) == 0
    with pytest.raises(DomainError, match="overleden"):
        werk.vraag(betrokkene=werk.fresh(client))


def lijst_van(werk):
    actor = as_partner(werk, act="afspraak.list")
    with acting_as(actor):
        return lijst(actor)[:50]


@pytest.mark.req("SEC-009", "R-155")
def test_a_colleague_sees_the_question_and_not_what_another_promised(wereld, elders):
    werk = in_aanpak(wereld)
    row = werk.afspraken[0]
    colleague = werk.partner_bij(werk.corporatie, "Collega")
    stranger = werk.partner_bij(elders.organisatie("Wonen Elders", "CORPORATIE"), "Vreemde")
    ended = wereld.user("Vertrokken", werk.corporatie)
    past = timezone.now() - DAG
    wereld.mandaat(ended, "partner", van=past - DAG, tot=past)
    asked = {name: sees(werk, user) for name, user in people(werk, colleague, stranger, ended)}

    werk.zeg_toe(row)

    assert asked == {"self": {row.pk}, "colleague": {row.pk}, "stranger": set(), "ended": set()}
    promised = {name: sees(werk, user) for name, user in people(werk, colleague, stranger, ended)}
    assert promised == {"self": {row.pk}, "colleague": set(), "stranger": set(), "ended": set()}


def people(werk, colleague, stranger, ended):
    return [
        ("self", werk.partner), ("colleague", colleague), ("stranger", stranger), ("ended", ended)
    ]  # fmt: skip


@pytest.mark.req("R-056", "R-154", "R-010")
def test_a_promise_gives_that_person_one_doel_until_the_day_on_the_word_of_who_asked(wereld):
    werk = in_aanpak(wereld)
    row = werk.afspraken[0]

    promised = werk.zeg_toe(row)

    (grant,) = grants_of(werk.partner)
    end = timezone.localtime(grant.tot)
    assert (grant.doel, grant.rol, grant.act) == ("D08", "PARTIJ", "afspraak.accept")
    assert (grant.toegekend_door_id, grant.organisatie_id) == (werk.user.pk, werk.corporatie.pk)
    assert (end.date(), end.hour) == (row.voor + DAG, 0)
    assert (promised.status, promised.uitvoerder_id, promised.toegezegd_hoe) == (
        "TOEGEZEGD", werk.partner.pk, "zelf",
    )  # fmt: skip
    with arranging():
        line = AuditEvent.objects.get(act="afspraak.accept")
    assert (line.doel, line.casus_id, line.actor_id) == ("D08", werk.casus.pk, werk.partner.pk)


@pytest.mark.req("R-010", "SEC-020")
def test_after_the_day_the_share_has_ended_by_itself(wereld):
    werk = in_aanpak(wereld)
    row = werk.zeg_toe(werk.afspraken[0])
    end = grants_of(werk.partner)[0].tot
    actor = as_partner(werk)

    def witnesses(moment):
        actor.forget()
        with at_moment(moment), acting_as(actor):
            found = Afspraak.objects.visible_to(actor).filter(pk=row.pk)
            return found.exists(), bool(may(actor, "afspraak.view", row))

    assert witnesses(end - timedelta(seconds=1)) == (True, True)
    assert witnesses(end) == (False, False)


@pytest.mark.req("R-056")
def test_a_second_promise_reaches_as_far_as_the_longest_of_both(wereld):
    werk = in_aanpak(wereld)
    short = werk.afspraken[0]
    long = werk.vraag(wat="Later", voor=vandaag() + 30 * DAG)
    between = werk.vraag(wat="Tussendoor", voor=vandaag() + 20 * DAG)

    for row in (short, long, between):
        werk.zeg_toe(row)

    live = [g for g in grants_of(werk.partner) if g.tot > g.van]
    assert [timezone.localtime(g.tot).date() for g in live] == [long.voor + DAG]
    assert sees(werk) == {short.pk, long.pk, between.pk}


def test_declining_asks_no_reason_and_gives_nothing(wereld):
    werk = in_aanpak(wereld)

    row = werk.als_partner(partij.decline_afspraak, werk.afspraken[0])

    assert (row.status, row.uitvoerder_id, row.afgerond_op) == (
        "VERVALLEN", werk.partner.pk, vandaag(),
    )  # fmt: skip
    assert grants_of(werk.partner) == []


@pytest.mark.req("R-010")
def test_reporting_done_ends_the_share_at_once_and_shows_the_answer_that_day_only(wereld):
    werk = in_aanpak(wereld)
    row = werk.zeg_toe(werk.afspraken[0])

    werk.als_partner(partij.report_done, row)

    assert [g.tot > g.van for g in grants_of(werk.partner)] == [False]
    assert sees(werk) == {row.pk}
    with at_moment(timezone.now() + DAG):
        assert sees(werk) == set()
    with pytest.raises((Denied, IllegalTransitionError)):
        werk.als_partner(partij.report_done, row)


@pytest.mark.req("R-056", "R-154")
@pytest.mark.parametrize("who", ["colleague after", "stranger", "without mandate", "enforcer"])
def test_nobody_else_promises_it(wereld, who):
    werk = in_aanpak(wereld)
    row = werk.afspraken[0]
    if who == "colleague after":
        werk.zeg_toe(row)
    school = wereld.organisatie("Basisschool Noord", "SCHOOL")
    user = {
        "colleague after": lambda: werk.partner_bij(werk.corporatie, "Collega"),
        "stranger": lambda: werk.partner_bij(school, "Leerkracht"),
        "without mandate": lambda: wereld.user("Zonder mandaat", werk.corporatie),
        "enforcer": lambda: werk.partner_bij(werk.corporatie, "Handhaver", handhaaft=True),
    }[who]()
    before = len(grants_of(user))

    with pytest.raises((Denied, Afspraak.DoesNotExist)):
        werk.als_partner(partij.accept_afspraak, row, user)
    assert len(grants_of(user)) == before


@pytest.mark.req("R-014")
def test_who_enforces_too_sees_an_own_share_only_where_the_coördinator_decided(wereld):
    werk = planwerk(wereld)
    uwv = wereld.organisatie("UWV Noord", "UWV")
    user = werk.partner_bij(uwv, "Handhaver", handhaaft=True)
    decided = werk.nood(
        organisatie=uwv, handhaving_reden="Zonder UWV geen inkomen", client_verteld_op=vandaag()
    )
    undecided = werk.nood(
        organisatie=uwv, handhaving_reden="x", client_verteld_op=vandaag(), wat="Zonder besluit"
    )
    with arranging():
        undecided.handhaving_reden = ""
        undecided.save(update_fields=["handhaving_reden"])
    actor = as_partner(werk, user, "afspraak.list")

    with acting_as(actor):
        listed = [row.pk for row in lijst(actor)[0:10]]

    assert listed == [decided.pk]
    with pytest.raises(Denied):
        werk.als_partner(partij.accept_afspraak, undecided, user)
    assert werk.als_partner(partij.accept_afspraak, decided, user).status == "TOEGEZEGD"


@pytest.mark.req("R-035", "R-010")
@pytest.mark.parametrize("what", ["left out", "off the list", "suspended", "ended", "end date"])
def test_what_ends_the_ground_closes_the_share_in_the_same_moment(wereld, what):
    werk = in_aanpak(wereld)
    asked, promised = werk.afspraken[0], werk.zeg_toe(werk.vraag(wat="Toegezegd"))
    with arranging():
        casus = werk.fresh(werk.casus)
        if what == "off the list":
            connection.cursor().execute(
                "UPDATE accounts_partij SET geldig_tot = current_date WHERE organisatie_id = %s",
                [werk.corporatie.pk],
            )
        if what == "suspended":
            casus.status, casus.terug_naar = "OPGESCHORT", "AANPAK"
        if what == "ended":
            casus.status, casus.e_code = "BEEINDIGD", "E1"
        if what == "end date":
            casus.status = "HEROVERWEGING"
            casus.evaluatie_op = casus.einddatum = vandaag()
        casus.save(update_fields=["status", "terug_naar", "e_code", "evaluatie_op", "einddatum"])
    if what == "left out":
        leave_out(werk)

    # In reweighing what was agreed goes on; only the open question is gone.
    assert sees(werk) == ({promised.pk} if what == "end date" else set())
    assert asked.status == "NOG_NIET_TOEGEZEGD"


GIVE = """INSERT INTO doelbinding_toewijzing (id, user_id, casus_id, permission_id, gemeente_id,
  organisatie_id, rol, reden, act, van, tot, toegekend_door_id)
  VALUES (gen_random_uuid(), %s, %s, %s, %s, %s, %s, 'x', 'afspraak.accept', wams_nu(), %s, %s)"""


@pytest.mark.req("R-154", "SEC-014")
@pytest.mark.parametrize(
    "wrong",
    ["", "doel", "rol", "later", "casus", "organisation", "asker", "for another", "promised"],
)
def test_the_database_lets_a_partner_take_only_the_share_of_a_question(wereld, wrong):
    werk = in_aanpak(wereld)
    row = werk.afspraken[0]
    other = planwerk(wereld)
    colleague = werk.partner_bij(werk.corporatie, "Collega")
    if wrong == "promised":
        werk.do(afspraken.record_toezegging, row, toegezegd_door="M", hoe="telefoon", op=vandaag())
    end = timezone.make_aware(timezone.datetime(row.voor.year, row.voor.month, row.voor.day)) + DAG
    values = [
        (colleague if wrong == "for another" else werk.partner).pk,
        (other.casus if wrong == "casus" else werk.casus).pk,
        _permission_id(Doel.COORDINATIE if wrong == "doel" else Doel.AFSPRAAK),
        wereld.gemeente.pk,
        (other.corporatie if wrong == "organisation" else werk.corporatie).pk,
        "COORDINATOR" if wrong == "rol" else "PARTIJ",
        end + timedelta(hours=2) if wrong == "later" else end,
        (werk.partner if wrong == "asker" else werk.user).pk,
    ]

    if not wrong:
        assert sql(as_partner(werk), GIVE, *values) == 1
        return
    with pytest.raises(ProgrammingError, match="row-level security"):
        sql(as_partner(werk), GIVE, *values)


@pytest.mark.req("SEC-014", "R-056")
@pytest.mark.parametrize(
    "change",
    [
        "voor = voor + 30",
        "wat = ''::bytea",
        "gevraagd_door_id = wams_user()",
        "status = 'TOEGEZEGD', toegezegd_op = current_date, toegezegd_hoe = 'telefoon'",
        "status = 'NOG_NIET_TOEGEZEGD'",
    ],
)
def test_the_database_lets_a_partner_answer_and_change_nothing_else(wereld, change):
    werk = in_aanpak(wereld)

    with pytest.raises(ProgrammingError, match=r"antwoordt alleen|row-level security"):
        sql(as_partner(werk), f"UPDATE workplans_afspraak SET {change}")


@pytest.mark.req("SEC-014")
def test_a_partner_adds_no_afspraak_and_an_afspraak_is_of_one_doer(wereld):
    werk = in_aanpak(wereld)
    copy = """INSERT INTO workplans_afspraak SELECT gen_random_uuid(), bewaarklasse, bewaren_tot
      FROM workplans_afspraak"""
    with pytest.raises(ProgrammingError):
        sql(as_partner(werk), copy)

    with pytest.raises(IntegrityError, match="afspraak_van_partij_of_persoon"):
        werk.vraag(persoon=werk.client)


@pytest.mark.req("R-009")
def test_the_fase_shows_the_partner_phase_and_route_and_nobody_else_anything(wereld, elders):
    werk = in_aanpak(wereld)
    school = wereld.organisatie("Basisschool Noord", "SCHOOL")
    teacher = werk.partner_bij(school, "Leerkracht")
    look = "SELECT status FROM workplans_casusfase"

    assert sql(as_partner(werk), look) == 1
    assert sql(as_partner(werk, teacher), look) == 0
    assert sql(elders.actor(elders.coordinator), look) == 0
    assert sql(as_partner(werk), "SELECT 1 FROM cases_casus") == 0
    with acting_as(as_partner(werk)):
        assert Afspraak.objects.visible_to(as_partner(werk)).get().dossier.status == (
            Casus.Status.AANPAK
        )
