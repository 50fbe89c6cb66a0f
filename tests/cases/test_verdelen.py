"""Who carries a casus: taken, assigned, asked, accepted, refused, handed over, taken back."""

from datetime import timedelta

import pytest
from django.utils import timezone

from cases.actions import verdelen as actions
from cases.models import Aanstelling, Casus
from tests.cases.sturing import (
    DAG,
    aanstellingen,
    act,
    besluiten,
    collega,
    geschoold,
    lopend,
    regel,
    today,
    vers,
)
from tests.opzet import arranging
from wams.accounts.models import Functie
from wams.doelbinding.toewijzing import Toewijzing
from wams.errors import Denied, DomainError
from wams.recht import selectors as recht
from wams.recht.codes import Rol

pytestmark = pytest.mark.django_db
Status = Casus.Status


def take(wereld, user, casus):
    line = regel(wereld, user, casus)
    return actions.take_casus(line, actor=act(wereld, user, "casus.take"))


def assign(wereld, casus, user, verdeler=None):
    verdeler = verdeler or wereld.verdeler
    line = regel(wereld, verdeler, casus)
    actor = act(wereld, verdeler, "casus.assign")
    return actions.assign_casus(line, actor=actor, onderzoeker=user)


def ask(wereld, casus, user, rol=Rol.COORDINATOR, **fields):
    line = regel(wereld, wereld.verdeler, casus)
    actor = act(wereld, wereld.verdeler, "casus.ask_leiding")
    return actions.ask_leiding(line, actor=actor, user=user, rol=rol, **fields)


def accept(wereld, aanstelling):
    actor = act(wereld, aanstelling.user, "aanstelling.accept")
    return actions.accept_aanstelling(aanstelling, actor=actor)


def afgerond(wereld):
    """The onderzoek is done, a coördinator is needed, the onderzoeker still there."""
    return wereld.casus_van(
        wereld.onderzoeker,
        Rol.ONDERZOEKER,
        Status.ONDERZOEK_AFGEROND,
        uitkomst=Casus.Uitkomst.MVP_COORDINATIE,
    )


@pytest.mark.req("R-154")
def test_a_member_of_the_pool_takes_unassigned_onderzoek_of_the_own_team(wereld):
    casus = wereld.casus()

    taken = take(wereld, wereld.onderzoeker, casus)

    assert taken.pk == casus.pk
    doelen = recht.voor(wereld.gemeente.pk).doelen_voor(Rol.ONDERZOEKER, "A")
    assert lopend(casus) == [("ONDERZOEKER", doel) for doel in sorted(doelen)]
    (aanstelling,) = aanstellingen(casus)
    assert (aanstelling.status, aanstelling.user) == ("aanvaard", wereld.onderzoeker)


@pytest.mark.req("R-010")
def test_the_access_of_an_onderzoeker_ends_with_the_onderzoek_and_one_extension(wereld):
    casus = wereld.casus()

    take(wereld, wereld.onderzoeker, casus)

    with arranging():
        ends = set(Toewijzing.objects.unscoped().filter(casus=casus.pk).values_list("tot"))
    (tot,) = ends
    assert timezone.localdate(tot[0]) == today() + timedelta(weeks=12, days=1)


def test_taken_work_is_out_of_the_queue_for_the_next(wereld):
    casus = wereld.casus()
    later = collega(wereld, "Tweede onderzoeker", Functie.ONDERZOEKER)
    seen_before = regel(wereld, later, casus)
    take(wereld, wereld.onderzoeker, casus)

    with pytest.raises(DomainError, match="al opgepakt"):
        actions.take_casus(seen_before, actor=act(wereld, later, "casus.take"))

    assert regel(wereld, later, casus) is None
    assert lopend(casus, later) == []


@pytest.mark.req("R-154")
def test_the_queue_of_another_team_or_gemeente_is_unknown(wereld, elders):
    casus = wereld.casus()
    noord = wereld.organisatie("Wijkteam Noord", "WIJKTEAM")
    outsider = collega(wereld, "Ander team", Functie.ONDERZOEKER, noord)

    assert regel(wereld, outsider, casus) is None
    assert regel(elders, elders.onderzoeker, casus) is None


