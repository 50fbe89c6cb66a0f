"""The list in the cliënt's words: who got what about me, and why."""

from collections import Counter

from cases.models import Betrokkene
from cases.selectors.bezorging import bericht_kan
from cases.selectors.casus import clienten_van
from cases.selectors.meelezen import NA_AFWEGING
from cases.selectors.uitstel import wachtenden
from disclosures.models import Verstrekking, VerstrektGegeven

OOK_OVER_EEN_ANDER = "Dit ging ook over een ander. Vraag ons wat er over u is verteld."
GEVAAR = "Er was direct gevaar."


def papier(actor, casus):
    """One page per person, so that nobody reads what was told about another."""
    rows = Verstrekking.objects.visible_to(actor).van(casus).geldend()
    rows = rows.exclude(richting="IN").select_related("ontvanger_organisatie")
    found = list(rows.order_by("betrokkene", "-gedaan_op"))
    mensen = {p.pk: p for p in Betrokkene.objects.visible_to(actor).van(casus)}
    niet = _zonder_blad(actor, casus, mensen, {row.betrokkene_id for row in found})
    shown = [row for row in found if row.betrokkene_id not in niet]
    wat = Wat(actor, casus)
    return {
        "casus": casus,
        "clienten": clienten_van(actor, casus),
        "mensen": [
            {"persoon": mensen[pk], "regels": [wat.regel(row) for row in van]}
            for pk, van in _per_persoon(shown).items()
        ],
        "niet": [{"persoon": mensen[pk], "reden": reden} for pk, reden in niet.items()],
        "shown": shown,
    }


def _zonder_blad(actor, casus, mensen, ids):
    """For whom no page comes out, as no letter goes: not told yet, no longer here, or not his."""
    wachten = wachtenden(actor, [casus.pk])
    redenen = {pk: bericht_kan(mensen[pk]) or wachten.get(pk, "") for pk in ids}
    return {pk: reden for pk, reden in redenen.items() if reden}


def _per_persoon(rows):
    found = {}
    for row in rows:
        found.setdefault(row.betrokkene_id, []).append(row)
    return found


class Wat:
    """What a page may say of each record, read once for the casus."""

    def __init__(self, actor, casus):
        self.catalogus = actor.catalogus
        self.samen = _samen_verteld(actor, casus)
        self.items = {}
        rows = VerstrektGegeven.objects.visible_to(actor).van(casus).order_by("volgorde")
        for item in rows:
            self.items.setdefault(item.verstrekking_id, []).append(item)

    def regel(self, row):
        samen = row.pk in self.samen
        los = OOK_OVER_EEN_ANDER if samen else row.wat
        gevaar = GEVAAR if samen else row.gevaar
        return {
            "rij": row,
            "doel": self.catalogus.doel(row.doel).label.lower(),
            "wat": [self._inhoud(item) for item in self.items.get(row.pk, ())] or [los],
            "waarom": row.noodzaak or gevaar,
        }

    def _inhoud(self, item):
        """Of what may put another at risk or is bound to secrecy only the kind is on paper."""
        if item.categorie not in NA_AFWEGING:
            return item.inhoud
        return f"{self.catalogus.categorie(item.categorie).label}. Wij bespreken dit met u."


def _samen_verteld(actor, casus):
    """Records of one text about several people, told in a hurry, and what followed on them."""
    rows = Verstrekking.objects.visible_to(actor).van(casus).order_by()
    found = {pk: rest for pk, *rest in rows.values_list("pk", "vorige", "deling", "spoed")}
    delingen = Counter(deling for _, deling, spoed in found.values() if spoed)

    def begin(pk):
        while found[pk][0]:
            pk = found[pk][0]
        return found[pk]

    begins = {pk: begin(pk) for pk in found}
    return {pk for pk, (_, deling, spoed) in begins.items() if spoed and delingen[deling] > 1}
