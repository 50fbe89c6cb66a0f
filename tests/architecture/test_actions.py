"""Every write is an action with a registered act, and every act is said in Dutch."""

import importlib
import inspect
import pkgutil

import pytest
from django.apps import apps

from wams import actions
from wams.audit import teksten
from wams.doelbinding import policy

OURS = [config for config in apps.get_app_configs() if hasattr(config, "module")]
APPS = [
    "cases",
    "workplans",
    "disclosures",
    "meldpunt",
    "wams.beheer",
    "wams.toezicht",
    "wams.werk",
    "wams.wetboek",
]


def action_modules():
    for app in APPS:
        try:
            module = importlib.import_module(f"{app}.actions")
        except ModuleNotFoundError:
            continue
        yield module
        for found in pkgutil.iter_modules(getattr(module, "__path__", [])):
            yield importlib.import_module(f"{module.__name__}.{found.name}")


def public_functions():
    for module in action_modules():
        for name, function in inspect.getmembers(module, inspect.isfunction):
            own = function.__module__ == module.__name__
            if own and not name.startswith("_"):
                yield pytest.param(module, name, function, id=f"{module.__name__}.{name}")


# Inner helpers that several actions share: they take a locked row and never open a transaction.
SHARED_STEPS = {
    "cases.actions.aanstellen",
    "cases.actions.bereik",
    "cases.actions.klok",
    "cases.actions.document_stappen",
    "cases.actions.gegeven_stappen",
    "cases.actions.merk",
    "cases.actions.nabericht",
    "cases.actions.nieuw_gegeven",
    "cases.actions.overgang",
    "cases.actions.verzoek",
    "cases.actions.stappen",
    "cases.actions.stilte",
    "cases.actions.vastleggen",
    "workplans.actions.stappen",
    "disclosures.actions.stappen",
    "disclosures.actions.vastleggen",
    "meldpunt.actions.overgang",
}


@pytest.mark.req("R-009", "R-121")
@pytest.mark.parametrize(("module", "name", "function"), list(public_functions()))
def test_every_public_function_in_actions_is_an_act(module, name, function):
    if module.__name__ in SHARED_STEPS:
        assert not hasattr(function, "act")
        return

    assert policy.rule_for(function.act)


def test_no_act_is_performed_by_two_functions():
    assert len(set(actions.performed_acts().values())) == len(actions.performed_acts())


def test_an_act_that_is_not_listed_does_not_exist():
    with pytest.raises(KeyError):
        policy.rule_for("casus.copy_everything")


def test_an_act_cannot_be_registered_twice():
    act = next(iter(policy.registered_acts()))

    with pytest.raises(ValueError, match="twice"):
        policy.register({act: policy.rule_for(act)})


@pytest.mark.req("R-121")
def test_every_act_of_the_product_is_said_in_dutch():
    ours = {act for act in policy.registered_acts() if not act.startswith(("proef.", "stap."))}

    assert ours - set(teksten.TEKSTEN) == set()
