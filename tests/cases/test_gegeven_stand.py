"""After recording: what is said about a gegeven, disputed, limited, corrected, wrong, withdrawn."""

from datetime import timedelta

import pytest
from django.urls import reverse

from cases.actions import gegeven_stand as stand
from cases.actions import gegeven_verkeerd as verkeerd
from cases.models import Gegeven, Toestemming, Verklaring
from cases.selectors.gegevens import gegevens_voor
from tests.cases.opbouw import VANDAAG, Werk, lopend
from tests.cases.test_gegeven_kenmerken import aanpak
from tests.cases.test_schermen import answer
from tests.opzet import arranging
from wams.doelbinding.policy import may
from wams.errors import Denied, DomainError
from wams.recht import selectors as recht
from wams.recht.codes import Rol

pytestmark = pytest.mark.django_db
Status = Gegeven.Status
VIEW = "casus.view_gegevens"
GEZEGD = {"woorden": "Dat is al betaald.", "kanaal": "gesprek"}


def dispute(werk, row):
    return werk.do(stand.dispute_gegeven, row, betrokkene=werk.client, op=VANDAAG(), **GEZEGD)


def listed(werk):
    def select(actor):
        return {row.pk for row in gegevens_voor(actor, werk.casus, may(actor, VIEW, werk.casus))}

    return werk.see(select, act=VIEW)


def allowed(werk, row, name="gegeven.view"):
    return werk.see(lambda actor: may(actor, name, werk.fresh(row)).regel, act=name)


@pytest.mark.parametrize("after", Status)
@pytest.mark.parametrize("before", Status)
def test_a_gegeven_goes_only_where_its_table_says(before, after):
    row = Gegeven(status=before)

    if after in Gegeven.TRANSITIONS[before]:
        row.move_to(after)
        assert (row.status, row.beperkt) == (after, after != Status.GELDIG)
    else:
        with pytest.raises(DomainError):
            row.move_to(after)


def test_the_own_words_stand_with_the_gegeven_in_the_list_and_on_its_page(wereld, als):
    werk = lopend(wereld)
    row = werk.gegeven()
    browser = als(werk.user)
    url = reverse("cases:attach_verklaring", args=[row.pk])

    done = answer(browser, url, betrokkene=str(werk.client.pk), op="1-5-2026", **GEZEGD)

    assert done.status_code == 302
    for page in (reverse("cases:gegevens", args=[werk.casus.pk]), row.get_absolute_url()):
        assert "Dat is al betaald." in browser.get(page).text
    other = wereld.betrokkene(werk.casus, "gezinslid", "Ander")
    morgen = VANDAAG() + timedelta(days=1)
    with pytest.raises(DomainError, match="over wie dit gegeven gaat"):
        werk.do(stand.attach_verklaring, row, betrokkene=other, op=VANDAAG(), **GEZEGD)
    with pytest.raises(DomainError, match="toekomst"):
        werk.do(stand.attach_verklaring, row, betrokkene=werk.client, op=morgen, **GEZEGD)


def in_aanpak(wereld):
    """A casus with a coördinator, and beside him somebody who only investigates."""
    leads = aanpak(wereld)
    wereld.toewijzing(leads.casus, wereld.onderzoeker, Rol.ONDERZOEKER)
    return leads, Werk(wereld, leads.casus, wereld.onderzoeker)


def test_a_disputed_gegeven_is_out_of_use_for_all_but_who_leads(wereld):
    leads, beside = in_aanpak(wereld)
    row = leads.gegeven(categorie="P06")
    assert listed(beside) == {row.pk}

    dispute(leads, row)

    now = leads.fresh(row)
    einde = recht.voor(wereld.gemeente.pk).termijn("BETWISTING").einde(VANDAAG())
    assert (now.status, now.beperkt, now.afhandelen_voor) == ("betwist", True, einde)
    assert [v.woorden for v in leads.rows(Verklaring)] == ["Dat is al betaald."]
    assert listed(leads) == {row.pk}
    assert allowed(leads, row) == "toewijzing COORDINATOR"
    assert (listed(beside), allowed(beside, row)) == (set(), "8 beperking")
    assert allowed(leads, row, "gegeven.settle_dispute") == "toewijzing COORDINATOR"
    assert allowed(beside, row, "gegeven.settle_dispute") == "voorwaarde"


