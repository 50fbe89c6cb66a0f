"""What the letters say: plain, without pressure, with the law of their day; and how they print."""

import base64
import io
import re
import shutil

import pikepdf
import pytest
import weasyprint
from django.urls import reverse

from cases.actions import brieven
from cases.models.briefsoorten import SOORTEN
from tests.cases.brieven import Post
from tests.cases.opbouw import VANDAAG
from tests.conftest import role
from tests.leesbaar import alineas, fouten
from tests.wereld import DAG
from wams.errors import DomainError
from wams.recht import laden
from wams.recht.catalogus import checksum
from wams.recht.codes import Regime
from wams.recht.drang import dreigende_zinnen
from wams.recht.models import Catalogusversie
from wams.web.pdf import CSS, make_pdf

pytestmark = pytest.mark.django_db
PUNT = (
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJg"
    "gg=="
)
SLECHT = (
    "<p>Middels deze brief wordt u door ons geïnformeerd. Zie dhr. De Wit d.d. 3-11-2026.</p>"
    "<p>Indien u " + "heel erg " * 12 + "lang wacht, dan horen wij het graag van u.</p>"
    "<p>Een. Twee. Drie. Vier.</p>"
)
GEGEVENS = {
    "partijen": ["De school"],
    "regels": ["De school kreeg uw adres."],
    "bewaren_tot": "1 mei 2031",
}


@pytest.fixture
def post(wereld):
    return Post(wereld)


@pytest.mark.parametrize("code", list(SOORTEN))
def test_a_letter_reads_easily(post, code):
    for gegevens in ({}, GEGEVENS):
        assert fouten(post.maak(code, gegevens=gegevens).inhoud) == []


def test_the_rules_of_reading_find_a_bad_letter():
    kinds = {fout.split(":")[0].rstrip("0123456789. ") for fout in fouten(SLECHT)}

    assert kinds == {
        "moeilijk woord", "lijdend", "afkorting", "datum niet voluit", "te lang",
        "te veel in één alinea",
    }  # fmt: skip
    assert fouten("<p>" + "Dit is nu een zin van net iets meer woorden dan goed is. " * 2 + "</p>")


DREIGEMENTEN = [
    "Als u niet meewerkt, komt er een onderzoek op verzoek van een professional.",
    "Zegt u nee? Dan kan een organisatie vragen om een onderzoek zonder uw toestemming.",
    "Weigert u, dan gaan wij alsnog onderzoeken wat er speelt met een alsnog onderzoek.",
    "Wij kunnen ook route B kiezen.",
    "U wilt niet meedoen. Wij vragen dan buiten u om gegevens op.",
    "Trekt u uw vraag in, dan volgt een gedwongen onderzoek.",
]
RUSTIG = [
    "Zegt u nee, dan heeft dat geen gevolgen voor uw andere hulp.",
    "Vraagt u zelf om hulp? Dan bepaalt u vanaf dat moment waarover het gaat.",
    "Een organisatie vroeg ons om te kijken hoe het met u gaat.",
    "U mag stoppen. Uw andere hulp loopt gewoon door.",
]


@pytest.mark.req("R-054")
@pytest.mark.parametrize("code", list(SOORTEN))
def test_no_letter_names_a_research_against_ones_will_as_a_consequence(post, code):
    brief = post.maak(code, gegevens=GEGEVENS)

    assert dreigende_zinnen("\n".join(text for _, text in alineas(brief.inhoud))) == []


@pytest.mark.req("R-054")
@pytest.mark.parametrize("zin", DREIGEMENTEN)
def test_an_own_text_that_threatens_is_refused_wherever_it_is_typed(post, zin):
    assert dreigende_zinnen(zin)
    with pytest.raises(DomainError, match="druk"):
        post.maak("B01", eigen=f"De school belde. {zin}")
    with pytest.raises(DomainError, match="druk"):
        post.maak("B13", gegevens={"bewaren_tot": zin})
    with pytest.raises(DomainError, match="druk"):
        post.maak("B07", gegevens={"regels": ["De school kreeg uw adres.", zin]})
    with pytest.raises(DomainError, match="druk"):
        post.werk.do(brieven.schrijf_brief, post.maak("B01"), eigen=zin)


@pytest.mark.req("R-054")
@pytest.mark.parametrize("zin", RUSTIG)
def test_plain_words_about_a_free_choice_pass(zin):
    assert dreigende_zinnen(zin) == []


