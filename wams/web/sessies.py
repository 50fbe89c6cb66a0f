"""Sessions in the database, each with its owner in a column of its own."""

import time
import uuid
from datetime import UTC, datetime

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from django.utils import timezone

BEGONNEN, ACTIEF, NUMMER, APPARAAT = "begonnen", "actief", "nummer", "apparaat"
BROWSERS = (
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser/", "Samsung Internet"),
    ("Firefox/", "Firefox"),
    ("FxiOS/", "Firefox"),
    ("CriOS/", "Chrome"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
)
SYSTEMEN = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("CrOS", "ChromeOS"),
    ("Windows", "Windows"),
    ("Mac OS X", "Mac"),
    ("Linux", "Linux"),
)


class SessionStore(DatabaseStore):
    @classmethod
    def get_model_class(cls):
        from wams.web.models import Sessie

        return Sessie

    def create_model_instance(self, data):
        row = super().create_model_instance(data)
        begonnen = data.get(BEGONNEN)
        row.user_id = data.get(SESSION_KEY)
        row.nummer = data.get(NUMMER)
        row.apparaat = data.get(APPARAAT, "")
        row.begonnen_op = datetime.fromtimestamp(begonnen, tz=UTC) if begonnen else None
        row.gezien_op = timezone.now()
        return row


def begin(request):
    """What is known of a session from its first moment on."""
    request.session[BEGONNEN] = request.session[ACTIEF] = time.time()
    request.session[NUMMER] = str(uuid.uuid4())
    request.session[APPARAAT] = apparaat(request.headers.get("User-Agent", ""))


def apparaat(agent):
    """Enough to know one's own browser again, and no more of what it says about itself."""
    browser = next((naam for teken, naam in BROWSERS if teken in agent), "Browser")
    systeem = next((naam for teken, naam in SYSTEMEN if teken in agent), "")
    return f"{browser} op {systeem}" if systeem else browser


def eigen(request):
    """The living sessions of this person, this one first."""
    now, here = timezone.now(), request.session.get(NUMMER)
    rows = list(request.user.sessies.filter(expire_date__gt=now).order_by("-gezien_op"))
    for row in rows:
        row.deze = str(row.nummer) == here
    return sorted(rows, key=lambda row: not row.deze)


def beeindig(request, nummer=None):
    """End one own session, or all others; says how many."""
    rows = request.user.sessies.exclude(session_key=request.session.session_key)
    rows = rows.filter(nummer=nummer) if nummer else rows
    return rows.delete()[0]
