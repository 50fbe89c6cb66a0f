import importlib.machinery
import importlib.util
import subprocess

import pytest

from wams.launch import BASE_DIR

RUN = BASE_DIR / "run"


@pytest.fixture
def run(tmp_path):
    """The bootstrap as a module, working in a folder of the test."""
    loader = importlib.machinery.SourceFileLoader("wams_run", str(RUN))
    module = importlib.util.module_from_spec(importlib.util.spec_from_loader("wams_run", loader))
    loader.exec_module(module)
    module.HERE = module.TOOLS = tmp_path
    return module


def bare(*arguments):
    """As on a machine where nothing is set, PATH and HOME included."""
    return subprocess.run(
        ["/usr/bin/env", "-i", str(RUN), *arguments], capture_output=True, text=True
    )


def test_it_tells_what_there_is_and_refuses_what_there_is_not():
    told, refused = bare(), bare("deploy")

    assert (told.returncode, refused.returncode) == (0, 2)
    for command in ("demo", "test", "check", "fmt", "bench", "trace"):
        assert f"./run {command}" in told.stdout


def test_a_step_is_done_again_only_when_its_input_changed(run, tmp_path):
    done = []
    packages = tmp_path / "packages.txt"

    for text in ("one", "one", "two", "two"):
        packages.write_text(text)
        run.once("step", ["packages.txt"], lambda: done.append(packages.read_text()))

    assert done == ["one", "two"]


def test_a_step_that_failed_is_done_again(run, tmp_path):
    (tmp_path / "packages.txt").write_text("one")

    def fail():
        raise SystemExit("no network")

    with pytest.raises(SystemExit):
        run.once("step", ["packages.txt"], fail)

    done = []
    run.once("step", ["packages.txt"], lambda: done.append(1))
    assert done == [1]


def test_an_ordinary_user_is_told_what_to_install(run, monkeypatch):
    monkeypatch.setattr(run.os, "geteuid", lambda: 1000)

    with pytest.raises(SystemExit, match="apt-get install -y --no-install-recommends chromium"):
        run.system_package("chromium", "A browser for the tests")


@pytest.mark.req("SEC-084")
def test_every_package_is_pinned_by_hash_and_no_file_names_a_registry():
    for locked in (BASE_DIR / "requirements").glob("*.txt"):
        text = locked.read_text()
        packages = [line for line in text.splitlines() if line[:1].isalnum()]
        assert packages
        assert all("==" in line for line in packages)
        assert text.count("--hash=sha256:") >= len(packages)
        assert "://" not in text
    lock = (BASE_DIR / "package-lock.json").read_text()
    assert '"resolved"' not in lock
    assert '"integrity"' in lock
