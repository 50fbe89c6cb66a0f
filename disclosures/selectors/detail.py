"""One verstrekking in full, for who works in the casus: all that stands in the record."""

from cases.selectors.mensen import domeinlabels
from disclosures.models import Kennisgeving, Stand, Verstrekking, VerstrektGegeven, Voorwaarde
from wams.doelbinding.policy import may
from wams.recht import selectors as recht
from wams.recht.codes import Bewaarsoort
from wams.web.templatetags.nl import datum, tijd

GEEN = "Niet van toepassing"
BEWAREN = {Bewaarsoort.ALS_DOSSIER: "Even lang als het dossier van de casus"}
ACTS = (
    "verstrekking.complete_spoed",
    "verstrekking.withdraw",
    "verstrekking.correct",
    "verstrekking.mark_onrechtmatig",
)
NA = {
    "verstrekking.withdraw": ("GEDAAN", "GECORRIGEERD"),
    "verstrekking.correct": ("GEDAAN",),
    "verstrekking.mark_onrechtmatig": ("GEDAAN", "GECORRIGEERD", "INGETROKKEN"),
}


def verstrekking(actor, row):
    """Under the law of the day on which it was recorded: an old record shows its old article."""
    catalogus = recht.versie(row.catalogusversie, op=row.aangemaakt_op.date())
    gegevens = list(VerstrektGegeven.objects.visible_to(actor).filter(verstrekking=row.pk))
    for item in gegevens:
        item.verstrekking = row  # known already, and asked for each line of the log
    voorwaarden = _voorwaarden(actor, row, catalogus)
    return {
        "casus": row.casus,
        "groepen": [
            ("Wat er gebeurde", _wat(row, catalogus)),
            ("Van wie naar wie", _wie(row, catalogus)),
            ("Waarom het mocht", _waarom(row, catalogus)),
            ("Wat de betrokkene weet", _weet(row, catalogus)),
        ],
        "gegevens": [_gegeven(item, catalogus, domeinlabels(actor)) for item in gegevens],
        "voorwaarden": voorwaarden,
        "standen": list(
            Stand.objects.visible_to(actor).filter(verstrekking=row.pk).select_related("door")
        ),
        "berichten": list(
            Kennisgeving.objects.visible_to(actor).filter(verstrekking=row.pk).order_by("op")
        ),
        "opvolger": Verstrekking.objects.visible_to(actor).filter(vorige=row.pk).first(),
        "mag": _mag(actor, row),
        "datalek": getattr(row, "datalek", None) if row.status == "ONRECHTMATIG" else None,
        "shown": gegevens,
    }


def _mag(actor, row):
    """The doors that this record still has, for this person."""
    afgerond = Verstrekking.objects.visible_to(actor).filter(vorige=row.pk).exists()
    open_ = {act: row.status in NA.get(act, ("GEDAAN",)) for act in ACTS}
    open_["verstrekking.complete_spoed"] = row.spoed and not afgerond
    open_["verstrekking.correct"] &= not row.spoed and not afgerond
    return {act.split(".")[1]: open_[act] and bool(may(actor, act, row)) for act in ACTS}


def feit(naam, waarde):
    return {"naam": naam, "waarde": waarde}


def _moment(value):
    return f"{datum(value)} om {tijd(value)}"


def _wat(row, catalogus):
    bij = "Staat in het dossier" if row.bij else GEEN
    return [
        feit("Nummer in deze casus", row.nummer),
        feit("Fase van de casus", row.get_fase_display()),
        feit("Richting", row.get_richting_display()),
        feit("Aanleiding", row.get_aanleiding_display()),
        feit("Afspraak, vraag of agendapunt", bij),
        feit("Gegeven op", _moment(row.gedaan_op)),
        feit("Vastgelegd op", _moment(row.vastgelegd_op)),
        feit("Hoe", row.get_kanaal_display()),
        feit("Status", row.stand_woord),
    ]


