"""The page of one person: who speaks for him about what, until when, and what changes by itself."""

from cases.models import Contactverbod, Vertegenwoordiging, Wilsbekwaamheid
from cases.models.vertegenwoordiging import RECHTEN
from cases.selectors import grenzen, vertegenwoordiging
from cases.selectors.bezorging import is_overleden
from cases.selectors.casus import kop
from wams.doelbinding.policy import may

ACTS = (
    "vertegenwoordiging.record",
    "vertegenwoordiging.end",
    "vertegenwoordiging.record_tegen_belang",
    "wilsbekwaamheid.record",
    "contactverbod.record",
    "betrokkene.record_overlijden",
    "betrokkene.discuss_grens",
    "betrokkene.set_contact",
)


def persoon(actor, betrokkene):
    casus = betrokkene.casus
    now = vertegenwoordiging.stand(actor, casus)
    grens = vertegenwoordiging.komende_grens(actor, betrokkene)
    sprekers = _rows(actor, casus, Vertegenwoordiging, betrokkene).select_related("persoon")
    return kop(actor, casus) | {
        "persoon": betrokkene,
        "overleden": is_overleden(betrokkene),
        "sprekers": [(row, _stand(row, now.op)) for row in sprekers],
        "post": now.ontvangers(betrokkene),
        "grens": grens,
        "beslist": _beslist(actor, betrokkene, now, grens),
        "taken": grenzen.van_persoon(actor, betrokkene),
        "oordelen": list(_rows(actor, casus, Wilsbekwaamheid, betrokkene)),
        "verboden": [
            (row, row.loopt_op(now.op))
            for row in _rows(actor, casus, Contactverbod, betrokkene).select_related("jegens")
        ],
        "mag": {act.replace(".", "_"): bool(may(actor, act, betrokkene)) for act in ACTS},
    }


def voor_grens(actor, betrokkene):
    """What the form about a coming birthday shows beside its field."""
    now = vertegenwoordiging.stand(actor, betrokkene.casus)
    grens = vertegenwoordiging.komende_grens(actor, betrokkene)
    return {
        "casus": betrokkene.casus,
        "over": betrokkene,
        "grens": grens,
        "verandert": [pair for pair in _beslist(actor, betrokkene, now, grens) if pair[1]],
    }


def _beslist(actor, betrokkene, now, grens):
    """Per right who decides now, and who from the birthday where that differs."""
    found = [now.over(betrokkene, recht) for recht in RECHTEN]
    if grens is None:
        return [(voor, None) for voor in found]
    then = vertegenwoordiging.stand(actor, betrokkene.casus, grens[1])
    later = [then.over(betrokkene, recht) for recht in RECHTEN]
    pairs = zip(found, later, strict=True)
    return [(voor, na if _wie(voor) != _wie(na) else None) for voor, na in pairs]


def _wie(spreekt):
    return spreekt.zelf, spreekt.samen, [row.pk for row in spreekt.vertegenwoordigers]


def _stand(row, op):
    """In a word for the badge, with its tone."""
    if row.loopt_op(op):
        return ("Geldt nu", "safe")
    return ("Begint nog", "neutral") if row.van > op else ("Voorbij", "inactive")


def _rows(actor, casus, model, betrokkene):
    return model.objects.visible_to(actor).van(casus).filter(betrokkene=betrokkene.pk)
