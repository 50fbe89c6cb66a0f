"""The scoped manager, the one writer of status, and the few places that open a lock."""

import ast
import re
from pathlib import Path

import pytest
from auditlog.registry import auditlog
from django.apps import apps

from wams.doelbinding.scoping import ScopedManager
from wams.errors import UnscopedQueryError
from wams.retention.models import Dossierstuk

ROOT = Path(__file__).resolve().parents[2]
CODE = [
    path
    for folder in ("wams", "cases", "workplans", "meldpunt", "casusoverleg", "disclosures")
    for path in sorted((ROOT / folder).rglob("*.py"))
    if "migrations" not in path.parts
]
DOSSIERS = [model for model in apps.get_models() if issubclass(model, Dossierstuk)]
# A draft is not part of the dossier's history: what is sent is.
NOT_FOLLOWED = {
    "formulieren.Concept",
    # Of no dossier of the gemeente: it goes with its key, and a history of it would stay.
    "disclosures.Afweging",
    # Added to and never changed, by right and by trigger: each row is its own history.
    "disclosures.Ontvangst",
    "disclosures.Opheffing",
    "disclosures.Stand",
    "disclosures.Verstrekking",
    "disclosures.VerstrektGegeven",
    "disclosures.Voorwaarde",
}

# Rows without an actor, and why that shows nobody anything; row-level security holds in all.
MAY_UNSCOPE = {
    "wams/doelbinding/scoping.py": "makes visible_to itself",
    "wams/doelbinding/grants.py": "writes and ends grants, whose receiver is another person",
    "cases/models/casus.py": "ids of its people, for the lines of the log",
    "cases/models/gegeven.py": "ids of who a visible gegeven is about: a filter and the log",
    "cases/actions/overgang.py": "ends what colleagues were asked, within an act on their casus",
    "cases/selectors/meelezen.py": "of one cliënt; the policies for a supporter decide",
    "meldpunt/models/melding.py": "ids of its people, for the lines of the log",
    "wams/demo/schrijven.py": "the loader of the demo, which runs as the owner",
}
# Text that is not escaped again. A letter: made by our own template, which escaped what was typed,
# and sealed since then.
MAY_MARK_SAFE = {"cases/selectors/brieven.py"}
MAY_USE_BASE_MANAGER = {"wams/actions.py"}
MAY_UPDATE = {
    "wams/doelbinding/grants.py",
    "wams/formulieren/inzendingen.py",
    "disclosures/actions/vastleggen.py",  # adds rows that never change
}
MAY_SET_CONTEXT = {"wams/doelbinding/rls.py"}


def name_of(path):
    return path.relative_to(ROOT).as_posix()


@pytest.mark.req("R-009", "SEC-025")
@pytest.mark.parametrize("model", DOSSIERS, ids=lambda model: model._meta.label)
def test_a_dossier_model_gives_no_rows_without_an_actor(model):
    assert isinstance(model._default_manager, ScopedManager)

    with pytest.raises(UnscopedQueryError):
        model.objects.all()


@pytest.mark.req("R-121")
@pytest.mark.parametrize("model", DOSSIERS, ids=lambda model: model._meta.label)
def test_a_dossier_model_keeps_its_history(model):
    assert auditlog.contains(model) is (model._meta.label not in NOT_FOLLOWED)


def test_models_with_a_casus_are_dossierstukken():
    """Whoever points at a casus holds something about people; grants and views do not."""
    pointing = {
        model._meta.label
        for model in apps.get_models()
        for field in model._meta.get_fields()
        if field.many_to_one and field.related_model and field.related_model.__name__ == "Casus"
    }
    kernel = {"doelbinding.Toewijzing", "doelbinding.LopendeToewijzing"}
    afgeleid = {"doelbinding.Betrokkenheid", "cases.Informatieplicht"}  # goes with its person

    assert pointing - kernel - afgeleid <= {m._meta.label for m in DOSSIERS}


def calls(path, names):
    """Lines on which an attribute with one of these names is called."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return [
        node.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in names
    ]


@pytest.mark.req("R-009")
def test_unscoped_is_called_in_listed_files_only():
    found = {name_of(path) for path in CODE if calls(path, {"unscoped"})}

    assert found == set(MAY_UNSCOPE)


def test_the_base_manager_is_used_in_listed_files_only():
    found = {name_of(p) for p in CODE if "_base_manager" in p.read_text(encoding="utf-8")}

    assert found == MAY_USE_BASE_MANAGER


def test_text_is_called_safe_in_listed_files_only():
    found = {name_of(p) for p in CODE if "mark_safe" in p.read_text(encoding="utf-8")}
    unescaped = re.compile(r"\|\s*safe\b|autoescape off")
    templates = sorted((ROOT / "templates").rglob("*.html"))

    assert found == MAY_MARK_SAFE
    assert [p.name for p in templates if unescaped.search(p.read_text(encoding="utf-8"))] == []


@pytest.mark.req("R-121")
def test_nothing_bypasses_the_history_by_updating_in_bulk():
    names = {"bulk_create", "bulk_update"}
    found = {name_of(path) for path in CODE if calls(path, names)}
    updates = {
        name_of(path)
        for path in CODE
        if re.search(r"objects\b[^\n]*\.update\(|rows\.update\(", path.read_text(encoding="utf-8"))
    }

    assert {name for name in found if not name.startswith("wams/demo")} <= MAY_UPDATE
    assert {name for name in updates if not name.startswith("wams/demo")} <= MAY_UPDATE


@pytest.mark.req("SEC-014")
def test_the_database_context_is_set_in_one_place_and_never_for_a_session():
    for path in CODE:
        text = path.read_text(encoding="utf-8")
        if "set_config(" in text and not name_of(path).startswith("wams/demo"):
            assert name_of(path) in MAY_SET_CONTEXT
            assert not re.search(r"set_config\([^)]*,\s*false\)", text)


def test_only_the_workflow_writes_status():
    writes = {
        name_of(path)
        for path in CODE
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Attribute) and target.attr == "status"
    }
    catalogue = {"wams/recht/management/commands/load_catalogus.py"}

    assert {name for name in writes if not name.startswith("wams/demo")} - catalogue == {
        "wams/workflow.py"
    }
