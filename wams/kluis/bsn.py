"""The burgerservicenummer: one spelling, the eleven-test, and the numbers that are nobody's."""

from collections.abc import Iterator

from django.core.exceptions import ValidationError
from stdnum.exceptions import ValidationError as StdnumError
from stdnum.nl import bsn as stdnum_bsn

TEST_PREFIX = "99999"


def normaliseer(text: str) -> str:
    """Nine digits that pass the eleven-test, or a ValidationError without the number in it."""
    digits = "".join(character for character in text if character not in " .-\t\u00a0")
    if not (digits.isascii() and digits.isdigit() and len(digits) in (8, 9)):
        raise ValidationError("Een BSN heeft 9 cijfers.", code="bsn_vorm")
    try:
        return stdnum_bsn.validate(digits)
    except StdnumError:
        raise ValidationError(
            "Dit is geen geldig BSN. Controleer de cijfers.", code="bsn"
        ) from None


def is_proefnummer(bsn: str) -> bool:
    return bsn.startswith(TEST_PREFIX)


def proefnummers() -> Iterator[str]:
    """All valid numbers of the range that is kept free for tests, in order."""
    numbers = (f"{TEST_PREFIX}{tail:04}" for tail in range(10_000))
    return filter(stdnum_bsn.is_valid, numbers)
