"""Writing down what was told: by the meldpunt for a caller, or by a professional himself."""

from django.utils import timezone

from cases.selectors.kenmerken import persoon_kenmerk
from meldpunt.actions import overgang
from meldpunt.invoer import split_naam
from meldpunt.models import Melder, Melding, MeldingPersoon
from wams.accounts.models import Functie
from wams.accounts.nummers import volgnummer
from wams.actions import action
from wams.errors import DomainError

BEWAREN, MELDER_BEWAREN = "RC03", "RC19"
UWV = "UWV"
Kanaal, Meldertype = Melding.Kanaal, Melding.Meldertype


@action("melding.register")
def register_melding(
    gemeente,
    *,
    actor,
    feiten,
    naam="",
    geboortedatum=None,
    adres="",
    aanduiding="",
    bescherming=False,
    melder=None,
    **velden,
):
    """M01: facts apart from views, and who told it apart from both."""
    if not (naam or adres or aanduiding):
        raise DomainError(
            "Vul een naam of een adres in, of schrijf op hoe u deze persoon herkent.",
            field="naam",
        )
    melding = _new(gemeente, actor, feiten=feiten, **velden)
    afzender = _melder(melding, actor, melder, bescherming)
    _check_uwv(melding, afzender)
    _check_received(melding)
    melding.save()
    _add_persoon(melding, naam, geboortedatum, adres, aanduiding)
    afzender.save()
    return melding


@action("melding.register_acuut")
def register_acuut(gemeente, *, actor, aan, op, gevaar, gezegd="", wie=""):
    """M01 and M02 in one: somebody was in danger and was handed over; nothing else is asked."""
    melding = _new(gemeente, actor, acuut=True, melder_type=_type_of(actor, ""))
    melding.ontvangen_op = min(op, melding.ontvangen_op)
    melding.move_to(Melding.Status.ACUUT_OVERGEDRAGEN)
    melding.uitkomst, melding.uitkomst_reden = "M02", aan
    overgang.set_term(melding, actor, "TRIAGE")
    afzender = _melder(melding, actor, None, False)
    melding.save()
    _add_persoon(melding, "", None, "", wie)
    afzender.save()
    overgang.record_overdracht(
        melding, actor, Melding.Status.ONTVANGEN, aan=aan, op=op, gevaar=gevaar, gezegd=gezegd
    )
    return melding


def _new(gemeente, actor, *, onderwerpen=None, kanaal=None, melder_type="", **velden):
    """The number, the term and the place in the queue; not saved yet."""
    kanaal = kanaal or (Kanaal.TELEFOON if _by_meldpunt(actor) else Kanaal.APPLICATIE)
    melding = Melding(
        gemeente=gemeente,
        nummer=f"M {volgnummer('melding')}",
        kanaal=kanaal,
        melder_type=_type_of(actor, melder_type),
        ingediend_op=overgang.moment(),
        onderwerpen=onderwerpen or [],
        team=_mandaat(actor).organisatie,
        bewaarklasse=BEWAREN,
        **{"ontvangen_op": timezone.now(), **velden},
    )
    day = timezone.localdate(melding.ontvangen_op)
    direct = kanaal == Kanaal.APPLICATIE  # the number on the screen is the receipt
    melding.bevestigd_op = timezone.localdate() if direct else None
    melding.bevestigd_via = kanaal if direct else ""
    overgang.set_term(melding, actor, "TRIAGE" if direct else "ONTVANGSTBEVESTIGING", day)
    return melding


def _by_meldpunt(actor):
    return Functie.MELDPUNT in actor.functies


def _mandaat(actor):
    return actor.mandaat_voor({Functie.MELDPUNT}) or actor.mandaat_voor({Functie.PROFESSIONAL})


def _type_of(actor, chosen):
    return chosen if _by_meldpunt(actor) else Meldertype.PROFESSIONAL


def _melder(melding, actor, melder, bescherming):
    """A professional is the melder himself; the meldpunt writes down who called."""
    velden = melder or {}
    if not _by_meldpunt(actor):
        velden = {
            "naam": actor.user.naam,
            "functie": Functie.PROFESSIONAL.label,
            "contact": actor.user.telefoon or actor.user.email,
            "organisatie": _mandaat(actor).organisatie,
        }
    return Melder(
        melding=melding,
        gemeente=melding.gemeente,
        ingediend_door=actor.user,
        bescherming=bescherming,
        bewaarklasse=MELDER_BEWAREN,
        **velden,
    )


def _check_uwv(melding, melder):
    """The UWV passes a hulpvraag on only with the consent of the person (SUWI 73)."""
    if not melder.organisatie or melder.organisatie.partijtype != UWV:
        melding.toestemming_uwv = None
    elif not melding.toestemming_uwv:
        raise DomainError(
            "Het UWV mag een hulpvraag alleen doorgeven met toestemming van de persoon zelf. "
            "Zet het vinkje als die toestemming er is. Is er acuut gevaar? Dan hoeft dit niet.",
            field="toestemming_uwv",
        )


def _check_received(melding):
    if melding.ontvangen_op > timezone.now():
        raise DomainError("Deze datum ligt in de toekomst.", field="ontvangen_op")


def _add_persoon(melding, naam, geboortedatum, adres, aanduiding):
    persoon = MeldingPersoon(
        melding=melding,
        geboortedatum=geboortedatum,
        adres=adres,
        aanduiding=aanduiding,
        bewaarklasse=melding.bewaarklasse,
        **split_naam(naam),
    )
    persoon.persoon_kenmerk = persoon_kenmerk(persoon.achternaam, persoon.geboortedatum)
    persoon.save()
    melding.mensen_ids = [persoon.pk]  # who sent it in may not read it back
