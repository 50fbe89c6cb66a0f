"""A correction gives a receiver no more than it got the first time."""

from types import SimpleNamespace

import pytest
from django.utils import timezone

from cases.actions import gegeven_stand, gegeven_verkeerd
from disclosures.actions import herstellen
from disclosures.selectors import tekst
from disclosures.selectors.ruimte import Keuze
from tests.disclosures.opbouw import NOODZAAK, PROPORTIE, deelwerk
from tests.disclosures.test_ontvangen import receive
from wams.errors import DomainError

pytestmark = pytest.mark.django_db
HERSTEL = {"reden": "De reden klopte niet", "noodzaak": NOODZAAK, "proportionaliteit": PROPORTIE}


def given(werk):
    """The record that somebody got; not the one by which it came in."""
    return next(row for row in werk.verstrekkingen if row.richting == "UIT")


def of_newest(werk):
    newest = werk.verstrekkingen[-1].pk
    return [item for item in werk.verstrekt if item.verstrekking_id == newest]


def test_a_source_that_was_left_out_stays_out(wereld):
    werk = deelwerk(wereld)
    bron, hulp = werk.partij("AANBIEDER", afspraak=False), werk.partij("SCHULDHULP")
    receive(
        werk, bron, voorwaarden=("VW8",), categorie="P06", domein="SCHULDHULP", bron="Buurvrouw An"
    )
    item = SimpleNamespace(pk=werk.verstrekt[0].gegeven_id)
    werk.deel(werk.aan(hulp, item), keuze=Keuze(instemming_op=timezone.localdate()))

    werk.do(herstellen.correct_verstrekking, given(werk), **HERSTEL)

    (again,) = of_newest(werk)
    assert (again.bron, again.inhoud) == ("De bron is niet genoemd", "Twee klachten over geluid")


def test_what_was_told_as_a_problem_only_is_told_as_a_problem_again(wereld):
    werk = deelwerk(wereld)
    was, newest = werk.gegeven(inhoud="Elke dag ruzie"), werk.gegeven(inhoud="Ruzie om geld")
    catalogus = wereld.actor(werk.user).catalogus
    told = SimpleNamespace(inhoud="Dit speelt: schulden.", bron=was.bron)

    limits = tekst.as_first_given(catalogus, told, was, newest)

    assert limits == {"inhoud": "Dit speelt: inkomen, uitkering en schulden."}
    assert tekst.as_first_given(catalogus, was, was, newest) == {}


@pytest.mark.parametrize(
    ("stap", "velden"),
    [
        (gegeven_stand.limit_gegeven, {"reden": "De cliënt zegt dat het niet klopt"}),
        (gegeven_verkeerd.mark_wrong, {"reden": "Dit gaat over een ander"}),
    ],
)
def test_what_may_not_be_used_now_is_not_given_once_more(wereld, stap, velden):
    werk = deelwerk(wereld)
    hulp, item = werk.partij("SCHULDHULP"), werk.gegeven()
    werk.deel(werk.aan(hulp, item))
    werk.do(stap, item, **velden)

    with pytest.raises(DomainError, match="Trek de verstrekking in"):
        werk.do(herstellen.correct_verstrekking, given(werk), **HERSTEL)

    assert len(werk.verstrekkingen) == 1
