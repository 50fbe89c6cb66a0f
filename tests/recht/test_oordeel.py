"""The one engine: what weighs most, what is told first, and that it agrees with itself."""

from dataclasses import replace
from datetime import date

import pytest

from tests.recht.test_delen_cellen import alles, cellen
from wams.recht import controle
from wams.recht.codes import Klasse, Pet, Regime, Route
from wams.recht.oordeel import (
    Deelvraag,
    Eigendeel,
    Soort,
    Uitkomst,
    Voorwaarde,
    Wijze,
    eerste_beletsel,
    oordeel,
)


def vraag(**anders):
    waarden = {"ontvanger": "SCHULDHULP", "categorie": "P06", "doel": "D08", "status": "AANPAK"}
    return Deelvraag(**(waarden | {"eigen_deel": Eigendeel.AFSPRAAK} | anders))


def codes(gevonden, *soorten):
    return [reden.code for reden in gevonden.van(*soorten)]


def test_what_may_is_told_first_and_never_without_its_limits(wams):
    antwoord = oordeel(wams, vraag())

    volgorde = [reden.soort for reden in antwoord.redenen]
    assert (antwoord.uitkomst, antwoord.toegestaan) == (Uitkomst.DEEL, True)
    assert volgorde == sorted(volgorde, key=tuple(Soort).index)
    assert codes(antwoord, Soort.MAG) == ["WAMS-COORD"]
    assert codes(antwoord, Soort.DEEL) == ["EIGEN_DEEL"]
    assert {"NOODZAAK", "VERTELLEN"} <= antwoord.codes


def test_a_refusal_says_what_this_party_may_have_after_all_and_why_not_this(wams):
    antwoord = oordeel(wams, vraag(ontvanger="CORPORATIE", categorie="P09"))

    assert antwoord.uitkomst is Uitkomst.NEE
    assert antwoord.redenen[0].soort is Soort.MAG
    assert "gewone gegevens kunnen wel" in antwoord.van(Soort.MAG)[0].tekst
    niet = antwoord.van(Soort.NIET)[0]
    assert (niet.artikel, niet.te_bevestigen) == ("AVG, artikel 9", True)
    assert niet.weg.startswith("Laat dit weg")


@pytest.mark.parametrize("regime", ["huidig", "wams"])
@pytest.mark.parametrize("partij", ["CORPORATIE", "POLITIE", "ZORGVERZEKERAAR", "ZVH", "GGZ"])
@pytest.mark.parametrize("status", ["", "ONDERZOEK", "OPGESCHORT", "BEEINDIGD"])
def test_danger_is_never_answered_with_no_or_if_and_opens_nothing(regime, partij, status, request):
    catalogus = request.getfixturevalue(regime)
    for categorie in ("P01", "P09", "P11", "P13"):
        antwoord = oordeel(
            catalogus,
            vraag(
                ontvanger=partij,
                categorie=categorie,
                doel="D11",
                status=status,
                route=Route.B,
                buiten_scope=True,
                beperkt=True,
                handhaaft=True,
                afweging=False,
                voorwaarden=(Voorwaarde("VW1"),),
            ),
        )

        assert (antwoord.uitkomst, antwoord.opent_inzage) == (Uitkomst.DEEL, False)
        assert "112" in antwoord.redenen[0].weg


@pytest.mark.req("R-072")
@pytest.mark.parametrize("doel", [f"X{n:02}" for n in range(1, 9)])
def test_a_forbidden_doel_is_refused_outside_a_test_of_further_use(huidig, wams, doel):
    for catalogus in (huidig, wams):
        kaal = oordeel(catalogus, vraag(ontvanger="COLLEGE", doel=doel))
        partij = oordeel(catalogus, vraag(doel=doel, verdere_verwerking=True))

        assert (kaal.uitkomst, partij.uitkomst) == (Uitkomst.NEE, Uitkomst.NEE)
        assert codes(kaal, Soort.NIET) == ["VERBODEN_DOEL"]
    getoetst = replace(kaal.vraag, verdere_verwerking=True, grondslag="WAMS-VERDER")
    assert oordeel(wams, getoetst).toegestaan
    assert oordeel(huidig, getoetst).uitkomst is Uitkomst.NEE


@pytest.mark.parametrize("doel", ["X02", "X03", "X04"])
def test_a_landlord_gets_nothing_for_these_even_after_that_test(wams, doel):
    antwoord = oordeel(wams, vraag(ontvanger="CORPORATIE", doel=doel, verdere_verwerking=True))

    assert codes(antwoord, Soort.NIET)[0] == "NOOIT_VOOR"


