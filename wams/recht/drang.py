"""No letter puts pressure on somebody with a research that he did not ask for."""

import re

ZINNEN = re.compile(r"(?<=[.!?:])\s+|\n+")
# Refusing, stopping or not answering …
WEIGEREN = re.compile(
    r"\b(weiger\w*|niet (meer )?mee\w*|werkt u niet|doet u niet mee|geen toestemming|"
    r"zonder uw (medewerking|toestemming)|niet (komt|reageert|antwoordt|instemt|akkoord|wilt)|"
    r"(komt|reageert|antwoordt|wilt) u (dat |dit )?niet|zegt u nee|"
    r"intrekt|trekt u\b.*\bin|stopt)\b",
    re.IGNORECASE,
)
# … followed by what is then done against one's will.
GEVOLG = re.compile(
    r"\b(route b|onderzoek op verzoek|toch (een |met het )?onderzoek\w*|alsnog (een )?onderzoek\w*|"
    r"onderzoek(en)? zonder|zonder uw (medewerking|toestemming|hulpvraag)|"
    r"een professional vraagt|verzoek van een (professional|partij|organisatie)|buiten u om|"
    r"gedwongen|dwingen|dwang|verplicht\w* onderzoek|anders onderzoeken|"
    r"toch gegevens (op)?vragen|heeft (dat |dit )?gevolgen)\b",
    re.IGNORECASE,
)
ALTIJD = re.compile(r"\broute[ -]b\b", re.IGNORECASE)


def dreigende_zinnen(tekst):
    """The sentences that name such a research as a consequence, also over two sentences.

    ‘Route B’ is a word of the office: no letter to a cliënt needs it.
    """
    zinnen = [zin.strip() for zin in ZINNEN.split(tekst) if zin.strip()]
    found = []
    for index, zin in enumerate(zinnen):
        before = zinnen[index - 1] if index else ""
        threat = GEVOLG.search(zin) and WEIGEREN.search(f"{before} {zin}")
        if threat or ALTIJD.search(zin):
            found.append(zin)
    return found
