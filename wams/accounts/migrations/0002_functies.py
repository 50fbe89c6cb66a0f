from pathlib import Path

from django.db import migrations

from wams.database.sql import sql_file


class Migration(migrations.Migration):
    dependencies = [("accounts", "0001_initial")]
    operations = [sql_file(Path(__file__), "functies")]
