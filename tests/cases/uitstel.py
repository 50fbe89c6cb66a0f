"""Asking for a delay of informing and having it weighed, as the people of a casus do."""

from cases.actions import aanpak
from cases.actions import uitstel as actions
from cases.models import Beoordeling, Uitstelbesluit
from tests.cases.opbouw import VANDAAG, Werk
from tests.wereld import DAG

AFWEGING = {
    "noodzaak": "Bij het vorige bericht sloeg hij haar, op 3 mei.",
    "evenredigheid": "Alleen deze brief wacht, en niet langer dan nodig.",
    **{name: f"Gewogen: {name}" for name in Uitstelbesluit.FACTOREN},
}
WENS = {"grond": "UAVG-41-1-I", "brief_code": "B01"}


def vraag(werk, person=None, dagen=21, **velden):
    velden = WENS | AFWEGING | {"herzien_voor": VANDAAG() + dagen * DAG} | velden
    return werk.do(actions.ask_uitstel, person or werk.client, **velden)


def by(werk, user, action, subject, **velden):
    return Werk(werk.wereld, werk.casus, user).do(action, subject, **velden)


def beoordeling_van(werk, uitstel):
    (row,) = [r for r in werk.rows(Beoordeling) if r.pk == uitstel.beoordeling_id]
    return row


def weeg(werk, uitstel, besluit="akkoord", user=None):
    """Taken on and decided by the second assessor; returns the delay as it stands then."""
    user = user or werk.wereld.beoordelaar
    by(werk, user, aanpak.take_beoordeling, beoordeling_van(werk, uitstel))
    by(
        werk, user, aanpak.decide_beoordeling, beoordeling_van(werk, uitstel),
        besluit=besluit, oordeel="Het gevaar is echt",
    )  # fmt: skip
    return werk.fresh(uitstel)


def gegeven(werk, person=None, **velden):
    return weeg(werk, vraag(werk, person, **velden))


def alle(werk):
    return werk.rows(Uitstelbesluit)
