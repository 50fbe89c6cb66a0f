from datetime import date

import pytest

from tests.conftest import role
from wams.accounts.models import Gemeente
from wams.recht import laden
from wams.recht.catalogus import checksum
from wams.recht.codes import Regime
from wams.recht.models import Catalogusversie

VANDAAG = date(2026, 11, 24)


@pytest.fixture(scope="session")
def huidig():
    return laden.load(regime=Regime.HUIDIG_RECHT, peildatum=VANDAAG)


@pytest.fixture(scope="session")
def wams():
    return laden.load(regime=Regime.WAMS, peildatum=VANDAAG, label="demonstratie")


def versies(gemeente):
    """Those of one gemeente; the reference data of the tests has gemeenten of its own."""
    return Catalogusversie.objects.filter(gemeente=gemeente).order_by("nummer")


@pytest.fixture
def gemeente(transactional_db):
    with role("wams_owner"):
        return Gemeente.objects.create(naam="Rechtdam", code="rechtdam")


@pytest.fixture
def activate(gemeente):
    """Make a catalogue the law of the gemeente from a day on, as the owner does."""

    def make(catalogus, vanaf, **anders):
        waarden = {
            "gemeente": gemeente,
            "nummer": versies(gemeente).count() + 1,
            "regime": catalogus.regime,
            "label": "proef",
            "inhoud": catalogus.inhoud,
            "sha256": checksum(catalogus.inhoud),
            "status": Catalogusversie.Status.ACTIEF,
            "actief_vanaf": vanaf,
        }
        with role("wams_owner"):
            return Catalogusversie.objects.create(**waarden | anders)

    return make
