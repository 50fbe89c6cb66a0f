"""The register of verstrekkingen for the FG: rows of a view that holds no content."""

import csv
import io
from datetime import datetime, time, timedelta

from django.utils import timezone

from disclosures.models import Registerregel
from disclosures.selectors import datalek
from wams.recht import selectors as recht

KOPPEN = (
    "gegeven op", "vastgelegd op", "casus", "nummer", "richting", "aanleiding", "hoe",
    "verstrekker", "ontvanger", "doel", "grondslag", "uitzondering", "soorten", "aantal gegevens",
    "handhavingsrisico", "spoed", "ontvangen op", "stand",
)  # fmt: skip
HOOGSTENS = 20_000
FORMULE = ("=", "+", "-", "@", "\t", "\r")


def register(actor, filters=None):
    """Newest first; the words of the law of the day on which each was recorded."""
    return MetWoorden(_gekozen(actor, filters or {}))


def _gekozen(actor, filters):
    rows = Registerregel.objects.visible_to(actor).select_related("verstrekker", "ontvanger")
    for name in ("richting", "status", "doel", "ontvanger"):
        if filters.get(name):
            rows = rows.filter(**{name: filters[name]})
    if filters.get("categorie"):
        rows = rows.filter(categorieen__contains=[filters["categorie"]])
    if filters.get("spoed"):
        rows = rows.filter(spoed=True)
    if filters.get("van"):
        rows = rows.filter(gedaan_op__gte=_midnight(filters["van"]))
    if filters.get("tot"):
        rows = rows.filter(gedaan_op__lt=_midnight(filters["tot"] + timedelta(days=1)))
    return rows


def _midnight(day):
    return timezone.make_aware(datetime.combine(day, time.min))


class MetWoorden:
    """A page of rows that learn what their codes meant."""

    def __init__(self, rows):
        self.rows = rows

    def __getitem__(self, part):
        page = list(self.rows[part])
        for row in page:
            catalogus = recht.versie(row.catalogusversie, op=timezone.localdate(row.vastgelegd_op))
            row.doelnaam = catalogus.doel(row.doel).label
            row.grondnaam = catalogus.grondslag(row.grondslag).label
            row.soorten = "; ".join(catalogus.categorie(code).label for code in row.categorieen)
        return page


def export(actor, filters=None):
    """The rows of a file, and the file itself."""
    rows = register(actor, filters)[:HOOGSTENS]
    return {"shown": rows, "csv": _csv(rows)}


def _csv(rows):
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";")
    writer.writerow(KOPPEN)
    for row in rows:
        writer.writerow([_cel(value) for value in _waarden(row)])
    return ("\ufeff" + out.getvalue()).encode()


def _waarden(row):
    return (
        f"{timezone.localtime(row.gedaan_op):%Y-%m-%d %H:%M}",
        f"{timezone.localtime(row.vastgelegd_op):%Y-%m-%d %H:%M}",
        row.casusnummer,
        row.nummer,
        row.get_richting_display(),
        row.get_aanleiding_display(),
        row.get_kanaal_display(),
        row.verstrekker,
        row.ontvanger or "",
        row.doelnaam,
        row.grondnaam,
        row.uitzondering,
        row.soorten,
        row.gegevens,
        "ja" if row.handhavingsrisico else "nee",
        "ja" if row.spoed else "nee",
        f"{timezone.localtime(row.ontvangen_op):%Y-%m-%d %H:%M}" if row.ontvangen_op else "",
        row.get_status_display(),
    )


def _cel(value):
    """A spreadsheet takes a text that begins like this for a formula."""
    text = str(value)
    return f"'{text}" if text.startswith(FORMULE) else text


def datalekken(actor):
    found = datalek.beoordelingen(actor)
    return {"regels": found, "shown": [regel["rij"] for regel in found]}


def spoed(actor):
    """Each spoedverstrekking, and whether it was completed in time."""
    today = timezone.localdate()
    rows = Registerregel.objects.visible_to(actor).filter(spoed=True).order_by("-gedaan_op")
    found = list(rows[:100])
    for row in found:
        row.te_laat = not row.opgevolgd and row.aanvullen_voor < today
    return found
