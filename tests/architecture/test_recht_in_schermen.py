"""An article of law that a person reads comes from the catalogue, with its mark and source."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
ARTIKEL = re.compile(r"\bart(?:ikel|\.)\s*\d", re.IGNORECASE)
COMMENT = re.compile(r"\{#.*?#\}|\{% comment .*?endcomment %\}", re.DOTALL)


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_template_types_no_article(path):
    text = COMMENT.sub("", path.read_text(encoding="utf-8"))

    assert ARTIKEL.findall(text) == []
