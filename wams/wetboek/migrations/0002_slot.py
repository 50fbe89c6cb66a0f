from pathlib import Path

from django.db import migrations

from wams.database.sql import sql_file


class Migration(migrations.Migration):
    dependencies = [
        ("wetboek", "0001_initial"),
        ("recht", "0003_voorgelegd"),
        ("accounts", "0003_besluitnemer"),
    ]
    operations = [sql_file(Path(__file__), "slot")]
