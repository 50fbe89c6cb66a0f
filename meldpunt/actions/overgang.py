"""What every step of a melding does: move, decide on record, set the term, let go of it."""

from django.db import connection
from django.utils import timezone

from meldpunt.models import Melder, Melding, Meldingbesluit, Overdracht, Terugkoppeling
from meldpunt.models.soorten import UITKOMST_MET_CASUS
from wams.doelbinding.policy import may
from wams.errors import DomainError
from wams.recht.codes import Doel

VITAAL, WVGGZ = "VITAAL", "WVGGZ"
STAND = [
    "status",
    "uitkomst",
    "uitkomst_reden",
    "termijn_code",
    "termijn_tot",
    "overgedragen_op",
    "behandelaar",
    "casus",
    "bewaarklasse",
]


def moment():
    """The database's clock of this transaction; what closes at it is still seen until its end."""
    with connection.cursor() as cursor:
        return cursor.execute("SELECT wams_nu()").fetchone()[0]


def decide(melding, actor, overgang, naar=None, *, van=None, **velden):
    """Move the melding (not yet saved) and write the decision with the law that holds today."""
    van = van or melding.status
    doel = may(actor, actor.act, melding).doel or Doel.TRIAGE
    if naar:
        melding.move_to(naar)
    grondslag = actor.catalogus.grondslag(actor.catalogus.doel(doel).grondslag)
    besluit = Meldingbesluit(
        melding=melding,
        overgang=overgang,
        van=van,
        naar=melding.status,
        genomen_op=timezone.now(),
        genomen_door=actor.user,
        grondslag=grondslag.code,
        artikel=grondslag.artikel,
        catalogusversie=actor.catalogus.versie_id,
        bewaarklasse=melding.bewaarklasse,
        **velden,
    )
    besluit.save()
    return besluit


def leave(melding, actor, overgang, *, reden="", toelichting="", bericht):
    """An exit: one outcome of the catalogue with its reason, and who hears of it."""
    if overgang in UITKOMST_MET_CASUS and melding.is_wvggz:
        raise DomainError(
            "Dit is een Wvggz-melding. Die wordt geen casus zonder nieuw triagebesluit. "
            "Kies bij deze melding eerst ‘Beoordelen voor de Wams’ en schrijf op waarom."
        )
    uitkomst = actor.catalogus.melding_uitkomst(overgang)
    if uitkomst.redenen and reden not in {keuze.code for keuze in uitkomst.redenen}:
        raise DomainError("Kies een reden uit de lijst.", field="reden")
    check_bericht(uitkomst, **bericht)
    decide(melding, actor, overgang, uitkomst.naar, reden=reden, toelichting=toelichting, **bericht)
    melding.uitkomst, melding.uitkomst_reden = overgang, reden
    tell(melding, actor, berichten=bericht["melder_berichten"])


def check_bericht(uitkomst, *, betrokkene_informeren, waarom_niet="", melder_berichten):
    """Not telling somebody that we hold data on him needs a reason (AVG 14)."""
    if uitkomst.betrokkene_informeren and not betrokkene_informeren and not waarom_niet.strip():
        raise DomainError(
            "Schrijf op waarom deze persoon nog geen bericht krijgt.", field="waarom_niet"
        )


def tell(melding, actor, *, berichten):
    """Whether the melder gets word; who sent it in here reads it on his own page."""
    melder = Melder.objects.visible_to(actor).van(melding).first()
    if melder is None:
        raise DomainError("U ziet niet wie dit meldde. Neem de behandeling eerst over.")
    melder.berichten = berichten
    if berichten and melding.kanaal == Melding.Kanaal.APPLICATIE and not melder.bericht_op:
        record_told(melder, actor, Melding.Kanaal.APPLICATIE, timezone.localdate())
    melder.save(update_fields=["berichten", "bericht_op"])


def record_told(melder, actor, kanaal, op):
    """The melder had word, in the fixed words."""
    Terugkoppeling(
        melding_id=melder.melding_id,
        kanaal=kanaal,
        op=op,
        gedaan_door=actor.user,
        bewaarklasse=melder.bewaarklasse,
    ).save()
    melder.bericht_op = moment()


def record_overdracht(melding, actor, van, *, aan, op, gevaar, gezegd):
    """The four facts, and the decision to tell people as the catalogue has it; nothing is asked."""
    if op > timezone.now():
        raise DomainError("Dit moment ligt in de toekomst.", field="op")
    uitkomst = actor.catalogus.melding_uitkomst("M02")
    grondslag = actor.catalogus.grondslag(VITAAL)
    Overdracht(
        melding=melding,
        aan=aan,
        op=op,
        gevaar=gevaar,
        gezegd=gezegd,
        grondslag=grondslag.code,
        artikel=grondslag.artikel,
        vastgelegd_door=actor.user,
        bewaarklasse=melding.bewaarklasse,
    ).save()
    decide(
        melding,
        actor,
        "M02",
        van=van,
        reden=aan,
        betrokkene_informeren=uitkomst.betrokkene_informeren,
        melder_berichten=uitkomst.melder_berichten,
    )


def set_term(melding, actor, code, start=None):
    """Let a term of the catalogue run from a date (default today).

    A Wvggz melding has one term, that runs from the melding whatever happens to it here.
    """
    if melding.is_wvggz:
        code, start = WVGGZ, timezone.localdate(melding.ontvangen_op)
    melding.termijn_code = code
    melding.termijn_tot = actor.catalogus.termijn(code).einde(start or timezone.localdate())


def let_go(melding):
    """From the end of this transaction the meldpunt sees no more than that it was here."""
    melding.overgedragen_op = moment()
    melding.termijn_code, melding.termijn_tot = "", None


def back_to_triage(melding, actor):
    """The road back: with a new term, and with somebody who handles it."""
    melding.uitkomst, melding.uitkomst_reden = "", ""
    melding.overgedragen_op = None
    set_term(melding, actor, "TRIAGE")


def save(melding, *extra):
    melding.save(update_fields=[*STAND, *extra])
