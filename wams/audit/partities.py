"""Monthly partitions of the audit log, made ahead so that writers never wait."""

from django.db import connections

MAANDEN_VOORUIT = 12


def make_ahead(using="default", months=MAANDEN_VOORUIT):
    """Make the partitions of this month and the next ones; safe to run twice."""
    with connections[using].cursor() as cursor:
        cursor.execute("SELECT wams_maak_auditpartities(%s)", [months])
        return cursor.fetchone()[0]


def days_ahead(using="default"):
    """How many days of partitions there still are; readiness turns red under 60."""
    with connections[using].cursor() as cursor:
        cursor.execute("SELECT wams_auditpartities_tot()::date - CURRENT_DATE")
        return cursor.fetchone()[0]


def after_migrate(using, **kwargs):
    """Only the owner may; a flush in tests runs as the runtime role and makes nothing."""
    with connections[using].cursor() as cursor:
        cursor.execute(
            "SELECT to_regclass('audit_auditevent') IS NOT NULL AND current_user = %s ",
            ["wams_owner"],
        )
        if cursor.fetchone()[0]:
            make_ahead(using)
