"""Steps of appointing: the record, the access that goes with it, and the end of both."""

from django.db import IntegrityError, OperationalError, transaction
from django.utils import timezone

from cases.actions import overgang, stappen
from cases.models import Aanstelling, Casus, Onderzoek
from cases.selectors import duur
from wams.doelbinding import grants
from wams.doelbinding.rls import Nu
from wams.doelbinding.toewijzing import Toewijzing
from wams.errors import DomainError
from wams.recht.codes import Doel, Rol

Status = Aanstelling.Status
# A colleague's row is there already, or he is still writing it and we waited in vain for its lock.
TE_LAAT = ("23505", "23P01", "55P03", "40P01")


def new(regel, actor, user, rol, mandaat, **fields):
    """Somebody is asked; the database allows it by the werkverdeler, for somebody of the pool."""
    grants.check_stands_outside(regel.pk, user, rol)
    return Aanstelling(
        casus_id=regel.pk,
        gemeente_id=regel.gemeente_id,
        user=user,
        organisatie=mandaat.organisatie,
        rol=rol,
        voorgesteld_door=actor.user,
        voorgesteld_op=timezone.now(),
        bewaarklasse=regel.bewaarklasse,
        **fields,
    )


def save(aanstelling, taken, *, field=None):
    """Save a new one; who comes second hears ``taken``."""
    try:
        with transaction.atomic():
            aanstelling.save()
    except (IntegrityError, OperationalError) as error:
        if getattr(error.__cause__, "sqlstate", None) not in TE_LAAT:
            raise
        raise DomainError(taken, field=field) from error
    return aanstelling


def appoint_onderzoeker(regel, actor, user, mandaat, reden):
    """Onderzoek needs no asking: the appointment holds at once, and so does the access."""
    row = new(regel, actor, user, Rol.ONDERZOEKER, mandaat, status=Status.AANVAARD)
    row.beantwoord_op = row.voorgesteld_op
    save(row, "Een collega was u net voor. Kies een andere casus.")
    grants.give(
        actor,
        regel,
        user=user,
        rol=Rol.ONDERZOEKER,
        organisatie_id=mandaat.organisatie_id,
        tot=duur.onderzoeker_tot(actor.catalogus, regel.route),
        reden=f"Onderzoeker, {reden}",
    )
    return row


def give_leiding(actor, aanstelling, casus, *, einddatum=None):
    """The doelen of coördinator or waarnemer; who asked is who gives."""
    grants.give(
        actor,
        casus,
        user=aanstelling.user,
        rol=aanstelling.rol,
        organisatie_id=aanstelling.organisatie_id,
        tot=duur.coordinator_tot(actor.catalogus, einddatum),
        reden=f"Aanvaard als {aanstelling.rol_naam}",
        door=aanstelling.voorgesteld_door,
    )


def end_row(row, reden):
    """What was asked is withdrawn, what was accepted ends."""
    row.move_to(Status.INGETROKKEN if row.status == Status.VOORGESTELD else Status.GEEINDIGD)
    row.reden, row.geeindigd_op = reden, timezone.now()
    row.save(update_fields=["status", "reden", "geeindigd_op"])


def relieve(casus, actor, aanstelling):
    """Who carried the casus before is out: everybody for a coördinator, else the same role."""
    leaving = [aanstelling.rol]
    if aanstelling.rol == Rol.COORDINATOR:
        leaving = [Rol.ONDERZOEKER, Rol.COORDINATOR, Rol.WAARNEMER]
    rows = Aanstelling.objects.visible_to(actor).filter(casus=casus.pk, rol__in=leaving)
    for row in rows.lopend().select_for_update():
        end_row(row, "Overgedragen")
        grants.end(actor, casus.pk, user_id=row.user_id, rollen=[row.rol])


def begin_plan(casus, actor, aanstelling):
    """C06: the onderzoeker is out, the plan begins."""
    wens = Onderzoek.objects.visible_to(actor).van(casus).exclude(coordinator_wens="")
    gegevens = {
        "rol": aanstelling.rol,
        "organisatie": str(aanstelling.organisatie_id),
        "verwerkingsafspraak": bool(aanstelling.verwerkingsafspraak),
        "wens_gevraagd": wens.exists(),
    }
    overgang.move(casus, actor, "C06", Casus.Status.PLAN_CONCEPT, gegevens=gegevens)
    overgang.set_term(casus, actor, "PLAN")
    casus.save(update_fields=["status", "termijn_code", "termijn_tot"])
    return casus


def hand_over(casus, actor, aanstelling):
    """C15: somebody else carries on in the same state, with the same term."""
    gegevens = {"stap": "aanvaard", "rol": aanstelling.rol}
    overgang.move(casus, actor, "C15", None, gegevens=gegevens)
    if aanstelling.rol == Rol.COORDINATOR:
        casus.overdracht_gevraagd_op = None
        casus.save(update_fields=["overdracht_gevraagd_op"])
    return casus


def continue_on_a(casus, actor):
    """The purpose of the onderzoek on request ends; who did it goes on for the own hulpvraag."""
    rows = Toewijzing.objects.visible_to(actor).filter(
        casus=casus.pk, user=actor.user_id, rol=Rol.ONDERZOEKER, tot__gt=Nu()
    )
    held = rows.filter(permission__codename=Doel.ONDERZOEK_B).first()
    grants.end(actor, casus.pk, rollen=[Rol.ONDERZOEKER], doel=Doel.ONDERZOEK_B)
    if held:
        grants.give(
            actor,
            casus,
            user=actor.user,
            rol=Rol.ONDERZOEKER,
            organisatie_id=held.organisatie_id,
            tot=held.tot,
            reden="Onderzoeker, verder op de eigen hulpvraag",
            doelen=[Doel.ONDERZOEK_A],
        )


def renew(casus, actor):
    """After an extension: the same people, a new toewijzing until the new end (it never grows)."""
    rows = Aanstelling.objects.visible_to(actor).filter(casus=casus.pk, rol__in=stappen.LEIDING)
    for row in rows.lopend().select_related("user"):
        grants.end(actor, casus.pk, user_id=row.user_id, rollen=[row.rol])
        grants.give(
            actor,
            casus,
            user=row.user,
            rol=row.rol,
            organisatie_id=row.organisatie_id,
            tot=duur.coordinator_tot(actor.catalogus, casus.einddatum),
            reden=f"{row.rol_naam.capitalize()}, na verlenging van de aanpak",
        )
