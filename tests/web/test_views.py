"""One request: decide, read, render, write the lines, commit, and only then send."""

import re
import uuid

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import connection

from cases.models import Casus
from tests.conftest import owner
from tests.opzet import arranging
from tests.web.pagina import Page
from wams.audit.lopend import pseudonym
from wams.audit.models import AuditEvent
from wams.doelbinding.rls import acting_as
from wams.formulieren.models import Concept, Inzending
from wams.recht.codes import Doel, Rol
from wams.web.views import ActorDetailView

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.web.proef")]


@pytest.fixture(autouse=True)
def proef_template(settings):
    folder = settings.BASE_DIR / "tests" / "templates"
    settings.TEMPLATES = [
        settings.TEMPLATES[0] | {"DIRS": [*settings.TEMPLATES[0]["DIRS"], folder]}
    ]


@pytest.fixture
def casus(wereld):
    casus = wereld.casus_van(wereld.coordinator)
    with arranging():
        casus.kern = "Rust in huis"
        casus.save(update_fields=["kern"])
    wereld.betrokkene(casus, "gezinslid", "Terwolde")
    return casus


def lines(**wanted):
    with arranging():
        return list(AuditEvent.objects.filter(**wanted).order_by("at"))


def test_a_view_without_an_act_cannot_be_defined():
    with pytest.raises(ImproperlyConfigured, match="names no act"):
        type("NamelessView", (ActorDetailView,), {})


@pytest.mark.req("R-121", "R-122", "SEC-024", "SEC-026")
def test_a_page_leaves_one_line_per_betrokkene_with_who_why_and_ground(wereld, als, casus):
    answer = als(wereld.coordinator).get(f"/proef/{casus.pk}/")

    assert answer.status_code == 200
    assert "Rust in huis" in answer.text
    found = lines(act="proef.kijk")
    with arranging():
        people = {pseudonym(pk) for pk in casus.betrokkene_ids()}
    assert {line.betrokkene for line in found} == people
    assert len(found) == 2
    assert {(x.soort, x.uitkomst, x.doel, x.grondslag, x.rol) for x in found} == {
        ("inzage", "ok", "D06", "WAMS-COORD", "COORDINATOR")
    }
    assert {x.actor_id for x in found} == {wereld.coordinator.pk}
    assert {x.casus_id for x in found} == {casus.pk}
    assert all(x.toewijzing_id and x.catalogusversie and x.activiteit for x in found)


@pytest.mark.req("R-124", "SEC-027")
def test_a_line_holds_no_name_and_no_text(wereld, als, casus):
    als(wereld.coordinator).get(f"/proef/{casus.pk}/")

    with arranging():
        stored = " ".join(str(row) for row in AuditEvent.objects.values_list())
    assert "Terwolde" not in stored
    assert "Rust in huis" not in stored
    assert wereld.coordinator.naam not in stored


@pytest.mark.req("SEC-005", "SEC-023", "R-009", "R-121")
@pytest.mark.django_db(transaction=True)
def test_foreign_and_unknown_are_the_same_answer_and_each_is_recorded(wereld, als, elders):
    foreign = elders.casus_van(elders.coordinator)
    client = als(wereld.coordinator)

    answers = [client.get(f"/proef/{pk}/") for pk in (foreign.pk, uuid.uuid4())]

    assert [a.status_code for a in answers] == [404, 404]
    assert without_nonce(answers[0]) == without_nonce(answers[1])
    assert [x.uitkomst for x in lines(act="proef.kijk")] == ["geweigerd", "geweigerd"]
    tries = {(x.object_type, x.object_id == x.casus_id) for x in lines(act="proef.kijk")}
    assert tries == {("cases.casus", True)}
    assert foreign.pk in {x.casus_id for x in lines(act="proef.kijk")}


def without_nonce(answer):
    """The page without what is new in each answer: nonce, CSRF token, own address."""
    text = re.sub(r'(nonce=|csrftoken": |csrfmiddlewaretoken" value=)"[^"]*"', "", answer.text)
    return text.replace(answer.wsgi_request.path, "")


