"""What an attacker sends stays out or comes in harmless; what people send comes in."""

import subprocess
import sys
import zipfile
from collections import Counter
from io import BytesIO

import pytest
from PIL import ImageFile

from tests.bestanden import gewoon, vijandig
from wams.bestanden import apart, keuren
from wams.bestanden.fout import Weiger
from wams.bestanden.fouten import REDENEN, GeweigerdError
from wams.bestanden.soorten import herken

MEET = (
    "import sys, types; wams = types.ModuleType('wams'); wams.__path__ = [sys.argv[1]]; "
    "sys.modules['wams'] = wams; from wams.bestanden import kantoor; "
    "from wams.bestanden.fout import Weiger; code = ''\n"
    "try: kantoor.schoon_docx(sys.stdin.buffer.read())\n"
    "except Weiger as error: code = error.code\n"
    "status = dict(line.split(':', 1) for line in open('/proc/self/status'))\n"
    "print(code, int(status['VmHWM'].split()[0]) // 1024)"
)


def clean(content):
    """The code of the refusal, or the new file; without the process around it."""
    kind = herken(content)
    if not kind:
        return "soort", b""
    try:
        return "", apart.SCHOON[kind](content)
    except Weiger as error:
        return error.code, b""
    except Exception:  # as the process apart does with whatever a library raises
        return "kapot", b""


def everything(content):
    """Also what is packed inside."""
    if not content.startswith(b"PK"):
        return content
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return b"".join(archive.read(name) for name in archive.namelist())


@pytest.mark.req("SEC-075")
def test_of_more_than_320_hostile_files_none_gets_in():
    outcomes, taken = Counter(), []
    for soort, name, content in vijandig.alle():
        code, new = clean(content)
        outcomes[soort] += 1
        if not code or new:
            taken.append((soort, name))

    assert taken == []
    assert outcomes.total() >= 320
    assert len(outcomes) == 8


def test_a_damaged_image_stays_out_where_another_library_lets_it_in(monkeypatch):
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", True)
    damaged = [content for soort, _, content in vijandig.alle() if soort == "beelden"]

    assert {clean(content)[1] for content in damaged} == {b""}


@pytest.mark.req("SEC-075")
@pytest.mark.parametrize(("name", "content", "gone"), list(vijandig.onschadelijk()))
def test_what_comes_in_is_made_anew_and_the_rest_is_gone(name, content, gone):
    assert gone in everything(content)

    code, new = clean(content)

    assert (code, gone in everything(new), herken(new)) == ("", False, herken(content))
    assert vijandig.SCRIPT not in everything(new)


@pytest.mark.req("SEC-075")
def test_of_two_hundred_ordinary_files_none_is_refused():
    files = [*gewoon.tweehonderd(), *gewoon.alle()]

    outcomes = [(name, clean(content)[0]) for name, content in files]

    assert [outcome for outcome in outcomes if outcome[1]] == []
    assert len(files) >= 200


@pytest.mark.req("SEC-075")
@pytest.mark.parametrize("name", ["bomb of 300 MiB", "two thousand parts", "nested"])
def test_a_bomb_is_refused_before_it_takes_memory(name):
    content = next(made for _, found, made in vijandig.alle() if found == name)

    done = subprocess.run(
        [sys.executable, "-I", "-c", MEET, str(keuren.WAMS)], input=content, capture_output=True,
        check=True,
    )  # fmt: skip

    code, mebibytes = done.stdout.split()
    assert code.decode() in REDENEN
    assert int(mebibytes) < 200


@pytest.mark.parametrize(
    ("name", "content"),
    [(name, content) for name, content in gewoon.alle() if name.startswith(("foto", "brief"))],
)
def test_the_process_apart_gives_the_new_file(name, content):
    checked = keuren.keur(content)

    assert checked.soort == name.rsplit(".", 1)[1]
    assert checked.content
    assert herken(checked.content) == checked.soort


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "leeg"),
        (b"%PDF-" + bytes(keuren.GROOTSTE), "te_groot"),
        (vijandig.EICAR, "soort"),
        (b"%PDF-1.7 kapot", "kapot"),
        (gewoon.docx({"word/vbaProject.bin": b"x"}), "actief"),
    ],
)
def test_a_refusal_says_why(content, code):
    with pytest.raises(GeweigerdError) as refused:
        keuren.keur(content)

    assert (refused.value.code, refused.value.field) == (code, "bestand")
    assert str(refused.value) == REDENEN[code]


def test_what_takes_too_long_is_stopped(monkeypatch):
    monkeypatch.setattr(keuren, "SECONDEN", 0.01)

    with pytest.raises(GeweigerdError) as refused:
        keuren.keur(gewoon.pdf())

    assert refused.value.code == "te_veel"


def test_a_crowd_waits_its_turn_or_hears_so(monkeypatch):
    monkeypatch.setattr(keuren, "SECONDEN", 0.01)
    for _ in range(2):
        keuren._plaatsen.acquire()

    with pytest.raises(GeweigerdError) as refused:
        keuren.keur(gewoon.pdf())

    assert refused.value.code == "tegelijk"
    for _ in range(2):
        keuren._plaatsen.release()
