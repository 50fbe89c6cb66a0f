import shutil
from datetime import date

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, ProgrammingError

from tests.conftest import role
from tests.recht.conftest import versies
from wams.recht import laden, selectors
from wams.recht.codes import Regime
from wams.recht.fouten import GeenCatalogusError, OnbekendeCodeError, OngeldigeCatalogusError
from wams.recht.models import Catalogusversie

pytestmark = pytest.mark.django_db(transaction=True)
Status = Catalogusversie.Status

VOOR = date(2026, 1, 1)
KANTEL = date(2026, 7, 1)


def load_changed(tmp_path, regime, bestand, oud, nieuw):
    """The same program over a source in which one thing was changed."""
    bron = shutil.copytree(laden.BRON, tmp_path / "bron")
    tekst = (bron / bestand).read_text()
    assert oud in tekst
    (bron / bestand).write_text(tekst.replace(oud, nieuw, 1))
    return laden.load(regime=regime, peildatum=KANTEL, bron=bron, label="demonstratie")


def load_by_command(regime, vanaf, label="demonstratie"):
    with role("wams_owner"):
        call_command("load_catalogus", "rechtdam", regime=regime, vanaf=vanaf, label=label)


def test_without_catalogue_nothing_is_allowed(gemeente):
    with pytest.raises(GeenCatalogusError, match="op 24-11-2026 geen catalogus actief"):
        selectors.voor(gemeente.pk, op=date(2026, 11, 24))


def test_a_catalogue_holds_from_its_day_and_for_its_own_gemeente(gemeente, activate, huidig):
    versie = activate(huidig, VOOR)

    assert selectors.voor(gemeente.pk, op=VOOR).versie_id == versie.pk
    assert selectors.voor(gemeente.pk).versie_id == versie.pk
    with pytest.raises(GeenCatalogusError):
        selectors.voor(gemeente.pk, op=date(2025, 12, 31))
    with pytest.raises(GeenCatalogusError):
        selectors.voor(versie.pk, op=VOOR)


@pytest.mark.req("R-001")
def test_regime_ground_term_bewaarregel_and_partij_go_by_gemeente_and_date(
    gemeente, activate, huidig, wams
):
    activate(huidig, VOOR)
    activate(wams, KANTEL)

    ervoor = selectors.voor(gemeente.pk, op=date(2026, 6, 30))
    erna = selectors.voor(gemeente.pk, op=KANTEL)

    assert (ervoor.regime, erna.regime) == (Regime.HUIDIG_RECHT, Regime.WAMS)
    assert erna.grondslag("WAMS-A").label
    with pytest.raises(OnbekendeCodeError):
        ervoor.grondslag("WAMS-A")
    assert not ervoor.bewaarregel("RC05").te_bevestigen
    assert erna.bewaarregel("RC05").te_bevestigen
    assert (ervoor.doel("D03").grondslag, erna.doel("D03").grondslag) == ("WMO-511", "WAMS-A")


@pytest.mark.req("R-001")
def test_a_term_and_a_partij_that_change_do_so_on_their_day(gemeente, activate, tmp_path, wams):
    wissel = 'geldig_tot = 2026-10-01\nopvolger = "{0}"'
    bron = shutil.copytree(laden.BRON, tmp_path / "bron")
    for naam, code, oud, nieuw in [
        ("termijnen", "PLAN", "aantal = 4", "aantal = 8"),
        ("partijtypen", "OGGZ", 'strafrechtelijk = ["V"]', 'strafrechtelijk = ["NEE"]'),
    ]:
        bestand = bron / f"{naam}.toml"
        tekst, kop = bestand.read_text(), f"[[{naam}]]"
        blok = next(b for b in tekst.split(kop) if f'code = "{code}"\n' in b).rstrip()
        assert oud in blok
        bestand.write_text(
            tekst.replace(blok, f"{blok}\n{wissel.format(code)}")
            + f"\n{kop}{blok.replace(oud, nieuw)}\ngeldig_van = 2026-10-01\n"
        )
    activate(
        laden.load(regime=Regime.WAMS, peildatum=KANTEL, bron=bron, label="demonstratie"), KANTEL
    )

    ervoor = selectors.voor(gemeente.pk, op=date(2026, 9, 30))
    erna = selectors.voor(gemeente.pk, op=date(2026, 10, 1))

    assert (ervoor.termijn("PLAN").aantal, erna.termijn("PLAN").aantal) == (4, 8)
    assert ervoor.mag_categorie("OGGZ", "P11")
    assert not erna.mag_categorie("OGGZ", "P11")


