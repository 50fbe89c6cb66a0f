"""The picture in the README, made of invented people; kept with WAMS_README_SHOT=1."""

import os
from datetime import timedelta
from pathlib import Path

import pytest
from django.urls import reverse
from django.utils import timezone

from cases.actions import scope
from cases.models import Casus
from tests.opzet import arranging
from tests.workplans.opbouw import Planwerk
from wams.recht.codes import Rol
from workplans.actions import doelen

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]
BEELD = Path(__file__).resolve().parents[2] / "docs" / "casus.png"
HOOGSTENS = 300_000
KERN = "Rust in huis: schulden onder controle en de kinderen elke dag naar school."


@pytest.fixture
def aanpak(wereld):
    """A running aanpak of which the first goal is half-way."""
    user = wereld.user("Samira Haddad")
    wereld.mandaat(user, "coordinator")
    casus = wereld.casus_van(user, Rol.COORDINATOR, Casus.Status.PLAN_CONCEPT, nummer="2026-0147")
    werk = Planwerk(wereld, casus, user)
    werk.identify()
    zoon = wereld.betrokkene(casus, "gezinslid", relatie="Zoon", voornamen="Jip")
    with arranging():
        zoon.geboortedatum = timezone.localdate() - timedelta(days=3800)
        zoon.save(update_fields=["geboortedatum"])
    werk.ondersteuning()
    werk.do(
        scope.record_deelname, zoon, antwoord="ja", domeinen=[], op=timezone.localdate(),
        kanaal="gesprek",
    )  # fmt: skip
    werk.hulpvraag(woorden="Ik wil weer rustig slapen en zelf mijn geld regelen.")
    werk.begin()
    werk.describe(samenvatting=KERN)
    werk.kader()
    for domein, resultaat in (
        ("SCHULDHULP", "De huur wordt elke maand op tijd betaald"),
        ("ONDERWIJS", "Jip gaat elke dag naar school"),
    ):
        doel = werk.doel(resultaat, domein)
        werk.vraag(doel)
    werk.akkoord()
    werk.stel_vast()
    for afspraak in werk.afspraken:
        werk.zeg_toe(afspraak)
    werk.do(doelen.set_stap, werk.doelen[0], stap=3, op=timezone.localdate())
    return casus, user


def test_the_page_of_a_casus_makes_a_picture(aanpak, live_server, signed_in, tmp_path):
    casus, user = aanpak
    page = signed_in(user)
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(live_server.url + reverse("cases:casus", args=[casus.pk]))
    page.get_by_text("stap 3 van 5").wait_for()

    beeld = BEELD if os.environ.get("WAMS_README_SHOT") else tmp_path / BEELD.name
    page.screenshot(path=beeld, full_page=True)

    assert KERN in page.locator("main").inner_text()
    assert beeld.stat().st_size < HOOGSTENS
