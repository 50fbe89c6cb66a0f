"""Sending the forms of Beheer as a browser does: with what the page itself put in them."""

import re
from datetime import timedelta

from django.utils import timezone

HIDDEN = r'type="hidden" name="(versie|inzending|gemeente)" value="([^"]+)"'


def hidden(page):
    return dict(re.findall(HIDDEN, page))


def send(client, path, **data):
    shown = client.get(f"/beheer/{path}").text
    return client.post(f"/beheer/{path}", hidden(shown) | data)


def day(offset):
    moment = timezone.localdate() + timedelta(days=offset)
    return f"{moment.day}-{moment.month}-{moment.year}"
