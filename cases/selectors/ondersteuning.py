"""Support as the people see it who work in the casus: offers, machtigingen, what was brought in."""

from cases.models import (
    Bemiddeling,
    Hulpvraagvoorstel,
    Machtiging,
    Ondersteuning,
    Zienswijze,
)
from cases.selectors.casus import clienten_van, kop
from wams.accounts.models import Functie
from wams.accounts.selectors import mensen_met_functie
from wams.doelbinding.policy import may

PARTIJTYPE = "CLIENTONDERSTEUNING"


def ondersteuners(actor):
    """Who can support a cliënt here: works for an organisation that does nothing else."""
    people = mensen_met_functie(actor.gemeente_id, Functie.ONDERSTEUNER)
    return people.filter(mandaten__organisatie__partijtype=PARTIJTYPE).exclude(pk=actor.user_id)


def mandaat_van(actor, user):
    """The live mandate of an independent supporter, or None."""
    rows = user.mandaten.lopend().filter(
        gemeente=actor.gemeente_id,
        functie=Functie.ONDERSTEUNER,
        organisatie__partijtype=PARTIJTYPE,
    )
    return rows.select_related("organisatie").order_by("-tot").first()


def ondersteuning(actor, casus):
    """Per cliënt what was offered in each phase, who supports, and what came from that."""
    clienten = clienten_van(actor, casus)
    aanbod = _per_client(_rows(actor, casus, Ondersteuning).order_by("aangeboden_op"))
    machtigingen = _per_client(_machtigingen(actor, casus))
    voorstellen = _per_client(_voorstellen(actor, casus))
    bemiddelingen = _per_client(_rows(actor, casus, Bemiddeling).select_related("door"))
    kijken = _rows(actor, casus, Zienswijze).exclude(machtiging=None)
    kijken = _per_client(kijken.select_related("machtiging__user"))
    return kop(actor, casus) | {
        "personen": [
            {
                "client": client,
                "aanbod": aanbod.get(client.pk, []),
                "wil": _wil(aanbod.get(client.pk, [])),
                "machtigingen": machtigingen.get(client.pk, []),
                "loopt": any(m.loopt for m in machtigingen.get(client.pk, [])),
                "voorstellen": voorstellen.get(client.pk, []),
                "bemiddelingen": bemiddelingen.get(client.pk, []),
                "kijken": kijken.get(client.pk, []),
            }
            for client in clienten
        ],
        "mag_machtigen": bool(may(actor, "machtiging.give", casus)),
        "mag_aanbieden": bool(may(actor, "ondersteuning.offer", casus)),
        "shown": [row for rows in voorstellen.values() for row in rows],
    }


def wachtend(actor, casussen):
    """For Mijn werk: proposals of a supporter that wait for an answer, in one query."""
    rows = Hulpvraagvoorstel.objects.visible_to(actor).filter(
        casus__in=[casus.pk for casus in casussen], status=Hulpvraagvoorstel.Status.VOORGESTELD
    )
    return rows.defer("woorden", "reden").order_by("op")


def machtiging_context(actor, machtiging):
    """What a form about one machtiging or proposal shows above its fields."""
    return {"casus": machtiging.casus, "over": machtiging.betrokkene}


def _wil(aanbod):
    return bool(aanbod) and aanbod[-1].antwoord == Ondersteuning.Antwoord.JA


def _rows(actor, casus, model):
    return model.objects.visible_to(actor).van(casus)


def _machtigingen(actor, casus):
    rows = _rows(actor, casus, Machtiging).select_related("user", "organisatie", "vastgelegd_door")
    return rows.order_by("-van", "-aangemaakt_op")


def _voorstellen(actor, casus):
    rows = _rows(actor, casus, Hulpvraagvoorstel)
    return rows.select_related("door", "beantwoord_door", "machtiging__fase")


def _per_client(rows):
    found = {}
    for row in rows:
        found.setdefault(row.betrokkene_id, []).append(row)
    return found
