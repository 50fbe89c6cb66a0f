"""The list in the cliënt's words: who got what about me, and why."""

from cases.models import Betrokkene
from cases.selectors.casus import clienten_van
from disclosures.models import Verstrekking, VerstrektGegeven


def papier(actor, casus):
    """One page per person, so that nobody reads what was told about another."""
    rows = Verstrekking.objects.visible_to(actor).van(casus).geldend()
    rows = rows.exclude(richting="IN").select_related("ontvanger_organisatie")
    found = list(rows.order_by("betrokkene", "-gedaan_op"))
    items = VerstrektGegeven.objects.visible_to(actor).van(casus).order_by("volgorde")
    per_rij = {}
    for item in items:
        per_rij.setdefault(item.verstrekking_id, []).append(item)
    mensen = {p.pk: p for p in Betrokkene.objects.visible_to(actor).van(casus)}
    return {
        "casus": casus,
        "clienten": clienten_van(actor, casus),
        "mensen": [
            {"persoon": mensen[pk], "regels": [_regel(actor, row, per_rij) for row in van]}
            for pk, van in _per_persoon(found).items()
        ],
        "shown": found,
    }


def _per_persoon(rows):
    found = {}
    for row in rows:
        found.setdefault(row.betrokkene_id, []).append(row)
    return found


def _regel(actor, row, per_rij):
    return {
        "rij": row,
        "doel": actor.catalogus.doel(row.doel).label.lower(),
        "wat": [item.inhoud for item in per_rij.get(row.pk, ())] or [row.wat],
        "waarom": row.noodzaak or row.gevaar,
    }
