"""The screens of sharing: for whom they open, what they show, and that looking changes nothing."""

import pytest
from django.urls import reverse

from cases.actions import gegeven_stand
from disclosures.actions import herstellen, ontvangen, spoed
from disclosures.models import Datalekbeoordeling, Kennisgeving, Stand, Verstrekking
from tests.disclosures.opbouw import NOODZAAK, PROPORTIE, deelwerk
from tests.opzet import arranging
from wams.audit.models import AuditEvent
from wams.doelbinding.actor import Actor
from wams.doelbinding.toewijzing import Toewijzing
from wams.recht import selectors as recht

pytestmark = pytest.mark.django_db


def url(name, row):
    return reverse(f"disclosures:{name}", args=[row.pk])


@pytest.fixture
def gedeeld(wereld):
    """A casus in which something was shared with a partij that has a partner."""
    werk = deelwerk(wereld)
    werk.schuldhulp = werk.partij("SCHULDHULP", "Schuldhulp Voorbeeld")
    werk.hulp = werk.partner_bij(werk.schuldhulp, "Sanne Hulp")
    werk.item = werk.gegeven(inhoud="Er is drie maanden huurachterstand")
    werk.deel(werk.aan(werk.schuldhulp, werk.item), voorwaarden=("VW1",))
    return werk


def test_the_screens_open_for_who_works_in_the_casus_only(gedeeld, als, elders):
    row = gedeeld.verstrekkingen[0]
    addresses = [
        url(name, gedeeld.casus) for name in ("verstrekkingen", "papier", "share", "share_spoed")
    ]
    addresses += [
        url(name, row) for name in ("verstrekking", "withdraw", "correct", "mark_onrechtmatig")
    ]

    for user, status in (
        (gedeeld.user, 200), (elders.coordinator, 404), (gedeeld.hulp, 404),
        (gedeeld.wereld.fg, 404),
    ):  # fmt: skip
        assert {a: als(user).get(a).status_code for a in addresses} == dict.fromkeys(
            addresses, status
        )


def test_the_list_says_who_got_what_and_why(gedeeld, als):
    page = als(gedeeld.user).get(url("verstrekkingen", gedeeld.casus)).content.decode()

    assert "Schuldhulp Voorbeeld" in page
    assert "Inkomen, uitkering en schulden" in page
    assert "Eigen afspraak uitvoeren" in page


def test_the_paper_gives_each_person_the_own_page(gedeeld, als):
    page = als(gedeeld.user).get(url("papier", gedeeld.casus)).content.decode()

    assert "Er is drie maanden huurachterstand" in page
    assert NOODZAAK in page


def test_one_verstrekking_shows_all_26_fields(gedeeld, als):
    page = als(gedeeld.user).get(url("verstrekking", gedeeld.verstrekkingen[0])).content.decode()

    for woord in (
        "Nummer in deze casus", "Fase van de casus", "Richting", "Aanleiding", "Verstrekker",
        "Ontvanger", "Over wie", "Gegeven op", "Vastgelegd op", "Hoe", "Er is drie maanden",
        "Doel", "Grondslag", "Basis in de AVG", "Uitzondering", "Noodzaak", "Kon het met minder",
        "Reikwijdte", "Deelname", "Voorwaarden", "Beroepsgeheim", "Toestemming", "stand ",
        "Handhavingsrisico", "Wat de betrokkene weet", "Meenemen", "Verdere verwerking", "Bewaren",
        "Status", "Afspraak, vraag of agendapunt",
    ):  # fmt: skip
        assert woord in page


def test_the_sheet_says_what_may_not_with_article_day_and_road(wereld, als):
    werk = deelwerk(wereld)
    werk.gegeven()
    werk.gegeven("ZORG_WELZIJN", "P09", inhoud="Depressie sinds mei", motivering="Nodig")
    corporatie = werk.partij("CORPORATIE")

    page = als(werk.user).get(f"{url('share', werk.casus)}?aan={corporatie.pk}").content.decode()

    assert "AVG, artikel 9" in page
    assert "recht op" in page
    assert "Laat dit weg, of vraag de cliënt" in page
    assert "U deelt 0 van 2 gegevens" in page
    assert "checked" not in page.split('id="hoe"')[0]


