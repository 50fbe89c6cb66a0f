"""What the onderzoek already knows, so that a plan starts filled."""

from django.utils import timezone

from cases.models import Betrokkene, Onderzoek, Probleem
from cases.selectors import scope
from workplans.models import Doelstelling

LANG = 900  # what fits in the summary of one page


def velden(actor, casus):
    """The fields of a new concept, from onderzoek and people; what is not known stays empty."""
    today = timezone.localdate()
    onderzoek = Onderzoek.objects.visible_to(actor).van(casus).first()
    return {
        "samenvatting": onderzoek.samenhang[:LANG] if onderzoek else "",
        "deelplannen": _persoonlijk_plan(onderzoek),
        "bereikbaarheid": _bereikbaar(actor, casus),
        "evaluatie_op": actor.catalogus.termijn("EVALUATIE").einde(today),
        "einddatum": actor.catalogus.termijn("AANPAK_MAX").einde(today),
    }


def problemen(actor, casus):
    """The problems within what the cliënt wants, at most as many as a plan has goals."""
    bereik = scope.bereik(actor, casus)
    rows = Probleem.objects.visible_to(actor).van(casus).order_by("aangemaakt_op")
    within = [row for row in rows if bereik.bevat(row.betrokkene_id, row.domein)]
    return within[: Doelstelling.MAXIMUM]


def _persoonlijk_plan(onderzoek):
    if not onderzoek or not onderzoek.persoonlijk_plan_op:
        return ""
    return f"Persoonlijk plan van de cliënt van {onderzoek.persoonlijk_plan_op:%d-%m-%Y}"


def _bereikbaar(actor, casus):
    people = Betrokkene.objects.visible_to(actor).van(casus).clienten().actief()
    return "\n".join(filter(None, map(_contact, people)))


def _contact(client):
    """Of a protected person it stays apart: a plan is read by more people than may know."""
    if client.adres_beschermd:
        return ""
    parts = [client.get_contact_kanaal_display(), client.contact_moment, client.contact_veilig]
    words = ", ".join(part for part in parts if part)
    return f"{client.naam}: {words}" if words else ""
