from pathlib import Path

from django.db import migrations

SQL = Path(__file__).parent / "sql"


class Migration(migrations.Migration):
    dependencies = [("recht", "0001_initial")]
    operations = [
        migrations.RunSQL(
            (SQL / "onveranderlijk.sql").read_text(),
            (SQL / "onveranderlijk_terug.sql").read_text(),
        )
    ]
