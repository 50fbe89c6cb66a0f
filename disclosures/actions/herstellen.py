"""Afterwards: withdraw, correct, or say it should not have happened; each receiver hears it."""

from django.utils import timezone

from cases.actions.stappen import lock
from cases.models import Gegeven
from disclosures.actions import stappen, vastleggen
from disclosures.models import (
    Datalekbeoordeling,
    Kennisgeving,
    Stand,
    Verstrekking,
    VerstrektGegeven,
    Voorwaarde,
)
from disclosures.selectors import afgerond, tekst
from wams.actions import action
from wams.doelbinding.policy import may
from wams.errors import DomainError

Status = Verstrekking.Status
BEWAARKLASSE_DATALEK = "RC15"
KAN = {
    Status.INGETROKKEN: {Status.GEDAAN, Status.GECORRIGEERD},
    Status.GECORRIGEERD: {Status.GEDAAN},
    Status.ONRECHTMATIG: {Status.GEDAAN, Status.GECORRIGEERD, Status.INGETROKKEN},
}


@action("verstrekking.withdraw")
def withdraw_verstrekking(verstrekking, *, actor, reden):
    """From now on the receiver may not use it, and reads it no more in Wams."""
    lock(verstrekking.casus_id, actor)
    _set_stand(verstrekking, actor, Status.INGETROKKEN, reden)


@action("verstrekking.mark_onrechtmatig")
def mark_onrechtmatig(verstrekking, *, actor, reden):
    """It should not have happened: a weighing of the data breach begins, and its clock runs."""
    lock(verstrekking.casus_id, actor)
    stand = _set_stand(verstrekking, actor, Status.ONRECHTMATIG, reden)
    items = VerstrektGegeven.objects.visible_to(actor).filter(verstrekking=verstrekking.pk)
    categorieen = sorted(set(items.values_list("categorie", flat=True)))
    termijn = actor.catalogus.termijn("DATALEK_AP")
    Datalekbeoordeling(
        casus_id=verstrekking.casus_id,
        gemeente_id=verstrekking.gemeente_id,
        verstrekking=verstrekking,
        betrokkene_id=verstrekking.betrokkene_id,
        ontdekt_op=stand.op,
        ontdekt_door=actor.user,
        gebeurd_op=verstrekking.gedaan_op,
        melden_voor=termijn.einde_moment(stand.op),
        aard=reden.strip(),
        personen=1,
        gegevens=items.count(),
        categorieen=categorieen,
        partij_id=verstrekking.ontvanger_organisatie_id,
        bewaarklasse=BEWAARKLASSE_DATALEK,
    ).save()


@action("verstrekking.correct")
def correct_verstrekking(verstrekking, *, actor, reden, noodzaak, proportionaliteit):
    """A new record with what is right, that refers to the first; replaced gegevens come along."""
    casus = lock(verstrekking.casus_id, actor)
    if verstrekking.spoed:
        raise DomainError("Vul deze spoedverstrekking aan; dat is haar verbetering.")
    if afgerond.has_successor(actor, verstrekking):
        raise DomainError("Deze verstrekking is al verbeterd. Ga verder met de nieuwste.")
    stappen.check_motivation(noodzaak, field="noodzaak")
    stappen.check_motivation(proportionaliteit, field="proportionaliteit")
    _set_stand(verstrekking, actor, Status.GECORRIGEERD, reden)
    decision = may(actor, actor.act, verstrekking)
    deling = vastleggen.Deling(casus, actor, decision, timezone.now())
    row = afgerond.follow(
        verstrekking,
        **deling.basis(),
        noodzaak=noodzaak.strip(),
        proportionaliteit=proportionaliteit.strip(),
    )
    copies, conditions = _renewed(row, verstrekking, actor)
    return vastleggen.save(deling, [row], copies, conditions)


@action("kennisgeving.record_verteld")
def record_verteld(kennisgeving, *, actor, hoe):
    """The receiver was told outside Wams."""
    _told(kennisgeving, actor, hoe)


@action("kennisgeving.read")
def read_kennisgeving(kennisgeving, *, actor):
    """The receiver read it here, and so knows."""
    _told(kennisgeving, actor, Kennisgeving.Hoe.WAMS)


def _told(kennisgeving, actor, hoe):
    if kennisgeving.verteld_op:
        raise DomainError("Dit is al verteld.")
    kennisgeving.verteld_op, kennisgeving.verteld_door = timezone.now(), actor.user
    kennisgeving.hoe = hoe
    kennisgeving.save(update_fields=["verteld_op", "verteld_door", "hoe"])


def _set_stand(verstrekking, actor, status, reden):
    nu = afgerond.stand_van(actor, verstrekking)
    if nu not in KAN[status]:
        raise DomainError(f"Dit kan niet meer: deze verstrekking is {Status(nu).label.lower()}.")
    stappen.check_motivation(reden, field="reden")
    shared = {"casus_id": verstrekking.casus_id, "bewaarklasse": verstrekking.bewaarklasse}
    stand = Stand(
        **shared,
        verstrekking=verstrekking,
        status=status,
        reden=reden.strip(),
        door=actor.user,
        op=timezone.now(),
    )
    stand.save()
    if verstrekking.richting != Verstrekking.Richting.IN:
        Kennisgeving(**shared, verstrekking=verstrekking, stand=stand, op=stand.op).save()
    return stand


def _renewed(row, verstrekking, actor):
    """The gegevens as they read now: what was replaced by its successor."""
    items = VerstrektGegeven.objects.visible_to(actor).filter(verstrekking=verstrekking.pk)
    old = list(items.order_by("volgorde"))
    rows = Gegeven.objects.visible_to(actor).filter(casus=verstrekking.casus_id)
    all_rows = {g.pk: g for g in rows}
    successors = {g.vervangt_id: g for g in all_rows.values() if g.vervangt_id}
    found = {item.gegeven_id: _newest(item.gegeven_id, all_rows, successors) for item in old}
    copies = [
        _copy_again(row, item, all_rows[item.gegeven_id], found[item.gegeven_id], actor)
        for item in old
    ]
    return copies, _conditions_again(row, verstrekking, found, actor)


def _copy_again(row, item, was, newest, actor):
    """A correction is no way to give more, or to give what may not be used now."""
    if newest.beperkt or newest.buiten_scope:
        raise DomainError(
            "Een van de gegevens mag nu niet worden gebruikt, en dus ook niet opnieuw gegeven. "
            "Trek de verstrekking in, of handel eerst het gegeven af."
        )
    limits = tekst.as_first_given(actor.catalogus, item, was, newest)
    return vastleggen.copy(row, newest, item.volgorde, **limits)


def _conditions_again(row, verstrekking, found, actor):
    voorwaarden = Voorwaarde.objects.visible_to(actor).filter(verstrekking=verstrekking.pk)
    return [
        vastleggen.condition(
            row,
            found[v.gegeven_id],
            v.code,
            v.gesteld_door_id,
            doelen=v.doelen,
            ontvangers=v.ontvangers,
            tot=v.tot,
            tekst=v.tekst,
        )
        for v in voorwaarden.geldend()
    ]


def _newest(gegeven_id, rows, successors):
    newest = rows.get(gegeven_id)
    if newest is None:
        raise DomainError("Een van de gegevens ziet u nu niet. Vraag de coördinator dit te doen.")
    while newest.pk in successors:
        newest = successors[newest.pk]
    return newest
