"""How a casus ends: for all, for one cliënt, for a wrong person, and the closing after it."""

from django.utils import timezone

from cases.actions import bereik, overgang, stappen
from cases.actions.stappen import finish
from cases.models import Besluit, Casus, Gegeven
from wams.actions import action
from wams.doelbinding import grants
from wams.errors import DomainError
from wams.recht.codes import Rol

__all__ = [
    "close_casus",
    "end_casus",
    "end_deel",
    "finish",
    "mark_wrong_person",
    "solve_wrong_person",
]

Status = Casus.Status
OVERGANG = {
    Status.VOORBEREIDING: "C03",
    Status.ONDERZOEK: "C05",
    Status.ONDERZOEK_AFGEROND: "C05b",
    Status.PLAN_CONCEPT: "C07b",
    Status.OPGESCHORT: "C12b",
}
# Decisions about one person, within a state.
DEEL, PERSOON = "DEEL", "PERS"


@action("casus.end")
def end_casus(casus, *, actor, e_code, motivering, aanbod=""):
    """End before there is a plan; with a plan the results per goal come first, from there."""
    if e_code in ("E3", "E11") and not aanbod.strip():
        raise DomainError(
            "Schrijf op welke hulp u in plaats hiervan heeft aangeboden.", field="aanbod"
        )
    tekst = f"{motivering}\n\nAangeboden: {aanbod}" if aanbod else motivering
    finish(casus, actor, OVERGANG[casus.status], e_code, tekst)


@action("betrokkene.end_deel")
def end_deel(client, *, actor, e_code, motivering):
    """One of several cliënten stops: the own part is out at once, the others go on."""
    casus = stappen.lock(client.casus_id, actor)
    if not client.is_client or client.einde_op:
        raise DomainError("Alleen een cliënt die nog meedoet kan stoppen.")
    if len(stappen.clienten(casus, actor)) < 2:
        raise DomainError("Dit is de enige cliënt. Beëindig de hele casus.")
    allowed = {rij.code for rij in actor.catalogus.e_codes(casus.status, casus.route)}
    if e_code not in allowed.intersection(stappen.PER_CLIENT):
        raise DomainError("Deze reden past niet bij een deel van de casus.", field="e_code")
    stappen.end_part(client, e_code, actor)
    bereik.apply_scope(casus, actor)
    gegevens = {"betrokkene": str(client.pk), "e_code": e_code}
    overgang.move(casus, actor, DEEL, None, motivering=motivering, gegevens=gegevens)


@action("betrokkene.mark_wrong")
def mark_wrong_person(betrokkene, *, actor, reden):
    """Whoever sees it blocks it: for everybody, at once. Who leads the casus has 2 days."""
    if betrokkene.geblokkeerd_op:
        raise DomainError("Deze persoon is al geblokkeerd.")
    casus = stappen.lock(betrokkene.casus_id, actor)
    betrokkene.geblokkeerd_op, betrokkene.geblokkeerd_reden = timezone.now(), reden
    betrokkene.save(update_fields=["geblokkeerd_op", "geblokkeerd_reden"])
    about = _gegevens_van(betrokkene, actor)
    stappen.end_machtigingen(betrokkene, actor, "Deze persoon hoort niet in deze casus")
    restricted = stappen.restrict(about, actor, Gegeven.Status.GEBLOKKEERD)
    gegevens = {
        "betrokkene": str(betrokkene.pk),
        "stap": "geblokkeerd",
        "gegevens": [str(pk) for pk in restricted],
    }
    gegevens |= stappen.begin_wrong(casus, actor)
    bereik.apply_scope(casus, actor)
    overgang.move(casus, actor, PERSOON, None, motivering=reden, gegevens=gegevens)


@action("betrokkene.solve_wrong")
def solve_wrong_person(betrokkene, *, actor, uitkomst, datalek, ontvangers, toelichting):
    """The person stays out of the casus, or was right after all; either way others are told."""
    casus = stappen.lock(betrokkene.casus_id, actor)
    if not betrokkene.geblokkeerd_op or betrokkene.einde_op:
        raise DomainError("Deze persoon is niet geblokkeerd.")
    today = timezone.localdate()
    if uitkomst == "terecht":
        betrokkene.geblokkeerd_op, betrokkene.geblokkeerd_reden = None, ""
        betrokkene.save(update_fields=["geblokkeerd_op", "geblokkeerd_reden"])
        stappen.release(_was_blocked(betrokkene, actor))
        bereik.apply_scope(casus, actor)
    else:
        betrokkene.einde_op, betrokkene.einde_code = today, "E12"
        betrokkene.save(update_fields=["einde_op", "einde_code"])
    gegevens = {
        "betrokkene": str(betrokkene.pk),
        "stap": uitkomst,
        "datalek": datalek,
        "ontvangers": ontvangers,
    }
    overgang.move(casus, actor, PERSOON, None, motivering=toelichting, gegevens=gegevens)
    stappen.end_wrong(casus, actor)


@action("casus.close")
def close_casus(casus, *, actor, brief_op=None, geen_brief=""):
    """C13: the end letter went out, or why not; the last access ends and the keeping begins."""
    if not actor.is_systeem and not brief_op and not geen_brief.strip():
        raise DomainError(
            "Vul in wanneer de eindbrief is verstuurd, of schrijf op waarom er geen brief komt.",
            field="brief_op",
        )
    if actor.is_systeem and casus.termijn_tot >= timezone.localdate():
        raise DomainError("De termijn voor het afsluitende werk loopt nog.")
    casus.betrokkene_ids()  # known to the log also when the access has ended
    overgang.move(
        casus,
        actor,
        "C13",
        Status.IN_BEWARING,
        motivering=geen_brief,
        gegevens={"brief_op": str(brief_op or ""), "zonder_brief": not brief_op},
    )
    casus.save(update_fields=["status"])
    overgang.end_appointments(casus, rollen=list(Rol))
    grants.end(actor, casus.pk)


def _gegevens_van(betrokkene, actor):
    return Gegeven.objects.visible_to(actor).over(betrokkene)


def _was_blocked(betrokkene, actor):
    """What the blocking of this person restricted, and nothing that was so before."""
    rows = Besluit.objects.visible_to(actor).filter(casus=betrokkene.casus_id, overgang=PERSOON)
    last = rows.filter(
        gegevens__betrokkene=str(betrokkene.pk), gegevens__stap="geblokkeerd"
    ).first()
    rows = Gegeven.objects.visible_to(actor).filter(pk__in=last.gegevens["gegevens"])
    return rows.filter(status=Gegeven.Status.GEBLOKKEERD)
