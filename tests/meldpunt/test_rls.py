"""The second lock: who gets which row of a melding, whatever the code forgets."""

from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.db.utils import DatabaseError, ProgrammingError
from django.utils import timezone

from cases.models import Casus
from meldpunt.actions import naar_casus, terugkoppelen, uitgang
from meldpunt.models import (
    Doorgeleiding,
    Melder,
    Melding,
    Meldingbesluit,
    MeldingPersoon,
    Meldingregel,
)
from tests.meldpunt.opbouw import BERICHT, VANDAAG
from tests.opzet import arranging, at_moment
from wams.doelbinding.rls import acting_as
from wams.recht.codes import Rol

pytestmark = pytest.mark.django_db
STRAKS = timedelta(minutes=1)


def raw(punt, user, model, *, later=True):
    """What row-level security alone gives: every row that a forgetful view would show."""
    moment = timezone.now() + (STRAKS if later else timedelta())
    with at_moment(moment), acting_as(punt.act(user, "melding.view")):
        return [row.pk for row in model._base_manager.all()]


@pytest.mark.req("R-009", "SEC-014")
@pytest.mark.parametrize(
    "who",
    ["professional", "coordinator", "onderzoeker", "verdeler", "fg", "beheerder", "partner"],
)
def test_nobody_but_the_meldpunt_gets_an_open_melding(punt, wereld, who):
    melding = punt.register()
    punt.hand_over(melding)
    user = getattr(wereld, who)

    for model in (Melding, MeldingPersoon, Meldingbesluit):
        assert raw(punt, user, model) == []
        assert raw(punt, wereld.meldpunt, model) != []


@pytest.mark.req("SEC-014")
def test_another_gemeente_gets_nothing(punt, wereld, elders):
    punt.register()
    vreemd = type(punt)(elders)
    vreemd.register()

    for model in (Melding, Melder, MeldingPersoon, Meldingregel):
        ours, theirs = raw(punt, wereld.meldpunt, model), raw(vreemd, elders.meldpunt, model)
        assert (len(ours), len(theirs)) == (1, 1)
        assert ours != theirs


@pytest.mark.req("R-030")
@pytest.mark.parametrize("exit_by", ["advies", "einde", "koppelen", "casus", "doorgeleid"])
def test_after_the_exit_the_meldpunt_has_no_content_any_more(punt, wereld, exit_by):
    running = punt.running_casus() if exit_by == "koppelen" else None
    melding = punt.triage()
    assert raw(punt, wereld.meldpunt, Melding) == [melding.pk]

    {
        "advies": lambda: punt.do(uitgang.give_advies, melding, toelichting="x", **BERICHT),
        "einde": lambda: punt.do(uitgang.end_melding, melding, reden="EENMALIG", **BERICHT),
        "koppelen": lambda: punt.link(melding, running),
        "casus": lambda: punt.open_casus(melding),
        "doorgeleid": lambda: (
            punt.refer(melding),
            punt.do(
                uitgang.confirm_doorgeleiding,
                melding,
                aanvaard_door="Loket",
                aanvaard_op=VANDAAG(),
            ),
        ),
    }[exit_by]()

    for model in (Melding, Melder, MeldingPersoon, Meldingbesluit, Doorgeleiding):
        assert raw(punt, wereld.meldpunt, model) == []
        assert punt.see(wereld.meldpunt, model, later=True) == []
    (regel,) = punt.see(wereld.meldpunt, Meldingregel, later=True)
    assert (regel.nummer, regel.overgedragen) == (melding.nummer, True)


@pytest.mark.req("R-156")
def test_while_there_is_a_road_back_the_meldpunt_keeps_it(punt, wereld):
    referred, acute = punt.triage(), punt.register()
    punt.refer(referred)
    punt.hand_over(acute)

    assert set(raw(punt, wereld.meldpunt, Melding)) == {referred.pk, acute.pk}


@pytest.mark.req("R-025")
def test_a_protected_melder_is_seen_by_the_handler_and_the_fg_only(punt, wereld):
    collega = wereld.user("Collega")
    wereld.mandaat(collega, "meldpunt")
    melding = punt.register_call(bescherming=True)
    melder = punt.melder(melding)
    assert raw(punt, wereld.meldpunt, Melder) == []

    punt.start(melding)

    assert raw(punt, wereld.meldpunt, Melder) == [melder.pk]
    assert raw(punt, wereld.fg, Melder) == [melder.pk]
    assert raw(punt, collega, Melder) == []
    assert raw(punt, collega, Melding) == [melding.pk]
    for who in ("professional", "coordinator", "verdeler", "beheerder"):
        assert raw(punt, getattr(wereld, who), Melder) == []
        assert punt.see(getattr(wereld, who), Melder, later=True) == []
    assert [m.pk for m in punt.see(wereld.fg, Melder, later=True)] == [melder.pk]
    assert punt.see(collega, Melder, later=True) == []


@pytest.mark.req("R-025")
def test_an_unprotected_melder_is_seen_by_the_meldpunt_while_it_has_the_melding(punt, wereld):
    collega = wereld.user("Collega")
    wereld.mandaat(collega, "meldpunt")
    melding = punt.start(punt.register_call())
    assert raw(punt, collega, Melder) == [punt.melder(melding).pk]

    punt.do(uitgang.end_melding, melding, reden="EENMALIG", **BERICHT)

    assert raw(punt, collega, Melder) == []
    assert raw(punt, wereld.fg, Melder) == [punt.melder(melding).pk]


