"""The one place where demo rows are written: collected first, then in bulk, by the owner."""

import random
import uuid
from collections import defaultdict
from contextlib import contextmanager
from datetime import datetime, time, timedelta

from django.core.management.base import CommandError
from django.db import connection, transaction
from django.utils import timezone

from wams.audit import lopend
from wams.doelbinding import rls
from wams.recht import termijnen

ZAAD = 2026
PER_KEER = 500
OPEN_WORK = "SELECT count(*) FROM cases_casus"


@contextmanager
def as_owner():
    """Row-level security is off for the owner of the tables, until this transaction ends."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT current_user")
        if cursor.fetchone() != ("wams_owner",):
            raise CommandError("Laden kan alleen als eigenaar: zet WAMS_LOGIN=owner.")
        rls.lift_force("default")
        # The triggers run as wams_kern, which works through its policies.
        cursor.execute("SET LOCAL row_security = on")
        cursor.execute("SET LOCAL statement_timeout = 0")
        yield cursor
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        rls.restore_force("default")


def is_empty():
    """Whether nobody works here yet; asked by the owner, inside ``as_owner``."""
    with connection.cursor() as cursor:
        cursor.execute(OPEN_WORK)
        return cursor.fetchone()[0] == 0


class Lading:
    """Rows and log lines on their way to the database, the same ones at every run of one day."""

    def __init__(self, zaad=ZAAD):
        self.toeval = random.Random(zaad)  # noqa: S311
        self.vandaag = timezone.localdate()
        self.gisteren = self.vandaag - timedelta(days=1)
        self.permissies = {}
        self._rows = defaultdict(list)
        self._lines = []
        self.nummers = {}

    def new_id(self):
        return uuid.UUID(int=self.toeval.getrandbits(128), version=4)

    def add(self, row, pk=None):
        row.pk = pk or self.new_id()
        self._rows[type(row)].append(row)
        return row

    def rows(self, model):
        return self._rows[model]

    def line(self, **values):
        """One line of the log, in the month in which it would have been written."""
        self._lines.append(values | {"id": self.new_id()})

    def write(self):
        """Everything in one go; no signal fires, so that no act is made up."""
        for model, rows in self._rows.items():
            manager = model.objects
            manager = manager.unscoped() if hasattr(manager, "unscoped") else manager
            manager.bulk_create(rows, batch_size=PER_KEER)
        self._write_lines()

    def _write_lines(self):
        if not self._lines:
            return
        self._lines.sort(key=lambda line: line["at"])
        with connection.cursor() as cursor:
            self._make_room(cursor)
            for start in range(0, len(self._lines), 2000):
                part = self._lines[start : start + 2000]
                cursor.execute(lopend.INSERT, [[row[name] for row in part] for name in COLUMNS])

    def _make_room(self, cursor):
        """Months of the log that passed before there was a demo."""
        first = self._lines[0]["at"].date().replace(day=1) - timedelta(days=1)
        months = (self.vandaag - first).days // 28 + 1
        cursor.execute("SELECT wams_maak_auditpartities(%s, %s)", [months, first])


COLUMNS = list(lopend.COLUMNS)


def moment(dag, uur=10, minuut=0):
    """A time on a day, here."""
    return timezone.make_aware(datetime.combine(dag, time(uur, minuut)))


def werkdag(dag):
    """This day, or the next one on which people work."""
    while not termijnen.is_werkdag(dag):
        dag += timedelta(days=1)
    return dag
