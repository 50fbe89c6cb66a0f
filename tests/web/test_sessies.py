"""One's own signed-in browsers, to see and to end."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from tests.opzet import arranging
from wams.audit.models import AuditEvent
from wams.web.models import Sessie
from wams.web.sessies import apparaat
from wams.web.tasks import remove_ended_sessies

pytestmark = pytest.mark.django_db


@pytest.fixture
def user(wereld):
    return wereld.coordinator


def sessies(user):
    return Sessie.objects.filter(user=user)


def test_a_session_that_ended_is_forgotten_at_night_and_a_living_one_is_not(user, als):
    als(user), als(user)
    ended, living = sessies(user)
    ended.expire_date = timezone.now() - timedelta(seconds=1)
    ended.save(update_fields=["expire_date"])

    remove_ended_sessies()

    assert list(sessies(user)) == [living]


def test_a_person_sees_and_ends_his_other_browsers(user, als, wereld):
    here, there, colleague = als(user), als(user), als(wereld.verdeler)
    number = str(there.session["nummer"])
    page = here.get("/account/")

    answer = here.post("/account/sessie/", {"nummer": number}, follow=True)

    assert number in page.text
    assert str(colleague.session["nummer"]) not in page.text
    assert str(here.session["nummer"]) not in page.text
    assert "Daar bent u nu uitgelogd." in answer.text
    assert there.get("/account/").url.startswith("/account/login/")
    assert here.get("/account/").status_code == 200
    with arranging():
        assert AuditEvent.objects.filter(act="account.end_session", actor_id=user.pk).count() == 1


def test_all_others_at_once(user, als):
    here, *others = [als(user) for _ in range(4)]

    here.post("/account/sessie/")

    assert sessies(user).count() == 1
    assert all(other.get("/account/").status_code == 302 for other in others)


def test_nobody_ends_the_session_of_another(user, als, wereld):
    here, colleague = als(user), als(wereld.verdeler)

    here.post("/account/sessie/", {"nummer": str(colleague.session["nummer"])})

    assert colleague.get("/account/").status_code == 200
    assert here.post("/account/sessie/", {"nummer": "geen nummer"}).status_code == 400


def test_one_browser_asks_no_question_about_another(user, als):
    here = als(user)
    alone = here.get("/account/").text
    als(user)

    assert "Kent u een van deze niet?" not in alone
    assert "Kent u een van deze niet?" in here.get("/account/").text


def test_the_last_sign_of_a_browser_has_its_day(user, als):
    here, there = als(user), als(user)
    seen = datetime(2026, 3, 9, 11, 20, tzinfo=UTC)
    Sessie.objects.filter(session_key=there.session.session_key).update(gezien_op=seen)

    assert "Laatst gezien op 9 maart 2026 om 12.20 uur" in here.get("/account/").text


def test_the_key_of_a_session_is_on_no_page(user, als):
    here, there = als(user), als(user)

    page = here.get("/account/").text

    assert here.session.session_key not in page
    assert there.session.session_key not in page


@pytest.mark.parametrize(
    ("agent", "reads"),
    [
        ("Mozilla/5.0 (X11; Linux x86_64) Chrome/140.0 Safari/537.36", "Chrome op Linux"),
        ("Mozilla/5.0 (Windows NT 10.0) Chrome/140.0 Safari/537.36 Edg/140.0", "Edge op Windows"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Safari/604.1", "Safari op iPhone"),
        ("<script>alert(1)</script>", "Browser"),
        ("", "Browser"),
    ],
)
def test_a_browser_is_named_so_that_its_owner_knows_it(agent, reads):
    assert apparaat(agent) == reads
