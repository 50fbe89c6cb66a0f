"""Sealed files on disk, under a random name; whole or not there."""

import re
import secrets
import time
from pathlib import Path

from django.conf import settings

from wams.kluis import bestanden, sleutels

NAAM = re.compile(r"[0-9a-f]{32}")
OUD = 60 * 60


def nieuwe_naam():
    return secrets.token_hex(16)


def bewaar(gemeente_id, dossier_id, naam, content):
    """On disk and safe before it returns; a row that points at it can be written after that."""
    path = _path(gemeente_id, naam)
    bestanden.make_folders(path.parent, _root())
    sealed = sleutels.seal(dossier_id, content, aad=_aad(dossier_id, naam))
    if not bestanden.create_once(path, sealed):
        raise FileExistsError(naam)


def lees(gemeente_id, dossier_id, naam):
    sealed = _path(gemeente_id, naam).read_bytes()
    return sleutels.unseal(dossier_id, sealed, aad=_aad(dossier_id, naam))


def vernietig(gemeente_id, naam):
    """Overwritten and gone; safe to repeat."""
    return bestanden.shred(_path(gemeente_id, naam))


def oude_namen(gemeente_id):
    """The files that have been there for a while: a younger one may still get its row."""
    return [path.name for path in _oud(gemeente_id, "??/*") if NAAM.fullmatch(path.name)]


def ruim_op(gemeente_id, losse):
    """Shred these files, and the halves that a crash left beside any; returns how many."""
    half = _oud(gemeente_id, "??/.*")
    gone = [vernietig(gemeente_id, name) for name in losse]
    return len(gone) + sum(bestanden.shred(path) for path in half)


def _oud(gemeente_id, pattern):
    before = time.time() - OUD
    found = (_root() / _hex(gemeente_id)).glob(pattern)
    return [path for path in found if path.is_file() and path.stat().st_mtime < before]


def _root():
    return Path(settings.WAMS_BESTANDEN)


def _hex(key):
    return sleutels.dossier_uuid(key).hex


def _path(gemeente_id, naam):
    if not NAAM.fullmatch(naam):
        raise ValueError("not a name of ours")
    return _root() / _hex(gemeente_id) / naam[:2] / naam


def _aad(dossier_id, naam):
    return f"bestand|1|{naam}|{sleutels.dossier_uuid(dossier_id)}".encode()
