"""The course of an onderzoek on the cliënt's own hulpvraag: start, extend, complete."""

from django.utils import timezone

from cases.actions import overgang
from cases.models import Casus
from cases.selectors import toets
from wams.actions import action
from wams.errors import DomainError

Status, Uitkomst = Casus.Status, Casus.Uitkomst
AFGEBROKEN, AFGEROND = "RC02", "RC04"  # kept six weeks without an outcome, five years with one


@action("casus.start_onderzoek")
def start_onderzoek(casus, *, actor):
    """C01: everything of test A is there, and the clock runs since the melding."""
    now = toets.stand(actor, casus)
    _require(toets.starttoets(actor, now), "Het onderzoek kan nog niet beginnen.")
    punten = {"problemen": [str(p.pk) for p in now.problemen_in_scope]}
    overgang.move(casus, actor, "C01", Status.ONDERZOEK, gegevens=punten)
    overgang.set_term(casus, actor, "ONDERZOEK_A", casus.gemeld_op)
    casus.bewaarklasse = AFGEBROKEN
    casus.save(update_fields=["status", "termijn_code", "termijn_tot", "bewaarklasse"])
    now.onderzoek.gestart_op = timezone.localdate()
    now.onderzoek.save(update_fields=["gestart_op"])


@action("casus.extend_onderzoek")
def extend_onderzoek(casus, *, actor, motivering, akkoord, akkoord_op):
    """C05a: once, with a reason and with the agreement of every cliënt."""
    if casus.verlengd:
        raise DomainError(
            "Dit onderzoek is al één keer verlengd. Een tweede keer kan niet: rond het af."
        )
    termijn = actor.catalogus.termijn("ONDERZOEK_A")
    today = timezone.localdate()
    if today < termijn.waarschuw_vanaf(casus.termijn_tot):
        raise DomainError("De termijn loopt nog. Verlengen kan in de laatste twee weken.")
    if akkoord_op > today:
        raise DomainError("Deze datum ligt in de toekomst.", field="akkoord_op")
    if who := toets.stand(actor, casus).zonder({client.pk for client in akkoord}):
        raise DomainError(f"Verlengen kan alleen als {who} het ermee eens is.", field="akkoord")
    gegevens = {"akkoord_op": akkoord_op.isoformat(), "akkoord": [str(c.pk) for c in akkoord]}
    overgang.move(casus, actor, "C05a", None, motivering=motivering, gegevens=gegevens)
    casus.termijn_tot = termijn.einde_verlengd(casus.termijn_tot)
    casus.verlengd = True
    casus.save(update_fields=["termijn_tot", "verlengd"])


@action("casus.complete_onderzoek")
def complete_onderzoek(casus, *, actor, uitkomst, motivering, coordinator_wens=""):
    """C04: the outcome, with findings, the cliënt's own view and the written result behind it."""
    now = toets.stand(actor, casus)
    _require(toets.eindtoets(actor, now), "Het onderzoek is nog niet af.")
    if uitkomst != Uitkomst.GEEN_MVP:
        begin = toets.starttoets if casus.route == Casus.Route.A else toets.problementoets
        _require(begin(actor, now), "Voor deze uitkomst is de toets niet meer rond.")
    found = {"uitkomst": uitkomst}
    overgang.move(
        casus, actor, "C04", Status.ONDERZOEK_AFGEROND, motivering=motivering, gegevens=found
    )
    overgang.set_term(casus, actor, "COORDINATOR")
    casus.uitkomst = uitkomst
    casus.bewaarklasse = AFGEROND
    casus.save(update_fields=["status", "uitkomst", "termijn_code", "termijn_tot", "bewaarklasse"])
    now.onderzoek.coordinator_wens = coordinator_wens
    now.onderzoek.save(update_fields=["coordinator_wens"])


def _require(test, refusal):
    if not test.klaar:
        raise DomainError(f"{refusal} Dit ontbreekt: {test.in_een_zin}.")
