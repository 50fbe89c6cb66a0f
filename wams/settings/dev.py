"""The demo and every day's work: no secrets worth keeping, no TLS, everything in ./var."""

import secrets

from wams.settings.base import *

# Off, so that a refused page looks as it will in production.
DEBUG = False
SECRET_KEY = SECRET_KEY or secrets.token_urlsafe(50)
ALLOWED_HOSTS = ALLOWED_HOSTS or ["localhost", "127.0.0.1", "[::1]"]
INSTALLED_APPS = [*INSTALLED_APPS, "wams.demo"]

# The demo accounts share one second factor, which exists here only.
DEMO_TOTP_SECRET = "JBSWY3DPEHPK3PXPWAMSDEMOJBSWY3DP"  # noqa: S105
DEMO_WACHTWOORD = "Voorbeeld-van-Wams"
WAMS_KEYRING = WAMS_KEYRING or str(BASE_DIR / "var" / "sleutelbos.json")
WAMS_SLEUTELS = WAMS_SLEUTELS or str(BASE_DIR / "var" / "sleutels")

# Straight from the packages: no collecting, no compressing.
STATIC_ROOT = None
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False

EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
EMAIL_FILE_PATH = BASE_DIR / "var" / "mail"
DEFAULT_FROM_EMAIL = "wams@demo.example"
