"""Asking, recording and closing afspraken, and the goals that they belong to."""

import pytest

from cases.models import Casus, ScopeRegel, ScopeVersie
from tests.opzet import arranging
from tests.wereld import DAG
from tests.workplans.opbouw import in_aanpak, planwerk, vandaag
from wams.audit.models import AuditEvent
from wams.doelbinding.toewijzing import Toewijzing
from wams.errors import Denied, DomainError, IllegalTransitionError
from wams.recht.codes import Rol
from workplans.actions import afspraken, doelen
from workplans.models import Afspraak

pytestmark = pytest.mark.django_db
Status = Afspraak.Status


def grants_of(user):
    with arranging():
        return list(Toewijzing.objects.unscoped().filter(user=user).order_by("van"))


@pytest.mark.parametrize("after", Status)
@pytest.mark.parametrize("before", Status)
def test_only_declared_transitions_of_an_afspraak_are_possible(before, after):
    row = Afspraak(status=before)

    if after in Afspraak.TRANSITIONS[before]:
        row.move_to(after)
        assert row.status == after
    else:
        with pytest.raises(IllegalTransitionError):
            row.move_to(after)


@pytest.mark.req("R-056")
def test_what_is_asked_of_a_partij_opens_nothing(wereld):
    werk = planwerk(wereld)
    werk.begin()
    werk.doel()

    row = werk.vraag()

    assert (row.status, row.organisatie_id, row.gevraagd_door_id, row.uitvoerder_id) == (
        "NOG_NIET_TOEGEZEGD", werk.corporatie.pk, werk.user.pk, None,
    )  # fmt: skip
    assert grants_of(werk.partner) == []
    with arranging():
        lines = AuditEvent.objects.filter(act="afspraak.add")
        assert [(line.object_id, line.casus_id) for line in lines] == [(row.pk, werk.casus.pk)]


@pytest.mark.req("R-056")
def test_what_is_heard_by_telephone_stands_as_promised_and_opens_nothing(wereld):
    werk = in_aanpak(wereld)
    row = werk.afspraken[0]

    told = werk.do(
        afspraken.record_toezegging, row, toegezegd_door="Mees, huurzaken", hoe="telefoon",
        op=vandaag(),
    )  # fmt: skip

    assert (told.status, told.toegezegd_door, told.uitvoerder_id) == (
        "TOEGEZEGD", "Mees, huurzaken", None,
    )  # fmt: skip
    assert grants_of(werk.partner) == []
    done = werk.do(afspraken.complete_afspraak, told, op=vandaag())
    assert (done.status, done.afgerond_op) == ("GEDAAN", vandaag())
    with pytest.raises(DomainError, match="geen geldige stap"):
        werk.do(afspraken.cancel_afspraak, done, reden="te laat")


def test_what_a_person_of_the_casus_takes_on_is_promised_at_the_table(wereld):
    werk = planwerk(wereld)
    werk.begin()
    werk.doel()
    oma = wereld.betrokkene(werk.casus, "netwerk", "Terwolde-Smit")

    row = werk.vraag(organisatie=None, persoon=oma, subdoel="", wat="Brengt de kinderen")

    assert (row.status, row.toegezegd_hoe, row.wie) == ("TOEGEZEGD", "gesprek", oma.naam)
    assert set(row.betrokkene_ids()) == {werk.client.pk, oma.pk}


@pytest.mark.req("R-161")
def test_eerste_nood_is_asked_by_the_onderzoeker_before_there_is_a_plan_and_enters_it(wereld):
    werk = planwerk(wereld, Casus.Status.ONDERZOEK)
    wereld.toewijzing(werk.casus, wereld.onderzoeker, Rol.ONDERZOEKER)
    werk.user = wereld.onderzoeker
    row = werk.nood()
    werk.zeg_toe(row)
    with arranging():
        casus = werk.fresh(werk.casus)
        casus.status = Casus.Status.PLAN_CONCEPT
        casus.save(update_fields=["status"])
    werk.user = wereld.coordinator
    werk.begin()
    goal = werk.doel()

    with pytest.raises(DomainError, match="bijdraagt") as refused:
        werk.do(afspraken.attach_afspraak, row, doelstelling=goal)
    werk.do(afspraken.attach_afspraak, row, doelstelling=goal, subdoel="Tijd om te regelen")

    kept = werk.afspraken[0]
    assert refused.value.field == "subdoel"
    assert (row.eerste_nood, row.doelstelling_id, row.gevraagd_door_id) == (
        True, None, wereld.onderzoeker.pk,
    )  # fmt: skip
    assert (kept.status, kept.doelstelling_id, kept.eerste_nood) == ("TOEGEZEGD", goal.pk, True)
    with pytest.raises(DomainError, match="hoort al bij een doel"):
        werk.do(afspraken.attach_afspraak, kept, doelstelling=goal)


