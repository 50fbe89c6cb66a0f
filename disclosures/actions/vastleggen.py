"""Writing the record: one per receiver and betrokkene, with a copy of what was given.

Takes a locked casus and opens no transaction. The rows are only added to: they are their own
history and go in a few statements, however many gegevens there are.
"""

import uuid
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import Max
from django.utils import timezone

from cases.actions import klok
from cases.selectors.volgende_stap import LABELS
from disclosures.models import Ontvangstfase, Verstrekking, VerstrektGegeven, Voorwaarde
from disclosures.models.gegeven import bevries, som
from wams.accounts.models import Organisatie
from wams.audit import log as audit
from wams.errors import DomainError
from wams.recht.codes import Klasse

BEWAARKLASSE = "RC11"
CORPORATIE = "CORPORATIE"
NOOIT = (Klasse.BIJZONDER, Klasse.STRAFRECHTELIJK, Klasse.BSN, Klasse.BESCHERMD)


@dataclass(frozen=True)
class Deling:
    """What one act gives away, the same for each of its records."""

    casus: object
    actor: object
    decision: object
    gedaan_op: datetime
    id: uuid.UUID = field(default_factory=uuid.uuid4)

    def basis(self):
        """The fields that follow from the casus, the person who acts and the law of today."""
        organisatie = Organisatie.objects.get(pk=self.decision.organisatie_id)
        return {
            "casus": self.casus,
            "gemeente_id": self.casus.gemeente_id,
            "deling": self.id,
            "fase": self.casus.status,
            "verstrekker_organisatie": organisatie,
            "verstrekker_partijtype": organisatie.partijtype,
            "verstrekker_persoon": self.actor.user,
            "verstrekker_naam": self.actor.user.naam,
            "verstrekker_functie": LABELS.get(self.decision.rol, self.decision.rol),
            "gedaan_op": self.gedaan_op,
            "catalogusversie": self.actor.catalogus.versie_id,
            "bewaarklasse": BEWAARKLASSE,
        }


def save(deling, verstrekkingen, gegevens=(), voorwaarden=()):
    """Number and write the records; returns the first, and the log has a line for each."""
    casus, actor = deling.casus, deling.actor
    first = next_number(casus, actor)
    fase = Ontvangstfase.objects.get(pk=casus.pk)
    for offset, row in enumerate(verstrekkingen):
        row.nummer, row.casusfase, row.status = first + offset, fase, Verstrekking.Status.GEDAAN
    for rows in (verstrekkingen, gegevens, voorwaarden):
        if rows:
            type(rows[0]).objects.visible_to(actor).bulk_create(rows)
    _start_clocks(deling, verstrekkingen)
    for row in verstrekkingen[1:]:
        audit.done(actor, actor.act, deling.decision, row)
    return verstrekkingen[0]


def _start_clocks(deling, verstrekkingen):
    """Whoever it is about must know of it: at once when data went out (AVG 14 lid 3)."""
    op = timezone.localdate(deling.gedaan_op)
    for row in {row.betrokkene_id: row for row in verstrekkingen}.values():
        came_in = row.richting == Verstrekking.Richting.IN
        note = klok.note_verkregen if came_in else klok.note_verstrekking
        note(row.betrokkene, deling.actor, op)


def next_number(casus, actor):
    """The casus is locked, so nobody else takes it."""
    rows = Verstrekking.objects.visible_to(actor).van(casus)
    return (rows.aggregate(hoogste=Max("nummer"))["hoogste"] or 0) + 1


def copy(verstrekking, gegeven, volgorde, *, inhoud=None, bron=None):
    """What this receiver gets of this gegeven, as it reads now."""
    check_partijtype(verstrekking, gegeven)
    momentopname = bevries(
        inhoud=gegeven.inhoud if inhoud is None else inhoud,
        bron=gegeven.bron if bron is None else bron,
    )
    return VerstrektGegeven(
        casus_id=verstrekking.casus_id,
        verstrekking=verstrekking,
        gegeven=gegeven,
        volgorde=volgorde,
        categorie=gegeven.categorie,
        klasse=gegeven.klasse,
        domein=gegeven.domein,
        soort=gegeven.soort,
        peildatum=gegeven.peildatum,
        geverifieerd=gegeven.geverifieerd_op is not None,
        momentopname=momentopname,
        sha256=som(momentopname),
        bewaarklasse=verstrekking.bewaarklasse,
    )


def check_partijtype(verstrekking, gegeven):
    """No road, however short, brings this to a woningcorporatie; the database says so once more."""
    if (
        verstrekking.ontvanger_partijtype == CORPORATIE
        and verstrekking.richting != Verstrekking.Richting.IN
        and gegeven.klasse in NOOIT
    ):
        raise DomainError(
            "Een woningcorporatie krijgt nooit gegevens over gezondheid, veiligheid of strafbare "
            "feiten. Is het al verteld? Laat dit gegeven weg en meld de verstrekking als "
            "onrechtmatig.",
            field="gegevens",
        )


def condition(verstrekking, gegeven, code, gesteld_door_id, **velden):
    return Voorwaarde(
        casus_id=verstrekking.casus_id,
        verstrekking=verstrekking,
        gegeven=gegeven,
        code=code,
        gesteld_door_id=gesteld_door_id,
        bewaarklasse=verstrekking.bewaarklasse,
        **velden,
    )
