"""Making the plan: prefilled, complete, agreed on, fixed; and what stands in the way."""

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.utils import ProgrammingError

from cases.models import (
    Aanstelling,
    Besluit,
    Casus,
    Hulpvraag,
    Onderzoek,
    Vertegenwoordiging,
    Wilsbekwaamheid,
)
from tests.opzet import arranging
from tests.wereld import DAG
from tests.workplans.opbouw import EIND, in_aanpak, planwerk, probleem, vandaag
from wams.audit.models import AuditEvent
from wams.doelbinding.rls import acting_as
from wams.errors import Denied, DomainError, IllegalTransitionError
from workplans.actions import doelen, plan
from workplans.models import Akkoord, AndereKijk, Werkplan
from workplans.selectors import toets, verschil

pytestmark = pytest.mark.django_db
Status = Werkplan.Status


def mist(werk):
    actor = werk.act("werkplan.fix")
    with acting_as(actor):
        return [gebrek.wat for gebrek in toets.gebreken(actor, werk.plan)]


def lines(act):
    with arranging():
        return list(AuditEvent.objects.filter(act=act, soort="wijziging"))


@pytest.mark.parametrize("after", Status)
@pytest.mark.parametrize("before", Status)
def test_only_declared_transitions_of_a_plan_are_possible(before, after):
    row = Werkplan(status=before)

    if after in Werkplan.TRANSITIONS[before]:
        row.move_to(after)
        assert row.status == after
    else:
        with pytest.raises(IllegalTransitionError):
            row.move_to(after)


@pytest.mark.req("R-172")
def test_a_concept_starts_with_what_the_onderzoek_found(wereld):
    werk = planwerk(wereld)
    werk.scope("SCHULDHULP", "WONEN")
    with arranging():
        Onderzoek(
            casus=werk.casus, samenhang="Zo hangt het samen", bewaarklasse="RC04",
            persoonlijk_plan_op=vandaag(),
        ).save()  # fmt: skip
    schuld = probleem(werk, "SCHULDHULP", "Geen overzicht over de schulden")
    probleem(werk, "ONDERWIJS", "Buiten wat de cliënt wil")

    made = werk.begin()

    assert (made.nummer, made.status, made.samenvatting) == (1, "CONCEPT", "Zo hangt het samen")
    assert made.deelplannen.startswith("Persoonlijk plan van de cliënt")
    assert (made.evaluatie_op > vandaag(), made.einddatum > made.evaluatie_op) == (True, True)
    assert [(d.resultaat, d.domein, d.probleem_id) for d in werk.doelen] == [
        ("Geen overzicht over de schulden", "SCHULDHULP", schuld.pk)
    ]
    assert len(lines("werkplan.start")) == 1


def test_a_second_concept_is_refused(wereld):
    werk = planwerk(wereld)
    werk.begin()

    with pytest.raises(DomainError, match="Er is al een concept"):
        werk.begin()


@pytest.mark.req("R-105")
def test_no_plan_is_fixed_without_the_offer_of_clientondersteuning_to_each_client(wereld):
    werk = planwerk(wereld)
    werk.compleet()
    later = wereld.betrokkene(werk.casus, achternaam="Zandstra")
    werk.hulpvraag(later)
    werk.akkoord(later)
    assert mist(werk) == ["het aanbod van cliëntondersteuning aan Zandstra"]
    with pytest.raises(DomainError, match="het aanbod van cliëntondersteuning"):
        werk.stel_vast()

    werk.ondersteuning(later)

    assert werk.stel_vast().status == Status.VASTGESTELD