@pytest.mark.django_db(transaction=True)
def test_a_renumbered_article_changes_the_letters_from_its_day_and_none_before_it(wereld, tmp_path):
    bron = shutil.copytree(laden.BRON, tmp_path / "bron")
    grondslagen = bron / "grondslagen.toml"
    grondslagen.write_text(grondslagen.read_text().replace("artikel 2.3a.1", "artikel 9.9z.1"))
    today = VANDAAG()
    nieuw = laden.load(regime=Regime.WAMS, peildatum=today, bron=bron, label="demonstratie")
    with role("wams_owner"):
        Catalogusversie.objects.create(
            gemeente=wereld.gemeente, nummer=2, regime=nieuw.regime, label="proef",
            inhoud=nieuw.inhoud, sha256=checksum(nieuw.inhoud),
            status=Catalogusversie.Status.ACTIEF, actief_vanaf=today,
        )  # fmt: skip
    post = Post(wereld)

    toen, nu = post.maak("B04", op=today - DAG), post.maak("B04")

    assert ("artikel 2.3a.1" in toen.inhoud, "artikel 9.9z.1" in toen.inhoud) == (True, False)
    assert ("artikel 2.3a.1" in nu.inhoud, "artikel 9.9z.1" in nu.inhoud) == (False, True)
    assert toen.catalogusversie != nu.catalogusversie


def printed(als, post, brief):
    answer = als(post.werk.user).get(reverse("cases:brief_papier", args=[brief.pk]))
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")
    return pikepdf.open(io.BytesIO(answer.content))


def roles(node):
    """The tags in the order in which they are read out."""
    found = [str(node.S)] if "/S" in node else []
    kids = node.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            found += roles(kid)
    return found


@pytest.mark.parametrize("code", list(SOORTEN))
def test_the_pdf_is_tagged_titled_in_dutch_with_its_fonts_and_without_names(als, post, code):
    brief = post.klaar(code)

    with printed(als, post, brief) as pdf:
        root = pdf.Root
        assert (str(root.Lang), bool(root.MarkInfo.Marked)) == ("nl", True)
        assert bool(root.ViewerPreferences.DisplayDocTitle)
        tags = [tag for tag in roles(root.StructTreeRoot) if tag in ("/H1", "/H2", "/P", "/L")]
        assert tags.count("/H1") == 1
        assert tags.index("/P") < tags.index("/H1") < tags.index("/H2")
        with pdf.open_metadata() as meta:
            assert meta["dc:title"] == SOORTEN[code].titel
            assert str(meta["pdfuaid:part"]) == "1"
            assert post.werk.client.naam not in str(meta)
            assert post.werk.user.naam not in str(meta)
        assert set(pdf.docinfo.keys()) <= {"/Title", "/Producer"}
        for page in pdf.pages:
            assert str(page.obj.Tabs) == "/S"
            fonts = page.obj.Resources.Font
            for font in fonts.values():
                assert "/FontFile" in str(list(font.DescendantFonts[0].FontDescriptor.keys()))
                assert "Noto" in str(font.BaseFont)


def luminance(colour):
    short = colour.lstrip("#")
    parts = [c * 2 for c in short] if len(short) == 3 else [short[i : i + 2] for i in (0, 2, 4)]
    channels = [int(part, 16) / 255 for part in parts]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return sum(weight * c for weight, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def test_every_colour_of_the_paper_stands_out_from_white():
    colours = set(re.findall(r"(?<!-)color: (#[0-9a-f]+)", CSS.read_text(encoding="utf-8")))

    assert len(colours) >= 2
    assert all(1.05 / (luminance(colour) + 0.05) >= 7 for colour in colours)
    assert 1.05 / (luminance("#777") + 0.05) < 7


def test_nothing_is_fetched_for_a_letter_whatever_stands_in_it(tmp_path):
    picture = tmp_path / "punt.png"
    picture.write_bytes(base64.b64decode(PUNT))
    html = f'<html lang="nl"><title>Brief</title><p>Tekst</p><img alt="" src="file://{picture}"></html>'

    with pikepdf.open(io.BytesIO(make_pdf(html))) as ours:
        assert dict(ours.pages[0].obj.Resources.XObject) == {}
    with pikepdf.open(io.BytesIO(weasyprint.HTML(string=html).write_pdf())) as theirs:
        assert len(theirs.pages[0].obj.Resources.XObject) == 1
