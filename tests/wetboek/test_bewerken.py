"""Changing a row of a draft: with its source, by the loader's own check, beside the field."""

import re

import pytest

from tests.wetboek.opbouw import DAG, advise, do, make_dpia, make_ontwerp, send, sign, today
from wams.doelbinding.rls import acting_as
from wams.errors import VerouderdError
from wams.recht import selectors as recht
from wams.recht.rijen import SOORTEN
from wams.recht.vorm import flatten
from wams.wetboek import actions, bewerken, regels, velden
from wams.wetboek.models import Ontwerp

pytestmark = pytest.mark.django_db


def find(ontwerp, soort, code):
    return next(r for r in regels.walk(ontwerp.inhoud) if (r.soort, r.rij.code) == (soort, code))


def change(wereld, als, ontwerp, regel, **anders):
    """Send the form as the page shows it, with some answers changed."""
    client, path = als(wereld.beheerder), f"/regels/ontwerp/{ontwerp.pk}/regel/{regel.pk}/"
    assert client.get(path).status_code == 200
    answers = {}
    for naam, field in velden.make_fields(regel.rij).items():
        if field.initial not in (None, False):
            answers[naam] = field.prepare_value(field.initial)
    return send(client, path, **answers | anders)


def fresh(ontwerp, wereld):
    with acting_as(wereld.actor(wereld.beheerder)):
        return Ontwerp.objects.get(pk=ontwerp.pk)


@pytest.mark.req("R-005")
def test_a_renumbered_article_holds_from_its_day_on_screen_and_before_it_the_old_one(wereld, als):
    make_dpia(wereld)
    ontwerp = make_ontwerp(wereld)
    regel = find(ontwerp, "grondslagen", "WAMS-VERDER")
    oud, nieuw, straks = regel.rij.artikel, "Wmo 2015, artikel 5.4.9 lid 4", today() + 5 * DAG

    answer = change(wereld, als, ontwerp, regel, artikel=nieuw)

    assert answer.status_code == 302
    page = als(wereld.beheerder).get(answer.url).text
    assert f"<del>{oud}</del> <ins>{nieuw}</ins>" in page
    ontwerp = fresh(ontwerp, wereld)
    words = {"actief_vanaf": straks, "toelichting": "Hernummerd"}
    versie = advise(wereld, do(wereld, actions.present, wereld.beheerder, ontwerp, **words))
    sign(wereld, versie, "jurist")
    sign(wereld, versie, "besluitnemer")
    nu, dan = recht.voor(wereld.gemeente.pk), recht.voor(wereld.gemeente.pk, op=straks)
    assert (nu.grondslag("WAMS-VERDER").artikel, dan.grondslag("WAMS-VERDER").artikel) == (
        oud,
        nieuw,
    )
    client, path = als(wereld.coordinator), f"/regels/regel/{regel.pk}/"
    op_datum = re.compile(r'id="op-datum".*?</section>', re.DOTALL)
    assert oud in op_datum.search(client.get(path).text)[0]
    assert nieuw in op_datum.search(client.get(f"{path}?op={straks:%d-%m-%Y}").text)[0]


@pytest.mark.req("R-012")
def test_a_change_of_the_partijmatrix_waits_for_two_people(wereld, als):
    make_dpia(wereld)
    ontwerp = make_ontwerp(wereld)
    regel = find(ontwerp, "partijtypen", "SCHOOL")
    voor = recht.voor(wereld.gemeente.pk).partijtype("SCHOOL").gewoon
    assert voor != ("NEE",)

    change(wereld, als, ontwerp, regel, gewoon=["NEE"])
    words = {"actief_vanaf": today(), "toelichting": "School krijgt niets"}
    versie = do(wereld, actions.present, wereld.beheerder, fresh(ontwerp, wereld), **words)
    assert recht.voor(wereld.gemeente.pk).partijtype("SCHOOL").gewoon == voor
    advise(wereld, versie)
    sign(wereld, versie, "jurist")
    assert recht.voor(wereld.gemeente.pk).partijtype("SCHOOL").gewoon == voor
    sign(wereld, versie, "besluitnemer")

    assert recht.voor(wereld.gemeente.pk).partijtype("SCHOOL").gewoon == ("NEE",)


@pytest.mark.parametrize(
    ("soort", "code", "anders", "zin"),
    [
        ("grondslagen", "WAMS-VERDER", {"bron": ""}, "Vul in: ‘Bron’."),
        ("grondslagen", "WAMS-VERDER", {"merk": []}, "Kies een antwoord bij ‘Zekerheid’."),
        ("termijnen", "PLAN", {"statussen": "NERGENS"}, "toestand &#x27;NERGENS&#x27; is onbekend"),
        ("termijnen", "PLAN", {"aantal": ""}, "Aantal en eenheid horen bij elkaar."),
        ("termijnen", "PLAN", {"aantal": "veel"}, "geheel getal"),
        ("termijnen", "PLAN", {"waarschuwingen": "7, gauw"}, "is geen int"),
        ("grondslagen", "WAMS-A", {"geldig_tot": "1-1-2030"}, "zonder opvolger"),
    ],
)
def test_a_fault_is_said_beside_its_field_and_nothing_typed_is_lost(
    wereld, als, soort, code, anders, zin
):
    ontwerp = make_ontwerp(wereld)
    regel = find(ontwerp, soort, code)

    answer = change(wereld, als, ontwerp, regel, label="Wat ik typte", **anders)

    assert answer.status_code == 200
    assert zin in answer.text
    assert "Wat ik typte" in answer.text
    assert fresh(ontwerp, wereld).inhoud == ontwerp.inhoud


def test_two_people_do_not_overwrite_each_other(wereld):
    ontwerp = make_ontwerp(wereld)
    regel = find(ontwerp, "termijnen", "PLAN")
    words = {"rij": regel.pk, "waarden": flatten(regel.rij) | {"label": "Eerste"}}
    do(wereld, actions.correct_regel, wereld.beheerder, ontwerp, **words)

    with pytest.raises(VerouderdError):
        do(wereld, actions.correct_regel, wereld.beheerder, ontwerp, **words)


def test_every_row_of_the_catalogue_survives_its_form_unchanged(wereld):
    """Whoever opens and saves a row without typing changes nothing."""
    ontwerp = make_ontwerp(wereld)

    for regel in regels.walk(ontwerp.inhoud):
        shown = {n: f.clean(f.initial) for n, f in velden.make_fields(regel.rij).items()}
        waarden = velden.read(regel.rij, shown)
        assert bewerken.replace(ontwerp.inhoud, regel.pk, waarden) == ontwerp.inhoud
    assert set(ontwerp.inhoud) == set(SOORTEN)


def test_a_row_that_is_not_in_the_draft_is_not_found(wereld, als):
    ontwerp = make_ontwerp(wereld)

    path = f"/regels/ontwerp/{ontwerp.pk}/regel/{wereld.gemeente.pk}/"
    assert als(wereld.beheerder).get(path).status_code == 404