@pytest.mark.req("R-154")
def test_a_werkverdeler_assigns_others_and_never_himself(wereld):
    casus = wereld.casus()
    wereld.mandaat(wereld.verdeler, Functie.ONDERZOEKER)

    with pytest.raises(DomainError, match="uzelf"):
        assign(wereld, casus, wereld.verdeler)
    with pytest.raises(Denied):
        take(wereld, wereld.verdeler, casus)
    assign(wereld, casus, wereld.onderzoeker)

    assert {rol for rol, _ in lopend(casus, wereld.onderzoeker)} == {"ONDERZOEKER"}
    assert lopend(casus, wereld.verdeler) == []


def test_onderzoek_has_one_onderzoeker_from_the_pool(wereld):
    casus = wereld.casus()
    outsider = wereld.user("Zonder mandaat")

    with pytest.raises(DomainError, match="niet in de pool"):
        assign(wereld, casus, outsider)
    assign(wereld, casus, wereld.onderzoeker)
    with pytest.raises(DomainError, match="al een onderzoeker"):
        assign(wereld, casus, collega(wereld, "Tweede onderzoeker", Functie.ONDERZOEKER))


@pytest.mark.req("R-060")
def test_a_coordinator_needs_training_or_a_short_exception(wereld):
    casus, user = afgerond(wereld), wereld.coordinator

    with pytest.raises(DomainError, match="Laat Beheer de scholing"):
        ask(wereld, casus, user)
    geschoold(user, soort="uitzondering", van=today() - 10 * DAG, tot=today() + 200 * DAG)
    with pytest.raises(DomainError, match="Laat Beheer de scholing"):
        ask(wereld, casus, user)
    geschoold(user, soort="uitzondering", van=today(), tot=today() + 90 * DAG)

    assert ask(wereld, casus, user).status == "voorgesteld"


@pytest.mark.req("R-060")
def test_training_that_ran_out_meanwhile_stops_the_acceptance(wereld):
    casus, user = afgerond(wereld), wereld.coordinator
    geschoold(user, tot=today() - DAG)
    asked = wereld.aanstelling(casus, user, Rol.COORDINATOR, Aanstelling.Status.VOORGESTELD)

    with pytest.raises(DomainError, match="verlopen"):
        accept(wereld, asked)

    assert lopend(casus, user) == []


@pytest.mark.req("R-061")
def test_a_coordinator_of_a_partij_needs_a_verwerkingsafspraak(wereld):
    casus = afgerond(wereld)
    school = wereld.organisatie("Scholengroep", "SCHOOL")
    user = collega(wereld, "Coördinator van school", Functie.COORDINATOR, school)
    geschoold(user)

    with pytest.raises(DomainError, match="werkt bij Scholengroep, een partij"):
        ask(wereld, casus, user)
    aanstelling = ask(wereld, casus, user, verwerkingsafspraak="Verwerkersovereenkomst 2026-12")

    assert aanstelling.verwerkingsafspraak == "Verwerkersovereenkomst 2026-12"


@pytest.mark.req("R-154", "R-165")
def test_accepting_begins_the_plan_and_ends_the_access_of_the_onderzoeker(wereld):
    casus, user = afgerond(wereld), wereld.coordinator
    geschoold(user)
    aanstelling = ask(wereld, casus, user)
    assert lopend(casus, user) == []

    accept(wereld, aanstelling)

    now = vers(casus)
    assert (now.status, now.termijn_code) == (Status.PLAN_CONCEPT, "PLAN")
    assert {rol for rol, _ in lopend(casus)} == {"COORDINATOR"}
    assert [(b.overgang, b.genomen_door) for b in besluiten(casus)] == [("C06", user)]
    assert {a.rol: a.status for a in aanstellingen(casus)} == {
        "ONDERZOEKER": "geeindigd",
        "COORDINATOR": "aanvaard",
    }