def test_before_there_is_a_coordinator_the_onderzoeker_settles_what_he_can_not_use(wereld, als):
    werk = lopend(wereld)
    row = werk.gegeven()

    dispute(werk, row)

    assert listed(werk) == set()
    assert allowed(werk, row) == "8 beperking"
    page = als(werk.user).get(reverse("cases:gegevens", args=[werk.casus.pk])).text
    assert "Drie maanden huurachterstand" not in page
    open_url = reverse("cases:gegeven_open", args=[row.pk])
    assert open_url in page
    assert "Drie maanden huurachterstand" in als(werk.user).get(open_url).text
    werk.do(stand.settle_dispute, row, antwoord="De bank stuurde een afschrift.")
    assert listed(werk) == {row.pk}
    with pytest.raises(DomainError, match="niet betwist"):
        werk.do(stand.settle_dispute, row, antwoord="Nog eens")


def test_limiting_and_releasing_follow_the_scope_of_that_day(wereld):
    werk = lopend(wereld)
    row = werk.gegeven("WONEN", "P08")
    werk.do(stand.limit_gegeven, row, reden="Bezwaar gemaakt")
    werk.scope("SCHULDHULP")

    werk.do(stand.release_gegeven, row, reden="Bezwaar ingetrokken")

    now = werk.fresh(row)
    assert (now.status, now.buiten_scope) == ("geldig", True)
    with pytest.raises(Denied):  # hidden again, and nothing to settle
        werk.do(stand.release_gegeven, row, reden="Nog eens")


def test_withdrawing_consent_hides_at_once_what_rests_on_it_alone(wereld, als):
    werk = lopend(wereld)
    other = wereld.betrokkene(werk.casus, "gezinslid", "Terwolde")
    werk.scope("SCHULDHULP", "WONEN", over=[other])
    agreed = {
        "grondslag": "WMO-511-4", "tekstversie": "Formulier 3", "toestemming_op": VANDAAG(),
        "toestemming_kanaal": "gesprek",
    }  # fmt: skip
    alone, both = werk.gegeven(**agreed), werk.gegeven(mede=[other], **agreed)
    free = werk.gegeven()
    disputed = werk.gegeven(**agreed)
    dispute(werk, disputed)
    toestemmingen = {row.pk: row for row in werk.rows(Toestemming)}
    by_other = next(t for t in toestemmingen.values() if t.betrokkene_id == other.pk)

    for consent in (toestemmingen[alone.toestemming_id], by_other,
                    toestemmingen[disputed.toestemming_id]):  # fmt: skip
        werk.do(stand.withdraw_toestemming, consent, op=VANDAAG())

    states = [werk.fresh(row).status for row in (alone, both, disputed, free)]
    assert states == ["ingetrokken", "ingetrokken", "ingetrokken", "geldig"]
    assert listed(werk) == {free.pk}
    assert allowed(werk, alone) == "8 beperking"
    assert als(werk.user).get(reverse("cases:gegeven_open", args=[alone.pk])).status_code == 404
    with pytest.raises(DomainError, match="al ingetrokken"):
        werk.do(stand.withdraw_toestemming, by_other, op=VANDAAG())


@pytest.mark.req("R-069")
def test_who_chooses_consent_is_warned_and_names_the_text_and_the_day(wereld, als):
    werk = lopend(wereld)
    browser, url = als(werk.user), reverse("cases:add_gegeven", args=[werk.casus.pk])
    today = f"{VANDAAG():%d-%m-%Y}"
    given = {
        "betrokkene": str(werk.client.pk), "domein": "WONEN", "inhoud": "Achterstand",
        "bron": "Corporatie", "categorie": "P08", "soort": "feit", "peildatum": today,
        "houdbaar_tot": "1-1-2099", "grondslag": "WMO-511-4",
    }  # fmt: skip
    agreed = {"tekstversie": "Formulier 3", "toestemming_op": today, "toestemming_kanaal": "brief"}

    assert "zelden vrij" in browser.get(url).text
    for missing in agreed:
        page = answer(browser, url, **given, **{k: v for k, v in agreed.items() if k != missing})
        assert page.context["form"].errors[missing]
    assert answer(browser, url, **given, **agreed).status_code == 302

    (row,), (consent,) = werk.rows(Gegeven), werk.rows(Toestemming)
    assert (consent.tekstversie, consent.op) == ("Formulier 3", VANDAAG())
    withdraw = reverse("cases:withdraw_toestemming", args=[consent.pk])
    assert withdraw in browser.get(row.get_absolute_url()).text
    assert answer(browser, withdraw, op=today).status_code == 302
    assert browser.get(row.get_absolute_url()).status_code == 404


