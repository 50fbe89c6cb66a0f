from django.db import migrations

from wams.doelbinding.rls import in_casus_van, under_casus

TABLES = ["cases_contactverbod", "cases_wilsbekwaamheid"]
NAAR_BETROKKENE = [
    ("cases_wilsbekwaamheid", "betrokkene_id"),
    ("cases_contactverbod", "betrokkene_id"),
    ("cases_contactverbod", "jegens_id"),
    ("cases_vertegenwoordiging", "persoon_id"),
]
VASTE_RIJEN = """
CREATE TRIGGER versie BEFORE UPDATE ON cases_contactverbod
  FOR EACH ROW EXECUTE FUNCTION wams_versie_omhoog();
CREATE TRIGGER blijft BEFORE UPDATE ON cases_wilsbekwaamheid
  FOR EACH ROW EXECUTE FUNCTION wams_blijft_staan();
"""


class Migration(migrations.Migration):
    dependencies = [("cases", "0008_vertegenwoordiging"), ("doelbinding", "0002_toewijzing")]
    operations = [
        *[under_casus(table) for table in TABLES],
        *[in_casus_van(table, column, "cases_betrokkene") for table, column in NAAR_BETROKKENE],
        migrations.RunSQL(VASTE_RIJEN),
    ]
