from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wams.recht import termijnen
from wams.recht.codes import Eenheid
from wams.recht.fouten import GeenTermijnError

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
dagen = st.dates(date(2015, 1, 1), date(2040, 12, 31))


def paasdag(jaar):
    """Gauss, as corrected for the Gregorian calendar; knows nothing of the package."""
    a, b, c = jaar % 19, jaar % 4, jaar % 7
    k = jaar // 100
    m = (15 - (13 + 8 * k) // 25 + k - k // 4) % 30
    n = (4 + k - k // 4) % 7
    d = (19 * a + m) % 30
    e = (2 * b + 4 * c + 6 * d + n) % 7
    if d == 29 and e == 6:
        e -= 7
    if d == 28 and e == 6 and (11 * m + 11) % 30 < 19:
        e -= 7
    return date(jaar, 3, 22) + timedelta(days=d + e)


def is_vrij(dag):
    koningsdag = date(dag.year, 4, 27)
    if koningsdag.weekday() == 6:
        koningsdag -= timedelta(days=1)
    vast = {(1, 1), (5, 5), (12, 25), (12, 26)}
    na_pasen = (dag - paasdag(dag.year)).days
    return (
        dag.weekday() > 4
        or dag == koningsdag
        or (dag.month, dag.day) in vast
        or na_pasen in {-2, 1, 39, 50}
    )


@settings(deadline=None)  # the first look at a year is slow, the others are remembered
@given(start=dagen, aantal=st.integers(1, 60))
def test_werkdagen_count_every_day_that_is_not_free(start, aantal):
    einde = termijnen.add(start, aantal, Eenheid.WERKDAGEN)

    erna = [start + timedelta(days=n) for n in range(1, (einde - start).days + 1)]
    assert sum(not is_vrij(dag) for dag in erna) == aantal
    assert not is_vrij(einde)


@given(start=dagen, aantal=st.integers(1, 240))
def test_maanden_end_on_the_same_day_or_the_last_of_the_month(start, aantal):
    einde = termijnen.add(start, aantal, Eenheid.MAANDEN)

    assert (einde.year - start.year) * 12 + einde.month - start.month == aantal
    morgen = einde + timedelta(days=1)
    assert einde.day == start.day or (einde.day < start.day and morgen.month != einde.month)


@given(start=dagen, aantal=st.integers(1, 20))
def test_jaren_are_twelve_maanden(start, aantal):
    jaren = termijnen.add(start, aantal, Eenheid.JAREN)

    assert jaren == termijnen.add(start, aantal * 12, Eenheid.MAANDEN)


@given(start=dagen, aantal=st.integers(0, 400))
def test_dagen_and_weken_are_calendar_days(start, aantal):
    assert termijnen.add(start, aantal, Eenheid.DAGEN).toordinal() == start.toordinal() + aantal
    weken = termijnen.add(start, aantal, Eenheid.WEKEN)
    assert weken.toordinal() == start.toordinal() + 7 * aantal


@given(
    start=st.datetimes(datetime(2015, 1, 1), datetime(2040, 12, 31)),  # noqa: DTZ001
    aantal=st.integers(0, 24 * 30),
)
def test_uren_are_real_hours_whatever_the_clock_does(start, aantal):
    moment = start.replace(tzinfo=AMSTERDAM)

    einde = termijnen.add_uren(moment, aantal)

    assert einde.astimezone(UTC) - moment.astimezone(UTC) == timedelta(hours=aantal)
    assert einde.tzinfo is AMSTERDAM


@pytest.mark.parametrize(
    ("start", "aantal", "eenheid", "einde"),
    [
        (date(2028, 1, 31), 1, Eenheid.MAANDEN, date(2028, 2, 29)),
        (date(2027, 1, 31), 1, Eenheid.MAANDEN, date(2027, 2, 28)),
        (date(2028, 2, 29), 1, Eenheid.JAREN, date(2029, 2, 28)),
        (date(2028, 2, 29), 4, Eenheid.JAREN, date(2032, 2, 29)),
        (date(2026, 12, 31), 12, Eenheid.MAANDEN, date(2027, 12, 31)),
        (date(2026, 3, 28), 2, Eenheid.DAGEN, date(2026, 3, 30)),
        (date(2026, 4, 2), 1, Eenheid.WERKDAGEN, date(2026, 4, 7)),
        (date(2026, 5, 4), 1, Eenheid.WERKDAGEN, date(2026, 5, 6)),
        (date(2026, 11, 28), 1, Eenheid.WERKDAGEN, date(2026, 11, 30)),
    ],
    ids=str,
)
def test_known_dates(start, aantal, eenheid, einde):
    assert termijnen.add(start, aantal, eenheid) == einde


def test_72_hours_over_the_night_of_summer_time_end_an_hour_later_on_the_clock():
    start = datetime(2026, 3, 27, 17, 0, tzinfo=AMSTERDAM)

    assert termijnen.add_uren(start, 72) == datetime(2026, 3, 30, 18, 0, tzinfo=AMSTERDAM)


def test_a_moment_is_no_date_and_a_date_no_moment():
    with pytest.raises(TypeError):
        termijnen.add(datetime(2026, 1, 1, tzinfo=AMSTERDAM), 1, Eenheid.DAGEN)
    with pytest.raises(ValueError, match="starts at a moment"):
        termijnen.add(date(2026, 1, 1), 1, Eenheid.UREN)
    with pytest.raises(ValueError, match="without time zone"):
        termijnen.add_uren(datetime(2026, 1, 1), 1)  # noqa: DTZ001


def test_a_termijn_ends_is_extended_and_warns(wams):
    termijn = wams.termijn("ONDERZOEK_A")

    einde = termijn.einde(date(2026, 3, 2))

    assert einde == date(2026, 4, 13)
    assert termijn.einde_verlengd(einde) == date(2026, 5, 25)
    warned = (date(2026, 3, 30), date(2026, 4, 6), date(2026, 4, 12))
    assert termijn.waarschuwdagen(einde) == warned
    assert termijn.waarschuw_vanaf(einde) == date(2026, 3, 30)


def test_a_termijn_in_hours_ends_at_a_moment(wams):
    termijn = wams.termijn("DATALEK_AP")

    einde = termijn.einde_moment(datetime(2026, 10, 23, 9, 30, tzinfo=AMSTERDAM))

    assert einde == datetime(2026, 10, 26, 8, 30, tzinfo=AMSTERDAM)
    with pytest.raises(GeenTermijnError):
        termijn.einde(date(2026, 10, 23))


def test_what_has_no_number_has_no_end(wams):
    with pytest.raises(GeenTermijnError):
        wams.termijn("SPOED").einde(date(2026, 1, 1))
    with pytest.raises(GeenTermijnError):
        wams.termijn("PLAN").einde_moment(datetime(2026, 1, 1, tzinfo=AMSTERDAM))
    with pytest.raises(GeenTermijnError):
        wams.termijn("PLAN").einde_verlengd(date(2026, 1, 1))
    with pytest.raises(GeenTermijnError):
        wams.bewaarregel("RC17").einde(date(2026, 1, 1))


def test_without_warnings_a_termijn_shows_on_its_last_day(wams):
    einde = wams.termijn("SPOED_AANVULLEN").einde(date(2026, 11, 24))

    assert wams.termijn("SPOED_AANVULLEN").waarschuw_vanaf(einde) == einde == date(2026, 11, 25)


def test_a_bewaarregel_counts_years(huidig):
    assert huidig.bewaarregel("RC05").einde(date(2026, 5, 12)) == date(2041, 5, 12)
