from pathlib import Path

from django.db import migrations, models
from django.db.models import Q

from wams.database.sql import sql_file


class Migration(migrations.Migration):
    dependencies = [("meldpunt", "0002_rls")]
    operations = [
        migrations.AddField(
            model_name="melding",
            name="soort",
            field=models.CharField(
                choices=[("wams", "Hulp bij meervoudige problemen"), ("wvggz", "Wvggz-melding")],
                default="wams",
                max_length=5,
            ),
        ),
        migrations.AddConstraint(
            model_name="melding",
            constraint=models.CheckConstraint(
                name="melding_wvggz_zonder_casus",
                condition=~Q(soort="wvggz")
                | ~Q(status__in=["GEKOPPELD", "CASUS_A", "CASUS_B_VERZOEK"]),
            ),
        ),
        sql_file(Path(__file__), "wvggz"),
    ]
