"""How often somebody searched: a search that may say something about a person is rationed."""

from wams.audit.models import AuditEvent


def searches_since(actor, act_name, moment):
    """The searches of this person under this act that the log knows since this moment."""
    rows = AuditEvent.objects.filter(
        actor_id=actor.user_id, act=act_name, soort=AuditEvent.Soort.ZOEK, at__gt=moment
    )
    return rows.values("handeling").distinct().count()
