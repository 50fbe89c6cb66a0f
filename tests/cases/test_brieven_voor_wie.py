"""Who gets the letters of a person, by which way, and what stops when somebody dies."""

from datetime import date

import pytest

from cases.actions import einde, levensloop, mensen
from cases.models import Brief
from cases.selectors import brieven as selectors
from tests.cases.brieven import Post
from tests.cases.opbouw import VANDAAG
from tests.opzet import arranging
from tests.wereld import DAG
from wams.errors import DomainError

pytestmark = pytest.mark.django_db
Status = Brief.Status
EIGEN_ADRES = {
    "straat": "Mentorweg", "huisnummer": "8", "postcode": "9999 ZX", "woonplaats": "Proefdorp"
}  # fmt: skip


@pytest.fixture
def post(wereld):
    return Post(wereld)


def jarig(leeftijd, over=0):
    """The birth date of who becomes that old ``over`` days from now."""
    day = VANDAAG() + over * DAG
    if (day.month, day.day) == (2, 29):
        return date(day.year - leeftijd, 3, 1)
    return day.replace(year=day.year - leeftijd)


def kind(post, leeftijd, over=0):
    return post.werk.wereld.betrokkene(
        post.werk.casus, "gezinslid", "Zandstra", voornamen="Jip",
        geboortedatum=jarig(leeftijd, over), **EIGEN_ADRES,
    )  # fmt: skip


def spreker(post, person, soort="ouder", naam="M. Tijl", **velden):
    velden = {"van": VANDAAG() - 900 * DAG, "document": "Beschikking"} | velden
    return post.werk.do(mensen.record_vertegenwoordiging, person, soort=soort, naam=naam, **velden)


def papier(post, brief):
    return post.werk.see(selectors.papier, post.werk.fresh(brief), act="brief.print")


def sterf(post, person):
    return post.werk.do(
        levensloop.record_overlijden, person, overleden_op=VANDAAG() - DAG,
        overlijden_bron="De zus belde",
    )  # fmt: skip


# Who gets it, on this day


@pytest.mark.req("R-115")
def test_the_letters_of_an_unable_person_go_to_the_mentor_at_the_address_of_the_mentor(post):
    client = post.werk.client
    post.werk.onbekwaam(client, "BRIEF")
    mentor = spreker(post, client, "mentor", contact_kanaal="brief", **EIGEN_ADRES)

    with pytest.raises(DomainError, match="Brieven gaan naar M"):
        post.maak()
    brief = post.klaar(vertegenwoordiging=mentor)

    assert brief.status == Status.KLAAR
    assert "Beste M. Tijl" in brief.inhoud
    assert f"omdat u spreekt voor {client.naam}" in brief.inhoud
    assert papier(post, brief)["adres"] == ("Mentorweg 8", "9999 ZX  Proefdorp")


@pytest.mark.parametrize("kanaal", ["", "brief"])
def test_without_an_own_address_a_representative_never_gets_it_at_that_of_the_represented(
    post, kanaal
):
    post.werk.onbekwaam(post.werk.client, "BRIEF")
    mentor = spreker(post, post.werk.client, "mentor", contact_kanaal=kanaal)

    brief = post.klaar(vertegenwoordiging=mentor)

    assert brief.status == Status.NIET_VEILIG
    assert papier(post, brief)["adres"] == ()
    with pytest.raises(DomainError, match="niet veilig"):
        post.verzend(brief, "brief")
    assert post.verzend(brief, "gesprek").status == Status.VERZONDEN


def test_a_parent_in_the_casus_is_reached_as_was_agreed_with_that_parent(post):
    jip = kind(post, 8)
    post.contact(contact_kanaal="mail")
    ouder = spreker(post, jip, naam="", persoon=post.werk.client)

    brief = post.klaar("B05", person=jip, vertegenwoordiging=ouder)

    assert (brief.status, brief.kanaal) == (Status.KLAAR, "mail")
    post.contact(contact_moment="Alleen in de ochtend")
    other = post.klaar("B05", person=jip, vertegenwoordiging=ouder)
    assert (other.status, other.kanaal) == (Status.NIET_VEILIG, "mail")


@pytest.mark.req("R-115")
@pytest.mark.parametrize(("leeftijd", "zelf", "ouder"), [(12, True, True), (16, True, False)])
def test_on_the_birthday_itself_the_letters_go_to_somebody_else(post, leeftijd, zelf, ouder):
    jip = kind(post, leeftijd, over=1)
    sprekend = spreker(post, jip, contact_kanaal="brief", **EIGEN_ADRES)
    eerder = post.klaar("B05", person=jip, vertegenwoordiging=sprekend)

    post.contact(jip, geboortedatum=jarig(leeftijd))

    assert _mag(post.maak, "B05", person=jip) is zelf
    assert _mag(post.maak, "B05", person=jip, vertegenwoordiging=sprekend) is ouder
    assert bool(papier(post, eerder)["bladen"]) is ouder
    assert _mag(post.verzend, eerder) is ouder