@pytest.mark.req("R-025", "R-031")
def test_after_the_exit_the_handler_sees_the_melder_until_he_had_word(punt, wereld):
    melding = punt.start(punt.register_call(bescherming=True))
    punt.do(uitgang.end_melding, melding, reden="EENMALIG", **BERICHT)
    melder = punt.melder(melding)
    assert raw(punt, wereld.meldpunt, Melder) == [melder.pk]
    assert punt.see(wereld.meldpunt, Melder, later=True) == [melder]

    punt.do(terugkoppelen.tell_melder, melder, kanaal="telefoon", op=VANDAAG())

    assert raw(punt, wereld.meldpunt, Melder) == []


@pytest.mark.req("R-025")
def test_who_sent_it_in_is_nowhere_on_the_melding_itself(punt, wereld):
    punt.register(bescherming=True)

    fields = {f.name: f.related_model for f in Melding._meta.concrete_fields if f.related_model}
    with arranging():
        (row,) = Melding._base_manager.all()
    values = {getattr(row, f"{name}_id") for name in fields}
    assert wereld.professional.pk not in values


@pytest.mark.req("R-030")
def test_the_one_who_sent_it_in_learns_that_and_not_what(punt, wereld):
    melding = punt.triage()
    punt.register(wereld.meldpunt, melder_type="naaste")
    professional = wereld.professional

    (before,) = punt.see(professional, Meldingregel)
    punt.do(uitgang.end_melding, melding, reden="EENMALIG", **BERICHT)
    (after,) = punt.see(professional, Meldingregel)

    assert (before.nummer, before.stand) == (melding.nummer, "beoordeling")
    assert (after.stand, after.status, after.termijn_code) == ("opgepakt", "", "")
    assert (after.behandelaar_id, after.acuut, after.eigen) == (None, None, True)


@pytest.mark.req("R-030")
@pytest.mark.parametrize("rol", [Rol.COORDINATOR, Rol.ONDERZOEKER])
def test_a_linked_melding_is_read_by_who_leads_the_casus(punt, wereld, rol):
    status = Casus.Status.AANPAK if rol == Rol.COORDINATOR else Casus.Status.ONDERZOEK
    casus = punt.running_casus(rol, status=status)
    melding = punt.triage()

    punt.link(melding, casus)

    leader = getattr(wereld, rol.lower())
    assert raw(punt, leader, Melding) == [melding.pk]
    assert raw(punt, leader, MeldingPersoon) == [punt.persoon(melding).pk]
    assert raw(punt, leader, Melder) == []


@pytest.mark.req("R-030")
def test_with_a_coordinator_the_onderzoeker_does_not_read_a_linked_melding(punt, wereld):
    casus = punt.running_casus()
    wereld.toewijzing(casus, wereld.onderzoeker, Rol.ONDERZOEKER)
    melding = punt.triage()

    punt.link(melding, casus)

    assert raw(punt, wereld.onderzoeker, Melding) == []
    assert raw(punt, wereld.coordinator, Melding) == [melding.pk]


@pytest.mark.req("R-030")
def test_of_a_new_casus_the_onderzoeker_reads_the_melding_and_not_the_melder(punt, wereld):
    melding = punt.triage()
    punt.open_casus(melding)
    casus = punt.casus_of(melding)
    assert raw(punt, wereld.onderzoeker, Melding) == []

    wereld.toewijzing(casus, wereld.onderzoeker, Rol.ONDERZOEKER)

    assert raw(punt, wereld.onderzoeker, Melding) == [melding.pk]
    assert raw(punt, wereld.onderzoeker, Melder) == []
    assert raw(punt, wereld.meldpunt, Casus) == []


@pytest.mark.req("R-156")
def test_what_is_unlinked_is_out_of_the_casus_at_once(punt, wereld):
    casus = punt.running_casus()
    melding = punt.triage()
    punt.link(melding, casus)

    punt.do(naar_casus.unlink_melding, melding, wereld.coordinator, reden="Een ander")

    assert raw(punt, wereld.coordinator, Melding) == []
    assert raw(punt, wereld.coordinator, MeldingPersoon) == []
    assert raw(punt, wereld.meldpunt, Melding) == [melding.pk]


REFUSED = {
    "rewrite what was told": "UPDATE meldpunt_melding SET melder_type = 'zelf'",
    "make a colleague the handler": "UPDATE meldpunt_melding SET behandelaar_id = %(fg)s",
    "rewrite a decision": "UPDATE meldpunt_meldingbesluit SET reden = 'x'",
    "rewrite a hand-over": "UPDATE meldpunt_overdracht SET aan = 'x'",
    "delete a melding": "DELETE FROM meldpunt_melding",
    "write the view": "UPDATE meldpunt_meldingregel SET stand = 'x'",
}


@pytest.mark.req("SEC-014", "SEC-028")
@pytest.mark.parametrize("statement", REFUSED.values(), ids=REFUSED)
def test_the_runtime_role_can_not(punt, wereld, statement):
    punt.hand_over(punt.triage())

    with (
        pytest.raises(DatabaseError),
        acting_as(punt.act(wereld.meldpunt, "melding.view")),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement, {"fg": str(wereld.fg.pk)})


@pytest.mark.req("SEC-014")
def test_nobody_adds_to_a_melding_after_it_was_registered(punt, wereld):
    melding = punt.register()
    row = MeldingPersoon(melding_id=melding.pk, rol="gezinslid", bewaarklasse="RC03")

    with (
        at_moment(timezone.now() + STRAKS),
        pytest.raises(ProgrammingError, match="row-level security"),
        acting_as(punt.act(wereld.professional, "melding.register")),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(
            "INSERT INTO meldpunt_meldingpersoon (id, bewaarklasse, aangemaakt_op, versie, "
            "voornamen, voorvoegsel, achternaam, rol, melding_id, aanduiding, adres, bsn) "
            "VALUES (%s, 'RC03', now(), 1, '', '', 'X', 'gezinslid', %s, '', '', '')",
            [row.pk, melding.pk],
        )
