"""A document is taken in whole or not at all, and nobody gets it before the scanner saw it."""

import os
import socketserver
import threading
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from cases import tasks
from cases.actions import documenten as actions
from cases.actions import gegeven_verkeerd as verkeerd
from cases.forms.documenten import Ontvangen, leesbare_naam
from cases.models import Document, Gegeven
from tests.bestanden import gewoon
from tests.cases.opbouw import VANDAAG, lopend
from tests.conftest import role
from tests.opzet import arranging
from wams.audit.lopend import pseudonym
from wams.audit.models import AuditEvent
from wams.bestanden import opslag
from wams.doelbinding.actor import Actor
from wams.errors import DomainError
from wams.kluis.errors import SealError
from wams.recht.codes import Rol

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def werk(wereld):
    return lopend(wereld)


def files():
    folder = Path(settings.WAMS_BESTANDEN)
    return {path.name for path in folder.rglob("*") if path.is_file()}


def answers(werk, **velden):
    today = VANDAAG()
    return {
        "betrokkene": werk.client, "inhoud": "Brief van de verhuurder", "categorie": "P06",
        "domein": "SCHULDHULP", "bron": "De cliënt", "soort": "feit", "peildatum": today,
        "houdbaar_tot": today.replace(year=today.year + 1),
    } | velden  # fmt: skip


def add(werk, content=b"%PDF- van ons", naam="Brief Jansen.pdf", **velden):
    bestand = Ontvangen("pdf", content, naam)
    return werk.do(actions.add_document, bestand=bestand, **answers(werk, **velden))


def document_of(werk, gegeven):
    return next(row for row in werk.rows(Document) if row.gegeven_id == gegeven.pk)


def judge(werk, document, *, schoon=True, bevinding=""):
    actor = Actor.system("document.scan", werk.wereld.gemeente.pk)
    with role("wams_worker"):
        return actions.judge_document(document, actor=actor, schoon=schoon, bevinding=bevinding)


def post(client, werk, file, **velden):
    url = reverse("cases:add_document", args=[werk.casus.pk])
    page = client.get(url)
    hidden = {name: page.context["form"][name].value() for name in ("inzending",)}
    today = f"{VANDAAG():%d-%m-%Y}"
    given = {
        "betrokkene": str(werk.client.pk), "inhoud": "Brief", "categorie": "P06", "soort": "feit",
        "domein": "SCHULDHULP", "bron": "De cliënt", "peildatum": today, "houdbaar_tot": "1-1-2099",
    }  # fmt: skip
    return client.post(url, given | hidden | velden | ({"bestand": file} if file else {}))


def test_a_document_is_sealed_under_a_name_of_ours(werk):
    before = files()

    gegeven = add(werk)

    document = document_of(werk, gegeven)
    (name,) = files() - before
    assert name == document.opslag
    path = next(Path(settings.WAMS_BESTANDEN).rglob(name))
    assert b"van ons" not in path.read_bytes()
    assert oct(path.stat().st_mode & 0o777) == "0o600"
    assert opslag.lees(werk.wereld.gemeente.pk, werk.casus.pk, name) == b"%PDF- van ons"
    assert (document.status, document.bestandsnaam) == (
        "controle", f"document-{str(document.pk)[:8]}.pdf"
    )  # fmt: skip


@pytest.mark.req("R-087")
def test_a_document_has_the_highest_class_of_what_is_in_it(werk):
    debts = add(werk, ook=["P01"])
    health = add(werk, ook=["P09", "P03"], motivering="Nodig")

    assert (debts.categorie, debts.klasse) == ("P06", "GEVOELIG")
    assert (health.categorie, health.klasse, health.uitzondering) == (
        "P09", "BIJZONDER", "UAVG-30-1"
    )  # fmt: skip
    assert document_of(werk, health).categorieen == ["P03", "P06", "P09"]
    with pytest.raises(DomainError) as refused:
        add(werk, ook=["P02"])
    assert refused.value.field == "categorie"


