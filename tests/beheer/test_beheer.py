"""Functional administration: never content, never for oneself, and each act a line."""

import uuid

import pytest
from django.db import DatabaseError, connection

from cases.models import Casus
from wams.accounts.models import Functie
from wams.beheer.policy import POLICY
from wams.doelbinding import policy
from wams.doelbinding.policy import may
from wams.doelbinding.rls import acting_as
from wams.wetboek.policy import POLICY as WETBOEK

pytestmark = pytest.mark.django_db
PAGINAS = ["", "organisaties/", "gebruikers/", "mandaten/", "toewijzingen/"]
NIEUW = ["organisaties/nieuw/", "gebruikers/nieuw/", "mandaten/nieuw/", "deskundigheid/nieuw/"]


@pytest.mark.parametrize("path", PAGINAS + NIEUW)
def test_every_page_opens_for_the_administrator_and_for_nobody_else(wereld, als, path):
    assert als(wereld.beheerder).get(f"/beheer/{path}").status_code == 200
    for other in (wereld.coordinator, wereld.fg, wereld.verdeler):
        assert als(other).get(f"/beheer/{path}").status_code == 404


@pytest.mark.req("R-013", "SEC-015")
def test_the_administrator_sees_no_content_and_opens_no_casus(wereld, als):
    casus = wereld.casus_van(wereld.coordinator)
    client = als(wereld.beheerder)

    pages = " ".join(client.get(f"/beheer/{path}").text for path in PAGINAS)

    assert "Terwolde" not in pages
    for page in ("", "mensen/", "gegevens/", "tijdlijn/"):
        assert client.get(f"/casussen/{casus.pk}/{page}").status_code == 404
    with acting_as(wereld.actor(wereld.beheerder)):
        assert not Casus._base_manager.exists()
        assert not may(wereld.actor(wereld.beheerder), "casus.view", casus)


@pytest.mark.req("R-013", "SEC-015")
def test_the_function_opens_no_act_but_those_of_beheer(wereld):
    rules = policy.registered_acts()
    open_to_me = {act for act, rule in rules.items() if Functie.BEHEERDER in rule.functies}

    assert open_to_me == {*POLICY, *REGELS, *VRAAGBAAK, "werk.start"}


# Rules are written by Beheer and read by everybody; neither is content.
REGELS = {act for act, rule in WETBOEK.items() if Functie.BEHEERDER in rule.functies} - {
    "catalogus.advise",
    "catalogus.sign_as_jurist",
    "catalogus.sign_as_besluitnemer",
}
# Everybody may put a question without case data, and read the answers.
VRAAGBAAK = {f"vraagbaak.{wat}" for wat in ("ask", "list", "read", "view")}
GRANT = """INSERT INTO doelbinding_toewijzing (id, user_id, casus_id, permission_id,
  gemeente_id, organisatie_id, rol, reden, act, van, tot, toegekend_door_id)
  SELECT gen_random_uuid(), %s, %s, min(id), %s, %s, 'COORDINATOR', 'x', 'x', now(),
  now() + interval '1 day', %s FROM auth_permission WHERE codename = 'D06'"""
MANDATE = """INSERT INTO accounts_mandaat (id, user_id, gemeente_id, organisatie_id, functie,
  van, tot, voorwaarden, verleend_door_id)
  VALUES (gen_random_uuid(), %s, %s, %s, 'coordinator', now(), now() + interval '1 day', '', %s)"""
LONGER = "UPDATE accounts_mandaat SET tot = tot + interval '1 day' WHERE user_id = %s"


@pytest.mark.req("R-013", "R-154")
def test_the_database_refuses_the_administrator_a_grant_and_an_own_mandate(wereld):
    casus, me, other = wereld.casus_van(wereld.coordinator), wereld.beheerder, wereld.fg
    gemeente, organisatie = wereld.gemeente.pk, me.organisatie_id
    tries = {
        "a grant to oneself": (GRANT, [me.pk, casus.pk, gemeente, organisatie, me.pk]),
        "a grant to another": (GRANT, [other.pk, casus.pk, gemeente, organisatie, me.pk]),
        "an own mandate": (MANDATE, [me.pk, gemeente, organisatie, me.pk]),
        "in another's name": (MANDATE, [me.pk, gemeente, organisatie, other.pk]),
        "by nobody": (MANDATE, [me.pk, gemeente, organisatie, None]),
        "a longer mandate": (LONGER, [other.pk]),
    }

    for statement, values in tries.values():
        refused = pytest.raises(DatabaseError, match=r"row-level security|zichzelf|alleen korter")
        with refused, acting_as(wereld.actor(me)), connection.cursor() as cursor:
            cursor.execute(statement, values)


@pytest.mark.req("R-154", "SEC-016")
def test_the_database_lets_nobody_else_give_a_mandate(wereld, elders):
    for user in (wereld.coordinator, wereld.verdeler, elders.beheerder):
        values = [wereld.fg.pk, wereld.gemeente.pk, user.organisatie_id, user.pk]
        refused = pytest.raises(DatabaseError, match="row-level security")
        with refused, acting_as(elders.actor(user)), connection.cursor() as cursor:
            cursor.execute(MANDATE, values)


def test_a_draft_of_something_new_comes_back(wereld, als):
    client = als(wereld.beheerder)
    typed = {"naam": "Wonen Noord", "inzending": uuid.uuid4(), "gemeente": wereld.gemeente.pk}
    client.post("/beheer/organisaties/nieuw/", typed, headers={"X-Concept": "1"})

    page = client.get("/beheer/organisaties/nieuw/").text
    assert 'value="Wonen Noord"' in page

    client.post("/beheer/organisaties/nieuw/", {"opnieuw": "1"})
    assert 'value="Wonen Noord"' not in client.get("/beheer/organisaties/nieuw/").text
