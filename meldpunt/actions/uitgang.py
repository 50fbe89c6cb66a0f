"""How a melding leaves triage without a casus, and how it comes back when nobody took it."""

from django.utils import timezone

from meldpunt.actions import overgang
from meldpunt.models import Doorgeleiding, Melding
from wams.actions import action
from wams.errors import DomainError

Status = Melding.Status
ADVIES, INGETROKKEN, ZONDER_VERVOLG = "RC01", "RC02", "RC03"
# What a hand-on rests on where it isn't the work of the meldpunt itself; else that of the doel.
GRONDSLAG = {"JEUGD": "JW-740", "WVGGZ": "WVGGZ-51", "VEILIG_THUIS": "WMO-526"}
CLIENT = "CLIENT"


@action("melding.refer")
def refer_melding(melding, *, actor, reden, aan, wat, **bericht):
    """M04: to regular help, outside the Wams; the meldpunt watches until somebody takes it."""
    overgang.leave(melding, actor, "M04", reden=reden, bericht=bericht)
    grondslag = _grondslag(actor, reden)
    Doorgeleiding(
        melding=melding,
        bestemming=reden,
        aan=aan,
        wat=wat,
        grondslag=grondslag.code,
        artikel=grondslag.artikel,
        op=timezone.localdate(),
        bewaarklasse=ZONDER_VERVOLG,
    ).save()
    overgang.set_term(melding, actor, "DOORGELEIDING")
    overgang.save(melding)


@action("melding.confirm_doorgeleiding")
def confirm_doorgeleiding(melding, *, actor, aanvaard_op, aanvaard_door):
    """Somebody helps now: the meldpunt lets go."""
    row = _open_doorgeleiding(melding, actor)
    if not row.op <= aanvaard_op <= timezone.localdate():
        raise DomainError(
            "Deze datum ligt voor de doorgeleiding of in de toekomst.", field="aanvaard_op"
        )
    row.aanvaard_op, row.aanvaard_door = aanvaard_op, aanvaard_door
    row.save(update_fields=["aanvaard_op", "aanvaard_door"])
    overgang.let_go(melding)
    melding.bewaarklasse = ZONDER_VERVOLG
    overgang.save(melding)


@action("melding.return_doorgeleiding")
def return_doorgeleiding(melding, *, actor, reden):
    """M04b: not accepted, or no answer in time; nobody is left in between."""
    row = _open_doorgeleiding(melding, actor)
    overgang.decide(melding, actor, "M04b", Status.IN_TRIAGE, toelichting=reden)
    row.teruggegeven_op, row.reden = timezone.localdate(), reden
    row.save(update_fields=["teruggegeven_op", "reden"])
    overgang.back_to_triage(melding, actor)
    overgang.save(melding)


@action("melding.give_advies")
def give_advies(melding, *, actor, toelichting, **bericht):
    """M05: advice was enough."""
    overgang.leave(melding, actor, "M05", toelichting=toelichting, bericht=bericht)
    _close(melding, ADVIES)


@action("melding.end")
def end_melding(melding, *, actor, reden, toelichting="", **bericht):
    """M06: nothing follows, and the reason says why."""
    overgang.leave(melding, actor, "M06", reden=reden, toelichting=toelichting, bericht=bericht)
    _close(melding, ZONDER_VERVOLG)


@action("melding.withdraw")
def withdraw_melding(melding, *, actor, reden, op, toelichting="", **bericht):
    """M10: a hulpvraag of one's own is withdrawn by nobody else."""
    if melding.eigen_hulpvraag and reden != CLIENT:
        raise DomainError(
            "Dit is een eigen hulpvraag. Alleen de persoon zelf kan die intrekken. "
            "Hoeft er niets te gebeuren? Kies dan ‘geen vervolg’.",
            field="reden",
        )
    if reden == CLIENT and not melding.eigen_hulpvraag:
        raise DomainError(
            "In deze melding staat geen eigen hulpvraag. Kies een andere reden.", field="reden"
        )
    if not timezone.localdate(melding.ontvangen_op) <= op <= timezone.localdate():
        raise DomainError("Deze datum ligt voor de melding of in de toekomst.", field="op")
    if melding.behandelaar is None:
        melding.behandelaar = actor.user
        melding.save(update_fields=["behandelaar"])
    note = f"Ingetrokken op {op:%d-%m-%Y}. {toelichting}".strip()
    overgang.leave(melding, actor, "M10", reden=reden, toelichting=note, bericht=bericht)
    _close(melding, INGETROKKEN)


def _close(melding, bewaarklasse):
    overgang.let_go(melding)
    melding.bewaarklasse = bewaarklasse
    overgang.save(melding)


def _grondslag(actor, bestemming):
    code = GRONDSLAG.get(bestemming) or actor.catalogus.doel("D01").grondslag
    return actor.catalogus.grondslag(code)


def _open_doorgeleiding(melding, actor):
    rows = Doorgeleiding.objects.visible_to(actor).van(melding)
    row = rows.filter(aanvaard_op=None, teruggegeven_op=None).select_for_update().first()
    if row is None or melding.status != Status.DOORGELEID:
        raise DomainError("Deze melding is nu niet doorgeleid.")
    return row
