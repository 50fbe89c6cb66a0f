"""Casussen that ask for attention from outside: derived each time, so that none is forgotten."""

from datetime import timedelta

from django.utils import timezone

from cases.models import Casus, Guardmelding, Verdeelregel, Verdeelstand
from cases.selectors import informeren
from cases.selectors.verdelen import ZONDER

# Groups of Verdelen in which a casus without leader can stand: also while somebody is asked.
ZONDER_GROEPEN = (Verdeelstand.Groep.ZONDER, Verdeelstand.Groep.GEVRAAGD)


def alle(actor):
    """Every casus of the gemeente as far as this person may know it, the oldest term first."""
    return Verdeelregel.objects.visible_to(actor).order_by("termijn_tot", "nummer")


class MetMensen:
    """A part of such rows with who and which team, looked up for that part only."""

    def __init__(self, actor, rows):
        self.actor, self.rows = actor, rows

    def __getitem__(self, part):
        pks = list(self.rows.values_list("pk", flat=True)[part])
        people = alle(self.actor).select_related("team", "onderzoeker", "coordinator", "waarnemer")
        found = people.in_bulk(pks)
        return [found[pk] for pk in pks]


def termijn_voorbij(actor):
    """Open, and the date on which something had to be done has passed."""
    return alle(actor).open().filter(termijn_tot__lt=timezone.localdate())


def onderzoek_voorbij(actor):
    """R-160: an onderzoek that was extended once, and is late again."""
    return termijn_voorbij(actor).filter(status=Casus.Status.ONDERZOEK, verlengd=True)


def guards_doorbroken(actor):
    """An onderzoek on request in spite of an earlier refusal, or the second within a year."""
    told = Guardmelding.objects.visible_to(actor).values("casus")
    return alle(actor).filter(pk__in=told)


def informeren_te_laat(actor):
    """R-107: somebody in it should have been told by now that we hold data on him."""
    return alle(actor).filter(pk__in=informeren.te_laat(actor).values("casus"))


def zonder_leiding(actor):
    """R-165: longer than the agreed working days without coördinator or waarnemer."""
    standen = Verdeelstand.objects.visible_to(actor).filter(groep__in=ZONDER_GROEPEN)
    rows = alle(actor).filter(ZONDER, pk__in=standen.values("pk"))
    return rows.filter(zonder_sinds__lte=_laatste_te_lang(actor))


def _laatste_te_lang(actor):
    """The latest day since which one is too long without, counted in working days."""
    termijn, today = actor.catalogus.termijn("COORDINATOR_WISSEL"), timezone.localdate()
    day = today
    while termijn.einde(day) >= today:
        day -= timedelta(days=1)
    return day
