"""Who must know by when that data are held: the clock, what stops it, who sees that it is late."""

from datetime import date, timedelta
from types import SimpleNamespace

import pytest
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cases.actions import brieven, klok
from cases.actions import informeren as actions
from cases.models import Brief, Informatiemoment, Informatieplicht
from cases.models.briefsoorten import SOORTEN
from cases.selectors import informeren, signalen
from cases.selectors.informeren import Stand
from tests.cases.brieven import Post
from tests.cases.opbouw import VANDAAG, voorbereiding
from tests.meldpunt.opbouw import Meldpunt
from tests.opzet import arranging
from tests.wereld import DAG
from wams.doelbinding.rls import acting_as
from wams.errors import Denied, DomainError
from wams.recht import selectors as recht
from wams.recht.termijnen import add_maanden
from wams.toezicht import selectors as toezicht
from wams.web.templatetags.nl import datum
from wams.werk import selectors as mijn_werk

pytestmark = pytest.mark.django_db
Soort = Informatiemoment.Soort


@pytest.fixture
def post(wereld):
    return Post(wereld)


@pytest.fixture
def werk(wereld):
    return voorbereiding(wereld)


def klokken(werk):
    rows = werk.see(informeren.klokken, werk.casus, act="informatieplicht.list")
    return {row.betrokkene.pk: row for row in rows}


def klok_van(werk, person=None):
    return klokken(werk)[(person or werk.client).pk]


def note(werk, soort, op, person=None):
    """A moment as the acts of the work write it."""
    with arranging():
        klok.note(person or werk.client, werk.act("test"), soort, op)


def since(werk, dagen):
    """The melding came in so many days ago."""
    with arranging():
        casus = werk.fresh(werk.casus)
        casus.gemeld_op = VANDAAG() - dagen * DAG
        casus.save(update_fields=["gemeld_op"])
    note(werk, Soort.ANDER, VANDAAG() - dagen * DAG)


def test_whoever_enters_a_casus_has_a_clock_of_a_month_with_its_reason(werk):
    since(werk, 10)
    van = VANDAAG() - 10 * DAG

    found = klok_van(werk)

    assert (found.uiterlijk, found.stand) == (add_maanden(van, 1), Stand.LOOPT)
    einde = datum(add_maanden(van, 1))
    assert found.waarom == (
        f"Uiterlijk {einde}: een maand nadat wij gegevens kregen, op {datum(van)}."
    )


@pytest.mark.req("R-107")
@pytest.mark.parametrize(
    ("soort", "reden"),
    [(Soort.CONTACT, "er contact"), (Soort.VERSTREKKING, "gegevens met een ander")],
)
def test_contact_or_disclosure_before_the_month_makes_that_day_the_last(werk, soort, reden):
    since(werk, 10)

    note(werk, soort, VANDAAG() - 3 * DAG)

    found = klok_van(werk)
    assert (found.uiterlijk, found.stand) == (VANDAAG() - 3 * DAG, Stand.TE_LAAT)
    assert reden in found.waarom


@pytest.mark.req("R-107")
def test_the_month_counts_where_contact_comes_after_it(werk):
    since(werk, 60)

    note(werk, Soort.CONTACT, VANDAAG())

    assert klok_van(werk).uiterlijk == add_maanden(VANDAAG() - 60 * DAG, 1)


MOMENT = st.tuples(st.sampled_from([s.value for s in Soort]), st.integers(0, 90))


def by_hand(moments, gemeld):
    """AVG 14(3) read aloud: since another told it, the first of the three days."""
    days = {s: [d for soort, d in moments if soort == s] for s in Soort.values}
    begins = days["ander"] + ([] if days["zelf"] else [gemeld])
    if not begins:
        return None
    since = min(begins)
    after = [d for d in days["contact"] + days["verstrekking"] if d >= since]
    return min([add_maanden(since, 1), *after])


