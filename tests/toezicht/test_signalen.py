"""Signals for the FG: derived from the casussen, gone when they are solved, never with content."""

from datetime import timedelta

import pytest
from django.utils import timezone

from cases.models import Casus
from tests.opzet import arranging
from wams.accounts.models import Deskundigheid
from wams.recht import selectors as recht
from wams.recht.codes import Rol

pytestmark = pytest.mark.django_db
DAG = timedelta(days=1)
ONDERZOEK = "Onderzoek voorbij de verlengde termijn"
ZONDER = "Te lang zonder coördinator of waarnemer"
TERMIJN = "Termijn verlopen"


def today():
    return timezone.localdate()


def part(als, user, kop):
    page = als(user).get("/toezicht/signalen/").text
    return page[page.index(kop) :].split("</section>")[0]


def onderzoek(wereld, nummer, **velden):
    casus = wereld.casus_van(
        wereld.onderzoeker, Rol.ONDERZOEKER, Casus.Status.ONDERZOEK, nummer=nummer
    )
    with arranging():
        for name, value in velden.items():
            setattr(casus, name, value)
        casus.save(update_fields=list(velden))
    return casus


def leaderless(wereld, nummer, since):
    """An aanpak whose coördinator left on this day."""
    casus = wereld.casus(Casus.Status.AANPAK, nummer=nummer)
    row = wereld.aanstelling(casus, wereld.coordinator, Rol.COORDINATOR, "geeindigd")
    with arranging():
        row.geeindigd_op = timezone.now() - (today() - since)
        row.save(update_fields=["geeindigd_op"])
    return casus


@pytest.mark.req("R-160")
def test_an_onderzoek_past_its_extended_term_is_a_signal(wereld, als):
    onderzoek(wereld, "2026-0001", verlengd=True, termijn_tot=today() - DAG)
    onderzoek(wereld, "2026-0002", verlengd=True, termijn_tot=today())
    onderzoek(wereld, "2026-0003", verlengd=False, termijn_tot=today() - DAG)

    shown = part(als, wereld.fg, ONDERZOEK)

    assert "2026-0001" in shown
    assert "2026-0002" not in shown
    assert "2026-0003" not in shown
    late = part(als, wereld.fg, TERMIJN)
    assert ("2026-0001" in late, "2026-0003" in late) == (True, True)
    assert "2026-0002" not in late


@pytest.mark.req("R-165")
def test_more_than_five_working_days_without_leader_is_a_signal(wereld, als):
    termijn = recht.voor(wereld.gemeente.pk).termijn("COORDINATOR_WISSEL")
    last_good = max(d for d in (today() - n * DAG for n in range(30)) if termijn.einde(d) < today())
    leaderless(wereld, "2026-0001", last_good)
    leaderless(wereld, "2026-0002", last_good + DAG)

    shown = part(als, wereld.fg, ZONDER)

    assert "2026-0001" in shown
    assert "2026-0002" not in shown
    assert "Vraag de werkverdeler" in shown


@pytest.mark.req("R-165")
def test_the_signal_goes_when_somebody_steps_in(wereld, als):
    casus = leaderless(wereld, "2026-0001", today() - 30 * DAG)
    assert "2026-0001" in part(als, wereld.fg, ZONDER)

    wereld.aanstelling(casus, wereld.coordinator, Rol.WAARNEMER)

    assert "2026-0001" not in part(als, wereld.fg, ZONDER)


@pytest.mark.req("R-060")
def test_the_fg_sees_who_works_by_an_exception_now(wereld, elders, als):
    spans = {"Nu": (-1, 30), "Voorbij": (-30, -1), "Straks": (1, 30)}
    for naam, (van, tot) in spans.items():
        user = wereld.user(naam)
        wereld.mandaat(user, "coordinator")
        exception(user, today() + van * DAG, today() + tot * DAG)
    exception(elders.coordinator, today(), today() + DAG)

    shown = part(als, wereld.fg, "Werkt met een tijdelijke uitzondering")

    assert "Nu, coördinator" in shown
    assert "Voorbij" not in shown
    assert "Straks" not in shown
    assert elders.coordinator.naam not in shown


def exception(user, van, tot):
    with arranging():
        Deskundigheid(
            user=user,
            functie="coordinator",
            soort="uitzondering",
            onderwerp="WGBO",
            van=van,
            tot=tot,
        ).save()


@pytest.mark.req("SEC-016")
def test_signals_of_another_gemeente_are_not_shown(wereld, elders, als):
    onderzoek(elders, "2026-0009", verlengd=True, termijn_tot=today() - DAG)

    assert "2026-0009" not in als(wereld.fg).get("/toezicht/signalen/").text
    assert "2026-0009" in part(als, elders.fg, ONDERZOEK)


def test_nothing_wrong_says_so(wereld, als):
    page = als(wereld.fg).get("/toezicht/signalen/").text

    assert page.count(">Geen.<") == 6
    assert "Niemand." in page
