import json
import re
from datetime import UTC, datetime
from types import SimpleNamespace

import pytest
from django.contrib.messages.storage.base import Message
from django.template import engines
from django.template.loader import get_template, render_to_string
from django.test import RequestFactory
from django.utils import timezone

from tests.web.pagina import Page

MOMENT = datetime(2026, 5, 1, 14, 31, tzinfo=UTC)
MENU = [
    SimpleNamespace(url="/mijn-werk/", naam="Mijn werk", actief=True),
    SimpleNamespace(url="/casussen/", naam="Casussen", actief=False),
]
QUIET = ["400.html", "403.html", "403_csrf.html", "404.html", "500.html", "503.html"]
COMPONENTS = {
    "_note": {"kop": "Kop", "tekst": "Tekst", "toon": "warning", "icoon": "slot", "url": "/x/"},
    "_badge": {"woord": "Loopt", "toon": "safe"},
    "_empty": {"kop": "Geen taken", "tekst": "U bent bij.", "url": "/x/", "knop": "Bekijk"},
    "_quote": {"woorden": "Ik wil slapen.", "kop": "Wat Noor wil", "onder": "21 april 2026"},
    "_head": {"kop": "Werkplan", "onder": "Versie 2", "terug_url": "/x/", "terug": "Casus"},
    "_purpose": {"rol": "coördinator", "doel": "coördineren", "waarom_url": "/w/"},
    "_timeline": {"regels": [{"wanneer": "6 mei", "wat": "Gedeeld", "url": "/x/"}]},
    "_facts": {"feiten": [{"naam": "Dagen", "waarde": 0}, {"naam": "Wie", "waarde": ""}]},
}


def request_of(user=None):
    request = RequestFactory().get("/casus/1/")
    request.user = user or SimpleNamespace(is_authenticated=False)
    request.csp_nonce = "eenmalig"
    return request


def shell(base="base.html", **context):
    """A page of the product around one paragraph."""
    source = f"{{% extends '{base}' %}}{{% block title %}}Werk{{% endblock %}}"
    template = engines["django"].from_string(source + "{% block main %}<p>Tekst</p>{% endblock %}")
    user = SimpleNamespace(is_authenticated=True, lopende_mandaten=[], naam="Ilse Haverkort")
    context = {"gemeente": SimpleNamespace(naam="Voorbeeldstad"), "menu": MENU, **context}
    return template.render(context, request_of(user))


def component(name, **context):
    return Page(render_to_string(f"components/{name}.html", context, request_of()))


@pytest.fixture(scope="module")
def page():
    return Page(shell(csrf_token="geheim"))


@pytest.mark.req("SEC-068")
def test_htmx_keeps_nothing_and_runs_nothing(page):
    assert json.loads(page.one(name="htmx-config")["content"]) == {
        "includeIndicatorStyles": False,
        "allowEval": False,
        "allowScriptTags": False,
        "selfRequestsOnly": True,
        "historyCacheSize": 0,
    }
    assert page.one(tag="body")["hx-history"] == "false"


def test_htmx_sends_the_token_without_a_script_of_ours(page):
    assert json.loads(page.one(tag="body")["hx-headers"]) == {"x-csrftoken": "geheim"}


@pytest.mark.parametrize("base", ["base.html", "base_buiten.html"])
def test_scripts_are_files_with_the_nonce_and_nothing_is_styled_in_place(base):
    html = shell(base)

    scripts = Page(html).all(tag="script")
    seen = {(e["nonce"], e["text"], e["src"][:8]) for e in scripts}
    assert seen == {("eenmalig", "", "/static/")}
    assert not re.search(r"<style|\bstyle=|\bon[a-z]+=|hx-on|javascript:", html)


def test_the_page_names_itself_and_its_gemeente(page):
    assert page.one(tag="title")["text"] == "Werk | Wams Voorbeeldstad"
    assert page.one(tag="html")["lang"] == "nl"


@pytest.mark.parametrize("base", ["base.html", "base_buiten.html"])
def test_a_form_with_errors_says_so_before_the_title(base):
    titled = Page(shell(base, form=SimpleNamespace(errors={"naam": ["Vul in."]})))

    assert titled.one(tag="title")["text"] == "Fout: Werk | Wams Voorbeeldstad"


@pytest.mark.parametrize("base", ["base.html", "base_buiten.html"])
def test_the_skip_link_is_first_and_leads_to_the_content(base):
    elements = Page(shell(base)).elements
    body = next(i for i, e in enumerate(elements) if e["tag"] == "body")

    assert (elements[body + 1]["tag"], elements[body + 1]["href"]) == ("a", "#inhoud")
    assert Page(shell(base)).one(id="inhoud")["tabindex"] == "-1"


def test_the_menu_marks_where_one_is(page):
    items = [e for e in page.all(tag="a") if e["text"] in {"Mijn werk", "Casussen"}]

    assert [(e["href"], e.get("aria-current")) for e in items] == [
        ("/mijn-werk/", "page"),
        ("/casussen/", None),
    ]


def test_messages_are_spoken_and_escaped():
    told = Page(shell(messages=[Message(25, "Gedeeld met <b>Wonen</b>")]))

    assert told.one(id="meldingen")["aria-live"] == "polite"
    assert "Gedeeld met <b>Wonen</b>" in [e["text"] for e in told.all(tag="p")]


