"""The second factor of the demo accounts: one secret, which exists in the demo settings only."""

from allauth.mfa.totp.internal.auth import TOTP
from django.conf import settings


def enrol(user):
    """From now on this account asks for a code, of which ``demo_code`` tells the present one."""
    return TOTP.activate(user, settings.DEMO_TOTP_SECRET).instance