@pytest.mark.req("R-009", "SEC-014")
@pytest.mark.django_db(transaction=True)
def test_a_view_that_checks_nothing_shows_nothing(wereld, als, elders):
    elders.casus_van(elders.coordinator)
    wereld.casus_van(wereld.coordinator)

    assert als(wereld.coordinator).get("/vergeten/").text == "[]"


@pytest.mark.req("SEC-014", "SEC-016")
def test_even_with_a_context_the_database_shows_only_own_casussen(wereld, elders, casus):
    elders.casus_van(elders.coordinator)
    wereld.casus_van(wereld.onderzoeker)

    with acting_as(wereld.actor(wereld.coordinator)):
        seen = list(Casus._base_manager.values_list("pk", flat=True))

    assert seen == [casus.pk]


@pytest.mark.req("R-125", "SEC-021", "F-01")
@pytest.mark.django_db(transaction=True)
def test_no_content_without_a_line(wereld, als, casus):
    client = als(wereld.coordinator)
    with owner() as cursor:
        cursor.execute("REVOKE INSERT ON audit_auditevent FROM wams_app")
    try:
        answer = client.get(f"/proef/{casus.pk}/")
    finally:
        with owner() as cursor:
            cursor.execute("GRANT INSERT ON audit_auditevent TO wams_app")

    assert answer.status_code == 503
    assert "Rust in huis" not in answer.text
    assert "Elke inzage moet worden vastgelegd" in answer.text


@pytest.mark.req("R-125", "SEC-022")
@pytest.mark.django_db(transaction=True)
def test_no_change_without_a_line(wereld, als, casus):
    client = als(wereld.coordinator)
    with owner() as cursor:
        cursor.execute("REVOKE INSERT ON audit_auditevent FROM wams_app")
    try:
        answer = post(client, casus, kern="Iets anders")
    finally:
        with owner() as cursor:
            cursor.execute("GRANT INSERT ON audit_auditevent TO wams_app")

    assert answer.status_code == 503
    assert kern_of(casus) == "Rust in huis"


@pytest.mark.django_db(transaction=True)
def test_a_streamed_body_is_refused(wereld, als, casus):
    with pytest.raises(TypeError, match="streamed"):
        als(wereld.coordinator).get(f"/proef/{casus.pk}/stroom/")

    found = lines(act="proef.kijk")
    assert [x.uitkomst for x in found] == ["fout", "fout"]
    assert len({x.betrokkene for x in found}) == 2


@pytest.mark.req("R-121", "SEC-021")
def test_an_answer_past_the_template_leaves_its_lines_too(wereld, als, casus):
    answer = als(wereld.coordinator).get(f"/proef/{casus.pk}/kaal/")

    assert answer.text == "Rust in huis"
    assert len(lines(act="proef.kijk", soort="inzage")) == 2


@pytest.mark.req("SEC-023", "SEC-079")
@pytest.mark.django_db(transaction=True)
def test_a_broken_rule_of_the_database_is_recorded_and_says_nothing(wereld, als, casus, caplog):
    answer = als(wereld.coordinator).get(f"/proef/{casus.pk}/bots/")

    assert answer.status_code == 503
    assert "Rust in huis" not in answer.text + caplog.text
    assert {(x.uitkomst, x.regel) for x in lines(act="proef.kijk")} == {("fout", "IntegrityError")}


@pytest.mark.req("R-011", "SEC-011")
def test_the_purpose_is_asked_once_for_the_casus_also_from_a_part_of_it(wereld, als):
    user = wereld.coordinator
    casus = wereld.casus_van(user, status="ONDERZOEK_AFGEROND")
    wereld.toewijzing(casus, user, Rol.ONDERZOEKER)
    with arranging():
        (person,) = casus.betrokkene_ids()
    client = als(user)

    asked = client.get(f"/persoon/{person}/")
    answer = {"casus": Page(asked.text).one(name="casus")["value"], "doel": Doel.PLAN}
    client.post("/doel/", answer)
    client.get(f"/persoon/{person}/")

    assert "Waarvoor kijkt u?" in asked.text
    assert [x.doel for x in lines(act="proef.kijk")] == [Doel.PLAN]


