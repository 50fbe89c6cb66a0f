"""Checks everything in a source against everything else; knows rows, not files."""

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations, product

from wams.recht.codes import (
    ROLLEN,
    STATUSSEN,
    Bewaarsoort,
    Deelregelcode,
    Doel,
    Eenheid,
    Factor,
    Klasse,
    Meldingstatus,
    Ontvangst,
    Recht,
)
from wams.recht.plaats import Geplaatst, covers
from wams.recht.rijen import Rij
from wams.recht.uitlegcontrole import find_uitlegfouten

__all__ = ["Geplaatst", "find_fouten"]

CODE = re.compile(r"[A-Z0-9][A-Z0-9_-]*")
# The bases of the AVG go by their own names everywhere.
CODES = {"avg_bases": re.compile(r"6\(1\)\([a-f]\)")}
# A paper that people sign is no ground: the law or the consent behind it is.
GEEN_GROND = re.compile(r"convenant|formulier", re.IGNORECASE)
# Codes that the code itself uses: each must have a row, else a label or a rule is missing.
VERPLICHT = {
    "doelen": tuple(Doel),
    "klassen": tuple(Klasse),
    "rollen": ROLLEN,
    "ontvangstcodes": tuple(Ontvangst),
    "guards": tuple(f"G{n}" for n in range(1, 8)),
    "ernst_criteria": ("B3-A", "B3-B", "B3-C", "B3-D"),
    "beletsels": ("HERGEBRUIK", "ROUTE_B", "ONTVANGER", "GRONDSLAG"),
    "weigergronden": tuple(f"Z{n}" for n in range(1, 9)),
    "voorwaarden": tuple(f"VW{n}" for n in range(1, 10)),
    "deelregels": tuple(Deelregelcode),
    "buitenwegen": ("ZAT", "MDO", "VERZUIM", "MELDCODE", "VORDERING", "ANONIEM"),
    "veelgevraagd": ("VERANTWOORDELIJK", "GGZ_OGGZ"),
    "brieven": tuple(f"B{n:02}" for n in range(1, 26)),
    "geheimvragen": tuple(f"CVP{n}" for n in range(1, 7)),
    "uitstelfactoren": tuple(Factor),
}
VERWIJZINGEN = {
    "doelen": {"grondslagen": ("grondslag",), "activiteiten": ("activiteit",)},
    "categorieen": {"klassen": ("klassen",)},
    "grondslagen": {
        "avg_bases": ("avg_basis",),
        "uitzonderingen": ("uitzonderingen",),
        "ontvangers": ("ontvangers",),
        "grondslagen": ("verstrekt_via",),
    },
    "uitzonderingen": {"categorieen": ("voorstel_bij",)},
    "ontvangers": {"partijtypen": ("partijtype",)},
    "beletsels": {
        "domeinen": ("domeinen",),
        "grondslagen": ("gronden",),
        "doelen": ("vrij_voor",),
    },
    "partijtypen": {
        "partijregels": ("regels",),
        "doelen": ("nooit_voor",),
        "ontvangstcodes": ("gewoon", "bijzonder", "strafrechtelijk"),
        "grondslagen": ("eigen_gronden",),
    },
    "guards": {"opheffingen": ("opheffen",), "termijnen": ("termijn",)},
    "ernst_regels": {"ernst_criteria": ("ook_een_van",)},
    "brieven": {"termijnen": ("termijn",)},
    "geheimgronden": {"geheimvragen": ("vragen",)},
    "doel_matrix": {
        "doelen": ("doel",),
        "rollen": ("rollen",),
        "categorieen": ("categorieen", "gemotiveerd", "als_probleem"),
    },
}


def find_fouten(geplaatst: list[Geplaatst]) -> list[str]:
    per_code = defaultdict(list)
    for g in geplaatst:
        per_code[g.soort, g.rij.code].append(g)
    fouten = [f"{g.plek}: {fout}" for g in geplaatst for fout in _fouten_in_rij(g)]
    for g in geplaatst:
        fouten += (f"{g.plek}: {fout}" for fout in _losse_einden(g, per_code))
    for rijen in per_code.values():
        fouten += _overlap(rijen, "overlapt in geldigheid met")
    fouten += _matrix(geplaatst)
    fouten += _keuzes(geplaatst)
    fouten += _leeftijden(geplaatst)
    fouten += find_uitlegfouten(geplaatst, per_code)
    fouten += (
        f"{soort}.toml: code {code} ontbreekt"
        for soort, codes in VERPLICHT.items()
        for code in codes
        if (soort, code) not in per_code
    )
    return fouten


