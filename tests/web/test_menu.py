"""Which item of the menu says where one is."""

import pytest

from wams.accounts.models import Functie
from wams.web import menu


def current(functie, path):
    return [item["naam"] for item in menu.items({functie}, path) if item["actief"]]


@pytest.mark.parametrize(
    ("functie", "path", "expected"),
    [
        (Functie.PARTNER, "/", "Mijn werk"),
        (Functie.PARTNER, "/afspraken/", "Afspraken"),
        (Functie.PARTNER, "/mag-ik-dit-delen/", "Mag ik dit delen?"),
        (Functie.PARTNER, "/afwegingen/nieuw/", "Mag ik dit delen?"),
        (Functie.PARTNER, "/vraagbaak/vragen/", "Mag ik dit delen?"),
        (Functie.VRAAGBAAK, "/vraagbaak/vragen/", "Vraagbaak"),
        (Functie.COORDINATOR, "/casussen/1/delen/", "Casussen"),
        (Functie.COORDINATOR, "/datalekken/1/", "Casussen"),
        (Functie.FG, "/datalekken/1/", "Toezicht"),
        (Functie.COORDINATOR, "/account/", "Mijn werk"),
    ],
)
def test_the_item_under_which_a_reader_expects_a_page_is_current(functie, path, expected):
    assert current(functie, path) == [expected]
