"""Letters: make, write the own part, approve, send or let lapse."""

import uuid

from django.utils import timezone

from cases.models import Brief, Kanaal
from cases.models.briefsoorten import SOORTEN
from cases.selectors import brieven as selectors
from cases.selectors.bezorging import bericht_kan, bezorging
from cases.selectors.briefteksten import leesbaar, opgemaakt
from cases.selectors.uitstel import waarom_wachten
from cases.selectors.vertegenwoordiging import stand
from wams.actions import action
from wams.errors import DomainError
from wams.recht import selectors as recht
from wams.recht.drang import dreigende_zinnen

Status = Brief.Status
DRANG = (
    "Deze zin kan voelen als druk om mee te doen: “{}” "
    "Meedoen is vrij en nee zeggen heeft geen gevolgen. Schrijf het zonder die druk."
)
TEKST = ("vrije_tekst", "inhoud", "dagtekening", "status")


@action("brief.make")
def maak_brief(
    casus, *, actor, code, betrokkene, gegevens=None, vertegenwoordiging=None, eigen="", op=None
):
    """A concept under the law of ``op``, the day of the decision that it tells (default today).

    ``gegevens`` are words for the template; dates are written out in full.
    """
    _check_person(actor, casus, betrokkene, vertegenwoordiging)
    if code not in SOORTEN:
        raise DomainError("Kies een brief uit de lijst.", field="code")
    return _concept(
        casus,
        actor,
        betrokkene=betrokkene,
        vertegenwoordiging=vertegenwoordiging,
        gegevens=leesbaar(gegevens or {}),
        vrije_tekst=eigen,
        met_bezwaar=selectors.hoort_bezwaar_bij(actor, casus, code, betrokkene),
        contact=_contact(actor, casus),
        **_soort_en_recht(casus, code, op or timezone.localdate()),
    )


@action("brief.readdress")
def readdress_brief(brief, *, actor):
    """A death, a birthday or an order changed who gets it: anew to who does, this one lapses."""
    _check_open(brief)
    if reden := bericht_kan(brief.betrokkene):
        raise DomainError(reden)
    now = stand(actor, brief.casus)
    if not selectors.kan_niet(brief, now):
        raise DomainError("Deze brief gaat al naar wie hem nu krijgt.")
    naar = now.naar(brief.betrokkene)
    if not naar:
        raise DomainError(now.waarom_niet(brief.betrokkene, brief.vertegenwoordiging))
    known = selectors.zelfde_brief(actor, brief)
    for wie in naar:
        if (wie.pk if wie else None) not in known:
            _opnieuw(brief, actor, wie)
    _drop(brief, "Deze brief gaat nu naar iemand anders.")


@action("brief.write")
def schrijf_brief(brief, *, actor, eigen):
    """Change the own part of what has not gone yet; an approved letter is a concept again."""
    _check_open(brief)
    brief.vrije_tekst = eigen
    _check_drang(brief)
    if brief.status != Status.CONCEPT:
        brief.move_to(Status.CONCEPT)
    _make_up(brief)


@action("brief.approve")
def keur_brief_goed(brief, *, actor):
    """Read and right: by post it waits for its envelope, otherwise for somebody who brings it."""
    _check_open(brief)
    _check_ontvanger(actor, brief.betrokkene, brief.vertegenwoordiging)
    if brief.soort.verplicht and not brief.vrije_tekst:
        raise DomainError("Schrijf eerst uw eigen tekst. Zonder die tekst zegt de brief te weinig.")
    _check_drang(brief)
    weg = bezorging(brief.betrokkene, brief.vertegenwoordiging)
    brief.kanaal = weg.kanaal
    brief.move_to(Status.KLAAR if weg.is_veilig else Status.NIET_VEILIG)
    _make_up(brief, "kanaal")


@action("brief.send")
def verzend_brief(brief, *, actor, kanaal, verzonden_op, bewijs="", envelop=None):
    """It has gone. By post everything that waits for the same person goes in the same envelope.

    Each letter in it is an act with a line of its own; ``envelop`` says that it is one of those.
    """
    _check_ontvanger(actor, brief.betrokkene, brief.vertegenwoordiging)
    _check_weg(brief, kanaal)
    if verzonden_op > timezone.localdate():
        raise DomainError("Deze datum ligt in de toekomst.", field="verzonden_op")
    if verzonden_op < brief.dagtekening:
        raise DomainError("De brief is later gemaakt dan deze datum.", field="verzonden_op")
    weg = {"kanaal": kanaal, "verzonden_op": verzonden_op, "bewijs": bewijs}
    mee = [] if envelop else selectors.in_dezelfde_envelop(actor, brief, kanaal, verzonden_op)
    weg["envelop"] = envelop or uuid.uuid4()
    brief.move_to(Status.VERZONDEN)
    for name, value in weg.items():
        setattr(brief, name, value)
    brief.verzonden_door = actor.user
    brief.save(update_fields=["status", "verzonden_door", *weg])
    for ander in mee:
        verzend_brief(ander, actor=actor, **weg)


