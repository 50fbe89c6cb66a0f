"""Gegevens: what may be entered, what is seen, and that list and decision agree."""

from datetime import timedelta
from itertools import product

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from cases.models import Casus, Gegeven
from cases.selectors.gegevens import gegevens_voor, invoer_categorieen
from tests.cases.opbouw import VANDAAG, Werk, lopend, voorbereiding
from tests.opzet import arranging
from wams.audit.lopend import pseudonym
from wams.audit.models import AuditEvent
from wams.doelbinding.policy import may
from wams.errors import DomainError
from wams.recht import selectors as recht
from wams.recht.codes import Rol

pytestmark = pytest.mark.django_db
ACT = "casus.view_gegevens"
CATEGORIEEN = [f"P{n:02}" for n in range(1, 15)]
STANDEN = [
    (Rol.ONDERZOEKER, "VOORBEREIDING"),
    (Rol.ONDERZOEKER, "ONDERZOEK"),
    (Rol.ONDERZOEKER, "ONDERZOEK_AFGEROND"),
    (Rol.ONDERZOEKER, "OPGESCHORT"),
    (Rol.COORDINATOR, "PLAN_CONCEPT"),
    (Rol.COORDINATOR, "AANPAK"),
    (Rol.COORDINATOR, "HEROVERWEGING"),
    (Rol.COORDINATOR, "OPGESCHORT"),
    (Rol.COORDINATOR, "BEEINDIGD"),
    (Rol.WAARNEMER, "AANPAK"),
    (Rol.COORDINATOR, "IN_BEWARING"),
]


def fill(wereld, casus):
    """One gegeven of every category, in scope or not, limited or not."""
    catalogus = recht.voor(wereld.gemeente.pk)
    with arranging():
        client = casus.betrokkenen.model._base_manager.filter(casus=casus.pk).first()
        for categorie, buiten, beperkt in product(CATEGORIEEN, [False, True], [False, True]):
            Gegeven(
                casus=casus, betrokkene=client, categorie=categorie, domein="WONEN", soort="feit",
                inhoud="iets", bron="iemand", peildatum=VANDAAG(), houdbaar_tot=VANDAAG(),
                grondslag="WAMS-COORD", catalogusversie=catalogus.versie_id, buiten_scope=buiten,
                beperkt=beperkt, status="beperkt" if beperkt else "geldig", bewaarklasse="RC05",
                vastgelegd_door=wereld.coordinator,
            ).save()  # fmt: skip


@pytest.mark.req("R-009", "R-011", "R-012", "R-021", "R-153")
@pytest.mark.parametrize("handhaaft", [False, True])
@pytest.mark.parametrize(("rol", "status"), STANDEN)
def test_the_list_shows_exactly_what_the_decision_allows_per_item(wereld, rol, status, handhaaft):
    user = wereld.onderzoeker if rol == Rol.ONDERZOEKER else wereld.coordinator
    user.handhaaft = handhaaft
    user.save(update_fields=["handhaaft"])
    casus = wereld.casus_van(user, rol, status)
    fill(wereld, casus)
    werk = Werk(wereld, casus, user)

    def compare(actor):
        decision = may(actor, ACT, casus)
        listed = {row.pk for row in gegevens_voor(actor, casus, decision)}
        each = Gegeven.objects.visible_to(actor).van(casus)
        return listed, {row.pk for row in each if may(actor, ACT, row)}

    listed, decided = werk.see(compare, act=ACT)

    assert listed == decided
    assert bool(decided) is (not handhaaft and status != "IN_BEWARING")


@pytest.mark.req("R-153")
def test_an_empty_list_for_who_has_no_toewijzing(wereld):
    casus = wereld.casus_van(wereld.coordinator)
    fill(wereld, casus)
    other = Werk(wereld, casus, wereld.onderzoeker)

    assert other.see(lambda actor: list(gegevens_voor(actor, casus, may(actor, ACT, casus)))) == []


@pytest.mark.req("R-083", "R-011", "R-121")
def test_a_gegeven_keeps_source_dates_ground_and_law(wereld):
    werk = lopend(wereld)

    row = werk.gegeven("SCHULDHULP", "P06", bron="Schuldhulp")

    catalogus = recht.voor(wereld.gemeente.pk)
    assert (row.bron, row.peildatum, row.soort) == ("Schuldhulp", VANDAAG(), "feit")
    assert row.grondslag == catalogus.doel("D03").grondslag
    assert row.catalogusversie == catalogus.versie_id
    assert row.vastgelegd_door_id == werk.user.pk
    with arranging():
        line = AuditEvent.objects.get(act="gegeven.add")
    assert (line.betrokkene, line.categorieen) == (pseudonym(werk.client.pk), ["P06"])
    assert (line.doel, line.grondslag) == ("D03", row.grondslag)


