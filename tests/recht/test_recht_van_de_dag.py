"""What is shown of a day is the law of that day: by a hand-written table, and by many examples."""

from bisect import bisect_right
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from wams.recht import selectors
from wams.recht.catalogus import Catalogus
from wams.recht.fouten import OnbekendeCodeError

VERWACHT = [
    tuple(veld.strip() for veld in regel.split("|"))
    for regel in (Path(__file__).parent / "verwacht.txt").read_text().splitlines()
    if not regel.startswith("#")
]
BEGIN = date(2020, 1, 1)
# Each version holds from its day; inside it the article and the term change once more.
VERSIES = [
    (date(2021, 1, 1), date(2021, 9, 15)),
    (date(2022, 3, 1), date(2023, 1, 1)),
    (date(2024, 2, 29), date(2024, 3, 1)),
    (date(2025, 7, 1), date(2026, 12, 31)),
]
# The day on which something else begins to be true, and what is true from then on.
VERLOOP = [(BEGIN, None, None)] + [
    (dag, f"Artikel {nummer}{letter}", 10 * nummer + plus)
    for nummer, (vanaf, knip) in enumerate(VERSIES, 1)
    for dag, letter, plus in ((vanaf, "a", 0), (knip, "b", 1))
]


def shown(catalogus, soort, code):
    try:
        rij = catalogus.rij(soort, code)
    except OnbekendeCodeError:
        return "-"
    return rij.artikel if soort == "grondslagen" else f"{rij.aantal} {rij.eenheid}"


def test_the_table_is_long_enough():
    assert len({(regel[0], regel[2]) for regel in VERWACHT}) * 2 >= 100


@pytest.mark.req("R-001", "R-005")
@pytest.mark.parametrize("regel", VERWACHT, ids=lambda regel: f"{regel[2]}-{regel[0]}")
def test_regime_day_and_code_give_what_was_written_by_hand(huidig, wams, regel):
    dag, soort, code, nu, straks = regel
    op = date.fromisoformat(dag)

    assert shown(huidig.op(op), soort, code) == nu
    assert shown(wams.op(op), soort, code) == (nu if straks == "=" else straks)


def expected(dag):
    return VERLOOP[bisect_right([van for van, *_ in VERLOOP], dag) - 1][1:]


@pytest.fixture
def vier_versies(activate, huidig):
    """Four versions that differ in one article and one term, and change halfway as well."""
    for nummer, (vanaf, knip) in enumerate(VERSIES, 1):
        rijen = []
        for soort, rij, veld, waarden in (
            ("grondslagen", huidig.grondslag("WMO-511"), "artikel", ("Artikel {}a", "Artikel {}b")),
            ("termijnen", huidig.termijn("PLAN"), "aantal", (10 * nummer, 10 * nummer + 1)),
        ):
            eerst, dan = (w.format(nummer) if isinstance(w, str) else w for w in waarden)
            oud = replace(rij, geldig_tot=knip, opvolger=rij.code, **{veld: eerst})
            rijen += [(soort, oud), (soort, replace(rij, geldig_van=knip, **{veld: dan}))]
        activate(Catalogus.make(rijen, regime=huidig.regime, peildatum=vanaf), vanaf)


@pytest.mark.req("R-001", "R-005")
@pytest.mark.django_db(transaction=True)
def test_label_and_rule_are_always_those_of_the_day(gemeente, vier_versies):
    eerste = VERSIES[0][0]

    @settings(
        max_examples=10_000,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(
        besloten=st.integers(0, 3000).map(lambda n: eerste + timedelta(days=n)),
        later=st.integers(0, 3000),
    )
    def walk(besloten, later):
        toen = selectors.voor(gemeente.pk, op=besloten)
        besluit = (toen.versie_id, besloten)
        gekeken = selectors.voor(gemeente.pk, op=besloten + timedelta(days=later))

        for catalogus, dag in (
            (toen, besloten),
            (gekeken, besloten + timedelta(days=later)),
            (selectors.versie(besluit[0], op=besluit[1]), besloten),
        ):
            artikel, aantal = expected(dag)
            assert catalogus.grondslag("WMO-511").artikel == artikel
            assert catalogus.termijn("PLAN").aantal == aantal

    walk()
