"""Arranging a test: writing rows that no single person may write.

Row-level security holds in the tests as in production. To arrange a situation (years of history, a
grant that ended) the test database has one policy more, which opens only inside
``with arranging():``. Acting and asserting happen outside it, under the real policies.
"""

from contextlib import contextmanager

from django.db import connection, transaction

from wams.audit import lopend
from wams.doelbinding.actor import Actor

LOCKED = "SELECT oid::regclass::text FROM pg_class WHERE relrowsecurity AND relkind IN ('r', 'p')"


def install(cursor):
    """Add the arranging policy to each locked table; called once, by the owner."""
    for (table,) in cursor.execute(LOCKED).fetchall():
        cursor.execute(
            f"CREATE POLICY opzet ON {table} TO wams_app "
            "USING (current_setting('test.opzet', true) = 'aan') "
            "WITH CHECK (current_setting('test.opzet', true) = 'aan')"
        )


@contextmanager
def arranging():
    """Write any row; what is saved belongs to an act of nobody."""
    with transaction.atomic(), connection.cursor() as cursor:
        before = cursor.execute("SELECT current_setting('test.opzet', true)").fetchone()[0] or ""
        cursor.execute("SELECT set_config('test.opzet', 'aan', true)")
        handeling = lopend.Handeling(Actor(None, None, act="test"), "test")
        token = lopend._current.set(handeling)
        try:
            yield
        finally:
            lopend._current.reset(token)
        cursor.execute("SELECT set_config('test.opzet', %s, true)", [before])


@contextmanager
def at_moment(moment):
    """Freeze the database's clock for grants, within this transaction."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('test.nu', %s, true)", [moment.isoformat()])
        yield
        cursor.execute("SELECT set_config('test.nu', '', true)")