@pytest.mark.req("R-055", "R-058", "R-173")
def test_an_empty_plan_names_each_missing_piece(wereld):
    werk = planwerk(wereld)
    werk.begin()

    assert mist(werk) == [
        "de samenvatting van wat er speelt",
        "hoe u de cliënt bereikt",
        "wat u niet doet (is er niets, schrijf dat op)",
        "wanneer u op- of afschaalt",
        "of de samenvatting over gezondheid of strafrecht gaat",
        "een doel",
        f"het aanbod van cliëntondersteuning aan {werk.client.naam}",
        f"het antwoord van {werk.client.naam} op dit plan",
    ]
    with pytest.raises(DomainError, match="Dit ontbreekt: de samenvatting"):
        werk.stel_vast()
    assert werk.fresh(werk.casus).status == Casus.Status.PLAN_CONCEPT


@pytest.mark.req("R-055")
def test_a_goal_needs_an_afspraak_and_each_partij_a_subgoal(wereld):
    werk = planwerk(wereld)
    werk.compleet()
    werk.doel("De post wordt geopend", "SCHULDHULP")
    with pytest.raises(DomainError, match="bijdraagt aan het doel") as refused:
        werk.vraag(werk.doelen[1], subdoel=" ")

    assert "een afspraak bij doel 2" in mist(werk)
    assert refused.value.field == "subdoel"


@pytest.mark.req("R-055", "R-058", "R-056")
def test_a_complete_and_agreed_plan_starts_the_aanpak_also_while_a_partij_still_thinks(wereld):
    werk = planwerk(wereld)
    werk.compleet()
    assert mist(werk) == []

    fixed = werk.stel_vast()

    casus = werk.fresh(werk.casus)
    assert (fixed.status, fixed.vastgesteld_op, fixed.vastgesteld_door_id) == (
        "VASTGESTELD", vandaag(), werk.user.pk,
    )  # fmt: skip
    assert (casus.status, casus.aanpak_sinds, casus.bewaarklasse) == ("AANPAK", vandaag(), "RC05")
    assert (casus.evaluatie_op, casus.einddatum) == (fixed.evaluatie_op, fixed.einddatum)
    assert (casus.termijn_code, casus.termijn_tot) == ("EVALUATIE", fixed.evaluatie_op)
    assert casus.kern == fixed.samenvatting
    assert werk.afspraken[0].status == "NOG_NIET_TOEGEZEGD"
    besluit = next(b for b in werk.rows(Besluit) if b.overgang == "C07")
    assert (besluit.naar, besluit.gegevens["werkplan"]) == ("AANPAK", str(fixed.pk))
    assert [line.doel for line in lines("werkplan.fix")] == ["D05"]


@pytest.mark.req("R-058")
@pytest.mark.parametrize("when", ["not asked", "not agreed", "one of two", "text changed after"])
def test_without_the_agreement_of_every_cliënt_nothing_starts(wereld, when):
    werk = planwerk(wereld)
    werk.compleet()
    if when == "not asked":
        werk.doel("Iets anders")
    if when == "not agreed":
        werk.akkoord(antwoord="niet", opmerking="Te veel tegelijk")
    if when == "one of two":
        wereld.betrokkene(werk.casus, achternaam="Zandstra")
    if when == "text changed after":
        werk.describe(samenvatting="Toch anders")

    with pytest.raises(DomainError, match=r"antwoord van|instemming van"):
        werk.stel_vast()
    assert werk.fresh(werk.casus).status == Casus.Status.PLAN_CONCEPT


@pytest.mark.req("R-173")
def test_the_list_of_what_is_shared_is_gone_through_with_the_cliënt(wereld):
    werk = planwerk(wereld)
    werk.compleet()
    werk.akkoord(delen_besproken=False)

    assert mist(werk) == [f"met {werk.client.naam} doornemen wat er met wie wordt gedeeld"]


def test_an_answer_with_a_remark_needs_the_remark_and_a_representative_must_be_known(wereld):
    werk = planwerk(wereld)
    werk.begin()

    with pytest.raises(DomainError, match="wat de cliënt hierover zei"):
        werk.akkoord(antwoord="opmerking")
    with pytest.raises(DomainError, match="geen vertegenwoordiger"):
        werk.akkoord(gegeven_door="vertegenwoordiger")
    with pytest.raises(DomainError, match="toekomst"):
        werk.akkoord(op=vandaag() + DAG)
    assert werk.rows(Akkoord) == []


