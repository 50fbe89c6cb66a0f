"""Two signers at the same moment: each signature counts once and the last one makes law."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from tests.wereld import Wereld
from tests.wetboek.opbouw import advise, make_dpia, make_versie, sign
from wams.doelbinding.rls import acting_as
from wams.errors import DomainError
from wams.wetboek.models import Handtekening

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*steps):
    gate = Barrier(len(steps))

    def run(step):
        try:
            gate.wait(timeout=20)
            return step().status
        except DomainError as error:
            return str(error)
        finally:
            connection.close()

    with ThreadPoolExecutor(len(steps)) as pool:
        return list(pool.map(run, steps))


def prepare():
    wereld = Wereld()
    make_dpia(wereld)
    return wereld, advise(wereld, make_versie(wereld)), wereld.jurist, wereld.besluitnemer


@pytest.mark.req("R-002")
def test_jurist_and_besluitnemer_at_once_make_one_law(transactional_db):
    wereld, versie, jurist, besluit = prepare()

    answers = at_once(
        lambda: sign(wereld, versie, "jurist", user=jurist),
        lambda: sign(wereld, versie, "besluitnemer", user=besluit),
    )

    assert sorted(answers) == ["ACTIEF", "VOORGELEGD"]
    versie.refresh_from_db()
    assert versie.status == "ACTIEF"


@pytest.mark.req("R-002")
def test_the_same_person_twice_at_once_signs_once(transactional_db):
    wereld, versie, jurist, _ = prepare()

    answers = at_once(*[lambda: sign(wereld, versie, "jurist", user=jurist)] * 2)

    assert sorted(answers)[1] == "VOORGELEGD"
    assert "U heeft al getekend" in sorted(answers)[0]
    with acting_as(wereld.actor(jurist)):
        assert Handtekening.objects.filter(versie=versie).count() == 1
