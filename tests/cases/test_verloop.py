"""Start, extend and complete an onderzoek on the own hulpvraag."""

import pytest

from tests.cases.opbouw import voorbereiding

pytestmark = pytest.mark.django_db


def test_start(wereld):
    werk = voorbereiding(wereld)
    werk.prepare()
    werk.start()
    casus = werk.fresh(werk.casus)
    assert casus.status == "ONDERZOEK"
    werk.find()
    werk.zienswijze()
    werk.result()
    werk.complete()
    assert werk.fresh(werk.casus).status == "ONDERZOEK_AFGEROND"
