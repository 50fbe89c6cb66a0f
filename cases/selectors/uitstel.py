"""Delays of informing: what holds, what was weighed, and for whom."""

from cases.models import Informatieplicht, Uitstelbesluit
from cases.models.briefsoorten import SOORTEN
from cases.selectors.vertegenwoordiging import stand
from wams.doelbinding.policy import may
from wams.errors import DomainError
from wams.recht import selectors as recht
from wams.web.templatetags.nl import datum

GEZEGELD = ("noodzaak", "evenredigheid", "einde_reden", *Uitstelbesluit.FACTOREN)


def rows(actor):
    return Uitstelbesluit.objects.visible_to(actor)


def van_casus(actor, casus):
    """The newest decision or request for each person; no text."""
    found = rows(actor).van(casus).order_by("aangevraagd_op", "aangemaakt_op").defer(*GEZEGELD)
    return {row.betrokkene_id: row for row in found}


def lopende(actor, betrokkene):
    """What was given and not ended, under a lock; also past its day, before the night came by."""
    found = rows(actor).gegeven().filter(betrokkene=betrokkene.pk)
    return list(found.select_for_update(of=("self",)))


def gegeven_voor(actor, betrokkene):
    return rows(actor).loopt().filter(betrokkene=betrokkene.pk).first()


def van_beoordeling(actor, beoordeling):
    found = rows(actor).select_related("betrokkene", "casus").select_for_update(of=("self",))
    return found.get(beoordeling=beoordeling.pk)


def waarom_wachten(actor, betrokkene):
    """Why no letter goes to this person now, or an empty text."""
    row = gegeven_voor(actor, betrokkene)
    return _wacht(row) if row else ""


def wachtenden(actor, casus_ids):
    """The same for everybody in these casussen for whom a delay holds now, in one query."""
    found = rows(actor).loopt().filter(casus__in=casus_ids).defer(*GEZEGELD)
    return {row.betrokkene_id: _wacht(row) for row in found}


def _wacht(row):
    return (
        f"Voor deze persoon geldt uitstel tot en met {datum(row.herzien_voor)}. "
        "Hef het uitstel eerst op."
    )


def nog_te_vertellen(actor, betrokkene):
    plichten = Informatieplicht.objects.visible_to(actor).open()
    return plichten.filter(pk=betrokkene.pk).exists()


def check_nodig(actor, betrokkene):
    if betrokkene.geblokkeerd_op:
        raise DomainError("Deze persoon hoort niet in deze casus en is geblokkeerd.")
    if not nog_te_vertellen(actor, betrokkene):
        raise DomainError("Voor deze persoon loopt geen klok. Er valt niets uit te stellen.")
    if rows(actor).aangevraagd().filter(betrokkene=betrokkene.pk).exists():
        raise DomainError("Er wacht al een verzoek om uitstel voor deze persoon.")


def ontvanger(actor, betrokkene):
    """Whether somebody may get the letter today, and who else than the person himself."""
    now = stand(actor, betrokkene.casus).ontvangers(betrokkene)
    if now is None or now.niemand:
        return False, None
    return True, None if now.zelf else now.vertegenwoordigers[0]


def begin(actor, uitstel):
    """The day on which the first of a row of delays was given."""
    eerste = uitstel
    while eerste.vervolg_op_id:
        eerste = rows(actor).get(pk=eerste.vervolg_op_id)
    return eerste.beslist_op


def uitstel(actor, row):
    """One decision with its weighing, as the one who asked and the one who weighed it read it."""
    return {
        "casus": row.dossier,
        "over": row.betrokkene,
        **inhoud(row),
        "mag_opheffen": row.status == row.Status.GEGEVEN and bool(may(actor, "uitstel.lift", row)),
        "mag_verlengen": row.loopt and bool(may(actor, "uitstel.ask", row.betrokkene)),
    }


def inhoud(row):
    """The ground and each factor under the label that held on the day of asking."""
    wet = recht.versie(row.catalogusversie, op=row.aangevraagd_op)
    labels = {rij.code.lower(): rij.label for rij in wet.uitstelfactoren}
    return {
        "uitstel": row,
        "grond": wet.uitzondering(row.grond),
        "brief_titel": SOORTEN[row.brief_code].titel,
        "afweging": [
            ("Waarom is het nodig?", row.noodzaak),
            ("Waarom gaat het niet te ver?", row.evenredigheid),
            *((labels[name], getattr(row, name)) for name in Uitstelbesluit.FACTOREN),
        ],
    }


def vraag_context(actor, betrokkene):
    """For the form: about whom, and whether it takes the place of a delay that runs."""
    return {
        "casus": betrokkene.casus,
        "over": betrokkene,
        "vorige": gegeven_voor(actor, betrokkene),
    }


def context(actor, row):
    return {"casus": row.casus, "over": row.betrokkene}


def lopend_of_gevraagd(actor):
    """For the FG: what holds and what is asked in the whole gemeente, the first day first."""
    status = Uitstelbesluit.Status
    found = rows(actor).filter(status__in=[status.AANGEVRAAGD, status.GEGEVEN]).defer(*GEZEGELD)
    found = found.select_related("aangevraagd_door", "beslist_door")
    return found.order_by("herzien_voor", "pk")
