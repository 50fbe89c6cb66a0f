from pathlib import Path

from django.db import migrations

from wams.database.sql import sql_file


class Migration(migrations.Migration):
    dependencies = [
        ("doelbinding", "0001_initial"),
        ("accounts", "0002_functies"),
        ("cases", "0001_initial"),
    ]
    operations = [sql_file(Path(__file__), "toewijzing")]
