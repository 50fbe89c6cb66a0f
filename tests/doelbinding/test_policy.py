"""The steps of may(): each is the one that decides, where one thing differs."""

from datetime import timedelta

import pytest
from django.utils import timezone

from cases.models import Casus, Gegeven
from tests.opzet import arranging
from tests.wereld import Wereld
from wams.audit.teksten import TEKSTEN
from wams.doelbinding import grants
from wams.doelbinding.actor import Actor
from wams.doelbinding.policy import Rule, may, register, require
from wams.doelbinding.rls import Nu, acting_as
from wams.errors import Denied, DomainError
from wams.recht import selectors as recht
from wams.recht.codes import Doel, Rol

pytestmark = pytest.mark.django_db
WERKERS = frozenset({Rol.ONDERZOEKER, Rol.COORDINATOR, Rol.WAARNEMER, Rol.PARTIJ})
ALLE = tuple(Doel)
register(
    {
        "stap.bekijk": Rule(ALLE, rollen=WERKERS),
        "stap.alleen_plan": Rule((Doel.PLAN,), rollen=WERKERS),
        "stap.alleen_onderzoek": Rule(ALLE, rollen=WERKERS, statussen=frozenset({"ONDERZOEK"})),
        "stap.functie": Rule((Doel.TRIAGE,), functies=frozenset({"meldpunt"})),
        "stap.gebruik": Rule(ALLE, rollen=WERKERS, nieuw_gebruik=True),
        "stap.systeem": Rule((Doel.ARCHIEF,), systeem=True),
        "stap.als": Rule(
            ALLE, rollen=WERKERS, when=lambda actor, casus: False, uitleg="Vandaag niet."
        ),
    }
)
TEKSTEN |= {
    f"stap.{act}": "Proef"
    for act in ("bekijk", "gebruik", "alleen_plan", "alleen_onderzoek", "functie", "systeem", "als")
}


def decide(actor, act, obj):
    with acting_as(actor):
        return may(actor, act, obj)


def gegeven(casus, **velden):
    with arranging():
        betrokkene = casus.betrokkenen.model.objects.unscoped().filter(casus=casus).first()
        row = Gegeven(
            casus=casus,
            betrokkene=betrokkene,
            domein="WMO",
            soort=Gegeven.Soort.FEIT,
            inhoud="Heeft een huurachterstand",
            bron="cliënt",
            peildatum=timezone.localdate(),
            houdbaar_tot=timezone.localdate() + timedelta(days=180),
            vastgelegd_door=casus_user(casus),
            bewaarklasse="RC05",
            **(
                {
                    "categorie": "P08",
                    "grondslag": "WAMS-A",
                    "catalogusversie": recht.voor(casus.gemeente_id).versie_id,
                }
                | velden
            ),
        )
        row.save()
    return row


def casus_user(casus):
    return casus.aanstellingen.model.objects.unscoped().filter(casus=casus).first().user


@pytest.mark.req("R-009", "R-011", "SEC-002")
def test_a_coordinator_in_the_aanpak_works_for_coordination(wereld):
    casus = wereld.casus_van(wereld.coordinator)

    decision = decide(wereld.actor(wereld.coordinator), "stap.bekijk", casus)

    assert decision
    assert (decision.doel, decision.rol) == (Doel.COORDINATIE, Rol.COORDINATOR)
    assert decision.toewijzing_id
    assert decision.organisatie_id == wereld.coordinator.organisatie_id


@pytest.mark.req("R-011", "SEC-011")
@pytest.mark.parametrize(
    ("status", "rol", "doel"),
    [
        ("VOORBEREIDING", Rol.ONDERZOEKER, Doel.TOETS),
        ("ONDERZOEK", Rol.ONDERZOEKER, Doel.ONDERZOEK_A),
        ("PLAN_CONCEPT", Rol.COORDINATOR, Doel.PLAN),
        ("AANPAK", Rol.WAARNEMER, Doel.COORDINATIE),
        ("HEROVERWEGING", Rol.COORDINATOR, Doel.COORDINATIE),
        ("BEEINDIGD", Rol.COORDINATOR, Doel.RECHTEN),
        ("AANPAK", Rol.PARTIJ, Doel.AFSPRAAK),
    ],
)
def test_the_doel_follows_from_role_and_phase_without_asking(wereld, status, rol, doel):
    casus = wereld.casus_van(wereld.coordinator, rol, status)

    assert decide(wereld.actor(wereld.coordinator), "stap.bekijk", casus).doel == doel


