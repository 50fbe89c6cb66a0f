"""What holds on each screen of sharing, and for whom nothing is shared any more."""

import pytest
from django.urls import reverse

from cases.actions import levensloop
from tests.cases.opbouw import VANDAAG
from tests.disclosures.opbouw import deelwerk
from tests.disclosures.test_schermen import gedeeld, send, url  # noqa: F401 - the fixture
from tests.opzet import arranging
from wams.errors import DomainError

pytestmark = pytest.mark.django_db
GEHEIM = ("Schuilpadlaan", "9988 QX", "Alleen op dinsdag bellen", "Nooit naar huis schrijven")


def screens(werk):
    """(who looks, address) of each screen on which somebody shares, or sees what was shared."""
    row = werk.verstrekkingen[0]
    share = f"{url('share', werk.casus)}?aan={werk.schuldhulp.pk}"
    yield from ((werk.user, url(name, werk.casus)) for name in ("verstrekkingen", "share_spoed"))
    yield from ((werk.user, a) for a in (url("share", werk.casus), share, url("verstrekking", row)))
    yield werk.hulp, url("ontvangst", row)


@pytest.mark.req("R-182")
def test_from_every_sharing_screen_one_comes_to_the_vraagbaak(gedeeld, als):  # noqa: F811
    ask = f'href="{reverse("disclosures:ask_vraag")}'

    assert [a for user, a in screens(gedeeld) if ask not in als(user).get(a).text] == []


@pytest.mark.req("R-187")
def test_no_screen_paper_or_register_of_sharing_shows_a_protected_address(
    gedeeld,  # noqa: F811
    als,
):
    werk, row = gedeeld, gedeeld.verstrekkingen[0]
    with arranging():
        person = werk.fresh(werk.client)
        person.straat, person.huisnummer, person.postcode = GEHEIM[0], "7", GEHEIM[1]
        person.woonplaats, person.adres_beschermd = "Proefdorp", True
        person.contact_kanaal, person.contact_moment, person.contact_veilig = "brief", *GEHEIM[2:]
        person.save()
    pages = [*screens(werk), (werk.user, url("papier", werk.casus))]
    pages += [(werk.user, url(name, row)) for name in ("withdraw", "correct")]
    pages += [(werk.hulp, reverse("disclosures:ontvangen")), (werk.hulp, url("confirm", row))]
    register = [reverse(f"toezicht:{name}") for name in ("register", "register_csv")]
    pages += [(werk.wereld.fg, address) for address in register]

    for user, address in pages:
        page = als(user).get(address)
        assert page.status_code == 200, address
        assert [word for word in GEHEIM if word in page.content.decode()] == [], address


@pytest.mark.req("R-166")
def test_about_who_died_nothing_is_shared_for_an_afspraak_any_more(wereld):
    werk = deelwerk(wereld)
    hulp, dead = werk.partij("SCHULDHULP"), werk.client
    wim = wereld.betrokkene(werk.casus, "client", "Zandstra", voornamen="Wim")
    for person in (dead, wim):
        werk.scope("SCHULDHULP", person=person, over=[dead, wim])
    item, other = werk.gegeven(person=dead), werk.gegeven(person=wim)
    werk.deel(werk.aan(hulp, item, other))
    before = len(werk.verstrekkingen)

    werk.do(
        levensloop.record_overlijden, dead, overleden_op=VANDAAG(), overlijden_bron="De zus belde"
    )

    with pytest.raises(DomainError):
        werk.deel(werk.aan(hulp, item))
    assert len(werk.verstrekkingen) == before
    werk.deel(werk.aan(hulp, other))
    assert werk.verstrekkingen[-1].betrokkene_id == wim.pk


@pytest.mark.req("R-176")
def test_what_the_afspraak_says_is_confirmed_for_each_receiver(wereld, als):
    werk = deelwerk(wereld)
    item, hulp = werk.gegeven(), werk.partij("SCHULDHULP")

    answer = send(als(werk.user), werk, hulp, item, **{f"klopt_{hulp.pk.hex}": ""})

    assert list(answer.context["form"].errors) == [f"klopt_{hulp.pk.hex}"]
    assert werk.verstrekkingen == []


@pytest.mark.req("R-176")
@pytest.mark.parametrize("afspraak", [True, False])
def test_nobody_has_to_give_more_than_five_of_the_26_fields(wereld, als, afspraak):
    werk = deelwerk(wereld)
    hulp = werk.partij("SCHULDHULP", afspraak=afspraak)

    form = als(werk.user).get(f"{url('share', werk.casus)}?aan={hulp.pk}").context["form"]

    asked = {name for name, field in form.fields.items() if field.required} - {"inzending"}
    assert f"gegevens_{hulp.pk.hex}" in asked
    assert len(asked) <= 5
