"""After each decision about scope or deelname: hide what falls outside, in the same transaction."""

from cases.selectors import scope


def apply_scope(casus, actor):
    """Mark every gegeven by what the people of this casus want now; returns how many changed."""
    changed = list(scope.buiten(actor, casus))
    for row in changed:
        row.buiten_scope = not row.buiten_scope
        row.save(update_fields=["buiten_scope"])
    return len(changed)
