import pytest
from django.core.exceptions import ValidationError
from hypothesis import given, strategies

from wams.kluis.bsn import is_proefnummer, normaliseer, proefnummers

NUMMERS = list(proefnummers())


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("999990007", "999990007"),
        (" 9999.90.007 ", "999990007"),
        ("999 990-007", "999990007"),
        ("10000008", "010000008"),
    ],
)
def test_every_way_of_typing_gives_one_spelling(typed, stored):
    assert normaliseer(typed) == stored


@pytest.mark.parametrize(
    "typed", ["", "abc", "9999900", "9999900070", "٩٩٩٩٩٠٠٠٧", "+99990007", "000000000"]
)
def test_what_is_no_number_is_refused(typed):
    with pytest.raises(ValidationError):
        normaliseer(typed)


@given(strategies.sampled_from(NUMMERS), strategies.integers(0, 8), strategies.integers(1, 9))
def test_one_wrong_digit_is_noticed_and_not_repeated_in_the_message(number, place, change):
    digit = (int(number[place]) + change) % 10
    wrong = f"{number[:place]}{digit}{number[place + 1 :]}"

    with pytest.raises(ValidationError) as raised:
        normaliseer(wrong)

    assert raised.value.messages == ["Dit is geen geldig BSN. Controleer de cijfers."]


def test_the_test_numbers_are_valid_and_from_the_reserved_range():
    assert len(NUMMERS) == len(set(NUMMERS)) == 909
    assert all(normaliseer(number) == number and is_proefnummer(number) for number in NUMMERS)
    assert not is_proefnummer("010000008")
