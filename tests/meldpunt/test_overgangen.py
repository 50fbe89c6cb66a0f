"""Each step of a melding: it works and is recorded, or it is refused and says why."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from cases.models import Betrokkene, Casus, Hulpvraag
from meldpunt.actions import acuut, naar_casus, registreren, terugkoppelen, triage, uitgang
from meldpunt.models import (
    Doorgeleiding,
    Melding,
    Meldingbesluit,
    MeldingPersoon,
    Overdracht,
    Terugkoppeling,
)
from tests.meldpunt.opbouw import BERICHT, VANDAAG
from tests.opzet import arranging
from wams.audit.lopend import pseudonym
from wams.audit.models import AuditEvent
from wams.errors import DomainError, IllegalTransitionError
from wams.recht import selectors as recht
from wams.recht.codes import Meldingstatus, Rol

pytestmark = pytest.mark.django_db
Status = Melding.Status
MORGEN = timedelta(days=1)
PAD = {
    Status.ONTVANGEN: {Status.ACUUT_OVERGEDRAGEN, Status.IN_TRIAGE, Status.INGETROKKEN},
    Status.IN_TRIAGE: {
        Status.ACUUT_OVERGEDRAGEN, Status.DOORGELEID, Status.ADVIES, Status.GEEN_VERVOLG,
        Status.GEKOPPELD, Status.CASUS_A, Status.CASUS_B_VERZOEK, Status.INGETROKKEN,
    },
    Status.ACUUT_OVERGEDRAGEN: {Status.IN_TRIAGE},
    Status.DOORGELEID: {Status.IN_TRIAGE},
    Status.GEKOPPELD: {Status.IN_TRIAGE},
}  # fmt: skip


def lines(act, **wanted):
    with arranging():
        return list(AuditEvent.objects.filter(act=act, **wanted))


def recorded(punt, melding, act):
    """One line for the one person it is about, by the meldpunt, with the law of that day."""
    (line,) = lines(act)
    person = punt.persoon(melding)
    assert (line.betrokkene, line.object_id) == (pseudonym(person.pk), melding.pk)
    assert (line.uitkomst, line.soort) == ("ok", "wijziging")
    assert line.grondslag
    return line


@pytest.mark.req("R-156")
@pytest.mark.parametrize("after", Status)
@pytest.mark.parametrize("before", Status)
def test_only_the_steps_of_the_table_are_possible(before, after):
    melding = Melding(status=before)

    if after in PAD.get(before, set()):
        melding.move_to(after)
        assert melding.status == after
    else:
        with pytest.raises(IllegalTransitionError):
            melding.move_to(after)


def test_the_states_are_those_of_the_catalogue(wereld):
    assert {str(s) for s in Status} == {str(s) for s in Meldingstatus}

    catalogus = recht.voor(wereld.gemeente.pk)
    for uitkomst in catalogus.rijen("melding_uitkomsten"):
        for before in uitkomst.van:
            assert uitkomst.naar in Melding.TRANSITIONS[before]


@pytest.mark.req("R-023", "R-024")
def test_a_melding_of_a_professional_has_number_channel_time_and_facts_apart(punt, wereld):
    melding = punt.register()

    now = punt.fresh(melding)
    assert (now.status, now.kanaal, now.melder_type) == ("ONTVANGEN", "applicatie", "professional")
    assert now.nummer == f"M {timezone.localdate().year}-0001"
    assert (now.feiten, now.mening) == (
        "Op 6 en 11 mei deed niemand open.",
        "Ik denk dat er schulden zijn.",
    )
    assert (now.termijn_code, now.bevestigd_via) == ("TRIAGE", "applicatie")
    person = punt.persoon(melding)
    assert (person.voornamen, person.achternaam) == ("Noor", "Terwolde")
    melder = punt.melder(melding)
    assert (melder.naam, melder.organisatie) == (wereld.professional.naam, wereld.team)
    assert recorded(punt, melding, "melding.register").doel == "D01"


@pytest.mark.req("R-023")
@pytest.mark.parametrize("kind", Melding.Meldertype)
def test_the_meldpunt_registers_for_every_kind_of_melder(punt, kind):
    gisteren = timezone.now() - MORGEN

    melding = punt.register_call(melder_type=kind, kanaal="brief", ontvangen_op=gisteren)

    now = punt.fresh(melding)
    assert (now.melder_type, now.kanaal, now.ontvangen_op) == (kind, "brief", gisteren)
    assert (now.termijn_code, now.bevestigd_op) == ("ONTVANGSTBEVESTIGING", None)
    assert punt.melder(melding).naam == "Buurvrouw Bakema"


@pytest.mark.req("R-157")
def test_a_melding_about_somebody_without_a_name_or_about_an_address_is_enough(punt):
    for known in ({"aanduiding": "Man van ongeveer 40"}, {"adres": "Havenweg 3"}):
        melding = punt.register(naam="", geboortedatum=None, **({"adres": ""} | known))

        assert punt.persoon(melding).achternaam == ""


def test_a_melding_about_nobody_is_refused(punt):
    with pytest.raises(DomainError, match="herkent") as refused:
        punt.register(naam="", adres="", aanduiding="")

    assert refused.value.field == "naam"


def test_a_melding_from_the_future_is_refused(punt):
    with pytest.raises(DomainError, match="toekomst"):
        punt.register_call(ontvangen_op=timezone.now() + MORGEN)


def test_the_uwv_needs_the_consent_of_the_person(punt, wereld):
    uwv = wereld.organisatie("UWV Voorbeeldstad", "UWV")
    melder = {"naam": "Medewerker", "organisatie": uwv}

    with pytest.raises(DomainError, match="toestemming"):
        punt.register_call(melder=dict(melder))
    melding = punt.register_call(melder=dict(melder), toestemming_uwv=True)

    assert punt.fresh(melding).toestemming_uwv is True
    assert punt.fresh(punt.register_call(toestemming_uwv=True)).toestemming_uwv is None


@pytest.mark.req("R-026", "R-157", "R-162")
@pytest.mark.parametrize("who", ["meldpunt", "professional"])
def test_acute_at_registration_takes_four_facts_and_nothing_else(punt, wereld, who):
    user = getattr(wereld, who)
    bij = timezone.now() - MORGEN

    melding = punt.do(
        registreren.register_acuut, wereld.gemeente, user,
        aan="VEILIG_THUIS", op=bij, gevaar="Er werd geslagen", gezegd="Het adres",
    )  # fmt: skip

    now = punt.fresh(melding)
    assert (now.status, now.acuut, now.casus_id) == ("ACUUT_OVERGEDRAGEN", True, None)
    (overdracht,) = punt.rows(Overdracht, melding)
    assert (overdracht.aan, overdracht.op, overdracht.grondslag) == ("VEILIG_THUIS", bij, "VITAAL")
    (besluit,) = punt.rows(Meldingbesluit, melding)
    assert (besluit.overgang, besluit.van, besluit.naar) == (
        "M02", "ONTVANGEN", "ACUUT_OVERGEDRAGEN",
    )  # fmt: skip
    assert recorded(punt, melding, "melding.register_acuut").doel == "D11"
    with arranging():
        assert not Casus.objects.unscoped().exists()


@pytest.mark.req("R-026", "R-162")
def test_acute_from_reception_and_from_triage_whoever_handles_it(punt, wereld):
    collega = wereld.user("Collega")
    wereld.mandaat(collega, "meldpunt")
    for melding in (punt.register(bescherming=True), punt.triage(bescherming=True)):
        punt.hand_over(melding, collega)

        now = punt.fresh(melding)
        assert (now.status, now.uitkomst, now.uitkomst_reden) == (
            "ACUUT_OVERGEDRAGEN",
            "M02",
            "112",
        )
        assert now.termijn_tot is not None


def test_acute_in_the_future_is_refused(punt):
    with pytest.raises(DomainError, match="toekomst"):
        punt.hand_over(punt.register(), op=timezone.now() + MORGEN)


@pytest.mark.req("R-156")
def test_what_is_not_acute_goes_back_to_triage_and_the_rest_is_closed(punt, wereld):
    melding = punt.register()
    punt.hand_over(melding)

    punt.do(acuut.resume_after_acuut, melding, blijft="De huur is niet betaald")

    now = punt.fresh(melding)
    assert (now.status, now.behandelaar, now.uitkomst) == ("IN_TRIAGE", wereld.meldpunt, "")
    punt.hand_over(melding)
    punt.do(acuut.close_acuut, melding, **BERICHT)
    assert punt.fresh(melding).overgedragen_op is not None
    with pytest.raises(PermissionDenied):
        punt.do(acuut.resume_after_acuut, melding, blijft="Toch nog iets")
    with pytest.raises(PermissionDenied):
        punt.do(acuut.close_acuut, melding, **BERICHT)
    with pytest.raises(DomainError, match="Alleen een acute overdracht"):
        punt.do(acuut.close_acuut, punt.triage(), **BERICHT)


def test_closing_an_acute_melding_that_nobody_handled_makes_one_the_handler(punt, wereld):
    melding = punt.register(bescherming=True)
    punt.hand_over(melding)

    punt.do(acuut.close_acuut, melding, **BERICHT)

    assert punt.fresh(melding).behandelaar == wereld.meldpunt


def test_who_does_not_see_the_melder_takes_over_before_closing(punt, wereld):
    melding = punt.triage(bescherming=True)
    punt.hand_over(melding)
    collega = wereld.user("Collega")
    wereld.mandaat(collega, "meldpunt")

    with pytest.raises(DomainError, match="Neem de behandeling eerst over"):
        punt.do(acuut.close_acuut, melding, collega, **BERICHT)


def test_a_receipt_that_was_given_stays_as_it_was(punt):
    melding = punt.register()

    punt.do(triage.start_triage, melding, identiteit="bekend", bevestigd_via="brief")

    assert punt.fresh(melding).bevestigd_via == "applicatie"


def test_each_row_of_a_melding_names_the_people_it_is_about(punt):
    melding = punt.triage()
    punt.refer(melding)
    person = punt.persoon(melding)

    for model in (Meldingbesluit, Doorgeleiding):
        (row,) = punt.rows(model, melding)
        with arranging():
            assert punt.fresh(row).betrokkene_ids() == [person.pk]
            assert row.dossier is None
            assert row.get_absolute_url() == melding.get_absolute_url()
    assert Terugkoppeling(melding=melding).betrokkene_ids() == ()


def test_triage_starts_with_an_identity_level_and_the_receipt(punt, wereld):
    melding = punt.register_call()

    punt.do(triage.start_triage, melding, identiteit="document", bevestigd_via="telefoon")

    now = punt.fresh(melding)
    assert (now.status, now.behandelaar, now.identiteit) == (
        "IN_TRIAGE", wereld.meldpunt, "document",
    )  # fmt: skip
    assert (now.bevestigd_via, now.bevestigd_op, now.termijn_code) == (
        "telefoon", VANDAAG(), "TRIAGE",
    )  # fmt: skip
    recorded(punt, melding, "melding.start_triage")


def test_the_receipt_can_follow_later_once(punt):
    melding = punt.start(punt.register_call())
    receipt = {"bevestigd_via": "brief", "bevestigd_op": VANDAAG()}

    with pytest.raises(DomainError, match="toekomst"):
        punt.do(triage.confirm_receipt, melding, **receipt | {"bevestigd_op": VANDAAG() + MORGEN})
    punt.do(triage.confirm_receipt, melding, **receipt)

    assert punt.fresh(melding).bevestigd_via == "brief"
    with pytest.raises(DomainError, match="al bevestigd"):
        punt.do(triage.confirm_receipt, melding, **receipt)


def test_no_receipt_is_possible_where_there_is_no_way(punt):
    melding = punt.register_call()

    punt.do(triage.start_triage, melding, identiteit="nog_niet", bevestigd_via="niet")

    assert (punt.fresh(melding).bevestigd_via, punt.fresh(melding).bevestigd_op) == ("niet", None)


def test_a_colleague_takes_over_with_a_reason_and_only_then_decides(punt, wereld):
    melding = punt.triage()
    collega = wereld.user("Collega")
    wereld.mandaat(collega, "meldpunt")

    with pytest.raises(PermissionDenied):
        punt.do(uitgang.give_advies, melding, collega, toelichting="Bel het loket", **BERICHT)
    punt.do(triage.take_over, melding, collega, reden="Collega is ziek")
    punt.do(uitgang.give_advies, melding, collega, toelichting="Bel het loket", **BERICHT)

    assert punt.fresh(melding).status == Status.ADVIES
    besluiten = [row.overgang for row in punt.rows(Meldingbesluit, melding)]
    assert besluiten == ["OVER", "M05"]


def test_taking_over_what_is_free_or_ones_own_is_refused(punt):
    with pytest.raises(DomainError, match="nog vrij"):
        punt.do(triage.take_over, punt.register(), reden="Ik")
    with pytest.raises(DomainError, match="al"):
        punt.do(triage.take_over, punt.triage(), reden="Ik")


@pytest.mark.req("R-029", "R-156")
def test_a_single_question_is_referred_without_a_dossier_and_watched(punt):
    melding = punt.triage()

    punt.refer(melding, reden="JEUGD")

    now = punt.fresh(melding)
    assert (now.status, now.termijn_code, now.overgedragen_op) == (
        "DOORGELEID", "DOORGELEIDING", None,
    )  # fmt: skip
    (row,) = punt.rows(Doorgeleiding, melding)
    assert (row.bestemming, row.grondslag, row.op) == ("JEUGD", "JW-740", VANDAAG())
    with arranging():
        assert not Casus.objects.unscoped().exists()
    recorded(punt, melding, "melding.refer")


@pytest.mark.req("R-156")
def test_a_referral_that_nobody_takes_comes_back_and_can_go_out_again(punt):
    melding = punt.triage()
    punt.refer(melding)

    punt.do(uitgang.return_doorgeleiding, melding, reden="Geen antwoord")

    assert (punt.fresh(melding).status, punt.fresh(melding).termijn_code) == ("IN_TRIAGE", "TRIAGE")
    punt.refer(melding, reden="SCHULDHULP")
    assert [r.teruggegeven_op for r in punt.rows(Doorgeleiding, melding)] == [VANDAAG(), None]
    recorded(punt, melding, "melding.return_doorgeleiding")


@pytest.mark.req("R-030")
def test_an_accepted_referral_closes_the_melding(punt):
    melding = punt.triage()
    punt.refer(melding)
    accepted = {"aanvaard_door": "Wmo-loket", "aanvaard_op": VANDAAG()}

    with pytest.raises(DomainError, match="voor de doorgeleiding"):
        punt.do(
            uitgang.confirm_doorgeleiding, melding, **accepted | {"aanvaard_op": VANDAAG() - MORGEN}
        )
    punt.do(uitgang.confirm_doorgeleiding, melding, **accepted)

    now = punt.fresh(melding)
    assert (now.status, now.termijn_tot, now.bewaarklasse) == ("DOORGELEID", None, "RC03")
    assert now.overgedragen_op is not None


def test_accepting_what_is_not_referred_is_refused(punt):
    with pytest.raises(DomainError, match="niet doorgeleid"):
        punt.do(uitgang.return_doorgeleiding, punt.triage(), reden="?")


@pytest.mark.req("R-028", "R-030")
@pytest.mark.parametrize(
    ("action", "velden", "status", "klasse"),
    [
        (uitgang.give_advies, {"toelichting": "Bel het loket"}, "ADVIES", "RC01"),
        (uitgang.end_melding, {"reden": "EENMALIG"}, "GEEN_VERVOLG", "RC03"),
        (uitgang.withdraw_melding, {"reden": "MELDER", "op": VANDAAG()}, "INGETROKKEN", "RC02"),
    ],
)
def test_an_exit_has_one_outcome_a_reason_and_a_decision_on_telling(
    punt, action, velden, status, klasse
):
    melding = punt.triage()
    bericht = {"betrokkene_informeren": False, "waarom_niet": "Onveilig", "melder_berichten": True}

    punt.do(action, melding, **velden, **bericht)

    now = punt.fresh(melding)
    assert (now.status, now.bewaarklasse, now.termijn_tot) == (status, klasse, None)
    assert now.overgedragen_op is not None
    (besluit,) = punt.rows(Meldingbesluit, melding)
    assert (besluit.betrokkene_informeren, besluit.waarom_niet) == (False, "Onveilig")
    assert besluit.melder_berichten is True
    recorded(punt, melding, action.act)


@pytest.mark.req("R-030")
def test_not_telling_the_person_needs_a_reason(punt):
    with pytest.raises(DomainError, match="waarom deze persoon") as refused:
        punt.do(
            uitgang.end_melding, punt.triage(), reden="EENMALIG",
            betrokkene_informeren=False, melder_berichten=True,
        )  # fmt: skip

    assert refused.value.field == "waarom_niet"


@pytest.mark.req("R-028")
def test_an_exit_without_a_listed_reason_is_refused(punt):
    for action, extra in ((uitgang.end_melding, {}), (uitgang.withdraw_melding, {"op": VANDAAG()})):
        with pytest.raises(DomainError, match="reden"):
            punt.do(action, punt.triage(), reden="ZOMAAR", **extra, **BERICHT)


@pytest.mark.req("R-028")
def test_an_exit_before_triage_is_no_step(punt, wereld):
    melding = punt.register()
    with arranging():
        row = punt.fresh(melding)
        row.behandelaar = wereld.meldpunt

    with pytest.raises(PermissionDenied):
        punt.do(uitgang.end_melding, melding, reden="EENMALIG", **BERICHT)


def test_an_own_hulpvraag_is_withdrawn_by_the_client_only(punt):
    own = punt.start(punt.register_call(melder_type="zelf"))

    with pytest.raises(DomainError, match="Alleen de persoon zelf"):
        punt.do(uitgang.withdraw_melding, own, reden="MELDER", op=VANDAAG(), **BERICHT)
    punt.do(uitgang.withdraw_melding, own, reden="CLIENT", op=VANDAAG(), **BERICHT)

    assert punt.fresh(own).status == Status.INGETROKKEN


def test_a_withdrawal_has_its_own_date_and_somebody_who_may(punt):
    melding = punt.register()
    for velden, match in (
        ({"reden": "CLIENT", "op": VANDAAG()}, "geen eigen hulpvraag"),
        ({"reden": "MELDER", "op": VANDAAG() + MORGEN}, "toekomst"),
    ):
        with pytest.raises(DomainError, match=match):
            punt.do(uitgang.withdraw_melding, melding, **velden, **BERICHT)

    punt.do(uitgang.withdraw_melding, melding, reden="MELDER", op=VANDAAG(), **BERICHT)

    assert punt.fresh(melding).status == Status.INGETROKKEN


@pytest.mark.req("R-030", "R-032")
def test_an_own_hulpvraag_opens_a_casus_with_the_same_people(punt, wereld):
    melding = punt.triage()
    punt.do(triage.add_persoon, melding, rol="gezinslid", **persoon("Sam", "Terwolde"))
    punt.do(triage.add_persoon, melding, rol="netwerk", **persoon("", "", aanduiding="De buurman"))

    punt.open_casus(melding)

    now = punt.fresh(melding)
    casus = punt.casus_of(melding)
    assert (now.status, now.bewaarklasse) == ("CASUS_A", casus.bewaarklasse)
    assert (casus.status, casus.route, casus.team) == ("VOORBEREIDING", "A", wereld.team)
    assert (casus.termijn_code, casus.geopend_door) == ("VOORBEREIDING", wereld.meldpunt)
    assert casus.nummer == f"{VANDAAG().year}-0001"
    people = werk_rows(Betrokkene, casus)
    assert {(p.pk, p.rol, p.achternaam) for p in people} == {
        (punt.persoon(melding).pk, "client", "Terwolde"),
        *((p.pk, "gezinslid", "Terwolde") for p in punt.rows(MeldingPersoon, melding)
          if p.rol == "gezinslid"),
    }  # fmt: skip
    client = next(p for p in people if p.rol == "client")
    assert (client.postcode, client.huisnummer, client.identiteit) == ("9999 ZZ", "12", "bekend")
    assert client.persoon_kenmerk is not None
    (hulpvraag,) = werk_rows(Hulpvraag, casus)
    assert (hulpvraag.woorden, hulpvraag.op) == ("Ik wil rust in huis.", VANDAAG())
    opened = lines("casus.open")
    assert {line.betrokkene for line in opened} == {pseudonym(p.pk) for p in people}
    assert {line.doel for line in opened} == {"D02"}


def persoon(voornamen, achternaam, **velden):
    return {
        "voornamen": voornamen,
        "voorvoegsel": "",
        "achternaam": achternaam,
        "geboortedatum": None,
        "adres": "",
        "aanduiding": "",
    } | velden


def werk_rows(model, casus):
    with arranging():
        return list(model.objects.unscoped().filter(casus=casus.pk))


def test_a_casus_needs_the_surname_of_the_client_and_a_hulpvraag_of_the_past(punt):
    unknown = punt.start(punt.register(naam="", aanduiding="Man van 40", geboortedatum=None))
    with pytest.raises(DomainError, match="achternaam"):
        punt.open_casus(unknown)
    with pytest.raises(DomainError, match="toekomst"):
        punt.open_casus(punt.triage(), hulpvraag_op=VANDAAG() + MORGEN)

    punt.do(
        triage.correct_persoon, unknown, identiteit="document", bsn="999990019",
        **persoon("Piet", "Jansen"),
    )  # fmt: skip
    punt.open_casus(unknown)

    (client,) = werk_rows(Betrokkene, punt.casus_of(unknown))
    assert (client.identiteit, client.bsn) == ("document", "999990019")
    assert client.bsn_kenmerk is not None


def test_correcting_a_person_without_a_bsn_keeps_the_known_one(punt):
    melding = punt.triage()
    for bsn in ("999990019", ""):
        punt.do(
            triage.correct_persoon, melding, identiteit="document", bsn=bsn,
            **persoon("Piet", "Jansen"),
        )  # fmt: skip

    assert (punt.persoon(melding).bsn, punt.persoon(melding).achternaam) == ("999990019", "Jansen")


def test_an_identity_that_the_law_finds_too_thin_is_asked_again_in_the_onderzoek(punt):
    melding = punt.start(punt.register(adres="", geboortedatum=None))

    punt.open_casus(melding)

    (client,) = werk_rows(Betrokkene, punt.casus_of(melding))
    assert client.identiteit == "nog_niet"


def test_somebody_added_has_at_least_a_name_or_a_description(punt):
    melding = punt.triage()

    with pytest.raises(DomainError, match="omschrijving"):
        punt.do(triage.add_persoon, melding, rol="gezinslid", **persoon("Sam", ""))
    punt.refer(melding)
    with pytest.raises(DomainError, match="tijdens de beoordeling"):
        punt.do(triage.add_persoon, melding, rol="gezinslid", **persoon("", "Terwolde"))


@pytest.mark.req("R-156")
def test_a_link_is_checked_by_the_coordinator_who_keeps_it_or_sends_it_back(punt, wereld):
    casus = punt.running_casus()
    first, second = punt.triage(), punt.triage()
    for melding in (first, second):
        punt.link(melding, casus)
        now = punt.fresh(melding)
        assert (now.status, now.casus_id, now.termijn_code) == ("GEKOPPELD", casus.pk, "KOPPELING")

    punt.do(naar_casus.confirm_link, first, wereld.coordinator)
    punt.do(naar_casus.unlink_melding, second, wereld.coordinator, reden="Een andere persoon")

    kept, returned = punt.fresh(first), punt.fresh(second)
    assert (kept.nagekeken_op, kept.termijn_tot) == (VANDAAG(), None)
    assert (returned.status, returned.casus_id, returned.overgedragen_op) == (
        "IN_TRIAGE",
        None,
        None,
    )
    assert (returned.behandelaar, returned.termijn_code) == (wereld.meldpunt, "TRIAGE")
    (line,) = lines("melding.unlink")
    assert (line.rol, line.actor_id) == ("COORDINATOR", wereld.coordinator.pk)
    with pytest.raises(DomainError, match="al nagekeken"):
        punt.do(naar_casus.confirm_link, first, wereld.coordinator)
    with pytest.raises(PermissionDenied):
        punt.do(naar_casus.unlink_melding, second, wereld.coordinator, reden="Nogmaals")


def test_a_link_to_a_casus_that_the_search_did_not_find_is_refused(punt, wereld):
    other = wereld.casus_van(wereld.coordinator, Rol.COORDINATOR)

    with pytest.raises(DomainError, match="geen casus"):
        punt.link(punt.triage(), other)


@pytest.mark.req("R-031")
def test_a_melder_by_telephone_hears_that_and_the_name_is_gone(punt):
    melding = punt.start(punt.register_call())
    punt.do(uitgang.end_melding, melding, reden="EENMALIG", **BERICHT)
    melder = punt.melder(melding)
    assert (melder.berichten, melder.bericht_op) == (True, None)

    with pytest.raises(DomainError, match="toekomst"):
        punt.do(terugkoppelen.tell_melder, melder, kanaal="telefoon", op=VANDAAG() + MORGEN)
    punt.do(terugkoppelen.tell_melder, melder, kanaal="telefoon", op=VANDAAG())

    (row,) = punt.rows(Terugkoppeling, melding)
    assert (row.kanaal, row.op) == ("telefoon", VANDAAG())
    (line,) = lines("melder.tell")
    assert line.betrokkene == pseudonym(melder.pk)
    with pytest.raises(DomainError, match="hoeft geen bericht"):
        punt.do(terugkoppelen.tell_melder, melder, kanaal="telefoon", op=VANDAAG())


@pytest.mark.req("R-031")
def test_a_professional_reads_it_on_his_own_page(punt):
    melding = punt.triage()

    punt.do(uitgang.end_melding, melding, reden="EENMALIG", **BERICHT)

    (row,) = punt.rows(Terugkoppeling, melding)
    assert row.kanaal == "applicatie"
    assert punt.melder(melding).bericht_op is not None


@pytest.mark.req("R-009", "SEC-005")
@pytest.mark.parametrize(
    "who", ["coordinator", "onderzoeker", "verdeler", "fg", "beheerder", "partner", "manager"]
)
def test_other_functions_register_and_handle_nothing(punt, wereld, who):
    melding = punt.register()
    user = getattr(wereld, who)

    with pytest.raises(PermissionDenied):
        punt.register(user)
    with pytest.raises(PermissionDenied):
        punt.start(melding, user)


@pytest.mark.req("SEC-005")
def test_a_professional_does_not_handle_and_another_gemeente_does_nothing(punt, wereld, elders):
    melding = punt.register()

    for user in (wereld.professional, elders.meldpunt):
        with pytest.raises(PermissionDenied):
            punt.start(melding, user)
        with pytest.raises(PermissionDenied):
            punt.hand_over(melding, user)

    assert punt.fresh(melding).status == Status.ONTVANGEN
