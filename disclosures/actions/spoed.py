"""Danger now: four answers, also afterwards, and nothing in between. The rest comes later."""

from django.utils import timezone

from cases.actions.stappen import lock
from disclosures.actions import stappen, vastleggen
from disclosures.models import Verstrekking
from disclosures.selectors import afgerond
from wams.actions import action
from wams.doelbinding.policy import may
from wams.errors import DomainError
from wams.recht.codes import Doel

ACHTERAF = {"scope_uitkomst": "ACHTERAF", "deelname_uitkomst": "ACHTERAF"}


@action("verstrekking.share_spoed")
def share_spoed(casus, *, actor, aan, over, wat, gevaar, gedaan_op=None, kanaal="TELEFOON"):
    """What was told, to whom, about whom, and which danger; it opens no access to the casus."""
    gedaan_op = gedaan_op or timezone.now()
    stappen.check_past(gedaan_op, field="gedaan_op")
    deling = vastleggen.Deling(casus, actor, may(actor, actor.act, casus), gedaan_op)
    gedeeld = {
        **deling.basis(),
        **_ground(actor),
        **ACHTERAF,
        **stappen.informed(actor, None, None),
        "richting": Verstrekking.Richting.UIT,
        "aanleiding": Verstrekking.Aanleiding.EIGEN_BEWEGING,
        "kanaal": kanaal,
        "ontvanger_naam": aan.strip(),
        "spoed": True,
        "wat": wat.strip(),
        "gevaar": gevaar.strip(),
        "aanvullen_voor": actor.catalogus.termijn("SPOED_AANVULLEN").einde(timezone.localdate()),
    }
    rows = [
        Verstrekking(**gedeeld, betrokkene=persoon, betrokkenheid=persoon.rol) for persoon in over
    ]
    return vastleggen.save(deling, rows)


@action("verstrekking.complete_spoed")
def complete_spoed(
    verstrekking, *, actor, organisatie, noodzaak, proportionaliteit, gegevens=(), verteld_op=None
):
    """The other fields, as a record that completes the first; that one stays as it was told."""
    casus = lock(verstrekking.casus_id, actor)
    if not verstrekking.spoed or afgerond.has_successor(actor, verstrekking):
        raise DomainError("Deze verstrekking is al aangevuld.")
    stappen.check_motivation(noodzaak, field="noodzaak")
    stappen.check_motivation(proportionaliteit, field="proportionaliteit")
    decision = may(actor, actor.act, verstrekking)
    deling = vastleggen.Deling(casus, actor, decision, verstrekking.gedaan_op)
    row = afgerond.follow(
        verstrekking,
        **deling.basis()
        | stappen.informed(actor, None, verteld_op)
        | {
            "spoed": False,
            "aanvullen_voor": None,
            "ontvanger_organisatie": organisatie,
            "ontvanger_partijtype": organisatie.partijtype,
            "noodzaak": noodzaak.strip(),
            "proportionaliteit": proportionaliteit.strip(),
            "handhavingsrisico": any(g.handhavingsrisico for g in gegevens),
        },
    )
    copies = [vastleggen.copy(row, g, i) for i, g in enumerate(gegevens, start=1)]
    return vastleggen.save(deling, [row], copies)


def _ground(actor):
    """Vital interest, with the exception that comes with it: no form asks for it now."""
    grond = actor.catalogus.grondslag(actor.catalogus.doel(Doel.ACUUT).grondslag)
    return {
        "doel": Doel.ACUUT,
        "grondslag": grond.code,
        "avg_basis": grond.avg_basis,
        "uitzondering": next(iter(grond.uitzonderingen), ""),
    }
