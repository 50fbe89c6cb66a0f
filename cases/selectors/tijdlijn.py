"""What was decided in a casus, and what one did in it oneself."""

from django.utils import timezone

from cases.models import Besluit
from cases.selectors.brieven import verstuurd
from cases.selectors.casus import kop
from wams.audit.eigen import own_lines
from wams.web.templatetags.nl import datum_dag, datum_kort, tijd

OVERGANGEN = {
    "C01": "Onderzoek gestart",
    "C02": "Onderzoek op verzoek gestart",
    "C03": "Niet gestart",
    "C04": "Onderzoek afgerond",
    "C05": "Onderzoek beëindigd",
    "C05a": "Onderzoek verlengd",
    "C05b": "Beëindigd na het onderzoek",
    "C05c": "Verder op eigen hulpvraag",
    "GEG": "Gegeven afgehandeld",
    "KAN": "Meedoen lukt nu niet",
    "C06": "Coördinator aangesteld",
    "C07": "Werkplan vastgesteld",
    "C07b": "Beëindigd zonder werkplan",
    "C08": "Werkplan gewijzigd",
    "C09": "Heroverweging begonnen",
    "C10a": "Aanpak gaat door",
    "C10b": "Aanpak verlengd",
    "C11": "Aanpak beëindigd",
    "C12": "Opgeschort of hervat",
    "C12b": "Beëindigd tijdens een opschorting",
    "C13": "In bewaring genomen",
    "C15": "Overgedragen",
    "DEEL": "Deel van één cliënt beëindigd",
    "DOOD": "Overlijden vastgelegd",
    "PERS": "Verkeerde persoon uitgezocht",
}
# One code for several acts.
STAPPEN = {
    ("C02", "aanvullen"): "Verzoek terug om aan te vullen",
    ("C02", "afgewezen"): "Verzoek om onderzoek afgewezen",
    ("C05", "akkoord"): "Onderzoek op verzoek verlengd",
    ("C05", "afgewezen"): "Verlenging van het onderzoek niet akkoord",
    ("C10b", "gevraagd"): "Verlenging gevraagd",
    ("C10b", "afgewezen"): "Verlenging niet akkoord",
    ("C12", "hervat"): "Hervat",
    ("C12", "opgeschort"): "Opgeschort",
    ("C15", "gevraagd"): "Overdracht gevraagd",
    ("GEG", "betwist"): "Gegeven betwist",
    ("GEG", "klopt"): "De bron blijft bij een betwist gegeven",
    ("GEG", "beperkt"): "Gebruik van een gegeven beperkt",
    ("GEG", "vrij"): "Gegeven weer te gebruiken",
    ("GEG", "verbeterd"): "Gegeven verbeterd",
    ("GEG", "geblokkeerd"): "Verkeerd gegeven geblokkeerd",
    ("GEG", "terecht"): "Geblokkeerd gegeven hoort er toch in",
    ("GEG", "verplaatst"): "Gegeven bij de goede persoon gezet",
    ("GEG", "verwijderd"): "Verkeerd gegeven verwijderd",
    ("GEG", "teruggegeven"): "Verkeerd gegeven teruggegeven aan de bron",
    ("PERS", "geblokkeerd"): "Verkeerde persoon geblokkeerd",
}


def tijdlijn(actor, casus):
    """Decisions with their reason, newest first, and beside them the own looks and acts."""
    return kop(actor, casus) | {
        "regels": besluiten(actor, casus),
        "eigen": _per_dag(own_lines(actor, casus.pk, limit=60)),
    }


def _per_dag(rows):
    """Equal lines of one day are one line with a count, under the moment of the newest."""
    found = {}
    for row in rows:
        wat = f"{row['soort']}: {row['wat']}" if row["wat"] else row["soort"]
        key = (timezone.localdate(row["at"]), wat)
        line = found.setdefault(key, {"wanneer": _moment(row["at"]), "wat": wat, "aantal": 0})
        line["aantal"] += 1
    return list(found.values())


def besluiten(actor, casus, limit=None):
    """Decisions, and the letters that the people of the casus got, newest first."""
    rows = Besluit.objects.visible_to(actor).van(casus).select_related("genomen_door")
    melding = {"wanneer": _dag(casus.gemeld_op), "wat": "Melding", "onder": ""}
    lines = [
        (timezone.localdate(row.genomen_op), _regel(row)) for row in rows.order_by("-genomen_op")
    ]
    lines += [(brief.verzonden_op, _brief(brief)) for brief in verstuurd(actor, casus)]
    lines.sort(key=lambda line: line[0], reverse=True)
    return [*(line for _, line in lines), melding][:limit]


def _brief(brief):
    return {
        "wanneer": _dag(brief.verzonden_op),
        "wat": f"Brief: {brief.titel}",
        "onder": f"Aan {brief.ontvanger_naam}, {brief.get_kanaal_display().lower()}.",
        "url": brief.get_absolute_url(),
    }


def _regel(besluit):
    who = besluit.genomen_door.naam if besluit.genomen_door else "Het systeem"
    reden = f" {besluit.motivering}" if besluit.motivering else ""
    return {
        "wanneer": _dag(timezone.localdate(besluit.genomen_op)),
        "wat": STAPPEN.get((besluit.overgang, besluit.gegevens.get("stap")))
        or OVERGANGEN.get(besluit.overgang, "Besluit genomen"),
        "onder": f"{who}, op grond van {besluit.artikel}.{reden}",
    }


def _dag(day):
    """1 mei in this year, 01-05-2025 before it."""
    return datum_dag(day) if day.year == timezone.localdate().year else datum_kort(day)


def _moment(moment):
    return f"{_dag(timezone.localdate(moment))}, {tijd(moment)}"
