from pathlib import Path

from django.db import migrations

from wams.database.sql import sql_file


class Migration(migrations.Migration):
    initial = True
    dependencies = [("cases", "0002_rls")]
    operations = [sql_file(Path(__file__), "casusnummer")]
