"""A browser that was signed in before has a count of tries of its own.

Without it, whoever knows an address could keep its owner out by guessing wrong.
"""

import secrets

from django.conf import settings
from django.core import signing

from wams.accounts.models import User

SALT = "wams.apparaat"
MAX_AGE = 90 * 24 * 60 * 60


def cookie_name():
    return "__Host-apparaat" if settings.SESSION_COOKIE_SECURE else "apparaat"


def remember(request, response, user):
    """Tell the browser that this person was signed in here."""
    response.set_cookie(
        cookie_name(),
        signing.dumps({"wie": str(user.pk), "nr": secrets.token_hex(8)}, salt=SALT),
        max_age=MAX_AGE,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Strict",
    )


def bekend(request, email):
    """The mark of this browser, if the owner of this address was signed in with it; else ''."""
    given = request.COOKIES.get(cookie_name())
    if not given:
        return ""
    try:
        known = signing.loads(given, salt=SALT, max_age=MAX_AGE)
    except signing.BadSignature:
        return ""
    owner = User.objects.filter(email__iexact=email).values_list("pk", flat=True).first()
    return known["nr"] if str(owner) == known["wie"] else ""
