"""People: identity, safe contact, support, who speaks for whom."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from cases.actions import mensen
from cases.models import Betrokkene, Ondersteuning, Vertegenwoordiging
from cases.selectors.kenmerken import bsn_kenmerk, persoon_kenmerk
from tests.cases.opbouw import PERSOON, VANDAAG, Werk, lopend, voorbereiding
from tests.opzet import arranging
from wams.audit.models import AuditEvent, Wijziging
from wams.doelbinding.rls import acting_as
from wams.errors import DomainError
from wams.kluis.bsn import proefnummers

pytestmark = pytest.mark.django_db
BSN = next(n for n in proefnummers() if n.startswith("99999"))


def add(werk, **velden):
    velden = {"rol": "client", "achternaam": "Zandstra", "voornamen": "Wim"} | velden
    return werk.do(mensen.add_betrokkene, **velden)


@pytest.fixture
def werk(wereld):
    return voorbereiding(wereld)


@pytest.mark.req("R-121")
def test_somebody_is_added_and_it_is_logged_about_that_person(werk):
    person = add(werk, rol="gezinslid", relatie="Broer", geboortedatum=PERSOON["geboortedatum"])

    assert person.persoon_kenmerk == persoon_kenmerk("ZANDSTRA", PERSOON["geboortedatum"])
    with arranging():
        line = AuditEvent.objects.get(act="betrokkene.add")
    assert (line.actor_id, line.doel, line.object_id) == (werk.user.pk, "D02", person.pk)
    assert "achternaam" in line.velden


@pytest.mark.req("R-082")
def test_an_established_client_without_bsn_needs_five_facts(werk):
    with pytest.raises(DomainError, match="geboortedatum, postcode, huisnummer"):
        add(werk, identiteit="document")

    person = add(werk, identiteit="document", **PERSOON)

    assert person.identiteit_op == VANDAAG()


@pytest.mark.req("R-082")
def test_a_bsn_is_sealed_found_by_its_mark_and_enough_on_its_own(werk):
    person = add(werk, identiteit="document", bsn=BSN)

    with arranging():
        raw = Betrokkene._base_manager.filter(pk=person.pk).values_list("bsn", "bsn_kenmerk").get()
        history = str(list(Wijziging.objects.values_list("changes", flat=True)))
    assert BSN.encode() not in bytes(raw[0])
    assert bytes(raw[1]) == bsn_kenmerk(BSN)
    assert BSN not in history


@pytest.mark.req("R-082")
def test_in_haste_a_surname_is_enough_and_the_rest_follows(werk):
    person = add(werk)
    assert person.identiteit == Betrokkene.Identiteit.NOG_NIET

    werk.do(
        mensen.establish_identiteit, person, identiteit="document", identiteit_op=VANDAAG(), bsn=BSN
    )

    found = werk.fresh(person)
    assert (found.identiteit, found.identiteit_op) == ("document", VANDAAG())
    with acting_as(werk.act("casus.view")):
        assert found.bsn == BSN


def test_an_empty_bsn_leaves_the_known_one(werk):
    person = add(werk, identiteit="document", bsn=BSN)

    werk.do(mensen.establish_identiteit, person, identiteit="bekend", identiteit_op=VANDAAG())

    assert bytes(werk.fresh(person).bsn_kenmerk) == bsn_kenmerk(BSN)


def test_a_bsn_is_asked_of_a_client_only(werk):
    with pytest.raises(DomainError, match="alleen nodig van een cliënt"):
        add(werk, rol="gezinslid", bsn=BSN)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Terwolde", "TERWOLDE"), ("Łukasz-Novák", "lukasz novak"), ("O'Brien", "obrien")],
)
def test_spellings_of_one_name_give_one_mark(one, other):
    day = PERSOON["geboortedatum"]

    assert persoon_kenmerk(one, day) == persoon_kenmerk(other, day)
    assert persoon_kenmerk(one, day) != persoon_kenmerk(one, day + timedelta(days=1))
    assert persoon_kenmerk(one, None) is None


def test_a_corrected_name_is_found_under_the_new_name(werk):
    person = add(werk, geboortedatum=PERSOON["geboortedatum"])

    werk.do(
        mensen.correct_betrokkene, person, relatie="", voornamen="Wim", voorvoegsel="",
        achternaam="Sandstra", geboortedatum=PERSOON["geboortedatum"],
    )  # fmt: skip

    found = werk.fresh(person)
    assert found.achternaam == "Sandstra"
    assert bytes(found.persoon_kenmerk) == persoon_kenmerk("Sandstra", PERSOON["geboortedatum"])


def contact(werk, person, adres, *, beschermd=True):
    return werk.do(
        mensen.set_contact, person, adres_beschermd=beschermd, adres=adres,
        contact_kanaal="telefoon", contact_moment="overdag", contact_veilig="Niet inspreken",
    )  # fmt: skip


ADRES = {
    "straat": "Geheimlaan",
    "huisnummer": "7731-X",
    "postcode": "9999 AB",
    "woonplaats": "Schuilstede",
}


def test_a_protected_address_is_on_no_page_and_opens_apart_with_an_own_line(wereld, als):
    werk = lopend(wereld)
    contact(werk, werk.client, ADRES)
    client = als(werk.user)

    pages = {
        name: client.get(reverse(f"cases:{name}", args=[pk])).text
        for name, pk in [
            ("casus", werk.casus.pk),
            ("mensen", werk.casus.pk),
            ("onderzoek", werk.casus.pk),
            ("gegevens", werk.casus.pk),
            ("set_contact", werk.client.pk),
            ("correct_betrokkene", werk.client.pk),
        ]
    }
    opened = client.get(reverse("cases:adres", args=[werk.client.pk])).text

    assert [n for n, text in pages.items() if any(v in text for v in ADRES.values())] == []
    assert all(value in opened for value in ADRES.values())
    with arranging():
        assert AuditEvent.objects.filter(act="betrokkene.view_adres").count() == 1


def test_a_protected_address_stays_when_it_is_not_typed_anew(wereld, als):
    werk = lopend(wereld)
    contact(werk, werk.client, ADRES)
    url = reverse("cases:set_contact", args=[werk.client.pk])
    form = als(werk.user).get(url).context["form"]

    answer = als(werk.user).post(
        url,
        {
            "inzending": form.initial["inzending"],
            "versie": form.initial["versie"],
            "adres_beschermd": "on",
            "contact_kanaal": "brief",
        },
    )

    assert answer.status_code == 302
    found = werk.fresh(werk.client)
    assert (found.postcode, found.contact_kanaal) == ("9999 AB", "brief")


def test_support_is_offered_and_answered(werk):
    werk.do(
        mensen.offer_ondersteuning, werk.client, aangeboden_op=VANDAAG(), kanaal="telefoon",
        antwoord="ja", ondersteuner="Wim Zandstra",
    )  # fmt: skip

    (row,) = werk.rows(Ondersteuning)
    assert (row.antwoord, row.ondersteuner, row.betrokkene_id) == (
        "ja",
        "Wim Zandstra",
        werk.client.pk,
    )


@pytest.mark.parametrize(
    ("velden", "message"),
    [
        ({"antwoord": "nee", "ondersteuner": "Wim"}, "hoort bij het antwoord"),
        ({"antwoord": "ja", "aangeboden_op": "morgen"}, "toekomst"),
    ],
)
def test_an_offer_that_cannot_be(werk, velden, message):
    velden = {"aangeboden_op": VANDAAG(), "kanaal": "gesprek"} | velden
    if velden["aangeboden_op"] == "morgen":
        velden["aangeboden_op"] = VANDAAG() + timedelta(days=1)

    with pytest.raises(DomainError, match=message):
        werk.do(mensen.offer_ondersteuning, werk.client, **velden)


def test_a_representative_has_dates_and_ends(werk):
    start = VANDAAG() - timedelta(days=10)
    row = werk.do(
        mensen.record_vertegenwoordiging,
        werk.client,
        soort="curator",
        naam="A. Bakker",
        van=start,
        document="Beschikking",
    )

    werk.do(mensen.end_vertegenwoordiging, row, tot=VANDAAG())

    (found,) = werk.rows(Vertegenwoordiging)
    assert (found.van, found.tot) == (start, VANDAAG())
    with pytest.raises(DomainError, match="Langer dan afgesproken"):
        werk.do(mensen.end_vertegenwoordiging, row, tot=VANDAAG() + timedelta(days=9))


@pytest.mark.parametrize("shift", [0, 3])
def test_a_representative_does_not_end_before_he_begins(werk, shift):
    with pytest.raises(DomainError, match="voor de begindatum"):
        werk.do(
            mensen.record_vertegenwoordiging, werk.client, soort="mentor", naam="A. Bakker",
            van=VANDAAG(), tot=VANDAAG() - timedelta(days=shift), document="Beschikking",
        )  # fmt: skip


def test_nothing_is_added_about_somebody_whose_part_ended_or_who_is_blocked(wereld, werk):
    ended = wereld.betrokkene(werk.casus, "gezinslid", einde_op=VANDAAG(), einde_code="E8")
    with arranging():
        blocked = wereld.betrokkene(werk.casus, "gezinslid", "Ander")
        blocked.geblokkeerd_op, blocked.geblokkeerd_reden = werk.casus.aangemaakt_op, "verkeerd"
        blocked.save(update_fields=["geblokkeerd_op", "geblokkeerd_reden"])

    with pytest.raises(DomainError, match="beëindigd"):
        werk.ondersteuning(ended)
    with pytest.raises(DomainError, match="geblokkeerd"):
        werk.ondersteuning(blocked)


@pytest.mark.req("R-009")
def test_a_colleague_without_toewijzing_adds_nobody(wereld, werk):
    other = Werk(wereld, werk.casus, wereld.user("Ander Persoon"))
    wereld.mandaat(other.user, "onderzoeker")

    with pytest.raises(PermissionDenied):
        add(other)

    assert [p.achternaam for p in werk.rows(Betrokkene)] == ["Terwolde"]


def test_what_it_is_about_stands_at_the_top(wereld, als):
    werk = lopend(wereld)
    werk.do(mensen.set_kern, kern="Rust in huis")

    assert "Rust in huis" in als(werk.user).get(werk.casus.get_absolute_url()).text
