"""Hostile files through the form: refused beside the field, and nothing of them is kept."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from cases.models import Document, Gegeven
from tests.bestanden import vijandig
from tests.cases.opbouw import lopend
from tests.cases.test_documenten import files, post

pytestmark = pytest.mark.django_db(transaction=True)
NAMEN = (
    "a.pdf",
    "a.pdf.exe",
    "a.jpg.",
    "a\x00.pdf",
    "\u202efdp.exe",
    "CON.pdf",
    "é" * 130,
    "a;b.pdf",
)


@pytest.mark.req("SEC-075")
def test_nothing_of_a_hostile_file_is_kept(wereld, als):
    sample = [each for number, each in enumerate(vijandig.alle()) if number % 30 == 0]
    werk, before = lopend(wereld), files()
    browser = als(werk.user)

    for number, (_, name, content) in enumerate(sample):
        sent = SimpleUploadedFile(NAMEN[number % len(NAMEN)], content, content_type="text/html")
        page = post(browser, werk, sent)
        assert page.status_code == 200, name
        assert page.context["form"].errors["bestand"], name
        assert vijandig.SCRIPT.decode() not in page.text

    assert len(sample) >= 11
    assert (werk.rows(Document), werk.rows(Gegeven), files()) == ([], [], before)