@pytest.mark.req("R-115")
def test_when_the_order_has_ended_what_waits_for_the_mentor_does_not_go(post):
    post.werk.onbekwaam(post.werk.client, "BRIEF")
    mentor = spreker(post, post.werk.client, "mentor", contact_kanaal="brief", **EIGEN_ADRES)
    brief, concept = (post.klaar(vertegenwoordiging=mentor) for _ in "12")
    with arranging():
        mentor.tot = VANDAAG()
        mentor.save(update_fields=["tot"])

    with pytest.raises(DomainError, match="Leg eerst vast wie voor"):
        post.verzend(brief)
    with pytest.raises(DomainError, match="Leg eerst vast wie voor"):
        post.keur(concept)
    assert papier(post, brief)["bladen"] == []
    regels = post.werk.see(selectors.brieven, post.werk.casus)["te_doen"]
    assert all("Laat deze brief vervallen" in regel["wat"] for regel in regels)


def test_who_speaks_for_another_or_is_banned_gets_no_letter(post):
    jip = kind(post, 8)
    vreemd = spreker(post, post.werk.client, "mentor")
    vader = spreker(post, jip, naam="R. Zandstra")
    post.werk.do(
        levensloop.record_contactverbod, jip, jegens_naam="r. zandstra", van=VANDAAG(),
        document="Huisverbod",
    )  # fmt: skip

    for row, match in [(vreemd, "spreekt niet voor"), (vader, "nu niet")]:
        with pytest.raises(DomainError, match=match) as refused:
            post.maak(person=jip, vertegenwoordiging=row)
        assert refused.value.field == "vertegenwoordiging"


# Death


@pytest.mark.req("R-166")
@pytest.mark.parametrize("stand", ["concept", "klaar", "niet_veilig"])
def test_a_death_lets_each_waiting_letter_to_or_about_the_person_lapse_at_once(post, stand):
    dead = kind(post, 40)
    post.contact(dead, contact_kanaal="gesprek" if stand == "niet_veilig" else "brief")
    make = post.maak if stand == "concept" else post.klaar
    naar = make("B02", person=dead)
    noemt = make("B14", eigen="Wij denken aan hulp voor Jip.")
    blijft = make("B14", eigen="Wij denken aan hulp.")
    assert post.status(naar) == stand
    before = post.status(blijft)

    sterf(post, dead)

    assert [post.status(b) for b in (naar, noemt)] == [Status.VERVALLEN] * 2
    assert post.werk.fresh(noemt).vervallen_reden.startswith("Deze brief noemt iemand")
    assert post.status(blijft) == before


@pytest.mark.req("R-166")
@pytest.mark.parametrize("ander", [None, "C. Ver"])
def test_what_the_dead_would_have_got_for_another_goes_to_who_speaks_now_or_nowhere(post, ander):
    dead, wim = kind(post, 40), kind(post, 44)
    post.contact(wim, voornamen="Wim")
    post.contact(dead, contact_kanaal="brief")
    post.werk.onbekwaam(wim, "BRIEF")
    sprekend = spreker(post, wim, "mentor", naam="", persoon=dead)
    brief = post.klaar("B02", person=wim, vertegenwoordiging=sprekend)
    curator = spreker(post, wim, "curator", ander) if ander else None

    sterf(post, dead)

    assert post.status(brief) == (Status.VERVALLEN if ander else Status.KLAAR)
    assert papier(post, brief)["bladen"] == [] or ander
    with pytest.raises(DomainError):
        post.verzend(brief)
    anew = [b.vertegenwoordiging_id for b in post.alle() if b.status == Status.CONCEPT]
    assert anew == ([curator.pk] if ander else [])


@pytest.mark.req("R-166")
def test_nothing_is_made_approved_printed_or_sent_any_more_about_who_died(post):
    dead = kind(post, 40)
    post.contact(dead, contact_kanaal="brief")
    klaar, concept = post.klaar("B02", person=dead), post.maak("B03", person=dead)
    with arranging():  # as in a queue that was filled before the death was known
        for name in ("overleden_op", "einde_op"):
            setattr(dead, name, VANDAAG())
        dead.overlijden_bron, dead.einde_code = "BRP", "E8"
        dead.save(update_fields=["overleden_op", "einde_op", "overlijden_bron", "einde_code"])

    for act, argument in [(post.verzend, klaar), (post.keur, concept)]:
        with pytest.raises(DomainError, match="overleden"):
            act(argument)
    with pytest.raises(DomainError, match="overleden"):
        post.maak("B02", person=dead)
    assert papier(post, klaar)["bladen"] == []
    assert dead.pk not in {p.pk for p in post.werk.see(selectors.kiesbare_mensen, post.werk.casus)}


@pytest.mark.req("R-166")
def test_ending_a_part_by_death_silences_as_well(post):
    client = post.werk.client
    other = post.werk.wereld.betrokkene(post.werk.casus, "client", "Bakker", voornamen="Ans")
    post.contact(other, **EIGEN_ADRES, contact_kanaal="brief")
    brief, blijft = post.klaar("B02", person=other), post.klaar("B02", person=client)

    post.werk.do(einde.end_deel, other, e_code="E8", motivering="De familie belde.")

    assert (post.status(brief), post.status(blijft)) == (Status.VERVALLEN, Status.KLAAR)


def _mag(act, *args, **velden):
    try:
        act(*args, **velden)
    except DomainError:
        return False
    return True
