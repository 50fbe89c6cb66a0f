"""What a receiver sees: that something waits, its conditions, and after confirming what it says."""

from django.db.models import Case, OuterRef, Q, Subquery, Value, When

from disclosures.models import Kennisgeving, Ontvangst, Verstrekking, VerstrektGegeven, Voorwaarde
from wams.recht.codes import Doel
from workplans.policy import partner_voor

LEESBAAR = (Verstrekking.Status.GEDAAN, Verstrekking.Status.GECORRIGEERD)


def ontvangen(actor):
    """What this partner may open, or must hear of: what waits first, then the newest."""
    rows = Verstrekking.objects.visible_to(actor).exclude(richting="IN").exclude(doel=Doel.ACUUT)
    rows = rows.filter(ontvanger_organisatie__in=partner_voor(actor)).geldend()
    rows = rows.select_related("gemeente", "ontvanger_organisatie", "ontvangst", "casusfase")
    rows = rows.filter(Q(ontvanger_persoon=None) | Q(ontvanger_persoon=actor.user_id))
    nieuws = Kennisgeving.objects.visible_to(actor).open().filter(verstrekking=OuterRef("pk"))
    rows = rows.annotate(nieuws=Subquery(nieuws.order_by("op").values("pk")[:1]))
    waits = Q(nieuws__isnull=False) | Q(ontvangst=None, status__in=LEESBAAR)
    first = Case(When(waits, then=Value(0)), default=Value(1))
    return rows.annotate(daarna=first).order_by("daarna", "-gedaan_op")


def wachtend(actor):
    """How much an organisation must still confirm, or hear that it was changed."""
    return ontvangen(actor).filter(daarna=0).count()


def ontvangst(actor, verstrekking):
    """The conditions come first; what they are about opens with the answer."""
    received = Ontvangst.objects.visible_to(actor).filter(verstrekking=verstrekking.pk).first()
    gegevens = list(VerstrektGegeven.objects.visible_to(actor).filter(verstrekking=verstrekking.pk))
    for item in gegevens:
        item.verstrekking = verstrekking  # known already, and asked for each line of the log
    berichten = Kennisgeving.objects.visible_to(actor).filter(verstrekking=verstrekking.pk)
    catalogus = actor.catalogus
    return {
        "ontvangst": received,
        "gegevens": gegevens,
        "doel": catalogus.doel(verstrekking.doel),
        "partijtype": catalogus.partijtype(verstrekking.ontvanger_partijtype),
        "voorwaarden": _labels(actor, verstrekking, catalogus),
        "berichten": list(berichten.select_related("stand").order_by("-op")),
        "opvolger": Verstrekking.objects.visible_to(actor).filter(vorige=verstrekking.pk).first(),
        "shown": gegevens,
    }


def _labels(actor, verstrekking, catalogus):
    """What the receiver promises: of the sender, and of the law for this kind of partij."""
    rows = Voorwaarde.objects.visible_to(actor).filter(verstrekking=verstrekking.pk).geldend()
    found = {}
    for rij in rows:
        label = rij.tekst or catalogus.voorwaarde(rij.code).label
        found[rij.code, rij.tot, rij.tekst] = {"label": label, "tot": rij.tot}
    partijtype = catalogus.partijtype(verstrekking.ontvanger_partijtype)
    nooit = [
        {"label": f"Nooit voor: {catalogus.doel(code).label.lower()}", "tot": None}
        for code in partijtype.nooit_voor
    ]
    return [{"label": "Alleen voor het doel dat hier staat", "tot": None}, *found.values(), *nooit]
