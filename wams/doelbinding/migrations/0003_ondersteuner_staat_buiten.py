from pathlib import Path

from django.contrib.postgres.constraints import ExclusionConstraint
from django.db import migrations

from wams.database.sql import sql_file
from wams.doelbinding.toewijzing import OnlyOndersteuner


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0005_ondersteuner"),
        ("cases", "0001_initial"),
        ("doelbinding", "0002_toewijzing"),
    ]
    operations = [
        migrations.AddConstraint(
            model_name="toewijzing",
            constraint=ExclusionConstraint(
                name="toewijzing_ondersteuner_staat_buiten",
                expressions=[("user", "="), ("casus", "="), (OnlyOndersteuner("rol"), "<>")],
            ),
        ),
        sql_file(Path(__file__), "ondersteuner"),
    ]
