"""The key ring: master keys by id, and one HMAC key for each purpose."""

import base64
import binascii
import hmac
import json
import os
import secrets
import struct
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from wams.kluis import bestanden
from wams.kluis.errors import KeyringError

KENMERK_DOELEN = ("bsn", "naam", "audit", "afkoeling")
GROUP_WRITE_OR_OTHERS = 0o027


@dataclass(frozen=True, repr=False)
class Sleutelbos:
    actief: str
    sleutels: dict[str, bytes]
    hmac: dict[str, bytes]
    stempel: tuple

    def text(self) -> bytes:
        keys = {name: _encode(key) for name, key in self.sleutels.items()}
        hmacs = {name: _encode(key) for name, key in self.hmac.items()}
        ring = {"actief": self.actief, "sleutels": keys, "hmac": hmacs}
        return json.dumps(ring, indent=2).encode() + b"\n"


def maak_sleutelbos(path) -> bool:
    """Make a new ring unless there is one: an existing ring is never touched."""
    path = Path(path)
    actief = secrets.token_hex(4)
    hmacs = {doel: secrets.token_bytes(32) for doel in KENMERK_DOELEN}
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    ring = Sleutelbos(actief, {actief: secrets.token_bytes(32)}, hmacs, ())
    return bestanden.create_once(path, ring.text())


def sleutelbos() -> Sleutelbos:
    """The ring as it is on disk now: a rotation needs no restart."""
    path = setting("WAMS_KEYRING")
    try:
        stempel = bestanden.stamp(path)
    except OSError:
        raise KeyringError(f"De sleutelbos {path} is er niet of is niet te lezen.") from None
    known = _loaded.get(path)
    if known is None or known.stempel != stempel:
        known = _loaded[path] = _read(path, stempel)
    return known


def kenmerk(doel: str, *delen: str | bytes) -> bytes:
    """Keyed fingerprint of the parts; another purpose or another division gives another one."""
    key = sleutelbos().hmac.get(doel)
    if key is None:
        raise KeyringError(f"De sleutelbos heeft geen sleutel voor het doel {doel}.")
    return hmac.digest(key, b"".join(_with_length(deel) for deel in delen), "sha256")


def setting(name) -> Path:
    value = getattr(settings, name, None)
    if not value:
        raise KeyringError(f"De instelling {name} ontbreekt.")
    return Path(value)


_loaded: dict[Path, Sleutelbos] = {}


def _with_length(deel):
    # The tag keeps text and bytes apart; the length keeps ("ab", "c") and ("a", "bc") apart.
    if isinstance(deel, str):
        tag, deel = b"t", deel.encode()
    elif isinstance(deel, bytes):
        tag = b"b"
    else:
        raise TypeError("A fingerprint is made of text and bytes only")
    return tag + struct.pack(">Q", len(deel)) + deel


def _read(path, stempel):
    try:
        mode = os.stat(path).st_mode
        ring = json.loads(path.read_bytes())
        actief = str(ring["actief"])
        keys = {name: _decode(key) for name, key in ring["sleutels"].items()}
        hmacs = {name: _decode(key) for name, key in ring["hmac"].items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        # From None: the cause would carry the file's text into a log.
        raise KeyringError(f"De sleutelbos {path} is niet te lezen of beschadigd.") from None
    if mode & GROUP_WRITE_OR_OTHERS:
        raise KeyringError(f"De sleutelbos {path} staat open voor anderen: zet de rechten op 0600.")
    if actief not in keys or not all(name.isalnum() and name.isascii() for name in keys):
        raise KeyringError(f"De sleutelbos {path} heeft geen bruikbare actieve sleutel.")
    if missing := [doel for doel in KENMERK_DOELEN if doel not in hmacs]:
        raise KeyringError(f"De sleutelbos {path} mist een sleutel voor: {', '.join(missing)}.")
    if len({*keys.values(), *hmacs.values()}) < len(keys) + len(hmacs):
        raise KeyringError(f"De sleutelbos {path} gebruikt een sleutel twee keer.")
    return Sleutelbos(actief, keys, hmacs, stempel)


def _encode(key):
    return base64.b64encode(key).decode()


def _decode(text):
    try:
        key = base64.b64decode(text, validate=True)
    except binascii.Error:
        key = b""
    if len(key) != 32:
        raise ValueError("not a key of 32 bytes")
    return key
