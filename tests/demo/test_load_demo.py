"""The synthetic municipality: complete, lawful, the same at every run, and nobody's."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse
from django.utils import timezone

from cases.models import Betrokkene, Casus, Gegeven, Hulpvraag, Machtiging
from tests.conftest import role
from tests.opzet import arranging
from wams.accounts.models import Functie, User
from wams.demo import gemeente, laden, verhalen
from wams.demo.inloggen import signed_in
from wams.demo.rooster import ROOSTER
from wams.doelbinding.actor import Actor
from wams.doelbinding.policy import may
from wams.doelbinding.rls import acting_as
from wams.kluis import bsn

SAME = [
    "accounts_organisatie", "accounts_partij", "accounts_user", "accounts_mandaat",
    "accounts_deskundigheid", "cases_casus", "cases_betrokkene", "cases_hulpvraag",
    "cases_probleem", "cases_onderzoek", "cases_gegeven", "cases_scopeversie", "cases_scoperegel",
    "cases_deelnameverklaring", "cases_ondersteuning", "cases_zienswijze", "cases_aanstelling",
    "cases_besluit", "cases_beoordeling", "workplans_werkplan", "workplans_doelstelling",
    "workplans_afspraak", "workplans_akkoord", "cases_machtiging", "cases_hulpvraagvoorstel",
    "cases_bemiddeling", "meldpunt_melding", "meldpunt_meldingpersoon",
    "meldpunt_melder", "meldpunt_meldingbesluit", "doelbinding_toewijzing", "audit_auditevent",
]  # fmt: skip
# What can't be the same: sealed texts, hashes with salt, the moment of writing.
SEALED = (
    "SELECT attname FROM pg_attribute WHERE attrelid = %s::regclass "
    "AND (atttypid = 'bytea'::regtype OR attname IN ('password', 'xid', 'opgenomen_op'))"
)
SUM = (
    "SELECT count(*), md5(string_agg((to_jsonb(t) - %s::text[])::text, '' ORDER BY t.id)) FROM {} t"
)


def sums(alles):
    found = {}
    for table in SAME:
        left_out = [name for (name,) in alles(SEALED, table)]
        found[table] = alles(SUM.format(table), left_out)[0]
    return found


def opened(model, field):
    """The sealed texts of a model in clear, in a fixed order."""
    with arranging():
        return [getattr(row, field) for row in model.objects.unscoped().order_by("pk")]


@pytest.mark.req("SEC-056")
def test_the_municipality_is_complete_and_its_people_are_nobody(geladen, alles):
    """One load for all that only looks."""
    check_numbers()
    check_states(alles)
    check_people(alles)
    check_who_carries(alles)
    check_screens()
    check_support()


def check_numbers():
    numbers = [number for number in opened(Betrokkene, "bsn") if number]

    assert len(numbers) >= 60
    assert len(set(numbers)) == len(numbers)
    for number in numbers:
        assert bsn.normaliseer(number) == number
        assert bsn.is_proefnummer(number)


def check_states(alles):
    per_state = dict(alles("SELECT status, count(*) FROM cases_casus GROUP BY 1"))
    wanted = [regel.status for regel in ROOSTER]
    months = alles("SELECT count(DISTINCT date_trunc('month', at)), min(at) FROM audit_auditevent")

    assert per_state == {str(status): wanted.count(status) for status in set(wanted)}
    assert set(per_state) == set(Casus.Status) - {Casus.Status.VERNIETIGD}
    assert months[0][0] > 36
    assert months[0][1] < timezone.now() - timedelta(days=3 * 365)
    for table in ("werkplan", "doelstelling", "afspraak", "akkoord"):
        assert alles(f"SELECT count(*) FROM workplans_{table}")[0][0] > 40
    assert len(alles("SELECT DISTINCT status FROM meldpunt_melding")) == 10
    assert len(alles("SELECT DISTINCT status FROM workplans_afspraak")) == 4


def check_people(alles):
    functies = {name for (name,) in alles("SELECT DISTINCT functie FROM accounts_mandaat")}
    types = {name for (name,) in alles("SELECT DISTINCT partijtype FROM accounts_organisatie")}
    regimes = dict(
        alles(
            "SELECT g.naam, v.regime FROM recht_catalogusversie v "
            "JOIN accounts_gemeente g ON g.id = v.gemeente_id WHERE v.status = 'ACTIEF'"
        )
    )

    assert functies == set(Functie)
    assert User.objects.count() == len(gemeente.MENSEN) + 1 >= 32
    assert len(types) >= 10
    assert (regimes["Voorbeeldstad"], regimes["Oudrecht"]) == ("WAMS", "HUIDIG_RECHT")


def check_who_carries(alles):
    """Who carries a casus may open it; only who weighs a decision in it has a grant as well."""
    carried = alles(
        "SELECT a.user_id, a.casus_id FROM cases_aanstelling a JOIN cases_casus c "
        "ON c.id = a.casus_id WHERE a.status = 'aanvaard' AND c.status <> 'IN_BEWARING'"
    )
    weighed = alles(
        "SELECT beoordelaar_id, casus_id FROM cases_beoordeling "
        "WHERE status = 'gevraagd' AND beoordelaar_id IS NOT NULL"
    )
    derived = alles("SELECT user_id, casus_id FROM doelbinding_betrokkenheid WHERE tot > now()")
    homes = dict(alles("SELECT id, gemeente_id FROM cases_casus"))

    assert set(carried) | set(weighed) == set(derived)
    for user_id, casus_id in carried:
        user = User.objects.get(pk=user_id)
        with acting_as(Actor.for_act(user, "casus.view", homes[casus_id])) as actor:
            assert may(actor, "casus.view", Casus.objects.visible_to(actor).get(pk=casus_id))


def test_two_runs_on_one_day_differ_in_nothing_and_a_third_loads_nothing(geladen, alles):
    before, texts = sums(alles), opened(Gegeven, "inhoud")
    woorden = opened(Hulpvraag, "woorden")

    call_command("flush", interactive=False, verbosity=0)
    with role("wams_owner"):
        assert laden.load() == 60

    assert sums(alles) == before
    assert opened(Gegeven, "inhoud") == texts
    assert opened(Hulpvraag, "woorden") == woorden
    assert not any("{" in tekst for tekst in [*texts, *woorden])

    said = StringIO()
    with role("wams_owner"):
        call_command("load_demo", stdout=said)

    assert "niets geladen" in said.getvalue()
    assert alles("SELECT count(*) FROM cases_casus") == [(60,)]


def test_another_login_than_the_owner_loads_nothing(transactional_db):
    with pytest.raises(CommandError, match="WAMS_LOGIN=owner"):
        laden.load()

    assert not User.objects.exists()


def check_screens():
    linda = User.objects.get(email=gemeente.email("linda"))
    fg = User.objects.get(email=gemeente.email("hanneke"))

    own = signed_in(linda).get("/casussen/").content.decode()
    trail = signed_in(fg).get("/toezicht/").content.decode()

    assert "Aanpak loopt" in own
    assert "2026" in trail or str(timezone.localdate().year) in trail


def check_support():
    """The supporter reads along with two, sees that two ended, and one proposal waits."""
    olga = User.objects.get(email=gemeente.email_in("voorbeeldstad", "olga"))
    web = signed_in(olga)
    lijst = web.get(reverse("cases:mijn_clienten")).context
    running, ended = lijst["lopend"], lijst["geeindigd"]
    pages = [web.get(reverse("cases:meelezen", args=[row.pk])) for row in running]

    assert [page.status_code for page in pages] == [200, 200]
    assert sorted(bool(row.ingetrokken_op) for row in ended) == [False, True]
    assert not any(row.loopt for row in ended)
    assert sum(len(page.context["bemiddelingen"]) for page in pages) == 1
    (waiting,) = [v for page in pages for v in page.context["voorstellen"]]
    assert take_over(waiting).status_code == 302


def take_over(voorstel):
    """By who works in the casus, as the buttons do it."""
    with arranging():
        user = Machtiging.objects.unscoped().get(pk=voorstel.machtiging_id).vastgelegd_door
    web, url = signed_in(user), reverse("cases:take_over_voorstel", args=[voorstel.pk])
    form = web.get(url).context["form"]
    return web.post(url, {"inzending": form.initial["inzending"], "versie": voorstel.versie})


def test_the_stories_are_written_and_plain():
    texts = verhalen.verhalen()

    assert len(texts) >= 15
    assert len({verhaal["hulpvraag"] for verhaal in texts}) == len(texts)
    for verhaal in texts:
        assert len(verhaal["problemen"]) >= 2
        domeinen = {probleem["domein"] for probleem in verhaal["problemen"]}
        assert domeinen & verhalen.SOCIAAL
        assert "lorem" not in str(verhaal).lower()
