from pathlib import Path

from django.db import migrations

from wams.database.sql import sql_file


class Migration(migrations.Migration):
    dependencies = [("cases", "0016_naar_eigen_hulpvraag")]
    operations = [sql_file(Path(__file__), "uitstel_leest_niet_mee")]
