"""The steps of the decision, each a list of reasons. The numbers are those of ``may``."""

from collections.abc import Iterator

from wams.recht.codes import Doel, Ontvangst, Pet
from wams.recht.oordeel.cellen import LEIDING
from wams.recht.oordeel.vormen import Deelname, Reden, Soort
from wams.recht.oordeel.weging import Weging, of_open, van_rij

POLITIE = "POLITIE"


def doel(w: Weging) -> Iterator[Reden]:
    vraag = w.vraag
    if vraag.doel in w.partij.nooit_voor:
        yield w.zeg(Soort.NIET, "NOOIT_VOOR", "3 doel")
    elif w.doel.verboden and not vraag.verdere_verwerking:
        yield w.zeg(Soort.NIET, "VERBODEN_DOEL", "3 doel")
    elif w.doel.verboden:
        # Only the college can ask for another use; to a party it is a verstrekking of its own.
        yield w.voorwaarde(not w.is_partij, "VERDER", "3 doel")
    elif vraag.deelt and vraag.doel == Doel.OPSCHALING and not w.apart:
        yield w.zeg(Soort.NIET, "OPSCHALEN", "3 doel")


def categorie(w: Weging) -> Iterator[Reden]:
    """Doel × phase × role × category; another use has passed a test of its own."""
    if w.doel.verboden:
        return
    if w.cel is None:
        yield w.zeg(Soort.NIET, "FASE", "4 categorie")
        return
    if w.cel.als_probleem:
        yield w.zeg(Soort.DEEL, "ALS_PROBLEEM", "4 categorie")
    if w.vraag.deelt and w.is_partij and not w.apart:
        code = "EIGEN_DEEL" if w.vraag.eigen_deel else "EIGEN_DEEL_NOEMEN"
        soort = Soort.DEEL if w.vraag.eigen_deel else Soort.MITS
        yield w.zeg(soort, code, "4 categorie")


def matrix(w: Weging) -> Iterator[Reden]:
    """What this partijtype may receive, and what must be recorded first."""
    vraag, stap = w.vraag, "4 partijmatrix"
    if Ontvangst.NEE in w.codes or not w.codes:
        yield from _krijgt_niet(w)
    elif w.apart:
        yield from _opschalen(w)
    if Ontvangst.VERSTREKKER in w.codes:
        yield w.voorwaarde(vraag.instemming, "INSTEMMING", stap)
    if Ontvangst.TOESTEMMING in w.codes:
        yield w.voorwaarde(vraag.toestemming, "TOESTEMMING", stap)
    if vraag.deelt and "GEZIN_VRAGEN" in w.regels:
        yield _partijregel(w, "GEZIN_VRAGEN", of_open(vraag.gevraagd))
    if vraag.deelt and "SPECIALE_BEGELEIDING" in w.regels and Ontvangst.VERSTREKKER in w.codes:
        yield _partijregel(w, "SPECIALE_BEGELEIDING", of_open(vraag.begeleiding))


def _krijgt_niet(w: Weging) -> Iterator[Reden]:
    """The refusal, and before it what this party may have after all."""
    wel = [
        label
        for label, codes in (
            ("gewone", w.partij.gewoon),
            ("bijzondere", w.partij.bijzonder),
            ("strafrechtelijke", w.partij.strafrechtelijk),
        )
        if not {Ontvangst.NEE, Ontvangst.APART} & set(codes)
    ]
    partij = w.partij
    if wel:
        tekst = f"{partij.label}: {' en '.join(wel)} gegevens kunnen wel, voor het eigen deel."
        yield van_rij(
            partij, Soort.MAG, "4 partijmatrix", code="WEL", label="Wat wel kan", tekst=tekst
        )
    tekst = f"{partij.label} krijgt deze soort gegevens niet: {w.categorie.label.lower()}."
    weg = "Laat dit weg, of vraag de cliënt of hij het zelf wil vertellen."
    yield van_rij(
        partij,
        Soort.NIET,
        "4 partijmatrix",
        code="PARTIJMATRIX",
        label="Niet voor deze partij",
        tekst=tekst,
        weg=weg,
        artikel=w.artikel_van_de_klasse if wel else w.artikel_van_de_partij,
    )


def _opschalen(w: Weging) -> Iterator[Reden]:
    vraag = w.vraag
    if vraag.doel != Doel.OPSCHALING or not vraag.deelt:
        yield w.zeg(Soort.NIET, "OPSCHALEN", "4 partijmatrix")
        return
    yield w.voorwaarde(vraag.besluit_coordinator, "OPSCHALEN", "4 partijmatrix")
    yield w.zeg(Soort.DEEL, "NOODZAAK", "4 partijmatrix")


def _partijregel(w: Weging, code: str, voldaan: bool | None) -> Reden:
    rij = w.catalogus.rij("partijregels", code)
    soort = Soort.VOLDAAN if voldaan else Soort.MITS
    return van_rij(rij, soort, "4 partijmatrix", tekst=rij.uitleg)


def scope(w: Weging) -> Iterator[Reden]:
    vraag, stap = w.vraag, "5 scope"
    if vraag.buiten_scope:
        yield w.zeg(Soort.NIET, "SCOPE", stap)
    if vraag.deelname is Deelname.NEE:
        yield w.zeg(Soort.NIET, "DEELNAME_NEE", stap)
    elif vraag.deelname is not Deelname.NIET_NODIG:
        gevraagd = vraag.deelname is not Deelname.NIET_GEVRAAGD
        yield w.voorwaarde(of_open(gevraagd), "DEELNAME", stap)


def pet(w: Weging) -> Iterator[Reden]:
    vraag, stap = w.vraag, "7 petconflict"
    if vraag.handhaaft:
        yield w.voorwaarde(of_open(vraag.deel_geopend), "PETCONFLICT", stap)
    elif vraag.deelt and "HANDHAVENDE_PET" in w.regels:
        rij = w.catalogus.rij("partijregels", "HANDHAVENDE_PET")
        yield van_rij(rij, Soort.LET_OP, stap, tekst=rij.uitleg)
    if vraag.deelt and _wisselt_van_pet(vraag):
        yield w.voorwaarde(vraag.afweging, "ANDERE_PET", stap)


def _wisselt_van_pet(vraag) -> bool:
    return (
        vraag.verstrekker == vraag.ontvanger
        and vraag.pet_verstrekker is Pet.HULPVERLENING
        and vraag.pet_ontvanger is not Pet.HULPVERLENING
    )


def beperking(w: Weging) -> Iterator[Reden]:
    """Who leads the casus still sees it, marked; nobody uses it. Blocked is for nobody at all."""
    if w.vraag.geblokkeerd:
        yield w.zeg(Soort.NIET, "GEBLOKKEERD", "8 beperking")
    if w.vraag.beperkt and (w.vraag.deelt or w.vraag.rol not in LEIDING):
        yield w.zeg(Soort.NIET, "BEPERKT", "8 beperking")


def herkomst(w: Weging) -> Iterator[Reden]:
    """Police data keep their own law: named when they come in, not passed on."""
    vraag, stap = w.vraag, "6 voorwaarden"
    if vraag.verstrekker == POLITIE:
        yield w.voorwaarde(of_open(bool(vraag.wpg_besluit)), "WPG_BESLUIT", stap)
    elif vraag.politiegegeven and w.is_partij:
        yield w.zeg(Soort.NIET, "POLITIEGEGEVEN", stap)
