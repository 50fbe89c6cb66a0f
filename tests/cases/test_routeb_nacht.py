"""An onderzoek on request ends by itself: three warnings, and one extension that may wait."""

from contextlib import contextmanager
from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from cases import tasks
from cases.actions import routeb
from cases.models import Casus
from cases.selectors import verzoek
from tests.cases.opbouw import VANDAAG
from tests.cases.sturing import lopend, vers
from tests.cases.verzoek import gestart
from tests.conftest import role

pytestmark = pytest.mark.django_db(transaction=True)
Status = Casus.Status


@contextmanager
def on_day(offset):
    with time_machine.travel(timezone.now() + timedelta(days=offset), tick=False):
        yield


def end_all():
    with role("wams_worker"):
        tasks.end_route_b()


def warning(werk):
    shown = werk.see(verzoek.verzoek, vers(werk.casus))["waarschuwing"]
    return shown and shown["nummer"]


@pytest.mark.req("R-050")
def test_it_ends_by_itself_after_three_warnings_and_the_access_goes(wereld):
    werk = gestart(wereld)
    rest = (vers(werk.casus).termijn_tot - VANDAAG()).days
    seen = []
    for before in (15, 14, 7, 1):
        with on_day(rest - before):
            seen.append(
                (werk.see(verzoek.verzoek, vers(werk.casus))["waarschuwing"] or {}).get("nummer")
            )
    with on_day(rest):
        end_all()
        assert vers(werk.casus).status == Status.ONDERZOEK

    with on_day(rest + 1):
        end_all()

    casus = vers(werk.casus)
    assert seen == [None, 1, 2, 3]
    assert (casus.status, casus.e_code) == ("BEEINDIGD", "E5")
    assert lopend(casus) == [("ONDERZOEKER", "D09")]


@pytest.mark.req("R-050")
def test_an_extension_asked_in_time_keeps_it_open_at_most_five_working_days(wereld):
    werk = gestart(wereld)
    rest = (vers(werk.casus).termijn_tot - VANDAAG()).days
    with on_day(rest):
        werk.do(routeb.ask_verlenging, motivering="De uitslag komt morgen")
        uiterlijk = (werk.beoordeling.beslissen_voor - VANDAAG()).days + rest
    with on_day(uiterlijk):
        end_all()
        assert vers(werk.casus).status == Status.ONDERZOEK

    with on_day(uiterlijk + 1):
        end_all()
        assert vers(werk.casus).status == Status.BEEINDIGD
