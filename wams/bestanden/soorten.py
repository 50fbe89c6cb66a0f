"""Which few kinds of file are taken, and how each is recognised: by content, never by name."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Soort:
    code: str
    label: str
    mime: str


SOORTEN = {
    soort.code: soort
    for soort in (
        Soort("pdf", "PDF", "application/pdf"),
        Soort("jpg", "Foto (JPG)", "image/jpeg"),
        Soort("png", "Afbeelding (PNG)", "image/png"),
        Soort(
            "docx",
            "Word-document",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ),
        Soort("odt", "ODT-document", "application/vnd.oasis.opendocument.text"),
    )
}
KOPPEN = (
    (b"%PDF-", "pdf"),
    (b"\xff\xd8\xff", "jpg"),
    (b"\x89PNG\r\n\x1a\n", "png"),
)
ZIP = b"PK\x03\x04"
ODT = b"mimetypeapplication/vnd.oasis.opendocument.text"


def herken(content: bytes) -> str:
    """The code of the kind, or an empty text for all that is not on the list."""
    for kop, code in KOPPEN:
        if content.startswith(kop):
            return code
    if content.startswith(ZIP):
        # The first entry of an ODT is its type, unpacked, right after a header of 30 bytes.
        return "odt" if content[30 : 30 + len(ODT)] == ODT else "docx"
    return ""
