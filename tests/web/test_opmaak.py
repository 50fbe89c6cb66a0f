import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.template.loader import get_template

OURS = Path(finders.find("web/palet.css")).parent
PAIR = re.compile(r"(--[\w-]+): light-dark\((#\w+), (#\w+)\);")
SINGLE = re.compile(r"(--[\w-]+): (#\w+);")
CSS = sorted(path.name for path in OURS.glob("*.css"))
# What stands on what: ink, surface, and the ratio that WCAG asks (text 4.5, edges 3).
STANDS_ON = [
    ("grijs-700", "wit", 4.5), ("grijs-400", "wit", 4.5), ("grijs-400", "violet-100", 4.5),
    ("violet-500", "wit", 4.5), ("violet-500", "violet-100", 4.5), ("groen-500", "groen-100", 4.5),
    ("oranje-500", "oranje-100", 4.5), ("rood-500", "rood-100", 4.5),
    ("blauw-500", "blauw-100", 4.5), ("oranje-400", "wit", 3), ("blauw-400", "wit", 3),
    ("rood-400", "wit", 3),
]  # fmt: skip


def without_comments(name):
    return re.sub(r"/\*.*?\*/", "", (OURS / name).read_text(), flags=re.S)


def palette():
    """Each colour with its light and its dark value."""
    return {name: pair for name, *pair in PAIR.findall(without_comments("palet.css"))}


def luminance(colour):
    digits = colour[1:] if len(colour) == 7 else "".join(2 * d for d in colour[1:])
    parts = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return sum(weight * p for weight, p in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one, other):
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize(("ink", "surface", "ratio"), STANDS_ON)
@pytest.mark.parametrize("look", [0, 1], ids=["light", "dark"])
def test_ink_is_readable_on_what_it_stands_on(ink, surface, ratio, look):
    colours = palette()

    on = colours[f"--voorbeeld-kleuren-{surface}"][look]
    assert contrast(colours[f"--voorbeeld-kleuren-{ink}"][look], on) >= ratio


def test_an_older_browser_gets_the_light_value_of_every_colour():
    plain, _, _ = without_comments("palet.css").partition("@supports")
    fallback = dict(SINGLE.findall(plain))

    assert {name: light for name, (light, _) in palette().items()}.items() <= fallback.items()
    assert len(palette()) > 45


def test_the_theme_still_knows_the_eight_names_of_our_accent():
    theme = Path(finders.find("vendor/tokens/theme.css")).read_text()

    steps = (50, 100, 200, 300, 400, 500, 600, 700)
    missing = [s for s in steps if f"var(--voorbeeld-kleuren-violet-{s})" not in theme]
    assert missing == []


@pytest.mark.parametrize("name", [name for name in CSS if name != "palet.css"])
def test_no_other_sheet_names_a_colour(name):
    """But for the high contrast, the paper, the QR code and the shadow of the receiver's sheet."""
    allowed = {"brug.css": {"#000", "#fff", "#00363f"}, "werk.css": {"#0000000f", "#00000014"},
               "papier.css": {"#fff", "#111", "#444", "#999"}, "formulier.css": {"#fff"},
               "brief.css": {"#fff", "#111", "#333", "#444"}}  # fmt: skip

    named = set(re.findall(r"(?<![\w&])#[0-9a-f]{3,8}\b", without_comments(name)))
    assert named - allowed.get(name, set()) == set()


def test_every_sheet_of_ours_is_on_the_page():
    """But for the one of the PDF of a letter, which is no page."""
    linked = get_template("_opmaak.html").template.source

    assert [name for name in CSS if f"'web/{name}'" not in linked] == ["brief.css"]


@pytest.mark.parametrize("path", sorted(OURS.glob("*.js")), ids=lambda path: path.name)
def test_a_script_is_small_strict_and_keeps_nothing_in_the_browser(path):
    source = path.read_text()

    assert len(source.splitlines()) < 100
    assert '"use strict";' in source
    keeps = r"localStorage|sessionStorage|indexedDB|\.cookie|eval\(|innerHTML"
    assert re.findall(keeps, source) == []


def test_a_qr_code_stands_on_white_in_every_theme():
    assert re.search(r"\.w-qr \{[^}]*background: #fff", without_comments("formulier.css"))
