"""What the law of a day keeps from happening, with the road that is open."""

from dataclasses import replace
from datetime import date

import pytest

from wams.recht import beletsel
from wams.recht.catalogus import Catalogus
from wams.recht.codes import Doel, Uitzonderingsoort
from wams.recht.fouten import OnbekendeCodeError


def hergebruik(catalogus, domein="JEUGD", doel=Doel.COORDINATIE, van=("kind", "moeder"), ja=()):
    return beletsel.find_hergebruik(
        catalogus, domein=domein, doel=doel, betrokkenen=van, toestemming_van=ja
    )


@pytest.mark.parametrize("domein", ["JEUGD", "PARTICIPATIE", "SCHULDHULP"])
def test_reuse_from_another_law_asks_the_consent_of_each_for_the_own_data(huidig, domein):
    geweigerd = [hergebruik(huidig, domein, ja=ja) for ja in ((), ("moeder",), ("buurman",))]

    assert {tegen.code for tegen in geweigerd} == {"HERGEBRUIK"}
    assert hergebruik(huidig, domein, ja=("kind", "moeder", "buurman")) is None
    assert hergebruik(huidig, domein, van=(), ja=("moeder",)).code == "HERGEBRUIK"


def test_the_refusal_says_article_day_and_open_road(huidig):
    tekst = str(hergebruik(huidig.op(date(2026, 6, 1))))

    assert "Wmo 2015, artikel 5.1.1 lid 4" in tekst
    assert "01-06-2026" in tekst
    assert "Vraag iedere betrokkene om uitdrukkelijke toestemming" in tekst


def test_reuse_is_free_for_own_law_for_danger_and_under_the_new_law(huidig, wams):
    assert hergebruik(huidig, "WMO") is None
    assert hergebruik(huidig, doel=Doel.ACUUT) is None
    assert hergebruik(wams) is None


def uitwisseling(catalogus, grondslag, doel=Doel.ONDERZOEK_B, toestemming=False):
    return beletsel.find_uitwisseling_b(
        catalogus, grondslag=grondslag, doel=doel, toestemming_vastgelegd=toestemming
    )


@pytest.mark.parametrize("grondslag", ["", "WAMS-B", "WAMS-VERZOEK", "WMO-511", "WMO-521", "GHV"])
def test_exchange_without_own_hulpvraag_is_refused_under_the_law_of_now(huidig, grondslag):
    tegen = uitwisseling(huidig, grondslag, toestemming=True)

    assert (tegen.code, tegen.op, tegen.te_bevestigen) == ("ROUTE_B", huidig.peildatum, False)
    assert "Veilig Thuis" in tegen.weg


@pytest.mark.parametrize(
    "grondslag",
    ["WMO-526", "WVGGZ-51", "WPG-16", "WPG-18", "WPG-19", "WPG-20", "VITAAL", "CVP"],
)
def test_another_ground_that_exists_now_opens_the_exchange(huidig, grondslag):
    assert uitwisseling(huidig, grondslag) is None


def test_a_ground_of_consent_needs_the_consent_and_danger_never_waits(huidig, wams):
    assert uitwisseling(huidig, "WMO-525").code == "ROUTE_B"
    assert uitwisseling(huidig, "WMO-525", toestemming=True) is None
    assert uitwisseling(huidig, "", doel=Doel.ACUUT) is None
    assert uitwisseling(wams, "WAMS-VERZOEK") is None


@pytest.mark.parametrize("naam", ["huidig", "wams"])
def test_a_ground_that_names_its_recipients_serves_nobody_else(naam, request):
    catalogus = request.getfixturevalue(naam)

    def vraag(ontvanger, grondslag="WMO-521"):
        return beletsel.find_ontvanger(catalogus, grondslag=grondslag, ontvanger=ontvanger)

    for ontvanger in ("MAATWERK_AANBIEDER", "CAK", "SVB", "TOEZICHTHOUDER"):
        assert vraag(ontvanger) is None
    for ontvanger in ("", "SCHOOL", "CORPORATIE", "POLITIE", "UWV", "GGZ"):
        assert vraag(ontvanger).artikel == "Wmo 2015, artikel 5.2.1"
    assert vraag("SCHOOL", "WMO-526") is None
    assert vraag("SVB", "BESTAAT-NIET").code == "GRONDSLAG"


