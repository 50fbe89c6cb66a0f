"""A supporter reads by the machtiging of the cliënt, within it, and loses it with it."""

from datetime import datetime, time, timedelta

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, ProgrammingError, transaction
from django.urls import reverse
from django.utils import timezone
from guardian.core import ObjectPermissionChecker

from cases.actions import einde, machtiging, verdelen
from cases.models import Betrokkene, Casus, Machtiging, Verdeelregel
from cases.selectors import meelezen
from cases.selectors.mensen import partijen
from tests.cases.opbouw import VANDAAG
from tests.cases.steun import ALLES, steun
from tests.cases.test_rls_toekennen import grants as granted_by_hand
from tests.opzet import arranging, at_moment
from tests.wereld import DAG
from wams.doelbinding.actor import Actor
from wams.doelbinding.policy import may
from wams.doelbinding.rls import acting_as
from wams.doelbinding.toewijzing import Toewijzing
from wams.errors import DomainError
from wams.recht.codes import Doel, Rol
from wams.web.templatetags.nl import datum
from workplans.selectors.partij import partijen as te_vragen

pytestmark = pytest.mark.django_db


@pytest.fixture
def werk(wereld):
    return steun(wereld)


def witnesses(werk, machtiging, user=None):
    """Guardian, may(), row-level security and the list, asked at one moment."""
    user = user or werk.ondersteuner
    row, client = werk.fresh(machtiging), werk.client
    actor = Actor.for_act(user, "machtiging.view", werk.wereld.gemeente.pk)
    with acting_as(actor):
        listed = meelezen.clienten(actor)["lopend"]
        shown = Machtiging.objects.visible_to(actor).filter(pk=row.pk).select_related("fase")
        here = shown.first()
        return {
            "may": bool(here and may(actor, "machtiging.view", here)),
            "has_perm": user.has_perm("cases.D09", werk.casus),
            "checker": ObjectPermissionChecker(user).has_perm("D09", werk.casus),
            "rls": Betrokkene._base_manager.filter(pk=client.pk).exists(),
            "list": row.pk in {one.pk for one in listed},
        }


def all_say(answer):
    return dict.fromkeys(("may", "has_perm", "checker", "rls", "list"), answer)


@pytest.mark.req("R-106")
def test_four_witnesses_agree_before_during_and_after_the_withdrawal(werk):
    other = werk.machtig(user=werk.collega("Nel Bijstand"), tot=VANDAAG() + DAG)
    assert witnesses(werk, other, werk.ondersteuner) == all_say(False)
    werk.trek_in(other)

    row = werk.machtig()
    assert witnesses(werk, row) == all_say(True)

    werk.trek_in(row)

    assert witnesses(werk, row) == all_say(False)


@pytest.mark.req("R-106")
@pytest.mark.parametrize(
    ("seconds", "expected"), [(-2, True), (0, False), (3600, False)], ids=["last", "over", "later"]
)
def test_four_witnesses_agree_around_the_last_day(werk, seconds, expected):
    row = werk.machtig(tot=VANDAAG() + 3 * DAG)
    midnight = timezone.make_aware(datetime.combine(row.tot + DAG, time.min))
    moment = midnight + timedelta(seconds=seconds)

    with time_machine.travel(moment, tick=False), at_moment(moment):
        assert witnesses(werk, row) == all_say(expected)


def lay_down(werk, row):
    werk.als_ondersteuner(machtiging.lay_down_machtiging, row)


def end_casus(werk, row):
    werk.do(einde.end_casus, e_code="E8", motivering="De cliënt is overleden.")


def end_part(werk, row):
    werk.wereld.betrokkene(werk.casus, achternaam="Tweede")
    client = werk.fresh(row.betrokkene)
    werk.do(einde.end_deel, client, e_code="E7", motivering="De cliënt verhuist.")


def wrong_person(werk, row):
    werk.do(einde.mark_wrong_person, row.betrokkene, reden="Verkeerde persoon")


ENDINGS = [lay_down, end_casus, end_part, wrong_person]


