"""The forms of signing in, with our own words and without texts inside the fields."""

from allauth.account import forms as account
from allauth.mfa.base import forms as mfa
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm, EditWebAuthnForm

from wams.web.widgets import fill_error_texts

LABELS = {
    "login": "E-mailadres",
    "email": "E-mailadres",
    "password": "Wachtwoord",
    "oldpassword": "Wachtwoord van nu",
    "password1": "Nieuw wachtwoord",
    "password2": "Nieuw wachtwoord, nog een keer",
    "code": "Code van 6 cijfers",
    "name": "Naam van deze passkey",
    "passwordless": "Ook inloggen zonder wachtwoord",
}
UITLEG = {
    "password1": "Minstens 12 tekens. Een zin is sterk en goed te onthouden.",
    "name": "Bijvoorbeeld: laptop van het werk.",
    "passwordless": "U heeft dan genoeg aan uw vinger, uw gezicht of de pincode van het apparaat.",
}
CODE = {"inputmode": "numeric", "autocomplete": "one-time-code", "class": "w-code"}


class OwnWords:
    use_required_attribute = False

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.label = LABELS.get(name, field.label)
            field.help_text = UITLEG.get(name, "")
            field.widget.attrs.pop("placeholder", None)
            if name == "code":
                field.widget.attrs.update(CODE)

    def full_clean(self):
        fill_error_texts(self)
        super().full_clean()


class InlogForm(OwnWords, account.LoginForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["login"].widget.attrs["autocomplete"] = "username webauthn"


class WijzigForm(OwnWords, account.ChangePasswordForm):
    pass


class KiesForm(OwnWords, account.SetPasswordForm):
    pass


class VergetenForm(OwnWords, account.ResetPasswordForm):
    pass


class NieuwForm(OwnWords, account.ResetPasswordKeyForm):
    pass


class BevestigForm(OwnWords, account.ReauthenticateForm):
    pass


class CodeForm(OwnWords, mfa.AuthenticateForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["code"].help_text = "Plakken mag. Een herstelcode mag ook."


class NogEensCodeForm(OwnWords, mfa.ReauthenticateForm):
    pass


class AppForm(OwnWords, ActivateTOTPForm):
    pass


class PasskeyForm(OwnWords, AddWebAuthnForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["passwordless"].initial = True


class PasskeyNaamForm(OwnWords, EditWebAuthnForm):
    pass
