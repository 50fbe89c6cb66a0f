"""The screens of the plan: for whom they open, what they show, and that looking changes nothing."""

import re

import pytest
from django.urls import reverse

from cases.models import Casus
from tests.opzet import arranging
from tests.wereld import DAG
from tests.workplans.opbouw import EIND, in_aanpak, planwerk, vandaag
from wams.audit.lopend import pseudonym
from wams.audit.models import AuditEvent, Wijziging
from workplans.actions.afspraken import record_toezegging
from workplans.models import Akkoord, Werkplan

pytestmark = pytest.mark.django_db
VAN_CASUS = ["werkplan", "panel"]
CONCEPT = [
    "versie", "papier", "verschillen", "describe_werkplan", "set_kader", "record_akkoord",
    "record_anderekijk", "fix_werkplan", "add_doelstelling",
]  # fmt: skip
VAN_DOEL = ["correct_doelstelling", "move_up", "move_down", "remove_doelstelling", "add_afspraak"]
VAN_AFSPRAAK = ["correct_afspraak", "record_toezegging", "cancel_afspraak"]
AANPAK = ["start_versie", "end_aanpak", "add_eerste_nood"]


def url(name, row):
    return reverse(f"workplans:{name}", args=[row.pk])


def changes():
    with arranging():
        return Wijziging.objects.count()


def opens_for_one(als, elders, werk, addresses):
    """200 for who leads the casus, 404 for the outsider and the partner, and nothing changed."""
    before = changes()
    inside, outside, partner = (
        [user.get(address).status_code for address in addresses]
        for user in (als(werk.user), als(elders.coordinator), als(werk.partner))
    )
    assert dict(zip(addresses, inside, strict=True)) == dict.fromkeys(addresses, 200)
    assert dict(zip(addresses, outside, strict=True)) == dict.fromkeys(addresses, 404)
    assert dict(zip(addresses, partner, strict=True)) == dict.fromkeys(addresses, 404)
    assert changes() == before


@pytest.mark.req("R-009", "SEC-005", "SEC-009")
def test_the_screens_of_a_concept_open_for_who_leads_the_casus_only(wereld, elders, als):
    werk = planwerk(wereld)
    werk.compleet()
    werk.doel("Tweede doel")

    addresses = [url(name, werk.casus) for name in VAN_CASUS]
    addresses += [url(name, werk.plan) for name in CONCEPT]
    addresses += [url(name, werk.doelen[0]) for name in VAN_DOEL]
    addresses += [url(name, werk.afspraken[0]) for name in VAN_AFSPRAAK]
    opens_for_one(als, elders, werk, addresses)


@pytest.mark.req("R-009", "SEC-005", "SEC-009")
def test_the_screens_of_the_aanpak_open_for_who_leads_the_casus_only(wereld, elders, als):
    werk = in_aanpak(wereld)
    nood = werk.nood(organisatie=None, persoon=werk.client)
    werk.nieuwe_versie()

    addresses = [url(name, werk.casus) for name in [*VAN_CASUS, *AANPAK]]
    addresses += [url(name, werk.plan) for name in ("motivate_werkplan", "drop_werkplan")]
    addresses += [url("fix_versie", werk.plan), url("verschillen", werk.plan)]
    addresses += [url(name, nood) for name in ("attach_afspraak", "complete_afspraak")]
    opens_for_one(als, elders, werk, addresses)


def test_a_step_can_be_set_on_the_plan_that_holds(wereld, als):
    werk = in_aanpak(wereld)
    page = url("set_stap", werk.doelen[0])
    client = als(werk.user)

    done = send(client, page, stap="4", op=f"{vandaag():%d-%m-%Y}")
    on_the_way = client.get(done.url).text
    send(client, page, stap="5", op=f"{vandaag():%d-%m-%Y}")

    assert done.url == url("werkplan", werk.casus)
    assert "Gaat vooruit" in on_the_way
    assert "stap 4 van 5" in on_the_way
    assert "Bereikt" in client.get(done.url).text


@pytest.mark.req("R-172", "R-056", "UX-027")
def test_the_plan_shows_the_words_the_goals_who_does_what_and_who_sees_what(wereld, als):
    werk = in_aanpak(wereld)

    text = als(werk.user).get(url("werkplan", werk.casus)).text

    expected = [
        "Ik kom er niet meer uit met de rekeningen.",
        "is het eens met het plan",
        "Doel 1. De huur wordt betaald",
        "Zet de betalingsregeling op papier",
        "Nog niet toegezegd",
        "Geen aanmaningen zolang de regeling loopt",
        "alleen wat er is gevraagd, nog niet toegezegd",
        "Nieuwe versie maken",
    ]
    found = [text.find(words) for words in expected]
    assert -1 not in found
    assert found[0] < found[2]
    assert len(re.findall(r"<h1", text.split("<template")[0])) == 1
    assert "Doel toevoegen" not in text


