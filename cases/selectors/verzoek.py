"""The page of a request: what is asked and why, what is missing, and how long it may run."""

from django.urls import reverse

from cases.models import Beoordeling, Betrokkene, Casus, Hulpvraag
from cases.selectors import toets_b
from cases.selectors.casus import kop
from wams.accounts.models import Organisatie
from wams.doelbinding.policy import may

ACTS = (
    "waarneming.add",
    "verzoek.submit",
    "verzoek.set_nieuwe_feiten",
    "verzoek.ask_verlenging",
    "casus.switch_to_a",
)


def url(casus):
    return reverse("cases:verzoek", args=[casus.pk])


def verzoek(actor, casus):
    mag = {act.replace(".", "_"): bool(may(actor, act, casus)) for act in ACTS}
    waiting = Beoordeling.objects.visible_to(actor).open().over_casus().filter(casus=casus.pk)
    asked = Hulpvraag.objects.visible_to(actor).van(casus).filter(ingetrokken_op=None)
    return (
        kop(actor, casus)
        | inhoud(actor, casus)
        | {
            "wacht": waiting.first(),
            "mag": mag,
            "eigen_hulpvraag": asked.exists(),
            "waarschuwing": _waarschuwing(actor, casus),
        }
    )


def inhoud(actor, casus):
    """What is asked and why, what is missing, and what the guards say."""
    now = toets_b.stand(actor, casus)
    verzoek = now.verzoek
    labels = {rij.code: rij for rij in actor.catalogus.ernst_criteria}
    return {
        "verzoek": verzoek,
        "onderzoek": now.gewoon.onderzoek,
        "problemen": now.gewoon.problemen,
        "toets": toets_b.starttoets(actor, now) if verzoek.loopt else None,
        "waarnemingen": [(labels.get(w.criterium), w) for w in now.waarnemingen],
        "afkoeling": now.afkoeling if verzoek.loopt else None,
        "herhaling": now.herhaling and verzoek.loopt,
        "over_wie": list(_people(actor, casus).filter(pk__in=verzoek.personen)),
        "onderwerpen": [actor.catalogus.domein(code).label for code in verzoek.domeinen],
        "aan_wie": list(Organisatie.objects.filter(pk__in=verzoek.partijen)),
    }


def _people(actor, casus):
    return Betrokkene.objects.visible_to(actor).van(casus)


def _waarschuwing(actor, casus):
    """Which of the warnings before the end date has come, or nothing."""
    if casus.status != Casus.Status.ONDERZOEK:
        return None
    come, total = toets_b.loopt_af(casus, actor.catalogus.termijn("ONDERZOEK_B"))
    return {"nummer": come, "van": total} if come else None