@pytest.mark.req("R-011", "SEC-011")
def test_two_tasks_in_one_casus_are_asked_apart(wereld):
    user = wereld.coordinator
    casus = wereld.casus_van(user, status="ONDERZOEK_AFGEROND")
    wereld.toewijzing(casus, user, Rol.ONDERZOEKER)

    asked = decide(wereld.actor(user), "stap.bekijk", casus)
    named = Actor.for_act(user, "stap.bekijk", keuzes={str(casus.pk): Doel.PLAN})

    assert not asked
    assert asked.regel == "3 doel"
    assert {Doel.PLAN, Doel.ONDERZOEK_A} <= set(asked.keuze)
    assert decide(named, "stap.bekijk", casus).doel == Doel.PLAN


@pytest.mark.req("R-009", "SEC-002")
def test_each_step_says_no_by_its_own_name(wereld, elders):
    user = wereld.coordinator
    actor = wereld.actor(user)
    own = wereld.casus_van(user)
    closed = wereld.casus_van(user, status="IN_BEWARING")
    foreign = wereld.casus("AANPAK")
    other_gemeente = elders.casus_van(elders.coordinator)

    outcomes = {
        "stranger": decide(actor, "stap.bekijk", foreign),
        "other gemeente": decide(actor, "stap.bekijk", other_gemeente),
        "phase over": decide(actor, "stap.alleen_plan", closed),
        "phase of the act": decide(actor, "stap.alleen_onderzoek", own),
        "function": decide(actor, "stap.functie", own),
        "condition": decide(actor, "stap.als", own),
        "system act by a person": decide(actor, "stap.systeem", own),
    }

    assert not any(outcomes.values())
    assert {who: found.regel for who, found in outcomes.items()} == {
        "stranger": "1 betrokkenheid",
        "other gemeente": "gemeente",
        "phase over": "2 fase",
        "phase of the act": "2 fase",
        "function": "1 betrokkenheid",
        "condition": "voorwaarde",
        "system act by a person": "1 betrokkenheid",
    }
    assert outcomes["condition"].reden == "Vandaag niet."


@pytest.mark.req("R-012", "R-153", "SEC-009")
def test_an_item_is_refused_by_category_matrix_scope_pet_and_limit(wereld):
    user = wereld.coordinator
    casus = wereld.casus_van(user)
    school = wereld.organisatie("Basisschool Noord", "SCHOOL")
    teacher = wereld.user("Leerkracht", school)
    wereld.mandaat(teacher, "partner")
    wereld.toewijzing(casus, teacher, Rol.PARTIJ, organisatie=school)
    enforcer = wereld.user("Handhaver", handhaaft=True)
    wereld.mandaat(enforcer, "coordinator")
    wereld.toewijzing(casus, enforcer, Rol.COORDINATOR)
    rent, health = gegeven(casus), gegeven(casus, categorie="P09")
    outside, limited = (
        gegeven(casus, buiten_scope=True),
        gegeven(casus, status="beperkt", beperkt=True),
    )

    def regel(person, item):
        return decide(wereld.actor(person), "stap.bekijk", item).regel

    assert regel(user, rent) == "toewijzing COORDINATOR"
    assert regel(user, health) == "toewijzing COORDINATOR"
    assert regel(user, limited) == "toewijzing COORDINATOR"
    assert regel(user, gegeven(casus, categorie="P02")) == "4 categorie"
    assert regel(user, outside) == "5 scope"
    assert regel(enforcer, rent) == "7 petconflict"
    assert regel(teacher, health) in ("4 categorie", "4 partijmatrix")


@pytest.mark.req("R-153")
@pytest.mark.parametrize(
    ("rol", "status", "mag", "leeg"),
    [
        (Rol.ONDERZOEKER, "VOORBEREIDING", "P08", "P13"),
        (Rol.ONDERZOEKER, "ONDERZOEK", "P08", "P10"),
        (Rol.COORDINATOR, "PLAN_CONCEPT", "P08", "P02"),
        (Rol.COORDINATOR, "AANPAK", "P12", "P13"),
    ],
)
def test_an_empty_cell_of_doel_state_role_and_category_is_no(wereld, rol, status, mag, leeg):
    user = wereld.coordinator
    casus = wereld.casus_van(user, rol, status)
    bewaard = wereld.casus_van(user, rol, "IN_BEWARING")

    def regel(item):
        return decide(wereld.actor(user), "stap.bekijk", item).regel

    assert regel(gegeven(casus, categorie=mag)) == f"toewijzing {rol}"
    assert regel(gegeven(casus, categorie=leeg)) == "4 categorie"
    assert regel(gegeven(bewaard, categorie=mag)) == "2 fase"


