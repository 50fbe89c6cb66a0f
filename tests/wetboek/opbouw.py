"""Walking rules to law as the people do it, each act under its own name."""

import re
from contextlib import contextmanager
from datetime import timedelta

import time_machine
from django.utils import timezone

from tests.opzet import at_moment
from wams.doelbinding.actor import Actor
from wams.recht.vorm import flatten
from wams.wetboek import actions, regels, selectors

DAG = timedelta(days=1)
HIDDEN = r'type="hidden" name="(versie|inzending|gemeente)" value="([^"]+)"'
DPIA = dict.fromkeys(
    ("beschrijving", "noodzaak", "risicos", "maatregelen", "mening_clienten", "raadpleging"),
    "Tekst.",
)


def today():
    return timezone.localdate()


def do(wereld, action, user, subject, **arguments):
    actor = Actor.for_act(user, action.act, wereld.gemeente.pk)
    return action(subject, actor=actor, **arguments)


def make_ontwerp(wereld, regime="WAMS", vertrekpunt="nieuwste"):
    words = {"vertrekpunt": vertrekpunt, "regime": regime, "label": "demonstratie"}
    return do(wereld, actions.start_ontwerp, wereld.beheerder, wereld.gemeente, **words)


def make_versie(wereld, regime="WAMS", vanaf=None):
    words = {"actief_vanaf": vanaf or today() + DAG, "toelichting": "Proef"}
    return do(wereld, actions.present, wereld.beheerder, make_ontwerp(wereld, regime), **words)


def advise(wereld, versie, strekking="POSITIEF", user=None):
    words = {"strekking": strekking, "tekst": "Gelezen."}
    return do(wereld, actions.advise, user or wereld.fg, versie, **words)


def sign(wereld, versie, rol, user=None, afwijking=""):
    action = getattr(actions, f"sign_as_{rol}")
    return do(wereld, action, user or getattr(wereld, rol), versie, afwijking=afwijking)


def make_dpia(wereld, regime="WAMS", herzien_voor=None, upto="VASTGESTELD"):
    dpia = do(wereld, actions.draw_up_dpia, wereld.jurist, wereld.gemeente, regime=regime, **DPIA)
    if upto == "OPGESTELD":
        return dpia
    words = {"strekking": "POSITIEF", "advies": "Akkoord."}
    dpia = do(wereld, actions.advise_dpia, wereld.fg, dpia, **words)
    if upto == "GEADVISEERD":
        return dpia
    words = {"uitkomst": upto, "besluit": "Vastgesteld.", "herzien_voor": herzien_voor}
    words["herzien_voor"] = herzien_voor or today() + 365 * DAG
    return do(wereld, actions.decide_dpia, wereld.besluitnemer, dpia, **words)


def make_wet(wereld, regime="WAMS", vanaf=None):
    """A version that went the whole way."""
    make_dpia(wereld, regime)
    versie = advise(wereld, make_versie(wereld, regime, vanaf))
    sign(wereld, versie, "jurist")
    return sign(wereld, versie, "besluitnemer")


@contextmanager
def on_day(offset):
    moment = timezone.now() + offset * DAG
    with time_machine.travel(moment, tick=False), at_moment(moment):
        yield


def change(wereld, vanaf, regime="WAMS", **per_code):
    """A new version that went the whole way, in which these rows have one other value each."""
    ontwerp = make_ontwerp(wereld, regime)
    for regel in regels.walk(ontwerp.inhoud):
        anders = per_code.get(f"{regel.soort}__{regel.rij.code.replace('-', '_')}")
        if anders:
            words = {"rij": regel.pk, "waarden": flatten(regel.rij) | anders}
            ontwerp = do(wereld, actions.correct_regel, wereld.beheerder, ontwerp, **words)
    return bring_in(wereld, ontwerp, vanaf)


def bring_in(wereld, ontwerp, vanaf):
    """A draft becomes law from that day: presented, advised on, signed by two."""
    make_dpia(wereld, ontwerp.regime)
    words = {"actief_vanaf": vanaf, "toelichting": "Eén regel anders."}
    versie = advise(wereld, do(wereld, actions.present, wereld.beheerder, ontwerp, **words))
    sign(wereld, versie, "jurist")
    return sign(wereld, versie, "besluitnemer")


def send(client, path, **data):
    shown = client.get(path).text
    return client.post(path, dict(re.findall(HIDDEN, shown)) | data)


def nieuwste(wereld):
    return selectors.nieuwste(wereld.gemeente.pk)