def renumbered(wams):
    """WAMS-VERDER closes on 1 July and names WAMS-NIEUW, which closes in turn for itself."""
    oud = wams.grondslag("WAMS-VERDER")
    dag, later = date(2026, 7, 1), date(2026, 9, 1)
    rijen = [
        ("grondslagen", replace(oud, geldig_tot=dag, opvolger="WAMS-NIEUW")),
        (
            "grondslagen",
            replace(
                oud,
                code="WAMS-NIEUW",
                artikel="Artikel 9.1",
                geldig_van=dag,
                geldig_tot=later,
                opvolger="WAMS-NIEUW",
            ),
        ),
        (
            "grondslagen",
            replace(oud, code="WAMS-NIEUW", artikel="Artikel 9.2", geldig_van=later),
        ),
        ("beletsels", wams.beletsel("GRONDSLAG")),
    ]
    return Catalogus.make(rijen, regime=wams.regime, peildatum=dag)


@pytest.mark.parametrize(
    ("dag", "artikel"),
    [
        (date(2026, 6, 30), "Wmo 2015, artikel 5.4.3 lid 4 (wetsvoorstel)"),
        (date(2026, 7, 1), "Artikel 9.1"),
        (date(2026, 8, 31), "Artikel 9.1"),
        (date(2026, 9, 1), "Artikel 9.2"),
    ],
)
def test_a_new_use_follows_the_named_successors_to_the_ground_of_that_day(wams, dag, artikel):
    catalogus = renumbered(wams).op(dag)

    assert catalogus.huidige("grondslagen", "WAMS-VERDER").artikel == artikel
    assert beletsel.find_grondslag(catalogus, grondslag="WAMS-VERDER") is None


def test_without_a_valid_successor_a_new_use_is_refused(wams, huidig):
    weg = Catalogus.make(
        [
            (
                "grondslagen",
                replace(wams.grondslag("WAMS-A"), geldig_tot=date(2026, 1, 1), opvolger="WAMS-A"),
            )
        ],
        regime=wams.regime,
        peildatum=date(2026, 2, 1),
    )

    tegen = beletsel.find_grondslag(huidig, grondslag="WAMS-A")

    assert (tegen.code, "blijft te lezen" in tegen.uitleg) == ("GRONDSLAG", True)
    with pytest.raises(OnbekendeCodeError):
        weg.huidige("grondslagen", "WAMS-A")


def test_activating_the_new_law_closes_no_ground_of_the_old(huidig, wams):
    for grond in huidig.grondslagen:
        assert beletsel.find_grondslag(wams, grondslag=grond.code) is None


def test_exceptions_and_bases_are_rows_of_their_own(huidig):
    informeren = huidig.uitzonderingen(Uitzonderingsoort.INFORMEREN)

    assert [rij.code for rij in informeren] == [
        "AVG-14-5-B", "AVG-14-5-D", "UAVG-41-1-C", "UAVG-41-1-D", "UAVG-41-1-I",
    ]  # fmt: skip
    assert [code for code in ("6(1)(a)", "6(1)(c)", "6(1)(d)", "6(1)(e)")
            if huidig.avg_basis(code).bezwaar] == ["6(1)(e)"]  # fmt: skip
    assert huidig.grondslag("WMO-511").avg_te_bevestigen
    assert not huidig.grondslag("TOEST").avg_te_bevestigen
    leeg = Catalogus.make([], regime=huidig.regime, peildatum=huidig.peildatum)
    with pytest.raises(OnbekendeCodeError):
        _ = leeg.ernstregel