def test_a_coordinator_is_asked_only_where_the_onderzoek_says_so(wereld):
    geschoold(wereld.coordinator)
    geen = wereld.casus(Status.ONDERZOEK_AFGEROND, uitkomst=Casus.Uitkomst.GEEN_MVP)
    vroeg = wereld.casus(Status.ONDERZOEK)

    with pytest.raises(DomainError, match="wees niet uit"):
        ask(wereld, geen, wereld.coordinator)
    with pytest.raises(DomainError, match="nog geen coördinator"):
        ask(wereld, vroeg, wereld.coordinator)
    with pytest.raises(DomainError, match="Vraag eerst een coördinator"):
        ask(wereld, afgerond(wereld), wereld.coordinator, rol=Rol.WAARNEMER)


@pytest.mark.req("R-165")
def test_refusing_gives_it_back_to_the_werkverdeler_with_the_reason(wereld):
    casus, user = afgerond(wereld), wereld.coordinator
    geschoold(user)
    aanstelling = ask(wereld, casus, user)

    actions.refuse_aanstelling(
        aanstelling, actor=act(wereld, user, "aanstelling.refuse"), reden="Geen ruimte"
    )

    assert regel(wereld, wereld.verdeler, casus).gevraagd_id is None
    assert regel(wereld, user, casus) is None
    (row,) = aanstellingen(casus, rol=Rol.COORDINATOR)
    assert (row.status, row.reden) == ("geweigerd", "Geen ruimte")
    assert lopend(casus, user) == []


def test_only_the_person_asked_answers(wereld):
    casus, user = afgerond(wereld), wereld.coordinator
    geschoold(user)
    aanstelling = ask(wereld, casus, user)
    other = collega(wereld, "Andere coördinator", Functie.COORDINATOR)
    geschoold(other)

    with pytest.raises(Denied):
        actions.accept_aanstelling(
            aanstelling, actor=act(wereld, wereld.verdeler, "aanstelling.accept")
        )
    with pytest.raises(Denied):
        actions.accept_aanstelling(aanstelling, actor=act(wereld, other, "aanstelling.accept"))


@pytest.mark.req("R-165")
def test_a_hand_over_is_asked_accepted_and_ends_the_old_access(wereld):
    old = wereld.coordinator
    casus = wereld.casus_van(old)
    new = collega(wereld, "Nieuwe coördinator", Functie.COORDINATOR)
    geschoold(new)

    actions.ask_overdracht(
        casus, actor=act(wereld, old, "casus.ask_overdracht"), reden="Andere baan"
    )
    assert regel(wereld, wereld.verdeler, casus).overdracht_gevraagd_op == today()
    accept(wereld, ask(wereld, casus, new))

    now = vers(casus)
    assert (now.status, now.overdracht_gevraagd_op) == (Status.AANPAK, None)
    assert (lopend(casus, old), bool(lopend(casus, new))) == ([], True)
    assert [b.overgang for b in besluiten(casus)] == ["C15", "C15"]


@pytest.mark.req("R-165")
def test_a_waarnemer_steps_in_beside_the_coordinator_and_is_out_with_the_next_one(wereld):
    casus = wereld.casus_van(wereld.coordinator)
    waarnemer = collega(wereld, "Waarnemer", Functie.COORDINATOR)
    volgende = collega(wereld, "Volgende", Functie.COORDINATOR)
    geschoold(waarnemer)
    geschoold(volgende)

    accept(wereld, ask(wereld, casus, waarnemer, rol=Rol.WAARNEMER))
    both = {rol for rol, _ in lopend(casus)}
    accept(wereld, ask(wereld, casus, volgende))

    assert both == {"COORDINATOR", "WAARNEMER"}
    assert {rol for rol, _ in lopend(casus)} == {"COORDINATOR"}
    assert lopend(casus, waarnemer) == []


