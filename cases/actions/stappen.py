"""Steps that several acts share: lock, finish, park a term. They open no transaction."""

from datetime import date

from django.utils import timezone

from cases.actions import merk, nabericht, overgang, stilte
from cases.models import (
    Aanstelling,
    Beoordeling,
    Besluit,
    Betrokkene,
    Casus,
    Gegeven,
    Hulpvraag,
    Machtiging,
)
from wams.doelbinding import grants
from wams.errors import DomainError
from wams.recht.codes import Doel, Rol

LEIDING = (Rol.COORDINATOR, Rol.WAARNEMER)
# These stop one cliënt; with several the casus goes on for the others.
PER_CLIENT = ("E3", "E7", "E8")
# Started wrongly: what was gathered is blocked for everybody.
BLOKKEERT = ("E10", "E12")


def lock(casus_id, actor):
    """The casus under a row lock, for who may see it now."""
    rows = Casus.objects.visible_to(actor).select_for_update(of=("self",))
    return rows.get(pk=casus_id)


def clienten(casus, actor):
    rows = Betrokkene.objects.visible_to(actor).van(casus).clienten().actief()
    return list(rows.select_for_update(of=("self",)))


def finish(casus, actor, code, e_code, motivering, *, gegevens=None):
    """End a locked casus: decision, term for the closing work, and no more access than that.

    ``code`` is the transition (C03, C05, C05b, C07b, C11, C12b). What only the caller knows, a
    result per goal, goes before it and into ``gegevens``.
    """
    check_e_code(casus, actor, e_code)
    if not motivering.strip():
        raise DomainError("Schrijf op waarom de casus eindigt.", field="motivering")
    casus.betrokkene_ids()  # known to the log also when the access has ended
    merk.on_end(casus, actor)
    voorbereiding = casus.status == Casus.Status.VOORBEREIDING
    naar = Casus.Status.NIET_GESTART if voorbereiding else Casus.Status.BEEINDIGD
    extra = {"e_code": e_code} | (gegevens or {})
    overgang.move(casus, actor, code, naar, motivering=motivering, gegevens=extra)
    casus.e_code, casus.beeindigd_op, casus.terug_naar = e_code, timezone.localdate(), ""
    overgang.set_term(casus, actor, "AFSLUITEN")
    fields = ["status", "e_code", "beeindigd_op", "terug_naar", "termijn_code", "termijn_tot"]
    casus.save(update_fields=fields)
    if e_code in PER_CLIENT:
        for client in clienten(casus, actor):
            end_part(client, e_code, actor)
    if e_code in BLOKKEERT:
        restrict(Gegeven.objects.visible_to(actor).van(casus), actor)
    _close_access(casus, actor)


def check_e_code(casus, actor, e_code):
    """The catalogue says which ending fits; one cliënt who stops does not end the others' help."""
    allowed = {rij.code for rij in actor.catalogus.e_codes(casus.status, casus.route)}
    if e_code not in allowed:
        raise DomainError("Deze reden past niet bij waar de casus nu staat.", field="e_code")
    if e_code in PER_CLIENT and len(clienten(casus, actor)) > 1:
        raise DomainError(
            "In deze casus zijn meer cliënten. Beëindig alleen het deel van wie stopt.",
            field="e_code",
        )


def end_part(client, e_code, actor):
    """The own part of one cliënt ends: hulpvraag withdrawn, nothing new goes out about it."""
    today = timezone.localdate()
    client.einde_op, client.einde_code = today, e_code
    client.save(update_fields=["einde_op", "einde_code"])
    if e_code == "E3" and client.casus.route == Casus.Route.A:
        merk.mark(client.casus, actor, clienten=[client])
    if e_code == stilte.OVERLIJDEN:
        stilte.silence(client, actor)
    end_machtigingen(client, actor, "Het deel van de cliënt is beëindigd")
    rows = Hulpvraag.objects.visible_to(actor).filter(betrokkene=client.pk)
    for hulpvraag in rows.filter(ingetrokken_op=None):
        hulpvraag.ingetrokken_op = today
        hulpvraag.save(update_fields=["ingetrokken_op"])


def end_machtigingen(client, actor, reden):
    """Nobody supports this cliënt here any more: the record and the access end together."""
    rows = Machtiging.objects.visible_to(actor).filter(betrokkene=client.pk, ingetrokken_op=None)
    for machtiging in rows:
        end_machtiging(machtiging, actor, reden)


def end_machtiging(machtiging, actor, reden):
    machtiging.ingetrokken_op, machtiging.ingetrokken_reden = timezone.localdate(), reden
    machtiging.save(update_fields=["ingetrokken_op", "ingetrokken_reden"])
    wie = {"user_id": machtiging.user_id, "rollen": [Rol.ONDERSTEUNER]}
    grants.end(actor, machtiging.casus_id, **wie)


