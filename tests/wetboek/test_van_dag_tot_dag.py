"""One changed line in a new version: screens, help at the field and letters follow its date."""

import re
from html import unescape

import pytest
from django.urls import reverse

from cases.models import Brief, Casus
from tests.cases.brieven import Post
from tests.cases.sturing import send
from tests.cases.verzoek import op_verzoek
from tests.wetboek.opbouw import DAG, change, on_day, today
from wams.recht import selectors as recht

pytestmark = pytest.mark.django_db
ARTIKEL = "Wmo 2015, artikel 99.9 (proef)"
UITLEG = "Dit is de nieuwe uitleg bij overlast."


def grond_van(wereld, doel):
    return recht.voor(wereld.gemeente.pk).doel(doel).grondslag


def words(page):
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", page)).split())


@pytest.mark.req("R-005")
def test_one_label_changes_screens_and_letters_from_its_day_and_nothing_before(wereld, als):
    post = Post(wereld)
    casus, client = post.werk.casus, als(wereld.onderzoeker)
    oud = recht.voor(wereld.gemeente.pk).grondslag(grond_van(wereld, "D02")).artikel
    code = grond_van(wereld, "D02").replace("-", "_")
    assert grond_van(wereld, "D02") == grond_van(wereld, "D03")

    def seen(casus_url):
        return words(client.get(casus_url).text)

    def letter():
        send(client, "maak_brief", casus, code="B04", betrokkene=str(post.werk.client.pk))
        row = max(post.alle(), key=lambda brief: brief.aangemaakt_op)
        return reverse("cases:brief", args=[row.pk])

    change(wereld, today() + DAG, **{f"grondslagen__{code}": {"artikel": ARTIKEL}})
    waarom = reverse("cases:waarom", args=[casus.pk])

    assert ARTIKEL not in seen(waarom)
    assert oud in seen(waarom)
    first = letter()
    assert oud in seen(first)
    with on_day(1):
        client = als(wereld.onderzoeker)
        assert ARTIKEL in seen(waarom)
        assert oud not in seen(waarom)
        second = letter()
        assert ARTIKEL in seen(second)
        # What was decided before keeps the article of its own day.
        assert oud in seen(first)
        assert ARTIKEL not in seen(first)
    assert len(post.alle()) == 2
    assert {brief.code for brief in post.alle()} == {"B04"}
    assert Brief.Status.CONCEPT in {brief.status for brief in post.alle()}


@pytest.mark.req("R-005")
def test_the_help_at_a_field_changes_on_the_day_of_the_new_version(wereld, als):
    werk = op_verzoek(wereld)
    url = reverse("cases:add_waarneming", args=[werk.casus.pk])
    change(wereld, today() + DAG, uitleg__ERNST_CRITERIA_B3_C={"uitleg": UITLEG})

    before = words(als(wereld.onderzoeker).get(url).text)
    with on_day(1):
        after = words(als(wereld.onderzoeker).get(url).text)

    assert (UITLEG in before, UITLEG in after) == (False, True)
    assert "Eén keer overlast is niet genoeg" in before
    assert "Eén keer overlast is niet genoeg" not in after


HULP = [
    ("add_waarneming", "B", Casus.Status.VOORBEREIDING, "criterium", "ernst_criteria"),
    ("end", "A", Casus.Status.ONDERZOEK, "e_code", "e_codes"),
    ("add_gegeven", "A", Casus.Status.ONDERZOEK, "categorie", "categorieen"),
    ("add_gegeven", "A", Casus.Status.ONDERZOEK, "domein", "domeinen"),
    ("add_gegeven", "A", Casus.Status.ONDERZOEK, "soort", "soorten"),
    ("complete_onderzoek", "A", Casus.Status.ONDERZOEK, "uitkomst", "uitkomsten"),
]


@pytest.mark.parametrize("hulp", HULP, ids=lambda h: f"{h[0]}-{h[3]}")
def test_every_legal_choice_explains_each_of_its_options(wereld, als, hulp):
    name, route, status, veld, onderwerp = hulp
    casus = wereld.casus_van(wereld.onderzoeker, "ONDERZOEKER", status, route=route)
    if route == "B":
        casus = op_verzoek(wereld).casus
    answer = als(wereld.onderzoeker).get(reverse(f"cases:{name}", args=[casus.pk]))
    boek = recht.voor(wereld.gemeente.pk)
    help_at_field = re.search(
        rf'<details[^>]*id="id_{veld}_uitleg".*?</details>', answer.text, re.S
    )
    text = words(help_at_field.group())
    offered = [str(v) for v, _ in answer.context["form"].fields[veld].choices if v]

    assert offered
    for keuze in offered:
        uitleg = boek.uitleg(onderwerp, keuze)
        rij = boek.rij(onderwerp, keuze) if onderwerp in boek.tabellen else uitleg
        deel = text[text.index(uitleg.uitleg) :]
        assert rij.artikel in deel
        if uitleg.te_bevestigen or rij.te_bevestigen:
            assert "te bevestigen" in deel[: len(uitleg.uitleg) + len(rij.artikel) + 30].lower()


def test_a_question_without_choices_of_its_own_is_explained_too(wereld, als):
    casus = wereld.casus_van(wereld.onderzoeker, "ONDERZOEKER", Casus.Status.ONDERZOEK)
    page = als(wereld.onderzoeker).get(reverse("cases:add_gegeven", args=[casus.pk])).text

    assert 'id="id_houdbaar_tot_uitleg"' in page
    assert "telt dit gegeven als oud" in page
    assert 'id="id_bron_uitleg"' not in page
