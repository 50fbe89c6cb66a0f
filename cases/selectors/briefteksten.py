"""The text of a letter: its template, filled once with what held on the day of the decision."""

from datetime import date

from django.template.loader import render_to_string

from cases.models.briefsoorten import SOORTEN, doel_van
from wams.web.templatetags.nl import datum


def opgemaakt(brief, catalogus):
    """The text as it goes out; what was typed in is escaped by the template."""
    soort = SOORTEN[brief.code]
    return render_to_string(soort.sjabloon, context(brief, soort, catalogus)).strip()


def context(brief, soort, catalogus):
    casus = brief.casus
    return {
        "titel": brief.titel,
        "naam": brief.ontvanger_naam,
        "over": brief.betrokkene.naam if brief.vertegenwoordiging_id else "",
        "gemeente": casus.gemeente,
        "contact": brief.contact,
        "telefoon": brief.contact.telefoon or casus.gemeente.telefoon,
        "eigen": brief.vrije_tekst,
        "bezwaar": brief.met_bezwaar,
        "wet": catalogus.grondslag(catalogus.doel(doel_van(soort, casus)).grondslag),
        **feiten(casus),
        **brief.gegevens,
    }


def feiten(casus):
    """What every letter may say about how the work goes on; written out as it will be read."""
    days = {
        "gemeld_op": casus.gemeld_op,
        "klaar_voor": casus.termijn_tot,
        "evaluatie_op": casus.evaluatie_op,
        "einddatum": casus.einddatum,
    }
    return leesbaar(days)


def leesbaar(gegevens):
    """Dates in full; the rest as it is, so that it can be kept as JSON."""
    return {k: datum(v) if isinstance(v, date) else v for k, v in gegevens.items()}