@pytest.mark.req("R-005")
def test_a_renumbered_article_leaves_an_old_decision_its_old_label(
    gemeente, activate, tmp_path, wams
):
    activate(wams, VOOR)
    datum = date(2026, 3, 1)
    besluit = (selectors.voor(gemeente.pk, op=datum).versie_id, "WAMS-VERDER", datum)
    hernummerd = load_changed(
        tmp_path, Regime.WAMS, "grondslagen.toml", "artikel 5.4.3 lid 4", "artikel 5.4.7 lid 4"
    )

    activate(hernummerd, KANTEL)

    versie_id, code, datum = besluit
    toen = selectors.versie(versie_id, op=datum).grondslag(code)
    nu = selectors.voor(gemeente.pk, op=KANTEL).grondslag(code)
    assert toen.artikel == "Wmo 2015, artikel 5.4.3 lid 4 (wetsvoorstel)"
    assert nu.artikel == "Wmo 2015, artikel 5.4.7 lid 4 (wetsvoorstel)"


def test_a_withdrawn_version_is_not_chosen_but_can_still_be_read(gemeente, activate, huidig, wams):
    activate(huidig, VOOR)
    fout = activate(wams, KANTEL)

    with role("wams_owner"):
        fout.status = Status.VERVALLEN
        fout.save(update_fields=["status"])

    assert selectors.voor(gemeente.pk, op=KANTEL).regime == Regime.HUIDIG_RECHT
    assert selectors.versie(fout.pk, op=KANTEL).regime == Regime.WAMS


def test_what_is_presented_is_no_law(gemeente, activate, wams):
    concept = activate(wams, VOOR, status=Status.VOORGELEGD)

    with pytest.raises(GeenCatalogusError):
        selectors.voor(gemeente.pk, op=KANTEL)
    with pytest.raises(Catalogusversie.DoesNotExist):
        selectors.versie(concept.pk, op=KANTEL)


def test_content_that_does_not_fit_its_sum_is_refused(gemeente, activate, wams):
    activate(wams, VOOR, sha256="0" * 64)

    with pytest.raises(OngeldigeCatalogusError, match="hoort niet bij de controlesom"):
        selectors.voor(gemeente.pk, op=VOOR)


def test_a_version_is_read_once(gemeente, activate, wams, django_assert_num_queries):
    activate(wams, VOOR)
    selectors.voor(gemeente.pk, op=VOOR)

    with django_assert_num_queries(1):
        selectors.voor(gemeente.pk, op=KANTEL)


@pytest.mark.parametrize(
    "change",
    [
        {"label": "echt"},
        {"regime": Regime.HUIDIG_RECHT},
        {"inhoud": {}},
        {"actief_vanaf": KANTEL},
        {"status": Status.VOORGELEGD},
        {"status": Status.VERVALLEN, "label": "echt"},
    ],
    ids=str,
)
def test_not_even_the_owner_changes_what_was_active(activate, wams, change):
    versie = activate(wams, VOOR)
    rij = Catalogusversie.objects.filter(pk=versie.pk)

    with role("wams_owner"):
        with pytest.raises(IntegrityError, match="verandert niet meer"):
            rij.update(**change)
        with pytest.raises(IntegrityError, match="verandert niet meer"):
            rij._raw_delete(rij.db)


def test_what_lapsed_stays_lapsed(activate, wams):
    versie = activate(wams, VOOR, status=Status.VERVALLEN)

    with role("wams_owner"), pytest.raises(IntegrityError, match="verandert niet meer"):
        Catalogusversie.objects.filter(pk=versie.pk).update(status=Status.ACTIEF)


def test_what_is_presented_can_only_be_withdrawn_or_become_law(activate, wams):
    versie = activate(wams, VOOR, status=Status.VOORGELEGD)

    with role("wams_owner"):
        with pytest.raises(IntegrityError, match="verandert niet meer"):
            Catalogusversie.objects.filter(pk=versie.pk).update(label="beter")
        rij = Catalogusversie.objects.filter(pk=versie.pk)
        with pytest.raises(IntegrityError, match="verandert niet meer"):
            rij._raw_delete(rij.db)
        Catalogusversie.objects.filter(pk=versie.pk).update(status=Status.INGETROKKEN)
        with pytest.raises(IntegrityError, match="verandert niet meer"):
            Catalogusversie.objects.filter(pk=versie.pk).update(status=Status.ACTIEF)