@pytest.mark.req("R-010")
def test_the_access_of_a_coordinator_ends_after_the_end_date_with_its_closing_work(wereld):
    einde = today() + 100 * DAG
    casus = wereld.casus_van(wereld.coordinator, einddatum=einde)
    new = collega(wereld, "Nieuwe coördinator", Functie.COORDINATOR)
    geschoold(new)

    accept(wereld, ask(wereld, casus, new))

    with arranging():
        rows = Toewijzing.objects.unscoped().filter(casus=casus.pk, user=new)
        (tot,) = set(rows.values_list("tot", flat=True))
    catalogus = recht.voor(wereld.gemeente.pk)
    after = catalogus.termijn("HEROVERWEGING").einde(einde)
    assert timezone.localdate(tot) == catalogus.termijn("AFSLUITEN").einde(after) + DAG


@pytest.mark.req("R-154", "R-165")
def test_the_werkverdeler_takes_back_and_the_access_ends_at_once(wereld):
    casus = wereld.casus_van(wereld.coordinator)
    line = regel(wereld, wereld.verdeler, casus)

    actions.take_back(
        line,
        actor=act(wereld, wereld.verdeler, "casus.take_back"),
        rol=Rol.COORDINATOR,
        reden="Langdurig ziek",
    )

    assert lopend(casus) == []
    after = regel(wereld, wereld.verdeler, casus)
    assert (after.coordinator_id, after.zonder_sinds) == (None, today())


def test_taking_back_nobody_says_so(wereld):
    casus = wereld.casus()

    with pytest.raises(DomainError, match="geen onderzoeker"):
        actions.take_back(
            regel(wereld, wereld.verdeler, casus),
            actor=act(wereld, wereld.verdeler, "casus.take_back"),
            rol=Rol.ONDERZOEKER,
            reden="Vergissing",
        )


@pytest.mark.req("R-154")
def test_after_the_end_a_second_appointment_of_the_same_person_is_possible(wereld):
    casus = wereld.casus()
    take(wereld, wereld.onderzoeker, casus)
    actions.take_back(
        regel(wereld, wereld.verdeler, casus),
        actor=act(wereld, wereld.verdeler, "casus.take_back"),
        rol=Rol.ONDERZOEKER,
        reden="Vakantie",
    )
    assert lopend(casus) == []

    take(wereld, wereld.onderzoeker, casus)

    assert {rol for rol, _ in lopend(casus, wereld.onderzoeker)} == {"ONDERZOEKER"}
    assert [a.status for a in aanstellingen(casus)].count("geeindigd") == 1


def test_a_question_can_be_asked_once_at_a_time(wereld):
    casus = afgerond(wereld)
    geschoold(wereld.coordinator)
    ask(wereld, casus, wereld.coordinator)

    with pytest.raises(DomainError, match="al iemand gevraagd"):
        ask(wereld, casus, wereld.coordinator)


def test_assigning_is_for_the_phases_of_an_onderzoeker(wereld):
    afloop = wereld.casus(Status.ONDERZOEK_AFGEROND, uitkomst=Casus.Uitkomst.GEEN_MVP)

    for casus in (afgerond(wereld), wereld.casus(Status.AANPAK)):
        with pytest.raises(DomainError, match="draagt een coördinator"):
            assign(wereld, casus, wereld.onderzoeker)
    assign(wereld, afloop, wereld.onderzoeker)

    assert {rol for rol, _ in lopend(afloop, wereld.onderzoeker)} == {"ONDERZOEKER"}


def test_a_hand_over_is_asked_once_and_a_question_answered_once(wereld):
    casus, user = wereld.casus_van(wereld.coordinator), wereld.coordinator
    actor = act(wereld, user, "casus.ask_overdracht")
    actions.ask_overdracht(casus, actor=actor, reden="Andere baan")
    asked = wereld.aanstelling(casus, user, Rol.WAARNEMER, Aanstelling.Status.GEWEIGERD)

    with pytest.raises(DomainError, match="al gevraagd"):
        actions.ask_overdracht(vers(casus), actor=actor, reden="Nog eens")
    with pytest.raises(DomainError, match="niet meer open"):
        accept(wereld, asked)
