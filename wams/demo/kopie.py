"""Bulk loading by COPY: columns of a model, foreign keys that wait, triggers that rest."""

from contextlib import contextmanager

from django.db import connection
from psycopg import sql

from wams.kluis.velden import SealedField

FOREIGN_KEYS = """
SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint
WHERE contype = 'f' AND conrelid = ANY (%s::regclass[]) ORDER BY 1, 2
"""
# Those that no constraint needs: made again in one go they cost a third.
INDEXES = """
SELECT i.indexrelid::regclass::text, pg_get_indexdef(i.indexrelid) FROM pg_index i
WHERE i.indrelid = ANY (%s::regclass[]) AND NOT i.indisunique
  AND NOT EXISTS (SELECT FROM pg_constraint c WHERE c.conindid = i.indexrelid) ORDER BY 1
"""


class Kopie:
    """Rows of one model: named columns get values, all others what the model gives them."""

    def __init__(self, model, *names, **constants):
        self.table = model._meta.db_table
        fields = model._meta.concrete_fields
        self.columns = [field.column for field in fields]
        self._base = [constants.get(field.attname, default_of(field)) for field in fields]
        places = {field.attname: index for index, field in enumerate(fields)}
        self._places = [places[name] for name in names]

    def row(self, *values):
        row = self._base.copy()
        for place, value in zip(self._places, values, strict=True):
            row[place] = value
        return row

    def write(self, cursor, rows):
        """``rows`` are tuples in the order of the names."""
        statement = sql.SQL("COPY {} ({}) FROM STDIN").format(
            sql.Identifier(self.table), sql.SQL(", ").join(map(sql.Identifier, self.columns))
        )
        with cursor.copy(statement) as copy:
            for values in rows:
                copy.write_row(self.row(*values))


def default_of(field):
    """What save() would put there."""
    value = field.get_default()
    if isinstance(field, SealedField):
        return value.encode() if isinstance(value, str) else value
    return value


@contextmanager
def resting(tables):
    """Triggers, foreign keys and plain indexes of these tables come back when all rows are in."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # a table with waiting checks can't change
        keys = cursor.execute(FOREIGN_KEYS, [tables]).fetchall()
        indexes = cursor.execute(INDEXES, [tables]).fetchall()
        for table in tables:
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        for table, name, _ in keys:
            cursor.execute(f'ALTER TABLE {table} DROP CONSTRAINT "{name}"')
        for name, _ in indexes:
            cursor.execute(f"DROP INDEX {name}")
        yield
        for _, definition in indexes:
            cursor.execute(definition)
        for table, name, definition in keys:
            cursor.execute(f'ALTER TABLE {table} ADD CONSTRAINT "{name}" {definition}')
        for table in tables:
            cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")
