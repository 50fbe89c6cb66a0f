"""An image is drawn anew from its points: nothing else of the file comes along."""

from io import BytesIO

from PIL import Image, ImageFile, ImageOps

from wams.bestanden.fout import Weiger

PUNTEN = 50_000_000
LANGSTE = 5000


def schoon_jpg(content):
    return _opnieuw(content, "JPEG", modes=("L", "RGB"), quality=85)


def schoon_png(content):
    return _opnieuw(content, "PNG", modes=("L", "LA", "RGB", "RGBA"))


def _opnieuw(content, vorm, *, modes, **how):
    Image.MAX_IMAGE_PIXELS = PUNTEN
    ImageFile.LOAD_TRUNCATED_IMAGES = False  # whoever makes PDFs in this process turns it on
    try:
        image = Image.open(BytesIO(content), formats=[vorm])
    except Image.DecompressionBombError:
        raise Weiger("te_veel") from None
    if image.width * image.height > PUNTEN:
        raise Weiger("te_veel")
    image.load()  # of an animation the first picture
    image = ImageOps.exif_transpose(image)
    image.thumbnail((LANGSTE, LANGSTE))
    if image.mode not in modes:
        image = image.convert("RGBA" if "RGBA" in modes and image.has_transparency_data else "RGB")
    bare = Image.frombytes(image.mode, image.size, image.tobytes())
    out = BytesIO()
    bare.save(out, vorm, optimize=False, **how)
    return out.getvalue()
