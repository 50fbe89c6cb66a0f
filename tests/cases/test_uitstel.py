"""Not telling somebody yet: two people, every factor weighed, an end, and no other road."""

import re
from contextlib import contextmanager
from datetime import timedelta

import pytest
import time_machine
from django.db import DatabaseError, transaction
from django.urls import reverse
from django.utils import timezone

from cases import tasks
from cases.actions import aanpak, brieven, einde, routeb, scope
from cases.actions import uitstel as actions
from cases.models import Brief, Uitstelbesluit
from cases.selectors import brieven as selectors
from cases.selectors.informeren import Stand
from tests.cases.brieven import Post
from tests.cases.opbouw import VANDAAG
from tests.cases.test_informeren import for_fg, klok_van, note, since
from tests.cases.uitstel import (
    AFWEGING,
    WENS,
    alle,
    beoordeling_van,
    by,
    gegeven,
    vraag,
    weeg,
)
from tests.cases.verzoek import op_verzoek
from tests.conftest import role
from tests.opzet import arranging
from tests.wereld import DAG
from wams.audit import log
from wams.audit.models import AuditEvent
from wams.doelbinding.rls import acting_as
from wams.errors import Denied, DomainError, IllegalTransitionError
from wams.recht.codes import Uitzonderingsoort
from wams.toezicht import selectors as toezicht

pytestmark = pytest.mark.django_db
Status = Uitstelbesluit.Status
STOPT = {"e_code": "E3", "motivering": "Stopt", "aanbod": "Maatschappelijk werk"}


@pytest.fixture
def werk(wereld):
    """A casus whose cliënt should have known for a month."""
    post = Post(wereld)
    since(post.werk, 60)
    assert wereld.fg  # works here since before the days that a test travels to
    return post.werk


def late(wereld):
    page = for_fg(wereld, toezicht.informeren, "toezicht.view_informeren")
    return [regel.pk for regel, _ in page["te_laat"]]


@contextmanager
def on_day(offset):
    with time_machine.travel(timezone.now() + timedelta(days=offset), tick=False):
        yield


def test_the_clock_waits_only_from_the_yes_of_another_person(wereld, werk):
    row = vraag(werk)
    asked = klok_van(werk).stand

    given = weeg(werk, row)

    assert (asked, klok_van(werk).stand) == (Stand.TE_LAAT, Stand.UITGESTELD)
    assert (given.status, given.beslist_door) == (Status.GEGEVEN, wereld.beoordelaar)
    assert given.artikel == "UAVG, artikel 41 lid 1i"
    assert late(wereld) == []


def test_a_no_leaves_the_clock_running(wereld, werk):
    row = weeg(werk, vraag(werk), "afgewezen")

    assert row.status == Status.AFGEWEZEN
    assert klok_van(werk).stand == Stand.TE_LAAT
    assert late(wereld) == [werk.casus.pk]


@pytest.mark.parametrize("leeg", AFWEGING)
def test_each_factor_has_its_own_field_and_none_may_be_empty(werk, leeg):
    with pytest.raises(DomainError) as refused:
        vraag(werk, **{leeg: " "})

    assert refused.value.field == leeg
    assert alle(werk) == []


def test_the_grounds_are_those_of_the_catalogue_for_informing(werk):
    catalogus = werk.act("uitstel.ask").catalogus
    gronden = [rij.code for rij in catalogus.uitzonderingen(Uitzonderingsoort.INFORMEREN)]

    assert gronden == ["AVG-14-5-B", "AVG-14-5-D", "UAVG-41-1-C", "UAVG-41-1-D", "UAVG-41-1-I"]
    for code in ("AVG-15-4", "UAVG-22", "ZOMAAR"):
        with pytest.raises(DomainError, match="grond"):
            vraag(werk, grond=code)


@pytest.mark.parametrize(("dagen", "mag"), [(0, False), (1, True), (28, True), (29, False)])
def test_it_is_looked_at_again_within_four_weeks(werk, dagen, mag):
    if mag:
        assert vraag(werk, dagen=dagen).herzien_voor == VANDAAG() + dagen * DAG
        return
    with pytest.raises(DomainError) as refused:
        vraag(werk, dagen=dagen)
    assert refused.value.field == "herzien_voor"