def test_what_is_held_is_read_under_its_own_ground_and_used_under_one_of_now(wereld):
    elders = Wereld("Oudrecht")
    onder_wams = recht.voor(wereld.gemeente.pk).versie_id
    nu = elders.coordinator
    casus = elders.casus_van(nu)
    van_toen = gegeven(casus, catalogusversie=onder_wams)
    van_nu = gegeven(casus, grondslag="WMO-511")
    verzonnen = gegeven(casus, grondslag="BESTAAT-NIET")
    zonder_versie = gegeven(casus, catalogusversie=casus.pk)

    def regel(act, item):
        return decide(elders.actor(nu), act, item).regel

    mag = "toewijzing COORDINATOR"
    assert [regel("stap.bekijk", item) for item in (van_toen, van_nu)] == [mag, mag]
    assert regel("stap.gebruik", van_nu) == mag
    assert regel("stap.gebruik", van_toen) == "9 regime"
    assert "blijft te lezen" in decide(elders.actor(nu), "stap.gebruik", van_toen).reden
    assert regel("stap.bekijk", verzonnen) == "9 regime"
    assert regel("stap.bekijk", zonder_versie) == "9 regime"


@pytest.mark.req("R-010")
def test_a_blocked_account_and_an_ended_mandate_stop_at_once(wereld):
    user = wereld.meldpunt
    casus = wereld.casus_van(user)
    user.is_active = False
    blocked = decide(wereld.actor(user), "stap.bekijk", casus)
    ended = wereld.user("Vertrokken")
    past = timezone.now() - timedelta(days=1)
    wereld.mandaat(ended, "meldpunt", van=past - timedelta(days=9), tot=past)

    assert blocked.regel == "account"
    assert not decide(Actor.for_act(ended, "x", wereld.gemeente.pk), "stap.functie", None)


@pytest.mark.req("R-007")
def test_work_for_the_college_stops_with_the_mandate_whatever_the_grant_says(wereld):
    user = wereld.user("Zonder mandaat")
    casus = wereld.casus_van(user)
    before = decide(wereld.actor(user), "stap.bekijk", casus)
    with arranging():
        user.mandaten.update(tot=Nu())

    after = decide(wereld.actor(user), "stap.bekijk", casus)

    assert before
    assert (bool(after), after.regel) == (False, "0 mandaat")


@pytest.mark.req("R-007", "R-010")
def test_a_grant_ends_no_later_than_the_mandate_and_is_refused_without_one(wereld):
    casus = wereld.casus("ONDERZOEK_AFGEROND")
    user, verdeler = wereld.user("Nieuwe Waarnemer"), wereld.actor(wereld.verdeler, "x")
    far = timezone.now() + timedelta(days=900)
    give = {"user": user, "rol": Rol.WAARNEMER, "organisatie_id": wereld.team.pk, "reden": "proef"}

    with acting_as(verdeler), pytest.raises(DomainError, match="geen geldig mandaat"):
        grants.give(verdeler, casus, tot=far, **give)
    mandaat = wereld.mandaat(user, "coordinator")
    with arranging():
        rows = grants.give(verdeler, casus, tot=far, **give)

    assert {row.tot for row in rows} == {mandaat.tot}


@pytest.mark.req("R-009")
def test_the_system_may_do_its_own_registered_act_only(wereld):
    right = Actor.system("stap.systeem", wereld.gemeente.pk)
    wrong = Actor.system("stap.bekijk", wereld.gemeente.pk)

    assert may(right, "stap.systeem")
    assert not may(wrong, "stap.bekijk")
    assert not may(right, "stap.bekijk")


def test_require_raises_with_the_step_and_the_dutch_reason(wereld):
    casus = wereld.casus("AANPAK")
    actor = wereld.actor(wereld.coordinator)

    with acting_as(actor), pytest.raises(Denied, match="geen toewijzing") as refused:
        require(actor, "stap.bekijk", casus)

    assert refused.value.regel == "1 betrokkenheid"


@pytest.mark.req("SEC-010")
def test_ending_a_grant_works_for_the_next_question_in_the_same_transaction(wereld):
    user = wereld.coordinator
    casus = wereld.casus_van(user)
    actor = wereld.actor(user)

    with acting_as(actor):
        before = bool(may(actor, "stap.bekijk", casus))
        ended = grants.end(actor, casus.pk, user_id=user.pk)
        after = bool(may(actor, "stap.bekijk", casus))
        visible = Casus.objects.visible_to(actor).exists()

    assert (before, after, visible) == (True, False, False)
    assert ended > 1
