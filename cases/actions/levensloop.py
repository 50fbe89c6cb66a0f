"""What happens in a life and changes who is told what: death, a ban on contact, being unable."""

from django.utils import timezone

from cases.actions import bereik, overgang, stappen, stilte
from cases.models import Contactverbod, Vertegenwoordiging, Wilsbekwaamheid
from cases.selectors.vertegenwoordiging import komende_grens
from wams.actions import action
from wams.errors import DomainError

# A decision about one person, within a state.
OVERLIJDEN = "DOOD"


@action("betrokkene.record_overlijden")
def record_overlijden(betrokkene, *, actor, overleden_op, overlijden_bron):
    """From now on nothing goes out to or about this person; the help of the others goes on."""
    if betrokkene.overleden_op:
        raise DomainError("Het overlijden van deze persoon is al vastgelegd.")
    if overleden_op > timezone.localdate():
        raise DomainError("Deze datum ligt in de toekomst.", field="overleden_op")
    if betrokkene.geboortedatum and overleden_op < betrokkene.geboortedatum:
        raise DomainError("Deze datum ligt voor de geboorte.", field="overleden_op")
    casus = stappen.lock(betrokkene.casus_id, actor)
    _end_speaking(betrokkene, actor)
    if betrokkene.einde_op:
        stilte.silence(betrokkene, actor)
    else:
        stappen.end_part(betrokkene, "E8", actor)
    betrokkene.overleden_op, betrokkene.overlijden_bron = overleden_op, overlijden_bron
    betrokkene.save(update_fields=["overleden_op", "overlijden_bron"])
    bereik.apply_scope(casus, actor)
    gegevens = {"betrokkene": str(betrokkene.pk), "e_code": "E8"}
    overgang.move(casus, actor, OVERLIJDEN, None, gegevens=gegevens)


@action("wilsbekwaamheid.record")
def record_wilsbekwaamheid(betrokkene, *, actor, recht, bekwaam, op, beoordeeld_door, reden):
    """In this matter, on this day, by this judgement: never a mark on the whole person."""
    if betrokkene.einde_op or betrokkene.geblokkeerd_op:
        raise DomainError("Deze persoon doet niet meer mee in deze casus.")
    _not_in_future(op, "op")
    oordeel = Wilsbekwaamheid(
        casus=betrokkene.casus,
        betrokkene=betrokkene,
        recht=recht,
        bekwaam=bekwaam,
        op=op,
        beoordeeld_door=beoordeeld_door,
        reden=reden,
        vastgelegd_door=actor.user,
        bewaarklasse=betrokkene.bewaarklasse,
    )
    oordeel.save()
    return oordeel


@action("vertegenwoordiging.record_tegen_belang")
def record_tegen_belang(vertegenwoordiging, *, actor, op, reden):
    """The interest of the jeugdige opposes: this representative no longer reads along."""
    _not_in_future(op, "op")
    if vertegenwoordiging.tegen_belang_op:
        raise DomainError("Dit is al vastgelegd.")
    vertegenwoordiging.tegen_belang_op, vertegenwoordiging.tegen_belang_reden = op, reden
    vertegenwoordiging.save(update_fields=["tegen_belang_op", "tegen_belang_reden"])


@action("contactverbod.record")
def record_contactverbod(
    betrokkene, *, actor, van, document, jegens=None, jegens_naam="", tot=None
):
    """Address and contact are curtained in the same transaction, for every screen."""
    _check_verbod(betrokkene, van, tot, jegens, jegens_naam)
    verbod = Contactverbod(
        casus=betrokkene.casus,
        betrokkene=betrokkene,
        jegens=jegens,
        jegens_naam=jegens.naam if jegens else jegens_naam,
        van=van,
        tot=tot,
        document=document,
        bewaarklasse=betrokkene.bewaarklasse,
    )
    verbod.save()
    betrokkene.adres_beschermd = True
    betrokkene.save(update_fields=["adres_beschermd"])
    return verbod


@action("betrokkene.discuss_grens")
def discuss_grens(betrokkene, *, actor, op):
    """What a birthday will change was talked about: the task beforehand is done."""
    _not_in_future(op, "op")
    if komende_grens(actor, betrokkene) is None:
        raise DomainError("Er komt geen verjaardag aan waarop iets verandert.")
    betrokkene.grens_besproken_op = op
    betrokkene.save(update_fields=["grens_besproken_op"])


def _check_verbod(betrokkene, van, tot, jegens, jegens_naam):
    if betrokkene.einde_op or betrokkene.geblokkeerd_op:
        raise DomainError("Deze persoon doet niet meer mee in deze casus.")
    if tot and tot <= van:
        raise DomainError("De einddatum ligt voor de begindatum.", field="tot")
    if jegens and (jegens.casus_id != betrokkene.casus_id or jegens.pk == betrokkene.pk):
        raise DomainError("Kies iemand anders uit deze casus.", field="jegens")
    if not jegens and not jegens_naam.strip():
        raise DomainError(
            "Schrijf op wie geen contact mag hebben, of kies iemand uit de casus.",
            field="jegens_naam",
        )


def _end_speaking(betrokkene, actor):
    """Nobody speaks for the dead, and the dead speaks for nobody."""
    today = timezone.localdate()
    rows = Vertegenwoordiging.objects.visible_to(actor).filter(casus=betrokkene.casus_id)
    running = rows.exclude(tot__lte=today).filter(van__lt=today)
    for row in running.filter(betrokkene=betrokkene.pk) | running.filter(persoon=betrokkene.pk):
        row.tot = today
        row.save(update_fields=["tot"])


def _not_in_future(day, field):
    if day > timezone.localdate():
        raise DomainError("Deze datum ligt in de toekomst.", field=field)
