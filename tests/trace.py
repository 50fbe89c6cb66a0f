"""``./run trace``: each requirement with its tests, from what the last runs noted."""

import json
import sys
from collections import Counter
from pathlib import Path

from tests.tracing import BAD, GOOD, read

DOCS = Path(__file__).resolve().parent.parent / "docs"
HEAD = """# Requirements and their tests

Made by `./run trace` from the last test run; do not edit. *proven*: all tests that claim it
passed. *failing*: one did not. *open*: no test claims it, or none ran. A number behind a test
says in how many cases it ran.

| requirement | status | tests |
|---|---|---|
"""


def known_ids():
    return (DOCS / "requirements.txt").read_text().split()


def table(ids, noted):
    """Requirement -> its status and its tests, in the order of the list."""
    rows = {name: {"status": "open", "tests": []} for name in ids}
    for node, test in sorted(noted.items()):
        for name in test["req"]:
            rows[name]["tests"].append(node)
    for row in rows.values():
        row["status"] = status({noted[node]["outcome"] for node in row["tests"]})
    return rows


def status(outcomes):
    if BAD in outcomes:
        return "failing"
    return "proven" if outcomes == {GOOD} else "open"


def unknown(ids, noted):
    return sorted({name for test in noted.values() for name in test["req"]} - set(ids))


def as_markdown(rows):
    lines = [
        f"| {name} | {row['status']} | {'<br>'.join(by_function(row['tests']))} |"
        for name, row in rows.items()
    ]
    return HEAD + "\n".join(lines) + "\n"


def by_function(nodes):
    """Each test once, with the number of its cases: who reads looks for the test."""
    cases = Counter(node.partition("[")[0] for node in nodes)
    return [f"`{test}`" + (f" {count}×" if count > 1 else "") for test, count in cases.items()]


def main(arguments):
    ids, noted = known_ids(), read()
    if strangers := unknown(ids, noted):
        print(f"Tests name requirements that do not exist: {', '.join(strangers)}")
        return 1
    rows = table(ids, noted)
    (DOCS / "traceability.md").write_text(as_markdown(rows))
    counts = {kind: sum(row["status"] == kind for row in rows.values()) for kind in KINDS}
    print(", ".join(f"{count} {kind}" for kind, count in counts.items()))
    if "--json" in arguments:
        print(json.dumps(rows))
    else:
        for name, row in rows.items():
            if row["tests"]:
                print(f"{name:8} {row['status']:8} {len(row['tests'])} tests")
    return 1 if counts["failing"] else 0


KINDS = ("proven", "failing", "open")

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
