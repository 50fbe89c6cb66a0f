"""One weighing of a data breach, with the time that is left."""

from django.urls import reverse
from django.utils import timezone

from disclosures.models import Datalekbeoordeling, Verstrekking
from wams.doelbinding.policy import may
from wams.web.templatetags.nl import datum, tijd


def uren_over(row):
    """Whole hours until it must be reported; negative when that has passed."""
    return int((row.melden_voor - timezone.now()).total_seconds() // 3600)


def klok(row):
    """What the clock says, in words."""
    if row.ap_gemeld_op:
        return f"Gemeld op {datum(row.ap_gemeld_op)}"
    if row.afgesloten_op:
        return "Afgesloten zonder melding"
    over = uren_over(row)
    return f"Nog {over} uur om te melden" if over >= 0 else f"{-over} uur te laat"


def beoordelingen(actor):
    """All of the gemeente for the FG, the shortest time first, those that are closed last."""
    rows = Datalekbeoordeling.objects.visible_to(actor).select_related("partij", "casusfase")
    found = list(rows.order_by("afgesloten_op", "melden_voor"))
    return [{"rij": row, "klok": klok(row), "laat": _laat(row)} for row in found]


def _laat(row):
    return row.ap_gemeld_op is None and row.afgesloten_op is None and uren_over(row) < 24


def beoordeling(actor, row):
    return {
        "datalek": row,
        "klok": klok(row),
        "laat": _laat(row),
        **_terug(actor, row),
        "melden": _melden(actor),
        "feiten": [{"naam": naam, "waarde": waarde} for naam, waarde in _feiten(actor, row)],
        "mag": {
            "beoordelen": not row.afgesloten_op and bool(may(actor, "datalek.assess", row)),
            "adviseren": not row.afgesloten_op and bool(may(actor, "datalek.advise", row)),
        },
    }


def _terug(actor, row):
    """Back to the verstrekking for who works in the casus, else to where it was found."""
    given = Verstrekking.objects.visible_to(actor).filter(pk=row.verstrekking_id).first()
    if given and may(actor, "verstrekking.view", given):
        return {"terug_url": given.get_absolute_url(), "terug": "De verstrekking"}
    return {"terug_url": reverse("toezicht:datalekken"), "terug": "Alle datalekken"}


def _melden(actor):
    """How long there is, as the catalogue has it."""
    termijn = actor.catalogus.termijn("DATALEK_AP")
    confirm = ", te bevestigen" if termijn.te_bevestigen else ""
    return (
        f"Melden bij de Autoriteit Persoonsgegevens moet binnen {termijn.aantal} "
        f"{termijn.eenheid} nadat u het wist ({termijn.artikel}{confirm})."
    )


def _feiten(actor, row):
    """Every field of the register, in the order in which one asks for them."""
    labels = {rij.code: rij.label for rij in actor.catalogus.categorieen}
    yield "Ontdekt", _moment(row.ontdekt_op)
    yield "Door", row.ontdekt_door.naam
    yield "Gebeurd", datum(row.gebeurd_op)
    yield "Melden bij de AP vóór", _moment(row.melden_voor)
    yield "Wat er gebeurde", row.aard
    yield "Hoeveel mensen", row.personen
    yield "Hoeveel gegevens", row.gegevens
    yield "Soorten", ", ".join(labels.get(code, code) for code in row.categorieen)
    yield "Bij welke partij", row.partij.naam if row.partij_id else ""
    yield "Gevolgen", row.gevolgen
    yield "Risico", row.get_inschatting_display()
    yield "Maatregelen", row.maatregelen
    yield "Gemeld bij de AP", _dag(row.ap_gemeld_op)
    yield "Niet of later, omdat", row.ap_niet_of_later
    yield "Betrokkene ingelicht", _dag(row.betrokkenen_geinformeerd_op)
    yield "Niet ingelicht, omdat", row.betrokkenen_niet
    yield "Advies van de FG", row.advies_fg
    yield "Lessen", row.lessen
    yield "Afgesloten", _dag(row.afgesloten_op)


def _moment(value):
    return f"{datum(value)} om {tijd(value)}"


def _dag(value):
    return datum(value) if value else ""


def formulier(actor, row):
    return {"datalek": row, "klok": klok(row)}