@pytest.mark.req("R-121")
def test_looking_at_the_plan_is_recorded_for_each_of_its_people(wereld, als):
    werk = in_aanpak(wereld)

    als(werk.user).get(url("papier", werk.plan))

    with arranging():
        lines = AuditEvent.objects.filter(act="werkplan.print", soort="inzage")
        assert [(line.betrokkene, line.casus_id) for line in lines] == [
            (pseudonym(werk.client.pk), werk.casus.pk)
        ]


def test_the_panel_is_a_fragment_for_htmx_and_a_page_without(wereld, als):
    werk = in_aanpak(wereld)
    client = als(werk.user)

    part = client.get(url("panel", werk.casus), headers={"HX-Request": "true"}).text
    page = client.get(url("panel", werk.casus)).text

    assert ("<html" in part, "<html" in page) == (False, True)
    assert "De huur wordt betaald" in part
    assert "De huur wordt betaald" in page


@pytest.mark.req("R-161")
def test_before_there_is_a_plan_the_page_says_what_is_next(wereld, als):
    early = planwerk(wereld, Casus.Status.ONDERZOEK_AFGEROND)
    ready = planwerk(wereld)
    client = als(early.user)

    assert "Begin met het werkplan" not in client.get(url("werkplan", early.casus)).text
    text = client.get(url("werkplan", ready.casus)).text
    assert "Begin met het werkplan" in text
    assert "Eerste hulp vastleggen" in text
    done = send(client, url("start_werkplan", ready.casus))
    assert done.url == url("versie", ready.plan)


@pytest.mark.req("R-055", "R-058")
def test_fixing_shows_each_missing_piece_with_its_road_and_no_button(wereld, als):
    werk = planwerk(wereld)
    werk.begin()

    text = als(werk.user).get(url("fix_werkplan", werk.plan)).text

    assert "Dit ontbreekt nog" in text
    for name in ("describe_werkplan", "set_kader", "add_doelstelling", "record_akkoord"):
        assert url(name, werk.plan) in text
    assert "Stel het plan vast" not in text


def fields(page):
    """The hidden fields of the form on a page, as a browser sends them back."""
    hidden = re.findall(r'<input type="hidden" name="(\w+)"[^>]*value="([^"]*)"', page.text)
    return {name: value for name, value in hidden if name != "csrfmiddlewaretoken"}


def send(client, address, **answers):
    page = client.get(address)
    assert page.status_code == 200
    return client.post(address, fields(page) | answers)


@pytest.mark.req("R-055", "R-056", "R-057", "R-058")
def test_a_plan_is_made_and_fixed_through_the_screens(wereld, als):
    werk = planwerk(wereld)
    client = als(werk.user)
    day = "%d-%m-%Y"
    werk.ondersteuning()
    send(client, url("start_werkplan", werk.casus))
    kort = {"samenvatting": "Schulden en huur", "gevoelig": "nee"}
    blocked = send(
        client, url("describe_werkplan", werk.plan), samenvatting="Zij slikt medicijnen",
        gevoelig="nee",
    )  # fmt: skip
    send(client, url("describe_werkplan", werk.plan), **kort)
    send(
        client, url("set_kader", werk.plan), bereikbaarheid="Bellen", niet_doen="Niets",
        opschaalafspraak="Bij een vonnis", evaluatie_op=f"{vandaag() + 60 * DAG:{day}}",
        einddatum=f"{vandaag() + EIND * DAG:{day}}",
    )  # fmt: skip
    send(client, url("add_doelstelling", werk.plan), resultaat="Huur betaald", domein="WONEN")
    vraag = {
        "wie": f"partij:{werk.corporatie.pk}",
        "wat": "Zet de regeling op papier",
        "voor": f"{vandaag() + 9 * DAG:{day}}",
    }
    zonder = send(client, url("add_afspraak", werk.doelen[0]), **vraag)
    send(client, url("add_afspraak", werk.doelen[0]), **vraag, subdoel="Rust")
    send(
        client, url("record_akkoord", werk.plan), betrokkene=str(werk.client.pk), antwoord="eens",
        gegeven_door="client", op=f"{vandaag():{day}}", kanaal="gesprek", delen_besproken="on",
    )  # fmt: skip

    done = send(client, url("fix_werkplan", werk.plan))

    assert "‘medicijnen’" in blocked.text
    assert "bijdraagt aan het doel" in zonder.text
    assert done.url == url("werkplan", werk.casus)
    assert "Het plan is vastgesteld" in client.get(done.url).text
    assert werk.fresh(werk.casus).status == Casus.Status.AANPAK
    assert len(werk.rows(Akkoord)) == 1