def test_the_sheet_draws_anew_what_was_picked_and_records_nothing(wereld, als):
    werk = deelwerk(wereld)
    item, hulp = werk.gegeven(inhoud="Schuld van 900 euro"), werk.partij("SCHULDHULP")
    data = {
        "kijk": "1", "aan": str(hulp.pk), f"gegevens_{hulp.pk.hex}": str(item.pk),
        f"noodzaak_{hulp.pk.hex}": "Half getypt",
    }  # fmt: skip

    whole = als(werk.user).post(url("share", werk.casus), data).content.decode()
    part = als(werk.user).post(url("share", werk.casus), data, headers={"HX-Request": "true"})

    assert "U deelt 1 van 1 gegevens" in whole
    assert "Half getypt" in whole
    assert (
        part.content.decode()
        .strip()
        .startswith('<div class="w-stack" id="werkblad" data-geen-focus>')
    )
    assert werk.verstrekkingen == []


def send(client, werk, organisatie, *gegevens, **velden):
    address = f"{url('share', werk.casus)}?aan={organisatie.pk}"
    page = client.get(address)
    form = page.context["form"]
    key = organisatie.pk.hex
    data = {
        "inzending": form.initial["inzending"],
        "aan": [str(organisatie.pk)],
        f"gegevens_{key}": [str(g.pk) for g in gegevens],
        f"noodzaak_{key}": form.initial.get(f"noodzaak_{key}", NOODZAAK),
        f"proportionaliteit_{key}": form.initial.get(f"proportionaliteit_{key}", PROPORTIE),
        f"klopt_{key}": "on",
        "kanaal": "INZAGE",
    }
    return client.post(address, data | velden)


@pytest.mark.req("R-176")
def test_from_an_afspraak_two_answers_are_enough(wereld, als):
    """What, and that the reason holds: the rest of the record is derived."""
    werk = deelwerk(wereld)
    item, hulp = werk.gegeven(), werk.partij("SCHULDHULP")

    answer = send(als(werk.user), werk, hulp, item)

    assert answer.status_code == 302
    (row,) = werk.verstrekkingen
    assert row.noodzaak.startswith("Voor de afspraak: Berekent wat er per maand")
    assert row.bij == werk.afspraken[0].pk
    asked = set(
        als(werk.user).get(f"{url('share', werk.casus)}?aan={hulp.pk}").context["form"].fields
    )
    required = {f"gegevens_{hulp.pk.hex}", f"klopt_{hulp.pk.hex}"}
    assert required <= asked
    assert row.proportionaliteit.startswith("Alleen wat voor deze afspraak nodig is.")


def test_the_plan_leads_from_an_afspraak_to_the_sheet_of_its_receiver(wereld, als):
    werk = deelwerk(wereld)
    hulp = werk.partij("SCHULDHULP")

    page = als(werk.user).get(reverse("workplans:werkplan", args=[werk.casus.pk])).content.decode()

    assert f"{url('share', werk.casus)}?aan={hulp.pk}" in page


def test_a_receiver_without_an_afspraak_is_told_which_road_is_open(wereld, als):
    werk = deelwerk(wereld)
    item, hulp = werk.gegeven(), werk.partij("SCHULDHULP", afspraak=False)

    page = als(werk.user).get(f"{url('share', werk.casus)}?aan={hulp.pk}").content.decode()

    assert "Noemen waar het voor is" in page
    assert "Maak een afspraak in het werkplan" in page
    assert send(als(werk.user), werk, hulp, item).status_code == 200
    assert werk.verstrekkingen == []


@pytest.mark.req("R-069")
def test_toestemming_as_ground_warns_and_asks_text_day_and_way(wereld, als):
    werk = deelwerk(wereld)
    item, hulp = werk.gegeven(), werk.partij("SCHULDHULP")
    client = als(werk.user)

    bare = send(client, werk, hulp, item, grondslag="TOEST")
    assert "Toestemming is zelden vrij" in bare.content.decode()
    assert "altijd intrekken" in bare.content.decode()
    agreed = {
        "tekstversie": "Delen, mei 2026", "toestemming_op": "1-5-2026",
        "toestemming_kanaal": "gesprek",
    }  # fmt: skip
    for missing in agreed:
        send(client, werk, hulp, item, grondslag="TOEST", **agreed | {missing: ""})
    assert werk.verstrekkingen == []

    send(client, werk, hulp, item, grondslag="TOEST", **agreed)
    (row,) = werk.verstrekkingen
    with arranging():
        toestemming = row.toestemming
    assert (row.grondslag, toestemming.tekstversie) == ("TOEST", "Delen, mei 2026")


@pytest.mark.req("R-068")
def test_a_convenant_or_a_signed_form_is_no_ground_to_choose(wereld, als):
    werk = deelwerk(wereld)
    item, hulp = werk.gegeven(), werk.partij("SCHULDHULP")
    client = als(werk.user)

    form = client.get(f"{url('share', werk.casus)}?aan={hulp.pk}").context["form"]
    offered = " ".join(str(choice) for choice in form.fields["grondslag"].choices).lower()
    assert "convenant" not in offered
    assert "formulier" not in offered

    for code in ("CONVENANT", "convenant", "toestemmingsformulier"):
        assert send(client, werk, hulp, item, grondslag=code).status_code == 200
    assert werk.verstrekkingen == []


