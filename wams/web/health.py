"""Is this process alive, and may it take work? For a machine that watches; shows no content."""

import logging

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.db import Error, connection
from django.http import JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from wams.audit.partities import days_ahead
from wams.database import check
from wams.kluis.errors import KeyringError
from wams.kluis.sleutels import controleer

LOG = logging.getLogger(__name__)
LEAST_DAYS_AHEAD = 60
MAY_WRITE_LINES = "SELECT has_table_privilege('audit_auditevent', 'INSERT')"


@login_not_required
@never_cache
@require_safe
def healthz(request):
    return JsonResponse({"ok": True})


@login_not_required
@never_cache
@require_safe
def readyz(request):
    """Red when a page could not be recorded, kept apart or unsealed."""
    broken = [name for name, works in CHECKS.items() if not works()]
    return JsonResponse({"ok": not broken, "broken": broken}, status=503 if broken else 200)


def database():
    try:
        with connection.cursor() as cursor:
            wrong = check.faults(cursor, durable=settings.DATABASE_DURABLE)
    except Error as error:
        LOG.error("readiness: %s", type(error).__name__)
        return False
    for fault in wrong:
        LOG.error("readiness: %s", fault)
    return not wrong


def audit():
    try:
        with connection.cursor() as cursor:
            cursor.execute(MAY_WRITE_LINES)
            (may_write,) = cursor.fetchone()
        return may_write and days_ahead() >= LEAST_DAYS_AHEAD
    except Error as error:
        LOG.error("readiness: %s", type(error).__name__)
        return False


def keys():
    try:
        controleer()
    except (KeyringError, OSError) as error:
        LOG.error("readiness: %s", type(error).__name__)
        return False
    return True


CHECKS = {"database": database, "audit": audit, "keys": keys}
