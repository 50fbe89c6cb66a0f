"""How long an appointment gives access: as long as its work can last by the catalogue."""

from datetime import datetime, time, timedelta

from django.utils import timezone


def onderzoeker_tot(catalogus, route):
    """The onderzoek with its one extension, counted from today."""
    termijn = catalogus.termijn(f"ONDERZOEK_{route}")
    return einde_van(termijn.einde_verlengd(termijn.einde(timezone.localdate())))


def coordinator_tot(catalogus, einddatum=None):
    """The aanpak until its end date, or the longest one, with reweighing and closing after it."""
    today = timezone.localdate()
    plan = catalogus.termijn("PLAN").einde(today)
    einde = einddatum or catalogus.termijn("AANPAK_MAX").einde(plan)
    einde = catalogus.termijn("HEROVERWEGING").einde(max(einde, today))
    return einde_van(catalogus.termijn("AFSLUITEN").einde(einde))


def einde_van(dag):
    """The moment on which this day is over."""
    return timezone.make_aware(datetime.combine(dag + timedelta(days=1), time.min))