def _fouten_in_rij(g: Geplaatst) -> Iterator[str]:
    rij = g.rij
    if not CODES.get(g.soort, CODE).fullmatch(rij.code):
        yield f"code {rij.code!r} heeft een verkeerde vorm"
    for naam in ("label", "bron", "regime", "merk"):
        if not getattr(rij, naam):
            yield f"{naam} is leeg"
    if rij.vanaf >= rij.tot:
        yield "geldig_tot ligt niet na geldig_van"
    if rij.opvolger and not rij.geldig_tot:
        yield "noemt een opvolger maar sluit niet"
    if rij.geldig_tot and not rij.opvolger:
        yield f"sluit op {rij.geldig_tot} zonder opvolger"
    yield from EIGEN.get(g.soort, _niets)(rij)


def _niets(rij):
    return ()


def _onbekende_statussen(rij, *namen, bekend=STATUSSEN):
    for naam in namen:
        for status in getattr(rij, naam):
            if status not in bekend:
                yield f"{naam}: toestand {status!r} is onbekend"


def _grondslag(rij):
    if GEEN_GROND.search(rij.label):
        yield "een convenant of toestemmingsformulier is geen grondslag"
    if bool(rij.avg_basis) != bool(rij.avg_merk):
        yield "avg_basis en avg_merk horen bij elkaar"


def _matrixrij(rij):
    yield from _onbekende_statussen(rij, "statussen", "hoofd")
    for status in rij.hoofd:
        if status not in rij.statussen:
            yield f"hoofd: {status} staat niet bij statussen"


def _termijn(rij):
    yield from _onbekende_statussen(rij, "statussen")
    if (rij.aantal is None) != (rij.eenheid is None):
        yield "aantal en eenheid horen bij elkaar"
    if rij.aantal is not None and rij.aantal < 0:
        yield "aantal is negatief"
    if any(dagen < 0 for dagen in rij.waarschuwingen):
        yield "waarschuwingen liggen na het einde"
    if rij.verlenging and (rij.verlenging.aantal < 1 or rij.verlenging.eenheid is Eenheid.UREN):
        yield "verlenging is geen aantal dagen, weken of maanden"


def _bewaarregel(rij):
    heeft = rij.aantal is not None and rij.eenheid is not None and bool(rij.start)
    if rij.soort is Bewaarsoort.TERMIJN and not heeft:
        yield "een termijn vraagt aantal, eenheid en start"
    if rij.soort is not Bewaarsoort.TERMIJN and rij.aantal is not None:
        yield f"soort {rij.soort} heeft geen aantal"
    if rij.eenheid is Eenheid.UREN or (rij.aantal is not None and rij.aantal < 1):
        yield "aantal is geen hele dag of meer"


def _guard(rij):
    if (rij.aantal is None) != (rij.eenheid is None):
        yield "aantal en eenheid horen bij elkaar"
    if rij.eenheid is Eenheid.UREN or (rij.aantal is not None and rij.aantal < 1):
        yield "aantal is geen hele dag of meer"
    if rij.hoogstens is not None and rij.aantal is None:
        yield "hoogstens vraagt een periode"


def _ernstregel(rij):
    if rij.minimaal < 1:
        yield "minimaal is minder dan 1"


def _duurregel(rij):
    if rij.waarnemingen < 2:
        yield "één waarneming is nooit genoeg"
    if rij.maanden < 1:
        yield "maanden is minder dan 1"


def _brief(rij):
    if not rij.aan or not rij.wanneer:
        yield "aan of wanneer is leeg"


def _ecode(rij):
    yield from _onbekende_statussen(rij, "statussen_a", "statussen_b")


def _uitkomst(rij):
    yield from _onbekende_statussen(rij, "van", bekend=tuple(Meldingstatus))
    if rij.naar not in tuple(Meldingstatus):
        yield f"naar: toestand {rij.naar!r} is onbekend"
    if len({reden.code for reden in rij.redenen}) < len(rij.redenen):
        yield "een reden staat er twee keer in"


