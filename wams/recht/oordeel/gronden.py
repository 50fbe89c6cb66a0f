"""On which ground: the one that was named, or the first that fits this recipient on this day."""

from wams.recht import beletsel
from wams.recht.beletsel import Beletsel
from wams.recht.codes import Route
from wams.recht.fouten import OnbekendeCodeError
from wams.recht.oordeel.vormen import Reden, Soort
from wams.recht.oordeel.weging import Weging, of_open, van_rij
from wams.recht.rijen import Grondslag

STAP = "9 regime"
TOESTEMMING = "TOEST"


def choose(weging: Weging) -> tuple[str, list[Reden]]:
    """The ground with what it still asks; a ground that holds nothing back goes first."""
    vraag = weging.vraag
    if vraag.grondslag:
        return vraag.grondslag, _redenen(weging, vraag.grondslag)
    tried = [(code, _redenen(weging, code)) for code in _kandidaten(weging)]
    if not tried:
        return "", [weging.zeg(Soort.MITS, "GRONDSLAG_KIEZEN", STAP)]
    for zwaarst in ((), (Soort.MITS,)):
        for code, redenen in tried:
            tegen = {reden.soort for reden in redenen if reden.houdt_tegen}
            if tegen <= set(zwaarst):
                return code, redenen
    return tried[0]


def _kandidaten(weging: Weging) -> list[str]:
    """Those of the recipient, the ground of the doel, and consent if it was not refused."""
    found = [*weging.partij.eigen_gronden, weging.doel.grondslag]
    if weging.vraag.toestemming is not False and not weging.apart:
        found.append(TOESTEMMING)
    return [code for code in found if code] if weging.doel.grondslag else []


def _redenen(weging: Weging, code: str) -> list[Reden]:
    catalogus, vraag = weging.catalogus, weging.vraag
    try:
        grond = catalogus.huidige("grondslagen", code)
    except OnbekendeCodeError:
        return [_tegen(beletsel.find_grondslag(catalogus, grondslag=code))]
    found = [van_rij(grond, Soort.MAG, STAP, tekst=grond.eisen)]
    if grond.alleen_uitzondering:
        found.append(weging.zeg(Soort.NIET, "GRONDSLAG_KIEZEN", STAP))
    found += [*_ontvanger(weging, grond), *_route_b(weging, grond)]
    if grond.toestemming:
        found.append(weging.voorwaarde(vraag.toestemming, "TOESTEMMING", STAP))
    if grond.ontraden:
        found.append(weging.zeg(Soort.LET_OP, "ONTRADEN", STAP))
    if grond.extra_motivering and not vraag.gemotiveerd:
        found.append(weging.zeg(Soort.VRAAG, "OMSTREDEN", STAP))
    return found


def _ontvanger(weging: Weging, grond: Grondslag):
    """A ground of the college itself serves others only through the one that names them."""
    catalogus, vraag = weging.catalogus, weging.vraag
    if grond.verstrekt_via:
        if weging.partij.namens_college:
            return
        grond = catalogus.grondslag(grond.verstrekt_via)
    if not grond.ontvangers or vraag.ontvanger_bij_naam in grond.ontvangers:
        return
    kan = {catalogus.rij("ontvangers", code).partijtype for code in grond.ontvangers}
    if vraag.ontvanger in kan and not vraag.ontvanger_bij_naam:
        yield weging.zeg(Soort.MITS, "BIJ_NAAM", STAP, artikel=grond.artikel)
        return
    tegen = beletsel.find_ontvanger(
        catalogus, grondslag=grond.code, ontvanger=vraag.ontvanger_bij_naam
    )
    yield _tegen(tegen)


def _route_b(weging: Weging, grond: Grondslag):
    vraag = weging.vraag
    if vraag.route != Route.B:
        return
    tegen = beletsel.find_uitwisseling_b(
        weging.catalogus,
        grondslag=grond.code,
        doel=vraag.doel,
        toestemming_vastgelegd=vraag.toestemming is True,
    )
    if tegen:
        yield _tegen(tegen)


def hergebruik(weging: Weging):
    """Data that the college holds under another law: consent of the person for the own data."""
    vraag = weging.vraag
    tegen = beletsel.find_hergebruik(
        weging.catalogus,
        domein=vraag.domein,
        doel=vraag.doel,
        betrokkenen=("betrokkene",),
        toestemming_van=("betrokkene",) if vraag.toestemming else (),
    )
    if tegen:
        soort = Soort.NIET if vraag.toestemming is False else Soort.MITS
        yield _tegen(tegen, soort)


def _tegen(tegen: Beletsel, soort: Soort = Soort.NIET) -> Reden:
    return Reden(
        soort=soort,
        code=tegen.code,
        label=tegen.label,
        tekst=tegen.uitleg,
        stap=STAP,
        weg=tegen.weg,
        artikel=tegen.artikel,
        bewijs=tegen.bewijs,
        bron=tegen.bron,
        geldig_van=tegen.geldig_van,
    )


def brengt_uitzondering(weging: Weging, code: str) -> bool:
    """Whether the chosen ground itself brings an exception for this class of data."""
    try:
        grond = weging.catalogus.huidige("grondslagen", code)
    except OnbekendeCodeError:
        return False
    soorten = {str(u.soort) for u in _uitzonderingen(weging, grond.uitzonderingen)}
    return bool(soorten & weging.gevoelige_klassen)


def past_uitzondering(weging: Weging, code: str) -> bool | None:
    soorten = {str(u.soort) for u in _uitzonderingen(weging, (code,) if code else ())}
    return of_open(bool(soorten & weging.gevoelige_klassen))


def _uitzonderingen(weging: Weging, codes):
    return [weging.catalogus.rij("uitzonderingen", code) for code in codes]
