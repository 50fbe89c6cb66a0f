"""What a supporter brings in, each part only if the machtiging reaches there."""

import pytest
from django.apps import apps
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from cases.actions import inbreng
from cases.models import Bemiddeling, Brief, Hulpvraag, Hulpvraagvoorstel, Zienswijze
from cases.selectors.brieven import blad_tekst
from tests.cases.opbouw import VANDAAG
from tests.cases.steun import ALLES, steun
from tests.opzet import arranging
from wams.doelbinding.actor import Actor
from wams.doelbinding.policy import may
from wams.doelbinding.rls import acting_as
from wams.errors import DomainError
from wams.retention.models import Dossierstuk

pytestmark = pytest.mark.django_db
# Part of the machtiging: which acts it opens beside looking at the own page.
VERWACHT = {
    "meelezen": {"machtiging.view_brieven"},
    "hulpvraag": {"voorstel.make"},
    "eigen_kijk": {"zienswijze.bring"},
    "overleg": set(),
    "bemiddelen": {"bemiddeling.record"},
}
SCHERMEN = {
    "machtiging.view_brieven": "meeleesbrieven",
    "voorstel.make": "make_voorstel",
    "zienswijze.bring": "bring_zienswijze",
    "bemiddeling.record": "record_bemiddeling",
}


@pytest.fixture
def werk(wereld):
    return steun(wereld)


@pytest.mark.req("R-106", "R-190")
@pytest.mark.parametrize("onderdeel", ALLES)
def test_each_part_opens_its_own_acts_and_no_other(werk, als, onderdeel):
    row = werk.machtig(onderdelen=[onderdeel])
    web = als(werk.ondersteuner)
    assert web.get(reverse("cases:meelezen", args=[row.pk])).status_code == 200

    for act, name in SCHERMEN.items():
        actor = Actor.for_act(werk.ondersteuner, act, werk.wereld.gemeente.pk)
        with acting_as(actor):
            decided = bool(may(actor, act, row))
        opened = web.get(reverse(f"cases:{name}", args=[row.pk])).status_code == 200
        assert (decided, opened) == ((act in VERWACHT[onderdeel]),) * 2


@pytest.mark.req("R-106")
def test_the_database_shows_one_client_and_nothing_of_others(werk, wereld):
    second = wereld.betrokkene(werk.casus, achternaam="Tweede")
    werk.wil(second)
    werk.hulpvraag(second, "Van een ander")
    werk.zienswijze(second)
    werk.zienswijze()
    werk.scope("SCHULDHULP", "WONEN", over=(second,))
    werk.scope("SCHULDHULP", "WONEN", person=second, over=(werk.fresh(werk.client),))
    werk.gegeven()
    werk.gegeven(person=second)
    row = werk.machtig()
    actor = Actor.for_act(werk.ondersteuner, "machtiging.view", wereld.gemeente.pk)
    found = {}

    with acting_as(actor):
        for model in apps.get_models():
            if issubclass(model, Dossierstuk) and hasattr(model, "casus"):
                for shown in model._base_manager.filter(casus_id=werk.casus.pk):
                    found.setdefault(model.__name__, set()).add(
                        getattr(shown, "betrokkene_id", None) or getattr(shown, "persoon_id", "")
                    )
        people = set(apps.get_model("cases.Betrokkene")._base_manager.values_list("pk", flat=True))
        casussen = apps.get_model("cases.Casus")._base_manager.count()

    client = row.betrokkene_id
    assert (people, casussen) == ({client}, 0)
    about = {name: ids for name, ids in found.items() if name not in ("Betrokkene", "Aanstelling")}
    assert about == {
        name: {client}
        for name in (
            "Gegeven", "Hulpvraag", "Machtiging", "Ondersteuning", "ScopeRegel", "ScopeVersie",
            "Zienswijze",
        )
    }  # fmt: skip


@pytest.mark.req("R-190")
def test_a_proposal_is_taken_over_word_for_word(werk, wereld):
    second = wereld.betrokkene(werk.casus, achternaam="Tweede")
    werk.wil(second)
    row = werk.machtig(second)
    voorstel = werk.stel_voor(row, "Ik wil weer slapen.")
    assert [h.betrokkene_id for h in werk.rows(Hulpvraag)] == [werk.client.pk]

    werk.do(inbreng.take_over_voorstel, voorstel)

    with arranging():
        hulpvraag = Hulpvraag.objects.unscoped().get(betrokkene=second)
    assert hulpvraag.woorden == "Ik wil weer slapen."
    (kept,) = werk.rows(Hulpvraagvoorstel)
    assert (kept.status, kept.woorden, kept.beantwoord_door_id) == (
        "overgenomen",
        "Ik wil weer slapen.",
        werk.user.pk,
    )


@pytest.mark.req("R-190")
def test_a_proposal_waits_on_mijn_werk_until_it_is_answered(werk, als, elders):
    row = werk.machtig()
    elders.casus_van(elders.coordinator)
    url = reverse("cases:ondersteuning", args=[werk.casus.pk])
    assert taken(als, werk.user, url) == []

    voorstel = werk.stel_voor(row)

    assert taken(als, werk.user, url) == ["Beantwoord een voorstel voor de hulpvraag"]
    assert taken(als, elders.coordinator, url) == []
    assert voorstel.woorden not in als(werk.user).get("/").text
    werk.do(inbreng.give_back_voorstel, voorstel, reden="Trek eerst de oude vraag in")
    assert taken(als, werk.user, url) == []


def taken(als, user, url):
    """What Mijn werk asks of this person on this page."""
    groups = als(user).get("/").context["groepen"]
    return [taak.wat for group in groups for taak in group["taken"] if taak.url == url]