def test_who_asks_never_weighs_it_and_who_works_in_the_casus_neither(wereld, werk):
    wereld.mandaat(werk.user, "beoordelaar")
    row = vraag(werk)

    with pytest.raises(DomainError, match="Een collega moet dit beoordelen"):
        by(werk, werk.user, aanpak.take_beoordeling, beoordeling_van(werk, row))
    with pytest.raises(Denied):
        by(werk, wereld.coordinator, aanpak.take_beoordeling, beoordeling_van(werk, row))


@pytest.mark.parametrize("status", ["gegeven", "afgewezen"])
def test_the_database_lets_nobody_give_or_refuse_it_past_the_second_assessor(wereld, werk, status):
    row = vraag(werk)

    for user in (werk.user, wereld.beoordelaar):
        with pytest.raises(DatabaseError), acting_as(werk.act("uitstel.ask")), transaction.atomic():
            Uitstelbesluit.objects.unscoped().filter(pk=row.pk).update(
                status=status, beslist_door=user, beslist_op=VANDAAG()
            )
    assert werk.fresh(row).status == Status.AANGEVRAAGD


@pytest.mark.parametrize(
    "velden",
    [
        {"status": "gegeven"},
        {"aangevraagd_door": "beoordelaar"},
        {"status": "gegeven", "beslist_door": "beoordelaar"},
    ],
)
def test_the_database_takes_no_row_that_is_given_or_asked_in_another_name(wereld, werk, velden):
    vorige = vraag(werk)
    values = {name: getattr(vorige, name) for name in (*AFWEGING, "artikel", *WENS)}
    values |= {name: getattr(wereld, who) for name, who in velden.items() if name != "status"}
    with arranging():
        other = beoordeling_van(werk, vorige)
        other.pk, other.motivering = None, "Nog een"
        other._state.adding = True
        other.save()
    row = Uitstelbesluit(
        casus=werk.casus, gemeente=werk.casus.gemeente, betrokkene=werk.client, beoordeling=other,
        catalogusversie=vorige.catalogusversie, aangevraagd_op=VANDAAG(), beslist_op=VANDAAG(),
        herzien_voor=VANDAAG() + DAG, bewaarklasse="RC05",
        **({"aangevraagd_door": werk.user} | values),
        status=velden.get("status", Status.AANGEVRAAGD),
    )  # fmt: skip

    actor = werk.act("uitstel.ask")
    with (
        acting_as(actor),
        log.act(actor, "uitstel.ask"),
        pytest.raises(DatabaseError, match="row-level security"),
        transaction.atomic(),
    ):
        row.save()


def test_what_was_weighed_is_not_rewritten_and_its_day_only_comes_closer(werk):
    row = gegeven(werk)

    for velden in (
        {"artikel": "Anders"},
        {"herzien_voor": row.herzien_voor + DAG},
        {"grond": "AVG-14-5-D"},
        {"betrokkene": None},
    ):
        with (
            pytest.raises(DatabaseError),
            acting_as(werk.act("uitstel.lift")),
            transaction.atomic(),
        ):
            Uitstelbesluit.objects.unscoped().filter(pk=row.pk).update(**velden)


@pytest.mark.parametrize("van", Status)
@pytest.mark.parametrize("naar", Status)
def test_only_declared_steps_are_possible(van, naar):
    row = Uitstelbesluit(status=van)

    if naar in Uitstelbesluit.TRANSITIONS[van]:
        row.move_to(naar)
        assert row.status == naar
    else:
        with pytest.raises(IllegalTransitionError):
            row.move_to(naar)


def test_lifting_makes_the_letter_that_waited_and_it_is_due_at_once(wereld, werk):
    row = gegeven(werk)

    lifted = werk.do(actions.lift_uitstel, row, reden="Zij woont nu ergens anders.")

    (brief,) = werk.rows(Brief)
    assert (lifted.status, lifted.brief_id) == (Status.OPGEHEVEN, brief.pk)
    assert (brief.code, brief.status, brief.betrokkene_id) == ("B01", "concept", werk.client.pk)
    assert "Waarom hoort u dit nu pas?" in brief.inhoud
    assert "UAVG, artikel 41 lid 1i" in brief.inhoud
    found = klok_van(werk)
    assert (found.uiterlijk, found.stand) == (VANDAAG(), Stand.LOOPT)
    with on_day(1):
        assert klok_van(werk).stand == Stand.TE_LAAT
        assert late(wereld) == [werk.casus.pk]