@pytest.mark.req("R-006")
@pytest.mark.parametrize("partijtype", ["ZVH", "ZORGVERZEKERAAR"])
def test_an_organisation_that_may_receive_nothing_is_not_asked(wereld, partijtype):
    werk = planwerk(wereld)
    other = wereld.organisatie("Een ander", partijtype)

    with pytest.raises(DomainError, match="partijenlijst") as refused:
        werk.nood(organisatie=other)
    assert (refused.value.field, werk.afspraken) == ("wie", [])


@pytest.mark.req("R-035")
def test_a_partij_that_the_cliënt_leaves_out_is_not_asked(wereld):
    werk = planwerk(wereld)
    leave_out(werk)

    with pytest.raises(DomainError, match="De cliënt wil"):
        werk.nood()


def leave_out(werk):
    with arranging():
        scope = ScopeVersie(
            casus=werk.casus, betrokkene=werk.client, nummer=1, besloten_door="client",
            op=vandaag(), kanaal="gesprek", vastgelegd_door=werk.user, bewaarklasse="RC05",
        )  # fmt: skip
        scope.save()
        ScopeRegel(
            casus=werk.casus, scope=scope, persoon=werk.client, domein="WONEN",
            partij=werk.corporatie, mag=False, bewaarklasse="RC05",
        ).save()  # fmt: skip


@pytest.mark.req("R-012", "R-057")
def test_what_the_matrix_keeps_from_a_partij_does_not_reach_it_in_words(wereld):
    werk = planwerk(wereld)
    ggz = wereld.organisatie("GGZ Noord", "GGZ")

    with pytest.raises(DomainError, match="‘psychose’") as refused:
        werk.nood(wat="Houd rekening met de psychose")
    asked = werk.nood(organisatie=ggz, wat="Bel over de psychose")

    assert (refused.value.field, asked.organisatie_id) == ("wat", ggz.pk)


@pytest.mark.req("R-014")
def test_a_partij_that_enforces_needs_a_reason_and_a_cliënt_who_knows(wereld):
    werk = planwerk(wereld)
    uwv = wereld.organisatie("UWV Noord", "UWV")

    with pytest.raises(DomainError, match="handhaaft ook"):
        werk.nood(organisatie=uwv)
    with pytest.raises(DomainError, match="Vertel dit eerst"):
        werk.nood(organisatie=uwv, handhaving_reden="Zonder UWV geen inkomen")
    row = werk.nood(
        organisatie=uwv, handhaving_reden="Zonder UWV geen inkomen", client_verteld_op=vandaag()
    )
    assert row.client_verteld_op == vandaag()


@pytest.mark.parametrize(
    ("days", "message"), [(-1, "in het verleden"), (400, "De aanpak loopt tot")]
)
def test_the_day_of_an_afspraak_lies_within_the_aanpak(wereld, days, message):
    werk = in_aanpak(wereld)

    with pytest.raises(DomainError, match=message) as refused:
        werk.vraag(voor=vandaag() + days * DAG)
    assert refused.value.field == "voor"


@pytest.mark.req("R-062")
def test_in_reweighing_nothing_new_is_asked_once_an_end_date_has_passed(wereld):
    werk = in_aanpak(wereld)
    with arranging():
        casus = werk.fresh(werk.casus)
        casus.status = Casus.Status.HEROVERWEGING
        casus.evaluatie_op = casus.einddatum = vandaag() - DAG
        casus.save(update_fields=["status", "einddatum", "evaluatie_op"])

    with pytest.raises(DomainError, match="niets nieuws gevraagd"):
        werk.vraag()


