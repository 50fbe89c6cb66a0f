"""Notes which requirement each test proves and how it went, for ``./run trace``."""

import fcntl
import json
from pathlib import Path

import pytest

FILE = Path(__file__).resolve().parent.parent / "var" / "trace.json"
GOOD, BAD, NOT_RUN = "passed", "failed", "skipped"

outcomes = {}
ids = {}
chosen = []


def pytest_collection_modifyitems(items):
    for item in items:
        marks = [mark.args for mark in item.iter_markers("req")]
        ids[item.nodeid] = sorted({name for names in marks for name in names})


def pytest_deselected(items):
    chosen.extend(items)


def pytest_runtest_logreport(report):
    if report.failed:
        outcomes[report.nodeid] = BAD
    elif report.skipped:
        outcomes.setdefault(report.nodeid, NOT_RUN)
    elif report.when == "call":
        outcomes.setdefault(report.nodeid, GOOD)


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session):
    if not outcomes:
        return
    asked = session.config.args_source.name == "ARGS" or chosen
    whole = not asked and len(outcomes) == len(ids)
    FILE.parent.mkdir(mode=0o700, exist_ok=True)
    with FILE.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        known = {} if whole else read()
        known |= {
            node: {"req": ids[node], "outcome": outcome}
            for node, outcome in outcomes.items()
            if ids.get(node)
        }
        draft = FILE.with_suffix(".new")
        draft.write_text(json.dumps(known, indent=1, sort_keys=True))
        draft.replace(FILE)


def read():
    return json.loads(FILE.read_text()) if FILE.exists() else {}