@pytest.mark.parametrize(
    ("anders", "naam"),
    [
        ({"nummer": 1}, "catalogusversie_nummer_uniek"),
        ({"nummer": 0}, "catalogusversie_nummer_vanaf_1"),
        ({"actief_vanaf": VOOR}, "catalogusversie_een_per_dag"),
        ({"actief_vanaf": None}, "actief_vanaf"),
        ({"status": "KLAAR"}, "catalogusversie_status"),
        ({"regime": "OOIT"}, "catalogusversie_regime"),
        ({"sha256": "geen som"}, "catalogusversie_som"),
        ({"label": ""}, "catalogusversie_heeft_label"),
    ],
)
def test_the_database_refuses_an_impossible_version(activate, wams, anders, naam):
    activate(wams, VOOR)

    with pytest.raises(IntegrityError, match=naam):
        activate(wams, KANTEL, **anders)


def test_the_web_makes_nothing_law_and_throws_nothing_away(activate, wams):
    versie = activate(wams, VOOR, status=Status.VOORGELEGD)

    with pytest.raises(ProgrammingError, match="twee handtekeningen"):
        Catalogusversie.objects.filter(pk=versie.pk).update(status=Status.ACTIEF)
    with pytest.raises(ProgrammingError, match="permission denied"):
        Catalogusversie.objects.filter(pk=versie.pk).update(label="beter")
    rij = Catalogusversie.objects.filter(pk=versie.pk)
    with pytest.raises(ProgrammingError, match="permission denied"):
        rij._raw_delete(rij.db)


def test_the_command_activates_and_does_nothing_the_second_time(gemeente, capsys):
    load_by_command("WAMS", VOOR)
    load_by_command("WAMS", VOOR)

    versie = versies(gemeente).get()
    assert (versie.nummer, versie.status, versie.label) == (1, Status.ACTIEF, "demonstratie")
    assert str(versie) == "Catalogus 1 (demonstratie)"
    assert "was al actief" in capsys.readouterr().out
    assert selectors.voor(gemeente.pk, op=VOOR).regime == Regime.WAMS


@pytest.mark.parametrize("status", [Status.ACTIEF, Status.VERVALLEN])
@pytest.mark.parametrize(
    ("regime", "vanaf", "label"),
    [
        ("HUIDIG_RECHT", VOOR, "demonstratie"),
        ("HUIDIG_RECHT", KANTEL, "demonstratie"),
        ("WAMS", KANTEL, "demonstratie"),
    ],
)
def test_the_command_never_changes_rules_that_were_law(
    gemeente, activate, wams, status, regime, vanaf, label
):
    eerste = activate(wams, VOOR, status=status)

    with pytest.raises(CommandError) as geweigerd:
        load_by_command(regime, vanaf, label)

    for road in ("Rechtdam heeft al regels", "een ontwerp", "FG adviseert", "twee mensen tekenen"):
        assert road in str(geweigerd.value)
    (nu,) = versies(gemeente)
    assert (nu.pk, nu.status, nu.sha256) == (eerste.pk, status, eerste.sha256)


def test_what_was_only_presented_does_not_stop_the_first_version(gemeente, activate, wams):
    activate(wams, VOOR, status=Status.VOORGELEGD)

    load_by_command("WAMS", VOOR)

    geldt = selectors.voor(gemeente.pk, op=VOOR).versie_id
    assert versies(gemeente).get(pk=geldt).nummer == 2


def test_a_regime_with_gaps_does_not_become_law_and_says_what_is_missing(gemeente):
    with pytest.raises(CommandError) as geweigerd:
        load_by_command("WAMS", VOOR, label="definitief")

    assert "grondslag WAMS-VERZOEK: artikel ontbreekt" in str(geweigerd.value)
    assert "bewaarregel RC05: geen regel in WAMS" in str(geweigerd.value)
    assert not versies(gemeente).exists()


def test_the_command_knows_the_gemeente_or_stops(gemeente):
    with role("wams_owner"), pytest.raises(CommandError, match="geen gemeente met code 'elders'"):
        call_command("load_catalogus", "elders", regime="WAMS", vanaf=VOOR, label="demonstratie")


def test_a_source_with_faults_does_not_become_law(gemeente, tmp_path, monkeypatch):
    monkeypatch.setattr(laden, "AANVULLING", tmp_path)
    (tmp_path / "stuk").mkdir()
    (tmp_path / "stuk" / "rollen.toml").write_text('[[rollen]]\ncode = "X"\n')

    with pytest.raises(CommandError, match=r"rollen\.toml:1: veld label"):
        load_by_command("HUIDIG_RECHT", VOOR, label="stuk")