@pytest.mark.req("R-106")
@pytest.mark.parametrize("ending", ENDINGS, ids=lambda f: f.__name__)
def test_each_ending_takes_the_access_along_without_a_job_in_between(werk, ending):
    row = werk.machtig()
    client = row.betrokkene_id

    ending(werk, row)

    with arranging():
        live = Toewijzing.objects.unscoped().filter(user=werk.ondersteuner, tot__gt=timezone.now())
        assert not live.exists()
    actor = Actor.for_act(werk.ondersteuner, "machtiging.view", werk.wereld.gemeente.pk)
    with acting_as(actor):
        assert not Betrokkene._base_manager.filter(pk=client).exists()
        assert meelezen.clienten(actor)["lopend"] == []
        assert not werk.ondersteuner.has_perm("cases.D09", werk.casus)


@pytest.mark.req("R-106")
def test_a_list_or_a_colleague_gives_no_access_without_the_word_of_the_client(werk, wereld):
    werk.machtig()
    second = werk.collega("Nel Bijstand")

    assert not granted_by_hand(wereld, werk.casus, "ONDERSTEUNER", to=second, by=werk.user)
    assert not granted_by_hand(wereld, werk.casus, "ONDERSTEUNER", to=second, by=wereld.verdeler)
    assert not granted_by_hand(wereld, werk.casus, "ONDERSTEUNER", to=second, by=second)


@pytest.mark.req("R-106")
def test_the_access_is_for_one_doel_and_no_longer_than_the_machtiging(werk):
    row = werk.machtig(tot=VANDAAG() + 3 * DAG)

    with arranging():
        (grant,) = Toewijzing.objects.unscoped().filter(user=werk.ondersteuner)
    assert (grant.doel, grant.rol, grant.act) == (Doel.RECHTEN, Rol.ONDERSTEUNER, "machtiging.give")
    assert timezone.localtime(grant.tot).date() == row.tot + DAG


@pytest.mark.req("R-106")
def test_who_has_or_had_another_role_in_the_casus_is_no_supporter(werk, wereld):
    werk.wereld.toewijzing(
        werk.casus, werk.ondersteuner, Rol.PARTIJ, doelen=[Doel.AFSPRAAK],
        van=timezone.now() - 9 * DAG, tot=timezone.now() - 8 * DAG,
    )  # fmt: skip

    with pytest.raises(DomainError, match="had al een andere rol"):
        werk.machtig()
    with pytest.raises(IntegrityError, match="ondersteuner_staat_buiten"), transaction.atomic():
        wereld.toewijzing(werk.casus, werk.ondersteuner, Rol.ONDERSTEUNER, doelen=[Doel.RECHTEN])


@pytest.mark.req("R-106")
def test_a_supporter_gets_no_other_role_in_the_casus_not_even_afterwards(werk, wereld):
    row = werk.machtig()
    wereld.mandaat(werk.ondersteuner, "onderzoeker", organisatie=wereld.team)
    werk.trek_in(row)

    with pytest.raises(IntegrityError, match="ondersteuner_staat_buiten"), transaction.atomic():
        wereld.toewijzing(werk.casus, werk.ondersteuner, Rol.ONDERZOEKER, doelen=[Doel.TOETS])
    regel = regel_van(wereld, werk.casus)
    actor = wereld.actor(wereld.verdeler, "casus.take_back")
    verdelen.take_back(regel, actor=actor, rol=Rol.ONDERZOEKER, reden="Vertrekt")
    with pytest.raises(DomainError, match="kan daarom geen andere rol krijgen"):
        verdelen.assign_casus(
            regel_van(wereld, werk.casus), onderzoeker=werk.ondersteuner,
            actor=wereld.actor(wereld.verdeler, "casus.assign"),
        )  # fmt: skip


def regel_van(wereld, casus):

    actor = wereld.actor(wereld.verdeler, "casus.divide")
    with acting_as(actor):
        return Verdeelregel.objects.visible_to(actor).get(pk=casus.pk)


@pytest.mark.req("R-106")
def test_an_organisation_of_supporters_counts_as_no_partij(werk, wereld):
    actor = wereld.actor(werk.user)

    with acting_as(actor):
        assert werk.steunpunt not in partijen(actor)
        assert werk.steunpunt not in te_vragen(actor)
        assert wereld.team in partijen(actor)


