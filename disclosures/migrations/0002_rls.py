from pathlib import Path

from django.db import migrations

from wams.database.sql import sql_file
from wams.doelbinding.rls import een_casus, in_casus_van, under_casus

VERSTREKKING = "disclosures_verstrekking"
BIJ_VERSTREKKING = [
    "disclosures_datalekbeoordeling",
    "disclosures_kennisgeving",
    "disclosures_ontvangst",
    "disclosures_stand",
    "disclosures_verstrektgegeven",
    "disclosures_voorwaarde",
]
VAN_GEGEVEN = [
    "disclosures_kennisgeving",
    "disclosures_verstrektgegeven",
    "disclosures_voorwaarde",
]


class Migration(migrations.Migration):
    dependencies = [
        ("disclosures", "0001_initial"),
        ("cases", "0010_informatieplicht"),
        ("workplans", "0003_zelfde_casus"),
    ]
    operations = [
        *[under_casus(t) for t in (VERSTREKKING, "disclosures_opheffing", *BIJ_VERSTREKKING)],
        een_casus(VERSTREKKING),
        een_casus("disclosures_stand"),
        een_casus("disclosures_voorwaarde"),
        in_casus_van(VERSTREKKING, "betrokkene_id", "cases_betrokkene"),
        in_casus_van(VERSTREKKING, "toestemming_id", "cases_toestemming"),
        in_casus_van(VERSTREKKING, "vorige_id", VERSTREKKING),
        *[in_casus_van(table, "verstrekking_id", VERSTREKKING) for table in BIJ_VERSTREKKING],
        *[in_casus_van(table, "gegeven_id", "cases_gegeven") for table in VAN_GEGEVEN],
        in_casus_van("disclosures_kennisgeving", "stand_id", "disclosures_stand"),
        in_casus_van("disclosures_datalekbeoordeling", "betrokkene_id", "cases_betrokkene"),
        in_casus_van("disclosures_opheffing", "voorwaarde_id", "disclosures_voorwaarde"),
        sql_file(Path(__file__), "regels"),
        sql_file(Path(__file__), "rls"),
    ]
