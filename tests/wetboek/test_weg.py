"""From draft to law: different people, advice first, nothing changed on the way."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, connection

from cases.models import Gegeven
from tests.opzet import arranging
from tests.wetboek.opbouw import (
    DAG,
    advise,
    do,
    make_dpia,
    make_ontwerp,
    make_versie,
    make_wet,
    nieuwste,
    sign,
    today,
)
from wams.accounts.models import Partij
from wams.audit.models import AuditEvent
from wams.doelbinding.rls import acting_as
from wams.errors import Denied, DomainError
from wams.recht import selectors as recht
from wams.recht.fouten import OnbekendeCodeError
from wams.recht.models import Catalogusversie
from wams.wetboek import actions, poort
from wams.wetboek.models import Handtekening

pytestmark = pytest.mark.django_db


@pytest.mark.req("R-001", "R-002")
def test_two_signatures_after_advice_make_a_version_law_from_its_day_and_each_step_is_a_line(
    wereld,
):
    eerder, straks = recht.voor(wereld.gemeente.pk).versie_id, today() + 5 * DAG

    versie = make_wet(wereld, vanaf=straks)

    assert versie.status == "ACTIEF"
    assert recht.voor(wereld.gemeente.pk).versie_id == eerder
    assert recht.voor(wereld.gemeente.pk, op=straks).versie_id == versie.pk
    with arranging():
        acts = AuditEvent.objects.filter(soort="wijziging").order_by("at")
        lines = [(line.act, line.actor_id) for line in acts]
    assert lines[3:] == [
        ("ontwerp.start", wereld.beheerder.pk),
        ("catalogus.present", wereld.beheerder.pk),
        ("catalogus.advise", wereld.fg.pk),
        ("catalogus.sign_as_jurist", wereld.jurist.pk),
        ("catalogus.sign_as_besluitnemer", wereld.besluitnemer.pk),
    ]


@pytest.mark.req("R-001")
def test_the_regime_changes_on_its_day_and_names_version_and_signers(wereld, als):
    straks = today() + 3 * DAG

    versie = make_wet(wereld, "HUIDIG_RECHT", straks)

    assert recht.voor(wereld.gemeente.pk).regime == "WAMS"
    assert recht.voor(wereld.gemeente.pk, op=straks).regime == "HUIDIG_RECHT"
    page = als(wereld.coordinator).get("/regels/versies/").text
    regime = page.split("Regime per datum")[1]
    for words in ("Huidig recht vanaf", str(versie), wereld.jurist.naam, wereld.besluitnemer.naam):
        assert words in regime


@pytest.mark.req("R-002")
def test_nobody_signs_before_the_fg_recorded_his_advice(wereld):
    make_dpia(wereld)
    versie = make_versie(wereld)

    with pytest.raises(DomainError, match="nog geen advies"):
        sign(wereld, versie, "jurist")


@pytest.mark.req("R-002")
def test_only_the_fg_advises_and_he_does_not_sign(wereld):
    make_dpia(wereld)
    versie = make_versie(wereld)
    wereld.mandaat(wereld.fg, "jurist")

    with pytest.raises(Denied):
        advise(wereld, versie, user=wereld.jurist)
    advise(wereld, versie)
    with pytest.raises(DomainError, match="adviseert en tekent niet"):
        sign(wereld, versie, "jurist", user=wereld.fg)


@pytest.mark.req("R-002", "R-012")
def test_the_author_and_one_person_twice_are_refused(wereld):
    make_dpia(wereld)
    versie = advise(wereld, make_versie(wereld))
    for user in (wereld.beheerder, wereld.jurist):
        wereld.mandaat(user, "besluitnemer")

    with pytest.raises(DomainError, match="schreef mee"):
        sign(wereld, versie, "besluitnemer", user=wereld.beheerder)
    sign(wereld, versie, "jurist")
    with pytest.raises(DomainError, match="van een ander"):
        sign(wereld, versie, "besluitnemer", user=wereld.jurist)

    versie.refresh_from_db()
    assert versie.status == "VOORGELEGD"


def test_a_role_signs_once(wereld):
    make_dpia(wereld)
    versie = advise(wereld, make_versie(wereld))
    tweede = wereld.user("Tweede Jurist")
    wereld.mandaat(tweede, "jurist")
    sign(wereld, versie, "jurist")

    with pytest.raises(DomainError, match="al getekend"):
        sign(wereld, versie, "jurist", user=tweede)


@pytest.mark.req("R-002")
def test_departing_from_a_negative_advice_is_motivated(wereld):
    make_dpia(wereld)
    versie = advise(wereld, make_versie(wereld), "NEGATIEF")

    with pytest.raises(DomainError, match="waarom u daarvan afwijkt"):
        sign(wereld, versie, "jurist")
    sign(wereld, versie, "jurist", afwijking="De FG las een oude tekst.")
    sign(wereld, versie, "besluitnemer", afwijking="Idem.")

    versie.refresh_from_db()
    assert versie.status == "ACTIEF"


def test_advice_comes_before_the_signatures(wereld):
    make_dpia(wereld)
    versie = advise(wereld, make_versie(wereld))
    sign(wereld, versie, "jurist")

    with pytest.raises(DomainError, match="al getekend"):
        advise(wereld, versie, "NEGATIEF")


@pytest.mark.req("R-128")
@pytest.mark.parametrize("upto", [None, "OPGESTELD", "GEADVISEERD", "AFGEWEZEN"])
def test_no_regime_goes_live_without_a_decided_dpia_with_advice(wereld, upto):
    if upto:
        make_dpia(wereld, upto=upto)
    versie = advise(wereld, make_versie(wereld))

    assert "Er is geen geldige DPIA voor dit regime." in [g.wat for g in poort.van_versie(versie)]
    with pytest.raises(DomainError, match="Los eerst op"):
        sign(wereld, versie, "jurist")


@pytest.mark.req("R-128")
def test_a_dpia_of_another_regime_or_past_its_review_carries_nothing(wereld):
    make_dpia(wereld, "HUIDIG_RECHT")
    make_dpia(wereld, herzien_voor=today() + 10 * DAG)
    versie = advise(wereld, make_versie(wereld, vanaf=today() + 10 * DAG))

    with pytest.raises(DomainError, match="Los eerst op"):
        sign(wereld, versie, "jurist")


@pytest.mark.req("R-002")
def test_an_empty_partijenlijst_blocks_wams(wereld):
    make_dpia(wereld)
    versie = advise(wereld, make_versie(wereld))
    with arranging():
        Partij.objects.filter(gemeente=wereld.gemeente).update(geldig_tot=today() - DAG)

    assert "De partijenlijst is leeg." in [gat.wat for gat in poort.van_versie(versie)]
    with pytest.raises(DomainError, match="Los eerst op"):
        sign(wereld, versie, "jurist")


@pytest.mark.req("R-002")
def test_rules_with_gaps_are_not_presented_and_each_gap_says_what_to_do(elders, als):
    words = {"vertrekpunt": "geleverd", "regime": "WAMS", "label": "definitief"}
    ontwerp = do(elders, actions.start_ontwerp, elders.beheerder, elders.gemeente, **words)

    with pytest.raises(DomainError, match="gaten"):
        do(
            elders,
            actions.present,
            elders.beheerder,
            ontwerp,
            actief_vanaf=today() + DAG,
            toelichting="x",
        )
    page = als(elders.beheerder).get(f"/regels/ontwerp/{ontwerp.pk}/").text
    assert "Grondslag WAMS-VERZOEK: artikel ontbreekt." in page
    assert "Vul het artikel in met de bron." in page
    assert "Bewaarregel RC05: geen regel in WAMS." in page
    assert f"/regels/ontwerp/{ontwerp.pk}/voorleggen/" not in page


def test_one_change_at_a_time_and_it_can_be_thrown_away(wereld):
    ontwerp = make_ontwerp(wereld)

    with pytest.raises(DomainError, match="loopt al een wijziging"):
        make_ontwerp(wereld)
    do(wereld, actions.drop_ontwerp, wereld.beheerder, ontwerp)
    with pytest.raises(DomainError, match="niet meer in bewerking"):
        do(wereld, actions.drop_ontwerp, wereld.beheerder, ontwerp)

    assert make_ontwerp(wereld).status == "OPEN"


@pytest.mark.parametrize("offset", [-1, -1001])
def test_rules_never_begin_in_the_past(wereld, offset):
    with pytest.raises(DomainError, match="voorbij"):
        make_versie(wereld, vanaf=today() + offset * DAG)


def test_a_version_begins_after_the_last_one(wereld):
    make_wet(wereld, vanaf=today() + 9 * DAG)

    with pytest.raises(DomainError, match="Kies een dag na"):
        make_versie(wereld, vanaf=today() + 9 * DAG)


def test_what_is_withdrawn_cannot_be_signed(wereld):
    make_dpia(wereld)
    versie = advise(wereld, make_versie(wereld))
    do(wereld, actions.withdraw, wereld.jurist, versie)

    with pytest.raises(DomainError, match="is ingetrokken"):
        sign(wereld, versie, "jurist")
    assert nieuwste(wereld).pk != versie.pk


def test_a_day_that_passed_before_the_second_signature_stops_it(wereld):
    make_dpia(wereld)
    versie = advise(wereld, make_versie(wereld, vanaf=today() + DAG))
    versie.actief_vanaf = today() - timedelta(days=1)

    assert "De ingangsdatum is voorbij." in [gat.wat for gat in poort.van_versie(versie)]


UPDATES = {
    "make it law": "UPDATE recht_catalogusversie SET status = 'ACTIEF' WHERE id = %s",
    "sign for another": "INSERT INTO wetboek_handtekening (id, gemeente_id, versie_id, sha256, rol,"
    " user_id, afwijking, op) SELECT gen_random_uuid(), gemeente_id, id, sha256, 'besluitnemer',"
    " (SELECT id FROM accounts_user WHERE naam LIKE 'besluitnemer%%' LIMIT 1), '', now()"
    " FROM recht_catalogusversie WHERE id = %s",
    "change what was presented": "UPDATE recht_catalogusversie SET inhoud = '{}' WHERE id = %s",
    "take a signature away": "DELETE FROM wetboek_handtekening WHERE versie_id = %s",
    "rewrite the advice": "UPDATE wetboek_advies SET tekst = 'anders' WHERE versie_id = %s",
}


@pytest.mark.req("R-002", "R-012", "SEC-028")
@pytest.mark.parametrize("statement", UPDATES.values(), ids=UPDATES)
def test_the_database_itself_makes_nothing_law_with_one_signature(wereld, statement):
    make_dpia(wereld)
    versie = advise(wereld, make_versie(wereld))
    sign(wereld, versie, "jurist")
    assert wereld.besluitnemer

    refused = pytest.raises(DatabaseError, match=r"permission denied|row-level|twee handtekeningen")
    with refused, acting_as(wereld.actor(wereld.jurist)), connection.cursor() as cursor:
        cursor.execute(statement, [versie.pk])


@pytest.mark.req("R-002")
@pytest.mark.parametrize("who", ["beheerder", "fg"])
def test_the_database_refuses_a_signature_of_author_and_fg(wereld, who):
    make_dpia(wereld)
    versie = advise(wereld, make_versie(wereld))
    user = getattr(wereld, who)
    wereld.mandaat(user, "jurist")

    refused = pytest.raises(DatabaseError, match=r"row-level|kan hier niet")
    with refused, acting_as(wereld.actor(user)):
        Handtekening(
            gemeente=wereld.gemeente, versie=versie, sha256=versie.sha256, rol="jurist", user=user
        ).save()


def test_another_gemeente_sees_and_signs_nothing_of_this_one(wereld, elders, als):
    make_dpia(wereld)
    versie = advise(wereld, make_versie(wereld))

    assert als(elders.jurist).get(f"/regels/versies/{versie.pk}/").status_code == 404
    with pytest.raises(Denied):
        sign(elders, versie, "jurist")
    assert Catalogusversie.objects.filter(gemeente=elders.gemeente).count() == 1


def test_activating_another_regime_hides_nothing_that_is_held(wereld, als):
    casus = wereld.casus_van(wereld.coordinator)
    toen = recht.voor(wereld.gemeente.pk)
    with arranging():
        client = casus.betrokkenen.model._base_manager.get(casus=casus.pk)
        Gegeven(
            casus=casus, betrokkene=client, categorie="P03", domein="WONEN", soort="feit",
            inhoud="Drie maanden huurschuld", bron="corporatie", peildatum=today(),
            houdbaar_tot=today() + 90 * DAG, grondslag="WAMS-COORD",
            catalogusversie=toen.versie_id, vastgelegd_door=wereld.coordinator,
            bewaarklasse="RC05",
        ).save()  # fmt: skip
    browser = als(wereld.coordinator)
    pages = ("", "mensen/", "gegevens/", "tijdlijn/", "onderzoek/")
    before = [browser.get(f"/casussen/{casus.pk}/{page}") for page in pages]
    assert "Drie maanden huurschuld" in before[2].text

    make_wet(wereld, "HUIDIG_RECHT", today())

    assert toen.grondslag("WAMS-COORD")
    with pytest.raises(OnbekendeCodeError):  # a new use finds no such ground any more
        recht.voor(wereld.gemeente.pk).grondslag("WAMS-COORD")
    after = [browser.get(f"/casussen/{casus.pk}/{page}") for page in pages]
    assert [page.status_code for page in after] == [page.status_code for page in before]
    assert "Drie maanden huurschuld" in after[2].text
    assert "Terwolde" in after[1].text
