from pathlib import Path

from django.db import migrations

from wams.database.sql import sql_file


class Migration(migrations.Migration):
    dependencies = [("workplans", "0006_stilte"), ("cases", "0015_buiten_bereik")]
    operations = [sql_file(Path(__file__), "buiten_bereik")]
