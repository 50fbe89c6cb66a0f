"""An onderzoek on request of a professional: build the request, have it weighed, extend, end."""

from django.db import connection
from django.utils import timezone

from cases.actions import aanstellen, bereik, merk, overgang, stappen, verzoek
from cases.models import (
    Beoordeling,
    Casus,
    Guardmelding,
    Hulpvraag,
    RouteBVerzoek,
    ScopeVersie,
    Waarneming,
)
from cases.selectors import toets_b
from wams.actions import action
from wams.errors import DomainError

Status, Soort = RouteBVerzoek.Status, Beoordeling.Soort


@action("waarneming.add")
def add_waarneming(casus, *, actor, criterium, op, feiten, gezien_door):
    """B3 and B4: one criterion with facts and the day on which somebody saw them."""
    _open_verzoek(casus, actor)
    _not_in_future(op, "op")
    if criterium not in {rij.code for rij in actor.catalogus.ernst_criteria}:
        raise DomainError("Kies waar dit over gaat.", field="criterium")
    row = Waarneming(
        casus=casus,
        criterium=criterium,
        op=op,
        feiten=feiten,
        gezien_door=gezien_door,
        bewaarklasse=casus.bewaarklasse,
    )
    row.save()
    return row


@action("verzoek.set_hulp")
def set_hulp(casus, *, actor, hulp_aangeboden, hulp_op, verteld, waarom_geen_a, niet_verteld=""):
    """B5: what was offered freely and what came of it; whether the cliënt knows of this."""
    _not_in_future(hulp_op, "hulp_op")
    if not verteld and not niet_verteld.strip():
        raise DomainError("Schrijf op waarom dit nog niet is verteld.", field="niet_verteld")
    return _write(
        casus,
        actor,
        hulp_aangeboden=hulp_aangeboden,
        hulp_op=hulp_op,
        verteld=verteld,
        niet_verteld=niet_verteld,
        waarom_geen_a=waarom_geen_a,
    )


@action("verzoek.set_vraag")
def set_vraag(casus, *, actor, vraag, personen, domeinen, einddatum, partijen=()):
    """B6: one question, about these people and domains, to these partijen, until a date."""
    today = timezone.localdate()
    uiterste = actor.catalogus.termijn("ONDERZOEK_B").einde(today)
    if not today < einddatum <= uiterste:
        raise DomainError(
            f"Kies een dag na vandaag en uiterlijk {uiterste:%d-%m-%Y}.", field="einddatum"
        )
    if any(person.casus_id != casus.pk for person in personen):
        raise DomainError("Kies mensen van deze casus.", field="personen")
    return _write(
        casus,
        actor,
        vraag=vraag,
        personen=[str(person.pk) for person in personen],
        domeinen=sorted(domeinen),
        partijen=[str(partij.pk) for partij in partijen],
        einddatum=einddatum,
    )


@action("verzoek.set_samenspraak")
def set_samenspraak(casus, *, actor, betrekken, beperkt, beperking="", beperking_herzien_op=None):
    """B7: as much as possible together; less than that has a reason and a day to look again."""
    today = timezone.localdate()
    if beperkt and not beperking.strip():
        raise DomainError("Schrijf op waarom de cliënt minder meedoet.", field="beperking")
    if beperkt and not (beperking_herzien_op and beperking_herzien_op > today):
        raise DomainError(
            "Kies een dag na vandaag waarop u dit opnieuw bekijkt.", field="beperking_herzien_op"
        )
    return _write(
        casus,
        actor,
        betrekken=betrekken,
        beperkt=beperkt,
        beperking=beperking if beperkt else "",
        beperking_herzien_op=beperking_herzien_op if beperkt else None,
    )


@action("verzoek.set_nieuwe_feiten")
def set_nieuwe_feiten(casus, *, actor, nieuwe_feiten, nieuwe_feiten_op, staan_los):
    """G1: only dated facts of after the refusal, that have nothing to do with it, override it."""
    now = _open_verzoek(casus, actor)
    _not_in_future(nieuwe_feiten_op, "nieuwe_feiten_op")
    if now.afkoeling is None:
        raise DomainError(
            "Er is geen weigering die in de weg staat. U hoeft dit niet in te vullen."
        )
    if nieuwe_feiten_op <= max(m.op for m in now.merken if m.route == "A"):
        raise DomainError(
            "Deze feiten zijn van voor of op de dag van de weigering. Zij tellen niet.",
            field="nieuwe_feiten_op",
        )
    if not staan_los:
        raise DomainError("Weigeren mag nooit de reden zijn.", field="staan_los")
    return _write(casus, actor, nieuwe_feiten=nieuwe_feiten, nieuwe_feiten_op=nieuwe_feiten_op)


@action("verzoek.submit")
def submit_verzoek(casus, *, actor):
    """All of test B and the guards are there: now a second person weighs it."""
    now = _open_verzoek(casus, actor)
    verzoek.check_compleet(actor, now)
    if now.doorbroken:
        _tell_fg(casus, actor, Guardmelding.Soort.DOORBREKING)
    if now.herhaling:
        _tell_fg(casus, actor, Guardmelding.Soort.HERHALING)
    if now.verzoek.status == Status.AANVULLEN:
        now.verzoek.move_to(Status.INGEDIEND)
        now.verzoek.save(update_fields=["status"])
    row = _ask(casus, actor, Soort.ROUTE_B, now.verzoek.vraag, now.verzoek.einddatum)
    return aanstellen.save(row, "Het verzoek ligt al bij de tweede beoordelaar.").casus


