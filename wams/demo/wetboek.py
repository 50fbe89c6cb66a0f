"""How the demonstration rules became law, and one change of them that is under way."""

from copy import deepcopy
from datetime import timedelta

from wams.demo.schrijven import moment
from wams.recht.catalogus import checksum
from wams.recht.models import Catalogusversie
from wams.wetboek.models import Advies, Dpia, Handtekening, Ontwerp, Strekking

Status = Catalogusversie.Status
DAG = timedelta(days=1)
TEKSTEN = {
    "beschrijving": "Casusregie voor huishoudens met meer dan één samenhangend probleem.",
    "noodzaak": "Zonder afstemming werken partijen langs elkaar heen. Per doel zo min mogelijk.",
    "risicos": "Te veel delen, te lang bewaren, en iemand die meekijkt zonder reden.",
    "maatregelen": "Toegang per doel met een einddatum, een vast log, vaste termijnen.",
    "mening_clienten": "De cliëntenraad vroeg om gewone taal en om inzage in wie meekeek.",
    "raadpleging": "Niet nodig: na de maatregelen blijft er geen hoog risico over.",
}


def add_wetboek(lading, stad):
    """After everything else: the steps must come one after the other, as they do in the work."""
    dpia = _dpia(lading, stad)
    eerste = Catalogusversie.objects.get(pk=stad.catalogus.versie_id)
    tweede = _versie(lading, eerste, lading.vandaag - 20 * DAG, "Herzien na het eerste jaar.")
    _advies(lading, stad, tweede, 27)
    for rol, key, dagen in (("jurist", "laura", 24), ("besluitnemer", "marijke", 22)):
        Handtekening.objects.create(
            id=lading.new_id(),
            gemeente=stad.gemeente,
            versie=tweede,
            sha256=tweede.sha256,
            rol=rol,
            user=stad.mensen[key],
            op=moment(lading.vandaag - dagen * DAG),
        )
    tweede.move_to(Status.ACTIEF)
    tweede.save(update_fields=["status"])
    derde = _versie(lading, tweede, lading.vandaag + 40 * DAG, "Langer de tijd voor het plan.")
    _advies(lading, stad, derde, 2)
    return dpia


def add_ontwerp(lading, stad, auteur):
    """Elsewhere somebody is still writing: a draft with one rule changed."""
    vorige = Catalogusversie.objects.get(pk=stad.catalogus.versie_id)
    inhoud = deepcopy(vorige.inhoud)
    next(rij for rij in inhoud["termijnen"] if rij["code"] == "PLAN")["aantal"] += 1
    return Ontwerp.objects.create(
        id=lading.new_id(),
        gemeente=stad.gemeente,
        regime=vorige.regime,
        label=vorige.label,
        inhoud=inhoud,
        vertrekpunt=vorige,
        auteurs=[str(stad.mensen[auteur].pk)],
        aangemaakt_op=moment(lading.gisteren, 14),
    )


def _versie(lading, vorige, vanaf, toelichting):
    """The same rules with one more week for the plan, so that there is something to compare."""
    inhoud = deepcopy(vorige.inhoud)
    plan = next(rij for rij in inhoud["termijnen"] if rij["code"] == "PLAN")
    plan["aantal"] += 1
    return Catalogusversie.objects.create(
        id=lading.new_id(),
        gemeente=vorige.gemeente,
        nummer=vorige.nummer + 1,
        regime=vorige.regime,
        label=vorige.label,
        inhoud=inhoud,
        sha256=checksum(inhoud),
        actief_vanaf=vanaf,
        auteurs=[],
        toelichting=toelichting,
        vertrekpunt=vorige,
    )


def _advies(lading, stad, versie, dagen):
    Advies.objects.create(
        id=lading.new_id(),
        gemeente=stad.gemeente,
        versie=versie,
        sha256=versie.sha256,
        fg=stad.mensen["hanneke"],
        strekking=Strekking.VOORWAARDEN,
        tekst="Akkoord. Bevestig de termijn met de jurist voordat het jaar om is.",
        op=moment(lading.vandaag - dagen * DAG),
    )


def _dpia(lading, stad):
    op = moment(lading.vandaag - 90 * DAG)
    return Dpia.objects.create(
        id=lading.new_id(),
        gemeente=stad.gemeente,
        regime=stad.catalogus.regime,
        opgesteld_door=stad.mensen["laura"],
        opgesteld_op=op,
        strekking=Strekking.POSITIEF,
        advies="De maatregelen passen bij de risico’s.",
        advies_door=stad.mensen["hanneke"],
        advies_op=op + 10 * DAG,
        besluit="Vastgesteld namens het college.",
        besluit_door=stad.mensen["marijke"],
        besluit_op=op + 20 * DAG,
        herzien_voor=lading.vandaag + 275 * DAG,
        status=Dpia.Status.VASTGESTELD,
        **TEKSTEN,
    )