@pytest.mark.req("R-087")
def test_a_partij_has_no_road_to_a_file(wereld, werk, als):
    gegeven = add(werk)
    judge(werk, document_of(werk, gegeven))
    url = reverse("cases:download_document", args=[gegeven.pk])
    school = wereld.organisatie("Basisschool Noord", "SCHOOL")
    teacher = wereld.user("Leerkracht", school)
    wereld.mandaat(teacher, "partner")
    wereld.toewijzing(werk.casus, teacher, Rol.PARTIJ, organisatie=school)

    assert als(werk.user).get(url).status_code == 200
    assert als(teacher).get(url).status_code == 404


@pytest.mark.req("SEC-075")
def test_before_the_scanner_saw_it_nobody_gets_it(werk, als):
    gegeven = add(werk)
    browser, url = als(werk.user), reverse("cases:download_document", args=[gegeven.pk])

    page = browser.get(gegeven.get_absolute_url()).text
    assert "Wordt gecontroleerd" in page
    assert url not in page
    assert browser.get(url).status_code == 404
    judge(werk, document_of(werk, gegeven))

    assert url in browser.get(gegeven.get_absolute_url()).text
    answer = browser.get(url)
    assert answer.content == b"%PDF- van ons"
    headers = {
        "Content-Type": "application/pdf",
        "Content-Security-Policy": "default-src 'none'; sandbox",
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "no-store",
    }
    assert {name: answer[name] for name in headers} == headers
    assert answer["Content-Disposition"].startswith('attachment; filename="document-')
    with arranging():
        lines = AuditEvent.objects.filter(
            act="document.download", betrokkene=pseudonym(werk.client.pk), uitkomst="ok"
        )
        assert [line.uitkomst for line in lines] == ["ok"]


def test_what_the_scanner_finds_is_gone_and_its_sender_is_told(
    werk, als, django_capture_on_commit_callbacks
):
    gegeven = add(werk)
    document = document_of(werk, gegeven)

    judge(werk, document, schoon=False, bevinding="Eicar-Test-Signature")

    assert document.opslag not in files()
    page = als(werk.user).get(gegeven.get_absolute_url()).text
    assert "Geweigerd en verwijderd" in page
    now = document_of(werk, gegeven)
    assert (now.status, now.bevinding) == ("geweigerd", "Eicar-Test-Signature")
    judge(werk, now)
    assert document_of(werk, gegeven).status == "geweigerd"


@pytest.mark.req("SEC-075")
def test_a_crash_between_file_and_row_leaves_nothing_to_find_and_the_night_removes_it(werk):
    before, rows = files(), len(werk.rows(Gegeven))

    with pytest.raises(SealError):  # after the file, before the row: it can't be written
        add(werk, naam="\ud800")

    assert (len(werk.rows(Document)), len(werk.rows(Gegeven))) == (0, rows)
    (orphan,) = files() - before
    sweep(werk)
    assert orphan in files()  # its row may still be on its way
    path = next(Path(settings.WAMS_BESTANDEN).rglob(orphan))
    draft = path.parent / f".{orphan}.half"
    draft.write_bytes(b"cut at 99 %")
    for old in (path, draft):
        os.utime(old, (1, 1))
    sweep(werk)
    assert not {orphan, draft.name} & files()


def sweep(werk):
    gemeente = werk.wereld.gemeente
    with role("wams_worker"):
        actions.sweep_files(gemeente, actor=Actor.system("document.sweep", gemeente.pk))


def test_the_night_keeps_what_has_a_row(werk):
    gegeven = add(werk)
    name = document_of(werk, gegeven).opslag
    os.utime(next(Path(settings.WAMS_BESTANDEN).rglob(name)), (1, 1))

    sweep(werk)

    assert name in files()


@pytest.mark.parametrize("uitkomst", ["verwijderd", "terecht"])
def test_a_document_of_somebody_else_goes_with_its_words(werk, uitkomst):
    gegeven = add(werk)
    document = document_of(werk, gegeven)
    werk.do(verkeerd.mark_wrong, gegeven, reden="Naamgenoot")

    werk.do(
        verkeerd.solve_wrong, gegeven, uitkomst=uitkomst, datalek="nee", ontvangers="Niemand",
        toelichting="Nagekeken",
    )  # fmt: skip

    stays = uitkomst == "terecht"
    assert (document.opslag in files()) is stays
    assert (document_of(werk, gegeven).naam != "") is stays


