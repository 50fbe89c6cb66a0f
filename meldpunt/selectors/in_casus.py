"""What a casus got from the meldpunt: the content, never who told it."""

from django.urls import reverse

from meldpunt.models import Melding, MeldingPersoon


def meldingen_in_casus(actor, casus):
    rows = Melding.objects.visible_to(actor).van(casus).order_by("ontvangen_op")
    found = list(rows)
    return {"meldingen": found, "shown": found}


def melding_in_casus(actor, melding):
    personen = list(MeldingPersoon.objects.visible_to(actor).van(melding))
    return {
        "personen": personen,
        "casus": melding.dossier,
        "gekoppeld": melding.status == Melding.Status.GEKOPPELD,
    }


def koppeling_context(actor, melding):
    url = reverse("meldpunt:in_casus", args=[melding.pk])
    return {"terug_url": url, "terug": f"Melding {melding.nummer}", "casus": melding.dossier}
