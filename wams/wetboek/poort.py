"""What still stands in the way of a version becoming law; each gap with what to do about it."""

from dataclasses import dataclass

from django.utils import timezone

from wams.accounts.models import Functie
from wams.accounts.selectors import mensen_met_functie, partijen_op
from wams.recht.catalogus import Catalogus
from wams.recht.codes import Regime
from wams.wetboek import regels
from wams.wetboek.models import Dpia

RAAD = {
    "grondslag": "Vul het artikel in met de bron. Staat het nog niet vast, dan wacht dit regime.",
    "bewaarregel": "Laat deze regel ook in dit regime gelden, met de bron. Vraag de jurist.",
}
NODIG = {
    Functie.FG: "geeft advies",
    Functie.JURIST: "tekent als jurist",
    Functie.BESLUITNEMER: "tekent namens het college",
}


@dataclass(frozen=True)
class Gat:
    wat: str
    doen: str
    waar: str = ""  # name of the page where it is solved
    code: str = ""  # the row that has the gap


def in_inhoud(inhoud, regime, op):
    """Gaps and faults of the rules themselves: nobody can mend them once they are presented."""
    boek = Catalogus.parse(inhoud, regime=regime, peildatum=op)
    return [
        *(
            Gat(_zin(gat), RAAD.get(gat.split()[0], "Vul deze regel aan."), code=_code(gat))
            for gat in boek.gaten()
        ),
        *(Gat(_zin(f), "Verbeter deze regel.") for f in regels.find_all_fouten(inhoud)),
    ]


def eromheen(gemeente_id, regime, op):
    """What the gemeente itself still has to arrange before this regime may go live."""
    gaten = []
    if regime == Regime.WAMS and not partijen_op(gemeente_id, op).exists():
        gaten.append(
            Gat("De partijenlijst is leeg.", "Zet partijen op de lijst.", "beheer:organisaties")
        )
    if dpia_op(gemeente_id, regime, op) is None:
        gaten.append(
            Gat(
                "Er is geen geldige DPIA voor dit regime.",
                "Leg de DPIA vast, met advies van de FG, een besluit en een datum van herziening.",
                "wetboek:dpias",
            )
        )
    for functie, wat in NODIG.items():
        if not mensen_met_functie(gemeente_id, functie).exists():
            zin = f"Niemand heeft een mandaat als {functie.label.lower()}."
            gaten.append(Gat(zin, f"Verleen een mandaat: deze persoon {wat}.", "beheer:mandaten"))
    return gaten


def van_versie(versie):
    """Everything that refuses a signature today, but who signs and what the FG advised."""
    gaten = in_inhoud(versie.inhoud, versie.regime, versie.actief_vanaf)
    if versie.actief_vanaf < timezone.localdate():
        gaten.append(
            Gat("De ingangsdatum is voorbij.", "Trek de versie in en leg haar opnieuw voor.")
        )
    return gaten + eromheen(versie.gemeente_id, versie.regime, versie.actief_vanaf)


def dpia_op(gemeente_id, regime, op):
    """The decided assessment that still carries this regime on that day, if any."""
    rijen = Dpia.objects.filter(gemeente=gemeente_id, regime=regime)
    return rijen.filter(status=Dpia.Status.VASTGESTELD, herzien_voor__gt=op).first()


def _code(gat):
    """The second word names the row: ‘grondslag WAMS-A: artikel ontbreekt’."""
    return gat.partition(":")[0].split()[-1]


def _zin(tekst):
    return f"{tekst[:1].upper()}{tekst[1:]}."
