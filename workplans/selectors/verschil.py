"""How a version differs from the one before it, field by field."""

from workplans.models import Doelstelling, Werkplan
from workplans.selectors import plan as plannen

VELDEN = (
    "samenvatting",
    "voorzieningen",
    "deelplannen",
    "bereikbaarheid",
    "niet_doen",
    "opschaalafspraak",
    "evaluatie_op",
    "einddatum",
)


def stand(actor, plan):
    """The plan as data: what a fixed version keeps of its goals and afspraken on that day."""
    afspraken = plannen.alle_afspraken(actor, plan.casus)
    return {
        "velden": {name: _tekst(getattr(plan, name)) for name in VELDEN},
        "doelen": [
            {
                "lijn": str(kaart.doel.lijn),
                "nummer": kaart.nummer,
                "resultaat": kaart.doel.resultaat,
                "domein": kaart.domein,
                "afspraken": [_afspraak(a) for a in kaart.afspraken],
            }
            for kaart in plannen.kaarten(actor, plan, afspraken)
        ],
        "los": [_afspraak(a) for a in afspraken if a.doelstelling_id is None],
    }


def verschillen(actor, plan):
    """The version, the one before it, and each difference with what it was and what it becomes."""
    rows = Werkplan.objects.visible_to(actor).van(plan.casus).filter(nummer__lt=plan.nummer)
    vorige = rows.exclude(status=Werkplan.Status.VERVALLEN).order_by("-nummer").first()
    te_zien = _te_zien(actor, plan.casus)
    nu = te_zien(plan.stand or stand(actor, plan))
    return {
        "plan": plan,
        "vorige": vorige,
        "regels": vergelijk(te_zien(vorige.stand), nu) if vorige else [],
        "casus": plan.casus,
        "antwoorden": plannen.antwoorden(actor, plan, plannen.clienten_van(actor, plan.casus)),
    }


def _te_zien(actor, casus):
    """What was kept of a goal goes out of sight with that goal."""
    rows = Doelstelling.objects.visible_to(actor).van(casus).values_list("lijn", flat=True)
    lijnen = {str(lijn) for lijn in rows}

    def filter_(stand_):
        return stand_ | {"doelen": [d for d in stand_["doelen"] if d["lijn"] in lijnen]}

    return filter_


def vergelijk(was, wordt):
    """Each difference as {veld, was, wordt}, in the order of the page."""
    lines = [
        _regel(Werkplan._meta.get_field(name).verbose_name, was["velden"][name], value)
        for name, value in wordt["velden"].items()
    ]
    lines += _paren("Doel", _doelen(was), _doelen(wordt))
    lines += _paren("Afspraak", _afspraken(was), _afspraken(wordt))
    return [line for line in lines if line["was"] != line["wordt"]]


def _paren(wat, was, wordt):
    keys = [*wordt, *(key for key in was if key not in wordt)]
    return [_regel(wat, was.get(key, ""), wordt.get(key, "")) for key in keys]


def _regel(veld, was, wordt):
    return {"veld": veld[0].upper() + veld[1:], "was": was, "wordt": wordt}


def _doelen(stand_):
    return {
        doel["lijn"]: f"{doel['nummer']}. {doel['resultaat']} ({doel['domein']})"
        for doel in stand_["doelen"]
    }


def _afspraken(stand_):
    rows = [*stand_["los"], *(a for doel in stand_["doelen"] for a in doel["afspraken"])]
    return {row["id"]: row["tekst"] for row in rows}


def _afspraak(afspraak):
    wanneer = afspraak.ritme or f"voor {afspraak.voor:%d-%m-%Y}"
    return {"id": str(afspraak.pk), "tekst": f"{afspraak.wie}: {afspraak.wat}, {wanneer}"}


def _tekst(value):
    return value.strftime("%d-%m-%Y") if hasattr(value, "strftime") else value
