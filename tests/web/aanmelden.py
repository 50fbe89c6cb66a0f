"""Signing in through the real pages, step by step."""

import time

from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    hotp_value,
    yield_hotp_counters_from_time,
)

SECRET = "JBSWY3DPEHPK3PXPWAMSTESTJBSWY3DP"
PASSWORD = "een lang wachtwoord voor de proef"


def with_password(user):
    user.set_password(PASSWORD)
    user.save(update_fields=["password"])
    return user


def with_factor(user):
    TOTP.activate(with_password(user), SECRET)
    return user


def code(secret=SECRET):
    counters = list(yield_hotp_counters_from_time())
    counter = counters[len(counters) // 2]  # the one of now: the first is nearly out of date
    return format_hotp_value(hotp_value(secret, counter))


def step_one(client, user, password=PASSWORD):
    return client.post("/account/login/", {"login": user.email, "password": password})


def step_two(client, given=None):
    return client.post("/account/2fa/authenticate/", {"code": given or code()})


def sign_in(client, user):
    step_one(client, user)
    step_two(client)
    return client


def idle(client, seconds):
    """Nothing was heard of this session for so long."""
    session = client.session
    session["actief"] = time.time() - seconds
    session.save()