@pytest.mark.req("R-067")
def test_a_ground_is_one_of_the_catalogue_that_holds_on_that_day(huidig, wams):
    def op(dag, catalogus=wams, **anders):
        return oordeel(catalogus, vraag(op=dag, **anders))

    vrij = op(None, grondslag="Het leek mij goed voor de cliënt")
    oud = op(None, huidig, ontvanger="COLLEGE", doel="D06", grondslag="WAMS-COORD")
    zvh = {"ontvanger": "ZVH", "doel": "D12", "besluit_coordinator": True, "categorie": "P08"}

    assert codes(vrij, Soort.NIET) == ["GRONDSLAG"]
    assert codes(oud, Soort.NIET) == ["GRONDSLAG"]
    assert op(date(2025, 2, 28), **zvh).uitkomst is Uitkomst.VRAAG
    assert op(date(2025, 3, 1), **zvh).uitkomst is Uitkomst.DEEL


@pytest.mark.req("R-068")
@pytest.mark.parametrize("label", ["Convenant wijkteams 2024", "Toestemmingsformulier"])
def test_a_paper_that_people_sign_can_not_become_a_ground(wams, label):
    papier = replace(wams.grondslag("WMO-511"), code="PAPIER", label=label)

    fouten = controle.find_fouten([controle.Geplaatst("grondslagen", "regel 1", papier)])
    antwoord = oordeel(wams, vraag(grondslag="CONVENANT"))

    assert "regel 1: een convenant of toestemmingsformulier is geen grondslag" in fouten
    assert codes(antwoord, Soort.NIET) == ["GRONDSLAG"]
    assert not [g for g in wams.grondslagen if controle.GEEN_GROND.search(g.label)]


@pytest.mark.req("R-067")
def test_a_doel_that_the_catalogue_does_not_know_gets_no_yes(wams):
    antwoord = oordeel(wams, vraag(doel="goede zorg"))

    assert (antwoord.uitkomst, antwoord.toegestaan) == (Uitkomst.VRAAG, False)


def test_an_exception_alone_is_no_ground(wams):
    antwoord = oordeel(wams, vraag(grondslag="UAVG-30"))

    assert codes(antwoord, Soort.NIET) == ["GRONDSLAG_KIEZEN"]


def test_a_disputed_ground_is_a_question_until_it_is_motivated(wams):
    kaal = oordeel(wams, vraag(grondslag="GHV"))
    gemotiveerd = oordeel(wams, vraag(grondslag="GHV", gemotiveerd=True))

    assert (kaal.uitkomst, gemotiveerd.uitkomst) == (Uitkomst.VRAAG, Uitkomst.DEEL)


def test_reuse_under_the_law_of_now_asks_consent_for_the_own_data(huidig, wams):
    jeugd = vraag(ontvanger="COLLEGE", doel="D06", domein="JEUGD")
    uitkomsten = [
        oordeel(huidig, replace(jeugd, toestemming=antwoord)).uitkomst
        for antwoord in (None, True, False)
    ]

    assert uitkomsten == [Uitkomst.JA_MITS, Uitkomst.JA, Uitkomst.NEE]
    assert "Wmo 2015, artikel 5.1.1 lid 4" in oordeel(huidig, jeugd).artikelen
    assert oordeel(wams, jeugd).uitkomst is Uitkomst.JA


VOORWAARDEN = [
    (Voorwaarde("VW1"), {}, Uitkomst.NEE),
    (Voorwaarde("VW1"), {"ontvanger": "COLLEGE", "doel": "D06"}, Uitkomst.JA),
    (Voorwaarde("VW2", frozenset({"D08"})), {}, Uitkomst.DEEL),
    (Voorwaarde("VW2", frozenset({"D05"})), {}, Uitkomst.NEE),
    (Voorwaarde("VW3", frozenset({"SCHULDHULP"})), {}, Uitkomst.DEEL),
    (Voorwaarde("VW3", frozenset({"SCHOOL"})), {}, Uitkomst.NEE),
    (Voorwaarde("VW4"), {}, Uitkomst.NEE),
    (Voorwaarde("VW4"), {"doel": "D07"}, Uitkomst.DEEL),
    (Voorwaarde("VW4"), {"doel": "D07", "meenemen": True}, Uitkomst.NEE),
    (Voorwaarde("VW5", tot=date(2026, 11, 24)), {}, Uitkomst.DEEL),
    (Voorwaarde("VW5", tot=date(2026, 11, 23)), {}, Uitkomst.NEE),
    (Voorwaarde("VW6"), {}, Uitkomst.JA_MITS),
    (Voorwaarde("VW6"), {"instemming": False}, Uitkomst.NEE),
    (Voorwaarde("VW7"), {}, Uitkomst.DEEL),
    (Voorwaarde("VW7"), {"ontvanger": "WERK_INKOMEN"}, Uitkomst.NEE),
    (Voorwaarde("VW8"), {"ontvanger": "COLLEGE", "doel": "D06"}, Uitkomst.DEEL),
    (Voorwaarde("VW9"), {}, Uitkomst.JA_MITS),
    (Voorwaarde("VW9"), {"besluit_coordinator": True}, Uitkomst.DEEL),
]


