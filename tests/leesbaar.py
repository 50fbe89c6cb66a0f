"""Rules of plain Dutch for what residents read: sentences, words, dates."""

import re
from html import unescape

LANGSTE, GEMIDDELD, ZINNEN_PER_ALINEA = 20, 12, 3
WET = re.compile(r'<p class="wet">.*?</p>', re.DOTALL)
ALINEA = re.compile(r"<(p|li|h1|h2)\b[^>]*>(.*?)</\1>", re.DOTALL)
AFKORTING = re.compile(
    r"\b(?:\w\.){2,}|\b(?:bijv|evt|incl|excl|nr|tel|ca|resp|mbt|ivm|dmv|tav|oa|etc|zgn)\b\.?|"
    r"\b[A-Z]{2,}\b"
)
MOEILIJK = re.compile(
    r"\b(middels|teneinde|inzake|betreffende|conform|tevens|derhalve|reeds|indien|alsmede|"
    r"aangaande|ingevolge|krachtens|jegens|voorts|echter|dienen te|dient te|omtrent|dan wel|"
    r"verstrekking|verwerking|rectificatie|grondslag|doelbinding)\b",
    re.IGNORECASE,
)
LIJDEND = re.compile(
    r"\b(word|wordt|worden|werd|werden)\b[^.?!]*\b(?:ge|be|ver|ont|her|er)\w+(?:d|t|en)\b"
    r"|\b(?:ge|be|ver|ont|her)\w+(?:d|t|en) (?:word|wordt|worden|werd|werden)\b",
    re.IGNORECASE,
)
DATUM = re.compile(r"\b\d{1,2}[-/]\d{1,2}(?:[-/]\d{2,4})?\b")


def alineas(html):
    """The text of each paragraph, point of a list and heading; the line about the law apart."""
    for tag, body in ALINEA.findall(WET.sub("", html)):
        text = " ".join(unescape(re.sub(r"<[^>]+>", " ", body)).split())
        if text:
            yield tag, text


def zinnen(text):
    return [zin for zin in re.split(r"(?<=[.!?:])\s+", text) if re.search(r"\w", zin)]


def fouten(html):
    """What a reader would stumble over, each with its sentence; empty is good."""
    found, lengths = [], []
    for tag, text in alineas(html):
        parts = zinnen(text)
        if tag == "p" and len(parts) > ZINNEN_PER_ALINEA:
            found.append(f"te veel in één alinea: {text}")
        if tag in ("p", "li"):
            lengths += [len(zin.split()) for zin in parts]
        found += [fout for zin in parts for fout in _in_zin(zin)]
    if lengths and sum(lengths) / len(lengths) > GEMIDDELD:
        found.append(f"gemiddeld {sum(lengths) / len(lengths):.1f} woorden")
    return found


def _in_zin(zin):
    checks = (
        ("te lang", len(zin.split()) > LANGSTE),
        ("afkorting", AFKORTING.search(zin)),
        ("moeilijk woord", MOEILIJK.search(zin)),
        ("lijdend", LIJDEND.search(zin)),
        ("datum niet voluit", DATUM.search(zin)),
    )
    return [f"{wat}: {zin}" for wat, fout in checks if fout]