def test_a_document_moves_with_its_gegeven(wereld, werk):
    other = wereld.betrokkene(werk.casus, "gezinslid", "Terwolde")
    werk.scope("SCHULDHULP", "WONEN", over=[other])
    gegeven = add(werk)
    werk.do(verkeerd.mark_wrong, gegeven, reden="Gaat over de broer")

    moved = werk.do(
        verkeerd.solve_wrong, gegeven, uitkomst="verplaatst", betrokkene=other, datalek="nee",
        ontvangers="Niemand", toelichting="Nagekeken",
    )  # fmt: skip

    assert [row.gegeven_id for row in werk.rows(Document)] == [moved.pk]


def test_a_file_by_form_is_cleaned_first_and_a_bad_one_is_refused_beside_its_field(werk, als):
    browser = als(werk.user)

    done = post(browser, werk, SimpleUploadedFile("Brief Jansen.pdf", gewoon.pdf()))
    assert done.status_code == 302
    assert [row.soort for row in werk.rows(Document)] == ["pdf"]
    for content, words in (
        (b"", "is leeg"),
        (b"MZ\x90\x00 exe", "nemen wij niet aan"),
        (gewoon.docx({"word/vbaProject.bin": b"x"}), "macro of script"),
        (b"%PDF-1.7" + bytes(11 * 1024 * 1024), "te groot"),
    ):
        page = post(browser, werk, SimpleUploadedFile("brief.pdf", content), bron="De bank")
        assert page.status_code == 200
        assert words in str(page.context["form"].errors["bestand"])
        assert 'value="De bank"' in page.text
    assert "Kies een bestand." in post(browser, werk, None).text
    assert len(werk.rows(Document)) == 1


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("brief.pdf", "brief.pdf"),
        ("C:\\Users\\jan\\brief.pdf", "brief.pdf"),
        ("../../etc/passwd", "passwd"),
        ("a\r\nSet-Cookie: x=1.pdf", "aSet-Cookie: x=1.pdf"),
        ("foto\u202egpj.exe", "fotogpj.exe"),
        ("brief.pdf. . ", "brief.pdf"),
        ("\x00", "document"),
        ("", "document"),
        ("x" * 300, "x" * 120),
    ],
)
def test_a_name_is_shown_without_what_turns_it_around(given, shown):
    assert leesbare_naam(given) == shown


def test_there_is_an_end_to_the_number_of_documents(werk, monkeypatch):
    monkeypatch.setattr(actions, "HOOGSTENS", 1)
    add(werk)

    with pytest.raises(DomainError, match="200 documenten") as refused:
        add(werk)

    assert refused.value.field == "bestand"


def scan():
    with role("wams_worker"):
        tasks.scan_documents()


class Clamd(socketserver.StreamRequestHandler):
    """Speaks INSTREAM as the real one does; finds the test virus."""

    def handle(self):
        assert self.rfile.read(10) == b"zINSTREAM\0"
        content = b""
        while size := int.from_bytes(self.rfile.read(4), "big"):
            content += self.rfile.read(size)
        found = b"stream: Eicar-Test-Signature FOUND\0" if b"EICAR" in content else b"stream: OK\0"
        self.wfile.write(self.server.says or found)


@pytest.fixture
def clamd(settings):
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Clamd) as server:
        server.says = b""
        threading.Thread(target=server.serve_forever, daemon=True).start()
        settings.WAMS_SCANNER = f"127.0.0.1:{server.server_address[1]}"
        yield server
        server.shutdown()


@pytest.mark.req("SEC-075")
def test_the_scanner_releases_refuses_or_is_silent(werk, clamd, settings):
    clean, virus, waits = add(werk), add(werk, b"%PDF- EICAR"), add(werk)

    def stand():
        return [document_of(werk, row).status for row in (clean, virus, waits)]

    clamd.says = b"INSTREAM size limit exceeded. ERROR\0"
    scan()
    assert stand() == ["controle", "controle", "controle"]
    address, settings.WAMS_SCANNER = settings.WAMS_SCANNER, "127.0.0.1:1"
    scan()
    settings.WAMS_SCANNER = "unix:/nergens"
    scan()
    assert stand() == ["controle", "controle", "controle"]
    settings.WAMS_SCANNER, clamd.says = address, b""
    scan()

    assert stand() == ["klaar", "geweigerd", "klaar"]
