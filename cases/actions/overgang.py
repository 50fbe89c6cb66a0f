"""What every transition of a casus does: move, decide on record, set the term, close access."""

from django.utils import timezone

from cases.models import Aanstelling, Besluit
from wams.doelbinding.policy import may
from wams.recht.codes import Doel


def move(casus, actor, overgang, naar, *, motivering="", gegevens=None):
    """Move the casus (not yet saved) and write the Besluit with the law that holds today.

    ``overgang`` is the code of the transition (C01…C15); ``naar`` None means: same state.
    """
    van = casus.status
    doel = may(actor, actor.act, casus).doel or Doel.RECHTEN  # asked in the state it starts from
    if naar:
        casus.move_to(naar)
    grondslag = actor.catalogus.grondslag(actor.catalogus.doel(doel).grondslag)
    besluit = Besluit(
        casus=casus,
        overgang=overgang,
        van=van,
        naar=naar or van,
        motivering=motivering,
        gegevens=gegevens or {},
        genomen_op=timezone.now(),
        genomen_door=actor.user,
        grondslag=grondslag.code,
        artikel=grondslag.artikel,
        catalogusversie=actor.catalogus.versie_id,
        bewaarklasse=casus.bewaarklasse,
    )
    besluit.save()
    return besluit


def set_term(casus, actor, code, start=None):
    """Let a term of the catalogue run from a date (default today); returns its last day."""
    termijn = actor.catalogus.termijn(code)
    casus.termijn_code = code
    casus.termijn_tot = termijn.einde(start or timezone.localdate())
    return casus.termijn_tot


def end_appointments(casus, *, rollen):
    """The people no longer carry the casus; what was asked and not answered is withdrawn."""
    Status = Aanstelling.Status
    rows = Aanstelling.objects.unscoped().filter(casus=casus.pk, rol__in=rollen)
    for row in rows.filter(status__in=[Status.VOORGESTELD, Status.AANVAARD]):
        asked = row.status == Status.VOORGESTELD
        row.move_to(Status.INGETROKKEN if asked else Status.GEEINDIGD)
        row.geeindigd_op = timezone.now()
        row.save(update_fields=["status", "geeindigd_op"])
