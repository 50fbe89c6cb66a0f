"""One data key for each dossier, wrapped by a master key and kept outside the database.

Outside, because a restored database backup must not bring a destroyed key back.
"""

import base64
import fcntl
import os
import re
import secrets
from collections import OrderedDict
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from threading import Lock
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from wams.kluis import bestanden
from wams.kluis.errors import KeyringError, SealError
from wams.kluis.sleutelbos import kenmerk, maak_sleutelbos, setting, sleutelbos

__all__ = [
    "KeyringError",
    "SealError",
    "controleer",
    "dossier_uuid",
    "dossiersleutel",
    "herversleutel",
    "kenmerk",
    "maak_sleutelbos",
    "maak_sleutelmap",
    "maak_sleutels",
    "nieuwe_hoofdsleutel",
    "ruim_hoofdsleutels_op",
    "seal",
    "sleutel_om_te_verzegelen",
    "unseal",
    "vernietig",
    "verzegel_met",
]

VERSIE = b"\x01"
NONCE = 12
SLOT = ".slot"
NAAM = re.compile(r"[0-9a-f]{32}")


class Geheugen:
    """The keys used last in this process, each good for one state of its files only."""

    def __init__(self, room):
        self._room, self._kept, self._lock = room, OrderedDict(), Lock()

    def get(self, path, stempel):
        with self._lock:
            known, key = self._kept.get(path, (None, None))
            if known != stempel:
                self._kept.pop(path, None)
                return None
            self._kept.move_to_end(path)
            return key

    def put(self, path, stempel, key):
        with self._lock:
            self._kept[path] = (stempel, key)
            while len(self._kept) > self._room:
                self._kept.popitem(last=False)

    def forget(self, path):
        with self._lock:
            self._kept.pop(path, None)


_geheugen = Geheugen(256)


def seal(dossier_id, plain: bytes, *, aad: bytes) -> bytes:
    """Opens only with this dossier's key and the same associated data."""
    return verzegel_met(sleutel_om_te_verzegelen(dossier_id), plain, aad=aad)


def verzegel_met(key: bytes, plain: bytes, *, aad: bytes) -> bytes:
    """For who holds the key already, as a bulk load does."""
    nonce = secrets.token_bytes(NONCE)
    return VERSIE + nonce + AESGCM(key).encrypt(nonce, plain, aad)


def unseal(dossier_id, blob: bytes, *, aad: bytes) -> bytes:
    if blob[:1] != VERSIE:
        raise SealError("Onbekende vorm van verzegeling.")
    key = dossiersleutel(dossier_id)
    try:
        return AESGCM(key).decrypt(blob[1 : 1 + NONCE], blob[1 + NONCE :], aad)
    except (InvalidTag, ValueError):
        raise SealError("De verzegeling past niet bij deze sleutel en deze plaats.") from None


def dossiersleutel(dossier_id) -> bytes:
    """The key to open with. Never makes one: what is destroyed stays destroyed."""
    dossier = dossier_uuid(dossier_id)
    folder = setting("WAMS_SLEUTELS")
    path = _path(folder, dossier)
    bos = sleutelbos()
    try:
        stempel = (bos.stempel, bestanden.stamp(path))
        if key := _geheugen.get(path, stempel):
            return key
        wrapped = path.read_bytes()
    except OSError:
        _geheugen.forget(path)
        _require_folder(folder)
        raise SealError("Dit dossier heeft geen sleutel, of de sleutel is vernietigd.") from None
    key = _unwrap(bos, dossier, wrapped)
    _geheugen.put(path, stempel, key)
    return key


def sleutel_om_te_verzegelen(dossier_id) -> bytes:
    """The key to seal with, made and on disk before anything is sealed with it."""
    folder, dossier = setting("WAMS_SLEUTELS"), dossier_uuid(dossier_id)
    path = _path(folder, dossier)
    if not path.exists():
        # Shared: creators don't wait for each other, but do for destruction and rotation.
        with _slot(folder, fcntl.LOCK_SH):
            _create(folder, path, dossier)
    return dossiersleutel(dossier)


def maak_sleutels(dossier_ids) -> dict[UUID, bytes]:
    """New keys for many dossiers at once, for a bulk load: on disk as a whole before it returns.

    One by one each key waits for the disk, which takes as long as all the rest of such a load.
    """
    folder, bos = setting("WAMS_SLEUTELS"), sleutelbos()
    keys = {dossier_uuid(dossier): secrets.token_bytes(32) for dossier in dossier_ids}
    with _slot(folder, fcntl.LOCK_SH):
        for dossier, key in keys.items():
            path = _path(folder, dossier)
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            bestanden.create_unsynced(path, _wrap(bos, dossier, key))
        os.sync()
    return keys


def vernietig(dossier_id) -> bool:
    """Destroy the key, and with it all content in every backup; safe to repeat."""
    folder = setting("WAMS_SLEUTELS")
    path = _path(folder, dossier_uuid(dossier_id))
    with _slot(folder, fcntl.LOCK_EX):
        _geheugen.forget(path)
        return bestanden.shred(path)


def maak_sleutelmap(path) -> None:
    """Make the folder of data keys; without its slot file it is an unmounted disk, not a folder."""
    path = Path(path)
    path.mkdir(mode=0o700, parents=True, exist_ok=True)
    bestanden.create_once(path / SLOT, b"")