def _vertegenwoordiging(rij):
    if rij.tot_leeftijd is not None and rij.tot_leeftijd <= rij.vanaf_leeftijd:
        yield "tot_leeftijd ligt niet na vanaf_leeftijd"
    for naam in ("wilsbekwaam", "beslist", "ontvangt"):
        if not getattr(rij, naam):
            yield f"{naam} is leeg"


EIGEN = {
    "grondslagen": _grondslag,
    "doel_matrix": _matrixrij,
    "termijnen": _termijn,
    "bewaarregels": _bewaarregel,
    "e_codes": _ecode,
    "guards": _guard,
    "ernst_regels": _ernstregel,
    "duur_regels": _duurregel,
    "brieven": _brief,
    "melding_uitkomsten": _uitkomst,
    "vertegenwoordiging": _vertegenwoordiging,
}


def _losse_einden(g: Geplaatst, per_code: dict) -> Iterator[str]:
    """A code must mean something for as long as the row that names it."""
    rij = g.rij
    if rij.geldig_tot and rij.opvolger:
        for regime in rij.regime:
            if not any(o.rij.geldt(regime, rij.tot) for o in per_code[g.soort, rij.opvolger]):
                yield f"opvolger {rij.opvolger} geldt niet op {rij.tot} in {regime}"
    for soort, namen in VERWIJZINGEN.get(g.soort, {}).items():
        for naam in namen:
            waarde = getattr(rij, naam)
            for code in (waarde,) if isinstance(waarde, str) else waarde:
                if code and not covers(per_code.get((soort, code), ()), rij):
                    yield f"{naam}: {code} staat niet (de hele tijd) in {soort}.toml"


def _botst(een: Rij, ander: Rij) -> bool:
    samen = set(een.regime) & set(ander.regime)
    return bool(samen) and een.vanaf < ander.tot and ander.vanaf < een.tot


def _overlap(rijen: list[Geplaatst], tekst: str) -> Iterator[str]:
    for een, ander in combinations(rijen, 2):
        if _botst(een.rij, ander.rij):
            yield f"{ander.plek}: {ander.rij.code} {tekst} {een.plek}"


def _matrix(geplaatst: list[Geplaatst]) -> Iterator[str]:
    """One cell per doel, role, state and route, and one main doel per role, state, route."""
    cellen, hoofden = defaultdict(list), defaultdict(list)
    for g in (g for g in geplaatst if g.soort == "doel_matrix"):
        for rol in g.rij.rollen:
            for route in g.rij.route:
                for status in g.rij.statussen:
                    cellen[g.rij.doel, rol, status, route].append(g)
                for status in g.rij.hoofd:
                    hoofden[rol, status, route].append(g)
    for cel, rijen in cellen.items():
        yield from _overlap(rijen, f"geeft cel {' × '.join(cel)} een tweede keer, naast")
    for cel, rijen in hoofden.items():
        yield from _overlap(rijen, f"is een tweede hoofddoel voor {' × '.join(cel)}, naast")


def _keuzes(geplaatst: list[Geplaatst]) -> Iterator[str]:
    """Of the readings of one subject one is chosen, never two, at any time, in any regime."""
    for soort in ("ernst_regels", "duur_regels"):
        rijen = [g for g in geplaatst if g.soort == soort]
        gekozen = [g for g in rijen if g.rij.gekozen]
        yield from _overlap(gekozen, "is gekozen terwijl dat al geldt voor")
        for g in rijen:
            if not g.rij.gekozen and not covers(gekozen, g.rij):
                yield f"{g.plek}: er is niet (de hele tijd) één regel van {soort} gekozen"


VOLWASSEN = 18


def _leeftijden(geplaatst: list[Geplaatst]) -> Iterator[str]:
    """For each right one row at every age, able or not; the last age stands for all after it."""
    rijen = [g for g in geplaatst if g.soort == "vertegenwoordiging"]
    for recht, leeftijd, bekwaam in product(Recht, range(VOLWASSEN + 1), (True, False)):
        here = [g for g in rijen if g.rij.recht == recht and g.rij.past(leeftijd, bekwaam)]
        cel = f"{recht}, {leeftijd} jaar, {'wilsbekwaam' if bekwaam else 'wilsonbekwaam'}"
        if not here:
            yield f"vertegenwoordiging.toml: {cel} ontbreekt"
        yield from _overlap(here, f"regelt {cel} een tweede keer, naast")
