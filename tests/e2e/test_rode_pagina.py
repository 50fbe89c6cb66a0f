"""The walk over every page sees what is wrong: a bad page and an address nobody opens are red."""

from types import SimpleNamespace

import pytest

from tests.e2e.conftest import WIDTHS
from tests.e2e.paginas import gebreken
from tests.e2e.plattegrond import Plattegrond
from wams.web.pages import HulpView

SLECHT = """<!DOCTYPE html><html lang="nl"><head><title></title></head><body><main><h2>Kop</h2>
<input name="woord" style="inline-size: 900px"><a href="#">x</a></main></body></html>"""


@pytest.mark.e2e
def test_a_page_without_title_heading_and_label_is_red_at_both_widths(page):
    page.set_content(SLECHT)

    found = gebreken(page, WIDTHS.values())

    for width in ("1280", "390"):
        assert any(f"{width}: axe label" in fault for fault in found)
        assert f"{width}: 0 main headings" in found
        assert f"{width}: title ''" in found
    assert any("px too wide" in fault for fault in found if fault.startswith("390"))


def test_an_address_that_nobody_opens_is_named_unless_a_reason_stands_beside_it():
    entry = SimpleNamespace(callback=SimpleNamespace(view_class=HulpView))
    plattegrond = Plattegrond([("nieuwe:pagina", entry)])

    assert plattegrond.niet_geopend({}) == ["nieuwe:pagina"]
    assert plattegrond.niet_geopend({"nieuwe:pagina": "reden"}) == []
