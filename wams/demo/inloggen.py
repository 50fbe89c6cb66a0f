"""Signing in to demo accounts: one second factor, which exists in the demo settings only."""

import time

from allauth.account.internal.flows.login import AUTHENTICATION_METHODS_SESSION_KEY
from allauth.account.internal.userkit import user_id_to_str
from allauth.mfa.totp.internal.auth import TOTP
from django.conf import settings
from django.test import Client

BACKEND = "django.contrib.auth.backends.ModelBackend"


def enrol(user):
    """From now on this account asks for a code, of which ``demo_code`` tells the present one."""
    return TOTP.activate(user, settings.DEMO_TOTP_SECRET).instance


def signed_in(user):
    """A client inside this process with the session of somebody who showed both factors."""
    client = Client(SERVER_NAME="localhost")
    client.force_login(user, backend=BACKEND)
    session = client.session
    shown = {"method": "mfa", "type": "totp", "at": time.time()}
    session[AUTHENTICATION_METHODS_SESSION_KEY] = [shown]
    session[f"{AUTHENTICATION_METHODS_SESSION_KEY}_user"] = user_id_to_str(user)
    session.save()
    return client
