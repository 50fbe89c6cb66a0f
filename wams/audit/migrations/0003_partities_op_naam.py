from django.db import migrations

OP_NAAM = """
REVOKE ALL ON FUNCTION wams_auditpartities_tot() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION wams_auditpartities_tot() TO wams_app;
"""
IEDEREEN = "GRANT EXECUTE ON FUNCTION wams_auditpartities_tot() TO PUBLIC;"


class Migration(migrations.Migration):
    dependencies = [("audit", "0002_alleen_aanvullen")]

    operations = [migrations.RunSQL(OP_NAAM, IEDEREEN)]