@pytest.mark.req("R-107")
@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(moments=st.lists(MOMENT, max_size=6), data=st.data())
def test_in_whatever_order_it_happens_the_earliest_day_counts(werk, moments, data):
    """The row of the database against the rule by hand; each example rolls back."""
    start = VANDAAG() - 100 * DAG
    dated = [(soort, start + dagen * DAG) for soort, dagen in moments]
    gemeld = werk.fresh(werk.casus).gemeld_op
    with transaction.atomic():
        person = werk.wereld.betrokkene(werk.casus, "gezinslid", "Zandstra")
        for soort, op in data.draw(st.permutations(dated)):
            note(werk, soort, op, person)
        with arranging():
            plicht = Informatieplicht.objects.unscoped().get(pk=person.pk)
        termijn = recht.voor(werk.casus.gemeente_id).termijn("ART14")
        expected = by_hand(dated, gemeld)
        assert plicht.van_ander is (expected is not None)
        if expected:
            assert informeren.uiterlijk(plicht, termijn)[0] == expected
        transaction.set_rollback(True)


@settings(max_examples=200, deadline=None)
@given(
    verkregen=st.dates(date(2024, 1, 1), date(2027, 12, 31)),
    dagen=st.integers(0, 70),
)
def test_the_list_and_the_page_agree_on_the_day_on_which_the_term_is_over(verkregen, dagen):
    termijn = SimpleNamespace(einde=lambda op: add_maanden(op, 1))
    vandaag = verkregen + timedelta(days=dagen)

    late = verkregen <= informeren.laatste_begin(termijn, vandaag)

    assert late is (termijn.einde(verkregen) < vandaag)


@pytest.mark.parametrize("code", sorted(SOORTEN))
def test_the_clock_stops_by_a_letter_that_tells_it_and_by_no_other(post, code):
    post.verzend(post.klaar(code))

    found = klok_van(post.werk)

    assert (found.stand == Stand.INGELICHT) is (code in ("B01", "B04", "B05", "B06"))
    assert SOORTEN[code].informeert is (code in ("B01", "B04", "B05", "B06"))


def test_the_database_and_the_kinds_of_letters_have_the_same_list():
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT c FROM unnest(%s::text[]) c WHERE wams_brief_informeert(c)", [list(SOORTEN)]
        )
        found = {code for (code,) in cursor.fetchall()}
    assert found == {soort.code for soort in SOORTEN.values() if soort.informeert}


def test_a_letter_that_waits_or_lapsed_stops_nothing(post):
    waits, lapsed = post.klaar("B01"), post.klaar("B01")
    post.werk.do(brieven.laat_vervallen, lapsed, reden="Dubbel")

    assert post.status(waits) == Brief.Status.KLAAR
    assert klok_van(post.werk).stand == Stand.LOOPT


def test_nobody_at_the_keyboard_writes_the_clock(werk):
    """The runtime role has no right on the row, also not inside an act."""
    for sql in (
        "UPDATE cases_informatieplicht SET geinformeerd_op = now()",
        "INSERT INTO cases_informatieplicht SELECT * FROM cases_informatieplicht",
        "DELETE FROM cases_informatieplicht",
    ):
        with (
            arranging(),
            connection.cursor() as cursor,
            pytest.raises(DatabaseError, match="permission denied"),
            transaction.atomic(),
        ):
            cursor.execute(sql)


def test_a_moment_is_added_and_never_changed(werk):
    note(werk, Soort.CONTACT, VANDAAG())

    with arranging():
        rows = Informatiemoment.objects.unscoped().filter(casus=werk.casus.pk)
        with pytest.raises(DatabaseError), transaction.atomic():
            rows.update(op=VANDAAG() + 30 * DAG)


def test_what_somebody_told_himself_starts_no_clock_until_another_tells_something(werk):
    note(werk, Soort.ZELF, VANDAAG())
    werk.scope("SCHULDHULP")
    own = klok_van(werk)
    werk.gegeven(soort="eigen")
    still = klok_van(werk)

    werk.gegeven(bron="De school")

    assert (own.stand, still.stand) == (Stand.ZELF, Stand.ZELF)
    assert klok_van(werk).stand == Stand.LOOPT


def test_contact_before_anything_came_from_another_is_no_moment_of_this_clock(werk):
    note(werk, Soort.ZELF, VANDAAG() - 20 * DAG)
    note(werk, Soort.CONTACT, VANDAAG() - 20 * DAG)

    note(werk, Soort.ANDER, VANDAAG())

    assert klok_van(werk).uiterlijk == add_maanden(VANDAAG(), 1)


@pytest.mark.parametrize("contact", ["hulpvraag", "scope", "ondersteuning", "zienswijze"])
def test_the_work_itself_is_contact(werk, contact):
    getattr(werk, contact)()

    assert klok_van(werk).uiterlijk == VANDAAG()


