"""What Beheer sees: reference data and grants, no dossier."""

from django.db.models import Q
from django.utils import timezone

from wams.accounts.models import Deskundigheid, Mandaat, Organisatie, Partij, User
from wams.doelbinding.rls import Nu
from wams.doelbinding.toewijzing import Toewijzing


def start(actor):
    """Counts of what Beheer keeps, with the way in."""
    return {
        "tegels": [
            ("Organisaties", "beheer:organisaties", Organisatie.objects.count()),
            ("Gebruikers", "beheer:gebruikers", gebruikers(actor).count()),
            ("Mandaten", "beheer:mandaten", mandaten(actor).count()),
            ("Toewijzingen", "beheer:toewijzingen", toewijzingen(actor).count()),
            ("Termijnen en regels", "beheer:catalogus", len(actor.catalogus.termijnen)),
        ]
    }


def organisaties(actor):
    """All organisations, with whether they stand on the partijenlijst of this gemeente."""
    today = timezone.localdate()
    running = Q(partijen__gemeente=actor.gemeente_id) & (
        Q(partijen__geldig_tot=None) | Q(partijen__geldig_tot__gt=today)
    )
    rows = Organisatie.objects.order_by("naam").distinct()
    listed = set(rows.filter(running).values_list("pk", flat=True))
    for row in rows:
        row.op_lijst = row.pk in listed
        row.soort = actor.catalogus.partijtype(row.partijtype).label
        yield row


def alle_organisaties(actor):
    return Organisatie.objects.order_by("naam")


def partijen(actor):
    """The running entries of the partijenlijst of this gemeente."""
    return Partij.objects.filter(gemeente=actor.gemeente_id, geldig_tot=None)


def gebruikers(actor):
    """People who work or worked for this gemeente, and who work for nobody yet."""
    here = Q(mandaten__gemeente=actor.gemeente_id) | Q(mandaten=None)
    return User.objects.filter(here).select_related("organisatie").distinct().order_by("naam")


def mandaten(actor):
    """Running mandates in this gemeente, by name."""
    rows = Mandaat.objects.lopend().filter(gemeente=actor.gemeente_id)
    return rows.select_related("user", "organisatie", "verleend_door").order_by(
        "user__naam", "functie"
    )


def deskundigheden(actor):
    rows = Deskundigheid.objects.filter(user__mandaten__gemeente=actor.gemeente_id)
    return rows.select_related("user").distinct().order_by("tot")


def mandaten_context(actor, filters=None):
    return {"mandaten": mandaten(actor), "deskundigheden": deskundigheden(actor)}


def toewijzingen(actor, filters=None):
    """Live grants in this gemeente: who, as what, for what, until when; never of what content."""
    rows = Toewijzing.objects.visible_to(actor).filter(van__lte=Nu(), tot__gt=Nu())
    if filters and filters.get("wie"):
        rows = rows.filter(user=filters["wie"])
    return rows.select_related("user", "permission", "organisatie").order_by("user__naam", "tot")


def toewijzing_context(actor, row):
    return {"doel_label": actor.catalogus.doel(row.doel).label}


def catalogus(actor):
    """Terms and rules in force, each with its source, and what a jurist still has to confirm."""
    boek = actor.catalogus
    return {
        "regime": boek.regime,
        "peildatum": boek.peildatum,
        "hoofdstukken": [
            ("Termijnen", boek.termijnen),
            ("Bewaarregels", boek.bewaarregels),
            ("Grondslagen", boek.grondslagen),
            ("Doelen", boek.rijen("doelen")),
        ],
    }
