"""What a partij sees: its own afspraken, and who may be asked something in a casus."""

from django.utils import timezone

from cases.models import Betrokkene
from wams.accounts.selectors import partijen_op
from wams.recht.codes import Klasse
from wams.recht.oordeel.cellen import krijgt_nooit
from workplans.models import Afspraak, Doelstelling
from workplans.policy import geen_dubbele_pet, partner_voor


def afspraken(actor):
    """The list of one partner: what is asked of the organisation and what he promised, by date."""
    rows = Afspraak.objects.visible_to(actor).open().filter(organisatie__in=partner_voor(actor))
    rows = rows.select_related("organisatie", "gevraagd_door", "gemeente", "fase")
    return Zichtbaar(actor, rows.order_by("voor", "aangemaakt_op"))


class Zichtbaar:
    """A page of rows; who enforces too sees only those about which the coördinator decided."""

    def __init__(self, actor, rows):
        self.actor, self.rows = actor, rows

    def __getitem__(self, part):
        if not self.actor.user.handhaaft:
            return list(self.rows[part])
        return [row for row in self.rows if geen_dubbele_pet(self.actor, row)][part]


def afspraak(actor, row):
    """One afspraak for the partij that it is asked of."""
    return {"partijtype": actor.catalogus.partijtype(row.organisatie.partijtype)}


def partijen(actor):
    """Organisations on the partijenlijst that may receive something at all, by name."""
    catalogus = actor.catalogus
    codes = {rij.code for rij in catalogus.partijtypen}
    krijgt = {code for code in codes if not krijgt_nooit(catalogus, code, Klasse.GEWOON)}
    found = [partij.organisatie for partij in partijen_op(actor.gemeente_id, timezone.localdate())]
    return [organisatie for organisatie in found if organisatie.partijtype in krijgt]


def mensen(actor, casus):
    """The people of the casus who can do something themselves."""
    return list(Betrokkene.objects.visible_to(actor).van(casus).actief())


def clienten(actor, casus):
    return [person for person in mensen(actor, casus) if person.is_client]


def doelen(actor, casus):
    """The goals that an afspraak can belong to: of the concept, else of the plan that holds."""
    rows = Doelstelling.objects.visible_to(actor).van(casus).actief().order_by("volgorde")
    concept = rows.filter(werkplan__status="CONCEPT")
    return concept if concept.exists() else rows.filter(werkplan__status="VASTGESTELD")