def test_as_long_as_it_lasts_no_letter_reaches_this_person(werk):
    post = _post(werk)
    ready = post.klaar("B03")
    gegeven(werk)

    for attempt in (lambda: post.maak("B03"), lambda: post.verzend(ready)):
        with pytest.raises(DomainError, match="geldt uitstel"):
            attempt()


def test_as_long_as_it_lasts_no_screen_hands_out_a_letter_that_was_ready(werk, als):
    post, client = _post(werk), als(werk.user)
    ready = post.klaar("B03")
    paper = reverse("cases:brief_papier", args=[ready.pk])
    assert printed(werk, ready)["adres"]
    row = gegeven(werk)

    letter = client.get(ready.get_absolute_url()).text
    listed = client.get(reverse("cases:brieven", args=[werk.casus.pk])).text
    waits = printed(werk, ready)

    assert (waits["bladen"], waits["adres"]) == ([], ())
    assert "geldt uitstel" in waits["kan_niet"]
    assert paper not in letter
    for said in (letter, listed, client.get("/").text):
        assert "geldt uitstel" in said
        assert "Print en verstuur" not in said

    werk.do(actions.lift_uitstel, row, reden="Zij woont nu ergens anders.")
    assert printed(werk, ready)["adres"]


def printed(werk, brief):
    return werk.see(selectors.papier, werk.fresh(brief), act="brief.print")


def test_whoever_knows_already_needs_no_delay(werk):
    post = _post(werk)
    post.verzend(post.klaar("B01"))

    with pytest.raises(DomainError, match="geen klok"):
        vraag(werk)


def test_told_meanwhile_there_is_nothing_left_to_say_yes_to(werk):
    post = _post(werk)
    row = vraag(werk)
    post.verzend(post.klaar("B01"))

    with pytest.raises(DomainError, match="inmiddels ingelicht"):
        weeg(werk, row)


def test_a_longer_delay_is_a_new_decision_in_the_place_of_the_old_one(wereld, werk):
    first = gegeven(werk, dagen=5)
    second = vraag(werk, dagen=25)
    assert werk.fresh(first).loopt

    weeg(werk, second)

    first, second = werk.fresh(first), werk.fresh(second)
    assert (first.status, second.status) == (Status.VERLENGD, Status.GEGEVEN)
    assert second.vervolg_op_id == first.pk
    assert klok_van(werk).uiterlijk == VANDAAG() + 25 * DAG
    assert werk.rows(Brief) == []


def test_two_people_of_one_household_can_wait_at_once(wereld, werk):
    other = wereld.betrokkene(werk.casus, "gezinslid", "Zandstra")

    gegeven(werk)
    gegeven(werk, other)

    assert klok_van(werk).stand == klok_van(werk, other).stand == Stand.UITGESTELD


def test_the_assessor_sees_the_weighing_and_after_it_nothing(wereld, werk, als):
    row = vraag(werk)
    user = wereld.beoordelaar
    by(werk, user, aanpak.take_beoordeling, beoordeling_van(werk, row))
    page = reverse("cases:beoordeling", args=[row.beoordeling_id])
    text = als(user).get(page).content.decode()
    for words in AFWEGING.values():
        assert words in text
    assert als(user).get(reverse("cases:ingelicht", args=[werk.casus.pk])).status_code == 404

    by(
        werk, user, aanpak.decide_beoordeling, beoordeling_van(werk, row),
        besluit="akkoord", oordeel="Ja",
    )  # fmt: skip

    assert als(user).get(page).status_code == 404


