from pathlib import Path

from django.db import migrations

from wams.database.sql import sql_file
from wams.doelbinding.rls import een_casus, in_casus_van, under_casus


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0012_ondersteuning"),
        ("doelbinding", "0003_ondersteuner_staat_buiten"),
    ]
    operations = [
        under_casus("cases_machtiging"),
        een_casus("cases_machtiging"),
        in_casus_van("cases_machtiging", "betrokkene_id", "cases_betrokkene"),
        in_casus_van("cases_hulpvraagvoorstel", "betrokkene_id", "cases_betrokkene"),
        in_casus_van("cases_hulpvraagvoorstel", "machtiging_id", "cases_machtiging"),
        in_casus_van("cases_bemiddeling", "betrokkene_id", "cases_betrokkene"),
        in_casus_van("cases_bemiddeling", "machtiging_id", "cases_machtiging"),
        in_casus_van("cases_zienswijze", "machtiging_id", "cases_machtiging"),
        sql_file(Path(__file__), "ondersteuning"),
    ]
