"""The measurement of sharing: it measures what it says, and leaves nothing behind."""

import pytest

from tests.disclosures.opbouw import deelwerk
from wams.demo import deelmeting, meten
from wams.doelbinding.actor import Actor

pytestmark = pytest.mark.django_db


def test_the_measurement_shares_for_real_and_leaves_nothing(wereld):
    werk = deelwerk(wereld)
    for n in range(2):
        wereld.organisatie(f"Schuldhulp {n}", "SCHULDHULP")
    actor = Actor.for_act(werk.user, "verstrekking.share", wereld.gemeente.pk)
    reeksen, queries, casus = meten.Reeksen(), {}, werk.casus
    casus.versie = werk.fresh(casus).versie  # deciding the scope was a change of it

    deelmeting.measure(actor, casus, 1, 2, meten.Reeksen())  # the first reads the catalogue too
    for gegevens in (1, 10):
        queries[gegevens] = deelmeting.measure(actor, casus, gegevens, 2, reeksen)

    assert queries[1] == queries[10]
    assert reeksen.ratio((10, 2, "delen"), (10, 2, "kaal")) > 1
    assert (werk.verstrekkingen, werk.afspraken) == ([], [])