def test_a_supporter_who_works_for_a_partij_or_the_college_is_refused(werk, wereld):
    inside = wereld.user("Ivo Binnen", wereld.team)
    wereld.mandaat(inside, "ondersteuner")

    with pytest.raises(DomainError, match="geen onafhankelijk"):
        werk.machtig(user=inside)
    wereld.mandaat(werk.user, "ondersteuner", organisatie=werk.steunpunt)
    with pytest.raises(DomainError, match="uzelf"):
        werk.machtig(user=werk.user)


@pytest.mark.parametrize(
    ("velden", "message"),
    [
        ({"onderdelen": []}, "Kies wat"),
        ({"tot": -1}, "al voorbij"),
        ({"tot": 400}, "ten hoogste tot en met"),
        ({"gegeven_op": 1}, "toekomst"),
    ],
)
def test_a_machtiging_that_cannot_be(werk, velden, message):
    for name in ("tot", "gegeven_op"):
        if name in velden:
            velden = velden | {name: VANDAAG() + velden[name] * DAG}

    with pytest.raises(DomainError, match=message):
        werk.machtig(**velden)
    assert werk.rows(Machtiging) == []


def test_how_long_it_may_run_is_a_rule_of_the_catalogue(werk, als):
    """The last day that is allowed, and the day after it."""
    catalogus = werk.wereld.actor(werk.user, "machtiging.give").catalogus
    uiterste = catalogus.termijn("MACHTIGING").einde(VANDAAG())

    with pytest.raises(DomainError, match="ten hoogste tot en met"):
        werk.machtig(tot=uiterste + DAG)
    page = als(werk.user).get(reverse("cases:give_machtiging", args=[werk.client.pk])).text

    assert werk.machtig(tot=uiterste).tot == uiterste
    assert catalogus.termijn("MACHTIGING").te_bevestigen
    assert f"tot en met {datum(uiterste)} (deze termijn is nog te bevestigen)" in page


def test_without_a_yes_to_the_offer_there_is_no_machtiging(werk, wereld):
    second = wereld.betrokkene(werk.casus, achternaam="Tweede")

    with pytest.raises(DomainError, match="Leg eerst vast"):
        werk.machtig(second)
    werk.wil(second, "nee")
    with pytest.raises(DomainError, match="Leg eerst vast"):
        werk.machtig(second)
    with pytest.raises(DomainError, match="een cliënt die meedoet"):
        werk.machtig(wereld.betrokkene(werk.casus, Betrokkene.Rol.GEZINSLID, "Zus"))


def test_one_supporter_at_a_time_and_not_for_two_people_of_one_casus(werk, wereld):
    werk.machtig()
    second = wereld.betrokkene(werk.casus, achternaam="Tweede")
    werk.wil(second)

    with pytest.raises(DomainError, match="heeft al een machtiging"):
        werk.machtig(user=werk.collega("Nel Bijstand"))
    with pytest.raises(DomainError, match="belangen kunnen botsen"):
        werk.machtig(second)


def test_what_a_client_gave_is_not_rewritten(werk, wereld):
    row = werk.machtig(onderdelen=["hulpvraag"])

    for actor in (wereld.actor(werk.user), wereld.actor(werk.ondersteuner)):
        refused = pytest.raises(ProgrammingError, match="denied")
        with acting_as(actor), refused, transaction.atomic():
            Machtiging._base_manager.filter(pk=row.pk).update(onderdelen=ALLES)
    werk.trek_in(row)
    with pytest.raises(DomainError, match="al geëindigd"):
        werk.trek_in(row)


@pytest.mark.req("R-106")
def test_an_outsider_and_a_colleague_cannot_withdraw_or_use_it(werk, elders):
    row = werk.machtig()
    second = werk.collega("Nel Bijstand")

    for user in (second, elders.ondersteuner, werk.wereld.coordinator):
        with pytest.raises(PermissionDenied):
            werk.als_ondersteuner(machtiging.lay_down_machtiging, row, user=user)
    assert [one.pk for one in werk.lopende()] == [row.pk]
    assert Casus.Status(werk.fresh(werk.casus).status) == Casus.Status.ONDERZOEK
