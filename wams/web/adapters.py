"""What we decide for allauth: who may sign up, how secrets are kept, how errors read."""

import base64
import time
import uuid

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.authentication import get_authentication_records
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings

from wams.kluis import sleutels
from wams.web import apparaat

# The secrets of second factors have a data key of their own, as a dossier has.
FACTOREN = uuid.UUID("5bd1c0de-0000-4000-8000-00000000fac7")
AAD = b"1|mfa|geheim"


class AccountAdapter(DefaultAccountAdapter):
    """Accounts come from Beheer; nobody signs up. Errors in our own plain Dutch."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "email_password_mismatch": "Dit e-mailadres en dit wachtwoord horen niet bij elkaar.",
        "incorrect_password": "Dit wachtwoord klopt niet.",
        "too_many_login_attempts": (
            "U heeft het te vaak geprobeerd. Wacht een kwartier, of gebruik een passkey."
        ),
        "enter_current_password": "Dit is niet uw wachtwoord van nu.",
        "rate_limited": "Dit ging te vaak achter elkaar. Wacht even en probeer het opnieuw.",
    }

    def is_open_for_signup(self, request):
        return False

    def set_password(self, user, password):
        """Nothing but the password: the web may not write who a person is."""
        user.set_password(password)
        user.save(update_fields=["password"])

    def is_reauthentication_required(self, app):
        """Whoever showed who he is in the last minutes, by logging in too, is not asked again."""
        request = context.request
        shown = get_authentication_records(request, request.user)
        limit = time.time() - settings.ACCOUNT_REAUTHENTICATION_TIMEOUT
        return not any(record["at"] > limit for record in shown)

    def _get_login_attempts_cache_key(self, request, **credentials):
        key = super()._get_login_attempts_cache_key(request, **credentials)
        return f"{key}:{apparaat.bekend(request, credentials.get('email', ''))}"

    def send_mail(self, template_prefix, email, context):
        """Number and link, never a name: a mail is read by whoever has the mailbox."""
        super().send_mail(template_prefix, email, context | {"user": None})


class FactorAdapter(DefaultMFAAdapter):
    """The second step: its secrets sealed, the last one never removed, errors in Dutch."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": "Deze code klopt niet. Wacht op de volgende code en probeer opnieuw.",
        "cannot_delete_authenticator": (
            "Dit is uw enige tweede stap. Voeg eerst een andere toe, en verwijder daarna deze."
        ),
    }

    def encrypt(self, text):
        return base64.b64encode(sleutels.seal(FACTOREN, text.encode(), aad=AAD)).decode()

    def decrypt(self, encrypted_text):
        return sleutels.unseal(FACTOREN, base64.b64decode(encrypted_text), aad=AAD).decode()

    def is_mfa_enabled(self, user, types=None):
        """Recovery codes alone are no second step."""
        return super().is_mfa_enabled(user, types or ("totp", "webauthn"))

    def can_delete_authenticator(self, authenticator):
        others = Authenticator.objects.filter(user=authenticator.user_id).exclude(
            pk=authenticator.pk
        )
        return others.exclude(type=Authenticator.Type.RECOVERY_CODES).exists()

    def generate_authenticator_name(self, user, type):  # noqa: A002
        known = Authenticator.objects.filter(user=user, type=type).count()
        return f"Passkey {known + 1}"

    def get_public_key_credential_rp_entity(self):
        return super().get_public_key_credential_rp_entity() | {"name": "Wams"}
