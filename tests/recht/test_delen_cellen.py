"""Each cell of who may get what, when, for what, against the table that was written by hand."""

import sys
import time
from dataclasses import replace

import pytest

from tests.recht import verwacht_delen as hand
from wams.recht.codes import Klasse
from wams.recht.oordeel import Deelname, Deelvraag, Eigendeel, oordeel

ANTWOORD = {"JA": "ja", "DEEL": "deel", "JA_MITS": "mits", "NEE": "nee", "VRAAG": "vraag"}
BIJ_NAAM = {"AANBIEDER": "MAATWERK_AANBIEDER", "OVERIG": "SVB"}
UITZONDERING = {"BIJZONDER": "UAVG-30-1", "STRAFRECHTELIJK": "UAVG-33-1B"}
# Where a phase fits, to try every state of affairs in.
PLEKKEN = [
    ("D04", "B", "ONDERZOEK"),
    ("D05", "A", "PLAN_CONCEPT"),
    ("D08", "A", "AANPAK"),
    ("D12", "A", "AANPAK"),
]


def alles(partij, klasse):
    return {
        "eigen_deel": Eigendeel.AFSPRAAK,
        "toestemming": True,
        "instemming": True,
        "gemotiveerd": True,
        "uitzondering": UITZONDERING.get(klasse, ""),
        "afweging": True,
        "gevraagd": True,
        "begeleiding": True,
        "besluit_coordinator": True,
        "client_ingelicht": True,
        "ontvanger_bij_naam": BIJ_NAAM.get(partij, ""),
    }


STANDEN = {
    "alles": {},
    "zonder deel": {"eigen_deel": None},
    "geen toestemming": {"toestemming": False},
    "geen instemming": {"instemming": False},
    "buiten scope": {"buiten_scope": True},
    "deelname nee": {"deelname": Deelname.NEE},
    "deelname open": {"deelname": Deelname.NIET_GEVRAAGD},
    "afweging niet": {"beroepsgeheim": True, "afweging": False},
    "afweging open": {"beroepsgeheim": True, "afweging": None},
    "risico": {"handhavingsrisico": True, "client_ingelicht": False},
    "risico besloten": {"handhavingsrisico": True},
    "dubbele pet": {"handhaaft": True},
    "beperkt": {"beperkt": True},
    "politiegegeven": {"politiegegeven": True},
}


def ask(catalogus, cel):
    _, partij, soort, klasse, doel, route, fase, stand = cel
    klasse = Klasse(klasse.upper())
    vraag = Deelvraag(
        ontvanger=partij, categorie=soort, klasse=klasse, doel=doel, status=fase, route=route
    )
    if stand != "niets":
        vraag = replace(vraag, **(alles(partij, klasse) | STANDEN[stand]))
    return ANTWOORD[oordeel(catalogus, vraag).uitkomst]


def cellen(regime):
    """Every phase with everything recorded, and every state of affairs where a phase fits."""
    for partij in hand.partijen():
        for soort, klasse in hand.eerste_klassen():
            for doel, route in hand.doelen():
                for fase in hand.fasen() if hand.heeft_weg(doel) else ["AANPAK"]:
                    yield (regime, partij, soort, klasse, doel, route, fase, "alles")
        for soort, klasse in hand.soorten():
            for plek in PLEKKEN:
                for stand in hand.standen():
                    yield (regime, partij, soort, klasse, *plek, stand)


@pytest.mark.parametrize("naam", ["huidig", "wams"])
def test_every_cell_is_as_the_hand_wrote_it(naam, request):
    catalogus = request.getfixturevalue(naam)
    begin, aantal, verschillen = time.monotonic(), 0, []

    for cel in cellen(str(catalogus.regime)):
        aantal += 1
        is_, moet = ask(catalogus, cel), hand.verwacht(*cel)
        if is_ != moet:
            verschillen.append((*cel, f"is {is_}, verwacht {moet}"))

    seconden = time.monotonic() - begin
    telling = f"{aantal} cellen, {len(verschillen)} verschillen, {seconden:.1f} s"
    sys.stdout.write(f"{catalogus.regime}: {telling}\n")
    assert verschillen[:20] == []
    assert aantal > 20_000
