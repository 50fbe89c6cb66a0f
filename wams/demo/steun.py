"""The independent supporter of the demo: for whom, for what, until when, and what came of it."""

import uuid
from dataclasses import dataclass, field
from datetime import timedelta

from django.conf import settings
from django.contrib.auth.hashers import make_password

from cases.models import (
    Bemiddeling,
    Hulpvraag,
    Hulpvraagvoorstel,
    Kanaal,
    Machtiging,
    Onderdeel,
    Ondersteuning,
    Zienswijze,
)
from cases.models.ondersteuning import Fase
from wams.accounts.models import Functie, Mandaat, Organisatie, User
from wams.demo import brieven
from wams.demo.gemeente import JAAR, JAREN, email_in
from wams.demo.rooster import VOORBEELDSTAD
from wams.demo.schrijven import moment
from wams.doelbinding.toewijzing import Toewijzing
from wams.recht.codes import Doel, Rol

ALLES = tuple(Onderdeel.values)
NAAM, STEUNPUNT = "Olga Hoekstra", "Steunpunt Voorbeeldstad"


@dataclass(frozen=True)
class Steun:
    """A machtiging in days from yesterday; negative is before it."""

    van: int
    tot: int
    onderdelen: tuple = ALLES
    fase: str = Fase.AANPAK
    ingetrokken: int | None = None
    extra: tuple = field(default_factory=tuple)


def add_steun(lading, stad, dossiers):
    """Last of all: what she does asks the dice of the others nothing."""
    _ondersteuner(lading, stad)
    for d in dossiers:
        _in_casus(d)


def _ondersteuner(lading, stad):
    """She works for nobody but the cliënt."""
    steunpunt = Organisatie(
        naam=STEUNPUNT, partijtype="CLIENTONDERSTEUNING", telefoon="06 - 00 00 20 20"
    )
    lading.add(steunpunt, _id("steunpunt"))
    user = User(
        email=email_in(VOORBEELDSTAD, "olga"), naam=NAAM, organisatie=steunpunt,
        telefoon="06 - 00 00 20 21", password=make_password(settings.DEMO_WACHTWOORD),
        aangemaakt_op=moment(lading.vandaag - JAREN * JAAR),
    )  # fmt: skip
    lading.add(user, _id("olga"))
    mandaat = Mandaat(
        user=user, gemeente=stad.gemeente, organisatie=steunpunt, functie=Functie.ONDERSTEUNER,
        van=moment(lading.vandaag - JAREN * JAAR, 9), tot=moment(lading.vandaag + 2 * JAAR, 9),
        verleend_door=stad.mensen["dennis"],
    )  # fmt: skip
    lading.add(mandaat, _id("mandaat"))
    stad.mensen["olga"] = user


def _in_casus(d):
    """A cliënt who wanted it, and what she did for him."""
    steun = VERHALEN.get(d.verhaal["code"])
    if steun is None or not d.casus.is_open:
        return
    client = d.clienten[0]
    _wil(d, client, steun)
    machtiging = _machtig(d, client, steun)
    for bring in steun.extra:
        bring(d, machtiging)


def _wil(d, client, steun):
    """Who reads along stands in the machtiging, not in the name at the offer."""
    for row in d.lading.rows(Ondersteuning):
        if row.betrokkene is client:
            row.antwoord, row.ondersteuner = Ondersteuning.Antwoord.JA, ""
    if steun.fase != Fase.ONDERZOEK:
        d.add(
            Ondersteuning, pk=brieven.vaste_id(d, "aanbod"), betrokkene=client, fase=steun.fase,
            aangeboden_op=_dag(d, steun.van), kanaal=Kanaal.GESPREK,
            antwoord=Ondersteuning.Antwoord.JA, aangemaakt_op=moment(_dag(d, steun.van), 9),
        )  # fmt: skip


def _machtig(d, client, steun):
    user, van = d.stad.mensen["olga"], _dag(d, steun.van)
    machtiging = d.add(
        Machtiging, pk=brieven.vaste_id(d, "machtiging"), gemeente=d.stad.gemeente,
        betrokkene=client, user=user, organisatie=user.organisatie,
        onderdelen=sorted(steun.onderdelen), gegeven_op=van, kanaal=Kanaal.GESPREK, van=van,
        tot=_dag(d, steun.tot), vastgelegd_door=brieven.schrijver_van(d),
        aangemaakt_op=moment(van, 11),
    )  # fmt: skip
    einde = moment(machtiging.tot + timedelta(days=1), 0)
    if steun.ingetrokken is not None:
        machtiging.ingetrokken_op = _dag(d, steun.ingetrokken)
        machtiging.ingetrokken_reden = "De cliënt trekt de machtiging in"
        einde = moment(machtiging.ingetrokken_op, 14)
    _geef(d, machtiging, einde)
    _log(d, "machtiging.give", machtiging, machtiging.vastgelegd_door, moment(van, 11))
    if machtiging.ingetrokken_op:
        _log(d, "machtiging.withdraw", machtiging, machtiging.vastgelegd_door, einde)
    return machtiging


