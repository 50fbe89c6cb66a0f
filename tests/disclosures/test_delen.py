"""Sharing makes the record: who, to whom, what, why; and nothing of it changes afterwards."""

import psycopg
import pytest
from django.db import DatabaseError

from disclosures.models import Verstrekking, VerstrektGegeven
from disclosures.selectors.ruimte import Keuze
from tests.conftest import login_url
from tests.disclosures.opbouw import NOODZAAK, deelwerk
from tests.opzet import arranging
from wams.audit.models import AuditEvent
from wams.errors import DomainError

pytestmark = pytest.mark.django_db


def test_sharing_writes_one_record_per_receiver_and_betrokkene(wereld):
    werk = deelwerk(wereld)
    schuld, huur = werk.gegeven(), werk.gegeven("WONEN", "P08", inhoud="Ontruiming dreigt")
    schuldhulp, aanbieder = werk.partij("SCHULDHULP"), werk.partij("AANBIEDER")

    werk.deel(werk.aan(schuldhulp, schuld, huur), werk.aan(aanbieder, huur))

    found = [(v.nummer, v.ontvanger_organisatie_id, v.betrokkene_id) for v in werk.verstrekkingen]
    assert found == [(1, schuldhulp.pk, werk.client.pk), (2, aanbieder.pk, werk.client.pk)]
    assert [row.gegeven_id for row in werk.verstrekt].count(huur.pk) == 2
    assert len({v.deling for v in werk.verstrekkingen}) == 1


def test_the_record_holds_what_a_person_never_types(wereld):
    werk = deelwerk(wereld)
    schuldhulp = werk.partij("SCHULDHULP")

    werk.deel(werk.aan(schuldhulp, werk.gegeven()))

    (row,) = werk.verstrekkingen
    assert (row.fase, row.richting, row.aanleiding, row.kanaal) == (
        "AANPAK", "UIT", "PLAN", "INZAGE",
    )  # fmt: skip
    assert (row.verstrekker_persoon, row.verstrekker_functie) == (werk.user, "coördinator")
    assert (row.doel, row.grondslag, row.avg_basis) == ("D08", "WAMS-COORD", "6(1)(e)")
    assert (row.betrokkenheid, row.scope_uitkomst, row.geinformeerd) == (
        "client",
        "BINNEN",
        "GEPLAND",
    )
    assert row.bij == werk.afspraken[0].pk
    assert row.noodzaak == NOODZAAK


def test_what_was_given_stays_as_it_read_then(wereld):
    werk = deelwerk(wereld)
    gegeven = werk.gegeven(inhoud="Drie maanden huurachterstand")
    werk.deel(werk.aan(werk.partij("SCHULDHULP"), gegeven))

    with arranging():
        gegeven = werk.fresh(gegeven)
        gegeven.inhoud = "Iets anders"
        gegeven.save(update_fields=["inhoud"])

    (item,) = werk.verstrekt
    assert (item.inhoud, item.bron, item.ongewijzigd) == (
        "Drie maanden huurachterstand", "De cliënt", True,
    )  # fmt: skip
    item.momentopname = item.momentopname | {"inhoud": "Iets anders"}
    assert not item.ongewijzigd


def test_the_log_has_a_line_for_each_record_about_its_betrokkene(wereld):
    werk = deelwerk(wereld)
    gegeven = werk.gegeven()

    werk.deel(
        werk.aan(werk.partij("SCHULDHULP"), gegeven), werk.aan(werk.partij("AANBIEDER"), gegeven)
    )

    with arranging():
        lines = list(AuditEvent.objects.filter(act="verstrekking.share"))
    assert {line.object_id for line in lines} == {v.pk for v in werk.verstrekkingen}
    assert len(lines) == 2
    assert all(line.betrokkene and line.casus_id == werk.casus.pk for line in lines)


IMMUTABLE = {
    "verstrekking": "UPDATE disclosures_verstrekking SET doel = 'D06'",
    "gegeven": "UPDATE disclosures_verstrektgegeven SET sha256 = repeat('a', 64)",
    "voorwaarde": "UPDATE disclosures_voorwaarde SET code = 'VW2'",
    "cut": "DELETE FROM disclosures_verstrekking",
    "cut a gegeven": "DELETE FROM disclosures_verstrektgegeven",
}


@pytest.mark.parametrize("login", ["app", "worker"])
@pytest.mark.parametrize("statement", IMMUTABLE.values(), ids=IMMUTABLE)
def test_no_login_of_the_product_may_change_or_remove_a_record(login, statement):
    with (
        psycopg.connect(login_url(login)) as link,
        pytest.raises(psycopg.errors.InsufficientPrivilege),
    ):
        link.execute(statement)