def test_recording_contact_is_for_who_works_in_the_casus_and_not_for_tomorrow(wereld, werk):
    werk.do(actions.record_contact, werk.client, op=VANDAAG())
    assert klok_van(werk).uiterlijk == VANDAAG()

    with pytest.raises(DomainError, match="toekomst"):
        werk.do(actions.record_contact, werk.client, op=VANDAAG() + DAG)
    with pytest.raises(Denied):
        actions.record_contact(
            werk.client, actor=wereld.actor(wereld.coordinator, actions.record_contact.act),
            op=VANDAAG(),
        )  # fmt: skip


def test_whoever_died_is_told_nothing_and_is_not_late(post):
    since(post.werk, 60)
    assert klok_van(post.werk).stand == Stand.TE_LAAT

    post.contact(einde_op=VANDAAG(), einde_code="E8")

    assert klok_van(post.werk).stand == Stand.OVERLEDEN


def taken(werk):
    rows = werk.see(mijn_werk.start, act="werk.start")["groepen"]
    return [taak for groep in rows for taak in groep["taken"] if "Licht" in taak.wat]


def test_the_task_comes_a_week_before_and_goes_when_the_letter_is_away(post):
    werk = post.werk
    since(werk, 20)
    assert taken(werk) == []

    since(werk, 25)

    (taak,) = taken(werk)
    assert (taak.op, taak.wat) == (klok_van(werk).uiterlijk, "Licht iemand in")
    post.verzend(post.klaar("B01"))
    assert taken(werk) == []


def for_fg(wereld, selector, act):
    actor = wereld.actor(wereld.fg, act)
    with acting_as(actor):
        return selector(actor)


@pytest.mark.req("R-107")
def test_an_overdue_letter_is_a_signal_for_the_fg_until_it_went_out(wereld, post):
    since(post.werk, 60)
    note(post.werk, Soort.VERSTREKKING, VANDAAG() - 50 * DAG)
    others = voorbereiding(wereld)

    signaal = for_fg(wereld, lambda a: list(signalen.informeren_te_laat(a)), "toezicht.list")
    page = for_fg(wereld, toezicht.informeren, "toezicht.view_informeren")

    assert [row.pk for row in signaal] == [post.werk.casus.pk]
    assert others.casus.pk not in {row.pk for row in signaal}
    ((regel, late),) = page["te_laat"]
    assert (regel.pk, late.uiterlijk) == (post.werk.casus.pk, VANDAAG() - 50 * DAG)
    post.verzend(post.klaar("B01"))
    assert for_fg(wereld, toezicht.informeren, "toezicht.view_informeren")["te_laat"] == []


def test_the_fg_of_another_gemeente_and_a_colleague_see_no_clock(wereld, elders, post):
    since(post.werk, 60)

    for place, user in ((elders, elders.fg), (wereld, wereld.coordinator)):
        actor = place.actor(user, "toezicht.list")
        with acting_as(actor):
            assert Informatieplicht.objects.unscoped().filter(casus=post.werk.casus.pk).count() == 0


@pytest.mark.parametrize(("soort", "van_ander"), [("zelf", False), ("naaste", True)])
def test_own_word_reaches_the_casus_as_own_word(wereld, soort, van_ander):
    meldpunt = Meldpunt(wereld)
    melding = meldpunt.start(meldpunt.register_call(melder_type=soort))

    meldpunt.open_casus(melding)

    with arranging():
        (plicht,) = Informatieplicht.objects.unscoped().filter(casus=meldpunt.casus_of(melding).pk)
    assert plicht.van_ander is van_ander


def test_the_pages_say_who_and_when_and_cost_the_same_for_one_and_for_three(wereld, post, als):
    page, letters = (
        reverse(f"cases:{name}", args=[post.werk.casus.pk]) for name in ("ingelicht", "brieven")
    )
    client = als(post.werk.user)
    text = client.get(page).content.decode()
    assert "Nog inlichten" in text
    assert "een maand nadat wij gegevens kregen" in text
    assert "Wie weet het al?" in client.get(letters).content.decode()
    with CaptureQueriesContext(connection) as one:
        client.get(page)

    for naam in ("Zandstra", "Bos"):
        wereld.betrokkene(post.werk.casus, "gezinslid", naam)

    with CaptureQueriesContext(connection) as three:
        client.get(page)
    assert len(one) == len(three)
