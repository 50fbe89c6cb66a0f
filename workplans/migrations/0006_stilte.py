from pathlib import Path

from django.db import migrations

from wams.database.sql import sql_file


class Migration(migrations.Migration):
    dependencies = [
        ("workplans", "0005_beperkte_samenspraak"),
        ("cases", "0009_vertegenwoordiging_rls"),
    ]
    operations = [sql_file(Path(__file__), "stilte")]
