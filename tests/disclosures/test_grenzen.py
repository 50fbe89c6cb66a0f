"""What never crosses, by whatever road; and what two people do at the same moment."""

import os
import threading

import pytest
from django.db import DatabaseError, connection

from cases.models import ScopeVersie
from disclosures.actions import vastleggen
from disclosures.models import Verstrekking, VerstrektGegeven
from disclosures.selectors.ruimte import Keuze
from tests.disclosures.opbouw import deelwerk
from tests.opzet import arranging
from wams.errors import BezetError, Denied, DomainError
from wams.recht import selectors as recht
from wams.recht.codes import Doel

RONDEN = int(os.environ.get("WAMS_RONDEN", "12"))
GEVOELIG = [
    ("ZORG_WELZIJN", "P09", "BIJZONDER"),
    ("ZORG_WELZIJN", "P10", "BIJZONDER"),
    ("OOV", "P11", "STRAFRECHTELIJK"),
    ("OOV", "P12", "BIJZONDER"),
    ("OOV", "P12", "STRAFRECHTELIJK"),
]
VW = ("VW1", "VW4", "VW8")


def heavy(werk, domein, categorie, klasse):
    """A gegeven of a class that a corporatie may never have, as it would stand in the dossier."""
    item = werk.gegeven(domein, "P08", inhoud="Iets dat nooit verder mag")
    with arranging():
        item = werk.fresh(item)
        item.categorie, item.klasse, item.uitzondering = categorie, klasse, "UAVG-22"
        item.handhavingsrisico = False
        item.save(update_fields=["categorie", "klasse", "uitzondering", "handhavingsrisico"])
    return item


@pytest.mark.django_db
@pytest.mark.parametrize(("domein", "categorie", "klasse"), GEVOELIG)
def test_a_corporatie_gets_no_special_or_criminal_data_whatever_is_filled_in(
    wereld, domein, categorie, klasse
):
    """Every doel, ground, exception and kind of consent that can be named, tried one by one."""
    werk = deelwerk(wereld)
    corporatie, item = werk.partij("CORPORATIE"), heavy(werk, domein, categorie, klasse)
    wet = recht.voor(wereld.gemeente.pk)
    vol = {
        "toestemming": True, "instemming_op": werk.casus.gemeld_op, "begeleiding": True,
        "client_verteld_op": werk.casus.gemeld_op, "handhaving_reden": "Zonder dit lukt het niet",
    }  # fmt: skip
    roads = [Keuze(doel=str(doel), **vol) for doel in Doel if doel != Doel.ACUUT]
    roads += [Keuze(grondslag=rij.code, **vol) for rij in wet.grondslagen]
    roads += [Keuze(uitzondering=rij.code, **vol) for rij in wet.rijen("uitzonderingen")]

    for keuze in roads:
        with pytest.raises(DomainError):
            werk.deel(
                werk.aan(corporatie, item), keuze=keuze, voorwaarden=VW, tekstversie="Tekst 1",
                toestemming_op=werk.casus.gemeld_op, toestemming_kanaal="gesprek",
            )  # fmt: skip

    assert len(roads) > 60
    assert werk.verstrekkingen == []


@pytest.mark.django_db
@pytest.mark.parametrize(("domein", "categorie", "klasse"), GEVOELIG)
def test_the_database_itself_keeps_it_from_a_corporatie(wereld, domein, categorie, klasse):
    """Behind all rules: a row written by hand, also with a milder class than the gegeven has."""
    werk = deelwerk(wereld)
    corporatie, schuld = werk.partij("CORPORATIE"), werk.gegeven("WONEN", "P04")
    werk.deel(werk.aan(corporatie, schuld))
    item, row = heavy(werk, domein, categorie, klasse), werk.verstrekkingen[0]

    for valse_klasse in (klasse, "GEWOON"):
        copy = VerstrektGegeven(
            casus=werk.casus, verstrekking=row, gegeven=item, volgorde=9, categorie=categorie,
            klasse=valse_klasse, domein=domein, soort="feit", peildatum=item.peildatum,
            momentopname={"inhoud": "x", "bron": "y"}, sha256="a" * 64, bewaarklasse="RC11",
        )  # fmt: skip
        with pytest.raises(DatabaseError), arranging():
            copy.save()
    assert [i.gegeven_id for i in werk.verstrekt] == [schuld.pk]


