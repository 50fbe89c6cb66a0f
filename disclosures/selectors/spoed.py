"""What is filled in for who shares in a hurry, and what completes it later."""

from datetime import datetime, time

from django.utils import timezone

from cases.models import Casus
from cases.selectors.gegevens import gegevens_voor
from wams.accounts.models import Organisatie
from wams.accounts.selectors import partijen_op
from wams.doelbinding.policy import may


def vooraf(mensen):
    """Today, now, by telephone; about the only person there is."""
    nu = timezone.localtime()
    people = list(mensen[:2])
    found = {"op": nu.date(), "om": nu.time().replace(second=0, microsecond=0)}
    return found | ({"over": [people[0].pk]} if len(people) == 1 else {})


def moment(dag, uur):
    """When it was told; an hour alone is of today."""
    nu = timezone.localtime()
    if dag is None and uur is None:
        return nu
    local = datetime.combine(dag or nu.date(), uur or time(12))
    aware = timezone.make_aware(local)
    return min(aware, nu) if aware.date() == nu.date() else aware


def aan_te_vullen(actor, verstrekking):
    """The organisations on the list, and what this person knows about whom it was."""
    casus = Casus.objects.visible_to(actor).get(pk=verstrekking.casus_id)
    partijen = partijen_op(actor.gemeente_id, timezone.localdate())
    rows = gegevens_voor(actor, casus, may(actor, "casus.view_gegevens", casus))
    over = verstrekking.betrokkene_id
    return {
        "organisaties": Organisatie.objects.filter(pk__in=partijen.values("organisatie")),
        "gegevens": {row.pk: row for row in rows if over in row.betrokkene_ids()},
    }


def verstrekking(actor, row):
    return {"casus": row.casus}


def kennisgeving(actor, row):
    return {"verstrekking": row.verstrekking, "casus": row.verstrekking.casus}


def kennisgeving_bij_ontvanger(actor, row):
    return {"verstrekking": row.verstrekking}


def voorwaarde(actor, row):
    label = row.tekst or actor.catalogus.voorwaarde(row.code).label
    return {"verstrekking": row.verstrekking, "label": label}
