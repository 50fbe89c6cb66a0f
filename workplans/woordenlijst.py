"""Words that ask whether a short text should say this at all. A hit is a question, no judgement."""

import re

from wams.recht.codes import Klasse

WOORDEN = {
    Klasse.BIJZONDER: (
        "depressi", "diagnos", "dement", "drugs", "eetstoornis", "autis", "adhd", "ggz",
        "medicijn", "medicatie", "psychiat", "psychos", "psychot", "schizofren", "suïcid", "suicid",
        "trauma", "verslaaf", "verslav", "verstandelijk", "zelfmoord", "zwanger", "ziekte", "ptss",
        "lvb", "borderline", "alcohol",
    ),
    Klasse.STRAFRECHTELIJK: (
        "aangifte", "arrest", "boete", "crimin", "detentie", "gevangenis", "misdrijf", "mishandel",
        "reclassering", "strafblad", "strafbaar", "strafzaak", "taakstraf", "veroordeel",
        "verdacht", "diefstal", "fraude", "inbraak", "geweld",
    ),
}  # fmt: skip
NAMEN = {Klasse.BIJZONDER: "gezondheid", Klasse.STRAFRECHTELIJK: "strafrecht"}


def gevonden(*teksten):
    """The words of each class that stand in these texts, as they were written."""
    return {
        klasse: found
        for klasse, stammen in WOORDEN.items()
        if (found := _woorden(stammen, " ".join(teksten)))
    }


def _woorden(stammen, tekst):
    pattern = rf"\b(?:{'|'.join(stammen)})\w*"
    return sorted({hit.lower() for hit in re.findall(pattern, tekst, re.IGNORECASE)})


def opsomming(found):
    """‘diagnose’ en ‘medicijnen’, for in a sentence."""
    words = [f"‘{word}’" for hits in found.values() for word in hits]
    return " en ".join(filter(None, [", ".join(words[:-1]), words[-1]]))
