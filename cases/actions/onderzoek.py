"""The onderzoek: hulpvraag, problems, motivation, the cliënt's own view, the written result."""

from django.utils import timezone

from cases.models import Hulpvraag, Onderzoek, Probleem, Zienswijze
from cases.selectors import toets
from wams.actions import action
from wams.errors import DomainError


@action("hulpvraag.record")
def record_hulpvraag(betrokkene, *, actor, woorden, op):
    """What this cliënt asks, in his own words."""
    if not betrokkene.is_client or betrokkene.einde_op or betrokkene.geblokkeerd_op:
        raise DomainError("Een hulpvraag hoort bij een cliënt van deze casus.")
    _not_in_future(op, "op")
    running = Hulpvraag.objects.visible_to(actor).filter(betrokkene=betrokkene, ingetrokken_op=None)
    if running.exists():
        raise DomainError("Deze cliënt heeft al een hulpvraag. Verandert die? Trek de oude in.")
    hulpvraag = Hulpvraag(
        casus=betrokkene.casus,
        betrokkene=betrokkene,
        woorden=woorden,
        op=op,
        bewaarklasse=betrokkene.casus.bewaarklasse,
    )
    hulpvraag.save()
    return hulpvraag


@action("probleem.add")
def add_probleem(casus, *, actor, betrokkene, domein, omschrijving):
    _check_domein(actor, domein)
    if betrokkene.casus_id != casus.pk or betrokkene.einde_op or betrokkene.geblokkeerd_op:
        raise DomainError("Kies iemand die bij deze casus hoort.", field="betrokkene")
    probleem = Probleem(
        casus=casus,
        betrokkene=betrokkene,
        domein=domein,
        omschrijving=omschrijving,
        bewaarklasse=casus.bewaarklasse,
    )
    probleem.save()
    return probleem


@action("probleem.correct")
def correct_probleem(probleem, *, actor, domein, omschrijving):
    _check_domein(actor, domein)
    probleem.domein = domein
    probleem.omschrijving = omschrijving
    probleem.save(update_fields=["domein", "omschrijving"])


@action("onderzoek.motivate")
def motivate_onderzoek(casus, *, actor, samenhang, waarom_niet_gewoon):
    """How the problems hang together, and why regular help is not enough."""
    return _write(casus, actor, samenhang=samenhang, waarom_niet_gewoon=waarom_niet_gewoon)


@action("onderzoek.record_informed")
def record_informed(casus, *, actor, client_geinformeerd_op):
    _not_in_future(client_geinformeerd_op, "client_geinformeerd_op")
    return _write(casus, actor, client_geinformeerd_op=client_geinformeerd_op)


@action("onderzoek.attach_plan")
def attach_plan(casus, *, actor, persoonlijk_plan, persoonlijk_plan_op):
    """What the cliënt wrote himself; read in the onderzoek beside what others say."""
    _not_in_future(persoonlijk_plan_op, "persoonlijk_plan_op")
    return _write(
        casus, actor, persoonlijk_plan=persoonlijk_plan, persoonlijk_plan_op=persoonlijk_plan_op
    )


@action("zienswijze.record")
def record_zienswijze(betrokkene, *, actor, gegeven, gevraagd_op, kanaal, woorden=""):
    """The cliënt's own view, or when and how it was asked and not given."""
    if not betrokkene.is_client or betrokkene.geblokkeerd_op:
        raise DomainError("De eigen kijk is van een cliënt van deze casus.")
    _not_in_future(gevraagd_op, "gevraagd_op")
    if gegeven and not woorden:
        raise DomainError("Schrijf op wat de cliënt zei.", field="woorden")
    zienswijze = Zienswijze(
        casus=betrokkene.casus,
        betrokkene=betrokkene,
        gegeven=gegeven,
        woorden=woorden if gegeven else "",
        gevraagd_op=gevraagd_op,
        kanaal=kanaal,
        bewaarklasse=betrokkene.casus.bewaarklasse,
    )
    zienswijze.save()
    return zienswijze


@action("onderzoek.send_resultaat")
def send_resultaat(casus, *, actor, resultaat, resultaat_verzonden_op):
    """The written result goes out with the cliënt's own view in it, or not at all."""
    _not_in_future(resultaat_verzonden_op, "resultaat_verzonden_op")
    now = toets.stand(actor, casus)
    if who := now.zonder(now.zienswijzen):
        raise DomainError(
            "In het resultaat staat ook hoe de cliënt het ziet. Leg eerst de eigen kijk vast, "
            f"of wanneer en hoe u ernaar vroeg ({who})."
        )
    return _write(casus, actor, resultaat=resultaat, resultaat_verzonden_op=resultaat_verzonden_op)


def _write(casus, actor, **velden):
    """Keep parts of the one onderzoek; the casus gets a new version, so that nobody overwrites."""
    onderzoek = toets.onderzoek_van(actor, casus)
    if onderzoek is None:
        onderzoek = Onderzoek(casus=casus, bewaarklasse=casus.bewaarklasse, **velden)
        onderzoek.save()
    else:
        for name, value in velden.items():
            setattr(onderzoek, name, value)
        onderzoek.save(update_fields=list(velden))
    casus.save(update_fields=["kern"])
    return onderzoek


def _check_domein(actor, domein):
    if domein not in {rij.code for rij in actor.catalogus.domeinen}:
        raise DomainError("Kies een onderwerp uit de lijst.", field="domein")


def _not_in_future(day, field):
    if day > timezone.localdate():
        raise DomainError("Deze datum ligt in de toekomst.", field=field)