def test_two_decisions_that_one_assessor_took_on_stay_two(wereld):
    """Deciding the one does not take away what the other needs."""
    werk = op_verzoek(wereld)
    since(werk, 60)
    werk.prepare()
    werk.submit()
    verzoek = werk.beoordeling
    row = vraag(werk)
    for beoordeling in (verzoek, beoordeling_van(werk, row)):
        by(werk, wereld.beoordelaar, aanpak.take_beoordeling, beoordeling)

    weighed = by(
        werk, wereld.beoordelaar, aanpak.decide_beoordeling, beoordeling_van(werk, row),
        besluit="akkoord", oordeel="Ja",
    )  # fmt: skip

    assert weighed.status == "akkoord"
    started = by(
        werk, wereld.beoordelaar, aanpak.decide_beoordeling, verzoek,
        besluit="akkoord", oordeel="Ja",
    )  # fmt: skip
    assert started.status == "akkoord"


def test_a_request_for_a_delay_holds_nothing_else_up(wereld):
    werk = op_verzoek(wereld)
    since(werk, 60)
    vraag(werk)

    werk.prepare()

    assert werk.submit()


def test_the_casus_ends_and_what_nobody_weighed_is_withdrawn(wereld, werk):
    row = vraag(werk)

    werk.do(einde.end_casus, **STOPT)

    assert werk.fresh(row).status == Status.INGETROKKEN
    assert late(wereld) == [werk.casus.pk]


def test_on_request_limited_involvement_alone_does_not_stand_in_for_informing(wereld):
    """Before the onderzoek starts the cliënt knows, or two people decided that it waits."""
    werk = op_verzoek(wereld)
    since(werk, 60)
    werk.prepare(zonder="informatie")
    werk.samenspraak(beperkt=True, beperking="Onveilig", beperking_herzien_op=VANDAAG() + DAG)
    with pytest.raises(DomainError, match="vraag uitstel"):
        werk.submit()

    gegeven(werk)

    assert werk.submit()


def test_the_fg_sees_each_delay_without_a_word_of_the_weighing(wereld, werk, als):
    vraag(werk)
    other = wereld.betrokkene(werk.casus, "gezinslid", "Zandstra")
    gegeven(werk, other)

    text = als(wereld.fg).get(reverse("toezicht:informeren")).content.decode()

    assert text.count("UAVG, artikel 41 lid 1i") == 2
    assert "Wacht op tweede beoordelaar" in text
    for words in (*AFWEGING.values(), "Terwolde", "Zandstra"):
        assert words not in text
    assert als(wereld.fg).get(alle(werk)[0].get_absolute_url()).status_code == 404


def test_another_gemeente_sees_no_delay(elders, werk):
    gegeven(werk)

    actor = elders.actor(elders.fg, "toezicht.view_informeren")
    with acting_as(actor):
        assert Uitstelbesluit.objects.unscoped().count() == 0


def test_each_step_has_its_line(werk):
    row = gegeven(werk)
    werk.do(actions.lift_uitstel, row, reden="Veilig")

    with arranging():
        acts = list(
            AuditEvent.objects.filter(act__startswith="uitstel.")
            .order_by("at").values_list("act", flat=True)
        )  # fmt: skip
    assert acts == ["uitstel.ask", "uitstel.lift"]


NAAM = {
    "ask without a yes": lambda w: vraag(w),
    "refused": lambda w: weeg(w, vraag(w), "afgewezen"),
    "lifted": lambda w: w.do(actions.lift_uitstel, gegeven(w), reden="Voorbij"),
    "told by word of mouth": lambda w: w.inform(),
    "letter made": lambda w: Post.maak(_post(w), "B01"),
    "letter approved": lambda w: Post.klaar(_post(w), "B01"),
    "letter dropped": lambda w: w.do(
        brieven.laat_vervallen, Post.maak(_post(w), "B01"), reden="Toch niet"
    ),
    "another letter sent": lambda w: Post.verzend(_post(w), Post.klaar(_post(w), "B03")),
    "said no": lambda w: w.do(
        scope.record_deelname, w.wereld.betrokkene(w.casus, "gezinslid", "Bos"),
        antwoord="nee", op=VANDAAG(), kanaal="gesprek", domeinen=[],
    ),
    "scope": lambda w: w.scope("WONEN"),
    "own words": lambda w: w.hulpvraag(),
    "not able": lambda w: w.do(routeb.record_onvermogen, w.client, reden="Opgenomen"),
    "wrong person": lambda w: w.do(einde.mark_wrong_person, w.client, reden="Naamgenoot"),
    "suspended": lambda w: w.do(aanpak.suspend_casus, reden="Bezwaar", reikwijdte="Alles"),
    "ended": lambda w: w.do(einde.end_casus, **STOPT),
    "told himself, afterwards": lambda w: note(w, "zelf", VANDAAG()),
    "own view": lambda w: w.zienswijze(),
}  # fmt: skip