def test_a_question_changes_as_long_as_nobody_promised_it(wereld):
    werk = in_aanpak(wereld)
    row = werk.afspraken[0]
    new = {"wat": "Bel elkaar op maandag", "voor": vandaag() + 5 * DAG, "subdoel": "Rust"}

    changed = werk.do(afspraken.correct_afspraak, row, **new)
    werk.zeg_toe(changed)

    assert (changed.wat, changed.voor) == (new["wat"], new["voor"])
    with pytest.raises(DomainError, match="al toegezegd"):
        werk.do(afspraken.correct_afspraak, changed, **new)


def test_cancelling_closes_what_the_promise_opened(wereld):
    werk = in_aanpak(wereld)
    first, second = werk.afspraken[0], werk.vraag(wat="Iets daarnaast")
    werk.zeg_toe(first)
    werk.zeg_toe(second)

    werk.do(afspraken.cancel_afspraak, first, reden="Niet meer nodig")
    with_one_left = len([g for g in grants_of(werk.partner) if g.tot > g.van])
    werk.do(afspraken.cancel_afspraak, second, reden="Niet meer nodig")

    assert with_one_left == 1
    assert [row.status for row in werk.afspraken] == ["VERVALLEN", "VERVALLEN"]
    assert werk.afspraken[0].vervallen_reden == "Niet meer nodig"
    assert [g.tot > g.van for g in grants_of(werk.partner)] == [False]


@pytest.mark.req("R-172")
def test_a_plan_has_at_most_five_goals_in_an_order_that_buttons_change(wereld):
    werk = planwerk(wereld)
    werk.begin()
    for number in range(1, 6):
        werk.doel(f"Doel {number}")

    with pytest.raises(DomainError, match="hoogstens vijf"):
        werk.doel("Te veel")
    werk.do(doelen.move_up, werk.doelen[2])
    werk.do(doelen.move_down, werk.doelen[0])
    werk.do(doelen.remove_doelstelling, werk.doelen[4])

    assert [(d.volgorde, d.resultaat) for d in werk.doelen] == [
        (1, "Doel 3"), (2, "Doel 1"), (3, "Doel 2"), (4, "Doel 4"),
    ]  # fmt: skip
    with pytest.raises(DomainError, match="aan het eind"):
        werk.do(doelen.move_up, werk.doelen[0])


def test_a_goal_can_be_put_in_other_words_and_takes_its_questions_along_when_it_goes(wereld):
    werk = planwerk(wereld)
    werk.compleet()
    goal = werk.doelen[0]

    werk.do(doelen.correct_doelstelling, goal, resultaat="Anders gezegd", domein="SCHULDHULP")
    werk.do(doelen.remove_doelstelling, goal)

    gone = werk.fresh(goal)
    assert (gone.resultaat, gone.domein, gone.geschrapt_op) == (
        "Anders gezegd", "SCHULDHULP", vandaag(),
    )  # fmt: skip
    assert (werk.doelen, werk.afspraken[0].status) == ([], "VERVALLEN")


def test_a_step_belongs_to_the_plan_that_holds(wereld):
    werk = in_aanpak(wereld)
    werk.nieuwe_versie()
    concept = werk.doelen[0]

    with pytest.raises(Denied):
        werk.do(doelen.set_stap, concept, stap=3, op=vandaag())


@pytest.mark.req("R-009")
def test_the_outsider_asks_nothing_and_closes_nothing(wereld, elders):
    werk = in_aanpak(wereld)
    row = werk.afspraken[0]
    werk.user = elders.coordinator

    for deed, velden in (
        (afspraken.cancel_afspraak, {"reden": "x"}),
        (afspraken.complete_afspraak, {"op": vandaag()}),
        (afspraken.correct_afspraak, {"wat": "x", "voor": vandaag()}),
    ):
        with pytest.raises((Denied, Afspraak.DoesNotExist)):
            werk.do(deed, row, **velden)
    assert werk.afspraken[0].status == "NOG_NIET_TOEGEZEGD"
