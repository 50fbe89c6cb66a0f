"""Which casussen there are: state, days since the melding, story, and what is special about it."""

from dataclasses import dataclass, field

from cases.models import Casus

S = Casus.Status
VOORBEELDSTAD, OUDRECHT = "voorbeeldstad", "oudrecht"


@dataclass(frozen=True)
class Regel:
    status: str
    geleden: int
    verhaal: str = ""
    extra: frozenset = field(default_factory=frozenset)
    stad: str = VOORBEELDSTAD


def r(status, geleden, verhaal="", *extra, stad=VOORBEELDSTAD):
    return Regel(status, geleden, verhaal, frozenset(extra), stad)


ROOSTER = [
    # Waiting in the queue, or just taken from it
    r(S.VOORBEREIDING, 3, "ziek-en-geen-inkomen", "vrij"),
    r(S.VOORBEREIDING, 5, "", "vrij"),
    r(S.VOORBEREIDING, 9, "", "vrij"),
    r(S.VOORBEREIDING, 14, "", "vrij"),
    r(S.VOORBEREIDING, 8, "tienermoeder", "uitstel_gevraagd"),
    r(S.VOORBEREIDING, 10, "", "verzoek"),
    r(S.VOORBEREIDING, 12, "", "verzoek", "in_de_maak"),
    r(S.VOORBEREIDING, 6, "", "vrij", stad=OUDRECHT),
    r(S.VOORBEREIDING, 11, stad=OUDRECHT),
    # The onderzoek
    r(S.ONDERZOEK, 19, "na-detentie"),
    r(S.ONDERZOEK, 24, "eenzaam-en-vergeten"),
    r(S.ONDERZOEK, 27),
    r(S.ONDERZOEK, 33, "gezin-in-te-klein-huis"),
    r(S.ONDERZOEK, 14, "", "verzoek"),
    r(S.ONDERZOEK, 40, "", "vergeten"),
    r(S.ONDERZOEK, 47),
    r(S.ONDERZOEK, 62, "", "verlengd"),
    r(S.ONDERZOEK, 30, stad=OUDRECHT),
    # An outcome, and what then
    r(S.ONDERZOEK_AFGEROND, 44, "pleegzoon-wordt-achttien"),
    r(S.ONDERZOEK_AFGEROND, 49),
    r(S.ONDERZOEK_AFGEROND, 46, "", "gevraagd"),
    r(S.ONDERZOEK_AFGEROND, 48, "", "regulier"),
    r(S.ONDERZOEK_AFGEROND, 50, "", "regulier", stad=OUDRECHT),
    # A plan is being made
    r(S.PLAN_CONCEPT, 66, "licht-verstandelijk-beperkt", "uitstel_voorbij"),
    r(S.PLAN_CONCEPT, 71, "zzp-in-de-knel"),
    r(S.PLAN_CONCEPT, 74),
    r(S.PLAN_CONCEPT, 79, "", "waarnemer"),
    r(S.PLAN_CONCEPT, 69),
    # The aanpak runs, from weeks to years
    r(S.AANPAK, 320, "schulden-en-school"),
    r(S.AANPAK, 240, "wonen-en-zorg"),
    r(S.AANPAK, 410, "scheiding-en-geldzorgen"),
    r(S.AANPAK, 190, "jong-en-dakloos", "waarnemer"),
    r(S.AANPAK, 520, "nieuw-in-nederland"),
    r(S.AANPAK, 150, "partner-met-losse-handen"),
    r(S.AANPAK, 760, "burenruzie-en-psyche", "overgedragen"),
    r(S.AANPAK, 130),
    r(S.AANPAK, 170, "", "overdracht"),
    r(S.AANPAK, 265, "", "versie"),
    r(S.AANPAK, 355),
    r(S.AANPAK, 450, "", "zonder"),
    r(S.AANPAK, 900),
    # Does it go on?
    r(S.HEROVERWEGING, 215, "kind-thuis-van-school"),
    r(S.HEROVERWEGING, 300),
    r(S.HEROVERWEGING, 425, "zorgen-om-vader", "beoordeling", "opgepakt"),
    r(S.HEROVERWEGING, 610, "", "beoordeling"),
    # Everything stands still
    r(S.OPGESCHORT, 230, "verslaving-en-werk", "uitstel_loopt"),
    r(S.OPGESCHORT, 36, "", "in_onderzoek"),
    # Not begun
    r(S.NIET_GESTART, 16, "", "ingetrokken"),
    r(S.NIET_GESTART, 20, "", "gewone_hulp"),
    r(S.NIET_GESTART, 18, "", "ingetrokken", stad=OUDRECHT),
    # Just ended: letter and closing work
    r(S.BEEINDIGD, 380, "verslaving-en-werk"),
    r(S.BEEINDIGD, 290, "eenzaam-en-vergeten"),
    r(S.BEEINDIGD, 55, "", "na_onderzoek"),
    r(S.BEEINDIGD, 53, "", "na_onderzoek", stad=OUDRECHT),
    # Kept, with years behind them
    r(S.IN_BEWARING, 700, "schulden-en-school"),
    r(S.IN_BEWARING, 980, "gezin-in-te-klein-huis"),
    r(S.IN_BEWARING, 1250),
    r(S.IN_BEWARING, 1500, "na-detentie"),
    r(S.IN_BEWARING, 1800),
    r(S.IN_BEWARING, 640, "", "niet_gestart"),
]
