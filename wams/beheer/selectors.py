"""What Beheer sees: reference data and grants, no dossier."""

from django.db.models import CharField, F, Func, Prefetch, Q
from django.utils import timezone

from wams.accounts.models import Deskundigheid, Functie, Mandaat, Organisatie, Partij, User
from wams.audit.teksten import phrase
from wams.doelbinding.policy import STEUNT_OP
from wams.doelbinding.rls import Nu
from wams.doelbinding.toewijzing import Toewijzing


class Casusnummer(Func):
    """The number of a casus that Beheer can't open; the database says it to Beheer only."""

    function = "wams_casusnummer"
    output_field = CharField()


def start(actor):
    """Counts of what Beheer keeps, with the way in."""
    return {
        "tegels": [
            ("Organisaties", "beheer:organisaties", organisaties_hier(actor).count()),
            ("Gebruikers", "beheer:gebruikers", gebruikers(actor).count()),
            ("Mandaten", "beheer:mandaten", mandaten(actor).count()),
            ("Toewijzingen", "beheer:toewijzingen", lopende_toewijzingen(actor).count()),
            ("Termijnen en regels", "wetboek:gids", len(actor.catalogus.termijnen)),
        ]
    }


def alle_organisaties(actor):
    return Organisatie.objects.order_by("naam")


def organisaties_hier(actor):
    """Those that stand or stood on the partijenlijst of this gemeente, or work in its name."""
    here = Q(partijen__gemeente=actor.gemeente_id) | Q(mandaten__gemeente=actor.gemeente_id)
    return alle_organisaties(actor).filter(here).distinct()


def organisaties(actor):
    """All organisations, with since and until when they stand on the partijenlijst here."""
    partijen = Partij.objects.filter(gemeente=actor.gemeente_id).order_by("-geldig_van")
    rows = alle_organisaties(actor).prefetch_related(Prefetch("partijen", partijen, "hier"))
    return {"organisaties": [_met_lijst(actor, row) for row in rows]}


def _met_lijst(actor, row):
    today = timezone.localdate()
    row.partij = next((p for p in row.hier if p.geldig_tot is None or p.geldig_tot > today), None)
    row.soort = actor.catalogus.partijtype(row.partijtype).label
    return row


def elders_in_gebruik(actor, organisatie):
    """Whether another gemeente relies on what this organisation is called and is."""
    partijen = organisatie.partijen.exclude(gemeente=actor.gemeente_id)
    mandaten_daar = organisatie.mandaten.exclude(gemeente=actor.gemeente_id)
    return partijen.exists() or mandaten_daar.exists()


def gebruikers(actor):
    """Who works or worked for this gemeente, and who of its organisations works for nobody yet."""
    here = Q(mandaten__gemeente=actor.gemeente_id)
    new = Q(mandaten=None, organisatie__in=organisaties_hier(actor).order_by().values("pk"))
    return (
        User.objects.filter(here | new)
        .select_related("organisatie")
        .distinct()
        .order_by("naam", "pk")
    )


def anderen(actor):
    """Who may be given a mandate or a training by this person: open accounts of others."""
    return gebruikers(actor).filter(is_active=True).exclude(pk=actor.user_id)


def mandaten(actor):
    """Running and coming mandates in this gemeente, by name."""
    here = Mandaat.objects.filter(gemeente=actor.gemeente_id)
    rows = here.filter(tot__gt=timezone.now()).exclude(tot=F("van"))
    return rows.select_related("user", "organisatie", "verleend_door").order_by(
        "user__naam", "functie", "van"
    )


def deskundigheden(actor):
    """What is recorded about training, the first end first; of leavers it is no longer shown."""
    here = mandaten(actor).order_by().values("user")
    rows = Deskundigheid.objects.filter(user__in=here, tot__gte=timezone.localdate())
    return rows.select_related("user").order_by("tot", "user__naam")


def mandaten_context(actor):
    return {
        "mandaten": mandaten(actor),
        "deskundigheden": deskundigheden(actor),
        "nu": timezone.now(),
    }


def lopende_toewijzingen(actor):
    """Grants that hold now, of everybody in this gemeente."""
    rows = Toewijzing.objects.visible_to(actor).filter(van__lte=Nu(), tot__gt=Nu())
    rows = rows.annotate(casusnummer=Casusnummer(F("casus_id")))
    return rows.select_related("user", "permission", "organisatie").order_by(
        "user__naam", "casus_id", "permission__codename", "pk"
    )


def toewijzingen(actor, filters=None):
    """Who may use which casus as what, for what, until when; never of what content."""
    rows = lopende_toewijzingen(actor)
    if filters and filters.get("wie"):
        rows = rows.filter(user=filters["wie"])
    return InWoorden(actor, rows)


class InWoorden:
    """A page of grants with role, doel and act in words."""

    def __init__(self, actor, rows):
        self.rows = rows
        self.doelen = {rij.code: rij.label for rij in actor.catalogus.rijen("doelen")}
        self.rollen = {rij.code: rij.label for rij in actor.catalogus.rijen("rollen")}

    def __getitem__(self, part):
        return [self.say(row) for row in self.rows[part]]

    def say(self, row):
        row.doel_naam = self.doelen.get(row.doel, row.doel)
        row.rol_naam = self.rollen.get(row.rol, row.rol)
        row.door = phrase(row.act)
        return row


def toewijzing_context(actor, row):
    return {"regel": InWoorden(actor, None).say(row)}


def rust_op(actor, mandaat):
    """The live grants that need this mandate; none if another one for the same work goes on."""
    rollen = [rol for rol, functie in STEUNT_OP.items() if functie == mandaat.functie]
    rows = lopende_toewijzingen(actor).filter(user=mandaat.user_id, rol__in=rollen)
    others = Mandaat.objects.lopend().filter(
        user=mandaat.user_id, gemeente=actor.gemeente_id, functie=mandaat.functie
    )
    if mandaat.functie == Functie.PARTNER:  # a partner works for one organisation at a time
        rows = rows.filter(organisatie=mandaat.organisatie_id)
        others = others.filter(organisatie=mandaat.organisatie_id)
    return rows.none() if others.exclude(pk=mandaat.pk).exists() else rows


def mandaat_context(actor, mandaat):
    casussen = rust_op(actor, mandaat).order_by().values("casus").distinct()
    return {"casussen": casussen.count()}