@pytest.mark.parametrize("model", [Verstrekking, VerstrektGegeven])
def test_a_record_is_not_rewritten_by_whoever_has_the_right(wereld, model):
    """The trigger, behind the right: also for a role that would have it."""
    werk = deelwerk(wereld)
    werk.deel(werk.aan(werk.partij("SCHULDHULP"), werk.gegeven()))

    row = werk.rows(model)[0]
    row.bewaarklasse = "RC05"
    with pytest.raises(DatabaseError), arranging():
        row.save(update_fields=["bewaarklasse"])


def test_all_or_nothing_when_one_gegeven_may_not_go_to_one_receiver(wereld):
    werk = deelwerk(wereld)
    schuld = werk.gegeven()
    ziekte = werk.gegeven("ZORG_WELZIJN", "P09", inhoud="Depressie", motivering="Nodig voor rust")
    corporatie = werk.partij("CORPORATIE")

    with pytest.raises(DomainError) as error:
        werk.deel(werk.aan(werk.partij("SCHULDHULP"), schuld), werk.aan(corporatie, schuld, ziekte))

    assert error.value.field == f"gegevens_{corporatie.pk.hex}"
    assert werk.verstrekkingen == []


@pytest.mark.req("R-071")
@pytest.mark.parametrize("veld", ["noodzaak", "proportionaliteit"])
def test_each_receiver_has_a_reason_of_its_own(wereld, veld):
    werk = deelwerk(wereld)
    gegeven, eerste = werk.gegeven(), werk.partij("SCHULDHULP")
    tweede = werk.partij("AANBIEDER")

    with pytest.raises(DomainError) as error:
        werk.deel(werk.aan(eerste, gegeven), werk.aan(tweede, gegeven, **{veld: ""}))

    assert error.value.field == f"{veld}_{tweede.pk.hex}"
    assert werk.verstrekkingen == []

    werk.deel(werk.aan(eerste, gegeven), werk.aan(tweede, gegeven, **{veld: "Een andere reden"}))
    assert [getattr(v, veld) for v in werk.verstrekkingen][1] == "Een andere reden"


@pytest.mark.req("R-067")
@pytest.mark.parametrize("code", ["omdat het handig is", "WAMS-COORD; of zoiets", "SUWI-74"])
def test_a_ground_that_is_not_in_the_catalogue_of_today_is_refused(wereld, code):
    werk = deelwerk(wereld)
    schuldhulp, gegeven = werk.partij("SCHULDHULP"), werk.gegeven()

    with pytest.raises(DomainError):
        werk.deel(werk.aan(schuldhulp, gegeven), keuze=Keuze(grondslag=code))

    assert werk.verstrekkingen == []


@pytest.mark.req("R-067", "R-072")
@pytest.mark.parametrize("doel", ["D99", "samenwerken", *(f"X{n:02}" for n in range(1, 9))])
def test_a_doel_that_is_not_in_the_catalogue_or_is_forbidden_is_refused(wereld, doel):
    werk = deelwerk(wereld)
    schuldhulp, gegeven = werk.partij("SCHULDHULP"), werk.gegeven()

    with pytest.raises(DomainError):
        werk.deel(werk.aan(schuldhulp, gegeven), keuze=Keuze(doel=doel))

    assert werk.verstrekkingen == []


@pytest.mark.req("R-075")
@pytest.mark.parametrize("partijtype", ["WERK_INKOMEN", "UWV", "CORPORATIE"])
def test_what_can_become_a_sanction_waits_for_the_coordinator_and_the_client(wereld, partijtype):
    werk = deelwerk(wereld)
    schuld, partij = werk.gegeven(), werk.partij(partijtype)
    reden, vandaag = "De uitkering wordt hierdoor gesplitst.", werk.casus.gemeld_op

    for keuze in (
        Keuze(),
        Keuze(handhaving_reden=reden),
        Keuze(client_verteld_op=vandaag),
    ):
        with pytest.raises(DomainError):
            werk.deel(werk.aan(partij, schuld), keuze=keuze)
    assert werk.verstrekkingen == []

    werk.deel(
        werk.aan(partij, schuld), keuze=Keuze(handhaving_reden=reden, client_verteld_op=vandaag)
    )

    (row,) = werk.verstrekkingen
    assert (row.handhavingsrisico, row.handhaving_besloten_door) == (True, werk.user)
    assert (row.handhaving_reden, row.client_verteld_op) == (reden, vandaag)
