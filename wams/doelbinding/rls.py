"""The second lock: the context of one transaction, and row-level security in migrations."""

from contextlib import contextmanager

from django.db import connection, connections, migrations, models, transaction

SET = (
    "SELECT set_config('app.user_id', %s, true), set_config('app.gemeente_id', %s, true), "
    "set_config('app.systeem_act', %s, true)"
)
GET = (
    "SELECT coalesce(current_setting('app.user_id', true), ''), "
    "coalesce(current_setting('app.gemeente_id', true), ''), "
    "coalesce(current_setting('app.systeem_act', true), '')"
)


class Nu(models.Func):
    """The database's one clock for grants: the start of this transaction."""

    template = "wams_nu()"
    arity = 0
    output_field = models.DateTimeField()


class Loopt(models.Func):
    """Whether these periods hold now. ``coalesce`` hides the planner's bad guess under RLS."""

    template = "coalesce(%(expressions)s @> wams_nu(), false)"
    output_field = models.BooleanField()


@contextmanager
def acting_as(actor):
    """Open the transaction in which the database knows who acts; the only place that does."""
    with transaction.atomic(durable=True), connection.cursor() as cursor:
        # More than one block is only possible inside a test's own transaction.
        nested = len(connection.atomic_blocks) > 1
        before = cursor.execute(GET).fetchone() if nested else None
        cursor.execute(
            SET, [str(actor.user_id or ""), str(actor.gemeente_id or ""), actor.systeem_act]
        )
        yield actor
        if nested:
            cursor.execute(SET, before)


OWN_TABLES = (
    "SELECT oid::regclass::text FROM pg_class "
    "WHERE relrowsecurity AND pg_get_userbyid(relowner) = current_user"
)


def _force(using, word):
    with connections[using].cursor() as cursor:
        for (table,) in cursor.execute(OWN_TABLES).fetchall():
            cursor.execute(f"ALTER TABLE {table} {word} ROW LEVEL SECURITY")


def lift_force(using, **kwargs):
    """Let a data migration of the owner see its rows; a runtime role owns nothing: no effect."""
    _force(using, "NO FORCE")


def restore_force(using, **kwargs):
    _force(using, "FORCE")


BETROKKEN = (
    "EXISTS (SELECT 1 FROM doelbinding_betrokkenheid b WHERE b.user_id = wams_user() "
    "AND b.casus_id = {casus} AND b.periodes @> wams_nu())"
)
SYSTEEM = (
    "EXISTS (SELECT 1 FROM doelbinding_systeemact s WHERE s.act = wams_act()) "
    "AND EXISTS (SELECT 1 FROM cases_casus c WHERE c.id = {casus} "
    "AND c.gemeente_id = wams_gemeente())"
)


def under_casus(table, *, casus="casus_id"):
    """Migration operation: lock a table under the casus for whoever has a live toewijzing.

    Reading, adding and changing need a live toewijzing; the worker needs a registered system act.
    No row moves to another casus.
    FORCE comes after the last migration: the owner can't check a foreign key to a forced table.
    Give nobody DELETE: the destroyer has its own policies.
    """
    mine = BETROKKEN.format(casus=f"{table}.{casus}")
    system = SYSTEEM.format(casus=f"{table}.{casus}")
    return migrations.RunSQL(
        f"""ALTER TABLE {table} ENABLE ROW LEVEL SECURITY;
        CREATE POLICY zien ON {table} FOR SELECT TO wams_app USING ({mine});
        CREATE POLICY toevoegen ON {table} FOR INSERT TO wams_app WITH CHECK ({mine});
        CREATE POLICY wijzigen ON {table} FOR UPDATE TO wams_app USING ({mine});
        CREATE POLICY systeem ON {table} TO wams_worker USING ({system}) WITH CHECK ({system});
        CREATE POLICY kern ON {table} FOR SELECT TO wams_kern USING (true);
        CREATE TRIGGER dossier BEFORE UPDATE OF {casus} ON {table} FOR EACH ROW
        WHEN (NEW.{casus} <> OLD.{casus}) EXECUTE FUNCTION wams_blijft_in_dossier();"""
    )


def in_casus_van(table, column, parent):
    """Migration operation: a row and what it points at belong to the same casus.

    ``parent`` needs ``een_casus(parent)`` once. An empty reference is no reference.
    """
    return migrations.RunSQL(
        f"""ALTER TABLE {table} ADD CONSTRAINT {table}_{column}_in_casus
        FOREIGN KEY ({column}, casus_id) REFERENCES {parent} (id, casus_id);"""
    )


def een_casus(parent):
    """Migration operation: let other rows refer to a row of this table with its casus."""
    return migrations.RunSQL(
        f"ALTER TABLE {parent} ADD CONSTRAINT {parent}_met_casus UNIQUE (id, casus_id);"
    )
