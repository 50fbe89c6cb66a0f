"""What somebody did and looked at himself in one dossier, for his own timeline."""

from django.apps import apps

from wams.audit.models import AuditEvent


def own_lines(actor, casus_id, *, limit=50):
    """Own lines, newest first, one per act and kind of row however many people it was about."""
    rows = AuditEvent.objects.filter(
        actor_id=actor.user_id, casus_id=casus_id, uitkomst=AuditEvent.Uitkomst.OK
    ).order_by("-at")
    found, known = [], set()
    for row in rows[: limit * 4]:
        key = (row.handeling, row.act, row.object_type)
        if key not in known:
            known.add(key)
            found.append({"at": row.at, "soort": row.get_soort_display(), "wat": _noun(row)})
    return found[:limit]


def _noun(row):
    if not row.object_type:
        return ""
    return str(apps.get_model(row.object_type)._meta.verbose_name)
