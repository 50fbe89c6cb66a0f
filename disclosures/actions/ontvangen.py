"""The receiver: takes it under its conditions. The verstrekker: lifts a condition of its own."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from cases.actions.gegevens import add_gegeven
from cases.models import Betrokkene
from disclosures.actions import stappen, vastleggen
from disclosures.models import Ontvangst, Opheffing, Verstrekking
from disclosures.selectors import afgerond
from wams.actions import action
from wams.doelbinding.policy import may
from wams.errors import DomainError


@dataclass(frozen=True)
class Herkomst:
    """From whom it came, how, and what the verstrekker asks of its use."""

    organisatie: object
    wie: str
    kanaal: str
    aanleiding: str
    noodzaak: str
    proportionaliteit: str
    op: datetime | None = None
    voorwaarden: tuple = ()
    tot: date | None = None
    tekst: str = ""
    doel: str = ""

    def van(self, code):
        return {
            "VW2": {"doelen": [self.doel]},
            "VW5": {"tot": self.tot},
            "VW9": {"tekst": self.tekst},
        }.get(code, {})


Status = Verstrekking.Status
LEESBAAR = (Status.GEDAAN, Status.GECORRIGEERD)


@action("ontvangst.confirm")
def confirm_ontvangst(verstrekking, *, actor):
    """Only now the content opens, to this person alone."""
    if afgerond.stand_van(actor, verstrekking) not in LEESBAAR:
        raise DomainError("Dit is ingetrokken. U kunt het niet meer ontvangen.")
    if Ontvangst.objects.visible_to(actor).filter(verstrekking=verstrekking.pk).exists():
        raise DomainError("Een collega heeft dit al ontvangen. Vraag het bij uw collega op.")
    row = Ontvangst(
        casus_id=verstrekking.casus_id,
        verstrekking=verstrekking,
        door=actor.user,
        organisatie_id=verstrekking.ontvanger_organisatie_id,
        op=timezone.now(),
        bewaarklasse=verstrekking.bewaarklasse,
    )
    row.save()
    return verstrekking


@action("verstrekking.receive")
def receive_gegeven(casus, *, actor, herkomst, **gegeven):
    """What a partij gave: the gegeven, and the record of how and why it came in."""
    stappen.check_motivation(herkomst.noodzaak, field="noodzaak")
    stappen.check_motivation(herkomst.proportionaliteit, field="proportionaliteit")
    row = add_gegeven(
        casus, actor=actor.for_other("gegeven.add"), bronhouder=herkomst.organisatie,
        met_verstrekking=True, **gegeven,
    )  # fmt: skip
    deling = vastleggen.Deling(
        casus, actor, may(actor, actor.act, casus), herkomst.op or timezone.now()
    )
    personen = {p.pk: p for p in Betrokkene.objects.visible_to(actor).van(casus)}
    rows = [_record(deling, herkomst, row, personen[pk]) for pk in row.betrokkene_ids()]
    copies = [vastleggen.copy(record, row, 1) for record in rows]
    gesteld = [
        vastleggen.condition(record, row, code, herkomst.organisatie.pk, **herkomst.van(code))
        for record in rows
        for code in herkomst.voorwaarden
    ]
    return vastleggen.save(deling, rows, copies, gesteld)


def _record(deling, herkomst, gegeven, persoon):
    """The same fields as of what goes out, the other way round."""
    grond = deling.actor.catalogus.huidige("grondslagen", gegeven.grondslag)
    return Verstrekking(
        **_sides(deling, herkomst)
        | stappen.informed(deling.actor, None, None)
        | {
            "richting": Verstrekking.Richting.IN,
            "aanleiding": herkomst.aanleiding,
            "betrokkene": persoon,
            "betrokkenheid": persoon.rol,
            "kanaal": herkomst.kanaal,
            "doel": deling.decision.doel,
            "grondslag": gegeven.grondslag,
            "avg_basis": grond.avg_basis,
            "uitzondering": gegeven.uitzondering,
            "toestemming": gegeven.toestemming,
            "noodzaak": herkomst.noodzaak.strip(),
            "proportionaliteit": herkomst.proportionaliteit.strip(),
            "handhavingsrisico": gegeven.handhavingsrisico,
            "scope_uitkomst": Verstrekking.Toets.BINNEN,
            "deelname_uitkomst": Verstrekking.Toets.NVT,
        }
    )


def _sides(deling, herkomst):
    """The partij gives, and who works here receives."""
    basis, user = deling.basis(), deling.actor.user
    return basis | {
        "verstrekker_organisatie": herkomst.organisatie,
        "verstrekker_partijtype": herkomst.organisatie.partijtype,
        "verstrekker_persoon": None,
        "verstrekker_naam": herkomst.wie,
        "verstrekker_functie": "contactpersoon",
        "ontvanger_organisatie": basis["verstrekker_organisatie"],
        "ontvanger_partijtype": basis["verstrekker_partijtype"],
        "ontvanger_persoon": user,
        "ontvanger_naam": user.naam,
        "ontvanger_functie": basis["verstrekker_functie"],
    }


@action("voorwaarde.lift")
def lift_voorwaarde(voorwaarde, *, actor, reden):
    """The organisation that set it takes it off; whoever leads the casus can't."""
    if Opheffing.objects.visible_to(actor).filter(voorwaarde=voorwaarde.pk).exists():
        raise DomainError("Deze voorwaarde is al opgeheven.")
    Opheffing(
        casus_id=voorwaarde.casus_id,
        voorwaarde=voorwaarde,
        door=actor.user,
        op=timezone.now(),
        reden=reden.strip(),
        bewaarklasse=voorwaarde.bewaarklasse,
    ).save()
