"""Small files and functions; a file that grows asks for another design."""

import ast

import pytest

from tests.architecture.test_scoping import CODE, ROOT, name_of

TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))


@pytest.mark.parametrize("path", CODE, ids=name_of)
def test_files_and_functions_stay_small(path):
    text = path.read_text(encoding="utf-8")
    long_functions = [
        node.name
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.FunctionDef) and body_length(node) > 30
    ]

    assert len(text.splitlines()) <= 400
    assert long_functions == []


def body_length(node):
    return node.body[-1].end_lineno - node.body[0].lineno + 1


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_templates_stay_small(path):
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 200
