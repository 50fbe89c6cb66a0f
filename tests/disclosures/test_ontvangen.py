"""What a partij gives comes in with a record: from whom, how, why, and under which conditions."""

import pytest

from disclosures.actions import ontvangen
from disclosures.actions.ontvangen import Herkomst
from disclosures.models import Opheffing
from tests.disclosures.opbouw import NOODZAAK, PROPORTIE, deelwerk
from tests.wereld import DAG
from wams.doelbinding.actor import Actor
from wams.errors import Denied, DomainError

pytestmark = pytest.mark.django_db


def receive(werk, organisatie, **velden):
    """One finding, told by a partij over the telephone."""
    gegeven = {
        "betrokkene": werk.client,
        "inhoud": "Twee klachten over geluid",
        "categorie": "P08",
        "domein": "WONEN",
        "bron": "Wijkbeheerder",
        "soort": "feit",
        "peildatum": werk.casus.gemeld_op,
        "houdbaar_tot": werk.casus.gemeld_op + 180 * DAG,
    }
    herkomst = {"voorwaarden": (), "tot": None} | {
        name: velden.pop(name) for name in ("voorwaarden", "tot", "noodzaak") if name in velden
    }
    given = Herkomst(
        organisatie=organisatie, wie="Wijkbeheerder", kanaal="TELEFOON", aanleiding="VERZOEK",
        proportionaliteit=PROPORTIE, doel="D06", **{"noodzaak": NOODZAAK} | herkomst,
    )  # fmt: skip
    return werk.do(ontvangen.receive_gegeven, herkomst=given, **gegeven | velden)


def test_what_a_partij_gave_is_never_kept_without_its_record(wereld):
    werk = deelwerk(wereld)
    corporatie = werk.partij("CORPORATIE", afspraak=False)

    with pytest.raises(DomainError) as error:
        werk.gegeven("WONEN", "P08", bronhouder=corporatie)
    assert (error.value.field, werk.verstrekkingen) == ("bronhouder", [])

    receive(werk, corporatie)

    (row,), (item,) = werk.verstrekkingen, werk.verstrekt
    assert (row.richting, row.verstrekker_organisatie_id) == ("IN", corporatie.pk)
    assert (row.ontvanger_persoon_id, row.noodzaak) == (werk.user.pk, NOODZAAK)
    assert (item.verstrekking_id, item.inhoud) == (row.pk, "Twee klachten over geluid")


@pytest.mark.parametrize("code", ["VW1", "VW7", "VW5"])
def test_a_condition_of_the_verstrekker_stops_what_it_forbids(wereld, code):
    werk = deelwerk(wereld)
    bron, uwv = werk.partij("AANBIEDER", afspraak=False), werk.partij("UWV")
    row = receive(werk, bron, voorwaarden=(code,), tot=werk.casus.gemeld_op - DAG)
    gegeven = werk.fresh(werk.verstrekt[0]).gegeven_id
    item = type("G", (), {"pk": gegeven})

    with pytest.raises(DomainError):
        werk.deel(werk.aan(uwv, item))

    assert [v.pk for v in werk.verstrekkingen] == [row.pk]


@pytest.mark.req("R-074")
def test_the_partij_that_set_a_condition_lifts_it_and_the_coordinator_can_not(wereld):
    werk = deelwerk(wereld)
    bron, hulp = werk.partij("AANBIEDER", afspraak=False), werk.partij("SCHULDHULP")
    partner, buur = werk.partner_bij(bron, "Bron Partner"), werk.partner_bij(hulp, "Buur Partner")
    receive(werk, bron, voorwaarden=("VW1",))
    voorwaarde = werk.voorwaarden[0]
    item = type("G", (), {"pk": voorwaarde.gegeven_id})

    for user in (werk.user, buur):
        actor = Actor.for_act(user, "voorwaarde.lift", wereld.gemeente.pk)
        with pytest.raises(Denied):
            ontvangen.lift_voorwaarde(voorwaarde, actor=actor, reden="Dat lijkt mij beter")
    with pytest.raises(DomainError):
        werk.deel(werk.aan(hulp, item))

    actor = Actor.for_act(partner, "voorwaarde.lift", wereld.gemeente.pk)
    ontvangen.lift_voorwaarde(voorwaarde, actor=actor, reden="De cliënt vroeg hierom")

    (opheffing,) = werk.rows(Opheffing)
    assert (opheffing.door_id, opheffing.reden) == (partner.pk, "De cliënt vroeg hierom")
    werk.deel(werk.aan(hulp, item))
    assert werk.verstrekkingen[-1].richting == "UIT"


@pytest.mark.req("R-085")
def test_what_the_police_gave_names_its_decision_and_goes_no_further(wereld):
    werk = deelwerk(wereld)
    politie, hulp = werk.partij("POLITIE", afspraak=False), werk.partij("VEILIG_THUIS")
    soort = {"categorie": "P08", "domein": "WONEN"}

    with pytest.raises(DomainError) as error:
        receive(werk, politie, **soort)
    assert error.value.field == "wpg_verwijzing"

    receive(werk, politie, **soort, politie=True, wpg_verwijzing="PL-2026-118")
    item = type("G", (), {"pk": werk.verstrekt[0].gegeven_id})
    with pytest.raises(DomainError, match="niet doorgeven"):
        werk.deel(werk.aan(hulp, item))
    own = werk.gegeven("OOV", "P08", politie=True, wpg_verwijzing="PL-2026-119")
    with pytest.raises(DomainError, match="niet doorgeven"):
        werk.deel(werk.aan(hulp, own))
    assert [v.richting for v in werk.verstrekkingen] == ["IN"]
