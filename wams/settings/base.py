"""Everything that is the same everywhere; the only reader of the environment."""

import os
from datetime import date
from pathlib import Path

from csp.constants import NONCE, NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from psycopg.conninfo import conninfo_to_dict

BASE_DIR = Path(__file__).resolve().parent.parent.parent

# --- The environment, read here and nowhere else ---------------------------------------------

LOGIN = os.environ.get("WAMS_LOGIN", "app")
DATABASE_URLS = {
    "app": os.environ.get("DATABASE_URL", ""),
    "worker": os.environ.get("DATABASE_WORKER_URL", ""),
    "owner": os.environ.get("DATABASE_OWNER_URL", ""),
}
REDIS_URL = os.environ.get("REDIS_URL", "")
SECRET_KEY = os.environ.get("SECRET_KEY", "")
WAMS_KEYRING = os.environ.get("WAMS_KEYRING", "")
WAMS_SLEUTELS = os.environ.get("WAMS_SLEUTELS", "")
WAMS_BESTANDEN = os.environ.get("WAMS_BESTANDEN", "")
WAMS_SCANNER = os.environ.get("WAMS_SCANNER", "geen")  # host:port or unix:path of ClamAV
ALLOWED_HOSTS = [host for host in os.environ.get("ALLOWED_HOSTS", "").split(",") if host]

if LOGIN not in DATABASE_URLS:
    raise ImproperlyConfigured("WAMS_LOGIN is app, worker or owner.")

# --- Database --------------------------------------------------------------------------------

NOWHERE = "host=127.0.0.1 port=1 dbname=wams connect_timeout=1"  # no address given: no connection
DATABASE_DURABLE = True  # the start-up check also asks that a confirmed row can't be lost


def database(url):
    """Django's form of a libpq address; a pool for the web, where connections come and go."""
    parts = conninfo_to_dict(url or NOWHERE)
    named = {key: parts.pop(key, "") for key in ("host", "port", "user", "password", "dbname")}
    options = {"connect_timeout": 5, "application_name": f"wams-{LOGIN}"} | parts
    if LOGIN == "app":
        options["pool"] = {"min_size": 0, "max_size": 8, "timeout": 2}
    return {
        "ENGINE": "django.db.backends.postgresql",
        "HOST": named["host"],
        "PORT": named["port"],
        "USER": named["user"],
        "PASSWORD": named["password"],
        "NAME": named["dbname"],
        "OPTIONS": options,
        "CONN_MAX_AGE": 0,  # the pool demands it
        "CONN_HEALTH_CHECKS": True,
        "ATOMIC_REQUESTS": False,  # acting_as() opens the one transaction that has a context
    }


DATABASES = {"default": database(DATABASE_URLS[LOGIN])}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# --- What we consist of ----------------------------------------------------------------------

INSTALLED_APPS = [
    "wams.database",
    "wams.recht",
    "wams.accounts",
    "wams.kluis",
    "wams.doelbinding",
    "wams.audit",
    "wams.retention",
    "wams.formulieren",
    "wams.web",
    "cases",
    "workplans",
    "disclosures",
    "meldpunt",
    "wams.wetboek",
    "wams.toezicht",
    "wams.beheer",
    "wams.werk",
    "guardian",
    "auditlog",
    "crispy_forms",
    "django_htmx",
    "template_partials",
    "csp",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "wams.web.headers.ResourcePolicyMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "wams.web.middleware.NoStoreMiddleware",
    "wams.web.login.StrongLoginMiddleware",
    "wams.web.slot.SlotMiddleware",
    "wams.web.middleware.GemeenteMiddleware",
]

WAMS_VERSIE = "wams 0.1.0"  # stands in each line of the audit log
WAMS_UITGEBRACHT = date(2026, 11, 24)  # of this version; security.txt holds for 360 days from it
WAMS_SECURITY_CONTACT = os.environ.get("WAMS_SECURITY_CONTACT", "mailto:beveiliging@wams.example")
WAMS_SLOT_SECONDEN = 15 * 60  # idle this long: the screen locks, the draft stays
ROOT_URLCONF = "wams.urls"
WSGI_APPLICATION = "wams.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "csp.context_processors.nonce",
                "wams.web.context.shell",
            ],
        },
    }
]
CRISPY_ALLOWED_TEMPLATE_PACKS = ["nlds"]
CRISPY_TEMPLATE_PACK = "nlds"

# --- Who works here --------------------------------------------------------------------------

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "django.contrib.auth.backends.ModelBackend",
    "guardian.backends.ObjectPermissionBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
VALIDATION = "django.contrib.auth.password_validation"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"{VALIDATION}.UserAttributeSimilarityValidator"},
    {"NAME": f"{VALIDATION}.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": f"{VALIDATION}.CommonPasswordValidator"},
]
ANONYMOUS_USER_NAME = None
GUARDIAN_MONKEY_PATCH_USER = False
GUARDIAN_MONKEY_PATCH_GROUP = False

