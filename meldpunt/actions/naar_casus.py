"""A melding becomes part of a casus that is there, or of a new one."""

from django.utils import timezone

from cases.actions import openen
from cases.models import Betrokkene
from meldpunt.actions import overgang
from meldpunt.invoer import split_adres
from meldpunt.models import Melding, MeldingPersoon
from meldpunt.selectors import zoeken
from wams.accounts.selectors import partijen_op
from wams.actions import action
from wams.errors import DomainError

Status, Rol = Melding.Status, MeldingPersoon.Rol
Identiteit = Betrokkene.Identiteit
BURGERS = (
    Melding.Meldertype.NAASTE,
    Melding.Meldertype.OMWONENDE,
    Melding.Meldertype.LANDELIJK,
)
WET = ("voornamen", "achternaam", "geboortedatum", "postcode", "huisnummer")


@action("melding.link")
def link_melding(melding, *, actor, casus, **bericht):
    """M07: to a casus that the search for this person found; its coördinator checks the link."""
    found = zoeken.zoek_open_casus(actor, melding)
    if str(casus) not in {str(rij["casus_id"]) for rij in found.casussen}:
        raise DomainError(found.waarom_niet or "Kies een casus uit de lijst.", field="casus")
    overgang.leave(melding, actor, "M07", bericht=bericht)
    melding.casus_id = casus
    overgang.let_go(melding)
    overgang.set_term(melding, actor, "KOPPELING")
    overgang.save(melding)


@action("melding.confirm_link")
def confirm_link(melding, *, actor):
    """Who leads the casus says that it belongs here; from now on it is kept with the casus."""
    if melding.nagekeken_op:
        raise DomainError("U heeft deze koppeling al nagekeken.")
    melding.nagekeken_op = timezone.localdate()
    melding.termijn_code, melding.termijn_tot = "", None
    melding.bewaarklasse = melding.casus.bewaarklasse
    overgang.save(melding, "nagekeken_op")


@action("melding.unlink")
def unlink_melding(melding, *, actor, reden):
    """M07b: another person or another matter; nothing of it stays in the casus."""
    overgang.decide(melding, actor, "M07b", Status.IN_TRIAGE, toelichting=reden)
    overgang.back_to_triage(melding, actor)
    melding.casus, melding.nagekeken_op = None, None
    melding.terug_door, melding.terug_op = actor.user, overgang.moment()
    overgang.save(melding, "nagekeken_op", "terug_door", "terug_op")


@action("melding.open_casus")
def open_casus(melding, *, actor, team, hulpvraag, hulpvraag_op, **bericht):
    """M08: the cliënt asks for help in own words; the casus starts with what is known here."""
    if hulpvraag_op > timezone.localdate():
        raise DomainError("Deze datum ligt in de toekomst.", field="hulpvraag_op")
    melding.hulpvraag, melding.hulpvraag_op = hulpvraag, hulpvraag_op
    overgang.leave(melding, actor, "M08", bericht=bericht)
    casus = openen.open_casus(
        actor.gemeente,
        actor=actor.for_other("casus.open"),
        team=team,
        gemeld_op=timezone.localdate(melding.ontvangen_op),
        mensen=_mensen(melding, actor),
        hulpvraag=hulpvraag,
        hulpvraag_op=hulpvraag_op,
    )
    melding.casus = casus
    melding.bewaarklasse = casus.bewaarklasse
    overgang.let_go(melding)
    overgang.save(melding, "hulpvraag", "hulpvraag_op")


@action("melding.request_onderzoek")
def request_onderzoek(melding, *, actor, team, verzoek, **bericht):
    """M09: a named professional of a listed partij asks, for an own task and with own facts."""
    _check_aanvrager(melding, actor, verzoek)
    overgang.leave(melding, actor, "M09", bericht=bericht)
    casus = openen.open_verzoek(
        actor.gemeente,
        actor=actor.for_other("casus.open_verzoek"),
        team=team,
        gemeld_op=timezone.localdate(melding.ontvangen_op),
        mensen=_mensen(melding, actor),
        verzoek=verzoek
        | {
            "aanvrager": zoeken.collega(verzoek["aanvrager_naam"], verzoek["organisatie"]),
            "na_burgermelding": melding.melder_type in BURGERS,
        },
    )
    melding.casus = casus
    melding.bewaarklasse = casus.bewaarklasse
    overgang.let_go(melding)
    overgang.save(melding)


def _check_aanvrager(melding, actor, verzoek):
    """After word of a citizen the facts must be a professional's own: of meldpunt or OGGZ."""
    partij, today = verzoek["organisatie"], timezone.localdate()
    listed = partijen_op(actor.gemeente_id, today).filter(organisatie=partij)
    if not listed.exists():
        raise DomainError("Deze organisatie staat niet op de partijenlijst.", field="organisatie")
    if verzoek["eigen_contact_op"] > today:
        raise DomainError("Deze datum ligt in de toekomst.", field="eigen_contact_op")
    if melding.melder_type == Melding.Meldertype.ZELF:
        raise DomainError("Deze persoon vroeg zelf om hulp. Open een casus op de eigen hulpvraag.")
    own = verzoek["aanvrager_naam"].casefold() == actor.user.naam.casefold()
    mine = own and partij.pk in {m.organisatie_id for m in actor.mandaten}
    if melding.melder_type in BURGERS and not mine and partij.partijtype != "OGGZ":
        raise DomainError(
            "Deze melding komt van een burger. Dan kan alleen iemand van het meldpunt of van de "
            "OGGZ het onderzoek vragen, met wat die zelf heeft gezien.",
            field="organisatie",
        )


def _mensen(melding, actor):
    """The fields of each Betrokkene; the ids go along, so that the log knows one person."""
    people = list(MeldingPersoon.objects.visible_to(actor).van(melding))
    people.sort(key=lambda person: person.rol != Rol.HOOFD)
    if not people[0].achternaam:
        raise DomainError(
            "De achternaam van de cliënt is nog niet bekend. Vul eerst aan wie het is. "
            "Daarna kunt u de casus openen."
        )
    return [_velden(melding, person) for person in people if person.achternaam]


def _velden(melding, person):
    hoofd = person.rol == Rol.HOOFD
    names = ("voornamen", "voorvoegsel", "achternaam", "geboortedatum")
    velden = {
        "pk": person.pk,
        "rol": Betrokkene.Rol.CLIENT if hoofd else person.rol,
        "zelf": hoofd and melding.melder_type == Melding.Meldertype.ZELF,
        **{name: getattr(person, name) for name in names},
        **split_adres(person.adres),
    }
    return velden | (_identiteit(melding, person, velden) if hoofd else {})


def _identiteit(melding, person, velden):
    """The level that triage set, as far as the law's fields are there; else the onderzoek asks."""
    velden = {**velden, "bsn": person.bsn}
    known = velden["bsn"] or all(velden[name] for name in WET)
    level = melding.identiteit if known else Identiteit.NOG_NIET
    since = timezone.localdate() if level != Identiteit.NOG_NIET else None
    return {"bsn": person.bsn, "identiteit": level, "identiteit_op": since}
