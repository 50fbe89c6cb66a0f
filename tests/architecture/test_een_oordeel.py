"""The matrix is read in one place, so that the same question never gets two answers."""

import re

import pytest

from tests.architecture.test_scoping import CODE, ROOT, name_of

# What the cells are read with. Who asks something else of a row of the catalogue may.
LEEST_DE_MATRIX = re.compile(
    r"mag_categorie\(|\.ontvangst\(|(?<!leesbare_)(?<!zichtbare_)(?<!_)categorieen_voor\(|"
    r"alle_categorieen"
)
HIER = ROOT / "wams" / "recht"
# Who reads along with the betrokkene sees what is his own; the matrix is about parties.
INZAGE = {"cases/selectors/meelezen.py"}


@pytest.mark.parametrize(
    "path", [path for path in CODE if not path.is_relative_to(HIER)], ids=name_of
)
def test_who_may_get_what_is_read_by_the_one_engine_only(path):
    if name_of(path) not in INZAGE:
        assert LEEST_DE_MATRIX.findall(path.read_text(encoding="utf-8")) == []


def test_this_would_find_a_second_copy():
    text = (HIER / "oordeel" / "cellen.py").read_text(encoding="utf-8")

    assert LEEST_DE_MATRIX.search(text)
