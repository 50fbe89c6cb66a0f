from pathlib import Path

from django.db import migrations

from wams.database.sql import sql_file


class Migration(migrations.Migration):
    dependencies = [("disclosures", "0005_afweging")]

    operations = [sql_file(Path(__file__), "spoed_dicht")]
