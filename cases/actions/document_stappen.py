"""Steps that several acts on a document share. They open no transaction."""

from functools import partial

from django.db import transaction

from cases.models import Document
from wams.bestanden import opslag


def remove(document):
    """The file goes as soon as this is certain; its row says that there was one."""
    if document.status == Document.Status.VERWIJDERD:
        return
    document.move_to(Document.Status.VERWIJDERD)
    document.naam = ""
    document.save(update_fields=["status", "naam"])
    shred(document)


def shred(document):
    """Not before the commit: a rollback can't bring a file back."""
    gone = partial(opslag.vernietig, document.casus.gemeente_id, document.opslag)
    transaction.on_commit(gone)