def test_what_rests_on_withdrawn_consent_does_not_come_back_by_another_road(wereld):
    werk = lopend(wereld)
    row = werk.gegeven(
        grondslag="WMO-511-4", tekstversie="Formulier 3", toestemming_op=VANDAAG(),
        toestemming_kanaal="gesprek",
    )  # fmt: skip
    werk.do(verkeerd.mark_wrong, row, reden="Naamgenoot")
    with arranging():
        Toestemming._base_manager.filter(pk=row.toestemming_id).update(ingetrokken_op=VANDAAG())

    solve(werk, row, "terecht")

    assert werk.fresh(row).status == "ingetrokken"


def test_consent_is_not_withdrawn_before_it_was_given_or_later_than_today(wereld):
    werk = lopend(wereld)
    row = werk.gegeven(
        grondslag="WMO-511-4", tekstversie="Formulier 3", toestemming_op=VANDAAG(),
        toestemming_kanaal="gesprek",
    )  # fmt: skip

    for days in (-1, 1):
        day = VANDAAG() + timedelta(days=days)
        with pytest.raises(DomainError, match="niet in de toekomst") as refused:
            werk.do(stand.withdraw_toestemming, row.toestemming, op=day)
        assert refused.value.field == "op"


def solve(werk, row, uitkomst, **velden):
    answers = {"datalek": "nee", "ontvangers": "Niemand", "toelichting": "Nagekeken"}
    return werk.do(verkeerd.solve_wrong, row, uitkomst=uitkomst, **answers | velden)


@pytest.mark.parametrize("betwist", [False, True])
def test_a_wrong_gegeven_is_blocked_for_all_in_the_casus_and_comes_back_as_it_was(wereld, betwist):
    werk = aanpak(wereld)
    row = werk.gegeven()
    if betwist:
        dispute(werk, row)
    term = werk.fresh(werk.casus).termijn_code

    werk.do(verkeerd.mark_wrong, row, reden="Naamgenoot")

    einde = recht.voor(wereld.gemeente.pk).termijn("VERKEERDE_PERSOON").einde(VANDAAG())
    assert werk.fresh(row).afhandelen_voor == einde
    assert werk.fresh(werk.casus).termijn_code == "VERKEERDE_PERSOON"
    assert listed(werk) == set()
    assert allowed(werk, row) == "8 beperking"
    with pytest.raises(DomainError, match="al geblokkeerd"):
        werk.do(verkeerd.mark_wrong, row, reden="Nog eens")
    solve(werk, row, "terecht")
    assert werk.fresh(row).status == ("betwist" if betwist else "geldig")
    assert werk.fresh(werk.casus).termijn_code == term
    with pytest.raises(DomainError, match="niet geblokkeerd"):
        solve(werk, row, "terecht")


@pytest.mark.parametrize("uitkomst", ["verwijderd", "teruggegeven"])
def test_a_wrong_gegeven_that_goes_leaves_no_words(wereld, uitkomst):
    werk = aanpak(wereld)
    row = werk.gegeven()
    werk.do(verkeerd.mark_wrong, row, reden="Naamgenoot")

    solve(werk, row, uitkomst)

    now = werk.fresh(row)
    assert (now.status, now.inhoud, now.motivering, now.bron) == (
        "verwijderd", "", "", "verwijderd"
    )  # fmt: skip
    assert listed(werk) == set()


