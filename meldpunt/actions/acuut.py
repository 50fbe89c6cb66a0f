"""Danger now: handed over in one step, whatever is missing; the rest comes back afterwards."""

from meldpunt.actions import overgang
from meldpunt.models import Melding
from wams.actions import action
from wams.errors import DomainError

Status = Melding.Status


@action("melding.hand_over_acuut")
def hand_over_acuut(melding, *, actor, aan, op, gevaar, gezegd=""):
    """M02: also afterwards. No identity, no colleague and no form stands in between."""
    van = melding.status
    melding.move_to(Status.ACUUT_OVERGEDRAGEN)
    overgang.record_overdracht(melding, actor, van, aan=aan, op=op, gevaar=gevaar, gezegd=gezegd)
    melding.acuut = True
    melding.uitkomst, melding.uitkomst_reden = "M02", aan
    overgang.set_term(melding, actor, "TRIAGE")
    overgang.save(melding, "acuut")


@action("melding.resume_after_acuut")
def resume_after_acuut(melding, *, actor, blijft):
    """M02b: a part that is not acute remains."""
    overgang.decide(melding, actor, "M02b", Status.IN_TRIAGE, toelichting=blijft)
    overgang.back_to_triage(melding, actor)
    melding.behandelaar = melding.behandelaar or actor.user
    overgang.save(melding)


@action("melding.close_acuut")
def close_acuut(melding, *, actor, toelichting="", **bericht):
    """Nothing remains: who took it over helps, and the meldpunt lets go."""
    if melding.status != Status.ACUUT_OVERGEDRAGEN:
        raise DomainError("Alleen een acute overdracht sluit u zo af.")
    overgang.check_bericht(actor.catalogus.melding_uitkomst("M02"), **bericht)
    if melding.behandelaar is None:
        melding.behandelaar = actor.user
        overgang.save(melding)
    overgang.decide(melding, actor, "M02", toelichting=toelichting, **bericht)
    overgang.tell(melding, actor, berichten=bericht["melder_berichten"])
    overgang.let_go(melding)
    overgang.save(melding)
