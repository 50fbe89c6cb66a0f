import json
import stat
from itertools import product

import pytest

from wams.kluis.errors import KeyringError
from wams.kluis.sleutelbos import KENMERK_DOELEN, kenmerk, maak_sleutelbos, sleutelbos

pytestmark = pytest.mark.usefixtures("kluis")


def rewrite(path, change):
    ring = json.loads(path.read_text())
    change(ring)
    path.write_text(json.dumps(ring))


def test_a_new_ring_is_readable_by_its_owner_only(settings):
    mode = stat.S_IMODE(settings.WAMS_KEYRING.stat().st_mode)

    assert mode == 0o600


def test_an_existing_ring_is_never_replaced(settings):
    before = settings.WAMS_KEYRING.read_bytes()

    made = maak_sleutelbos(settings.WAMS_KEYRING)

    assert not made
    assert settings.WAMS_KEYRING.read_bytes() == before
    assert [file.name for file in settings.WAMS_KEYRING.parent.iterdir()] == ["sleutelbos.json"]


def test_a_ring_shows_no_keys_when_it_is_printed():
    ring = sleutelbos()

    shown = f"{ring!r} {ring!s}"

    assert not any(repr(key) in shown for key in [*ring.sleutels.values(), *ring.hmac.values()])


def drop_active(ring):
    ring["actief"] = "weg"


def drop_purpose(ring):
    del ring["hmac"]["bsn"]


def shorten(ring):
    ring["sleutels"][ring["actief"]] = "AAAA"


def not_base64(ring):
    ring["hmac"]["naam"] = "é" * 44


def same_key_twice(ring):
    ring["hmac"]["naam"] = ring["hmac"]["bsn"]


def no_table(ring):
    ring["sleutels"] = ["x"]


def separator_in_id(ring):
    ring["sleutels"]["a:b"] = "A" * 43 + "="


BROKEN = [
    drop_active,
    drop_purpose,
    shorten,
    not_base64,
    same_key_twice,
    no_table,
    separator_in_id,
]


@pytest.mark.parametrize("change", BROKEN)
def test_a_broken_ring_is_refused_without_a_word_of_its_content(change, settings):
    rewrite(settings.WAMS_KEYRING, change)

    with pytest.raises(KeyringError) as raised:
        sleutelbos()

    assert "sleutelbos.json" in str(raised.value)
    assert not any(secret in str(raised.value) for secret in ("AAAA", "é"))
    assert raised.value.__suppress_context__ or raised.value.__context__ is None


@pytest.mark.parametrize("text", ["", "[]", "{}", "geen json"])
def test_a_file_that_is_no_ring_is_refused(text, settings):
    settings.WAMS_KEYRING.write_text(text)

    with pytest.raises(KeyringError, match="beschadigd"):
        sleutelbos()


@pytest.mark.parametrize("mode", [0o604, 0o620, 0o666])
def test_a_ring_that_is_open_to_others_is_refused(mode, settings):
    settings.WAMS_KEYRING.chmod(mode)

    with pytest.raises(KeyringError, match="open voor anderen"):
        sleutelbos()


@pytest.mark.parametrize("value", [None, "", "/bestaat/niet"])
def test_a_missing_ring_is_refused(value, settings):
    settings.WAMS_KEYRING = value

    with pytest.raises(KeyringError, match=r"ontbreekt|is er niet"):
        sleutelbos()


def test_a_ring_that_changes_on_disk_is_read_again(settings):
    before = kenmerk("bsn", "999990007")
    settings.WAMS_KEYRING.unlink()
    maak_sleutelbos(settings.WAMS_KEYRING)

    after = kenmerk("bsn", "999990007")

    assert before != after


def test_the_same_parts_give_the_same_fingerprint_of_32_bytes():
    assert kenmerk("bsn", "999990007") == kenmerk("bsn", "999990007")
    assert len(kenmerk("bsn", "999990007")) == 32


def test_every_purpose_and_every_division_has_its_own_fingerprint():
    parts = [
        (),
        ("",),
        ("", ""),
        ("ab", "c"),
        ("a", "bc"),
        ("abc",),
        (b"abc",),
        ("ab\0c",),
        ("atb",),
        ("a", "b"),
        ("ab", "", "c"),
    ]

    found = {kenmerk(doel, *delen) for doel, delen in product(KENMERK_DOELEN, parts)}

    assert len(found) == len(KENMERK_DOELEN) * len(parts)


def test_an_unknown_purpose_has_no_fingerprint():
    with pytest.raises(KeyringError, match="doel reclame"):
        kenmerk("reclame", "999990007")


@pytest.mark.parametrize("part", [None, 999990007])
def test_a_fingerprint_of_something_else_than_text_is_refused(part):
    with pytest.raises(TypeError):
        kenmerk("bsn", part)
