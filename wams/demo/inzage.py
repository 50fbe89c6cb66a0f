"""What the log holds of looking: who carried a casus opened it now and then, and the FG some."""

from datetime import timedelta

from django.utils import timezone

from cases.models import Aanstelling
from wams.accounts.models import Functie
from wams.demo.schrijven import moment, werkdag
from wams.recht.codes import Doel, Rol

DOEL = {
    Rol.ONDERZOEKER: Doel.ONDERZOEK_A,
    Rol.COORDINATOR: Doel.COORDINATIE,
    Rol.WAARNEMER: Doel.COORDINATIE,
}
SCHERMEN = ("casus.view", "casus.view_mensen", "casus.view_gegevens", "casus.view_tijdlijn")
HOOGSTENS = 20
FG_KIJKT = 0.15


def add_looks(d):
    """Openings by each person in the time in which he carried this casus."""
    for row in d.lading.rows(Aanstelling):
        if row.casus is d.casus and row.beantwoord_op:
            _looks_of(d, row)
    if d.toeval.random() < FG_KIJKT:
        fg = d.stad.mensen[d.stad.pool(Functie.FG)[0]]
        at = moment(d.gisteren, 15, d.toeval.randrange(60))
        d.log("toezicht.view_spoor", d.casus, fg, doel=Doel.TOEZICHT, rol="fg",
              soort="inzage", at=at)  # fmt: skip


def _looks_of(d, row):
    day = timezone.localdate(row.beantwoord_op)
    end = timezone.localdate(row.geeindigd_op) if row.geeindigd_op else d.gisteren
    doel = Doel.ONDERZOEK_B if d.is_("verzoek") else DOEL[row.rol]
    step = max(4, (end - day).days // HOOGSTENS)
    while (day := werkdag(day + timedelta(days=step + d.toeval.randrange(4)))) < end:
        at = moment(day, d.toeval.randrange(9, 17), d.toeval.randrange(60))
        act = d.toeval.choice(SCHERMEN)
        d.log(act, d.casus, row.user, doel=doel, rol=row.rol, soort="inzage", at=at)
