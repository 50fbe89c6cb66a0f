"""The lock: an idle session shows nothing, loses nothing, and goes back to where it was."""

import time

import pytest

from meldpunt.models import Melding
from tests.opzet import arranging
from tests.web.aanmelden import PASSWORD, idle, sign_in, with_factor
from wams.audit.models import AuditEvent

pytestmark = pytest.mark.django_db
TYPED = {"feiten": "De deur stond open.", "naam": "Noor Terwolde"}
FORM = "/meldingen/nieuw/"


@pytest.fixture
def typed(wereld):
    return TYPED | {"gemeente": wereld.gemeente.pk}


@pytest.fixture
def user(wereld):
    wereld.mandaat(wereld.coordinator, "professional")
    return with_factor(wereld.coordinator)


@pytest.fixture
def signed_in(user, client):
    return sign_in(client, user)


@pytest.fixture
def locked(signed_in):
    idle(signed_in, 901)
    return signed_in


def unlock(client, password=PASSWORD):
    return client.post("/account/slot/", {"wachtwoord": password})


def acts():
    with arranging():
        rows = AuditEvent.objects.filter(soort="aanmelding").order_by("at")
        return [(row.act, row.uitkomst) for row in rows][1:]


@pytest.mark.req("R-132", "SEC-059", "UX-002")
def test_idle_locks_and_the_password_goes_back_to_the_same_page(locked):
    answer = locked.get("/account/?vak=kern")
    page = locked.get(answer.url)
    wrong = unlock(locked, "verkeerd")
    opened = unlock(locked)

    assert answer.url == "/account/slot/"
    assert "Waarvoor u werkt" not in page.text
    assert page["Cache-Control"] == "no-store"
    assert "klopt niet" in wrong.text
    assert opened.url == "/account/?vak=kern"
    assert locked.get("/account/").status_code == 200
    assert acts() == [
        ("account.lock", "ok"),
        ("account.unlock", "geweigerd"),
        ("account.unlock", "ok"),
    ]


@pytest.mark.req("SEC-059")
@pytest.mark.parametrize(
    "path", ["/", "/casussen/", "/meldingen/", "/account/", "/wie-mag-wat/", "/nergens/"]
)
def test_no_page_shows_anything_behind_the_lock(locked, path):
    locked.get("/account/slot/")

    for method in (locked.get, locked.post, locked.head):
        assert method(path).url == "/account/slot/"


@pytest.mark.req("SEC-059")
def test_a_part_of_a_page_takes_the_whole_page_to_the_lock(locked):
    headers = {"HX-Request": "true", "HX-Current-URL": "http://testserver/casussen/?pagina=2"}

    answer = locked.get("/account/", headers=headers)

    assert answer.status_code == 204
    assert answer["HX-Redirect"] == "/account/slot/"
    assert unlock(locked).url == "/casussen/?pagina=2"


@pytest.mark.req("SEC-059")
def test_just_within_the_time_nothing_locks_and_a_sign_of_life_starts_it_anew(signed_in):
    idle(signed_in, 880)

    assert signed_in.post("/account/blijf/").status_code == 204
    assert time.time() - signed_in.session["actief"] < 5
    assert signed_in.get("/account/").status_code == 200


def test_a_sign_of_life_opens_no_lock(locked):
    locked.post("/account/blijf/")

    assert locked.get("/account/").url == "/account/slot/"


@pytest.mark.req("SEC-059", "UX-002", "F-20")
def test_a_form_sent_too_late_is_kept_has_no_effect_and_comes_back(locked, typed):
    answer = locked.post(FORM, typed)
    page = locked.get(answer.url)
    opened = unlock(locked)
    form = locked.get(opened.url)

    assert (answer.url, opened.url) == ("/account/slot/", FORM)
    assert "Nieuwe melding, opgeslagen om" in page.text
    for word in TYPED.values():
        assert word not in page.text
    for name, word in TYPED.items():
        assert form.context["form"][name].value() == word
    with arranging():
        assert Melding._base_manager.count() == 0


@pytest.mark.req("SEC-059", "F-20")
def test_typing_on_behind_the_lock_is_kept_without_opening_it(locked, typed):
    saved = locked.post(FORM, typed, headers={"X-Concept": "1"})

    assert saved.status_code == 200
    assert locked.get(FORM).url == "/account/slot/"
    assert locked.get(unlock(locked).url).context["form"]["feiten"].value() == TYPED["feiten"]


@pytest.mark.req("SEC-059", "F-20")
def test_starting_again_too_late_throws_nothing_away(signed_in, typed):
    signed_in.post(FORM, typed, headers={"X-Concept": "1"})
    idle(signed_in, 901)

    signed_in.post(FORM, {"opnieuw": "1"})

    form = signed_in.get(unlock(signed_in).url).context["form"]
    assert form["feiten"].value() == TYPED["feiten"]


def test_a_button_pressed_too_late_goes_back_to_its_page(locked):
    locked.post("/gemeente/", {}, headers={"Referer": "http://testserver/account/"})

    assert unlock(locked).url == "/account/"


@pytest.mark.req("SEC-059", "F-20")
def test_twelve_hours_is_the_end_and_what_was_typed_waits(signed_in, typed, als, user):
    session = signed_in.session
    session["begonnen"] = time.time() - 12 * 3600 - 5
    session.save()

    ended = signed_in.post(FORM, typed)

    assert ended.url == "/account/login/?next=%2Fmeldingen%2Fnieuw%2F"
    assert signed_in.get("/account/").url.startswith("/account/login/")
    assert als(user).get(FORM).context["form"]["feiten"].value() == TYPED["feiten"]


@pytest.mark.req("SEC-059")
def test_the_browser_names_the_page_and_the_field(signed_in):
    signed_in.get("/account/slot/", {"volgende": "/meldingen/nieuw/?a=1#id_feiten"})

    assert unlock(signed_in).url == "/meldingen/nieuw/?a=1#id_feiten"


@pytest.mark.parametrize(
    "target",
    ["https://elders.example/", "//elders.example/", "/\\elders.example", "javascript:alert(1)"],
)
def test_the_lock_goes_to_no_other_site(signed_in, target):
    signed_in.get("/account/slot/", {"volgende": target})

    assert unlock(signed_in).url == "/"


def test_guessing_at_the_lock_is_slowed_down(locked):
    for _ in range(10):
        unlock(locked, "verkeerd")

    refused = unlock(locked)

    assert refused.status_code == 429
    assert locked.get("/account/").url == "/account/slot/"


def test_the_lock_offers_no_page_that_it_keeps_shut(signed_in):
    inside = signed_in.get("/account/").text
    idle(signed_in, 901)
    signed_in.get("/account/")

    page = signed_in.get("/account/slot/").text

    assert "Wie mag wat zien?" in inside
    assert "Wie mag wat zien?" not in page
    assert "Welke regels gelden?" not in page


def test_a_false_passkey_opens_nothing(locked):
    answer = locked.post("/account/slot/", {"credential": '{"id": "x"}'})

    assert answer.status_code == 200
    assert "gebruik uw wachtwoord" in answer.text
    assert locked.get("/account/").url == "/account/slot/"


@pytest.mark.req("SEC-059")
def test_logging_out_works_behind_the_lock(locked):
    locked.get("/account/slot/")

    assert locked.post("/account/logout/").url == "/account/login/"
    assert locked.get("/account/slot/").url.startswith("/account/login/")