AUDITLOG_LOGENTRY_MODEL = "audit.Wijziging"
AUDITLOG_USE_BASE_MANAGER = True
AUDITLOG_STORE_JSON_CHANGES = True
AUDITLOG_DISABLE_REMOTE_ADDR = True

SESSION_ENGINE = "wams.web.sessies"
SESSION_COOKIE_NAME = "sessie"
SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_NAME = "csrf"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Strict"
CSRF_COOKIE_AGE = None
# The default puts messages in a cookie first.
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "database_kortgeheugen",
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    }
}

# --- What is sent to us ----------------------------------------------------------------------

FILE_UPLOAD_HANDLERS = ["wams.bestanden.ontvangst.GeheugenHandler"]
DATA_UPLOAD_MAX_NUMBER_FILES = 1

# --- What a browser is told ------------------------------------------------------------------

SECURE_CONTENT_TYPE_NOSNIFF = True
# Not no-referrer: a browser then sends Origin: null with our own forms, and CSRF refuses them.
# To other sites this says as little.
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF, NONCE],
        "style-src": [SELF, NONCE],
        "img-src": [SELF, "data:"],  # the component library draws its icons with data:
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
        "object-src": [NONE],
    }
}
PERMISSIONS_POLICY = {
    feature: []
    for feature in (
        "accelerometer", "autoplay", "bluetooth", "browsing-topics", "camera", "display-capture",
        "encrypted-media", "fullscreen", "geolocation", "gyroscope", "hid", "idle-detection",
        "local-fonts", "magnetometer", "microphone", "midi", "payment", "picture-in-picture",
        "screen-wake-lock", "serial", "storage-access", "usb", "web-share", "xr-spatial-tracking",
    )
}  # fmt: skip

STATIC_URL = "static/"
STATIC_ROOT = BASE_DIR / "staticfiles"
NODE_MODULES = BASE_DIR / "node_modules"
STATICFILES_DIRS = [
    ("vendor/utrecht", NODE_MODULES / "@utrecht/component-library-css/dist"),
    ("vendor/tokens", NODE_MODULES / "@nl-design-system-unstable/voorbeeld-design-tokens/dist"),
    ("vendor/noto-sans", NODE_MODULES / "@fontsource/noto-sans"),
]

# --- Language and time -----------------------------------------------------------------------

LANGUAGE_CODE = "nl"
USE_I18N = True  # for Django's own texts; ours are Dutch as they stand
TIME_ZONE = "Europe/Amsterdam"
USE_TZ = True

# --- Jobs ------------------------------------------------------------------------------------

CELERY_BROKER_URL = REDIS_URL.replace("unix://", "redis+socket://", 1)
# Without these a hung broker holds a page for as long as it hangs. The worker waits in
# blocking reads and comes back by itself; the web hands over at once or not at all.
CELERY_BROKER_TRANSPORT_OPTIONS = {
    "socket_timeout": 1,
    "socket_connect_timeout": 1,
    "retry_on_timeout": False,
    "visibility_timeout": 3600,
    "max_retries": 1,
    "interval_start": 0,
    "interval_max": 0,
}
if LOGIN == "worker":
    CELERY_BROKER_TRANSPORT_OPTIONS = {"socket_timeout": 10, "visibility_timeout": 3600}
CELERY_BROKER_CONNECTION_TIMEOUT = 1
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_TASK_PUBLISH_RETRY = False
CELERY_TASK_SERIALIZER = "json"
CELERY_RESULT_SERIALIZER = "json"
CELERY_ACCEPT_CONTENT = ["json"]
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_TASK_TIME_LIMIT = 600
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_TIMEZONE = TIME_ZONE

# --- Logs: what happened, never about whom ---------------------------------------------------

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "regel": {
            "()": "wams.logs.QuietFormatter",
            "format": "{asctime} {levelname} {name} {message}",
            "style": "{",
        }
    },
    "handlers": {"scherm": {"class": "logging.StreamHandler", "formatter": "regel"}},
    "root": {"handlers": ["scherm"], "level": "INFO"},
    "loggers": {
        "django": {"handlers": [], "level": "INFO", "propagate": True},
        "fido2": {"level": "WARNING"},  # else it names each key
        "django.server": {"handlers": [], "level": "WARNING", "propagate": True},
        # Says each step of each page, and quotes what it can't read.
        "weasyprint": {"handlers": [], "level": "CRITICAL", "propagate": True},
        "fontTools": {"handlers": [], "level": "ERROR", "propagate": True},
    },
}

# --- Logging in has a file of its own --------------------------------------------------------

from wams.settings.login import *