@pytest.mark.req("R-190")
def test_a_proposal_given_back_keeps_its_words_and_says_why(werk, als):
    row = werk.machtig()
    voorstel = werk.stel_voor(row)
    with pytest.raises(DomainError, match="heeft al een hulpvraag"):
        werk.do(inbreng.take_over_voorstel, voorstel)
    with pytest.raises(DomainError, match="wacht nog"):
        werk.stel_voor(row)

    werk.do(inbreng.give_back_voorstel, voorstel, reden="Trek eerst de oude vraag in")

    page = als(werk.ondersteuner).get(reverse("cases:meelezen", args=[row.pk])).content.decode()
    assert "Ik wil dat de rekeningen kloppen." in page
    assert "Trek eerst de oude vraag in" in page
    assert [h.woorden for h in werk.rows(Hulpvraag)] == [
        "Ik kom er niet meer uit met de rekeningen."
    ]


@pytest.mark.req("R-190")
def test_a_mediation_and_an_own_view_reach_who_works_in_the_casus(werk, als):
    row = werk.machtig()
    werk.bemiddel(row)
    werk.kijk(row)

    (mediation,) = werk.rows(Bemiddeling)
    assert (mediation.uitkomst, mediation.door_id) == (
        "Er komt een nieuw gesprek.",
        werk.ondersteuner.pk,
    )
    view = next(v for v in werk.rows(Zienswijze) if v.machtiging_id)
    assert (view.woorden, view.gegeven) == ("Ik wil het zelf leren.", True)
    page = als(werk.user).get(reverse("cases:ondersteuning", args=[werk.casus.pk])).content.decode()
    assert "Er komt een nieuw gesprek." in page
    assert "Ik wil het zelf leren." in page


@pytest.mark.req("R-190")
def test_nothing_is_brought_in_outside_or_after_the_machtiging(werk):
    row = werk.machtig(onderdelen=["meelezen"])
    for act in (werk.stel_voor, werk.kijk, werk.bemiddel):
        with pytest.raises(PermissionDenied):
            act(row)
    werk.trek_in(row)
    wide = werk.machtig()
    werk.trek_in(wide)
    for act in (werk.stel_voor, werk.kijk, werk.bemiddel):
        with pytest.raises(PermissionDenied):
            act(wide)

    assert werk.rows(Bemiddeling) + werk.rows(Hulpvraagvoorstel) + werk.rows(Zienswijze) == []


def test_while_a_proposal_waits_the_page_asks_for_no_second_one(werk, als):
    row = werk.machtig()
    page, again = (
        reverse(f"cases:{name}", args=[row.pk]) for name in ("meelezen", "make_voorstel")
    )
    assert again in als(werk.ondersteuner).get(page).text

    werk.stel_voor(row)

    waiting = als(werk.ondersteuner).get(page).text
    assert again not in waiting
    assert "Wacht op de gemeente" in waiting


def test_the_letters_stand_under_the_one_heading_of_their_page():
    brief = Brief(inhoud="<h1>U kiest</h1><p>Tekst</p><h2>Vraag?</h2>")

    assert blad_tekst(brief, onder_kop=True) == "<h2>U kiest</h2><p>Tekst</p><h3>Vraag?</h3>"
    assert blad_tekst(brief) == brief.inhoud


def test_the_screens_of_both_sides_open_and_are_unknown_to_others(werk, als, elders):
    row = werk.machtig()
    voorstel = werk.stel_voor(row)
    own = [reverse("cases:mijn_clienten"), *(
        reverse(f"cases:{name}", args=[row.pk])
        for name in ("meelezen", "meeleesbrieven", "lay_down_machtiging")
    )]  # fmt: skip
    theirs = [
        reverse("cases:ondersteuning", args=[werk.casus.pk]),
        reverse("cases:give_machtiging", args=[werk.client.pk]),
        reverse("cases:withdraw_machtiging", args=[row.pk]),
        reverse("cases:take_over_voorstel", args=[voorstel.pk]),
        reverse("cases:give_back_voorstel", args=[voorstel.pk]),
    ]

    assert {als(werk.ondersteuner).get(url).status_code for url in own} == {200}
    assert {als(werk.user).get(url).status_code for url in theirs} == {200}
    assert {als(werk.ondersteuner).get(url).status_code for url in theirs} == {404}
    assert {als(werk.user).get(url).status_code for url in own} == {404}
    assert {als(elders.ondersteuner).get(url).status_code for url in own[1:]} == {404}


def test_a_machtiging_is_recorded_and_withdrawn_on_the_screen(werk, als):
    web = als(werk.user)
    url = reverse("cases:give_machtiging", args=[werk.client.pk])
    form = web.get(url).context["form"]
    typed = {
        "inzending": form.initial["inzending"],
        "ondersteuner": werk.ondersteuner.pk,
        "onderdelen": ["meelezen", "bemiddelen"],
        "gegeven_op": "vandaag",
        "kanaal": "gesprek",
        "tot": "",
    }
    wrong = web.post(url, typed)
    assert (wrong.status_code, "tot" in wrong.context["form"].errors) == (200, True)
    assert "bemiddelen" in wrong.context["form"].data.getlist("onderdelen")

    day = VANDAAG().strftime("%d-%m-%Y")
    answer = web.post(url, typed | {"gegeven_op": day, "tot": day})

    assert answer.status_code == 302
    (row,) = werk.lopende()
    url = reverse("cases:withdraw_machtiging", args=[row.pk])
    form = web.get(url).context["form"]
    reden = form.fields["reden"].choices[0][0]
    sent = {"inzending": form.initial["inzending"], "versie": row.versie, "reden": reden}
    assert web.post(url, sent).status_code == 302
    assert werk.lopende() == []
