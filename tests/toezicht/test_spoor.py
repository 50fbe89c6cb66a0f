"""The trail of one casus: complete, readable, in pages, and without the people in it."""

import html
import re
import uuid
from datetime import timedelta

import pytest
from django.utils import timezone

from tests.cases.opbouw import lopend
from tests.opzet import arranging
from wams.audit.lopend import pseudonym
from wams.audit.models import AuditEvent
from wams.audit.teksten import phrase
from wams.recht import selectors as recht
from wams.toezicht.spoor import PER_PAGINA, REGELS

pytestmark = pytest.mark.django_db


def trail(client, casus, **filters):
    return html.unescape(client.get(f"/toezicht/casussen/{casus.pk}/", filters).text)


def lines(casus, aantal, **velden):
    """Lines as they stand in the log, all of one moment unless said otherwise."""
    moment = timezone.now()
    standaard = dict.fromkeys(
        ("doel", "grondslag", "activiteit", "object_type", "status", "betrokkene"), ""
    )
    with arranging():
        return AuditEvent.objects.bulk_create(
            AuditEvent(
                handeling=uuid.uuid4(),
                gemeente_id=casus.gemeente_id,
                casus_id=casus.pk,
                **standaard
                | {"act": "casus.view", "soort": "inzage", "uitkomst": "ok", "regel": f"regel {n}."}
                | {"velden": [], "categorieen": [], "at": moment}
                | velden,
            )
            for n in range(aantal)
        )


@pytest.mark.req("R-121", "R-124")
def test_each_step_of_an_onderzoek_is_a_line_for_the_fg_and_no_word_of_it(wereld, als):
    werk = lopend(wereld)
    werk.find()
    werk.zienswijze()
    werk.result()
    werk.complete()
    with arranging():
        steps = AuditEvent.objects.filter(casus_id=werk.casus.pk, soort="wijziging")
        done = set(steps.values_list("act", flat=True))

    page = trail(als(wereld.fg), werk.casus)

    assert {"casus.start_onderzoek", "gegeven.add", "casus.complete_onderzoek"} <= done
    assert [act for act in done if phrase(act) not in page] == []
    grond = recht.voor(wereld.gemeente.pk).grondslag("WAMS-A")
    assert f"Grond: {grond.label}, {grond.artikel}." in page
    for word in ("Terwolde", "Noor", "huurachterstand", "rekeningen", "Samenhang gevonden"):
        assert word not in page


@pytest.mark.req("SEC-023", "R-121")
def test_a_refused_try_is_in_the_trail_of_the_casus_that_was_asked_for(wereld, als):
    casus = wereld.casus_van(wereld.coordinator)
    colleague = wereld.user("Nieuwsgierige Collega")
    wereld.mandaat(colleague, "coordinator")

    assert als(colleague).get(f"/casussen/{casus.pk}/").status_code == 404
    page = trail(als(wereld.fg), casus, uitkomst="geweigerd")

    row = page[page.index("<tbody") : page.index("</tbody>")]
    assert colleague.naam in row
    assert "Poging: casus bekeken" in row
    assert "Er was geen toewijzing voor." in row
    assert "w-soft" in row


@pytest.mark.req("SEC-023")
def test_a_try_from_another_gemeente_stays_in_the_log_of_that_gemeente(wereld, elders, als):
    casus = wereld.casus_van(wereld.coordinator)

    als(elders.coordinator).get(f"/casussen/{casus.pk}/")

    with arranging():
        line = AuditEvent.objects.get(casus_id=casus.pk, uitkomst="geweigerd")
    assert line.gemeente_id == elders.gemeente.pk
    assert elders.coordinator.naam not in trail(als(wereld.fg), casus)