@pytest.mark.parametrize("pagina", ["9" * 30, "9" * 5000, "-1", "²", "1e3", ""])
def test_a_page_that_cannot_be_is_no_error(wereld, als, casus, pagina):
    answer = als(wereld.coordinator).get("/proef/", {"pagina": pagina})

    assert answer.text.split() == [casus.nummer]


@pytest.mark.req("R-122", "SEC-024")
def test_a_list_leaves_another_kind_of_line_for_each_person(wereld, als, casus):
    other = wereld.casus_van(wereld.coordinator)
    wereld.casus_van(wereld.onderzoeker)

    answer = als(wereld.coordinator).get("/proef/")

    assert sorted(answer.text.split()) == sorted([casus.nummer, other.nummer])
    found = lines(act="proef.lijst")
    assert [x.soort for x in found] == ["lijst"] * 3
    assert {x.casus_id for x in found} == {casus.pk, other.pk}


def post(client, casus, page="hernoem", *, versie=None, inzending=None, **data):
    """Send the form as the browser would: with the version and the receipt that it was given."""
    hidden = {
        "versie": versie or version_of(casus),
        "inzending": inzending or uuid.uuid4(),
    }
    return client.post(f"/proef/{casus.pk}/{page}/", hidden | data)


def version_of(casus):
    with arranging():
        return Casus.objects.unscoped().get(pk=casus.pk).versie


def kern_of(casus):
    with arranging():
        return Casus.objects.unscoped().get(pk=casus.pk).kern


@pytest.mark.req("R-121", "SEC-022")
def test_an_action_is_done_and_recorded_with_field_names_only(wereld, als, casus):
    answer = post(als(wereld.coordinator), casus, kern="Schulden onder controle")

    assert answer.status_code == 302
    assert kern_of(casus) == "Schulden onder controle"
    found = lines(act="proef.hernoem", soort="wijziging")
    assert [x.velden for x in found] == [["kern"]] * 2


@pytest.mark.req("R-121", "SEC-022")
def test_an_act_within_a_refused_act_leaves_no_line(wereld, als, casus):
    answer = post(als(wereld.coordinator), casus, "dubbel", kern="Half werk")

    assert "Het tweede deel mag niet." in answer.text
    assert kern_of(casus) == "Rust in huis"
    assert lines(soort="wijziging") == []
    assert {x.soort for x in lines(act="proef.dubbel")} == {"inzage"}


@pytest.mark.req("SEC-098", "F-17", "UX-044")
def test_an_older_version_is_not_saved_and_the_text_stays(wereld, als, casus):
    client, seen = als(wereld.coordinator), version_of(casus)
    post(client, casus, versie=seen, kern="Eerste")

    second = post(client, casus, versie=seen, kern="Tweede")

    assert second.status_code == 200
    assert "Iemand anders heeft dit intussen gewijzigd" in second.text
    assert "Tweede" in second.text
    assert "Staat er nu" in second.text
    assert ">Eerste</td>" in second.text
    assert kern_of(casus) == "Eerste"
    assert f'name="versie" value="{version_of(casus)}"' in second.text


@pytest.mark.req("SEC-099", "F-18", "F-19")
def test_the_same_form_twice_has_one_effect(wereld, als, casus):
    client, receipt, seen = als(wereld.coordinator), uuid.uuid4(), version_of(casus)
    first = post(client, casus, versie=seen, inzending=receipt, kern="Eenmaal")

    again = post(client, casus, versie=seen, inzending=receipt, kern="Eenmaal")

    assert (first.status_code, again.status_code) == (302, 302)
    assert first.url == again.url
    assert len(lines(act="proef.hernoem", soort="wijziging")) == 2


def test_a_refused_form_may_be_sent_again(wereld, als, casus):
    client, receipt = als(wereld.coordinator), uuid.uuid4()
    refused = post(client, casus, inzending=receipt, kern="fout")

    done = post(client, casus, inzending=receipt, kern="goed")

    assert "Kies andere woorden." in refused.text
    assert done.status_code == 302
    assert kern_of(casus) == "goed"


