"""What was told because of danger is on record; completing that record opens nothing to anybody."""

import pytest
from django.db import connection

from disclosures.actions import spoed
from disclosures.models import Ontvangst, Verstrekking
from tests.disclosures.opbouw import PROPORTIE, deelwerk
from wams.doelbinding.actor import Actor
from wams.doelbinding.rls import acting_as

pytestmark = pytest.mark.django_db
HAAST = {"aan": "Crisisdienst", "wat": "Gasfornuis open", "gevaar": "Brand"}
VERDER = {"noodzaak": "Er dreigde brand in huis", "proportionaliteit": PROPORTIE}


def table(actor, name):
    with acting_as(actor), connection.cursor() as cursor:
        return cursor.execute(f"SELECT count(*) FROM {name}").fetchone()[0]


@pytest.mark.req("R-177")
def test_a_completed_spoedverstrekking_opens_no_gegeven_to_its_receiver(wereld, als):
    werk = deelwerk(wereld)
    hulp = werk.partij("SCHULDHULP", "Schuldhulp Voorbeeld")
    partner = werk.partner_bij(hulp, "Sanne Hulp")
    item = werk.gegeven(inhoud="Kanarie: drie maanden huurachterstand")
    werk.do(spoed.share_spoed, over=[werk.client], **HAAST)

    werk.do(
        spoed.complete_spoed, werk.verstrekkingen[-1], organisatie=hulp, gegevens=[item], **VERDER
    )

    vol = werk.verstrekkingen[-1]
    assert (vol.ontvanger_organisatie_id, len(werk.verstrekt)) == (hulp.pk, 1)
    actor = Actor.for_act(partner, "ontvangst.view", wereld.gemeente.pk)
    tables = (Verstrekking, Ontvangst, type(werk.verstrekt[0]))
    assert [table(actor, model._meta.db_table) for model in tables] == [0, 0, 0]
    client = als(partner)
    assert client.get(f"/ontvangen/{vol.pk}/").status_code == 404
    assert client.get(f"/ontvangen/{vol.pk}/bevestigen/").status_code == 404
    assert "Kanarie" not in client.get("/ontvangen/").text
