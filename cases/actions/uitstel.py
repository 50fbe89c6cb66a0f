"""Not telling somebody yet: ask, lift, let lapse. Weighing it is the second assessor's."""

from django.utils import timezone

from cases.actions import aanstellen, nabericht
from cases.models import Beoordeling, Uitstelbesluit
from cases.models.briefsoorten import SOORTEN
from cases.selectors import uitstel as selectors
from wams.actions import action
from wams.errors import DomainError
from wams.recht.codes import Uitzonderingsoort
from wams.web.templatetags.nl import datum

Status = Uitstelbesluit.Status
TERMIJN = "UITSTEL_HERZIEN"


@action("uitstel.ask")
def ask_uitstel(betrokkene, *, actor, grond, brief_code, herzien_voor, **afweging):
    """Why this person is not told yet, for a second person to weigh; until then the clock runs."""
    selectors.check_nodig(actor, betrokkene)
    _check_herziening(actor, herzien_voor)
    _check_afweging(afweging)
    if brief_code not in {code for code, soort in SOORTEN.items() if soort.informeert}:
        raise DomainError("Kies de brief die nu wacht.", field="brief_code")
    rij, casus, today = _grond(actor, grond), betrokkene.casus, timezone.localdate()
    beoordeling = _beoordeling(casus, actor, afweging["noodzaak"], herzien_voor)
    beoordeling.save()
    row = Uitstelbesluit(
        casus=casus,
        gemeente_id=casus.gemeente_id,
        betrokkene=betrokkene,
        beoordeling=beoordeling,
        vervolg_op=selectors.gegeven_voor(actor, betrokkene),
        grond=rij.code,
        artikel=rij.artikel,
        catalogusversie=actor.catalogus.versie_id,
        brief_code=brief_code,
        herzien_voor=herzien_voor,
        aangevraagd_door=actor.user,
        aangevraagd_op=today,
        bewaarklasse=casus.bewaarklasse,
        **afweging,
    )
    return aanstellen.save(row, "Er wacht al een verzoek om uitstel voor deze persoon.")


@action("uitstel.lift")
def lift_uitstel(uitstel, *, actor, reden):
    """The reason is gone: the letter that waited is made, and is due at once."""
    if uitstel.status != Status.GEGEVEN:
        raise DomainError("Dit uitstel loopt niet (meer).")
    if not reden.strip():
        raise DomainError("Schrijf op waarom het uitstel ophoudt.", field="reden")
    nabericht.end(uitstel, actor, Status.OPGEHEVEN, timezone.localdate(), reden)


@action("uitstel.expire")
def expire_uitstel(uitstel, *, actor):
    """Its day has passed without a new decision; or the letter could not be made before."""
    if uitstel.status == Status.GEGEVEN:
        if uitstel.herzien_voor >= timezone.localdate():
            raise DomainError("Dit uitstel loopt nog.")
        nabericht.end(uitstel, actor, Status.VERLOPEN, uitstel.herzien_voor, "")
    else:
        nabericht.make(uitstel, actor)


def _check_herziening(actor, herzien_voor):
    today = timezone.localdate()
    uiterste = actor.catalogus.termijn(TERMIJN).einde(today)
    if not today < herzien_voor <= uiterste:
        raise DomainError(
            f"Kies een dag na vandaag en uiterlijk {datum(uiterste)}.", field="herzien_voor"
        )


def _check_afweging(afweging):
    for name in ("noodzaak", "evenredigheid", *Uitstelbesluit.FACTOREN):
        if not afweging.get(name, "").strip():
            raise DomainError("Schrijf hier uw afweging op.", field=name)


def _grond(actor, code):
    for rij in actor.catalogus.uitzonderingen(Uitzonderingsoort.INFORMEREN):
        if rij.code == code:
            return rij
    raise DomainError("Kies een grond uit de lijst.", field="grond")


def _beoordeling(casus, actor, motivering, herzien_voor):
    today = timezone.localdate()
    return Beoordeling(
        casus=casus,
        gemeente_id=casus.gemeente_id,
        soort=Beoordeling.Soort.UITSTEL,
        motivering=motivering,
        nieuwe_einddatum=herzien_voor,
        nieuwe_evaluatie=herzien_voor,
        gevraagd_door=actor.user,
        gevraagd_op=today,
        beslissen_voor=actor.catalogus.termijn("TWEEDE_BEOORDELING").einde(today),
        bewaarklasse=casus.bewaarklasse,
    )