@pytest.mark.req("R-057")
@pytest.mark.parametrize(
    ("velden", "message"),
    [
        ({"samenvatting": "Zij slikt medicijnen"}, "‘medicijnen’"),
        ({"voorzieningen": "Reclassering komt langs"}, "‘reclassering’"),
        ({"gevoelig": True}, "waarom dit nodig is"),
    ],
)
def test_health_and_crime_in_the_summary_need_a_reason(wereld, velden, message):
    werk = planwerk(wereld)
    werk.begin()

    with pytest.raises(DomainError, match=message) as refused:
        werk.describe(**velden)
    kept = werk.describe(**velden, gevoelig_reden="De school moet dit weten")

    assert refused.value.field == "gevoelig_reden"
    assert kept.gevoelig_reden == "De school moet dit weten"


@pytest.mark.req("R-057")
def test_the_other_short_texts_lean_on_the_reason_of_the_summary(wereld):
    werk = planwerk(wereld)
    werk.begin()

    with pytest.raises(DomainError, match="bij de samenvatting") as refused:
        werk.kader(niet_doen="Geen aangifte doen")
    werk.describe(gevoelig=True, gevoelig_reden="Er loopt een zaak die de aanpak raakt")

    assert refused.value.field == "niet_doen"
    assert werk.kader(niet_doen="Geen aangifte doen").niet_doen == "Geen aangifte doen"


@pytest.mark.parametrize(
    ("velden", "field", "message"),
    [
        ({"evaluatie_op": 0}, "evaluatie_op", "niet in de toekomst"),
        ({"einddatum": 10}, "einddatum", "voor de evaluatie"),
        ({"einddatum": 400}, "einddatum", "hoogstens tot"),
    ],
)
def test_dates_stay_within_the_terms_of_the_catalogue(wereld, velden, field, message):
    werk = planwerk(wereld)
    werk.begin()

    with pytest.raises(DomainError, match=message) as refused:
        werk.kader(**{name: vandaag() + days * DAG for name, days in velden.items()})
    assert refused.value.field == field


@pytest.mark.req("R-083")
def test_expired_gegevens_are_no_basis_for_a_goal(wereld):
    werk = planwerk(wereld)
    werk.scope("WONEN")
    old = werk.gegeven("WONEN", "P08")
    with arranging():
        old.houdbaar_tot = vandaag() - DAG
        old.save(update_fields=["houdbaar_tot"])
    werk.compleet()

    assert mist(werk) == ["een gegeven dat nog klopt bij doel 1: alles daar is verlopen"]
    werk.gegeven("WONEN", "P08", inhoud="De regeling loopt weer")
    assert mist(werk) == []


@pytest.mark.req("R-059")
def test_a_new_version_takes_over_with_its_differences_and_leaves_the_old_one_as_it_was(wereld):
    werk = in_aanpak(wereld)
    first, goal = werk.plan, werk.doelen[0]
    werk.do(doelen.set_stap, goal, stap=2, op=vandaag())
    werk.nieuwe_versie()
    werk.do(doelen.set_stap, goal, stap=3, op=vandaag())
    werk.kader(niet_doen="Niets bijzonders", einddatum=vandaag() + (EIND - 9) * DAG)
    werk.doel("Rust in huis", "ZORG_WELZIJN")
    werk.vraag(werk.doelen[1], wat="Komt elke week langs")
    werk.akkoord()

    second = werk.stel_versie_vast()

    old, casus = werk.fresh(first), werk.fresh(werk.casus)
    assert (old.status, second.status, second.nummer) == ("VERVANGEN", "VASTGESTELD", 2)
    assert (old.niet_doen, old.stand["doelen"][0]["resultaat"]) == (first.niet_doen, goal.resultaat)
    assert (casus.status, casus.einddatum) == ("AANPAK", second.einddatum)
    assert [d.stap for d in werk.doelen] == [3, 1]
    besluit = next(b for b in werk.rows(Besluit) if b.overgang == "C08")
    assert (besluit.motivering, besluit.genomen_door_id) == ("Er komt een doel bij", werk.user.pk)
    actor = werk.act("werkplan.compare")
    with acting_as(actor):
        found = verschil.verschillen(actor, second)
    assert [(r["veld"], bool(r["was"]), bool(r["wordt"])) for r in found["regels"]] == [
        ("Wat we niet doen", True, True),
        ("Einddatum", True, True),
        ("Doel", False, True),
        ("Afspraak", False, True),
    ]


