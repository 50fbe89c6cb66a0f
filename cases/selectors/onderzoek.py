"""The screens of the onderzoek: test, problems, own view, result."""

from django.utils import timezone

from cases.models import Casus, Zienswijze
from cases.selectors import toets
from cases.selectors.casus import kop
from cases.selectors.mensen import domeinlabels

Status = Casus.Status


def onderzoek(actor, casus):
    """The test as a task list, with what is missing and the road that is open."""
    now = toets.stand(actor, casus)
    labels = domeinlabels(actor)
    return kop(actor, casus) | {
        "onderzoek": now.onderzoek,
        "hulpvragen": [(c, now.hulpvragen.get(c.pk)) for c in now.clienten],
        "problemen": [
            (p, labels.get(p.domein, p.domein), p.pk in now.bevonden) for p in now.problemen
        ],
        "start": toets.starttoets(actor, now) if _own_start(casus) else None,
        "op_verzoek": casus.route == Casus.Route.B,
        "eind": toets.eindtoets(actor, now) if casus.status == Status.ONDERZOEK else None,
        "zienswijzen": zienswijzen(actor, casus, now.clienten),
        "verlengbaar": verlengbaar(actor, casus),
    }


def _own_start(casus):
    """On request the test is on the page of the request."""
    return casus.status == Status.VOORBEREIDING and casus.route == Casus.Route.A


def zienswijzen(actor, casus, clienten):
    """Per cliënt the newest own view, or None."""
    rows = Zienswijze.objects.visible_to(actor).van(casus).order_by("gevraagd_op", "aangemaakt_op")
    latest = {row.betrokkene_id: row for row in rows}
    return [(client, latest.get(client.pk)) for client in clienten]


def verlengbaar(actor, casus):
    """Whether the one extension can be asked for now."""
    if casus.status != Status.ONDERZOEK or casus.verlengd or casus.route != Casus.Route.A:
        return False
    termijn = actor.catalogus.termijn("ONDERZOEK_A")
    return timezone.localdate() >= termijn.waarschuw_vanaf(casus.termijn_tot)


def start_context(actor, casus):
    return {"toets": toets.starttoets(actor, toets.stand(actor, casus))}


def eind_context(actor, casus):
    return {"toets": toets.eindtoets(actor, toets.stand(actor, casus))}


def resultaat_context(actor, casus):
    """What the letter must carry: the persoonlijk plan and the cliënt's own view."""
    now = toets.stand(actor, casus)
    return {
        "onderzoek": now.onderzoek,
        "zienswijzen": zienswijzen(actor, casus, now.clienten),
    }


def onderdeel_context(actor, row):
    """For a form about a row under the casus."""
    return {"casus": row.casus, "over": row.betrokkene}
