from pathlib import Path

from django.db import migrations

from wams.database.sql import sql_file
from wams.doelbinding.rls import under_casus

UNDER_CASUS = [
    "workplans_afspraak",
    "workplans_akkoord",
    "workplans_anderekijk",
    "workplans_doelstelling",
    "workplans_werkplan",
]


class Migration(migrations.Migration):
    dependencies = [("workplans", "0001_initial"), ("cases", "0002_rls")]
    operations = [
        *[under_casus(table) for table in UNDER_CASUS],
        sql_file(Path(__file__), "regels"),
        sql_file(Path(__file__), "partij"),
    ]
