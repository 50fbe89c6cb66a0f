"""What may be known of a melding without its content: number, date, term; that, not what."""

from django.db import models
from django.urls import reverse
from django.utils import timezone

from meldpunt.models.melding import Melding
from wams.accounts.models import Gemeente, User

WAT_NU = {
    Melding.Status.ONTVANGEN: "Start de beoordeling",
    Melding.Status.IN_TRIAGE: "Kies een uitkomst",
    Melding.Status.ACUUT_OVERGEDRAGEN: "Kijk of er iets overblijft",
    Melding.Status.DOORGELEID: "Kijk of de hulp is begonnen",
    Melding.Status.GEKOPPELD: "Wie de casus leidt, kijkt het na",
}


class MeldingregelQuerySet(models.QuerySet):
    def visible_to(self, actor):
        """The view itself asks who looks: meldpunt and FG all, others what they sent in."""
        return self.filter(gemeente=actor.gemeente_id)

    def afgesloten(self):
        return self.filter(overgedragen=True)

    def eigen(self):
        return self.filter(eigen=True)


class Meldingregel(models.Model):
    """A view of the database. Who only sent it in sees ``stand``; the other columns are empty."""

    class Stand(models.TextChoices):
        ONTVANGEN = "ontvangen", "Ontvangen"
        BEOORDELING = "beoordeling", "Wordt bekeken"
        OPGEPAKT = "opgepakt", "Opgepakt"

    melding = models.OneToOneField(
        Melding, models.DO_NOTHING, primary_key=True, db_column="melding_id", related_name="+"
    )
    gemeente = models.ForeignKey(Gemeente, models.DO_NOTHING, related_name="+")
    nummer = models.CharField(max_length=12)
    ontvangen_op = models.DateTimeField()
    stand = models.CharField(max_length=12, choices=Stand)
    eigen = models.BooleanField()
    overgedragen = models.BooleanField()
    acuut = models.BooleanField(null=True)
    status = models.CharField(max_length=20, choices=Melding.Status)
    termijn_code = models.CharField(max_length=24)
    termijn_tot = models.DateField(null=True)
    behandelaar = models.ForeignKey(User, models.DO_NOTHING, null=True, related_name="+")
    te_berichten = models.BooleanField()

    objects = MeldingregelQuerySet.as_manager()

    class Meta:
        managed = False
        db_table = "meldpunt_meldingregel"
        default_permissions = ()

    def __str__(self):
        return f"Melding {self.nummer}"

    def get_absolute_url(self):
        open_here = self.status and not self.overgedragen
        return reverse(f"meldpunt:{'melding' if open_here else 'stand'}", args=[self.pk])

    @property
    def wat_nu(self):
        """The act that this melding waits for, in words."""
        if self.te_berichten:
            return "Laat de melder weten dat er iets is gedaan"
        if self.status == Melding.Status.DOORGELEID and self.bij_ons and self.dagen < 0:
            return "Geen antwoord: haal de melding terug"
        return WAT_NU.get(self.status, "Niets meer") if self.bij_ons else "Niets meer"

    @property
    def is_wvggz(self):
        """Known by its term, which is the only one such a melding has."""
        return self.termijn_code == "WVGGZ"

    @property
    def bij_ons(self):
        return not self.overgedragen or self.status == Melding.Status.GEKOPPELD

    @property
    def dagen(self):
        return (self.termijn_tot - timezone.localdate()).days

    @property
    def haast(self):
        """How the term shows: late, soon as the catalogue warns, or plain."""
        soon = getattr(self, "waarschuw", 0)  # days, added by the list
        return "w-late" if self.dagen < 0 else "w-soon" if self.dagen <= soon else ""
