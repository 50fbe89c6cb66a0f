"""Every open casus shows one next step with exactly one owner and a date."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cases.models import Aanstelling, Casus
from cases.selectors.volgende_stap import volgende_stap, volgende_stappen
from tests.opzet import arranging
from tests.wereld import DAG
from wams.doelbinding.rls import acting_as
from wams.recht.codes import Rol

pytestmark = pytest.mark.django_db
Status = Casus.Status
VERBS = {"Maak", "Rond", "Sluit", "Wijs", "Stel", "Evalueer", "Beslis", "Weeg", "Beantwoord"}
VERBS |= {"Beoordeel", "Stuur", "Zoek"}
# state, extra fields, who carries it → owner
TABLE = [
    ("VOORBEREIDING", {}, "ONDERZOEKER", "ONDERZOEKER"),
    ("VOORBEREIDING", {}, None, "verdeler"),
    ("ONDERZOEK", {}, "ONDERZOEKER", "ONDERZOEKER"),
    ("ONDERZOEK", {}, None, "verdeler"),
    ("ONDERZOEK_AFGEROND", {"uitkomst": "MVP_COORDINATIE"}, "ONDERZOEKER", "verdeler"),
    ("ONDERZOEK_AFGEROND", {"uitkomst": "GEEN_MVP"}, "ONDERZOEKER", "ONDERZOEKER"),
    ("ONDERZOEK_AFGEROND", {"uitkomst": "MVP_REGULIER"}, None, "verdeler"),
    ("PLAN_CONCEPT", {}, "COORDINATOR", "COORDINATOR"),
    ("PLAN_CONCEPT", {}, "WAARNEMER", "WAARNEMER"),
    ("PLAN_CONCEPT", {}, None, "verdeler"),
    ("AANPAK", {}, "COORDINATOR", "COORDINATOR"),
    ("AANPAK", {}, "WAARNEMER", "WAARNEMER"),
    ("AANPAK", {}, None, "verdeler"),
    ("HEROVERWEGING", {}, "COORDINATOR", "COORDINATOR"),
    ("HEROVERWEGING", {}, None, "verdeler"),
    ("OPGESCHORT", {"terug_naar": "AANPAK"}, "COORDINATOR", "COORDINATOR"),
    ("OPGESCHORT", {"terug_naar": "ONDERZOEK"}, "ONDERZOEKER", "ONDERZOEKER"),
    ("OPGESCHORT", {"terug_naar": "AANPAK"}, None, "verdeler"),
    ("BEEINDIGD", {}, "COORDINATOR", "COORDINATOR"),
    ("NIET_GESTART", {}, "ONDERZOEKER", "ONDERZOEKER"),
]


def build(wereld, status, velden, rol, viewer):
    casus = wereld.casus(status, **velden)
    wereld.toewijzing(casus, viewer, Rol.COORDINATOR)
    if rol:
        wereld.aanstelling(casus, wereld.coordinator, rol)
    return casus


@pytest.mark.req("R-171")
@pytest.mark.parametrize(("status", "velden", "rol", "owner"), TABLE)
def test_one_step_with_one_owner_and_a_date(wereld, status, velden, rol, owner):
    viewer = wereld.verdeler
    casus = build(wereld, status, velden, rol, viewer)
    actor = wereld.actor(viewer)

    with acting_as(actor):
        stap = volgende_stap(actor, casus)

    assert stap.wat.split()[0] in VERBS
    assert stap.rol == owner
    assert stap.tot == casus.termijn_tot
    assert stap.url or stap.url_name.startswith("workplans:")
    appointed = wereld.coordinator if rol and owner == rol else None
    assert stap.persoon == appointed
    assert stap.wie == (appointed.naam if appointed else stap.rol_naam)


@pytest.mark.req("R-171")
def test_the_table_knows_every_open_state():
    assert {status for status, *_ in TABLE} >= set(Casus.OPEN)


@pytest.mark.req("R-171")
@pytest.mark.parametrize("status", ["IN_BEWARING", "VERNIETIGD"])
def test_what_is_closed_has_no_step(wereld, status):
    casus = build(wereld, status, {"e_code": "E1"}, None, wereld.verdeler)
    actor = wereld.actor(wereld.verdeler)

    with acting_as(actor):
        assert volgende_stap(actor, casus) is None


@pytest.mark.req("R-171", "R-165")
@pytest.mark.parametrize(
    ("status", "velden", "rol"),
    [
        ("VOORBEREIDING", {}, "ONDERZOEKER"),
        ("ONDERZOEK_AFGEROND", {"uitkomst": "MVP_COORDINATIE"}, "COORDINATOR"),
        ("AANPAK", {}, "COORDINATOR"),
        ("AANPAK", {}, "WAARNEMER"),
    ],
)
def test_who_was_asked_owns_the_answer(wereld, status, velden, rol):
    casus = build(wereld, status, velden, None, wereld.verdeler)
    asked = wereld.aanstelling(casus, wereld.coordinator, rol, Aanstelling.Status.VOORGESTELD)
    actor = wereld.actor(wereld.verdeler)

    with acting_as(actor):
        stap = volgende_stap(actor, casus)

    assert (stap.persoon, stap.url_name, stap.pk) == (
        wereld.coordinator,
        "cases:aanstelling",
        asked.pk,
    )


@pytest.mark.req("R-171")
def test_a_wrong_person_goes_first(wereld):
    casus = build(wereld, "AANPAK", {}, "COORDINATOR", wereld.verdeler)
    with arranging():
        casus.termijn_code = "VERKEERDE_PERSOON"
        casus.save(update_fields=["termijn_code"])
    actor = wereld.actor(wereld.verdeler)

    with acting_as(actor):
        assert volgende_stap(actor, casus).wat.startswith("Zoek uit")


@pytest.mark.req("R-160")
def test_a_term_that_passed_shows_the_one_extension_until_it_is_used(wereld):
    actor = wereld.actor(wereld.verdeler)
    words = []
    for verlengd in (False, True):
        casus = build(wereld, "ONDERZOEK", {"verlengd": verlengd}, "ONDERZOEKER", wereld.verdeler)
        with arranging():
            casus.termijn_tot -= 30 * DAG
            casus.save(update_fields=["termijn_tot"])
        with acting_as(actor):
            words.append(volgende_stap(actor, casus).wat)

    assert words == ["Rond het onderzoek af of verleng het één keer", "Rond het onderzoek af"]


def test_any_number_of_casussen_takes_two_queries(wereld):
    casussen = [
        build(wereld, status, velden, rol, wereld.verdeler) for status, velden, rol, _ in TABLE
    ]
    actor = wereld.actor(wereld.verdeler)

    with (
        acting_as(actor),
        CaptureQueriesContext(
            connection,
        ) as queries,
    ):
        found = volgende_stappen(actor, casussen)

    assert len(found) == len(casussen)
    assert len(queries) == 2
