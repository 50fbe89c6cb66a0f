"""The way in for a file: size, kind, then cleaned in a process of its own."""

import subprocess
import sys
import threading
from dataclasses import dataclass
from pathlib import Path

from wams.bestanden.fouten import REDENEN, GeweigerdError
from wams.bestanden.soorten import herken

GROOTSTE = 10 * 1024 * 1024
SECONDEN = 30
# The package by its folder and not by its name: that would start Celery first.
START = (
    "import sys, types; wams = types.ModuleType('wams'); wams.__path__ = [sys.argv[2]]; "
    "sys.modules['wams'] = wams; from wams.bestanden.apart import main; main(sys.argv[1])"
)
WAMS = Path(__file__).resolve().parents[1]
# Each takes a process and memory of its own; a crowd waits its turn or hears so.
_plaatsen = threading.BoundedSemaphore(2)


@dataclass(frozen=True)
class Gekeurd:
    """What goes into storage: made anew from what was sent, and nothing of it as it was."""

    soort: str
    content: bytes


def keur(content: bytes) -> Gekeurd:
    """Clean this file or raise GeweigerdError with what its sender can do."""
    if not content:
        raise GeweigerdError("leeg")
    if len(content) > GROOTSTE:
        raise GeweigerdError("te_groot")
    soort = herken(content)
    if not soort:
        raise GeweigerdError("soort")
    return Gekeurd(soort, _apart(soort, content))


def _apart(soort, content):
    """In a process without secrets, network names or files to write, that may be killed."""
    if not _plaatsen.acquire(timeout=SECONDEN):
        raise GeweigerdError("tegelijk")
    try:
        done = subprocess.run(
            [sys.executable, "-I", "-B", "-c", START, soort, str(WAMS)],
            input=content, capture_output=True, timeout=SECONDEN, env={}, check=False,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        raise GeweigerdError("te_veel") from None
    finally:
        _plaatsen.release()
    if done.returncode == 0 and done.stdout:
        return done.stdout
    code = done.stderr.decode("ascii", "replace").strip()
    raise GeweigerdError(code if code in REDENEN else "kapot")
