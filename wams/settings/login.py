"""Signing in: password and a second factor for everybody, slow for whoever guesses."""

LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "start"
LOGOUT_REDIRECT_URL = "account_login"

ACCOUNT_ADAPTER = "wams.web.adapters.AccountAdapter"
ACCOUNT_FORMS = {
    "login": "wams.web.account_forms.InlogForm",
    "change_password": "wams.web.account_forms.WijzigForm",
    "set_password": "wams.web.account_forms.KiesForm",
    "reset_password": "wams.web.account_forms.VergetenForm",
    "reset_password_from_key": "wams.web.account_forms.NieuwForm",
    "reauthenticate": "wams.web.account_forms.BevestigForm",
}
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"  # accounts are made by Beheer, which knows the address
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_NOTIFICATIONS = True  # who did not change it himself must learn of it
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_REAUTHENTICATION_TIMEOUT = 300
# Per key is per account and, after a first login, per browser: guessing keeps no owner out.
ACCOUNT_RATE_LIMITS = {
    "login": "30/m/ip",
    "login_failed": "10/15m/key,100/15m/ip",
    "reauthenticate": "10/15m/user",
    "reset_password": "20/15m/ip,5/15m/key",
    "change_password": "10/15m/user",
}
PASSWORD_RESET_TIMEOUT = 24 * 60 * 60

MFA_ADAPTER = "wams.web.adapters.FactorAdapter"
MFA_FORMS = {
    "authenticate": "wams.web.account_forms.CodeForm",
    "reauthenticate": "wams.web.account_forms.NogEensCodeForm",
    "activate_totp": "wams.web.account_forms.AppForm",
    "add_webauthn": "wams.web.account_forms.PasskeyForm",
    "edit_webauthn": "wams.web.account_forms.PasskeyNaamForm",
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_TOTP_ISSUER = "Wams"
MFA_TOTP_TOLERANCE = 1
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_PASSKEY_SIGNUP_ENABLED = False
MFA_WEBAUTHN_USER_VERIFICATION = (
    "required"  # a key alone is one factor; with PIN or finger it is two
)
