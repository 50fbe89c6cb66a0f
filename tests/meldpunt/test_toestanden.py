"""No state is a dead end, every term warns, and nothing that names a person leaks by the way."""

import json
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from meldpunt.actions import uitgang
from meldpunt.models import Melder, Melding, MeldingPersoon, Meldingregel
from meldpunt.selectors import lijst
from tests.meldpunt.opbouw import BERICHT
from tests.opzet import arranging
from wams.audit.models import AuditEvent, Wijziging
from wams.doelbinding.actor import Actor
from wams.doelbinding.policy import registered_acts
from wams.doelbinding.rls import acting_as
from wams.recht import selectors as recht

pytestmark = pytest.mark.django_db
Status = Melding.Status
CANARY = "Kanarie"
# Who gets a melding out of each state, and which term warns when nobody does.
UITWEG = {
    Status.ONTVANGEN: ("melding.start_triage", "melding.withdraw", "melding.hand_over_acuut"),
    Status.IN_TRIAGE: (
        "melding.refer",
        "melding.give_advies",
        "melding.end",
        "melding.link",
        "melding.open_casus",
        "melding.withdraw",
        "melding.hand_over_acuut",
    ),
    Status.ACUUT_OVERGEDRAGEN: ("melding.resume_after_acuut", "melding.close_acuut"),
    Status.DOORGELEID: ("melding.confirm_doorgeleiding", "melding.return_doorgeleiding"),
    Status.GEKOPPELD: ("melding.confirm_link", "melding.unlink"),
}


def in_every_open_state(punt):
    referred, linked = punt.triage(), punt.triage()
    punt.refer(referred)
    punt.link(linked, punt.running_casus())
    acute = punt.register()
    punt.hand_over(acute)
    return [punt.fresh(m) for m in (punt.register(), punt.triage(), acute, referred, linked)]


@pytest.mark.req("R-156")
def test_every_open_state_has_a_way_out_with_a_named_actor_and_a_term_that_warns(punt, wereld):
    meldingen = in_every_open_state(punt)

    assert {melding.status for melding in meldingen} == set(UITWEG)
    catalogus, acts = recht.voor(wereld.gemeente.pk), registered_acts()
    for melding in meldingen:
        assert Melding.TRANSITIONS[melding.status]
        assert catalogus.termijn(melding.termijn_code).waarschuwingen
        assert melding.termijn_tot > timezone.localdate()
        for act in UITWEG[melding.status]:
            assert acts[act].functies or acts[act].rollen


@pytest.mark.req("R-156")
@pytest.mark.parametrize(("days", "shown"), [(-1, "w-late"), (2, "w-soon"), (4, "")])
def test_the_work_list_warns_as_the_catalogue_says(punt, wereld, days, shown):
    melding = punt.triage()
    with arranging():
        row = punt.fresh(melding)
        row.termijn_tot = timezone.localdate() + timedelta(days=days)
        row.save(update_fields=["termijn_tot"])
    actor = punt.act(wereld.meldpunt, "melding.list")

    with acting_as(actor):
        (regel,) = lijst.meldingen(actor)

    assert regel.haast == shown


@pytest.mark.req("R-156")
def test_a_referral_without_an_answer_asks_to_be_taken_back(punt, wereld, als):
    melding = punt.triage()
    punt.refer(melding)
    with arranging():
        row = punt.fresh(melding)
        row.termijn_tot = timezone.localdate() - timedelta(days=1)
        row.save(update_fields=["termijn_tot"])

    page = als(wereld.meldpunt).get(reverse("meldpunt:meldingen"))

    assert "Geen antwoord: haal de melding terug" in page.text
    assert "1 dag te laat" in page.text


def test_a_closed_melding_waits_for_nothing(punt, wereld):
    melding = punt.triage()
    punt.do(uitgang.end_melding, melding, reden="EENMALIG", **BERICHT)

    (regel,) = punt.see(wereld.meldpunt, Meldingregel)

    assert (regel.wat_nu, str(regel)) == ("Niets meer", f"Melding {melding.nummer}")
    assert regel.get_absolute_url() == reverse("meldpunt:stand", args=[melding.pk])


@pytest.mark.req("R-025", "SEC-028", "R-121")
def test_neither_the_log_nor_the_history_holds_a_name_or_a_word_of_it(punt):
    melding = punt.start(
        punt.register_call(
            naam=f"{CANARY} {CANARY}",
            adres=CANARY,
            aanduiding=CANARY,
            feiten=CANARY,
            mening=CANARY,
            hulpvraag=CANARY,
            bescherming=True,
            melder={"naam": CANARY, "contact": CANARY, "functie": CANARY},
        )
    )
    punt.hand_over(melding, gevaar=CANARY, gezegd=CANARY)

    with arranging():
        history = [json.dumps(row.changes) for row in Wijziging.objects.all()]
        log = [str(row) for row in AuditEvent.objects.values()]
        reprs = [w.object_repr for w in Wijziging.objects.all()]
    assert history
    for text in [*history, *log, *reprs]:
        assert CANARY not in text


@pytest.mark.req("SEC-028")
def test_what_was_told_is_unreadable_in_the_database(punt):
    punt.register_call(feiten=CANARY, melder={"naam": CANARY})

    with arranging():
        rows = [str(dict(row)) for model in (Melding, Melder)
                for row in model._base_manager.values()]  # fmt: skip
    assert CANARY not in "".join(rows)


@pytest.mark.req("SEC-014")
def test_the_system_has_no_act_here_and_so_gets_no_rows(punt, wereld):
    punt.register()
    actor = Actor.system("melding.view", wereld.gemeente.pk)

    with acting_as(actor):
        for model in (Melding, Melder, MeldingPersoon):
            assert list(model.objects.visible_to(actor)) == []
