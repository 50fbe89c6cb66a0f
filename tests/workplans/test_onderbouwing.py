"""A gegeven used anew for a goal: readable as long as it is held, usable on a ground of today."""

from types import SimpleNamespace

import pytest
from django.urls import reverse

from cases.models import Betrokkene, Gegeven, Medebetrokkene, Toestemming
from tests.opzet import arranging
from tests.wereld import Wereld
from tests.wetboek.opbouw import DAG, bring_in, change, do, on_day, today
from tests.workplans.opbouw import planwerk
from wams.errors import Denied, DomainError
from wams.recht import selectors as recht
from wams.wetboek import actions as wetboek
from workplans.actions import onderbouwing
from workplans.models import Onderbouwing

pytestmark = pytest.mark.django_db
OUD, NIEUW = "JW-740", "JW-740-NIEUW"
ARTIKEL = "Jeugdwet, artikel 7.4.9 (proef)"


class Basiswerk:
    """A plan with one goal, and gegevens to rest it on."""

    def __init__(self, wereld):
        self.werk = planwerk(wereld)
        self.werk.scope("JEUGD", "SCHULDHULP", "WONEN")
        self.werk.begin()
        self.werk.doel()
        self.doel = self.werk.doelen[0]

    def gegeven(self, domein="WONEN", **velden):
        """As it was recorded, on this ground, under the version of today."""
        boek = recht.voor(self.werk.wereld.gemeente.pk)
        velden = {
            "grondslag": "WMO-511",
            "soort": "feit",
            "categorie": "P08",
            "klasse": "GEVOELIG",
            "inhoud": "Drie maanden achterstand",
        } | velden
        with arranging():
            row = Gegeven(
                casus=self.werk.casus, betrokkene=self.werk.client, domein=domein, bron="Archief",
                peildatum=today(), houdbaar_tot=today() + 90 * DAG, catalogusversie=boek.versie_id,
                vastgelegd_door=self.werk.user, bewaarklasse="RC04", **velden,
            )  # fmt: skip
            row.save()
        return row

    def toestemming(self, person):
        boek = recht.voor(self.werk.wereld.gemeente.pk)
        with arranging():
            row = Toestemming(
                casus=self.werk.casus, betrokkene=person, grondslag="WMO-511-4", tekstversie="v1",
                op=today(), kanaal="gesprek", catalogusversie=boek.versie_id,
                vastgelegd_door=self.werk.user, bewaarklasse="RC04",
            )  # fmt: skip
            row.save()
        return row

    def ook_over(self, gegeven, person, toestemming=None):
        with arranging():
            Medebetrokkene(
                casus=gegeven.casus, gegeven=gegeven, betrokkene=person,
                toestemming=toestemming, bewaarklasse="RC04",
            ).save()  # fmt: skip

    def gebruik(self, gegeven):
        doel = self.werk.fresh(self.doel)
        return self.werk.do(onderbouwing.add_onderbouwing, doel, gegeven=self.werk.fresh(gegeven))

    @property
    def basis(self):
        return self.werk.rows(Onderbouwing)

    def pagina(self, als, name="cases:gegevens"):
        client = als(self.werk.user)
        return client.get(reverse(name, args=[self.werk.casus.pk]))


@pytest.fixture
def werk(wereld):
    return Basiswerk(wereld)


@pytest.fixture
def oud():
    return Basiswerk(Wereld("Oudrecht"))


def test_a_goal_shows_on_which_gegevens_it_rests_until_they_are_taken_away(werk, als):
    gegeven = werk.gegeven()
    client = als(werk.werk.user)

    send_to(client, "add_onderbouwing", werk.doel, gegeven=str(gegeven.pk))
    page = werk.pagina(als, "workplans:werkplan").text
    assert "Dit doel rust op" in page
    assert "Drie maanden achterstand" not in page

    send_to(client, "drop_onderbouwing", werk.basis[0])
    assert "Dit doel rust op" not in werk.pagina(als, "workplans:werkplan").text
    assert [row.vervallen_op for row in werk.basis] == [today()]


def send_to(client, name, row, **data):
    url = reverse(f"workplans:{name}", args=[row.pk])
    form = client.get(url).context["form"]
    hidden = {key: form.initial[key] for key in ("inzending", "versie") if key in form.initial}
    return client.post(url, hidden | data)


def test_the_same_gegeven_stands_at_a_goal_once_and_comes_from_the_own_casus(werk, wereld):
    gegeven = werk.gegeven()
    werk.gebruik(gegeven)

    with pytest.raises(DomainError, match="staat al bij dit doel"):
        werk.gebruik(gegeven)
    other = Basiswerk(wereld)
    with pytest.raises(DomainError, match="van deze casus"):
        werk.gebruik(other.gegeven())
    assert len(werk.basis) == 1


@pytest.mark.parametrize("functie", ["onderzoeker", "verdeler", "fg", "partner"])
def test_nobody_else_uses_a_gegeven_or_sees_the_form(werk, wereld, als, functie):
    user = getattr(wereld, functie)
    url = reverse("workplans:add_onderbouwing", args=[werk.doel.pk])

    assert als(user).get(url).status_code == 404
    actor, doel = wereld.actor(user, "onderbouwing.add"), werk.werk.fresh(werk.doel)
    gegeven = werk.gegeven()
    with pytest.raises(Denied):
        onderbouwing.add_onderbouwing(doel, actor=actor, gegeven=gegeven)


