from pathlib import Path

from django.db import migrations

from wams.database.sql import sql_file


class Migration(migrations.Migration):
    dependencies = [("cases", "0005_route_b")]
    operations = [sql_file(Path(__file__), "aanvrager")]
