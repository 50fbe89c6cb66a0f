"""Reweighing the aanpak: begin, evaluate, have an extension assessed, suspend and resume."""

from django.db import connection
from django.utils import timezone

from cases.actions import aanstellen, nabericht, overgang, stappen, verzoek
from cases.models import Aanstelling, Beoordeling, Casus
from cases.selectors import duur
from wams.actions import action
from wams.doelbinding import grants
from wams.errors import DomainError
from wams.recht.codes import Doel, Rol

AANPAK = Casus.Status.AANPAK
Soort = Beoordeling.Soort
GEWEIGERD = Aanstelling.Status.GEWEIGERD
DOELEN = {
    Soort.VERLENGING: Doel.COORDINATIE,
    Soort.ROUTE_B: Doel.TOETS,
    Soort.VERLENGING_B: Doel.ONDERZOEK_B,
    Soort.UITSTEL: Doel.RECHTEN,
}


@action("casus.reconsider")
def reconsider_casus(casus, *, actor, reden=""):
    """C09: at the evaluation or end date by itself, before that with a reason."""
    aanleiding = _due(casus) if actor.is_systeem else "coordinator"
    if aanleiding is None:
        raise DomainError("De evaluatie en het einde zijn nog niet bereikt.")
    if aanleiding == "coordinator" and not reden.strip():
        raise DomainError("Schrijf op waarom u de aanpak nu heroverweegt.", field="reden")
    overgang.move(
        casus,
        actor,
        "C09",
        Casus.Status.HEROVERWEGING,
        motivering=reden,
        gegevens={"aanleiding": aanleiding},
    )
    overgang.set_term(casus, actor, "HEROVERWEGING")
    casus.save(update_fields=["status", "termijn_code", "termijn_tot"])


@action("casus.evaluate")
def evaluate_aanpak(casus, *, actor, toets, motivering, zienswijze, deellijst_op, deellijst=""):
    """C10a: evaluated with the cliënt; the end date stays as it is."""
    _check_toets(toets)
    if casus.einddatum <= timezone.localdate():
        raise DomainError(
            "De einddatum is bereikt. Vraag een verlenging aan, of beëindig de aanpak."
        )
    if Beoordeling.objects.visible_to(actor).filter(casus=casus.pk).open().over_casus().exists():
        raise DomainError("Er wacht nog een verlenging op de tweede beoordelaar.")
    overgang.move(
        casus,
        actor,
        "C10a",
        AANPAK,
        motivering=_in_words(motivering, zienswijze, deellijst),
        gegevens=_dates(toets, deellijst_op),
    )
    einde = actor.catalogus.termijn("EVALUATIE").einde(timezone.localdate())
    _continue(casus, actor, min(einde, casus.einddatum))
    casus.save(update_fields=["status", "evaluatie_op", "termijn_code", "termijn_tot"])


@action("beoordeling.ask")
def ask_verlenging(
    casus, *, actor, einddatum, toets, motivering, zienswijze, deellijst_op, deellijst=""
):
    """C10b, first half: a longer aanpak is a motivated decision that a second person weighs."""
    _check_toets(toets)
    _check_einddatum(casus, actor, einddatum)
    words = _in_words(motivering, zienswijze, deellijst)
    gegevens = _dates(toets, deellijst_op) | {"stap": "gevraagd", "einddatum": str(einddatum)}
    overgang.move(casus, actor, "C10b", None, motivering=words, gegevens=gegevens)
    row = _verlenging(casus, actor, einddatum, words)
    return aanstellen.save(row, "Er wacht al een verlenging op de tweede beoordelaar.").casus


@action("beoordeling.take")
def take_beoordeling(beoordeling, *, actor):
    """A second assessor, who has no other part in this casus, takes a decision on."""
    today = timezone.localdate()
    _check_free(beoordeling, actor, today)
    beoordeling.beoordelaar, beoordeling.opgepakt_op = actor.user, timezone.now()
    beoordeling.save(update_fields=["beoordelaar", "opgepakt_op"])
    casus = Casus(pk=beoordeling.casus_id, gemeente_id=beoordeling.gemeente_id)
    mandaat = actor.mandaat_voor({"beoordelaar"})
    grants.give(
        actor,
        casus,
        user=actor.user,
        rol=Rol.BEOORDELAAR,
        organisatie_id=mandaat.organisatie_id,
        tot=_beslissen_tot(beoordeling, actor, today),
        reden=f"Tweede beoordeling: {beoordeling.get_soort_display().lower()}",
        doelen=[DOELEN[beoordeling.soort]],
        door=beoordeling.gevraagd_door,
    )


@action("beoordeling.decide")
def decide_beoordeling(beoordeling, *, actor, besluit, oordeel):
    """The assessor says yes or no, and sees the casus no longer."""
    casus = stappen.lock(beoordeling.casus_id, actor)
    beoordeling.betrokkene_ids()  # known to the log also when the access has ended
    beoordeling.move_to(besluit)
    beoordeling.oordeel, beoordeling.beslist_op = oordeel, timezone.localdate()
    beoordeling.save(update_fields=["status", "oordeel", "beslist_op"])
    if beoordeling.soort == Soort.VERLENGING:
        _apply_verlenging(casus, actor, beoordeling)
    elif beoordeling.soort == Soort.UITSTEL:
        nabericht.apply_oordeel(actor, beoordeling)
    else:
        verzoek.apply_oordeel(casus, actor, beoordeling)
    _end_access(casus, actor, beoordeling)


