"""Measuring round robin on one or more databases, so that the machine's speed drops out."""

import json
import statistics
import time
from contextlib import contextmanager

import psycopg
from django.conf import settings
from django.db import connection, connections
from django.db.utils import load_backend
from psycopg.conninfo import make_conninfo

EXPLAIN = "EXPLAIN (ANALYZE, TIMING OFF, SUMMARY ON, FORMAT JSON) "


class Database:
    """The runtime role's own connection to one database, and the owner's for the limit."""

    def __init__(self, name):
        self.name = name
        chosen = dict(connections.settings["default"]) | {"NAME": name}
        # A pool belongs to the process and not to a database; here one connection stays open.
        chosen["OPTIONS"] = {k: v for k, v in chosen["OPTIONS"].items() if k != "pool"}
        chosen["CONN_MAX_AGE"] = None
        self.wrapper = load_backend(chosen["ENGINE"]).DatabaseWrapper(chosen, "default")
        self.bare = self._bare()

    def _bare(self):
        """The limit: the role whose policies say yes to each row, so that nothing is filtered."""
        address = make_conninfo(settings.DATABASE_URLS["owner"], dbname=self.name)
        link = psycopg.connect(address, autocommit=True, prepare_threshold=None)
        link.execute("SET ROLE wams_kern")
        link.execute("SET row_security = on")
        link.execute("SET jit = off")
        return link

    @contextmanager
    def used(self):
        """Everything of Django goes to this database."""
        before = connections["default"]
        connections["default"] = self.wrapper
        try:
            yield self
        finally:
            connections["default"] = before

    def close(self):
        self.bare.close()
        self.wrapper.close()


def open_databases(names):
    return [Database(name) for name in names or [connection.settings_dict["NAME"]]]


class Afgeluisterd:
    """Notes each statement that Django sends."""

    def __init__(self):
        self.statements = []

    def __call__(self, execute, statement, params, many, context):
        self.statements.append((statement, params))
        return execute(statement, params, many, context)


def statements_of(function):
    """What a piece of code asks the database."""
    heard = Afgeluisterd()
    with connection.execute_wrapper(heard):
        function()
    return heard.statements


def server_ms(cursor, statements):
    """Planning and execution as the server itself tells it, for all of these together."""
    total = 0.0
    for statement, params in statements:
        told = cursor.execute(EXPLAIN + statement, params).fetchone()[0]
        told = (json.loads(told) if isinstance(told, str) else told)[0]
        total += told["Planning Time"] + told["Execution Time"]
    return total


def wall_ms(function):
    began = time.perf_counter()
    function()
    return (time.perf_counter() - began) * 1000


def fetch(cursor, statements):
    """The rows themselves, without anything of Django."""
    return [cursor.execute(statement, params).fetchall() for statement, params in statements]


class Reeksen:
    """Times by name, one per round; ratios are taken per round and then the median."""

    def __init__(self):
        self._times = {}

    def add(self, key, milliseconds):
        self._times.setdefault(key, []).append(milliseconds)

    def p50(self, key):
        return round(statistics.median(self._times[key]), 3)

    def best(self, key):
        """The fastest tenth: what the work itself costs on a machine that does other things too."""
        return round(statistics.quantiles(self._times[key], n=10)[0], 3)

    def ratio(self, key, limit):
        pairs = zip(self._times[key], self._times[limit], strict=True)
        return round(statistics.median(a / b for a, b in pairs), 2)


def goal(name, value, limit):
    return {"name": name, "value": value, "limit": limit, "ok": value <= limit}
