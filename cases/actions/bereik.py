"""After each decision about scope or deelname: hide what falls outside, in the same transaction."""

from django.db import connection

from cases.selectors import scope

SET = "SELECT wams_zet_bereik(%s, %s::uuid[], %s)"


def apply_scope(casus, actor):
    """Mark gegevens, problems and domains by what people want now; returns how many changed.

    Goals and afspraken follow: the database shows none of a problem or domain that is outside.
    """
    changed = list(scope.buiten(actor, casus))
    with connection.cursor() as cursor:
        for outside in (True, False):
            rows = [row for row, mark in changed if mark is outside]
            if rows:
                cursor.execute(SET, [casus.pk, rows, outside])
    uit = scope.domeinen_uit(actor, casus)
    if uit != casus.domeinen_uit:
        casus.domeinen_uit = uit
        casus.save(update_fields=["domeinen_uit"])
    return len(changed)
