"""What the second assessor's decision about an onderzoek on request does; opens no transaction."""

from django.utils import timezone

from cases.actions import overgang
from cases.models import Beoordeling, Casus, RouteBVerzoek
from cases.selectors import toets_b
from wams.errors import DomainError

Status, Soort = RouteBVerzoek.Status, Beoordeling.Soort
AFGEBROKEN = "RC02"


def check_compleet(actor, now):
    test = toets_b.starttoets(actor, now)
    if not test.klaar:
        raise DomainError(f"Het verzoek is nog niet rond. Dit ontbreekt: {test.in_een_zin}.")


def apply_oordeel(casus, actor, beoordeling):
    """What the second assessor decided takes effect in the same transaction."""
    if beoordeling.soort == Soort.VERLENGING_B:
        _apply_verlenging(casus, actor, beoordeling)
    else:
        _apply_verzoek(casus, actor, beoordeling)


def _apply_verzoek(casus, actor, beoordeling):
    now = toets_b.stand(actor, casus)
    verzoek, gegevens = now.verzoek, {"stap": beoordeling.status}
    if beoordeling.status == Beoordeling.Status.AANVULLEN:
        if verzoek.aangevuld:
            raise DomainError("Aanvullen kan één keer. Beslis nu ja of nee.", field="besluit")
        verzoek.move_to(Status.AANVULLEN)
        verzoek.aangevuld = True
        verzoek.save(update_fields=["status", "aangevuld"])
        overgang.move(casus, actor, "C02", None, gegevens=gegevens)
        return
    verzoek.beslist_op = timezone.localdate()
    if beoordeling.status == Beoordeling.Status.AFGEWEZEN:
        verzoek.move_to(Status.AFGEWEZEN)
        verzoek.save(update_fields=["status", "beslist_op"])
        overgang.move(casus, actor, "C02", None, motivering=beoordeling.oordeel, gegevens=gegevens)
        return
    check_compleet(actor, now)
    verzoek.move_to(Status.TOEGEWEZEN)
    verzoek.save(update_fields=["status", "beslist_op"])
    _start(casus, actor, now, beoordeling.oordeel)


def _start(casus, actor, now, oordeel):
    """C02: the clock runs until the end date of the request, and never longer than the term."""
    criteria = sorted({w.criterium for w in now.waarnemingen})
    gegevens = {"ernst": criteria, "einddatum": str(now.verzoek.einddatum)}
    overgang.move(
        casus, actor, "C02", Casus.Status.ONDERZOEK, motivering=oordeel, gegevens=gegevens
    )
    overgang.set_term(casus, actor, "ONDERZOEK_B")
    casus.termijn_tot = min(casus.termijn_tot, now.verzoek.einddatum)
    casus.bewaarklasse = AFGEBROKEN
    casus.save(update_fields=["status", "termijn_code", "termijn_tot", "bewaarklasse"])
    now.gewoon.onderzoek.gestart_op = timezone.localdate()
    now.gewoon.onderzoek.save(update_fields=["gestart_op"])


def _apply_verlenging(casus, actor, beoordeling):
    gegevens = {"stap": beoordeling.status, "einddatum": str(beoordeling.nieuwe_einddatum)}
    overgang.move(casus, actor, "C05", None, motivering=beoordeling.oordeel, gegevens=gegevens)
    if beoordeling.status == Beoordeling.Status.AKKOORD:
        casus.termijn_tot, casus.verlengd = beoordeling.nieuwe_einddatum, True
        casus.save(update_fields=["termijn_tot", "verlengd"])