@pytest.mark.req("R-059")
def test_a_new_version_needs_what_changed_and_who_was_asked(wereld):
    werk = in_aanpak(wereld)
    werk.do(plan.start_versie)
    werk.akkoord()

    assert mist(werk) == [
        "wat er verandert en waarom",
        "hoe de cliënt en de partijen zijn betrokken",
    ]


@pytest.mark.req("R-062")
@pytest.mark.parametrize(
    ("velden", "message"),
    [
        ({"einddatum": EIND + 1}, "alleen met een verlenging"),
        ({"evaluatie_op": 81}, "pas na die evaluatie"),
    ],
)
def test_a_new_version_never_stretches_the_aanpak(wereld, velden, message):
    werk = in_aanpak(wereld)
    werk.nieuwe_versie()

    with pytest.raises(DomainError, match=message):
        werk.kader(**{name: vandaag() + days * DAG for name, days in velden.items()})


def test_what_was_agreed_for_a_dropped_goal_lapses_when_the_version_holds(wereld):
    werk = in_aanpak(wereld)
    werk.nieuwe_versie()
    werk.doel("Een ander doel")
    werk.vraag(werk.doelen[1], wat="Iets anders")
    werk.do(doelen.remove_doelstelling, werk.doelen[0])
    werk.akkoord()
    before = [row.status for row in werk.afspraken]

    werk.stel_versie_vast()

    assert before == ["NOG_NIET_TOEGEZEGD"] * 2
    assert [row.status for row in werk.afspraken] == ["VERVALLEN", "NOG_NIET_TOEGEZEGD"]


def test_a_version_that_does_not_go_on_leaves_the_plan_and_takes_its_own_questions_back(wereld):
    werk = in_aanpak(wereld)
    werk.nieuwe_versie()
    werk.doel("Toch niet")
    werk.vraag(werk.doelen[1], wat="Iets voor dat doel")

    werk.do(plan.drop_werkplan, werk.plan)

    assert [p.status for p in sorted(werk.rows(Werkplan), key=lambda p: p.nummer)] == [
        "VASTGESTELD", "VERVALLEN",
    ]  # fmt: skip
    assert [row.status for row in werk.afspraken] == ["NOG_NIET_TOEGEZEGD", "VERVALLEN"]
    werk.do(plan.start_versie)
    assert werk.plan.nummer == 3


@pytest.mark.req("R-059")
def test_a_fixed_plan_is_not_edited_and_the_database_refuses_it_too(wereld):
    werk = in_aanpak(wereld)

    with pytest.raises(Denied):
        werk.describe()
    with (
        pytest.raises(ProgrammingError, match="verandert niet"),
        acting_as(werk.act("werkplan.view")),
        connection.cursor() as cursor,
    ):
        cursor.execute("UPDATE workplans_werkplan SET einddatum = einddatum + 1")


def test_one_plan_holds_at_a_time(wereld):
    werk = in_aanpak(wereld)
    held = werk.plan

    with pytest.raises(IntegrityError), transaction.atomic(), arranging():
        Werkplan(
            casus=werk.casus, nummer=9, status="VASTGESTELD", gemaakt_door=werk.user,
            gewijzigd_op=held.gewijzigd_op, vastgesteld_op=vandaag(), stand={}, gevoelig=False,
            evaluatie_op=held.evaluatie_op, einddatum=held.einddatum, bewaarklasse="RC05",
        ).save()  # fmt: skip