def test_the_receiver_confirms_before_the_content_shows(gedeeld, als):
    row, partner = gedeeld.verstrekkingen[0], als(gedeeld.hulp)

    before = partner.get(url("ontvangst", row)).content.decode()
    assert "drie maanden" not in before
    assert "Niet verder verstrekken" in before

    form = partner.get(url("confirm", row)).context["form"]
    partner.post(url("confirm", row), {"inzending": form.initial["inzending"]})

    after = partner.get(url("ontvangst", row)).content.decode()
    assert "Er is drie maanden huurachterstand" in after


def test_a_colleague_of_the_receiver_does_not_read_along(gedeeld, als):
    row = gedeeld.verstrekkingen[0]
    ander = gedeeld.partner_bij(gedeeld.schuldhulp, "Andere Hulp")
    actor = Actor.for_act(gedeeld.hulp, "ontvangst.confirm", gedeeld.wereld.gemeente.pk)
    ontvangen.confirm_ontvangst(row, actor=actor)

    page = als(ander).get(url("ontvangst", row)).content.decode()

    assert "drie maanden" not in page


def test_another_partij_sees_nothing_of_it(gedeeld, als):
    row = gedeeld.verstrekkingen[0]
    vreemd = gedeeld.partner_bij(gedeeld.partij("AANBIEDER"), "Vreemde Partner")

    assert als(vreemd).get(url("ontvangst", row)).status_code == 404
    assert "Gegevens van" not in als(vreemd).get(reverse("disclosures:ontvangen")).content.decode()


def test_what_was_withdrawn_is_read_no_more(gedeeld, als):
    row = gedeeld.verstrekkingen[0]
    actor = Actor.for_act(gedeeld.hulp, "ontvangst.confirm", gedeeld.wereld.gemeente.pk)
    ontvangen.confirm_ontvangst(row, actor=actor)
    gedeeld.do(herstellen.withdraw_verstrekking, row, reden="De afspraak gaat niet door")

    assert als(gedeeld.hulp).get(url("ontvangst", row)).status_code == 404


@pytest.mark.req("R-074")
def test_only_the_organisation_that_set_a_condition_lifts_it(gedeeld, als):
    werk = gedeeld
    voorwaarde = werk.voorwaarden[0]
    with arranging():
        row = werk.fresh(voorwaarde)
        assert row.gesteld_door_id == werk.user.organisatie_id

    # The partner of the receiver works for another organisation than the one that set it.
    assert als(werk.hulp).get(url("lift", voorwaarde)).status_code == 404
    assert als(werk.user).get(url("lift", voorwaarde)).status_code == 200


@pytest.mark.req("R-086")
def test_what_should_not_have_been_shared_opens_a_weighing_with_a_clock(gedeeld, als):
    row = gedeeld.verstrekkingen[0]
    gedeeld.do(herstellen.mark_onrechtmatig, row, reden="Aan de verkeerde organisatie gestuurd")

    (lek,) = gedeeld.rows(Datalekbeoordeling)
    assert (lek.melden_voor - lek.ontdekt_op).total_seconds() == 72 * 3600
    assert (lek.verstrekking_id, lek.personen, lek.gegevens, lek.categorieen) == (
        row.pk,
        1,
        1,
        ["P06"],
    )
    page = als(gedeeld.wereld.fg).get(reverse("toezicht:datalekken")).content.decode()
    assert "uur om te melden" in page
    bij_fg = als(gedeeld.wereld.fg).get(url("datalek", lek))
    assert bij_fg.status_code == 200
    assert f'href="{reverse("toezicht:datalekken")}"' in bij_fg.text
    terug = url("verstrekking", gedeeld.verstrekkingen[0])
    assert terug in als(gedeeld.user).get(url("datalek", lek)).text
    assert terug not in bij_fg.text
    assert als(gedeeld.hulp).get(url("datalek", lek)).status_code == 404


def access(casus):
    with arranging():
        return set(Toewijzing.objects.unscoped().filter(casus=casus).values_list("pk", flat=True))