@pytest.mark.parametrize("base", ["base.html", "base_buiten.html"])
@pytest.mark.parametrize("choice", ["licht", "donker", "contrast"])
def test_a_chosen_look_is_on_the_root_where_the_canvas_follows(base, choice):
    assert Page(shell(base, weergave=choice)).one(tag="html")["data-weergave"] == choice


@pytest.mark.parametrize("choice", [None, "systeem"])
def test_without_a_choice_the_system_decides(choice):
    assert "data-weergave" not in Page(shell(weergave=choice)).one(tag="html")


@pytest.mark.parametrize("name", QUIET)
def test_a_quiet_page_says_what_is_so_and_where_to_go(name):
    page = Page(render_to_string(name, request=request_of()))

    assert len(page.all(tag="h1")) == 1
    assert len(page.all(tag="p")) >= 3
    assert any("utrecht-button-link" in e.get("class", "") for e in page.all(tag="a"))


def test_forbidden_is_word_for_word_what_unknown_is():
    pages = [render_to_string(name, request=request_of()) for name in ("403.html", "404.html")]
    pages = [re.sub(r'value="\w{64}"', "", page) for page in pages]  # the token differs each time

    assert pages[0] == pages[1]
    assert "Deze pagina is er niet, of u hoort er niet bij" in pages[0]


def test_the_page_for_our_own_mistakes_needs_no_request_and_tells_no_internals():
    html = get_template("500.html").render()

    assert "Er ging bij ons iets mis" in html
    assert Page(html).all(tag="script") == Page(html).all(tag="form") == []


@pytest.mark.parametrize("name", COMPONENTS)
def test_a_component_shows_every_text_of_its_context(name):
    context = COMPONENTS[name]

    shown = " ".join(e["text"] for e in component(name, **context).elements)
    hidden = {"toon", "icoon", "url", "terug_url", "waarom_url", "regels", "feiten"}
    texts = [text for name, text in context.items() if name not in hidden]
    texts += [row["wat"] for row in context.get("regels", ())]
    texts += [row["naam"] for row in context.get("feiten", ())]
    assert [text for text in texts if text not in shown] == []


def test_a_task_of_today_has_a_button_and_a_later_one_a_link():
    taak = {"wanneer": "Om 14 uur", "wat": "Bereid voor", "url": "/x/", "casus": "2026-0147"}

    later = component("_task", taak=taak).one(href="/x/")
    today = component("_task", taak=taak | {"knop": "Voorbereiden", "eerst": True}).one(href="/x/")
    assert (later["text"], "primary" in later["class"]) == ("Bereid voor", False)
    assert (today["text"], "primary" in today["class"]) == ("Voorbereiden", True)


def test_the_process_says_in_words_what_it_draws():
    steps = [("Melding", "done"), ("Aanpak", "now"), ("Afsluiting", "later")]
    stappen = [{"naam": naam, "status": status} for naam, status in steps]

    page = component("_process", stappen=stappen)
    assert [e["text"] for e in page.all(**{"class": "w-vh"})] == [": klaar", ": nu", ": straks"]
    assert len(page.all(**{"aria-current": "step"})) == 1
    on_a_phone = page.one(**{"class": "w-process__now"})["text"]
    assert " ".join(on_a_phone.split()) == "Stap 2 van 3: aanpak"


def test_an_unknown_fact_is_said_and_a_zero_is_a_fact():
    values = component("_facts", **COMPONENTS["_facts"]).all(tag="dd")

    assert [e["text"].strip() for e in values] == ["0", ""]
    assert component("_facts", **COMPONENTS["_facts"]).one(tag="span")["text"] == "Niet bekend"


@pytest.mark.parametrize(
    ("vorige", "volgende", "links"),
    [(None, None, []), (1, 3, ["?pagina=1", "?pagina=3"]), (None, 2, ["?pagina=2"])],
)
def test_the_pager_goes_on_without_counting(vorige, volgende, links):
    page = component("_pager", wat="taken", vorige=vorige, volgende=volgende)

    assert [e["href"] for e in page.all(tag="a")] == links


def test_saved_is_a_status_that_tells_when():
    page = component("_saved", opgeslagen=MOMENT, formulier="f")
    assert page.one(role="status")["data-concept"] == "f"
    assert page.one(tag="span")["text"] == "Concept opgeslagen om 16.31 uur"
    assert component("_saved").one(role="status")["text"].strip() == ""


def test_the_trail_is_a_table_with_a_name_and_words_for_its_columns_on_a_phone():
    done = {"wat": "Bekeken", "waarom": "Triage (D01)", "uitkomst": "Toegestaan"}
    page = component("_trail", regels=[{"wanneer": MOMENT, "wie": "Wijkteam", **done}])
    assert page.one(tag="caption")["text"] == "Wie keek en wie deed wat"
    cells = page.all(tag="td")
    assert cells[0]["text"] == "1 mei 2026, 16.31 uur"
    assert [e.get("data-kop") for e in cells[1:]] == ["Wie", "Wat", "Waarom", "Uitkomst"]


def test_a_term_comes_with_its_date_and_its_rule():
    page = component("_termijn", datum=timezone.localdate(), waarom="3 maanden na de start.")
    assert page.one(tag="strong")["text"] == "Vandaag"
    assert "3 maanden na de start." in [e["text"] for e in page.all(tag="span")]
