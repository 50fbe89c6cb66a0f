"""What a weighing asks, what is missing in it, and who sees what of it."""

from django.utils import timezone

from disclosures.models.afweging import Afweging, Afwegingsuitkomst
from workplans.selectors import partij

# What each decision to share says, whatever its ground.
ALTIJD_NODIG = {
    "feiten": "Schrijf op welke feiten u zag of hoorde.",
    "welke": "Schrijf op welke gegevens u deelt, en niet meer dan nodig is.",
    "over_wie": "Schrijf op over wie de gegevens gaan.",
    "aan_wie": "Schrijf op aan wie u de gegevens geeft.",
    "waarvoor": "Schrijf op waarvoor de ontvanger ze nodig heeft.",
    "weging": "Schrijf op waarom delen hier zwaarder weegt dan zwijgen.",
}


def gronden(catalogus):
    return catalogus.rijen("geheimgronden")


def vragen(catalogus):
    return catalogus.rijen("geheimvragen")


def tekort(catalogus, grond, antwoorden):
    """(field, what to do) for each thing that a decision to share still lacks."""
    if not grond:
        yield "grond", "Kies op welke grond u deelt. Is er geen grond? Dan deelt u niet."
        return
    rij = catalogus.rij("geheimgronden", grond)
    for naam, tekst in ALTIJD_NODIG.items():
        if not antwoorden.get(naam):
            yield naam, tekst
    if not antwoorden.get("gesprek") and not antwoorden.get("geen_gesprek"):
        yield "gesprek", "Schrijf op wat de cliënt ervan vindt, of waarom u niet kon overleggen."
    labels = {vraag.code: vraag.label for vraag in vragen(catalogus)}
    yield from _tekort_van_grond(rij, antwoorden, labels)


def _tekort_van_grond(rij, antwoorden, labels):
    if rij.toestemming and antwoorden.get("toestemming") != "gegeven":
        yield (
            "toestemming",
            "Deze grond vraagt dat de cliënt toestemming gaf. Kies anders een andere.",
        )
    if rij.artikel_nodig and not antwoorden.get("artikel"):
        yield "artikel", "Noem het artikel van de wet."
    if rij.overleg and not antwoorden.get("overleg"):
        yield (
            "overleg",
            "Deze grond vraagt overleg met een ander. Schrijf op met wie, zonder namen.",
        )
    if rij.motivering and not antwoorden.get("motivering"):
        yield "motivering", "Schrijf op waarom u deze grond toch gebruikt."
    for code in rij.vragen:
        if not antwoorden.get(code):
            yield code, f"Beantwoord: ‘{labels[code]}’ Alle zes antwoorden zijn nodig."


def eigen(actor):
    """One's own weighings that are still kept here, the newest first."""
    rows = Afweging.objects.visible_to(actor).defer("inhoud")
    return rows.order_by("-aangemaakt_op", "pk")


def afweging(actor, row):
    return {"grondrij": _grond(actor, row), "blijft_tot": row.bewaren_tot}


def aanleidingen(actor):
    """The afspraken that one promised oneself: what a weighing may be about."""
    mine = [row for row in partij.afspraken(actor)[:50] if row.uitvoerder_id == actor.user_id]
    return {str(row.pk): row for row in mine}


def uitkomsten(actor, casus):
    """For who works in the casus: that there was a weighing, and what came of it."""
    rows = Afwegingsuitkomst.objects.visible_to(actor).van(casus)
    found = list(rows.select_related("organisatie", "professional"))
    for row in found:
        row.grondrij = _grond(actor, row)
    return {"uitkomsten": found}


def verlopen(actor):
    """What may not be kept any longer."""
    return Afweging.objects.visible_to(actor).filter(bewaren_tot__lt=timezone.localdate())


def _grond(actor, row):
    """The ground by the law of the day of the decision."""
    if not row.grond:
        return None
    return actor.catalogus.rij("geheimgronden", row.grond, row.besloten_op)
