"""The virus scanner of the gemeente: ClamAV's INSTREAM, over TCP or a socket on this machine."""

import socket
from dataclasses import dataclass

from django.conf import settings

GEEN = "geen"
BLOK = 64 * 1024
SECONDEN = 30


class ScannerStilError(Exception):
    """No answer, or one that says neither clean nor found: nothing is released."""


@dataclass(frozen=True)
class Uitslag:
    schoon: bool
    naam: str = ""


def scan(content: bytes) -> Uitslag:
    """What the scanner says of this content. Without a scanner (not in production): clean."""
    address = settings.WAMS_SCANNER
    if address == GEEN:
        return Uitslag(True)
    try:
        with _connect(address) as connection:
            return _read(_ask(connection, content))
    except OSError as error:
        raise ScannerStilError(type(error).__name__) from error


def _connect(address):
    if address.startswith("unix:"):
        connection = socket.socket(socket.AF_UNIX)
        connection.settimeout(SECONDEN)
        try:
            connection.connect(address.removeprefix("unix:"))
        except OSError:
            connection.close()
            raise
        return connection
    host, _, port = address.rpartition(":")
    return socket.create_connection((host, int(port)), timeout=SECONDEN)


def _ask(connection, content):
    connection.sendall(b"zINSTREAM\0")
    for start in range(0, len(content), BLOK):
        block = content[start : start + BLOK]
        connection.sendall(len(block).to_bytes(4, "big") + block)
    connection.sendall(bytes(4))
    answer = b""
    while not answer.endswith(b"\0") and len(answer) < BLOK:
        part = connection.recv(BLOK)
        if not part:
            break
        answer += part
    return answer


def _read(answer):
    text = answer.rstrip(b"\0\n").decode("utf-8", "replace")
    if text == "stream: OK":
        return Uitslag(True)
    if text.startswith("stream: ") and text.endswith(" FOUND"):
        return Uitslag(False, text[len("stream: ") : -len(" FOUND")][:80])
    raise ScannerStilError(text[:80])
