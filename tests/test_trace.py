import json

import pytest

from tests import trace

NOTED = {
    "a.py::one": {"req": ["R-001"], "outcome": "passed"},
    "a.py::two": {"req": ["R-001", "R-002"], "outcome": "passed"},
    "a.py::three": {"req": ["R-002"], "outcome": "failed"},
    "a.py::four": {"req": ["R-003"], "outcome": "skipped"},
}
IDS = ["R-001", "R-002", "R-003", "R-004"]


def test_a_requirement_is_proven_only_if_all_its_tests_passed():
    rows = trace.table(IDS, NOTED)

    assert {name: row["status"] for name, row in rows.items()} == {
        "R-001": "proven",
        "R-002": "failing",
        "R-003": "open",
        "R-004": "open",
    }
    assert rows["R-001"]["tests"] == ["a.py::one", "a.py::two"]


@pytest.fixture
def papers(tmp_path, monkeypatch):
    (tmp_path / "requirements.txt").write_text("\n".join(IDS))
    monkeypatch.setattr(trace, "DOCS", tmp_path)
    return tmp_path


def test_trace_writes_the_table_and_ends_with_one_object(papers, monkeypatch, capsys):
    monkeypatch.setattr(trace, "read", lambda: NOTED)

    assert trace.main(["--json"]) == 1

    said = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert said["R-004"] == {"status": "open", "tests": []}
    assert (
        "| R-001 | proven | `a.py::one`<br>`a.py::two` |"
        in (papers / "traceability.md").read_text()
    )


def test_the_paper_names_a_test_once_and_counts_its_cases():
    nodes = ["a.py::one[x]", "a.py::one[y]", "a.py::two"]

    assert trace.by_function(nodes) == ["`a.py::one` 2×", "`a.py::two`"]


def test_trace_fails_on_an_id_that_nobody_knows(papers, monkeypatch, capsys):
    monkeypatch.setattr(
        trace, "read", lambda: {"a.py::one": {"req": ["R-999"], "outcome": "passed"}}
    )

    assert trace.main([]) == 1
    assert "R-999" in capsys.readouterr().out


def test_the_list_has_each_id_once():
    ids = trace.known_ids()

    assert len(ids) == len(set(ids)) == 385