@pytest.mark.parametrize(("gesteld", "anders", "verwacht"), VOORWAARDEN)
def test_a_condition_of_the_verstrekker_binds_each_use(wams, gesteld, anders, verwacht):
    antwoord = oordeel(wams, vraag(voorwaarden=(gesteld,), **anders))

    assert antwoord.uitkomst is verwacht


def test_police_data_come_in_with_their_decision_and_go_no_further(wams):
    binnen = vraag(
        verstrekker="POLITIE", ontvanger="COLLEGE", doel="D06", categorie="P08", eigen_deel=None
    )

    assert codes(oordeel(wams, binnen), Soort.MITS) == ["WPG_BESLUIT"]
    assert oordeel(wams, replace(binnen, wpg_besluit="Wpg 19")).toegestaan
    assert codes(oordeel(wams, vraag(politiegegeven=True)), Soort.NIET) == ["POLITIEGEGEVEN"]


def test_the_other_pet_of_the_same_team_is_a_verstrekking(wams):
    wisselt = vraag(
        verstrekker="WIJKTEAM",
        ontvanger="WIJKTEAM",
        pet_verstrekker=Pet.HULPVERLENING,
        pet_ontvanger=Pet.TOELEIDING,
    )

    assert "ANDERE_PET" in codes(oordeel(wams, wisselt), Soort.MITS)
    assert oordeel(wams, replace(wisselt, afweging=True)).uitkomst is Uitkomst.DEEL
    assert oordeel(wams, replace(wisselt, afweging=False)).uitkomst is Uitkomst.NEE


def test_an_enforcing_party_takes_no_risky_data_along(wams):
    mee = vraag(ontvanger="UWV", handhavingsrisico=True, besluit_coordinator=True, meenemen=True)

    assert codes(oordeel(wams, mee), Soort.NIET) == ["RISICO_MEE"]
    thuis = replace(mee, meenemen=False, client_ingelicht=True)
    assert oordeel(wams, thuis).uitkomst is Uitkomst.DEEL
    nee = replace(thuis, besluit_coordinator=False)
    assert codes(oordeel(wams, nee), Soort.NIET) == ["RISICO_NIET"]


def test_what_expired_is_marked(wams):
    antwoord = oordeel(wams, vraag(houdbaar_tot=date(2026, 11, 23)))

    assert codes(antwoord, Soort.LET_OP)[0] == "VERLOPEN"


def test_a_version_from_before_these_words_keeps_the_rules(wams):
    oud = replace(wams, tabellen={k: v for k, v in wams.tabellen.items() if k != "deelregels"})

    nieuw, toen = oordeel(wams, vraag(buiten_scope=True)), oordeel(oud, vraag(buiten_scope=True))

    assert (toen.uitkomst, toen.codes) == (nieuw.uitkomst, nieuw.codes)


@pytest.mark.parametrize("naam", ["huidig", "wams"])
def test_reading_is_allowed_exactly_when_no_step_objects(naam, request):
    """``may`` asks the first objection; it is the same answer as the whole oordeel."""
    catalogus = request.getfixturevalue(naam)
    for nummer, cel in enumerate(cellen(str(Regime(catalogus.regime)))):
        if nummer % 7:
            continue
        _, partij, soort, klasse, doel, route, fase, _ = cel
        lezen = Deelvraag(
            wijze=Wijze.LEZEN,
            ontvanger=partij,
            rol="COORDINATOR" if partij == "COLLEGE" else "PARTIJ",
            categorie=soort,
            klasse=Klasse(klasse.upper()),
            doel=doel,
            route=Route(route),
            status=fase,
        )

        tegen = eerste_beletsel(catalogus, lezen)

        assert oordeel(catalogus, lezen).toegestaan is (tegen is None), lezen
        gedeeld = replace(lezen, wijze=Wijze.DELEN, rol="", **alles(partij, lezen.klasse))
        if tegen is None and doel not in ("D11", "D12"):
            assert oordeel(catalogus, gedeeld).toegestaan, gedeeld
