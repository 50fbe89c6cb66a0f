from pathlib import Path

from django.db import migrations

from wams.database.sql import sql_file
from wams.doelbinding.rls import under_casus

UNDER_CASUS = [
    "cases_besluit",
    "cases_betrokkene",
    "cases_deelnameverklaring",
    "cases_gegeven",
    "cases_hulpvraag",
    "cases_onderzoek",
    "cases_ondersteuning",
    "cases_probleem",
    "cases_scoperegel",
    "cases_scopeversie",
    "cases_vertegenwoordiging",
    "cases_zienswijze",
]


class Migration(migrations.Migration):
    dependencies = [("cases", "0001_initial"), ("doelbinding", "0002_toewijzing")]
    operations = [
        *[under_casus(table) for table in UNDER_CASUS],
        sql_file(Path(__file__), "rls"),
        sql_file(Path(__file__), "verdeelstand"),
        sql_file(Path(__file__), "sturing"),
    ]
