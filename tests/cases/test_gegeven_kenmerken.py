"""What a gegeven must carry before it is kept, and what the database holds on to by itself."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from cases.models import Gegeven, Medebetrokkene, Toestemming
from tests.cases.opbouw import VANDAAG, Werk, lopend
from tests.opzet import arranging
from wams.doelbinding.rls import acting_as
from wams.errors import DomainError
from wams.recht.codes import Rol

pytestmark = pytest.mark.django_db


@pytest.fixture
def werk(wereld):
    return lopend(wereld)


def leider(wereld, casus):
    """The coördinator of a casus that is under way."""
    wereld.toewijzing(casus, wereld.coordinator, Rol.COORDINATOR)
    return Werk(wereld, casus, wereld.coordinator)


def aanpak(wereld):
    casus = wereld.casus_van(wereld.coordinator, Rol.COORDINATOR, "AANPAK")
    werk = Werk(wereld, casus, wereld.coordinator)
    werk.scope("SCHULDHULP", "WONEN")
    return werk


@pytest.mark.req("R-083")
def test_a_gegeven_has_a_source_a_day_and_a_day_until_which_it_holds(werk):
    row = werk.gegeven()

    assert (row.bron, row.peildatum, row.soort) == ("De cliënt", VANDAAG(), "feit")
    assert row.houdbaar_tot > VANDAAG()
    assert (row.klasse, row.uitzondering, row.status) == ("GEVOELIG", "", "geldig")


@pytest.mark.req("R-070")
def test_special_data_stay_out_without_an_exception(wereld):
    werk = aanpak(wereld)
    velden = {"motivering": "Nodig voor de afspraken."}
    with pytest.raises(DomainError, match="uitzondering uit de wet") as refused:
        werk.gegeven("WONEN", "P10", **velden)
    assert refused.value.field == "uitzondering"
    with pytest.raises(DomainError, match="niet voor dit soort gegeven"):
        werk.gegeven("WONEN", "P09", uitzondering="UAVG-33-1B", **velden)

    health = werk.gegeven("WONEN", "P09", **velden)
    criminal = werk.gegeven("WONEN", "P11", politie=False, **velden)

    assert (health.klasse, health.uitzondering) == ("BIJZONDER", "UAVG-30-1")
    assert (criminal.klasse, criminal.uitzondering) == ("STRAFRECHTELIJK", "UAVG-33-1B")
    with pytest.raises(IntegrityError, match="gegeven_bijzonder_heeft_uitzondering"):
        change(health, uitzondering="")
    with pytest.raises(IntegrityError, match="gegeven_bijzonder_heeft_uitzondering"):
        change(criminal, uitzondering="")


@pytest.mark.req("R-085")
def test_police_data_stay_out_without_the_decision_that_let_them_go(wereld):
    werk = aanpak(wereld)
    police = wereld.organisatie("Politie Noord", "POLITIE")
    velden = {"motivering": "Nodig voor de veiligheid."}
    for given, field in (
        ({}, "politie"),
        ({"politie": True}, "wpg_verwijzing"),
        ({"politie": False, "bronhouder": police}, "wpg_verwijzing"),
    ):
        with pytest.raises(DomainError) as refused:
            werk.gegeven("WONEN", "P11", **given, **velden)
        assert refused.value.field == field
    with pytest.raises(DomainError, match="Gegevens van de politie"):
        werk.gegeven("WONEN", "P08", bronhouder=police)

    kept = werk.gegeven("WONEN", "P11", politie=True, wpg_verwijzing="Besluit 2026-14", **velden)

    assert (kept.politie, kept.wpg_verwijzing) == (True, "Besluit 2026-14")
    with pytest.raises(IntegrityError, match="gegeven_van_politie_noemt_besluit"):
        change(kept, wpg_verwijzing="")


def change(row, **values):
    with arranging(), transaction.atomic():
        row = Gegeven._base_manager.get(pk=row.pk)
        for name, value in values.items():
            setattr(row, name, value)
        row.save(update_fields=list(values))


def test_risk_of_enforcement_comes_from_the_kind_of_gegeven_or_from_who_flags_it(werk):
    debt, plain = werk.gegeven(), werk.gegeven(categorie="P03")
    flagged = werk.gegeven(categorie="P03", handhavingsrisico=True)

    found = [(row.handhavingsrisico, row.handhavingsrisico_door) for row in (debt, plain, flagged)]
    assert found == [(True, None), (False, None), (True, werk.user)]


def test_a_class_is_raised_and_never_lowered(werk):
    row = werk.gegeven(categorie="P04", klasse="GEWOON")

    change(row, klasse="GEVOELIG")

    with pytest.raises(DatabaseError, match="gaat niet omlaag"):
        change(row, klasse="GEWOON")
    with pytest.raises(DatabaseError, match="grondslag bij het vastleggen"):
        change(row, grondslag="TOEST")
    with pytest.raises(DomainError, match="gevoeligheid past niet"):
        werk.gegeven(categorie="P06", klasse="GEWOON")


def test_a_gegeven_about_two_is_about_each_of_them(wereld, werk):
    other = wereld.betrokkene(werk.casus, "gezinslid", "Terwolde")
    werk.scope("SCHULDHULP", "WONEN", over=[other])

    row = werk.gegeven(mede=[other, werk.client])

    assert row.betrokkene_ids() == [werk.client.pk, other.pk]
    assert [m.betrokkene_id for m in werk.rows(Medebetrokkene)] == [other.pk]
    later = werk.fresh(row)
    assert werk.see(lambda actor: later.betrokkene_ids()) == [werk.client.pk, other.pk]


@pytest.mark.req("R-035")
def test_what_is_about_two_is_hidden_when_one_of_them_is_out_of_scope(wereld, werk):
    other = wereld.betrokkene(werk.casus, "gezinslid", "Terwolde")
    werk.scope("SCHULDHULP", "WONEN", over=[other])
    row = werk.gegeven(mede=[other])
    assert not werk.fresh(row).buiten_scope

    werk.scope("SCHULDHULP", "WONEN")

    assert werk.fresh(row).buiten_scope
    with pytest.raises(DomainError, match="buiten het onderzoek"):
        werk.gegeven(mede=[other])


def test_a_ground_that_asks_consent_keeps_the_text_and_the_day_of_each_person(wereld, werk):
    other = wereld.betrokkene(werk.casus, "gezinslid", "Terwolde")
    werk.scope("SCHULDHULP", "WONEN", over=[other])
    velden = {"grondslag": "WMO-511-4", "mede": [other]}
    agreed = {"tekstversie": "Formulier 3", "toestemming_op": VANDAAG()}
    for given, field in (
        ({}, "tekstversie"),
        ({"tekstversie": "Formulier 3"}, "toestemming_op"),
        (agreed | {"toestemming_op": VANDAAG() + timedelta(days=1)}, "toestemming_op"),
        (agreed, "toestemming_kanaal"),
    ):
        with pytest.raises(DomainError) as refused:
            werk.gegeven(**velden, **given)
        assert refused.value.field == field

    row = werk.gegeven(**velden, **agreed, toestemming_kanaal="gesprek")

    rows = werk.rows(Toestemming)
    assert {(t.betrokkene_id, t.tekstversie, t.op) for t in rows} == {
        (pk, "Formulier 3", VANDAAG()) for pk in row.betrokkene_ids()
    }
    assert row.toestemming.betrokkene_id == werk.client.pk
    with pytest.raises(DomainError, match="grondslag geldt hier niet"):
        werk.gegeven(grondslag="VITAAL")


def test_what_is_limited_is_out_of_sight_in_the_database_but_for_who_leads(wereld, werk):
    row = werk.gegeven()
    leads = leider(wereld, werk.casus)
    with arranging():
        werk.casus.status = "AANPAK"
        werk.casus.evaluatie_op = werk.casus.einddatum = VANDAAG() + timedelta(days=90)
        werk.casus.save(update_fields=["status", "evaluatie_op", "einddatum"])
    assert (sees(werk, row), sees(leads, row)) == (True, True)

    change(row, status="beperkt", beperkt=True)

    assert (sees(werk, row), sees(leads, row)) == (False, True)


def sees(werk, row):
    """What the database itself gives this person, whatever the code would ask."""
    with acting_as(werk.act("casus.view")):
        return Gegeven._base_manager.filter(pk=row.pk).exists()