def test_goals_move_by_one_press_and_a_double_press_counts_once(wereld, als):
    werk = planwerk(wereld)
    werk.begin()
    werk.doel("Eerst")
    werk.doel("Dan")
    client = als(werk.user)
    page = client.get(url("versie", werk.plan)).text
    pattern = (
        rf'action="{url("move_up", werk.doelen[1])}">.*?name="inzending" value="([^"]+)".*?'
        r'name="versie" value="([^"]+)"'
    )
    inzending, versie = re.search(pattern, page, re.DOTALL).groups()
    press = {"inzending": inzending, "versie": versie}

    first = client.post(url("move_up", werk.doelen[1]), press)
    client.post(first.wsgi_request.path, press)

    assert first.url == url("versie", werk.plan)
    assert [d.resultaat for d in werk.doelen] == ["Dan", "Eerst"]


@pytest.mark.req("R-063")
def test_the_aanpak_is_ended_on_one_page_with_a_result_per_goal(wereld, als):
    werk = in_aanpak(wereld)
    goal = werk.doelen[0]
    client = als(werk.user)
    reden = {"e_code": "E1", "motivering": "Klaar"}

    without = send(client, url("end_aanpak", werk.casus), **reden)
    done = send(
        client, url("end_aanpak", werk.casus), **reden,
        **{f"einde_{goal.pk}": "bereikt", f"toelichting_{goal.pk}": "Gelukt"},
    )  # fmt: skip

    assert "wat is ervan geworden" in without.text
    assert done.status_code == 302
    assert werk.fresh(goal).einde == "bereikt"
    assert werk.fresh(werk.casus).status == Casus.Status.BEEINDIGD
    assert "De casus is beëindigd" in client.get(url("werkplan", werk.casus)).text


@pytest.mark.req("R-056", "SEC-009")
def test_the_partner_answers_from_the_own_list_and_sees_no_more(wereld, als):
    werk = in_aanpak(wereld)
    asked = werk.afspraken[0]
    with arranging():
        asked.voor_wie = "Mevrouw Terwolde, Kerkstraat 1"
        asked.save(update_fields=["voor_wie"])
    client = als(werk.partner)
    listed = client.get(reverse("workplans:afspraken")).text
    page = client.get(url("afspraak", asked)).text

    done = send(client, url("accept_afspraak", asked))
    after = client.get(done.url).text

    assert "Zet de betalingsregeling op papier" in listed
    assert "Meer ziet u niet, en dat is zo bedoeld" in listed
    assert "Mevrouw Terwolde, Kerkstraat 1" in page
    assert "Nee, dit kan niet" in page
    hidden = [werk.casus.nummer, "Schulden en een dreigende", "rekeningen", "Budgetplan"]
    assert [words for words in hidden if words in listed + page + after] == []
    assert "Gedaan melden" in after
    reported = send(client, url("report_done", asked))
    assert "Hiermee is het voor u klaar" in client.get(reported.url).text
    assert "Niets gevraagd" in client.get(reverse("workplans:afspraken")).text


@pytest.mark.req("R-056")
def test_the_partner_says_no_without_a_reason(wereld, als):
    werk = in_aanpak(wereld)
    client = als(werk.partner)

    done = send(client, url("decline_afspraak", werk.afspraken[0]))

    assert "zoekt een andere weg" in client.get(done.url).text
    assert werk.afspraken[0].status == "VERVALLEN"


@pytest.mark.req("SEC-009", "R-009")
def test_another_partner_finds_nothing_there(wereld, elders, als):
    werk = in_aanpak(wereld)
    school = wereld.organisatie("Basisschool Noord", "SCHOOL")
    teacher = als(werk.partner_bij(school, "Leerkracht"))
    names = ("afspraak", "accept_afspraak", "decline_afspraak", "report_done")

    assert [teacher.get(url(n, werk.afspraken[0])).status_code for n in names] == [404] * 4
    assert "Niets gevraagd" in teacher.get(reverse("workplans:afspraken")).text
    assert als(werk.user).get(reverse("workplans:afspraken")).status_code == 404