@pytest.mark.req("R-083")
def test_the_form_fills_in_all_but_three_answers(wereld, als):
    werk = lopend(wereld)
    url = reverse("cases:add_gegeven", args=[werk.casus.pk])

    form = als(werk.user).get(url).context["form"]

    einde = recht.voor(wereld.gemeente.pk).termijn("GEGEVEN_HOUDBAAR").einde(VANDAAG())
    given = {"soort": "feit", "peildatum": VANDAAG(), "houdbaar_tot": einde}
    assert {name: form.initial[name] for name in given} == given
    assert form.initial["betrokkene"] == werk.client.pk
    required = {name for name, field in form.fields.items() if field.required}
    typed = required - set(form.initial)
    assert typed == {"inhoud", "categorie", "bron"}


@pytest.mark.req("R-083")
def test_what_expired_is_marked(wereld, als):
    werk = lopend(wereld)
    werk.gegeven(
        "WONEN", "P08", peildatum=VANDAAG() - timedelta(days=9),
        houdbaar_tot=VANDAAG() - timedelta(days=1),
    )  # fmt: skip
    url = reverse("cases:gegevens", args=[werk.casus.pk])

    page = als(werk.user).get(url)

    assert "Verlopen" in page.text
    werk.scope("SCHULDHULP")
    werk.gegeven("SCHULDHULP", "P06", houdbaar_tot=VANDAAG() + timedelta(days=1))
    assert "Verlopen" not in als(werk.user).get(url).text


@pytest.mark.req("R-153")
def test_only_categories_of_the_doel_are_offered(wereld):
    prepared, running = voorbereiding(wereld), lopend(wereld)

    def offered(werk):
        casus = werk.fresh(werk.casus)
        return werk.see(
            lambda actor: invoer_categorieen(actor, casus, may(actor, "gegeven.add", casus)),
            act="gegeven.add",
        )

    assert "P13" not in offered(prepared)
    assert "P13" in offered(running)
    assert {"P02", "P10", "P14"}.isdisjoint(offered(running))


@pytest.mark.req("R-153")
@pytest.mark.parametrize("categorie", ["P02", "P10", "P14", "P99"])
def test_another_category_is_refused(wereld, categorie):
    werk = lopend(wereld)

    with pytest.raises(DomainError, match="hoort niet bij het doel"):
        werk.gegeven(categorie=categorie)

    assert werk.rows(Gegeven) == []


@pytest.mark.req("R-057")
def test_in_the_aanpak_health_needs_a_reason(wereld):
    casus = wereld.casus_van(wereld.coordinator)
    werk = Werk(wereld, casus, wereld.coordinator)
    werk.scope("ZORG_WELZIJN")

    with pytest.raises(DomainError, match="waarom dit"):
        werk.gegeven("ZORG_WELZIJN", "P09")

    row = werk.gegeven("ZORG_WELZIJN", "P09", motivering="Voor de intake nodig.")
    assert row.grondslag == recht.voor(wereld.gemeente.pk).doel("D06").grondslag


@pytest.mark.parametrize(
    ("velden", "message"),
    [
        ({"domein": "VOETBAL"}, "uit de lijst"),
        ({"domein": "WMO"}, "buiten het onderzoek"),
        ({"peildatum": 1}, "toekomst"),
        ({"houdbaar_tot": 0}, "langer houdbaar"),
    ],
)
@pytest.mark.req("R-034", "R-083")
def test_a_gegeven_that_cannot_be(wereld, velden, message):
    werk = lopend(wereld)
    given = {
        name: VANDAAG() + timedelta(days=value) if isinstance(value, int) else value
        for name, value in velden.items()
    }

    with pytest.raises(DomainError, match=message):
        werk.gegeven(**given)

    assert werk.rows(Gegeven) == []


@pytest.mark.req("R-034")
def test_nothing_is_gathered_before_the_client_chose_the_reach(wereld):
    werk = voorbereiding(wereld)

    with pytest.raises(DomainError, match="Leg eerst vast waarover"):
        werk.gegeven()


def test_a_person_or_problem_of_another_casus_is_refused(wereld):
    werk, other = lopend(wereld), lopend(wereld)

    with pytest.raises(DomainError, match="bij deze casus"):
        werk.gegeven(person=other.client)
    with pytest.raises(DomainError, match="van deze casus"):
        werk.gegeven(probleem=other.probleem("WMO"))


@pytest.mark.req("R-009", "R-010")
def test_after_the_end_nothing_is_added(wereld):
    werk = lopend(wereld)
    with arranging():
        casus = werk.fresh(werk.casus)
        casus.status, casus.e_code = Casus.Status.BEEINDIGD, "E3"
        casus.save(update_fields=["status", "e_code"])

    with pytest.raises(PermissionDenied):
        werk.gegeven()


@pytest.mark.req("R-122")
def test_looking_at_gegevens_is_logged_with_their_categories(wereld, als):
    werk = lopend(wereld)
    werk.gegeven("WONEN", "P08")
    werk.gegeven("SCHULDHULP", "P06")

    als(werk.user).get(reverse("cases:gegevens", args=[werk.casus.pk]))

    with arranging():
        lines = AuditEvent.objects.filter(act=ACT, object_type="cases.gegeven")
        assert sorted(c for line in lines for c in line.categorieen) == ["P06", "P08"]
