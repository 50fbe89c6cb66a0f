"""On which gegevens the goals of a plan rest."""

from cases.models import Gegeven, Medebetrokkene
from cases.selectors.gegevens import gegevens_voor
from wams.doelbinding.policy import may
from wams.recht import beletsel
from wams.recht import selectors as recht
from workplans.models import Onderbouwing

# Told by the person: no data that the college holds under another law.
ZELF_VERTELD = Gegeven.Soort.EIGEN


def per_lijn(actor, casus):
    """Per goal, through all versions of the plan, in one query; with the ground of its own day."""
    rows = Onderbouwing.objects.visible_to(actor).van(casus).geldend()
    found = {}
    for row in rows.select_related("gegeven", "doelstelling").defer("gegeven__inhoud"):
        lijn = found.setdefault(row.doelstelling.lijn, {})
        lijn[row.gegeven_id] = _regel(actor, row)
    return {lijn: list(regels.values()) for lijn, regels in found.items()}


def _regel(actor, row):
    op = row.aangemaakt_op.date()
    return {
        "rij": row,
        "categorie": actor.catalogus.categorie(row.gegeven.categorie).label,
        "domein": actor.catalogus.domein(row.gegeven.domein).label,
        "grond": recht.versie(row.catalogusversie, op=op).grondslag(row.grondslag),
    }


def kiesbaar(actor, doel):
    """The gegevens that one may read here; what is used already is no choice."""
    decision = may(actor, actor.act, doel)
    rows = gegevens_voor(actor, doel.casus, decision)
    return rows.exclude(pk__in=bij(actor, doel).values("gegeven"))


def bij(actor, doel):
    """Whatever this goal rests on now, in each of its versions."""
    rows = Onderbouwing.objects.visible_to(actor).van(doel.casus)
    return rows.filter(doelstelling__lijn=doel.lijn, vervallen_op=None)


def beletsel_voor(actor, gegeven, doel):
    """What the law of today keeps from a new use of this gegeven for this purpose, or None."""
    if gegeven.soort == ZELF_VERTELD:
        return None
    return beletsel.find_hergebruik(
        actor.catalogus,
        domein=gegeven.domein,
        doel=doel,
        betrokkenen=gegeven.betrokkene_ids(),
        toestemming_van=_toestemming_van(actor, gegeven),
    )


def _toestemming_van(actor, gegeven):
    """Who agreed to this use of the own data, and did not take it back since."""
    own = [(gegeven.betrokkene_id, gegeven.toestemming)]
    mede = Medebetrokkene.objects.visible_to(actor).filter(gegeven=gegeven)
    own += [(row.betrokkene_id, row.toestemming) for row in mede.select_related("toestemming")]
    return {pk for pk, agreed in own if agreed and agreed.ingetrokken_op is None}