def _wie(row, catalogus):
    van = catalogus.partijtype(row.verstrekker_partijtype).label
    naar = catalogus.partijtype(row.ontvanger_partijtype).label if row.ontvanger_partijtype else ""
    functie = f"{row.verstrekker_naam}, {row.verstrekker_functie}"
    return [
        feit("Verstrekker", f"{row.verstrekker_organisatie} ({van})"),
        feit("Wie", functie),
        feit("In welke pet", row.get_verstrekker_pet_display() or GEEN),
        feit("Ontvanger", f"{row.aan} ({naar})" if naar else row.aan),
        feit("Pet van de ontvanger", row.get_ontvanger_pet_display() or GEEN),
        feit("Over wie", f"{row.betrokkene.naam}, {row.get_betrokkenheid_display().lower()}"),
    ]


def _waarom(row, catalogus):
    grond = catalogus.grondslag(row.grondslag)
    confirm = " (te bevestigen)" if grond.te_bevestigen else ""
    uitzondering = GEEN
    if row.uitzondering:
        rij = catalogus.rij("uitzonderingen", row.uitzondering)
        uitzondering = f"{rij.label} ({rij.artikel})"
    return [
        feit("Doel", catalogus.doel(row.doel).label),
        feit("Grondslag", f"{grond.label}. {grond.artikel}{confirm}"),
        feit("Basis in de AVG", f"artikel {row.avg_basis}" if row.avg_basis else GEEN),
        feit("Uitzondering", uitzondering),
        feit("Noodzaak", row.noodzaak or row.gevaar),
        feit("Kon het met minder", row.proportionaliteit or "Wordt aangevuld"),
        feit("Reikwijdte", row.get_scope_uitkomst_display()),
        feit("Deelname", row.get_deelname_uitkomst_display()),
        feit("Beroepsgeheim", "Afgewogen" if row.afweging else GEEN),
        feit("Toestemming", _toestemming(row)),
        feit("Instemming van de bron", datum(row.instemming_op) if row.instemming_op else GEEN),
        feit("Handhavingsrisico", _handhaving(row)),
        feit("Meenemen", row.get_meenemen_display()),
        feit("Verdere verwerking", "Getoetst" if row.verdere_verwerking else "Niet toegestaan"),
        feit(
            "Bewaren", BEWAREN.get(catalogus.bewaarregel(row.bewaarklasse).soort, "Eigen termijn")
        ),
    ]


def _weet(row, catalogus):
    op = row.geinformeerd_op or row.informeren_voor
    woord = "op" if row.geinformeerd_op else "uiterlijk"
    return [
        feit("Hoe", row.get_geinformeerd_display()),
        feit("Wanneer", f"{woord} {datum(op)}" if op else ""),
    ]


def _toestemming(row):
    rij = row.toestemming
    if rij is None:
        return "Niet nodig"
    terug = f", ingetrokken op {datum(rij.ingetrokken_op)}" if rij.ingetrokken_op else ""
    return f"‘{rij.tekstversie}’ van {datum(rij.op)}{terug}"


def _handhaving(row):
    if not row.handhavingsrisico:
        return "Nee"
    if not row.handhaving_reden:
        return "Ja, deze ontvanger handhaaft niet"
    besloten = f"besloten door {row.handhaving_besloten_door}"
    return f"Ja, {besloten}, cliënt wist het op {datum(row.client_verteld_op)}"


def _gegeven(item, catalogus, labels):
    return {
        "rij": item,
        "categorie": catalogus.categorie(item.categorie).label,
        "klasse": catalogus.klasse(item.klasse).label,
        "domein": labels.get(item.domein, item.domein),
        "ongewijzigd": item.ongewijzigd,
    }


def _voorwaarden(actor, row, catalogus):
    """Each condition once, with whether it still holds and whether this person may lift it."""
    rows = Voorwaarde.objects.visible_to(actor).filter(verstrekking=row.pk)
    found = {}
    for rij in rows.select_related("gesteld_door", "opheffing"):
        key = (rij.code, rij.gesteld_door_id, rij.tot)
        found.setdefault(
            key,
            {
                "rij": rij,
                "label": rij.tekst or catalogus.voorwaarde(rij.code).label,
                "opgeheven": hasattr(rij, "opheffing"),
                "mag": not hasattr(rij, "opheffing") and bool(may(actor, "voorwaarde.lift", rij)),
            },
        )
    return list(found.values())
