"""No request repeats itself and nothing watches a person: there is no place to write it down."""

import re

import pytest
from django.apps import apps

from wams.celery import SCHEDULE
from wams.retention.models import Dossierstuk

HERHALING = re.compile(r"herhaal|interval|frequentie|abonnement|volglijst|elke_|cron|recurr|watch")
VRAGEN = re.compile(r"verzoek_|gegevensverzoek|vraag|zoek_|kandida|risico|screen")
DOSSIERS = [model for model in apps.get_models() if issubclass(model, Dossierstuk)]


@pytest.mark.parametrize("model", DOSSIERS, ids=lambda model: model._meta.label)
def test_nothing_about_a_person_has_a_rhythm(model):
    assert [f.name for f in model._meta.get_fields() if HERHALING.search(f.name)] == []


def test_no_task_asks_or_looks_for_people_by_itself():
    assert [task for task in SCHEDULE if VRAGEN.search(task)] == []
