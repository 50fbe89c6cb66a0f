"""Numbers per gemeente, year and kind, given out by the database: 2026-0147."""

from django.db import connection


def volgnummer(soort):
    """The next number for the gemeente of this transaction; two people never get the same."""
    with connection.cursor() as cursor:
        return cursor.execute("SELECT wams_volgnummer(%s)", [soort]).fetchone()[0]
