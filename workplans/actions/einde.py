"""The end of an aanpak: one reason, and what became of each goal."""

from cases.actions import stappen as casusstappen
from cases.models import Casus
from wams.actions import action
from wams.errors import DomainError
from workplans.actions import stappen
from workplans.models import Afspraak, Doelstelling, Werkplan


@action("casus.end_aanpak")
def end_aanpak(casus, *, actor, e_code, motivering, resultaten):
    """C11, or C12b from a suspension. ``resultaten``: per goal (einde, toelichting)."""
    casusstappen.check_e_code(casus, actor, e_code)
    doelen = _close_goals(casus, actor, resultaten)
    open_ = Afspraak.objects.visible_to(actor).van(casus).open()
    stappen.lapse_all(open_, actor, "De aanpak is beëindigd.")
    for plan in Werkplan.objects.visible_to(actor).van(casus).concept():
        plan.move_to(Werkplan.Status.VERVALLEN)
        plan.save(update_fields=["status"])
    code = "C12b" if casus.status == Casus.Status.OPGESCHORT else "C11"
    casusstappen.finish(casus, actor, code, e_code, motivering, gegevens={"doelen": doelen})


def _close_goals(casus, actor, resultaten):
    geldend = Werkplan.objects.visible_to(actor).van(casus).vastgesteld().first()
    doelen = list(Doelstelling.objects.visible_to(actor).bij(geldend)) if geldend else []
    for doel in doelen:
        einde, toelichting = resultaten.get(doel.pk, ("", ""))
        if einde not in Doelstelling.Einde.values:
            raise DomainError("Zeg bij elk doel wat ervan is geworden.")
        doel.einde, doel.einde_toelichting = einde, toelichting
        doel.save(update_fields=["einde", "einde_toelichting"])
    return {str(doel.lijn): doel.einde for doel in doelen}