def _post(werk):
    post = Post.__new__(Post)
    post.werk = werk
    return post


@pytest.mark.req("R-108")
@pytest.mark.parametrize("weg", NAAM)
def test_there_is_no_other_road_that_stops_the_clock(wereld, werk, weg):
    """Whatever one does short of a letter that went out or the yes of a second person."""
    if weg == "told himself, afterwards":
        werk.scope("SCHULDHULP")
        werk.gegeven(bron="De school")

    NAAM[weg](werk)

    assert not klok_van(werk).plicht.geinformeerd_op
    with on_day(40):
        assert werk.casus.pk in late(wereld)


@pytest.mark.req("R-108")
def test_without_ground_factor_second_person_or_day_there_is_no_delay(wereld, werk):
    complete = WENS | AFWEGING
    for name in complete:
        with pytest.raises(DomainError):
            vraag(werk, **{name: ""})
    with pytest.raises(DomainError):
        vraag(werk, dagen=29)
    wereld.mandaat(werk.user, "beoordelaar")
    row = vraag(werk)
    with pytest.raises(DomainError):
        by(werk, werk.user, aanpak.take_beoordeling, beoordeling_van(werk, row))
    assert late(wereld) == [werk.casus.pk]

    weeg(werk, row)

    assert late(wereld) == []


@pytest.mark.django_db(transaction=True)
def test_it_lapses_by_itself_with_its_letter_and_even_before_the_night_it_holds_no_more(wereld):
    post = Post(wereld)
    werk = post.werk
    since(werk, 60)
    row = gegeven(werk, dagen=3)
    with on_day(3):
        _night()
        assert werk.fresh(row).status == Status.GEGEVEN
        assert klok_van(werk).stand == Stand.UITGESTELD
    with on_day(4):
        assert klok_van(werk).stand == Stand.TE_LAAT

        _night()
        _night()

        assert werk.fresh(row).status == Status.VERLOPEN
        (brief,) = werk.rows(Brief)
        assert (brief.code, brief.contact) == ("B01", werk.user)
        assert late(wereld) == [werk.casus.pk]
        assert klok_van(werk).uiterlijk == row.herzien_voor


def _night():
    with role("wams_worker"):
        tasks.expire_uitstel()


@pytest.mark.django_db(transaction=True)
def test_a_letter_that_could_not_be_made_is_made_the_next_night(wereld):
    post = Post(wereld)
    werk = post.werk
    since(werk, 60)
    row = gegeven(werk, dagen=3)
    with arranging():
        werk.fresh(werk.casus)
        row.casus.aanstellingen.model._base_manager.filter(casus=werk.casus.pk).update(
            status="geeindigd", geeindigd_op=timezone.now()
        )
    with on_day(4):
        _night()
        assert (werk.fresh(row).status, werk.rows(Brief)) == (Status.VERLOPEN, [])
        wereld.aanstelling(werk.casus, werk.user, "ONDERZOEKER")

        _night()

        assert len(werk.rows(Brief)) == 1


def test_the_pages_of_asking_reading_and_lifting(werk, als):
    client = als(werk.user)
    ask = reverse("cases:ask_uitstel", args=[werk.client.pk])
    form = client.get(ask)
    assert form.status_code == 200
    assert "Hoe ver gaat het uitstel?" in form.content.decode()
    bewaard = form.context["form"].initial["bewaartermijnen"]
    assert re.match(r"Tot (een|\d+) \w+ na (het|de) \w+", bewaard)
    assert (
        "Vraag uitstel"
        in client.get(reverse("cases:ingelicht", args=[werk.casus.pk])).content.decode()
    )
    row = gegeven(werk)

    page = client.get(row.get_absolute_url()).content.decode()
    listed = client.get(reverse("cases:ingelicht", args=[werk.casus.pk])).content.decode()

    assert "Hef het uitstel op" in page
    assert "Vraag langer uitstel" in page
    assert "Hoort het nog niet, tot en met" in listed
