from pathlib import Path

from django.db import migrations

from wams.database.sql import sql_file

ZIET = "EXISTS (SELECT 1 FROM meldpunt_melding m WHERE m.id = {table}.melding_id)"
HEEFT = (
    "EXISTS (SELECT 1 FROM meldpunt_melding m WHERE m.id = {table}.melding_id "
    "AND (m.overgedragen_op IS NULL OR m.overgedragen_op = wams_nu())) "
    "AND (SELECT wams_heeft_functie('meldpunt'))"
)
SYSTEEM = (
    "EXISTS (SELECT 1 FROM doelbinding_systeemact s WHERE s.act = wams_act()) "
    "AND EXISTS (SELECT 1 FROM meldpunt_melding m WHERE m.id = {table}.melding_id)"
)
# Of a linked melding the one who leads the casus decides, and that decision is a row too.
TOEVOEGEN = {
    "meldpunt_meldingbesluit": "{heeft} OR {ziet} OR wams_vult_melding(melding_id)",
    # The melder gets word after the hand-over, when only his own row is still in sight.
    "meldpunt_terugkoppeling": (
        "gedaan_door_id = wams_user() AND EXISTS (SELECT 1 FROM meldpunt_melder r "
        "WHERE r.melding_id = meldpunt_terugkoppeling.melding_id) "
        "AND (SELECT wams_heeft_functie('meldpunt'))"
    ),
}
ONDER_MELDING = [
    "meldpunt_meldingpersoon",
    "meldpunt_meldingbesluit",
    "meldpunt_overdracht",
    "meldpunt_doorgeleiding",
    "meldpunt_terugkoppeling",
]


def under_melding(table):
    """Seen with the melding; added at its registration, or by the meldpunt that still has it."""
    ziet, heeft = ZIET.format(table=table), HEEFT.format(table=table)
    words = TOEVOEGEN.get(table, "{heeft} OR wams_vult_melding(melding_id)")
    add, system = words.format(heeft=heeft, ziet=ziet), SYSTEEM.format(table=table)
    return migrations.RunSQL(
        f"""ALTER TABLE {table} ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
        CREATE POLICY zien ON {table} FOR SELECT TO wams_app USING ({ziet});
        CREATE POLICY toevoegen ON {table} FOR INSERT TO wams_app WITH CHECK ({add});
        CREATE POLICY wijzigen ON {table} FOR UPDATE TO wams_app USING ({heeft});
        CREATE POLICY systeem ON {table} TO wams_worker USING ({system}) WITH CHECK ({system});"""
    )


class Migration(migrations.Migration):
    dependencies = [("meldpunt", "0001_initial"), ("cases", "0002_rls")]
    operations = [
        sql_file(Path(__file__), "rls"),
        *[under_melding(table) for table in ONDER_MELDING],
    ]
