"""An archive that is a document: looked at before it is unpacked, and packed anew."""

import re
import zipfile
from io import BytesIO
from xml.parsers.expat import ParserCreate

from wams.bestanden import beeld
from wams.bestanden.fout import Weiger

REGELS, UITGEPAKT, VERHOUDING = 1000, 60 * 1024 * 1024, 200
EEN_DEEL, KLEIN = 30 * 1024 * 1024, 1_000_000
BEELD = re.compile(r"\.(png|jpe?g)$", re.IGNORECASE)
ACTIEF = re.compile(r"vba|macro|activex|customui|basic/|scripts?/|dialogs/", re.IGNORECASE)
BINNENIN = re.compile(r"embeddings/|object|\.(zip|7z|rar|gz|docx?|xlsx?|odt|pdf)$", re.IGNORECASE)
SLOT, KOPPELING, EINDE = 0x1, 0xA, b"PK\x05\x06"


def unpack(content, allowed):
    """Every part that such a document may have, within limits; another one refuses the whole."""
    with zipfile.ZipFile(BytesIO(content)) as archive:
        infos = archive.infolist()
        _check_whole(content, archive, infos)
        files = [info for info in infos if not info.is_dir()]
        for info in files:
            _check_part(info, allowed)
        return {info.filename: _clean(info.filename, _read(archive, info)) for info in files}


def pack(parts, *, leave=(), instead=None):
    """A new archive; the type of an ODT stands first and unpacked, as it must."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(parts, key=lambda name: (name != "mimetype", name)):
            if name not in leave:
                how = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
                part = (instead or {}).get(name, parts[name])
                archive.writestr(zipfile.ZipInfo(name), part, compress_type=how)
    return out.getvalue()


def _check_whole(content, archive, infos):
    """What the list of parts claims, and that this is one archive and nothing else besides."""
    if len(infos) > REGELS or sum(info.file_size for info in infos) > UITGEPAKT:
        raise Weiger("te_veel")
    names = {info.filename for info in infos}
    if len(names) != len(infos) or sum(i.compress_size for i in infos) > len(content):
        raise Weiger("kapot")
    first = min((info.header_offset for info in infos), default=1)
    if first != 0 or archive.comment or not content[-22:].startswith(EINDE):
        raise Weiger("kapot")


def _check_part(info, allowed):
    if info.flag_bits & SLOT:
        raise Weiger("slot")
    if info.external_attr >> 28 == KOPPELING or info.filename != info.orig_filename:
        raise Weiger("kapot")
    if info.file_size > max(KLEIN, VERHOUDING * info.compress_size):
        raise Weiger("te_veel")
    if not allowed.fullmatch(info.filename):
        raise Weiger(_reason(info.filename))


def _reason(name):
    if ACTIEF.search(name):
        return "actief"
    return "bijlage" if BINNENIN.search(name) else "kapot"


def _read(archive, info):
    """What the list claims is no promise: stop where it gets too much."""
    with archive.open(info) as part:
        found = part.read(EEN_DEEL + 1)
    if len(found) > EEN_DEEL:
        raise Weiger("te_veel")
    return found


def _clean(name, part):
    if BEELD.search(name):
        return beeld.schoon_png(part) if name.endswith("png") else beeld.schoon_jpg(part)
    if name.endswith((".xml", ".rels", ".rdf")):
        _check_xml(part)
    return part


def _check_xml(part):
    """Plain UTF-8 without definitions of its own: no entity, no style sheet, nothing fetched."""

    def refuse(*_):
        raise Weiger("actief")

    def check(version, encoding, standalone):
        if (encoding or "utf-8").lower() not in ("utf-8", "us-ascii"):
            raise Weiger("kapot")

    if part[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\x00" in part:
        raise Weiger("kapot")
    parser = ParserCreate()
    parser.StartDoctypeDeclHandler = parser.EntityDeclHandler = refuse
    parser.XmlDeclHandler = check
    parser.Parse(part, True)