@action("casus.suspend")
def suspend_casus(casus, *, actor, reden, reikwijdte):
    """C12: everything stops; no end date moves, and it is looked at every 4 weeks at least."""
    parked = stappen.park_term(casus, actor, "OPSCHORTING")
    terug = casus.status
    overgang.move(
        casus,
        actor,
        "C12",
        Casus.Status.OPGESCHORT,
        motivering=f"Wat stilligt: {reikwijdte}\n\n{reden}",
        gegevens=parked | {"stap": "opgeschort"},
    )
    casus.terug_naar = terug
    casus.save(update_fields=["status", "terug_naar", "termijn_code", "termijn_tot"])


@action("casus.resume")
def resume_casus(casus, *, actor, reden):
    """Back to the state it came from, with the term that ran there."""
    terug = casus.terug_naar
    stappen.resume_term(casus, actor, ["C12"])
    overgang.move(casus, actor, "C12", terug, motivering=reden, gegevens={"stap": "hervat"})
    casus.terug_naar = ""
    casus.save(update_fields=["status", "terug_naar", "termijn_code", "termijn_tot"])


def _end_access(casus, actor, beoordeling):
    """What was given for this decision; another one that he took on in this casus still waits."""
    doel = DOELEN[beoordeling.soort]
    rows = (
        Beoordeling.objects.visible_to(actor)
        .open()
        .filter(casus=casus.pk, beoordelaar=actor.user_id)
    )
    if doel not in {DOELEN[row.soort] for row in rows}:
        grants.end(actor, casus.pk, user_id=actor.user_id, rollen=[Rol.BEOORDELAAR], doel=doel)


def _apply_verlenging(casus, actor, beoordeling):
    akkoord = beoordeling.status == Beoordeling.Status.AKKOORD
    overgang.move(
        casus,
        actor,
        "C10b",
        AANPAK if akkoord else None,
        motivering=beoordeling.oordeel,
        gegevens={"stap": beoordeling.status, "einddatum": str(beoordeling.nieuwe_einddatum)},
    )
    if akkoord:
        casus.einddatum = beoordeling.nieuwe_einddatum
        _continue(casus, actor, beoordeling.nieuwe_evaluatie)
        fields = ["status", "einddatum", "evaluatie_op", "termijn_code", "termijn_tot"]
        casus.save(update_fields=fields)
        aanstellen.renew(casus, actor)


def _check_einddatum(casus, actor, einddatum):
    today = timezone.localdate()
    na, uiterste = max(casus.einddatum, today), actor.catalogus.termijn("AANPAK_MAX").einde(today)
    if not na < einddatum <= uiterste:
        raise DomainError(
            f"Kies een dag na {na:%d-%m-%Y} en uiterlijk {uiterste:%d-%m-%Y}.", field="einddatum"
        )


def _verlenging(casus, actor, einddatum, words):
    today = timezone.localdate()
    return Beoordeling(
        casus=casus,
        gemeente_id=casus.gemeente_id,
        soort=Beoordeling.Soort.VERLENGING,
        motivering=words,
        nieuwe_einddatum=einddatum,
        nieuwe_evaluatie=min(actor.catalogus.termijn("EVALUATIE").einde(today), einddatum),
        gevraagd_door=actor.user,
        gevraagd_op=today,
        beslissen_voor=actor.catalogus.termijn("TWEEDE_BEOORDELING").einde(today),
        bewaarklasse=casus.bewaarklasse,
    )


def _due(casus):
    today = timezone.localdate()
    if casus.status != AANPAK:
        return None
    if casus.einddatum <= today:
        return "einddatum"
    return "evaluatie" if casus.evaluatie_op <= today else None


def _continue(casus, actor, evaluatie):
    casus.evaluatie_op = casus.termijn_tot = evaluatie
    casus.termijn_code = "EVALUATIE"


def _check_toets(toets):
    """Necessary, effective, proportional: one no means that the aanpak ends or changes."""
    if set(toets) != {"noodzakelijk", "werkt", "evenredig"}:
        raise DomainError(
            "Zonder drie keer ja gaat deze aanpak niet door. Pas het plan aan of beëindig de "
            "aanpak.",
            field="toets",
        )


def _in_words(motivering, zienswijze, deellijst):
    parts = [motivering, f"Wat de cliënt ervan vindt: {zienswijze}"]
    if deellijst:
        parts.append(f"Bij de deellijst: {deellijst}")
    return "\n\n".join(parts)


def _dates(toets, deellijst_op):
    return {"toets": sorted(toets), "deellijst_op": str(deellijst_op)}


def _check_free(beoordeling, actor, today):
    if beoordeling.status != Beoordeling.Status.GEVRAAGD:
        raise DomainError("Hierover is al beslist.")
    if beoordeling.beoordelaar_id and beoordeling.beslissen_voor >= today:
        raise DomainError("Een collega beoordeelt dit al.")
    mine = Aanstelling.objects.visible_to(actor).filter(
        casus=beoordeling.casus_id, user=actor.user_id
    )
    own = beoordeling.gevraagd_door_id == actor.user_id
    if own or _asked_for_it(beoordeling) or mine.exclude(status=GEWEIGERD).exists():
        raise DomainError("U werkt of werkte zelf in deze casus. Een collega moet dit beoordelen.")


def _asked_for_it(beoordeling):
    """Whether this person is the applicant, or opened or carried the casus."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT wams_hoort_bij(%s) OR wams_is_aanvrager(%s, wams_user())",
            [beoordeling.casus_id, beoordeling.casus_id],
        )
        return cursor.fetchone()[0]


def _beslissen_tot(beoordeling, actor, today):
    """Until the decision must be there; who takes it over late gets the same time once more."""
    uiterlijk = beoordeling.beslissen_voor
    if uiterlijk < today:
        uiterlijk = actor.catalogus.termijn("TWEEDE_BEOORDELING").einde(today)
    return duur.einde_van(uiterlijk)