def nieuwe_hoofdsleutel() -> str:
    """Add a master key and make it the active one; ``herversleutel`` then moves the rest to it."""
    with _slot(setting("WAMS_SLEUTELS"), fcntl.LOCK_EX):
        bos = sleutelbos()
        actief = secrets.token_hex(4)
        keys = bos.sleutels | {actief: secrets.token_bytes(32)}
        _save(replace(bos, actief=actief, sleutels=keys))
        return actief


def herversleutel() -> int:
    """Wrap every data key under the active master key; safe to stop and to run again."""
    folder = setting("WAMS_SLEUTELS")
    changed, faults = 0, 0
    for path in _all(folder):
        try:
            with _slot(folder, fcntl.LOCK_EX):
                changed += _rewrap(path)
        except KeyringError:
            raise
        except SealError:
            faults += 1
    if faults:
        raise SealError(f"{faults} dossiersleutels zijn niet te openen met deze sleutelbos.")
    return changed


def ruim_hoofdsleutels_op() -> list[str]:
    """Take the master keys that wrap nothing any more off the ring."""
    folder = setting("WAMS_SLEUTELS")
    with _slot(folder, fcntl.LOCK_EX):
        bos = sleutelbos()
        used = {_split(path.read_bytes())[0] for path in _all(folder)} | {bos.actief}
        kept = {name: key for name, key in bos.sleutels.items() if name in used}
        if gone := sorted(bos.sleutels.keys() - kept.keys()):
            _save(replace(bos, sleutels=kept))
        return gone


def controleer() -> None:
    """Raise a KeyringError that says what is wrong, before the first dossier is touched."""
    bos, folder = sleutelbos(), setting("WAMS_SLEUTELS")
    _require_folder(folder)
    if not os.access(folder, os.R_OK | os.W_OK | os.X_OK):
        raise KeyringError(f"De sleutelmap {folder} is niet te lezen en te schrijven.")
    for path in _all(folder):
        try:
            _unwrap(bos, UUID(path.name), path.read_bytes())
        except (SealError, OSError):
            raise KeyringError(f"De sleutelbos past niet bij de sleutelmap {folder}.") from None
        break


def dossier_uuid(dossier_id):
    try:
        return dossier_id if isinstance(dossier_id, UUID) else UUID(dossier_id)
    except (ValueError, TypeError, AttributeError):
        raise SealError("Verzegelen kan alleen voor een bestaand dossier.") from None


def _path(folder, dossier):
    name = dossier.hex
    return folder / name[:2] / name[2:4] / name


def _all(folder):
    return (path for path in folder.glob("??/??/*") if NAAM.fullmatch(path.name))


def _require_folder(folder):
    if not (folder / SLOT).is_file():
        raise KeyringError(f"De sleutelmap {folder} is er niet of is niet aangesloten.")


@contextmanager
def _slot(folder, how):
    try:
        handle = os.open(folder / SLOT, os.O_RDONLY | os.O_CLOEXEC)
    except OSError:
        raise KeyringError(f"De sleutelmap {folder} is er niet of is niet aangesloten.") from None
    try:
        fcntl.flock(handle, how)
        yield
    finally:
        os.close(handle)


def _create(folder, path, dossier):
    try:
        bestanden.make_folders(path.parent, folder)
        wrapped = _wrap(sleutelbos(), dossier, secrets.token_bytes(32))
        bestanden.create_once(path, wrapped)
    except OSError:
        raise KeyringError(f"In de sleutelmap {folder} kan geen sleutel worden bewaard.") from None


def _rewrap(path):
    bos, dossier = sleutelbos(), UUID(path.name)
    try:
        wrapped = path.read_bytes()
    except FileNotFoundError:
        return False
    if _split(wrapped)[0] == bos.actief:
        return False
    bestanden.replace(path, _wrap(bos, dossier, _unwrap(bos, dossier, wrapped)))
    return True


def _save(bos):
    bestanden.replace(setting("WAMS_KEYRING"), bos.text())


def _aad(name, dossier):
    return f"dossiersleutel|1|{name}|{dossier}".encode()


def _wrap(bos, dossier, key):
    nonce = secrets.token_bytes(NONCE)
    sealed = AESGCM(bos.sleutels[bos.actief]).encrypt(nonce, key, _aad(bos.actief, dossier))
    return b"1:%s:%s\n" % (bos.actief.encode(), base64.b64encode(nonce + sealed))


def _unwrap(bos, dossier, wrapped):
    name, sealed = _split(wrapped)
    if name not in bos.sleutels:
        raise SealError("De hoofdsleutel van dit dossier zit niet aan de sleutelbos.")
    try:
        master = AESGCM(bos.sleutels[name])
        return master.decrypt(sealed[:NONCE], sealed[NONCE:], _aad(name, dossier))
    except (InvalidTag, ValueError):
        raise SealError("De sleutel van dit dossier is niet te openen.") from None


def _split(wrapped):
    try:
        version, name, sealed = wrapped.decode("ascii").strip().split(":")
        if version == "1":
            return name, base64.b64decode(sealed, validate=True)
    except ValueError:
        pass
    raise SealError("Het sleutelbestand van dit dossier is beschadigd.")
