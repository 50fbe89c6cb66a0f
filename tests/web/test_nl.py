from datetime import date, datetime, time

import pytest
import time_machine
from django.template import Context, Template
from django.utils import timezone

from wams.web.iconen import ICONEN
from wams.web.templatetags import nl

MOMENT = datetime(2026, 5, 1, 14, 31, tzinfo=timezone.get_fixed_timezone(0))


@pytest.mark.parametrize(
    ("write", "value", "text"),
    [
        (nl.datum, date(2026, 5, 1), "1 mei 2026"),
        (nl.datum, MOMENT, "1 mei 2026"),
        (nl.datum, datetime(2026, 4, 30, 22, 5, tzinfo=MOMENT.tzinfo), "1 mei 2026"),
        (nl.datum, None, ""),
        (nl.datum, "1 mei", ""),
        (nl.datum_kort, date(2026, 5, 1), "01-05-2026"),
        (nl.datum_kort, "", ""),
        (nl.datum_dag, date(2026, 12, 31), "31 december"),
        (nl.datum_dag, None, ""),
        (nl.datum_lang, date(2026, 5, 12), "dinsdag 12 mei 2026"),
        (nl.datum_lang, None, ""),
        (nl.tijd, MOMENT, "16.31 uur"),
        (nl.tijd, time(9, 5), "9.05 uur"),
        (nl.tijd, time(14), "14 uur"),
        (nl.tijd, None, ""),
        (nl.aantal, 8412, "8.412"),
        (nl.aantal, 1234567, "1.234.567"),
    ],
)
def test_dates_times_and_numbers_are_written_as_the_dutch_do(write, value, text):
    assert write(value) == text


@pytest.mark.parametrize(
    ("days", "text"),
    [
        (8, "Nog 8 dagen"),
        (1, "Morgen"),
        (0, "Vandaag"),
        (-1, "1 dag te laat"),
        (-3, "3 dagen te laat"),
    ],
)
def test_a_term_is_said_in_words(days, text):
    with time_machine.travel(datetime(2026, 3, 28, 23, 30, tzinfo=MOMENT.tzinfo), tick=False):
        # In Amsterdam it is the 29th already, the day on which summer time starts.
        assert nl.dagen_tot(date.fromordinal(date(2026, 3, 29).toordinal() + days)) == text


def test_no_term_gives_no_words():
    assert nl.dagen_tot(None) == ""


@pytest.mark.parametrize(("number", "text"), [(1, "1 taak"), (0, "0 taken"), (1200, "1.200 taken")])
def test_a_number_takes_its_noun_along(number, text):
    assert nl.aantal(number, "taak,taken") == text


def test_one_word_serves_both_when_it_has_no_plural():
    assert nl.aantal(2, "uur") == "2 uur"


@pytest.mark.parametrize("naam", sorted(ICONEN))
def test_every_icon_is_a_decoration_without_style_or_script(naam):
    drawn = Template("{% load nl %}{% icon naam %}").render(Context({"naam": naam}))

    paths = "".join(f'<path d="{line}"/>' for line in ICONEN[naam])
    assert drawn == (
        '<svg class="w-icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">'
        f"{paths}</svg>"
    )


def test_an_icon_takes_a_class_and_escapes_it():
    assert 'class="w-icon groot&quot;"' in nl.icon("oog", 'groot"')


def test_an_unknown_icon_is_a_mistake_and_not_an_empty_place():
    with pytest.raises(KeyError):
        nl.icon("eenhoorn")