@pytest.mark.req("R-175")
def test_another_view_stays_beside_the_plan_and_nobody_rewrites_it(wereld):
    werk = in_aanpak(wereld)

    made = werk.do(plan.record_anderekijk, werk.plan, woorden="Eerst rust, dan de schulden")

    assert [(k.woorden, k.vastgelegd_door_id) for k in werk.rows(AndereKijk)] == [
        ("Eerst rust, dan de schulden", werk.user.pk)
    ]
    assert made.werkplan_id == werk.plan.pk
    with (
        pytest.raises(ProgrammingError),
        acting_as(werk.act("werkplan.view")),
        connection.cursor() as cursor,
    ):
        cursor.execute("UPDATE workplans_anderekijk SET op = op - 1")


@pytest.mark.req("R-009")
@pytest.mark.parametrize("who", ["outsider", "onderzoeker", "nobody here"])
def test_a_plan_is_made_by_who_leads_this_casus_only(wereld, elders, who):
    werk = planwerk(wereld)
    if who == "onderzoeker":
        wereld.toewijzing(werk.casus, wereld.onderzoeker, "ONDERZOEKER")
    werk.user = {
        "outsider": elders.coordinator,
        "onderzoeker": wereld.onderzoeker,
        "nobody here": wereld.verdeler,
    }[who]

    with pytest.raises(Denied):
        werk.begin()
    assert werk.rows(Werkplan) == []


@pytest.mark.req("R-055", "R-058", "R-165")
def test_what_falls_away_later_stands_in_the_list_again(wereld):
    werk = planwerk(wereld)
    werk.compleet()
    naam = werk.client.naam
    with arranging():
        row, question, words = werk.plan, werk.afspraken[0], werk.rows(Hulpvraag)[0]
        row.evaluatie_op = vandaag() - DAG
        row.save(update_fields=["evaluatie_op"])
        question.subdoel = ""
        question.save(update_fields=["subdoel"])
        words.ingetrokken_op = vandaag()
        words.save(update_fields=["ingetrokken_op"])
        appointment = werk.rows(Aanstelling)[0]
        appointment.status = "geeindigd"
        appointment.save(update_fields=["status"])

    assert mist(werk) == [
        "een andere datum: De evaluatie ligt niet in de toekomst.",
        f"wat {werk.corporatie.naam} bijdraagt aan doel 1",
        "een coördinator of waarnemer",
        f"de eigen woorden van {naam}",
        f"het antwoord van {naam} op dit plan",
    ]
    with arranging():
        client = werk.client
        client.einde_op, client.einde_code = vandaag(), "E3"
        client.save(update_fields=["einde_op", "einde_code"])
    assert "een cliënt" in mist(werk)


def test_a_representative_who_is_recorded_may_answer_for_the_cliënt(wereld):
    werk = planwerk(wereld)
    werk.compleet()
    with arranging():
        Vertegenwoordiging(
            casus=werk.casus, betrokkene=werk.client, soort="mentor", naam="R. de Wit",
            van=vandaag() - DAG, bewaarklasse="RC05",
        ).save()  # fmt: skip
        Wilsbekwaamheid(
            casus=werk.casus, betrokkene=werk.client, recht="KEUZE", bekwaam=False,
            op=vandaag() - DAG, beoordeeld_door="De huisarts", reden="Overziet dit niet.",
            vastgelegd_door=werk.user, bewaarklasse="RC05",
        ).save()  # fmt: skip

    werk.akkoord(gegeven_door="vertegenwoordiger")

    assert mist(werk) == []
    assert werk.stel_vast().status == "VASTGESTELD"


def test_a_new_version_needs_one_that_holds(wereld):
    werk = planwerk(wereld, Casus.Status.AANPAK)

    with pytest.raises(DomainError, match="nog geen vastgesteld plan"):
        werk.do(plan.start_versie)