def test_a_form_without_its_bookkeeping_does_nothing(wereld, als, casus):
    answer = als(wereld.coordinator).post(f"/proef/{casus.pk}/hernoem/", {"kern": "zomaar"})

    assert answer.status_code == 200
    assert kern_of(casus) == "Rust in huis"


def draft(client, casus, **data):
    return client.post(f"/proef/{casus.pk}/hernoem/", data, headers={"X-Concept": "1"})


@pytest.mark.req("UX-001", "UX-002", "F-20")
def test_what_was_typed_comes_back_on_another_device_and_is_sealed(wereld, als, casus):
    kept = draft(als(wereld.coordinator), casus, kern="Half getypt", soort=["a", "b"])

    page = als(wereld.coordinator).get(f"/proef/{casus.pk}/hernoem/")

    assert set(kept.json()) == {"bewaard"}
    assert "Half getypt" in page.text
    assert len(re.findall(r"<option[^>]*selected|<input[^>]*checked", page.text)) == 2
    with arranging():
        concept = Concept.objects.unscoped().get()
        assert concept.inhoud == {"kern": ["Half getypt"], "soort": ["a", "b"]}
        assert concept.bewaarklasse == "RC20"
    with arranging(), connection.cursor() as cursor:
        cursor.execute("SELECT inhoud FROM formulieren_concept")
        assert b"Half getypt" not in bytes(cursor.fetchone()[0])
    assert kern_of(casus) == "Rust in huis"


@pytest.mark.req("UX-003")
def test_a_draft_is_seen_by_its_writer_only(wereld, als, casus):
    colleague = wereld.user("Collega Coördinator")
    wereld.mandaat(colleague, "coordinator")
    wereld.toewijzing(casus, colleague, "WAARNEMER")
    draft(als(wereld.coordinator), casus, kern="Van mij alleen")

    page = als(colleague).get(f"/proef/{casus.pk}/hernoem/")

    assert page.status_code == 200
    assert "Van mij alleen" not in page.text


def test_a_draft_goes_when_the_form_is_sent_or_begun_again(wereld, als, casus):
    client = als(wereld.coordinator)
    draft(client, casus, kern="Half")
    post(client, casus, kern="Heel")
    draft(client, casus, kern="Nog eens half")
    client.post(f"/proef/{casus.pk}/hernoem/", {"opnieuw": "1"})

    with arranging():
        assert not Concept.objects.unscoped().exists()
        assert Inzending.objects.count() == 1


def test_nobody_else_can_use_a_receipt(wereld, als, casus):
    token = uuid.uuid4()
    client = als(wereld.coordinator)
    post(client, casus, inzending=token, kern="Een")

    answer = client.post(
        f"/proef/{casus.pk}/hernoem/",
        {"versie": version_of(casus), "inzending": token, "kern": "Twee"},
    )

    assert answer.status_code == 302
    assert kern_of(casus) == "Een"


@pytest.mark.req("SEC-016")
def test_what_was_typed_for_one_gemeente_does_not_land_in_another(wereld, elders, als):
    user = wereld.coordinator
    elders.mandaat(user, "coordinator")
    client = als(user)
    choose(client, wereld)
    page = Page(client.get("/nieuw/").text)
    hidden = {name: page.one(name=name)["value"] for name in ("gemeente", "inzending")}
    typed = hidden | {"kern": "Over iemand in Voorbeeldstad"}
    choose(client, elders)

    kept = client.post("/nieuw/", typed, headers={"X-Concept": "1"})
    sent = client.post("/nieuw/", typed)
    without = client.post("/nieuw/", typed | {"gemeente": ""})
    choose(client, wereld)
    again = client.post("/nieuw/", typed)

    assert kept.status_code == 409
    assert "hoort bij een andere gemeente" in sent.text
    assert "Over iemand in Voorbeeldstad" in sent.text
    assert "hoort bij een andere gemeente" in without.text
    assert again.status_code == 302
    done = lines(act="proef.nieuw", soort="wijziging")
    assert [x.gemeente_id for x in done] == [wereld.gemeente.pk]
    with arranging():
        assert not Concept.objects.unscoped().exists()


def choose(client, wereld):
    client.post("/gemeente/", {"gemeente": wereld.gemeente.pk})
