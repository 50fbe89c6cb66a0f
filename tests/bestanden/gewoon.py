"""Ordinary files, made in code: what people send on a working day."""

import zipfile
from io import BytesIO

import pikepdf
from PIL import Image

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OPC = "http://schemas.openxmlformats.org"
REL = f"{OPC}/officeDocument/2006/relationships"
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
ODT = "application/vnd.oasis.opendocument.text"
XLINK = "http://www.w3.org/1999/xlink"


def beeld(vorm="JPEG", size=(60, 40), mode="RGB", **how):
    out = BytesIO()
    Image.new(mode, size, 120).save(out, vorm, **how)
    return out.getvalue()


def bewaar(pdf):
    out = BytesIO()
    pdf.save(out)
    return out.getvalue()


def pdf(**root):
    """One page; ``root`` gives entries of the catalogue."""
    made = pikepdf.new()
    made.add_blank_page()
    for key, value in root.items():
        made.Root[f"/{key}"] = value
    return bewaar(made)


def zipped(parts, **how):
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            kind = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            archive.writestr(name, part, compress_type=kind)
    return out.getvalue()


def types(extra=""):
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><Types xmlns="{OPC}/package/2006/content-types">'
        f'<Override PartName="/word/document.xml" ContentType="{MAIN}"/>{extra}</Types>'
    )


def relations(*rows):
    lines = "".join(
        f'<Relationship Id="r{i}" Type="{kind}" Target="{target}" {extra}/>'
        for i, (kind, target, extra) in enumerate(rows)
    )
    return f'<Relationships xmlns="{OPC}/package/2006/relationships">{lines}</Relationships>'


def document(body="<w:p><w:r><w:t>Beste mevrouw</w:t></w:r></w:p>"):
    return f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'


def docx(extra=None, **parts):
    basis = {
        "[Content_Types].xml": types(),
        "_rels/.rels": relations((f"{REL}/officeDocument", "word/document.xml", "")),
        "word/document.xml": document(),
    }
    return zipped(basis | (extra or {}) | parts)


def content(body="<text/>", extra=""):
    return (
        f'<office:document-content xmlns:office="{OFFICE}" xmlns:xlink="{XLINK}" '
        f'xmlns:draw="urn:d" xmlns:text="urn:t" xmlns:script="urn:x:script:1.0">'
        f"{extra}<office:body>{body}</office:body></office:document-content>"
    )


def odt(extra=None):
    basis = {
        "mimetype": ODT,
        "content.xml": content(),
        "META-INF/manifest.xml": "<manifest/>",
    }
    return zipped(basis | (extra or {}))


def alle():
    """Name and content of files that have to be taken."""
    yield "foto.jpg", beeld()
    yield "grijs.jpg", beeld(mode="L")
    yield "drukwerk.jpg", beeld(mode="CMYK")
    yield "scherm.png", beeld("PNG", mode="RGBA")
    yield "palet.png", beeld("PNG", mode="P")
    yield "zwartwit.png", beeld("PNG", mode="1")
    yield "brief.pdf", pdf()
    goto = pikepdf.Array([0, pikepdf.Name.Fit])
    yield "begin.pdf", pdf(OpenAction=goto)
    link = pikepdf.Dictionary(S=pikepdf.Name.URI, URI=pikepdf.String("https://voorbeeld.example"))
    yield "link.pdf", pdf(Link=link)
    yield "brief.docx", docx()
    web = relations((f"{REL}/hyperlink", "https://voorbeeld.example", 'TargetMode="External"'))
    yield "link.docx", docx({"word/_rels/document.xml.rels": web})
    yield "plaatje.docx", docx({"word/media/image1.png": beeld("PNG")})
    about = "<a xmlns='x'>Jan Jansen</a>"
    yield "eigenschappen.docx", docx({"docProps/core.xml": about, "docProps/app.xml": about})
    field = "<w:p><w:r><w:instrText> PAGE </w:instrText></w:r></w:p>"
    yield "bladzij.docx", docx({"word/document.xml": document(field)})
    yield "brief.odt", odt()
    anchor = content('<text:a xlink:href="https://voorbeeld.example"/>')
    yield "link.odt", odt({"content.xml": anchor})
    picture = content('<draw:image xlink:href="Pictures/1.png"/>')
    yield "plaatje.odt", odt({"content.xml": picture, "Pictures/1.png": beeld("PNG")})
    yield "meta.odt", odt({"meta.xml": about, "Thumbnails/thumbnail.png": beeld("PNG")})


def tweehonderd():
    """A working week of one team: (name, content), 200 of them."""
    for number in range(1, 51):
        yield f"foto {number}.jpg", beeld(size=(number * 16, 90), quality=40 + number)
        yield f"scherm {number}.png", beeld("PNG", size=(90, number * 8), mode="RGBA")
        made = pikepdf.new()
        for _ in range(number):
            made.add_blank_page(page_size=(595, 842))
        made.docinfo["/Title"] = f"Brief {number}"
        yield f"brief {number}.pdf", bewaar(made)
        body = "<w:p><w:r><w:t>Geachte heer De Vries, ’s avonds é ë</w:t></w:r></w:p>" * number
        yield f"verslag {number}.docx", docx({"word/document.xml": document(body)})