@pytest.mark.req("R-177")
@pytest.mark.parametrize(
    "status", ["VOORBEREIDING", "AANPAK", "OPGESCHORT", "HEROVERWEGING", "BEEINDIGD"]
)
def test_a_spoedverstrekking_takes_four_answers_in_any_state(wereld, als, status):
    werk = deelwerk(wereld) if status == "AANPAK" else None
    casus = werk.casus if werk else wereld.casus_van(wereld.coordinator, "COORDINATOR", status)
    client = als(wereld.coordinator)
    before, page = access(casus), client.get(url("share_spoed", casus))
    form = page.context["form"]
    with arranging():
        persoon = casus.betrokkenen.model.objects.unscoped().filter(casus=casus).first()

    answer = client.post(
        url("share_spoed", casus),
        {
            "inzending": form.initial["inzending"],
            "aan": "Meldkamer",
            "over": [str(persoon.pk)],
            "wat": "Zij ligt op de grond en reageert niet",
            "gevaar": "Acute nood",
        },
    )

    assert answer.status_code == 302
    with arranging():
        (row,) = Verstrekking.objects.unscoped().filter(casus=casus)
    assert (row.spoed, row.doel, row.grondslag) == (True, "D11", "VITAAL")
    termijn = recht.voor(wereld.gemeente.pk).termijn("SPOED_AANVULLEN")
    assert row.aanvullen_voor == termijn.einde(row.gedaan_op.date())
    assert access(casus) == before
    page = als(wereld.fg).get(reverse("toezicht:signalen")).content.decode()
    assert f"Casus {casus.nummer}, nummer 1" in page


def test_the_fg_filters_and_exports_the_register_without_content(gedeeld, als):
    fg = als(gedeeld.wereld.fg)

    page = fg.get(reverse("toezicht:register")).content.decode()
    assert "Schuldhulp Voorbeeld" in page
    assert "drie maanden" not in page
    assert "Terwolde" not in page

    leeg = fg.get(reverse("toezicht:register"), {"spoed": "on"}).content.decode()
    assert "Schuldhulp Voorbeeld" not in leeg

    csv = fg.get(reverse("toezicht:register_csv")).content.decode("utf-8-sig")
    assert csv.splitlines()[1].split(";")[8] == "Schuldhulp Voorbeeld"
    with arranging():
        assert AuditEvent.objects.filter(act="toezicht.export_register", soort="export").exists()


@pytest.mark.req("R-084")
def test_a_corrected_gegeven_tells_each_receiver_and_the_person_has_the_list(gedeeld, als):
    werk = gedeeld
    ander = werk.partij("AANBIEDER")
    werk.deel(werk.aan(ander, werk.item))

    werk.do(
        gegeven_stand.correct_gegeven, werk.item, inhoud="Een maand achterstand", bron="Verhuurder",
        peildatum=werk.casus.gemeld_op, reden="Telfout",
    )  # fmt: skip

    found = {(row.verstrekking_id, row.gegeven_id) for row in werk.rows(Kennisgeving)}
    assert found == {(v.pk, werk.item.pk) for v in werk.verstrekkingen}
    assert len(found) == 2
    page = als(werk.user).get(url("papier", werk.casus)).text
    assert ("Schuldhulp Voorbeeld" in page, ander.naam in page) == (True, True)


def test_a_correction_refers_to_the_first_which_stays(gedeeld):
    row = gedeeld.verstrekkingen[0]

    gedeeld.do(
        herstellen.correct_verstrekking, row, reden="Het bedrag klopte niet",
        noodzaak="Om de regeling goed te berekenen", proportionaliteit=PROPORTIE,
    )  # fmt: skip

    first, second = gedeeld.verstrekkingen
    assert (second.vorige_id, second.nummer, first.noodzaak) == (first.pk, 2, NOODZAAK)
    assert [s.status for s in gedeeld.rows(Stand)] == ["GECORRIGEERD"]
    assert [k.verstrekking_id for k in gedeeld.rows(Kennisgeving)] == [first.pk]


def test_a_spoedverstrekking_is_completed_by_a_record_beside_it(gedeeld):
    werk = gedeeld
    werk.do(
        spoed.share_spoed,
        aan="Crisisdienst",
        over=[werk.client],
        wat="Gasfornuis open",
        gevaar="Brand",
    )
    haast = werk.verstrekkingen[-1]

    werk.do(
        spoed.complete_spoed, haast, organisatie=werk.schuldhulp, gegevens=[],
        noodzaak="Er dreigde brand in huis", proportionaliteit="Alleen het adres en het gevaar",
    )  # fmt: skip

    vol = werk.verstrekkingen[-1]
    assert (vol.vorige_id, vol.spoed, vol.wat) == (haast.pk, False, "Gasfornuis open")
    assert vol.ontvanger_organisatie_id == werk.schuldhulp.pk