def _geef(d, machtiging, einde):
    """The one toewijzing that comes from the machtiging and ends with it."""
    grant = Toewijzing(
        user=machtiging.user, casus=d.casus, gemeente=d.stad.gemeente,
        organisatie=machtiging.organisatie, permission_id=d.lading.permissies[Doel.RECHTEN],
        rol=Rol.ONDERSTEUNER, reden="Machtiging van de cliënt", act="machtiging.give",
        van=moment(machtiging.van, 11), tot=einde, toegekend_door=machtiging.vastgelegd_door,
    )  # fmt: skip
    d.lading.add(grant, brieven.vaste_id(d, "toegang van de ondersteuner"))


def _voorstel(d, machtiging):
    """The cliënt withdrew what stood there; the new words wait for the gemeente."""
    for row in d.lading.rows(Hulpvraag):
        if row.betrokkene is machtiging.betrokkene:
            row.ingetrokken_op = d.gisteren - timedelta(days=3)
    row = _breng(
        d, Hulpvraagvoorstel, machtiging, "voorstel", op=d.gisteren,
        woorden="Ik wil dat mijn oudste haar school afmaakt, en dat wij in deze buurt blijven. "
        "Een groter huis ver weg helpt ons niet.",
    )  # fmt: skip
    _log(d, "voorstel.make", machtiging, row.door, row.aangemaakt_op)


def _bemiddeling(d, machtiging):
    row = _breng(
        d, Bemiddeling, machtiging, "bemiddeling", op=d.gisteren - timedelta(days=9),
        tussen="de cliënt en de schuldhulpverlener",
        uitkomst="Zij bellen voortaan op dinsdag, zodat de post samen open kan.",
    )  # fmt: skip
    _log(d, "bemiddeling.record", machtiging, row.door, row.aangemaakt_op)


def _kijk(d, machtiging):
    op = d.gisteren - timedelta(days=16)
    d.add(
        Zienswijze, pk=brieven.vaste_id(d, "kijk"), betrokkene=machtiging.betrokkene,
        machtiging=machtiging, woorden="Het gaat beter, maar ik schrik nog van elke envelop. "
        "Ik wil leren om het zelf te doen.",
        gevraagd_op=op, kanaal=Kanaal.GESPREK, gegeven=True, aangemaakt_op=moment(op, 16),
    )  # fmt: skip
    _log(d, "zienswijze.bring", machtiging, machtiging.user, moment(op, 16))


def _breng(d, model, machtiging, naam, *, op, **velden):
    return d.add(
        model, pk=brieven.vaste_id(d, naam), betrokkene=machtiging.betrokkene,
        machtiging=machtiging, door=machtiging.user, op=op, aangemaakt_op=moment(op, 16), **velden,
    )  # fmt: skip


def _log(d, act, obj, user, at):
    rol = Rol.ONDERSTEUNER if user is obj.user else _rol(d, user)
    d.log(act, obj, user, doel=Doel.RECHTEN, rol=rol, at=at)


def _rol(d, user):
    return next((rol for rol, row in d.dragers.items() if row.user is user), Rol.COORDINATOR)


def _dag(d, dagen):
    return d.gisteren + timedelta(days=dagen)


def _id(naam):
    return uuid.uuid5(brieven.NAMEN, naam)


VERHALEN = {
    "schulden-en-school": Steun(van=-60, tot=120, extra=(_bemiddeling, _kijk)),
    "gezin-in-te-klein-huis": Steun(
        van=-6, tot=60, onderdelen=("meelezen", "hulpvraag", "overleg"), fase=Fase.ONDERZOEK,
        extra=(_voorstel,),
    ),
    "jong-en-dakloos": Steun(van=-45, tot=90, onderdelen=("meelezen",), ingetrokken=-10),
    "wonen-en-zorg": Steun(van=-80, tot=-7, onderdelen=("meelezen", "bemiddelen")),
}  # fmt: skip
