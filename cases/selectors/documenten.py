"""Documents: what is on the page of a gegeven, what is sent, and what waits for the scanner."""

from django.db import connection

from cases.models import Document
from wams.bestanden import opslag


def document_van(actor, gegeven):
    """The document of this gegeven, or None."""
    rows = Document.objects.visible_to(actor).filter(gegeven=gegeven.pk)
    return rows.select_related("casus").first()


def download(actor, gegeven):
    """The content, opened; who asked for it is on record before it leaves."""
    document = document_van(actor, gegeven)
    return {
        "content": lees(document),
        "mime": document.mime,
        "bestandsnaam": document.bestandsnaam,
    }


def lees(document):
    return opslag.lees(document.casus.gemeente_id, document.casus_id, document.opslag)


def te_controleren(actor):
    """What the scanner has not seen yet, the oldest first."""
    rows = Document.objects.visible_to(actor).te_controleren()
    return rows.select_related("casus", "gegeven").order_by("aangemaakt_op")


def losse(namen):
    """Which of these files nothing points at, of whomever they are."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT wams_losse_bestanden(%s)", [namen])
        return [naam for (naam,) in cursor.fetchall()]
