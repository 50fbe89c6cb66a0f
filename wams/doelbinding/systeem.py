"""Which acts the worker may do without a person: what the policy says, copied for the database."""

from django.db import connections

from wams.doelbinding.policy import registered_acts


def register_acts(using="default", **kwargs):
    """Make the table of system acts equal to the policy; only the owner may write it."""
    acts = sorted(act for act, rule in registered_acts().items() if rule.systeem)
    with connections[using].cursor() as cursor:
        cursor.execute("SELECT current_user")
        if cursor.fetchone() != ("wams_owner",):
            return
        cursor.execute("DELETE FROM doelbinding_systeemact WHERE act <> ALL (%s)", [acts])
        cursor.execute(
            "INSERT INTO doelbinding_systeemact SELECT unnest(%s::text[]) ON CONFLICT DO NOTHING",
            [acts],
        )
