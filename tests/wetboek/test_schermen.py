"""What everybody may read, and the forms of those who write, advise and sign."""

import re
import tomllib

import pytest

from tests.wetboek.opbouw import DAG, DPIA, advise, make_dpia, make_versie, make_wet, send, today
from wams.accounts.models import Functie
from wams.recht import selectors as recht
from wams.recht.models import Catalogusversie
from wams.wetboek import regels, selectors

pytestmark = pytest.mark.django_db
LEZEN = ["", "versies/", "dpia/", "dpia/bijlage/"]


def regel(wereld, soort, code):
    inhoud = recht.voor(wereld.gemeente.pk).inhoud
    return next(r for r in regels.walk(inhoud) if (r.soort, r.rij.code) == (soort, code))


@pytest.mark.parametrize("functie", [*Functie])
def test_every_employee_may_read_the_rules(wereld, als, functie):
    client = als(getattr(wereld, functie))

    assert [client.get(f"/regels/{path}").status_code for path in LEZEN] == [200] * len(LEZEN)


@pytest.mark.req("R-008")
def test_terms_without_a_verified_source_are_shown_as_to_be_confirmed(wereld, als):
    boek = recht.voor(wereld.gemeente.pk)
    for soort in ("termijnen", "bewaarregels"):
        page = als(wereld.beheerder).get(f"/regels/?onderwerp={soort}").text
        for rij in boek.rijen(soort):
            row = page[page.index(f">{rij.code}</a>") :].split("</tr>")[0]
            assert ("Te bevestigen" in row) is rij.te_bevestigen, rij.code
    assert {rij.te_bevestigen for rij in boek.termijnen} == {True, False}


def test_a_word_finds_rows_and_says_so_when_there_are_none(wereld, als):
    client = als(wereld.coordinator)

    found = client.get("/regels/?woord=rc05").text
    nothing = client.get("/regels/?woord=zeppelin").text
    open_ones = client.get("/regels/?onderwerp=termijnen&open=on").text

    assert ">RC05</a>" in found
    assert "Geen regel gevonden" in nothing
    assert "Te bevestigen" in open_ones
    assert "Gecontroleerd" not in open_ones


def test_a_row_says_when_it_did_not_hold(wereld, als):
    found = regel(wereld, "grondslagen", "WAMS-VERDER")
    client, path = als(wereld.coordinator), f"/regels/regel/{found.pk}/"

    assert found.rij.artikel in client.get(path).text
    assert "gold toen niet" in client.get(f"{path}?op=1-1-1999").text


def test_a_row_that_is_not_there_is_not_found(wereld, als):
    assert als(wereld.coordinator).get(f"/regels/regel/{wereld.gemeente.pk}/").status_code == 404


def test_the_whole_way_by_screens(wereld, als):
    beheer, fg = als(wereld.beheerder), als(wereld.fg)
    jurist, besluit = als(wereld.jurist), als(wereld.besluitnemer)
    vanaf = today() + DAG

    send(jurist, "/regels/dpia/nieuw/", regime="WAMS", **DPIA)
    page = fg.get("/regels/dpia/").text
    (path,) = re.findall(r"/regels/dpia/[0-9a-f-]{36}/", page)
    send(fg, f"{path}advies/", strekking="POSITIEF", advies="Akkoord.")
    send(besluit, f"{path}besluit/", uitkomst="VASTGESTELD", besluit="Ja.", herzien_voor="1-1-2040")
    assert "Vastgesteld" in fg.get(path).text

    words = {"vertrekpunt": "nieuwste", "regime": "WAMS", "label": "juli"}
    ontwerp = send(beheer, "/regels/ontwerp/nieuw/", **words).url
    assert "Geen regel is anders." in beheer.get(ontwerp).text
    send(beheer, f"{ontwerp}voorleggen/", actief_vanaf=f"{vanaf:%d-%m-%Y}", toelichting="Zo.")
    versie = Catalogusversie.objects.get(gemeente=wereld.gemeente, status="VOORGELEGD")
    path = f"/regels/versies/{versie.pk}/"
    assert "Advies vastleggen" not in jurist.get(path).text
    send(fg, f"{path}advies/", strekking="POSITIEF", tekst="Goed.")
    assert "Ondertekenen" not in fg.get(path).text
    send(jurist, f"{path}jurist/", gelezen="on")
    send(besluit, f"{path}besluitnemer/", gelezen="on")

    versie.refresh_from_db()
    assert versie.status == "ACTIEF"
    assert f"{wereld.jurist.naam}" in als(wereld.coordinator).get(path).text


def test_a_refused_signature_keeps_what_was_typed_and_says_why_beside_the_field(wereld, als):
    make_dpia(wereld)
    versie = advise(wereld, make_versie(wereld), "NEGATIEF")
    path = f"/regels/versies/{versie.pk}/jurist/"

    answer = send(als(wereld.jurist), path, gelezen="on")

    assert "Schrijf waarom u daarvan afwijkt." in answer.text
    versie.refresh_from_db()
    assert not versie.handtekeningen.exists()


def test_who_may_not_act_is_offered_nothing_and_gets_nothing(wereld, als):
    versie = make_versie(wereld)
    path = f"/regels/versies/{versie.pk}/"

    page = als(wereld.coordinator).get(path).text

    assert "Advies vastleggen" not in page
    assert "intrekken" not in page
    for step in ("advies", "jurist", "besluitnemer", "intrekken"):
        assert als(wereld.coordinator).get(f"{path}{step}/").status_code == 404


@pytest.mark.req("R-128")
def test_the_annex_holds_every_row_of_matrix_doelen_and_terms(wereld, als):
    page = als(wereld.fg).get("/regels/dpia/bijlage/").text

    boek = recht.voor(wereld.gemeente.pk)
    for soort in ("partijtypen", "doelen", "termijnen"):
        for rij in boek.rijen(soort):
            assert f">{rij.code}<" in page
    file = als(wereld.fg).get("/regels/dpia/bijlage/bestand/").content
    rows = tomllib.loads(file.decode())
    assert {rij["code"] for rij in rows["termijnen"]} >= {rij.code for rij in boek.termijnen}
    assert rows["partijtypen"] == boek.inhoud["partijtypen"]


@pytest.mark.req("R-128")
def test_an_expired_dpia_is_a_signal_for_the_fg(wereld, als):
    signal = "geen geldige DPIA"
    assert signal in als(wereld.fg).get("/toezicht/signalen/").text

    make_dpia(wereld)
    assert signal not in als(wereld.fg).get("/toezicht/signalen/").text


def test_the_lists_ask_as_much_with_one_version_as_with_three(
    wereld, als, django_assert_max_num_queries
):
    client = als(wereld.coordinator)
    client.get("/regels/versies/")
    with django_assert_max_num_queries(60) as one:
        client.get("/regels/versies/")
    make_wet(wereld, vanaf=today() + DAG)
    with django_assert_max_num_queries(len(one) + 1):
        client.get("/regels/versies/")
    assert selectors.nieuwste(wereld.gemeente.pk).nummer == 2
