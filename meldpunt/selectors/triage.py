"""One melding for the meldpunt: what was told, about whom, by whom, and every way on."""

from django.utils import timezone

from meldpunt.models import (
    Doorgeleiding,
    Melder,
    Melding,
    Meldingbesluit,
    MeldingPersoon,
    Meldingregel,
    Overdracht,
)
from meldpunt.models.soorten import UITKOMST_MET_CASUS
from meldpunt.selectors import zoeken
from wams.accounts.models import Functie
from wams.recht.codes import Doel

Status = Melding.Status
# Where each outcome of the catalogue is done here, and when it is the one to choose.
TEGELS = {
    "M08": ("open_casus", "De persoon vraagt zelf om hulp en er spelen meer problemen tegelijk."),
    "M07": ("link", "Er loopt al een casus van deze persoon. De coördinator kijkt het na."),
    "M04": ("refer", "Eén vraag, of gewone hulp is genoeg. Er komt geen Wams-dossier."),
    "M05": ("give_advies", "Een antwoord of een verwijzing was genoeg."),
    "M06": ("end", "Er is niets te doen, en u kunt zeggen waarom."),
    "M10": ("withdraw", "De persoon of de melder ziet ervan af."),
}
SOORT = {
    "WVG": "Aangemerkt als Wvggz-melding",
    "WAMS": "Nieuw triagebesluit: beoordelen voor de Wams",
}


def melding_context(actor, melding):
    """The screen of triage."""
    personen = list(MeldingPersoon.objects.visible_to(actor).van(melding))
    hoofd = next(p for p in personen if p.rol == MeldingPersoon.Rol.HOOFD)
    melder = _melder(actor, melding)
    mine = melding.behandelaar_id == actor.user_id
    return {
        "hoofd": hoofd,
        "anderen": [p for p in personen if p.pk != hoofd.pk],
        "melder": melder,
        "eigen": mine,
        "tegels": _tegels(actor, melding) if mine else [],
        "verzoek": mine and melding.status == Status.IN_TRIAGE and not melding.is_wvggz,
        "overdrachten": list(Overdracht.objects.visible_to(actor).van(melding)),
        "doorgeleiding": _doorgeleiding(actor, melding),
        "besluiten": _besluiten(actor, melding),
        "termijn": actor.catalogus.termijn(melding.termijn_code) if melding.termijn_code else None,
        "ontvangst_tot": _receipt_until(actor, melding),
        "shown": [melder] if melder else [],
    }


def form_context(actor, melding):
    """What the small forms show beside the questions: of which melding this is."""
    return {"terug_url": melding.get_absolute_url(), "terug": f"Melding {melding.nummer}"}


def nieuw_context(actor, gemeente):
    """The page of a new melding: how long it takes, and when it will be looked at."""
    return {
        "onder": "Ongeveer 2 minuten. Weet u iets niet? Laat het leeg of kies ‘weet ik niet’.",
        "werkdagen": actor.catalogus.termijn("TRIAGE").aantal,
        "doel": actor.catalogus.doel(Doel.TRIAGE),
        "van_meldpunt": Functie.MELDPUNT in actor.functies,
    }


def acuut_context(actor, gemeente):
    return {"onder": "Eerst bellen, dan pas typen. Dit mag ook achteraf."}


def zoek_context(actor, melding):
    """Whether there is an open casus of this person; asking is itself recorded."""
    return form_context(actor, melding) | {"gevonden": zoeken.zoek_open_casus(actor, melding)}


def stand_context(actor, regel):
    """The status page: that, not what. The FG and who must tell the melder go on from here."""
    melder = None
    if regel.te_berichten or Functie.FG in actor.functies:
        melder = Melder.objects.visible_to(actor).filter(melding=regel.pk).only("pk").first()
    return {
        "melder_id": melder.pk if melder else None,
        "van_meldpunt": Functie.MELDPUNT in actor.functies,
        "is_fg": Functie.FG in actor.functies,
        "termijn": regel.termijn_tot if regel.is_wvggz else _looked_at_by(actor, regel),
    }


def _looked_at_by(actor, regel):
    return actor.catalogus.termijn("TRIAGE").einde(timezone.localdate(regel.ontvangen_op))


def melder_context(actor, melder):
    """The number of the melding; its content is not part of looking at the melder."""
    regel = Meldingregel.objects.visible_to(actor).get(pk=melder.melding_id)
    return {"regel": regel, "terug_url": melder.get_absolute_url(), "terug": str(regel)}


def _melder(actor, melding):
    rows = Melder.objects.visible_to(actor).van(melding)
    return rows.select_related("organisatie").first()


def _tegels(actor, melding):
    uitkomsten = {u.code: u for u in actor.catalogus.melding_uitkomsten(melding.status)}
    return [
        {"naam": uitkomsten[code].label, "url": f"meldpunt:{name}", "uitleg": uitleg}
        for code, (name, uitleg) in TEGELS.items()
        if code in uitkomsten and not (melding.is_wvggz and code in UITKOMST_MET_CASUS)
    ]


def _doorgeleiding(actor, melding):
    if melding.status != Status.DOORGELEID:
        return None
    rows = Doorgeleiding.objects.visible_to(actor).van(melding)
    return rows.filter(aanvaard_op=None, teruggegeven_op=None).first()


def _besluiten(actor, melding):
    rows = Meldingbesluit.objects.visible_to(actor).van(melding).select_related("genomen_door")
    return [
        {
            "wanneer": row.genomen_op,
            "wat": Status(row.naar).label if row.naar != row.van else _in_place(row),
            "onder": row.toelichting,
            "wie": row.genomen_door.naam if row.genomen_door else "",
        }
        for row in rows
    ]


def _in_place(row):
    """What was decided without a step of the melding."""
    return SOORT.get(row.overgang, "Behandeling overgenomen")


def _receipt_until(actor, melding):
    """The last day to confirm that it arrived, while nobody did."""
    if melding.is_wvggz or melding.bevestigd_via or melding.status not in Melding.BIJ_MELDPUNT:
        return None
    day = timezone.localdate(melding.ontvangen_op)
    return actor.catalogus.termijn("ONTVANGSTBEVESTIGING").einde(day)
