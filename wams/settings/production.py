"""No default for a secret or a host: what is missing stops the start."""

from django.core.exceptions import ImproperlyConfigured

from wams.settings.base import *

REQUIRED = {
    "SECRET_KEY": SECRET_KEY,
    "ALLOWED_HOSTS": ALLOWED_HOSTS,
    "REDIS_URL": REDIS_URL,
    "WAMS_KEYRING": WAMS_KEYRING,
    "WAMS_SLEUTELS": WAMS_SLEUTELS,
    "WAMS_BESTANDEN": WAMS_BESTANDEN,
    "WAMS_SCANNER": WAMS_SCANNER not in ("", "geen"),
    f"the database address of WAMS_LOGIN={LOGIN}": DATABASE_URLS[LOGIN],
}
if missing := [name for name, value in REQUIRED.items() if not value]:
    raise ImproperlyConfigured(f"Not set: {', '.join(missing)}.")
if len(SECRET_KEY) < 50:
    raise ImproperlyConfigured("SECRET_KEY needs at least 50 characters.")

DEBUG = False

SECURE_SSL_REDIRECT = True
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = 2 * 365 * 24 * 60 * 60
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = True
SESSION_COOKIE_NAME = "__Host-sessie"
CSRF_COOKIE_SECURE = True
CSRF_COOKIE_NAME = "__Host-csrf"
# A cookie whose name begins with __Host- may not name a domain and belongs to the whole site.
SESSION_COOKIE_PATH = CSRF_COOKIE_PATH = "/"

STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