def test_no_line_falls_between_two_pages(wereld, als):
    casus = wereld.casus_van(wereld.coordinator)
    lines(casus, PER_PAGINA + 5)
    client = als(wereld.fg)

    first = trail(client, casus)
    (onward,) = re.findall(r'href="\?verder=([^"]+)"', first)
    second = client.get(f"/toezicht/casussen/{casus.pk}/?verder={onward}").text

    found = [set(re.findall(r"regel \d+\.", page)) for page in (first, second)]
    assert [len(page) for page in found] == [PER_PAGINA, 5]
    assert found[0] | found[1] == {f"regel {n}." for n in range(PER_PAGINA + 5)}
    assert "Eerdere regels" not in second


@pytest.mark.parametrize("onward", ["gisteren", "2026-05-12_x", "2026-05-12T10:00:00+00:00_"])
def test_a_page_that_is_not_there_is_the_first(wereld, als, onward):
    casus = wereld.casus_van(wereld.coordinator)
    lines(casus, 1)

    assert "regel 0." in trail(als(wereld.fg), casus, verder=onward)


def test_one_person_can_be_followed_and_let_go(wereld, als):
    casus = wereld.casus_van(wereld.coordinator)
    for user, naam in ((wereld.coordinator, "een"), (wereld.onderzoeker, "twee")):
        lines(casus, 1, actor_id=user.pk, regel=f"spoor {naam}.")
    client = als(wereld.fg)

    everybody = trail(client, casus)
    one = trail(client, casus, wie=wereld.coordinator.pk)

    assert f"?wie={wereld.onderzoeker.pk}" in everybody
    assert f"U ziet alleen wat {wereld.coordinator.naam} deed." in one
    assert "spoor een." in one
    assert "spoor twee." not in one


@pytest.mark.req("R-122")
def test_a_person_keeps_the_same_number_in_each_selection(wereld, als):
    casus = wereld.casus_van(wereld.coordinator)
    first, second = (pseudonym(uuid.uuid4()) for _ in range(2))
    lines(casus, 1, betrokkene=first, at=timezone.now() - timedelta(days=2))
    lines(casus, 1, betrokkene=second, act="casus.list", soort="lijst")

    page = trail(als(wereld.fg), casus, soort="lijst")

    assert "betrokkene 2" in page
    assert "betrokkene 1" not in page
    assert second not in page


def test_a_doel_without_a_ground_of_its_own_is_said_without_one(wereld, als):
    casus = wereld.casus_van(wereld.coordinator)
    boek = recht.voor(wereld.gemeente.pk)
    lines(casus, 1, doel="D15", catalogusversie=boek.versie_id, regel="systeem")

    page = trail(als(wereld.fg), casus)

    assert f"{boek.doel('D15').label}." in page
    assert "Grond:" not in page


def test_the_system_is_named_as_such(wereld, als):
    casus = wereld.casus_van(wereld.coordinator)
    lines(casus, 1, act="casus.reconsider", soort="systeem", rol="systeem", regel="systeem")

    page = trail(als(wereld.fg), casus, soort="systeem")

    assert "Het systeem" in page
    assert REGELS["systeem"] in page


@pytest.mark.req("R-013", "SEC-015")
def test_the_fg_opens_no_casus(wereld, als):
    casus = wereld.casus_van(wereld.coordinator)
    client = als(wereld.fg)

    for page in ("", "mensen/", "gegevens/", "tijdlijn/"):
        assert client.get(f"/casussen/{casus.pk}/{page}").status_code == 404


@pytest.mark.req("SEC-100")
def test_the_trail_takes_as_many_queries_for_one_line_as_for_fifty(
    wereld, als, django_assert_max_num_queries
):
    casus = wereld.casus_van(wereld.coordinator)
    client = als(wereld.fg)
    trail(client, casus)
    with django_assert_max_num_queries(20) as few:
        trail(client, casus)
    lines(casus, 50, actor_id=wereld.coordinator.pk, organisatie_id=wereld.team.pk)

    with django_assert_max_num_queries(20) as many:
        trail(client, casus)

    assert len(many) <= len(few) + 1
