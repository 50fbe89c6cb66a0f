"""What the form of a gegeven fills in from what the onderzoek still needs."""

from cases.models import Gegeven, Probleem
from cases.selectors import scope


def volgende_probleem(actor, casus):
    """The first problem within reach without a finding; else the only one there is, else None."""
    reach = scope.bereik(actor, casus)
    rows = [
        row
        for row in Probleem.objects.visible_to(actor).van(casus)
        if reach.bevat(row.betrokkene_id, row.domein)
    ]
    found = Gegeven.objects.visible_to(actor).van(casus).bruikbaar().exclude(probleem=None)
    known = set(found.values_list("probleem", flat=True))
    waiting = [row for row in rows if row.pk not in known]
    return next(iter(waiting), rows[0] if len(rows) == 1 else None)