def close(inhoud):
    """The old ground closes tomorrow and names its successor; all else stays as it is."""
    dag = (today() + DAG).isoformat()
    rijen = []
    for rij in inhoud["grondslagen"]:
        if rij["code"] != OUD:
            rijen.append(rij)
            continue
        rijen.append(rij | {"geldig_tot": dag, "opvolger": NIEUW})
        rijen.append(rij | {"code": NIEUW, "geldig_van": dag, "artikel": ARTIKEL})
    uitleg = next(rij for rij in inhoud["uitleg"] if rij["keuze"] == OUD)
    nieuw = uitleg | {"code": f"GRONDSLAGEN-{NIEUW}", "keuze": NIEUW}
    return inhoud | {"grondslagen": rijen, "uitleg": [*inhoud["uitleg"], nieuw]}


def import_(wereld, inhoud, regime="WAMS"):
    stuk = SimpleNamespace(inhoud=inhoud, regime=regime, label="demonstratie")
    args = {"bestand": stuk}
    return do(wereld, wetboek.import_ontwerp, wereld.beheerder, wereld.gemeente, **args)


@pytest.mark.req("R-151")
def test_a_ground_that_closes_stays_readable_and_new_use_rests_on_its_successor(werk, wereld, als):
    gegeven = werk.gegeven(grondslag=OUD)
    artikel = recht.voor(wereld.gemeente.pk).grondslag(OUD).artikel
    before = werk.gebruik(gegeven)
    second = werk.gegeven(grondslag=OUD, inhoud="Van vandaag, straks gebruikt")
    bring_in(wereld, import_(wereld, close(recht.voor(wereld.gemeente.pk).inhoud)), today() + DAG)

    with on_day(1):
        page = werk.pagina(als).text
        assert gegeven.inhoud in page
        assert second.inhoud in page
        after = werk.gebruik(second)
        plan = werk.pagina(als, "workplans:werkplan").text

    assert (before.grondslag, after.grondslag) == (OUD, NIEUW)
    assert (artikel in plan, ARTIKEL in plan) == (True, True)


@pytest.mark.req("R-151")
def test_what_the_law_of_the_day_does_not_carry_is_read_and_not_used(werk, wereld, als):
    gegeven = werk.gegeven(grondslag="WAMS-A")
    change(wereld, today() + DAG, regime="HUIDIG_RECHT")

    with on_day(1):
        assert gegeven.inhoud in werk.pagina(als).text
        client = als(werk.werk.user)
        answer = send_to(client, "add_onderbouwing", werk.doel, gegeven=str(gegeven.pk))

    (error,) = answer.context["form"].errors["gegeven"]
    assert "Voor nieuw gebruik is een grondslag nodig" in error
    assert "Kies een grondslag die nu geldt" in error
    assert f'value="{gegeven.pk}" selected' in answer.text
    assert werk.basis == []


@pytest.mark.req("R-151")
def test_activating_the_wams_hides_nothing_that_is_held(oud, als):
    wereld = oud.werk.wereld
    gronden = ["WMO-511", "JW-740", "VITAAL", "TOEST"]
    held = [oud.gegeven(grondslag=code, inhoud=f"Op {code}") for code in gronden]
    before = {row.inhoud for row in held if row.inhoud in oud.pagina(als).text}
    make = {"vertrekpunt": "geleverd", "regime": "WAMS", "label": "demonstratie"}
    ontwerp = do(wereld, wetboek.start_ontwerp, wereld.beheerder, wereld.gemeente, **make)
    bring_in(wereld, ontwerp, today() + DAG)

    with on_day(1):
        assert recht.voor(wereld.gemeente.pk).regime == "WAMS"
        page = oud.pagina(als).text
        for row in held:
            oud.gebruik(row)

    assert before == {f"Op {code}" for code in gronden}
    assert {text for text in before if text in page} == before
    assert len(oud.basis) == len(gronden)


@pytest.mark.req("R-003")
@pytest.mark.parametrize("domein", ["JEUGD", "PARTICIPATIE", "SCHULDHULP"])
def test_data_of_another_law_are_used_only_with_the_consent_of_each_betrokkene(oud, als, domein):
    partner = oud.werk.wereld.betrokkene(oud.werk.casus, Betrokkene.Rol.GEZINSLID, "Postma")
    gegeven = oud.gegeven(domein)

    eigen, ander = oud.toestemming(oud.werk.client), oud.toestemming(partner)
    half = oud.gegeven(domein, toestemming=eigen)
    oud.ook_over(half, partner)
    heel = oud.gegeven(domein, toestemming=eigen)
    oud.ook_over(heel, partner, ander)

    def refused(row):
        answer = send_to(als(oud.werk.user), "add_onderbouwing", oud.doel, gegeven=str(row.pk))
        (error,) = answer.context["form"].errors["gegeven"]
        assert "uitdrukkelijke toestemming van ieder" in error
        assert "Wmo 2015, artikel 5.1.1 lid 4" in error
        assert "Vraag iedere betrokkene" in error
        return oud.basis == []

    assert refused(gegeven)
    assert refused(half)  # the other one did not say yes for the own data
    with arranging():
        ander.ingetrokken_op = today()
        ander.save(update_fields=["ingetrokken_op"])
    assert refused(heel)  # taken back
    with arranging():
        ander.ingetrokken_op = None
        ander.save(update_fields=["ingetrokken_op"])
    assert oud.gebruik(heel).pk


@pytest.mark.req("R-003")
def test_what_falls_under_no_other_law_or_was_told_by_the_person_needs_no_consent(oud, werk):
    assert oud.gebruik(oud.gegeven("WONEN")).pk
    assert oud.gebruik(oud.gegeven("SCHULDHULP", soort="eigen")).pk
    # Under the Wams the block does not exist.
    assert werk.gebruik(werk.gegeven("SCHULDHULP")).pk
