"""After each decision about scope or deelname: hide what falls outside, in the same transaction."""

from cases.models import Gegeven
from cases.selectors import scope


def apply_scope(casus, actor):
    """Mark every gegeven by what the people of this casus want now; returns how many changed."""
    reach = scope.bereik(actor, casus)
    changed = 0
    for row in Gegeven.objects.visible_to(actor).van(casus).with_people():
        people = row.betrokkene_ids()
        outside = not all(reach.bevat(person, row.domein) for person in people)
        if outside != row.buiten_scope:
            row.buiten_scope = outside
            row.save(update_fields=["buiten_scope"])
            changed += 1
    return changed
