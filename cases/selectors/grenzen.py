"""What changes by itself on a day that comes, and whom somebody has to ask because it changed."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Case, Exists, OuterRef, Q, Subquery, When
from django.utils import timezone

from cases.models import Aanstelling, Betrokkene, ScopeVersie, Vertegenwoordiging
from cases.selectors import scope
from cases.selectors.vertegenwoordiging import VOLWASSEN, komende_grens, vooraf
from wams.recht.codes import Rol
from wams.web.templatetags.nl import datum

LEIDING = (Rol.ONDERZOEKER, Rol.COORDINATOR, Rol.WAARNEMER)
# A child that comes of age, and the six weeks after it, with room.
JONG = timedelta(days=366 * (VOLWASSEN + 1))
# More than the term beforehand can be; its own date decides.
RUIM = timedelta(days=366)


@dataclass(frozen=True)
class Grens:
    """Work for who carries the casus: by when, what, why; the page is that of the person."""

    betrokkene: Betrokkene
    op: date
    wat: str
    waarom: str


def te_doen(actor, casussen):
    """For Mijn werk: in the casussen that this actor carries himself, in one query at least."""
    if not casussen:
        return []
    carried = Aanstelling.objects.visible_to(actor).lopend().filter(rol__in=LEIDING)
    carried = carried.filter(casus__in=[casus.pk for casus in casussen], user=actor.user_id)
    return _grenzen(actor, carried.values("casus"))


def van_persoon(actor, betrokkene):
    """The same for the page of one person, for whoever reads it."""
    found = _grenzen(actor, [betrokkene.casus_id])
    return [grens for grens in found if grens.betrokkene.pk == betrokkene.pk]


def _grenzen(actor, ids):
    """Nobody young, then nobody whom a parent spoke for until a birthday."""
    today = timezone.localdate()
    is_young = Q(geboortedatum__gt=today - JONG)
    einde = _einde(actor, today)
    people = Betrokkene.objects.visible_to(actor).actief().filter(casus__in=ids)
    people = people.annotate(
        spreker_tot=Subquery(einde.values("tot")[:1]),
        spreker_soort=Subquery(einde.values("soort")[:1]),
        is_young=Case(When(is_young, then=True), default=False),
    ).filter(Q(is_young=True) | Q(spreker_tot__isnull=False))
    found = list(people.select_related("casus"))
    young = [person for person in found if person.is_young]
    asked = _zelf_vragen(actor, {person.casus_id for person in young}) if young else []
    return [*_verjaardagen(actor, young), *_einden(actor, found), *asked]


def _einde(actor, today):
    """Of the person of an outer query: the first order or machtiging that ends, without another."""
    rows = Vertegenwoordiging.objects.visible_to(actor)
    goes_on = rows.filter(
        Q(tot=None) | Q(tot__gt=OuterRef("tot")),
        betrokkene=OuterRef("betrokkene"), soort=OuterRef("soort"), van__lte=OuterRef("tot"),
    )  # fmt: skip
    ends = rows.filter(betrokkene=OuterRef("pk"), tot__gt=today, tot__lte=today + RUIM)
    return ends.filter(~Exists(goes_on)).order_by("tot")


def _verjaardagen(actor, people):
    """Until it was talked about; on the birthday itself the law does the rest."""
    for person in people:
        leeftijd, dag = komende_grens(actor, person) or (None, None)
        besproken = person.grens_besproken_op
        if dag and not (besproken and besproken >= vooraf(actor, dag)):
            yield Grens(
                person,
                dag,
                f"Bespreek wat verandert als iemand {leeftijd} jaar wordt",
                f"Op {datum(dag)} verandert wie beslist en wie de brieven krijgt.",
            )


def _einden(actor, people):
    """An order or machtiging that ends, with nobody recorded yet who goes on."""
    today = timezone.localdate()
    for person in people:
        if person.spreker_tot and vooraf(actor, person.spreker_tot) <= today:
            soort = Vertegenwoordiging.Soort(person.spreker_soort).label
            yield Grens(
                person,
                person.spreker_tot,
                "Regel wie hierna voor iemand spreekt",
                f"{soort}: dit eindigt op {datum(person.spreker_tot)}.",
            )


def _zelf_vragen(actor, ids):
    for person, soort, einde in scope.zelf_te_vragen(actor, ids):
        wat = "waarover het mag gaan" if soort is ScopeVersie else "of iemand meedoet"
        yield Grens(
            person,
            einde,
            f"Vraag zelf {wat}",
            f"Een ouder of voogd koos dit. Die keuze geldt tot en met {datum(einde)}.",
        )
