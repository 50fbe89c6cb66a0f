import pytest
from django.db import connection

from tests.conftest import role
from tests.opzet import arranging
from wams.demo import laden


@pytest.fixture
def geladen(transactional_db):
    """The synthetic municipality, loaded by the owner as ``./run demo`` does."""
    with role("wams_owner"):
        assert laden.load() == 60


@pytest.fixture
def alles():
    """Rows of any table, whoever may see them: ``alles(sql, *params)``."""

    def read(statement, *params):
        with arranging(), connection.cursor() as cursor:
            return cursor.execute(statement, list(params)).fetchall()

    return read