def queries(client, address, count):
    client.get(address)  # the first visit fills caches that hold for the process
    with count as captured:
        assert client.get(address).status_code == 200
    return len(captured)


def test_more_goals_and_afspraken_cost_no_more_queries(wereld, als, django_assert_max_num_queries):
    small, large = in_aanpak(wereld), planwerk(wereld)
    large.compleet()
    for number in range(3):
        goal = large.doel(f"Doel {number}")
        for partij in ("a", "b"):
            large.vraag(goal, wat=f"{partij} {number}", subdoel="Rust")
    large.akkoord()
    large.stel_vast()
    client, found = als(small.user), []
    for werk in (small, large):
        limit = django_assert_max_num_queries(60)
        found.append(queries(client, url("werkplan", werk.casus), limit))
    partner = als(large.partner)
    page = queries(partner, reverse("workplans:afspraken"), django_assert_max_num_queries(40))
    one = queries(
        als(small.partner), reverse("workplans:afspraken"), django_assert_max_num_queries(40)
    )

    assert found[0] == found[1]
    assert page == one


@pytest.mark.req("R-059")
def test_the_page_of_differences_names_author_date_and_cliënt(wereld, als):
    werk = in_aanpak(wereld)
    werk.nieuwe_versie()
    werk.kader(niet_doen="Niets bijzonders")
    werk.akkoord()
    werk.stel_versie_vast()

    text = als(werk.user).get(url("verschillen", werk.plan)).text

    for words in (
        werk.user.naam, "Geen aanmaningen", "Niets bijzonders", "Aan tafel besproken",
        "Is het eens met het plan",
    ):  # fmt: skip
        assert words in text
    first = next(p for p in werk.rows(Werkplan) if p.nummer == 1)
    assert "eerste versie" in als(werk.user).get(url("verschillen", first)).text


@pytest.mark.req("R-014")
def test_the_questions_about_enforcing_come_only_with_a_partij_that_enforces(wereld, als):
    werk = in_aanpak(wereld)
    uwv = wereld.organisatie("UWV Noord", "UWV")
    page, client = url("add_afspraak", werk.doelen[0]), als(werk.user)
    vraag = {
        "wie": f"partij:{uwv.pk}",
        "wat": "Versnelt de aanvraag",
        "voor": f"{vandaag() + 9 * DAG:%d-%m-%Y}",
        "subdoel": "Inkomen",
    }

    empty = client.get(page).text
    asked = send(client, page, **vraag).text
    done = send(
        client, page, **vraag, handhaving_reden="Zonder UWV geen inkomen",
        client_verteld_op=f"{vandaag():%d-%m-%Y}",
    )  # fmt: skip

    assert "handhaaft ook" not in empty
    assert "handhaaft ook" in asked
    assert 'name="client_verteld_op"' in asked
    assert done.url == url("werkplan", werk.casus)


@pytest.mark.req("R-056", "R-159")
def test_who_sees_what_says_how_each_partij_promised_and_a_person_takes_on_a_part(wereld, als):
    werk = in_aanpak(wereld)
    wereld.betrokkene(werk.casus, achternaam="Zandstra")
    page, client = url("add_afspraak", werk.doelen[0]), als(werk.user)
    vraag = {"wat": "Brengt de post", "voor": f"{vandaag() + 9 * DAG:%d-%m-%Y}"}
    wie = {"wie": f"persoon:{werk.client.pk}"}

    unsaid = send(client, page, **vraag, **wie).text
    send(client, page, **vraag, **wie, betrokkene=str(werk.client.pk))
    werk.zeg_toe(werk.afspraken[0])
    before = client.get(url("werkplan", werk.casus)).text
    told = werk.vraag(organisatie=wereld.organisatie("Schuldhulp", "SCHULDHULP"), wat="Belt")
    told = werk.do(record_toezegging, told, toegezegd_door="Bo", hoe="telefoon", op=vandaag())
    after = client.get(url("werkplan", werk.casus)).text

    assert "Over welke cliënt gaat dit" in unsaid
    assert [row.persoon_id for row in werk.afspraken if row.wat == "Brengt de post"] == [
        werk.client.pk
    ]
    assert "alleen de eigen afspraak" in before
    assert "niets in Wams" in after
    assert "Bo, per telefoon" in after
