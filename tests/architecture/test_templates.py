"""Templates compile, and hold no script, no style and nothing that switches escaping off."""

import re

import pytest
from django.template.loader import get_template

from tests.architecture.test_scoping import ROOT
from tests.architecture.test_sizes import TEMPLATES

FORBIDDEN = {
    "style attribute": r"\sstyle=",
    "style element": r"<style",
    "inline script": r"<script(?![^>]*\bsrc=)",
    "script handler": r"\son(click|change|submit|input|load|error|focus|blur|key\w+|mouse\w+)=",
    "htmx handler": r"hx-on|js:",
    "no escaping": r"\|safe\b|autoescape off",
}


@pytest.mark.req("SEC-067", "SEC-068", "SEC-077")
@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_template_compiles_and_is_clean(path):
    text = path.read_text(encoding="utf-8")

    get_template(path.relative_to(ROOT / "templates").as_posix())
    found = [what for what, pattern in FORBIDDEN.items() if re.search(pattern, text)]
    assert found == []
