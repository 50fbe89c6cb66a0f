from pathlib import Path

from django.db import migrations

from wams.database.sql import sql_file


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_initial"), ("doelbinding", "0002_toewijzing")]
    operations = [sql_file(Path(__file__), "wijziging")]
