"""What sharing asks to be recorded first, besides the matrix: reason, exception, weighing, risk."""

from collections.abc import Iterator

from wams.recht.codes import Doel, Ontvangst, Pet
from wams.recht.oordeel import gronden
from wams.recht.oordeel.vormen import Deelvraag, Reden, Soort, Voorwaarde
from wams.recht.oordeel.weging import Weging, of_open, van_rij

STAP = "6 voorwaarden"


def motivering(w: Weging) -> Iterator[Reden]:
    gevraagd = (
        Ontvangst.GEMOTIVEERD in w.codes
        or w.categorie.gemotiveerd
        or (w.cel is not None and w.cel.gemotiveerd)
    )
    if gevraagd:
        yield w.voorwaarde(of_open(w.vraag.gemotiveerd), "MOTIVERING", STAP)


def uitzondering(w: Weging, grondslag: str) -> Iterator[Reden]:
    """Special and criminal data are forbidden but for an exception that the law names."""
    if not w.gevoelige_klassen or gronden.brengt_uitzondering(w, grondslag):
        return
    voldaan = gronden.past_uitzondering(w, w.vraag.uitzondering)
    yield w.voorwaarde(voldaan, "UITZONDERING", STAP)


def afweging(w: Weging, grondslag: str) -> Iterator[Reden]:
    """The professional decides himself; a right to report stands above the secrecy."""
    vraag = w.vraag
    geheim = vraag.beroepsgeheim or w.categorie.beroepsgeheim or "BEROEPSGEHEIM" in _regels_van(w)
    if not geheim and vraag.pet_verstrekker is not Pet.HULPVERLENING:
        return
    if vraag.afweging is False:
        yield w.zeg(Soort.NIET, "AFWEGING_NIET", STAP)
    elif w.catalogus.huidige("grondslagen", grondslag).ondanks_geheim if grondslag else False:
        yield w.zeg(Soort.LET_OP, "BEROEPSGEHEIM", STAP)
    else:
        yield w.voorwaarde(vraag.afweging, "BEROEPSGEHEIM", STAP)


def _regels_van(w: Weging):
    return w.catalogus.partijtype(w.vraag.verstrekker).regels


def risico(w: Weging) -> Iterator[Reden]:
    """What can become a sanction: the coördinator decides and the cliënt knows beforehand."""
    vraag = w.vraag
    if not vraag.handhavingsrisico or not (w.handhaaft or "RISICO_VOORAF" in w.regels):
        return
    if vraag.meenemen:
        yield w.zeg(Soort.NIET, "RISICO_MEE", STAP)
    elif vraag.besluit_coordinator is False:
        yield w.zeg(Soort.NIET, "RISICO_NIET", STAP)
    else:
        klaar = vraag.besluit_coordinator is True and vraag.client_ingelicht
        yield w.voorwaarde(of_open(klaar), "HANDHAVINGSRISICO", STAP)


def voorwaarden(w: Weging) -> Iterator[Reden]:
    """The conditions of the verstrekker travel with the data; only he lifts them."""
    for gesteld in w.vraag.voorwaarden:
        soort = _soort(w, gesteld)
        if soort is not None:
            rij = w.catalogus.voorwaarde(gesteld.code)
            tekst = f"De verstrekker bepaalde: {rij.label.lower()}."
            yield van_rij(rij, soort, STAP, tekst=tekst, weg="Vraag het de verstrekker.")


def _genoemd(vraag: Deelvraag, gesteld: Voorwaarde) -> bool:
    return bool({vraag.ontvanger, vraag.ontvanger_bij_naam} & gesteld.waarden)


def _alleen_inzien(vraag: Deelvraag) -> bool:
    return vraag.doel == Doel.OVERLEG and not vraag.meenemen


# Whether the use that is asked for stays within the condition; what it receives back, the college
# had already. The other conditions are answered below.
BINNEN = {
    "VW1": lambda w, _: not w.is_partij,
    "VW2": lambda w, gesteld: w.vraag.doel in gesteld.waarden,
    "VW3": lambda w, gesteld: not w.is_partij or _genoemd(w.vraag, gesteld),
    "VW4": lambda w, _: not w.is_partij or _alleen_inzien(w.vraag),
    "VW5": lambda w, gesteld: gesteld.tot is not None and w.op <= gesteld.tot,
    "VW7": lambda w, _: not w.handhaaft,
}


def _soort(w: Weging, gesteld: Voorwaarde) -> Soort | None:
    """None: the condition says nothing about this use."""
    if gesteld.code in BINNEN:
        return None if BINNEN[gesteld.code](w, gesteld) else Soort.NIET
    if gesteld.code == "VW8":
        return Soort.DEEL
    # The verstrekker is asked; of free text the coördinator looks at each use.
    eerst = w.vraag.instemming if gesteld.code == "VW6" else w.vraag.besluit_coordinator
    return {True: Soort.VOLDAAN, None: Soort.MITS, False: Soort.NIET}[eerst]


def altijd(w: Weging) -> Iterator[Reden]:
    """Never a bare yes."""
    if w.vraag.houdbaar_tot and w.vraag.houdbaar_tot < w.op:
        yield w.zeg(Soort.LET_OP, "VERLOPEN", STAP)
    yield w.zeg(Soort.LET_OP, "NOODZAAK", STAP)
    yield w.zeg(Soort.LET_OP, "VERTELLEN", STAP)
