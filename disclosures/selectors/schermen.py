"""What stands on the screens of who works in the casus."""

from cases.selectors.casus import kop
from cases.selectors.gegevens import gegevens_voor
from disclosures.models import Kennisgeving, Verstrekking, VerstrektGegeven
from wams.doelbinding.policy import may

ACTS = ("verstrekking.share", "verstrekking.share_spoed", "verstrekking.receive")


def kan(actor, casus):
    return {act.split(".")[1]: bool(may(actor, act, casus)) for act in ACTS}


def delen(actor, casus):
    """The frame around the sheet; whatever is on it was seen."""
    decision = may(actor, actor.act, casus)
    return {"shown": list(gegevens_voor(actor, casus, decision))}


def verstrekkingen(actor, casus):
    """Who got what and why, newest first; a fixed number of queries."""
    rows = Verstrekking.objects.visible_to(actor).van(casus).geldend()
    rows = rows.select_related(
        "verstrekker_organisatie", "ontvanger_organisatie", "betrokkene", "ontvangst", "casusfase"
    )
    found = list(rows.order_by("-gedaan_op", "-nummer"))
    soorten = _soorten(actor, casus)
    berichten = Kennisgeving.objects.visible_to(actor).van(casus).open()
    wacht = set(berichten.values_list("verstrekking", flat=True))
    return kop(actor, casus) | {
        "regels": [
            {
                "rij": row,
                "doel": actor.catalogus.doel(row.doel).label,
                "soorten": soorten.get(row.pk, ()),
                "wacht": row.pk in wacht,
            }
            for row in found
        ],
        "mag": kan(actor, casus),
        "shown": found,
    }


def _soorten(actor, casus):
    """Per verstrekking how many of which kind; no content is opened for it."""
    labels = {rij.code: rij.label for rij in actor.catalogus.categorieen}
    rows = VerstrektGegeven.objects.visible_to(actor).van(casus).order_by()
    found = {}
    for pk, code in rows.values_list("verstrekking", "categorie"):
        tel = found.setdefault(pk, {})
        tel[labels.get(code, code)] = tel.get(labels.get(code, code), 0) + 1
    return found