def test_a_wrong_gegeven_moves_to_whom_it_is_about(wereld):
    werk = aanpak(wereld)
    other = wereld.betrokkene(werk.casus, "gezinslid", "Terwolde")
    werk.scope("SCHULDHULP", "WONEN", over=[other])
    row = werk.gegeven()
    werk.do(verkeerd.mark_wrong, row, reden="Gaat over de broer")
    with pytest.raises(DomainError) as refused:
        solve(werk, row, "verplaatst")
    assert refused.value.field == "betrokkene"

    moved = solve(werk, row, "verplaatst", betrokkene=other)

    assert (moved.betrokkene_id, moved.inhoud) == (other.pk, "Drie maanden huurachterstand")
    assert (werk.fresh(row).status, werk.fresh(row).inhoud) == ("verwijderd", "")
    assert listed(werk) == {moved.pk}


def test_consent_of_one_person_does_not_move_to_another(wereld):
    werk = aanpak(wereld)
    other = wereld.betrokkene(werk.casus, "gezinslid", "Terwolde")
    row = werk.gegeven(
        grondslag="WMO-511-4", tekstversie="Formulier 3", toestemming_op=VANDAAG(),
        toestemming_kanaal="brief",
    )  # fmt: skip
    werk.do(verkeerd.mark_wrong, row, reden="Gaat over de broer")

    with pytest.raises(DomainError, match="zelf om toestemming") as refused:
        solve(werk, row, "verplaatst", betrokkene=other)

    assert refused.value.field == "uitkomst"


def test_a_correction_takes_the_place_of_what_was_wrong(wereld):
    werk = lopend(wereld)
    other = wereld.betrokkene(werk.casus, "gezinslid", "Terwolde")
    werk.scope("SCHULDHULP", "WONEN", over=[other])
    row = werk.gegeven(mede=[other])
    dispute(werk, row)
    better = {"inhoud": "Een maand achterstand", "bron": "Corporatie", "reden": "Telfout"}
    with pytest.raises(DomainError, match="toekomst"):
        werk.do(stand.correct_gegeven, row, peildatum=VANDAAG() + timedelta(days=1), **better)

    new = werk.do(stand.correct_gegeven, row, peildatum=VANDAAG(), **better)

    assert (new.vervangt_id, new.status, new.inhoud) == (row.pk, "geldig", better["inhoud"])
    assert (new.grondslag, new.aangemaakt_op) == (row.grondslag, row.aangemaakt_op)
    later = werk.fresh(new)
    assert werk.see(lambda actor: later.betrokkene_ids()) == [werk.client.pk, other.pk]
    assert (werk.fresh(row).status, listed(werk)) == ("vervangen", {new.pk})


def test_a_blocked_gegeven_is_not_corrected(wereld):
    werk = lopend(wereld)
    row = werk.gegeven()
    werk.do(verkeerd.mark_wrong, row, reden="Naamgenoot")

    with pytest.raises(DomainError, match="geblokkeerd"):
        werk.do(stand.correct_gegeven, row, inhoud="x", bron="y", peildatum=VANDAAG(), reden="z")


@pytest.mark.req("R-083")
def test_looking_it_up_at_the_source_makes_it_hold_for_longer(wereld):
    werk = lopend(wereld)
    row = werk.gegeven()
    today, later = VANDAAG(), VANDAAG() + timedelta(days=300)
    with pytest.raises(DomainError, match="toekomst"):
        werk.do(stand.verify_gegeven, row, op=later, houdbaar_tot=later)
    with pytest.raises(DomainError, match="na het nakijken"):
        werk.do(stand.verify_gegeven, row, op=today, houdbaar_tot=today)

    now = werk.do(stand.verify_gegeven, row, op=today, houdbaar_tot=later)

    assert (now.geverifieerd_op, now.geverifieerd_door, now.houdbaar_tot) == (
        today, werk.user, later
    )  # fmt: skip


def test_who_sees_the_risk_flags_it_once(wereld):
    werk = lopend(wereld)
    row = werk.gegeven(categorie="P03")

    werk.do(stand.flag_gegeven, row)

    assert werk.fresh(row).handhavingsrisico_door_id == werk.user.pk
    with pytest.raises(DomainError, match="staat al"):
        werk.do(stand.flag_gegeven, row)
