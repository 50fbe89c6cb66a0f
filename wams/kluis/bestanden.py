"""Small secret files: made once, replaced whole, destroyed for good."""

import os
import secrets
from contextlib import contextmanager
from pathlib import Path


def stamp(path) -> tuple:
    """Changes whenever the file is replaced, rewritten or removed and made again."""
    found = os.stat(path)
    return (found.st_ino, found.st_mtime_ns, found.st_ctime_ns, found.st_size)


def create_once(path: Path, content: bytes) -> bool:
    """Put the whole file there unless there is one; of many at once exactly one succeeds."""
    with _beside(path, content) as draft:
        try:
            os.link(draft, path)
        except FileExistsError:
            return False
    _sync_folder(path.parent)
    return True


def create_unsynced(path: Path, content: bytes) -> None:
    """Put a new file there, not yet safe: the caller syncs the disk before anything relies on it.

    An existing one is an error: a second key would make what the first one sealed unreadable.
    """
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(content)


def replace(path: Path, content: bytes) -> None:
    with _beside(path, content) as draft:
        os.replace(draft, path)
    _sync_folder(path.parent)


def shred(path: Path) -> bool:
    """Overwrite and remove the file and what a crash left beside it; says whether there was one."""
    files = [path, *path.parent.glob(f".{path.name}.*")]
    outcome = [_shred_one(file) for file in files]
    if any(outcome):
        _sync_folder(path.parent)
    return outcome[0]


def make_folders(path: Path, root: Path) -> None:
    """Make the folders from root down to path, on disk before anything is put in them."""
    if path.is_dir():
        return
    path.mkdir(mode=0o700, parents=True, exist_ok=True)
    while path != root:
        path = path.parent
        _sync_folder(path)


@contextmanager
def _beside(path, content):
    """A complete, synced copy in the same folder, gone afterwards."""
    draft = path.parent / f".{path.name}.{secrets.token_hex(8)}"
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        yield draft
    finally:
        draft.unlink(missing_ok=True)


def _shred_one(path):
    try:
        handle = os.open(path, os.O_WRONLY | os.O_NOFOLLOW | os.O_CLOEXEC)
    except FileNotFoundError:
        return False
    with os.fdopen(handle, "wb") as file:
        file.write(os.urandom(os.fstat(handle).st_size))
        file.flush()
        os.fsync(handle)
    path.unlink(missing_ok=True)
    return True


def _sync_folder(folder):
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