@action("verzoek.ask_verlenging")
def ask_verlenging(casus, *, actor, motivering):
    """Once, with a reason and a second person; asked in time it stays open until decided."""
    if casus.verlengd:
        raise DomainError("Dit onderzoek is al één keer verlengd. Een tweede keer kan niet.")
    if timezone.localdate() > casus.termijn_tot:
        raise DomainError("De einddatum is voorbij. Verlengen kan niet meer.")
    einde = actor.catalogus.termijn("ONDERZOEK_B").einde_verlengd(casus.termijn_tot)
    row = _ask(casus, actor, Soort.VERLENGING_B, motivering, einde)
    return aanstellen.save(row, "Er wacht al een verlenging op de tweede beoordelaar.").casus


@action("casus.switch_to_a")
def switch_to_a(casus, *, actor):
    """C05c: the cliënt asks for help himself, so from now on the cliënt decides how far it goes."""
    asked = Hulpvraag.objects.visible_to(actor).van(casus).filter(ingetrokken_op=None)
    scoped = ScopeVersie.objects.visible_to(actor).van(casus)
    if not asked.exists():
        raise DomainError("Leg eerst de hulpvraag vast in de woorden van de cliënt.")
    if not scoped.filter(betrokkene__in=asked.values("betrokkene")).exists():
        raise DomainError("Leg eerst vast waarover het van de cliënt mag gaan.")
    stappen.withdraw_beoordelingen(casus, actor)
    merk.on_end(casus, actor)
    overgang.move(casus, actor, "C05c", None, gegevens={"route": "A"})
    casus.route = Casus.Route.A
    if casus.status == Casus.Status.ONDERZOEK:
        casus.termijn_code = "ONDERZOEK_A"
    casus.save(update_fields=["route", "termijn_code"])
    bereik.apply_scope(casus, actor)
    aanstellen.continue_on_a(casus, actor)


@action("casus.end_route_b")
def end_route_b(casus, *, actor):
    """C05 at the end date, by itself: the access goes too, and nothing goes on quietly."""
    today = timezone.localdate()
    if casus.route != Casus.Route.B or casus.termijn_tot >= today:
        raise DomainError("De einddatum is nog niet voorbij.")
    waiting = Beoordeling.objects.visible_to(actor).open().over_casus().filter(casus=casus.pk)
    if waiting.filter(soort=Soort.VERLENGING_B, beslissen_voor__gte=today).exists():
        raise DomainError("Er wacht nog een verlenging op de tweede beoordelaar.")
    stappen.finish(casus, actor, "C05", "E5", "De einddatum is bereikt en niet verlengd.")


@action("betrokkene.record_onvermogen")
def record_onvermogen(client, *, actor, reden):
    """A cliënt who is not able to take part in the own onderzoek did not ask for another one."""
    casus = client.casus
    if not client.is_client or casus.route != Casus.Route.A:
        raise DomainError("Dit legt u vast bij een cliënt in een onderzoek op eigen hulpvraag.")
    gegevens = {"betrokkene": str(client.pk)}
    overgang.move(casus, actor, "KAN", None, motivering=reden, gegevens=gegevens)
    merk.mark(casus, actor, clienten=[client])


@action("merk.expire")
def expire_merken(gemeente, *, actor):
    """What no longer counts is gone, whoever looks."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT wams_merk_opruimen()")


def _open_verzoek(casus, actor):
    """Test B of a request that still may change: not while somebody weighs it."""
    now = toets_b.stand(actor, casus)
    if now is None or not now.verzoek.loopt:
        raise DomainError("Dit verzoek staat niet meer open.")
    waiting = Beoordeling.objects.visible_to(actor).open().over_casus().filter(casus=casus.pk)
    if waiting.exists():
        raise DomainError("De tweede beoordelaar bekijkt dit nu. Wacht op het besluit.")
    return now


def _write(casus, actor, **velden):
    row = _open_verzoek(casus, actor).verzoek
    for name, value in velden.items():
        setattr(row, name, value)
    row.save(update_fields=list(velden))
    casus.save(update_fields=["kern"])
    return row


def _ask(casus, actor, soort, motivering, einddatum):
    today = timezone.localdate()
    return Beoordeling(
        casus=casus,
        gemeente_id=casus.gemeente_id,
        soort=soort,
        motivering=motivering,
        nieuwe_einddatum=einddatum,
        nieuwe_evaluatie=einddatum,
        gevraagd_door=actor.user,
        gevraagd_op=today,
        beslissen_voor=actor.catalogus.termijn("TWEEDE_BEOORDELING").einde(today),
        bewaarklasse=casus.bewaarklasse,
    )


def _tell_fg(casus, actor, soort):
    if Guardmelding.objects.visible_to(actor).filter(casus=casus.pk, soort=soort).exists():
        return
    Guardmelding(
        casus=casus,
        gemeente_id=casus.gemeente_id,
        soort=soort,
        op=timezone.localdate(),
        bewaarklasse=casus.bewaarklasse,
    ).save()


def _not_in_future(day, field):
    if day > timezone.localdate():
        raise DomainError("Deze datum ligt in de toekomst.", field=field)
