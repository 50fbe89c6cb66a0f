"""A Word or ODT text is kept as the few parts that a text needs; what can act keeps it out."""

import re
from xml.etree import ElementTree as ET

from wams.bestanden import pakket
from wams.bestanden.fout import Weiger

DOCX = re.compile(
    r"\[Content_Types\]\.xml|_rels/\.rels|docProps/(app|core|custom)\.xml|docProps/thumbnail\.jpeg|"
    r"word/[A-Za-z0-9]+\.xml|word/_rels/[A-Za-z0-9]+\.xml\.rels|word/theme/[A-Za-z0-9]+\.xml|"
    r"word/theme/_rels/[A-Za-z0-9]+\.xml\.rels|word/media/[A-Za-z0-9_]+\.(png|jpe?g)|"
    r"customXml/[A-Za-z0-9]+\.xml|customXml/_rels/[A-Za-z0-9]+\.xml\.rels"
)
ODT = re.compile(
    r"mimetype|content\.xml|styles\.xml|settings\.xml|meta\.xml|manifest\.rdf|layout-cache|"
    r"META-INF/manifest\.xml|Thumbnails/thumbnail\.png|Pictures/[A-Za-z0-9_]+\.(png|jpe?g)|"
    r"Configurations2/.*"
)
OPC = "http://schemas.openxmlformats.org"
# What describes the file and its maker is left empty.
LEEG = {
    "docProps/app.xml": f'<Properties xmlns="{OPC}/officeDocument/2006/extended-properties"/>',
    "docProps/core.xml": (
        f'<c:coreProperties xmlns:c="{OPC}/package/2006/metadata/core-properties"/>'
    ),
    "docProps/custom.xml": f'<Properties xmlns="{OPC}/officeDocument/2006/custom-properties"/>',
    "meta.xml": (
        '<o:document-meta xmlns:o="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'o:version="1.2"/>'
    ),
}
VELD = re.compile(
    r"\b(DDE|DDEAUTO|INCLUDETEXT|INCLUDEPICTURE|LINK|IMPORT|DATABASE|MACROBUTTON|AUTOTEXT)\b",
    re.IGNORECASE,
)
WORD_ACTIEF = {"altChunk", "object", "OLEObject", "control", "ocx", "movie"}
NOOIT = ("/aFChunk", "/attachedTemplate", "/oleObject", "/control", "/vbaProject", "/frame")
BUITEN = re.compile(r"[a-z][a-z0-9+.-]*:|//|\\\\")
ODT_ACTIEF = {
    "event-listener", "event-listeners", "dde-source", "dde-connection-decl", "applet", "plugin",
    "floating-frame", "object-ole", "object", "section-source", "execute-macro", "macro", "script",
    "database-display", "form",
}  # fmt: skip
ANKERS = ("http://", "https://", "mailto:", "tel:", "#")
ODT_TEKST = b"application/vnd.oasis.opendocument.text"
TEKST = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


def schoon_docx(content):
    parts = pakket.unpack(content, DOCX)
    types = parts.get("[Content_Types].xml", b"").decode("utf-8", "replace")
    if "word/document.xml" not in parts or TEKST not in types:
        raise Weiger("actief" if "macroEnabled" in types else "soort")
    if re.search("macroEnabled|vbaProject|activeX", types):
        raise Weiger("actief")
    for name, part in parts.items():
        if name.endswith(".rels"):
            _check_relations(part)
        elif name.endswith(".xml"):
            _check_fields(part)
    return pakket.pack(parts, instead=LEEG)


def schoon_odt(content):
    parts = pakket.unpack(content, ODT)
    if "content.xml" not in parts or parts["mimetype"] != ODT_TEKST:
        raise Weiger("soort")
    for name, part in parts.items():
        if name.endswith((".xml", ".rdf")):
            _check_odt(part)
    bijzaak = {n for n in parts if n.startswith(("Thumbnails/", "Configurations2/", "layout-"))}
    return pakket.pack(parts, leave=bijzaak, instead=LEEG)


def _tree(part):
    """Looked at before: it defines nothing of its own."""
    return ET.fromstring(part)  # noqa: S314


def _check_relations(part):
    """A text may point at a page on the web, and at nothing else outside itself."""
    for row in _tree(part):
        kind, target = row.get("Type", ""), row.get("Target", "").strip().lower()
        if kind.endswith(NOOIT):
            raise Weiger("actief")
        if row.get("TargetMode", "").lower() == "external":
            if not kind.endswith("/hyperlink") or not target.startswith(ANKERS):
                raise Weiger("actief")
        elif BUITEN.match(target):
            raise Weiger("actief")


def _check_fields(part):
    """No field that fetches, links or runs; its code may be cut over several pieces of text."""
    codes = []
    for row in _tree(part).iter():
        name = row.tag.rsplit("}", 1)[-1]
        if name in WORD_ACTIEF:
            raise Weiger("actief")
        codes += [row.text or ""] if name == "instrText" else []
        codes += [value for key, value in row.attrib.items() if key.endswith("}instr")]
    if VELD.search("".join(codes)) or VELD.search(" ".join(codes)):
        raise Weiger("actief")


def _check_odt(part):
    for row in _tree(part).iter():
        space, _, name = row.tag.rpartition("}")
        if space.endswith(":script:1.0") or name in ODT_ACTIEF:
            raise Weiger("actief")
        if name == "scripts" and (len(row) or row.attrib):
            raise Weiger("actief")
        for key, value in row.attrib.items():
            if key.endswith("/xlink}href") and not _is_safe(name, value.strip().lower()):
                raise Weiger("actief")


def _is_safe(name, target):
    if name == "a":
        return target.startswith(ANKERS)
    return bool(re.fullmatch(r"(\./)?pictures/[a-z0-9_]+\.(png|jpe?g)|#.*|", target))
