from django.db import migrations

from wams.doelbinding.rls import een_casus, in_casus_van


class Migration(migrations.Migration):
    dependencies = [("workplans", "0002_rls"), ("cases", "0004_zelfde_casus")]
    operations = [
        een_casus("workplans_werkplan"),
        een_casus("workplans_doelstelling"),
        in_casus_van("workplans_doelstelling", "werkplan_id", "workplans_werkplan"),
        in_casus_van("workplans_doelstelling", "probleem_id", "cases_probleem"),
        in_casus_van("workplans_akkoord", "werkplan_id", "workplans_werkplan"),
        in_casus_van("workplans_akkoord", "betrokkene_id", "cases_betrokkene"),
        in_casus_van("workplans_anderekijk", "werkplan_id", "workplans_werkplan"),
        in_casus_van("workplans_afspraak", "doelstelling_id", "workplans_doelstelling"),
        in_casus_van("workplans_afspraak", "betrokkene_id", "cases_betrokkene"),
        in_casus_van("workplans_afspraak", "persoon_id", "cases_betrokkene"),
    ]