@pytest.mark.django_db
def test_a_short_road_does_not_bring_it_to_a_corporatie_either(wereld):
    werk = deelwerk(wereld)
    corporatie, item = werk.partij("CORPORATIE"), heavy(werk, "ZORG_WELZIJN", "P09", "BIJZONDER")
    row = Verstrekking(richting="UIT", ontvanger_partijtype=corporatie.partijtype)

    with pytest.raises(DomainError, match="nooit"):
        vastleggen.copy(row, item, 1)


@pytest.mark.django_db
@pytest.mark.req("R-070")
def test_special_data_are_not_shared_without_the_exception_that_lets_them(wereld):
    werk = deelwerk(wereld)
    hulp = werk.partij("AANBIEDER")
    item = werk.gegeven("ZORG_WELZIJN", "P09", inhoud="Slaapt slecht", motivering="Voor de rust")
    werk.deel(werk.aan(hulp, item))
    (row,) = werk.verstrekkingen
    assert row.uitzondering == werk.fresh(item).uitzondering != ""

    # As it would be when somebody recorded an exception that is for criminal data.
    with arranging():
        item = werk.fresh(item)
        item.uitzondering = "UAVG-33-1A"
        item.save(update_fields=["uitzondering"])
    with pytest.raises(DomainError, match="uitzondering"):
        werk.deel(werk.aan(hulp, item))
    assert len(werk.verstrekkingen) == 1


@pytest.mark.django_db
def test_the_number_of_queries_does_not_grow_with_what_is_shared(wereld, django_assert_num_queries):
    werk = deelwerk(wereld)
    hulp = werk.partij("SCHULDHULP")
    items = [werk.gegeven(inhoud=f"Schuld {n}") for n in range(8)]

    def queries(deel):
        before = len(connection.queries_log)
        werk.deel(werk.aan(hulp, *deel))
        return len(connection.queries_log) - before

    connection.force_debug_cursor = True
    try:
        een, acht = queries(items[:1]), queries(items)
    finally:
        connection.force_debug_cursor = False

    assert een == acht


def in_thread(work, outcomes):
    try:
        work()
        outcomes.append("gelukt")
    except (DomainError, Denied, BezetError) as error:
        outcomes.append(type(error).__name__)
    finally:
        connection.close()


@pytest.mark.django_db(transaction=True)
def test_nothing_is_shared_that_the_client_took_back_at_the_same_moment(wereld):
    """Each round two people: one shares, the cliënt narrows the onderzoek. One was first."""
    werk = deelwerk(wereld)
    hulp = werk.partij("SCHULDHULP")

    for ronde in range(RONDEN):
        werk.scope("SCHULDHULP", "WONEN", "ZORG_WELZIJN", "OOV")
        item = werk.gegeven(inhoud=f"Schuld van ronde {ronde}")
        begin, outcomes = len(werk.verstrekkingen), []
        works = [lambda i=item: werk.deel(werk.aan(hulp, i)), lambda: werk.scope("WONEN")]
        threads = [threading.Thread(target=in_thread, args=(w, outcomes)) for w in works]
        for thread in threads if ronde % 2 else reversed(threads):
            thread.start()
        for thread in threads:
            thread.join()

        new = werk.verstrekkingen[begin:]
        narrowed = narrowed_at(werk)
        assert len(outcomes) == 2
        assert all(row.aangemaakt_op < narrowed for row in new) or not new


def narrowed_at(werk):
    """When the newest scope was laid down."""
    return max(row.aangemaakt_op for row in werk.rows(ScopeVersie))
