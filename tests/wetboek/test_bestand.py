"""All rules in one file: there and back byte for byte, and nothing hostile comes in."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.wetboek.opbouw import HIDDEN, make_versie
from wams.recht import selectors as recht
from wams.recht.fouten import OngeldigeCatalogusError
from wams.wetboek import bestand

pytestmark = pytest.mark.django_db


@pytest.fixture
def file(wereld):
    boek = recht.voor(wereld.gemeente.pk)
    return bestand.write(boek.regime, "demonstratie", boek.inhoud)


def bring(client, content):
    path = "/regels/ontwerp/inlezen/"
    shown = dict(re.findall(HIDDEN, client.get(path).text))
    return client.post(path, shown | {"bestand": SimpleUploadedFile("regels.toml", content)})


def test_export_and_import_give_the_same_bytes(wereld, als, file):
    client = als(wereld.beheerder)

    answer = bring(client, file)

    assert answer.status_code == 302
    page = client.get(answer.url).text
    assert "Geen regel is anders." in page
    assert client.get(f"{answer.url}bestand/").content == file


def test_every_employee_may_keep_a_version_as_a_file(wereld, als):
    versie = make_versie(wereld)

    answer = als(wereld.coordinator).get(f"/regels/versies/{versie.pk}/bestand/")

    assert answer["Content-Disposition"] == f'attachment; filename="regels-{versie.nummer}.toml"'
    gelezen = bestand.read("x.toml", answer.content)
    assert (gelezen.regime, gelezen.label, gelezen.inhoud) == (
        versie.regime,
        versie.label,
        versie.inhoud,
    )


def test_text_with_every_odd_character_survives(wereld, file):
    odd = 'aanhaling " schuin \\ regel\neinde … é \u2028'
    gelezen = bestand.read("x.toml", file)
    gelezen.inhoud["termijnen"][0]["label"] = odd

    again = bestand.read("x.toml", bestand.write(gelezen.regime, "x", gelezen.inhoud))

    assert again.inhoud == gelezen.inhoud


HOSTILE = {
    "no TOML": (lambda f: f + b"\n[[[", r"regels.toml:\d+: hier staat geen geldige TOML"),
    "bytes": (lambda f: f + b"\n# \xff", r"regels.toml:\d+: dit is geen leesbare tekst"),
    "deep": (lambda f: b"a = " + b"[" * 100_000, r"regels.toml:\d+: hier staat geen geldige"),
    "huge number": (lambda f: b"formaat = " + b"9" * 9000, r"regels.toml:1: "),
    "another file": (lambda f: b'naam = "x"', r"regels.toml:1: dit is geen bestand met regels"),
    "too big": (lambda f: b"#" * 2_000_001, r"regels.toml:1: het bestand is groter dan 2 MB"),
    "regime": (
        lambda f: f.replace(b'regime = "WAMS"', b'regime = "OOIT"', 1),
        r"regels.toml:2: dit regime is onbekend",
    ),
    "label": (
        lambda f: f.replace(b'label = "demonstratie"', b'label = ""', 1),
        r"regels.toml:3: de naam heeft 1 tot 80 tekens",
    ),
    "subject": (
        lambda f: f + b'\n[[users]]\ncode = "X"\n',
        r"regels.toml:\d+: het onderwerp .* is onbekend",
    ),
    "field": (
        lambda f: f.replace(b"[[termijnen]]\n", b"[[termijnen]]\nwie = 1\n", 1),
        r"regels.toml:\d+: onbekend veld wie",
    ),
    "type": (
        lambda f: re.sub(rb"\nbron = .*", b"\nbron = 7", f, count=1),
        r"regels.toml:\d+: bron: 7 is geen str",
    ),
    "null": (
        lambda f: re.sub(rb"\nbron = .*", rb'\nbron = "x\\u0000"', f, count=1),
        r"regels.toml:\d+: een onzichtbaar teken",
    ),
    "dangling": (
        lambda f: f.replace(b'grondslag = "WAMS-A"', b'grondslag = "NERGENS"', 1),
        r"regels.toml:\d+: grondslag: NERGENS staat niet",
    ),
    "false heading": (
        lambda f: f + b"\n#\n[[ termijnen ]] # x\n",
        r"regels.toml:\d+: ",
    ),
    "heading in a text": (
        lambda f: re.sub(rb"\nbron = .*", b'\nbron = """\n[[doelen]]\n"""', f, count=1),
        r"regels.toml:1: de kopjes",
    ),
    "no rows": (lambda f: f + b"\n[users]\na = 1\n", r"regels.toml:\d+: het onderwerp"),
}


@pytest.mark.parametrize(("spoil", "line"), HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_file_is_refused_with_file_and_line(file, spoil, line):
    spoiled = spoil(file)
    assert spoiled != file

    with pytest.raises(OngeldigeCatalogusError) as refused:
        bestand.read("regels.toml", spoiled)

    assert re.search(line, str(refused.value))


def test_the_screen_says_file_and_line_beside_the_field_and_keeps_nothing(wereld, als, file):
    client = als(wereld.beheerder)

    answer = bring(client, file.replace(b'grondslag = "WAMS-A"', b'grondslag = "<b>"', 1))

    assert answer.status_code == 200
    assert re.search(r"regels\.toml:\d+: grondslag: &lt;b&gt; staat niet", answer.text)
    assert "Er loopt geen wijziging." in client.get("/regels/versies/").text
