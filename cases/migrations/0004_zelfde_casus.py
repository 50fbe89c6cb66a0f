from django.db import migrations

from wams.doelbinding.rls import een_casus, in_casus_van

VAN_BETROKKENE = [
    ("cases_deelnameverklaring", "betrokkene_id"),
    ("cases_scopeversie", "betrokkene_id"),
    ("cases_scoperegel", "persoon_id"),
    ("cases_ondersteuning", "betrokkene_id"),
    ("cases_vertegenwoordiging", "betrokkene_id"),
    ("cases_hulpvraag", "betrokkene_id"),
    ("cases_probleem", "betrokkene_id"),
    ("cases_zienswijze", "betrokkene_id"),
    ("cases_gegeven", "betrokkene_id"),
    ("cases_brief", "betrokkene_id"),
]


class Migration(migrations.Migration):
    """Who works in two dossiers could point a row of the one at a person of the other."""

    dependencies = [("cases", "0003_brief")]
    operations = [
        een_casus("cases_betrokkene"),
        een_casus("cases_scopeversie"),
        een_casus("cases_probleem"),
        een_casus("cases_vertegenwoordiging"),
        *[in_casus_van(table, column, "cases_betrokkene") for table, column in VAN_BETROKKENE],
        in_casus_van("cases_scoperegel", "scope_id", "cases_scopeversie"),
        in_casus_van("cases_gegeven", "probleem_id", "cases_probleem"),
        in_casus_van("cases_brief", "vertegenwoordiging_id", "cases_vertegenwoordiging"),
    ]