@action("brief.drop")
def laat_vervallen(brief, *, actor, reden):
    _drop(brief, reden)


def _drop(brief, reden):
    brief.move_to(Status.VERVALLEN)
    brief.vervallen_reden = reden
    brief.save(update_fields=["status", "vervallen_reden"])


def _concept(casus, actor, **velden):
    brief = Brief(casus=casus, opgemaakt_door=actor.user, **velden)
    brief.kanaal = bezorging(brief.betrokkene, brief.vertegenwoordiging).kanaal
    _check_drang(brief)
    brief.inhoud = opgemaakt(brief, _wet(brief))
    brief.save()
    return brief


def _opnieuw(brief, actor, vertegenwoordiging):
    """The same message, as a concept: somebody reads it before it goes to another."""
    names = ("betrokkene", "gegevens", "vrije_tekst", "met_bezwaar", "contact")
    return _concept(
        brief.casus,
        actor,
        vertegenwoordiging=vertegenwoordiging,
        **{name: getattr(brief, name) for name in names},
        **_soort_en_recht(brief.casus, brief.code, brief.recht_op),
    )


def _make_up(brief, *also):
    """The text anew, with the date of today on it."""
    brief.dagtekening = timezone.localdate()
    brief.inhoud = opgemaakt(brief, _wet(brief))
    brief.save(update_fields=[*TEKST, *also])


def _soort_en_recht(casus, code, op):
    """Which letter, in which words, under which law."""
    return {
        "code": code,
        "titel": SOORTEN[code].titel,
        "sjabloonversie": SOORTEN[code].versie,
        "recht_op": op,
        "catalogusversie": recht.voor(casus.gemeente_id, op=op).versie_id,
        "dagtekening": timezone.localdate(),
        "bewaarklasse": casus.bewaarklasse,
    }


def _wet(brief):
    """The version that held when it was made, also when another one holds by now."""
    return recht.versie(brief.catalogusversie, op=brief.recht_op)


def _contact(actor, casus):
    contact = selectors.contact(actor, casus)
    if contact is None:
        raise DomainError(
            "Elke brief noemt één contactpersoon. Wijs eerst iemand aan voor deze casus."
        )
    return contact


def _check_open(brief):
    if not brief.is_open:
        raise DomainError("Deze brief is al verstuurd of vervallen. De tekst blijft zoals hij is.")


def _check_person(actor, casus, betrokkene, vertegenwoordiging):
    if betrokkene.casus_id != casus.pk:
        raise DomainError("Kies iemand die bij deze casus hoort.", field="betrokkene")
    if vertegenwoordiging and vertegenwoordiging.betrokkene_id != betrokkene.pk:
        raise DomainError(
            "Deze vertegenwoordiger spreekt niet voor deze persoon.", field="vertegenwoordiging"
        )
    _check_ontvanger(actor, betrokkene, vertegenwoordiging, field="vertegenwoordiging")


def _check_ontvanger(actor, betrokkene, vertegenwoordiging, *, field=None):
    """On this day: a death, a birthday or an order may have changed who gets it."""
    if reden := bericht_kan(betrokkene, vertegenwoordiging):
        raise DomainError(reden)
    if reden := waarom_wachten(actor, betrokkene):
        raise DomainError(reden)
    now = stand(actor, betrokkene.casus)
    if reden := now.waarom_niet(betrokkene, vertegenwoordiging):
        raise DomainError(reden, field=field)


def _check_weg(brief, kanaal):
    """What was safe when the letter was made may not be safe any more."""
    weg = bezorging(brief.betrokkene, brief.vertegenwoordiging)
    if kanaal in (Kanaal.BRIEF, Kanaal.MAIL) and weg.kanaal != kanaal:
        reden = weg.reden or f"Afgesproken is: {weg.kanaal_naam}."
        raise DomainError(f"Op deze manier is het niet veilig. {reden}", field="kanaal")
    if kanaal == Kanaal.TELEFOON:
        raise DomainError("Een brief kan niet per telefoon. Geef hem zelf.", field="kanaal")


def _check_drang(brief):
    words = [brief.vrije_tekst]
    for value in brief.gegevens.values():
        words += value if isinstance(value, list) else [value]
    for text in words:
        if zinnen := dreigende_zinnen(str(text)):
            raise DomainError(DRANG.format(zinnen[0]), field="eigen")
