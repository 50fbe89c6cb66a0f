"""Signing in: a second factor for everybody, a lock when idle, a line for each event."""

import time

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.authentication import get_authentication_records
from allauth.account.internal.flows.login import record_authentication
from allauth.account.signals import password_changed
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.signals import authenticator_added, authenticator_removed
from django.conf import settings
from django.contrib.auth import logout
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.dispatch import receiver
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import Resolver404, resolve, reverse

from wams.audit import log as audit
from wams.web.views import ActionView, origin

BEGONNEN, ACTIEF, SLOT, TERUG = "begonnen", "actief", "slot", "slot_terug"
EEN_MINUUT = 60

# What somebody without a second factor, or behind the lock, still reaches.
ALTIJD = {"account_logout", "hulp", "toegankelijkheid", "healthz", "readyz", "weergave"}
INSTELLEN = ALTIJD | {
    "mfa_index",
    "mfa_activate_totp",
    "mfa_add_webauthn",
    "mfa_view_recovery_codes",
    "mfa_generate_recovery_codes",
    "mfa_download_recovery_codes",
    "account_reauthenticate",
    "mfa_reauthenticate",
    "mfa_reauthenticate_webauthn",
}
ACHTER_SLOT = ALTIJD | {"account_slot"}


class AccountAdapter(DefaultAccountAdapter):
    """Accounts come from Beheer; nobody signs up. Errors in our own plain Dutch."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "email_password_mismatch": "Dit e-mailadres en dit wachtwoord horen niet bij elkaar.",
        "incorrect_password": "Dit wachtwoord klopt niet.",
        "too_many_login_attempts": "U heeft het te vaak geprobeerd. Wacht een kwartier.",
    }

    def is_open_for_signup(self, request):
        return False

    def respond_user_inactive(self, request, user):
        return HttpResponseRedirect(reverse("account_login"))


class FactorAdapter(DefaultMFAAdapter):
    """The second step, in our own plain Dutch."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": "Deze code klopt niet. Wacht op de volgende code en probeer opnieuw.",
    }


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
        if not request.user.is_authenticated or is_strong(request):
            return self.get_response(request)
        if url_name(request) in INSTELLEN:
            return self.get_response(request)
        if request.user.authenticator_set.exists():
            logout(request)  # he has a factor and did not show it
            return HttpResponseRedirect(reverse("account_login"))
        return HttpResponseRedirect(reverse("mfa_activate_totp"))


class SlotMiddleware:
    """Idle means lock, not loss: whatever the browser does, and for at most twelve hours in all."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if not request.user.is_authenticated:
            return self.get_response(request)
        now, session = time.time(), request.session
        if now - session.get(BEGONNEN, now) > settings.SESSION_COOKIE_AGE:
            logout(request)
            return HttpResponseRedirect(reverse("account_login"))
        if now - session.get(ACTIEF, now) > settings.WAMS_SLOT_SECONDEN:
            session[SLOT] = True
        if session.get(SLOT) and url_name(request) not in ACHTER_SLOT:
            return self.locked(request)
        if not session.get(SLOT) and now - session.get(ACTIEF, 0) > EEN_MINUUT:
            session[ACTIEF] = now
        session.setdefault(BEGONNEN, now)
        return self.get_response(request)

    def locked(self, request):
        """Keep what is being sent as the sender's own draft, show nothing, ask who is there."""
        part = "HTTP_HX_REQUEST" in request.META
        if not part and "HTTP_X_CONCEPT" not in request.META:
            request.session[TERUG] = request.get_full_path()
        if request.method == "POST" and is_action(request):
            request.META["HTTP_X_CONCEPT"] = "1"
            self.get_response(request)
        lock = reverse("account_slot")
        if part:
            return HttpResponse(status=204, headers={"HX-Redirect": lock})
        return HttpResponseRedirect(lock)


def is_action(request):
    view = (
        getattr(resolve(request.path_info).func, "view_class", None) if url_name(request) else None
    )
    return view is not None and issubclass(view, ActionView)


@receiver(user_logged_in)
def note_login(request, user, **kwargs):
    request.session[BEGONNEN] = request.session[ACTIEF] = time.time()
    audit.aangemeld(user, "account.log_in", herkomst=origin(request))


@receiver(user_logged_out)
def note_logout(request, user, **kwargs):
    audit.aangemeld(user, "account.log_out", herkomst=origin(request))


@receiver(user_login_failed)
def note_failure(request=None, **kwargs):
    audit.aangemeld(None, "account.log_in", uitkomst="geweigerd", regel="wachtwoord")


@receiver(authenticator_added)
def note_factor(request, user, **kwargs):
    """Setting one up is showing it: allauth checked the code or the key just now."""
    record_authentication(request, user, method="mfa", type="instellen")
    audit.aangemeld(user, "account.add_factor", herkomst=origin(request))


@receiver(authenticator_removed)
def note_factor_gone(request, user, **kwargs):
    audit.aangemeld(user, "account.remove_factor", herkomst=origin(request))


@receiver(password_changed)
def note_password(request, user, **kwargs):
    audit.aangemeld(user, "account.change_password", herkomst=origin(request))
