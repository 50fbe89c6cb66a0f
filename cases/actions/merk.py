"""Writing the guard mark: at refusal, narrowing, withdrawal, inability and the end of route B."""

from django.db import connection
from django.utils import timezone

from cases.models import Betrokkene, Casus, RouteBVerzoek
from cases.selectors.kenmerken import merk_kenmerken

GUARD = {Casus.Route.A: "G1", Casus.Route.B: "G5"}


def mark(casus, actor, *, personen=(), domeinen=(), clienten=None):
    """Remember for the cliënten of this casus that something was refused or has ended.

    It holds pseudonyms, dates and domains only and has no key to the casus, so it outlives it.
    """
    if clienten is None:
        clienten = Betrokkene.objects.visible_to(actor).van(casus).clienten()
        clienten = list(clienten.filter(geblokkeerd_op=None))
    kenmerken = [k for client in clienten for k in merk_kenmerken(client)]
    if not kenmerken:
        return
    tot = actor.catalogus.guard(GUARD[casus.route]).tot_en_met(timezone.localdate())
    refused = [k for person in personen for k in merk_kenmerken(person)]
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT wams_merk_zetten(%s, %s, %s::bytea[], %s::bytea[], %s::text[], %s)",
            [casus.pk, casus.route, kenmerken, refused, sorted(domeinen), tot],
        )


def withdraw_verzoek(casus, actor):
    """A request that nobody decided about ends with its casus, or with the switch to route A."""
    verzoek = RouteBVerzoek.objects.visible_to(actor).van(casus).first()
    if verzoek and verzoek.loopt:
        verzoek.move_to(RouteBVerzoek.Status.INGETROKKEN)
        verzoek.save(update_fields=["status"])


def on_end(casus, actor):
    """An onderzoek on request that has run counts for the next one; before it, nothing does."""
    if casus.route == Casus.Route.B:
        withdraw_verzoek(casus, actor)
        if casus.status != Casus.Status.VOORBEREIDING:
            mark(casus, actor)
