import pytest

from tests.meldpunt.opbouw import Meldpunt


@pytest.fixture
def punt(wereld):
    return Meldpunt(wereld)
