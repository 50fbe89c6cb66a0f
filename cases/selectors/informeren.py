"""Who knows that we hold data on them, who does not yet, and by when they must (AVG 13 and 14)."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from django.db.models import Case, OuterRef, Q, Subquery, When
from django.utils import timezone

from cases.models import Aanstelling, Betrokkene, Informatieplicht, Uitstelbesluit
from cases.selectors import uitstel
from cases.selectors.bezorging import bericht_kan
from cases.selectors.casus import kop
from wams.doelbinding.policy import may
from wams.recht.codes import Rol
from wams.web.templatetags.nl import datum

TERMIJN = "ART14"
EEN = {"dagen": "een dag", "weken": "een week", "maanden": "een maand", "jaren": "een jaar"}
# Who is named on the letters: the first of these.
VOORAAN = Case(
    *(When(rol=rol, then=place) for place, rol in enumerate((Rol.COORDINATOR, Rol.WAARNEMER))),
    default=2,
)


class Stand(StrEnum):
    UITGESTELD = "Uitgesteld"
    TE_LAAT = "Te laat"
    LOOPT = "Nog inlichten"
    INGELICHT = "Ingelicht"
    ZELF = "Vertelde het zelf"
    OVERLEDEN = "Overleden"


TOON = {Stand.TE_LAAT: "warning", Stand.LOOPT: "neutral", Stand.INGELICHT: "safe"}


@dataclass(frozen=True)
class Klok:
    """One person with the day by which he must know, and why that day, in one sentence."""

    plicht: Informatieplicht
    betrokkene: Betrokkene | None = None
    uiterlijk: date | None = None
    reden: str = ""
    uitstel: Uitstelbesluit | None = None

    @property
    def waarom(self):
        return f"Uiterlijk {datum(self.uiterlijk)}: {self.reden}."

    @property
    def stand(self):
        if self.plicht.geinformeerd_op:
            return Stand.INGELICHT
        if self.plicht.overleden_op:
            return Stand.OVERLEDEN
        if not self.plicht.van_ander:
            return Stand.ZELF
        if (self.plicht.uitgesteld_tot or date.min) >= timezone.localdate():
            return Stand.UITGESTELD
        return Stand.TE_LAAT if self.uiterlijk < timezone.localdate() else Stand.LOOPT

    @property
    def toon(self):
        return TOON.get(self.stand, "inactive")

    @property
    def loopt(self):
        return self.stand in (Stand.LOOPT, Stand.TE_LAAT)

    @property
    def kan_niet(self):
        return bericht_kan(self.betrokkene)


def uiterlijk(plicht, termijn):
    """The earliest of contact, disclosure and the term after obtaining, with why (AVG 14 lid 3).

    A delay that was given has its own last day, and after it there is no other.
    """
    if plicht.uitgesteld_tot:
        return plicht.uitgesteld_tot, "tot en met die dag geldt het uitstel"
    if plicht.uitstel_einde_op:
        return plicht.uitstel_einde_op, "op die dag hield het uitstel op"
    begin = f"{in_woorden(termijn)} nadat wij gegevens kregen, op {datum(plicht.verkregen_op)}"
    momenten = [(termijn.einde(plicht.verkregen_op), begin)]
    if plicht.contact_op:
        momenten.append((plicht.contact_op, "op die dag was er contact"))
    if plicht.verstrekt_op:
        momenten.append((plicht.verstrekt_op, "op die dag deelden wij gegevens met een ander"))
    return min(momenten, key=lambda moment: moment[0])


def in_woorden(termijn):
    return EEN[termijn.eenheid] if termijn.aantal == 1 else f"{termijn.aantal} {termijn.eenheid}"


def klok(plicht, termijn, betrokkene=None, uitstel=None):
    return Klok(plicht, betrokkene, *uiterlijk(plicht, termijn), uitstel)


def klokken(actor, casus):
    """One clock for each person who ever was in this casus; who must be told first stands first."""
    termijn = actor.catalogus.termijn(TERMIJN)
    rows = Informatieplicht.objects.visible_to(actor).van(casus).select_related("brief")
    plichten = {row.pk: row for row in rows.defer("brief__inhoud", *GEZEGELD)}
    people = Betrokkene.objects.visible_to(actor).van(casus).select_related("casus")
    people = people.order_by("rol", "aangemaakt_op")
    delays = uitstel.van_casus(actor, casus)
    found = [klok(plichten[person.pk], termijn, person, delays.get(person.pk)) for person in people]
    return sorted(found, key=lambda row: (not row.loopt, row.uiterlijk if row.loopt else date.max))


GEZEGELD = ("brief__gegevens", "brief__vrije_tekst")


def ingelicht(actor, casus):
    """The page: each person with clock, letter, day and channel."""
    rows = klokken(actor, casus)
    return kop(actor, casus) | {
        "klokken": rows,
        "open": sum(row.loopt for row in rows),
        "wet": actor.catalogus.termijn(TERMIJN),
        "mag_maken": bool(may(actor, "brief.make", casus)),
        "mag_contact": bool(may(actor, "informatieplicht.record_contact", casus)),
        "mag_uitstel": bool(may(actor, "uitstel.ask", casus)),
        "shown": [row.betrokkene for row in rows],
    }


def te_informeren(actor, casussen):
    """For Mijn werk: clocks that run out in casussen that this person leads, in one query."""
    if not casussen:
        return []
    lead = Aanstelling.objects.visible_to(actor).lopend().filter(casus=OuterRef("casus"))
    rows = Informatieplicht.objects.visible_to(actor).open()
    rows = rows.filter(casus__in=[casus.pk for casus in casussen])
    rows = rows.annotate(lead=Subquery(lead.order_by(VOORAAN).values("user")[:1]))
    termijn, today = actor.catalogus.termijn(TERMIJN), timezone.localdate()
    found = [klok(row, termijn) for row in rows.filter(lead=actor.user_id)]
    return [row for row in found if termijn.waarschuw_vanaf(row.uiterlijk) <= today]


def weten_het_of_wachten(actor, casus):
    """The ids of who were told by letter, or for whom a delay holds today."""
    today = timezone.localdate()
    rows = Informatieplicht.objects.visible_to(actor).van(casus)
    rows = rows.filter(Q(geinformeerd_op__isnull=False) | Q(uitgesteld_tot__gte=today))
    return frozenset(rows.values_list("pk", flat=True))


def te_laat(actor):
    """Everybody in the gemeente who should have been told before today; one indexed query."""
    today, termijn = timezone.localdate(), actor.catalogus.termijn(TERMIJN)
    rows = Informatieplicht.objects.visible_to(actor)
    return rows.voor(today, laatste_begin(termijn, today))


def laatste_begin(termijn, dag):
    """The latest day on which data were obtained and the term ended before ``dag``."""
    begin = dag
    while termijn.einde(begin) >= dag:
        begin -= timedelta(days=1)
    return begin