def restrict(gegevens, actor, naar=Gegeven.Status.BEPERKT):
    """Take these out of use; ``release`` gives back what each was. Returns the ids."""
    possible = [status for status, to in Gegeven.TRANSITIONS.items() if naar in to]
    found = list(gegevens.filter(status__in=possible))
    for gegeven in found:
        gegeven.terug_naar = gegeven.status
        gegeven.move_to(naar)
        gegeven.beperkt_door = actor.user
        gegeven.save(update_fields=["status", "terug_naar", "beperkt", "beperkt_door"])
    return [gegeven.pk for gegeven in found]


def release(gegevens):
    for gegeven in gegevens:
        gegeven.move_to(gegeven.terug_naar or Gegeven.Status.GELDIG)
        gegeven.terug_naar = ""
        gegeven.save(update_fields=["status", "terug_naar", "beperkt"])


def day_of_wrong(actor):
    """Until when something about a wrong person has to be settled."""
    return actor.catalogus.termijn("VERKEERDE_PERSOON").einde(timezone.localdate())


def begin_wrong(casus, actor):
    """The term to settle a wrong person or gegeven goes first; returns what puts it back."""
    if not casus.is_open or casus.termijn_code == "VERKEERDE_PERSOON":
        return {}
    parked = park_term(casus, actor, "VERKEERDE_PERSOON")
    casus.save(update_fields=["termijn_code", "termijn_tot"])
    return parked


def end_wrong(casus, actor):
    """The old term runs again once nothing is blocked any more."""
    if casus.termijn_code != "VERKEERDE_PERSOON":
        return
    people = Betrokkene.objects.visible_to(actor).van(casus).filter(einde_op=None)
    gegevens = Gegeven.objects.visible_to(actor).van(casus).exclude(afhandelen_voor=None)
    blocked = gegevens.filter(status=Gegeven.Status.GEBLOKKEERD)
    if people.exclude(geblokkeerd_op=None).exists() or blocked.exists():
        return
    resume_term(casus, actor, ["PERS", "GEG"])
    casus.save(update_fields=["termijn_code", "termijn_tot"])


def withdraw_beoordelingen(casus, actor):
    """What waits for a second assessor about the casus itself."""
    rows = Beoordeling.objects.visible_to(actor).filter(casus=casus.pk)
    for row in rows.open().over_casus():
        _withdraw(row)


def _withdraw_uitstel(casus, actor):
    rows = Beoordeling.objects.visible_to(actor).filter(casus=casus.pk)
    for row in rows.open().filter(soort=Beoordeling.Soort.UITSTEL):
        _withdraw(row)
        nabericht.withdraw(actor, row)


def _withdraw(beoordeling):
    beoordeling.move_to(Beoordeling.Status.INGETROKKEN)
    beoordeling.save(update_fields=["status"])


def _close_access(casus, actor):
    """Who led keeps D09 for the closing work until C13; everybody else is out now."""
    withdraw_beoordelingen(casus, actor)
    _withdraw_uitstel(casus, actor)
    carried = Aanstelling.objects.visible_to(actor).filter(casus=casus.pk).lopend()
    leidt = carried.filter(rol__in=LEIDING).exists()
    blijft = LEIDING if leidt else (Rol.ONDERZOEKER,)
    overgang.end_appointments(casus, rollen=[rol for rol in Rol if rol not in blijft])
    _withdraw_asked(casus, actor)
    grants.end(actor, casus.pk, rollen=[rol for rol in Rol if rol not in blijft])
    grants.end(actor, casus.pk, rollen=list(blijft), behalve_doel=Doel.RECHTEN)


def _withdraw_asked(casus, actor):
    for row in Aanstelling.objects.visible_to(actor).filter(casus=casus.pk).voorgesteld():
        row.move_to(Aanstelling.Status.INGETROKKEN)
        row.geeindigd_op = timezone.now()
        row.save(update_fields=["status", "geeindigd_op"])


def park_term(casus, actor, code):
    """Another term runs first; returns what ``resume_term`` needs to put the old one back."""
    parked = {"termijn_code": casus.termijn_code, "termijn_tot": str(casus.termijn_tot)}
    overgang.set_term(casus, actor, code)
    return parked


def resume_term(casus, actor, overgangen):
    """The term that ran before the newest of these decisions; its end has not moved."""
    rows = Besluit.objects.visible_to(actor).van(casus).filter(overgang__in=overgangen)
    parked = rows.filter(gegevens__has_key="termijn_code").order_by("-genomen_op").first()
    casus.termijn_code = parked.gegevens["termijn_code"]
    casus.termijn_tot = date.fromisoformat(parked.gegevens["termijn_tot"])
