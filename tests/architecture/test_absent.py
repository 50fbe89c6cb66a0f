"""What must not exist: searching for people, watching them, scoring them, labelling them."""

import re

import pytest
from django.apps import apps

from tests.architecture.test_scoping import CODE, name_of
from tests.architecture.test_sizes import TEMPLATES
from tests.architecture.test_urls import ENTRIES
from wams.doelbinding.policy import registered_acts

FORBIDDEN = re.compile(
    r"(?<!onder)(?<!ver)zoek|search|volglijst|watch|abonne|subscri|score|risico|profiel|ranking|koppel_bestand|bulk",
    re.IGNORECASE,
)
# Looking for one open casus of the person of one melding in triage: answers that, not what.
ALLOWED_ACTS = {"melding.zoek_casus", "melding.check_duplicate", "melding.dubbelcheck"}
# A search box, if there ever is one, finds within own casussen only; today there is none.
ALLOWED_URLS = {"meldpunt:dubbelcheck", "meldpunt:zoek_casus"}

# That sharing this one gegeven can cost the cliënt money or a home: it protects, and rates nobody.
# And what it means for a person not to be told yet: the law asks to weigh it, nobody is rated.
ALLOWED_FIELDS = {
    "cases.Gegeven.handhavingsrisico",
    "cases.Gegeven.handhavingsrisico_door",
    "cases.Uitstelbesluit.risicos",
    "disclosures.Registerregel.handhavingsrisico",
    "disclosures.Verstrekking.handhavingsrisico",
}


@pytest.mark.req("R-019")
def test_no_act_and_no_address_searches_watches_or_scores_people():
    acts = {act for act in registered_acts() if FORBIDDEN.search(act)}
    urls = {name for name, _ in ENTRIES if FORBIDDEN.search(name)}

    assert acts - ALLOWED_ACTS == set()
    assert urls - ALLOWED_URLS == set()


@pytest.mark.req("R-019", "R-189")
def test_no_model_keeps_a_score_a_label_or_a_count_of_earlier_procedures():
    pattern = re.compile(r"score|risico|profiel|label|aantal_casus|eerdere_|stigma", re.IGNORECASE)
    kernel = ("accounts", "doelbinding", "formulieren")
    ours = ("cases", "workplans", "disclosures", "meldpunt", *kernel)
    found = {
        f"{model._meta.label}.{field.name}"
        for model in apps.get_models()
        if model._meta.app_label in ours
        for field in model._meta.concrete_fields
        if pattern.search(field.name)
    }

    assert found == ALLOWED_FIELDS


@pytest.mark.req("R-189")
def test_no_screen_calls_a_person_a_case_of_something():
    words = re.compile(r"multiprobleem|probleemgezin|wams-?cliënt|mvp-?(gezin|cliënt)|zorgmijder")
    texts = [*TEMPLATES, *CODE]

    assert [p.name for p in texts if words.search(p.read_text(encoding="utf-8").lower())] == []


@pytest.mark.req("R-019")
def test_the_database_answers_a_person_search_in_one_place_only():
    callers = {name_of(p) for p in CODE if "wams_zoek_open_casus" in p.read_text(encoding="utf-8")}

    rights = {"wams/database/rechten.py"}  # says who may call it, and calls nothing
    assert all(name.startswith("meldpunt/") for name in callers - rights)
