"""Is there an open casus of this person already? That, and whom to call; nothing more (R-018)."""

from dataclasses import dataclass
from datetime import timedelta

from django.db import connection
from django.utils import timezone

from meldpunt.models import Melding, MeldingPersoon
from wams.accounts.models import Functie, User
from wams.accounts.selectors import mensen_met_functie
from wams.audit import log as audit
from wams.audit.zoeken import searches_since
from wams.doelbinding.policy import require

ACT = "melding.check_duplicate"
PER_UUR = 30
TE_VAAK = (
    "U heeft het afgelopen uur al {aantal} keer gezocht of er een casus loopt. Dat is genoeg voor "
    "gewoon werk. Wacht even, of bel de werkverdeler als u haast heeft."
)
ONBEKEND = (
    "Zoeken kan pas als de achternaam en de geboortedatum bekend zijn, of het BSN. Vul eerst aan "
    "wie het is."
)
NIET_NU = "Zoeken kan alleen voor een melding die nu wordt beoordeeld."
GEEN = "Er loopt geen casus van deze persoon."


@dataclass(frozen=True)
class Gevonden:
    """Which open casussen there are, and otherwise why there is no answer."""

    casussen: tuple = ()
    waarom_niet: str = ""
    gezocht: bool = False


def zoek_open_casus(actor, melding):
    """Search for the person of this melding. Logged on that person, and rationed."""
    if melding.status != Melding.Status.IN_TRIAGE:
        return Gevonden(waarom_niet=NIET_NU)
    decision = require(actor.for_other(ACT), ACT, melding)
    persoon = (
        MeldingPersoon.objects.visible_to(actor).van(melding).get(rol=MeldingPersoon.Rol.HOOFD)
    )
    marks = [bytes(m) for m in (persoon.persoon_kenmerk, persoon.bsn_kenmerk) if m]
    if not marks:
        return Gevonden(waarom_niet=ONBEKEND)
    if searches_since(actor, ACT, timezone.now() - timedelta(hours=1)) >= PER_UUR:
        return Gevonden(waarom_niet=TE_VAAK.format(aantal=PER_UUR))
    audit.searched(ACT, decision, persoon)
    found = _ask(marks)
    return Gevonden(
        casussen=tuple(_contact(actor, *row) for row in found),
        waarom_niet="" if found else GEEN,
        gezocht=True,
    )


def _ask(marks):
    with connection.cursor() as cursor:
        cursor.execute("SELECT casus_id, contact_id FROM wams_zoek_open_casus(%s)", [marks])
        return cursor.fetchall()


def _contact(actor, casus_id, contact_id):
    """Whom to call: who carries the casus, or else somebody who divides the work."""
    user = User.objects.select_related("organisatie").filter(pk=contact_id).first()
    verdeler = None
    if user is None:
        verdeler = mensen_met_functie(actor.gemeente_id, Functie.VERDELER).first()
        user = verdeler
    return {
        "casus_id": casus_id,
        "bel": user.naam if user else "de werkverdeler",
        "telefoon": (user.telefoon or user.organisatie.telefoon) if user else "",
        "verdeler": verdeler is not None or user is None,
    }


def collega(naam, organisatie):
    """The account of a professional with this name at this organisation, if there is one."""
    return User.objects.filter(naam__iexact=naam.strip(), organisatie=organisatie).first()
