"""A PDF is written anew without what describes it; what can act by itself keeps it out."""

from io import BytesIO

import pikepdf

from wams.bestanden.fout import Weiger

PAGINAS = 500
ONDERDELEN = 200_000
DIEPSTE = 40
ACTIEF = {
    "/JS", "/JavaScript", "/XFA", "/RichMediaContent", "/RichMediaSettings", "/3DD", "/3DA",
    "/GoToE", "/Rendition", "/FFilter", "/Alternates",
}  # fmt: skip
BIJLAGE = {"/EmbeddedFiles", "/EF", "/AF", "/Collection"}
ACTIES = {
    "/JavaScript", "/Launch", "/SubmitForm", "/ImportData", "/ResetForm", "/GoToR", "/GoToE",
    "/GoTo3DView", "/Rendition", "/Sound", "/Movie", "/Thread", "/RichMediaExecute", "/SetOCGState",
    "/Hide",
}  # fmt: skip
AANTEKENINGEN = {"/RichMedia", "/Screen", "/Movie", "/Sound", "/3D"}
WEG = ("/AA", "/Metadata", "/PieceInfo", "/Thumb", "/LastModified")
EINDE = b"%%EOF"
LINKS = ("http://", "https://", "mailto:", "tel:")


def schoon(content):
    if content[content.rfind(EINDE) + len(EINDE) :].strip(b"\0\t\n\f\r \x1a"):
        raise Weiger("kapot")  # something else in the same clothes comes after it
    try:
        pdf = pikepdf.open(BytesIO(content))
    except pikepdf.PasswordError:
        raise Weiger("slot") from None
    with pdf:
        if len(pdf.objects) > ONDERDELEN or len(pdf.pages) > PAGINAS:
            raise Weiger("te_veel")
        if not pdf.pages:
            raise Weiger("kapot")
        for thing in pdf.objects:
            _bekijk(thing)
        _kleed_uit(pdf)
        out = BytesIO()
        pdf.save(out, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    return out.getvalue()


def _bekijk(thing, diepte=0):
    """Refuse what acts, wherever it stands, also where nothing points at it."""
    if diepte > DIEPSTE:
        raise Weiger("kapot")
    if isinstance(thing, pikepdf.Array):
        for part in thing:
            _verder(part, diepte)
    elif isinstance(thing, (pikepdf.Dictionary, pikepdf.Stream)):
        _weeg(thing)
        for key in set(thing.keys()):
            _verder(thing.get(key), diepte)


def _verder(part, diepte):
    """Only what stands inside: what has a number of its own is looked at by itself."""
    if isinstance(part, pikepdf.Object) and not part.is_indirect:
        _bekijk(part, diepte + 1)


def _weeg(thing):
    keys = set(thing.keys())
    if keys & ACTIEF or (isinstance(thing, pikepdf.Stream) and "/F" in keys):
        raise Weiger("actief")
    if keys & BIJLAGE or _woord(thing, "/Type") == "/EmbeddedFile":
        raise Weiger("bijlage")
    if _woord(thing, "/Subtype") == "/FileAttachment":
        raise Weiger("bijlage")
    if _woord(thing, "/Subtype") in AANTEKENINGEN:
        raise Weiger("actief")
    if _woord(thing, "/Type") != "/StructElem" and _woord(thing, "/S") in ACTIES:
        raise Weiger("actief")
    if "/URI" in keys and not _is_link(thing.get("/URI")):
        raise Weiger("actief")


def _woord(thing, key):
    value = thing.get(key)
    return str(value) if isinstance(value, pikepdf.Name) else ""


def _is_link(value):
    """An address to read; the base of a document's links is a dictionary, looked at by itself."""
    if isinstance(value, pikepdf.Dictionary):
        return True
    return str(value).strip().lower().startswith(LINKS)


def _kleed_uit(pdf):
    for thing in pdf.objects:
        if isinstance(thing, (pikepdf.Dictionary, pikepdf.Stream)):
            for key in WEG:
                if key in thing:
                    del thing[key]
    for key in ("/OpenAction", "/Names", "/URI"):
        if key == "/Names" and "/Names" in pdf.Root:
            _alleen_plaatsen(pdf.Root["/Names"])
        elif key in pdf.Root:
            del pdf.Root[key]
    del pdf.docinfo


def _alleen_plaatsen(names):
    """Of the named things only the places to go to."""
    for key in list(names.keys()):
        if key != "/Dests":
            del names[key]
