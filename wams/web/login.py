"""Signing in: a second factor for everybody, and a line for each event."""

from allauth.account.authentication import get_authentication_records
from allauth.account.internal.flows.login import record_authentication
from allauth.account.signals import password_changed, password_reset, password_set
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import (
    authentication_failed,
    authenticator_added,
    authenticator_removed,
    authenticator_reset,
)
from django.contrib.auth import logout
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.dispatch import receiver
from django.http import HttpResponseRedirect
from django.urls import Resolver404, resolve, reverse

from wams.accounts.models import User
from wams.audit import log as audit
from wams.web import apparaat, sessies
from wams.web.views import origin

# What somebody without a second factor, or behind the lock, still reaches.
ALTIJD = {"account_logout", "hulp", "toegankelijkheid", "healthz", "readyz", "weergave"}
INSTELLEN = ALTIJD | {
    "mfa_index",
    "mfa_activate_totp",
    "mfa_add_webauthn",
    "account_reauthenticate",
}
FACTOREN = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


def is_strong(request):
    """Whether a second factor, or a passkey, was shown in this session."""
    records = get_authentication_records(request, request.user)
    return any(record.get("method") == "mfa" for record in records)


def url_name(request):
    try:
        return resolve(request.path_info).url_name
    except Resolver404:
        return None


class StrongLoginMiddleware:
    """A session without a second factor reaches the page to set one up, and nothing else."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        known = request.user.is_authenticated
        request.sterk = known and is_strong(request)
        response = self.weak(request) if known and not request.sterk else None
        response = response or self.get_response(request)
        if known and not request.user.is_authenticated:
            response["Clear-Site-Data"] = '"cache", "storage"'
        elif not known and request.user.is_authenticated:
            apparaat.remember(request, response, request.user)
        return response

    def weak(self, request):
        """Where to go instead; None for the page to set a factor up."""
        if get_adapter().is_mfa_enabled(request.user):
            logout(request)  # he has a factor and did not show it
            return HttpResponseRedirect(reverse("account_login"))
        if url_name(request) in INSTELLEN:
            return None
        return HttpResponseRedirect(reverse("mfa_activate_totp"))


def note(user, act, request, *, regel=""):
    """A line; with a rule it was refused."""
    herkomst = origin(request) if request else ""
    outcome = {"uitkomst": "geweigerd", "regel": regel} if regel else {}
    audit.aangemeld(user, act, herkomst=herkomst, **outcome)


@receiver(user_logged_in)
def note_login(request, user, **kwargs):
    sessies.begin(request)
    note(user, "account.log_in", request)


@receiver(user_logged_out)
def note_logout(request, user, **kwargs):
    note(user, "account.log_out", request)


@receiver(user_login_failed)
def note_failure(credentials, request=None, **kwargs):
    """A try on an account is in the trail of its owner; an unknown address is not kept."""
    email = credentials.get("email", "")
    note(
        User.objects.filter(email__iexact=email).first(), "account.log_in", request, regel="stap 1"
    )


@receiver(authentication_failed)
def note_wrong_code(request, user, **kwargs):
    """Whoever gets here knows the password."""
    note(user, "account.log_in", request, regel="stap 2")


@receiver(authenticator_added)
def note_factor(request, user, authenticator, **kwargs):
    """Setting one up is showing it: allauth checked the code or the key just now."""
    if authenticator.type in FACTOREN:
        record_authentication(request, user, method="mfa", type="instellen")
    note(user, "account.add_factor", request)


@receiver(authenticator_reset)
def note_new_codes(request, user, **kwargs):
    note(user, "account.add_factor", request)


@receiver(authenticator_removed)
def note_factor_gone(request, user, **kwargs):
    note(user, "account.remove_factor", request)


@receiver([password_changed, password_set, password_reset])
def note_password(request, user, **kwargs):
    note(user, "account.change_password", request)
