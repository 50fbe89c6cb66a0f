"""What dividing the work needs: numbers, phases, terms and people of the pool; no content."""

from django.db.models import Count, Q
from django.urls import reverse
from django.utils import timezone

from cases.models import Aanstelling, Casus, Verdeelregel, Verdeelstand
from cases.models.sturing import NAMEN
from wams.accounts.models import Functie, Organisatie, User
from wams.accounts.selectors import mensen_met_functie
from wams.doelbinding.policy import COLLEGE
from wams.recht import termijnen
from wams.recht.codes import Rol

Status, Groep = Casus.Status, Verdeelstand.Groep
MET_COORDINATOR = (Status.PLAN_CONCEPT, Status.AANPAK, Status.HEROVERWEGING)
VOOR_COORDINATOR = (Status.VOORBEREIDING, Status.ONDERZOEK)
POOL = {
    Rol.ONDERZOEKER: Functie.ONDERZOEKER,
    Rol.COORDINATOR: Functie.COORDINATOR,
    Rol.WAARNEMER: Functie.COORDINATOR,
}
PER_GROEP = 50
WIE = ("onderzoeker", "coordinator", "waarnemer", "gevraagd")
ZONDER = Q(fase__in=MET_COORDINATOR, coordinator=None, waarnemer=None)
# A casus stands in one group: what must be done first. The last also asks for the date.
GROEPEN = (
    (
        "Zonder coördinator",
        "Binnen 5 werkdagen hoort er een nieuwe coördinator of een waarnemer te zijn.",
        lambda today: Q(groep=Groep.ZONDER),
    ),
    (
        "Zonder onderzoeker",
        "Deze casussen wachten op iemand die het onderzoek doet.",
        lambda today: Q(groep=Groep.ONDERZOEKER),
    ),
    (
        "Coördinator nodig",
        "Het onderzoek is klaar. Vraag iemand uit de pool.",
        lambda today: Q(groep=Groep.COORDINATOR),
    ),
    (
        "Overdracht gevraagd",
        "De coördinator wil deze casus overdragen.",
        lambda today: Q(groep=Groep.OVERDRACHT),
    ),
    (
        "Gevraagd, nog geen antwoord",
        "Duurt het te lang? Trek de vraag in en vraag een ander.",
        lambda today: Q(groep=Groep.GEVRAAGD),
    ),
    (
        "Termijn voorbij",
        "Vraag de onderzoeker of coördinator hoe het staat.",
        lambda today: Q(groep=Groep.LOOPT, termijn_tot__lt=today),
    ),
)


def wachtrij(actor):
    """Unassigned onderzoek of the teams for which this person works, oldest term first."""
    teams = [m.organisatie_id for m in actor.mandaten if m.functie == Functie.ONDERZOEKER]
    rows = Verdeelregel.objects.visible_to(actor).filter(
        groep=Groep.ONDERZOEKER, status=Status.VOORBEREIDING, team__in=teams, gevraagd=None
    )
    return rows.select_related("team").order_by("termijn_tot", "nummer")


def eigen_teams(actor):
    """The teams that this werkverdeler divides for; empty for one of the college: all."""
    werkt_bij = [m.organisatie for m in actor.mandaten if m.functie == Functie.VERDELER]
    if any(organisatie.partijtype == COLLEGE for organisatie in werkt_bij):
        return []
    return [organisatie.pk for organisatie in werkt_bij]


def stand(actor):
    """Group and term of each open casus that this werkverdeler divides, the oldest term first."""
    rows = Verdeelstand.objects.visible_to(actor).exclude(groep=Groep.GEEN)
    if teams := eigen_teams(actor):
        rows = rows.filter(team__in=teams)
    return rows.order_by("termijn_tot", "nummer")


def verdelen(actor):
    """The screen of the werkverdeler: what waits, why, and how much each person carries."""
    return {"groepen": groepen(actor), **werklast(actor)}


def groepen(actor):
    """The groups that are not empty: each a walk of an index, then all their lines at once."""
    today, rows = timezone.localdate(), stand(actor).values_list("pk", flat=True)
    found = [
        (kop, onder, list(rows.filter(vraag(today))[:PER_GROEP])) for kop, onder, vraag in GROEPEN
    ]
    regels = _regels(actor, {pk for _, _, pks in found for pk in pks})
    return [
        {"kop": kop, "onder": onder, "regels": [regels[pk] for pk in pks if pk in regels]}
        for kop, onder, pks in found
        if pks
    ]


def _regels(actor, pks):
    """These lines with who and which team, by casus."""
    found = Verdeelregel.objects.visible_to(actor).in_bulk(pks)
    ids = {getattr(regel, f"{wie}_id") for regel in found.values() for wie in WIE}
    users = User.objects.in_bulk(ids - {None})
    teams = Organisatie.objects.in_bulk({regel.team_id for regel in found.values()})
    for regel in found.values():
        regel.team = teams[regel.team_id]
        for wie in WIE:
            setattr(regel, wie, users.get(getattr(regel, f"{wie}_id")))
        regel_voor(actor, regel)
    return found


def van_onderzoeker(regel):
    """Whether an onderzoeker carries a casus in this phase, and not yet a coördinator."""
    afgerond = regel.fase == Status.ONDERZOEK_AFGEROND and not regel.coordinatie
    return regel.fase in VOOR_COORDINATOR or afgerond


def regel_voor(actor, regel):
    """One line with the signal of R-165: more than the agreed days without anybody."""
    regel.te_lang = False
    if regel.zonder_sinds and regel.fase in MET_COORDINATOR:
        uiterlijk = actor.catalogus.termijn("COORDINATOR_WISSEL").einde(regel.zonder_sinds)
        regel.te_lang = uiterlijk < timezone.localdate()
    regel.termijn_naam = actor.catalogus.termijn(regel.termijn_code).label
    regel.heeft_leiding = not van_onderzoeker(regel)
    return regel


def werklast(actor):
    """How many casussen each person of the pool carries, per role."""
    pool = _pool(actor, eigen_teams(actor))
    rows = Aanstelling.objects.visible_to(actor).lopend().filter(user__in=list(pool))
    telling = {}
    for user_id, rol, aantal in rows.order_by().values_list("user", "rol").annotate(n=Count("*")):
        telling.setdefault(user_id, {})[rol] = aantal
    return {"mensen": [_draagt(user, telling.get(user.pk, {})) for user in _by_name(pool)]}


def _pool(actor, teams):
    """Who may be given work: in the own teams, or in the whole gemeente."""
    pool = {}
    for functie in (Functie.ONDERZOEKER, Functie.COORDINATOR):
        people = mensen_met_functie(actor.gemeente_id, functie).select_related("organisatie")
        found = people.filter(organisatie__in=teams) if teams else people
        pool |= {user.pk: user for user in found}
    return pool


def _by_name(pool):
    return sorted(pool.values(), key=lambda user: (user.naam, user.pk))


def _draagt(user, telling):
    return {
        "naam": user.naam,
        "organisatie": user.organisatie.naam,
        "onderzoeken": telling.get(Rol.ONDERZOEKER, 0),
        "coordinaties": telling.get(Rol.COORDINATOR, 0),
        "waarnemingen": telling.get(Rol.WAARNEMER, 0),
    }


def kandidaten(actor, rol):
    """Who may be asked for this role: the pool of this gemeente, never the asker himself."""
    people = mensen_met_functie(actor.gemeente_id, POOL[rol]).exclude(pk=actor.user_id)
    return people.select_related("organisatie")


def terug_te_nemen(actor, regel):
    """Who carries this casus or was asked: the choices of taking back."""
    wie = {
        Rol.ONDERZOEKER: regel.onderzoeker,
        Rol.COORDINATOR: regel.coordinator,
        Rol.WAARNEMER: regel.waarnemer,
    }
    choices = [
        (str(rol), f"{NAMEN[rol].capitalize()}: {user.naam}") for rol, user in wie.items() if user
    ]
    asked = Aanstelling.objects.visible_to(actor).filter(casus=regel.pk).voorgesteld()
    for row in asked.select_related("user"):
        choices.append((row.rol, f"Gevraagd als {row.rol_naam}: {row.user.naam}"))
    return choices


def mandaat_van(actor, user, rol, *, organisatie_id=None):
    """The mandate under which this person would work, or None."""
    rows = user.mandaten.lopend().filter(gemeente=actor.gemeente_id, functie=POOL[rol])
    if organisatie_id:
        rows = rows.filter(organisatie=organisatie_id)
    return rows.select_related("organisatie").first()


def wachtrij_regels(actor):
    return {"regels": [regel_voor(actor, row) for row in wachtrij(actor)[:PER_GROEP]]}


def regel_context(actor, regel):
    """What the form pages about one casus show beside the form."""
    regel_voor(actor, regel)
    return {"regel": regel, "terug_url": reverse("cases:verdelen"), "terug": "Verdelen"}


def wachtrij_context(actor, regel):
    return regel_context(actor, regel) | {
        "terug_url": reverse("cases:wachtrij"),
        "terug": "Wachtrij van uw team",
    }


def antwoord_context(actor, aanstelling):
    """The forms with which somebody answers."""
    terug = {"terug_url": aanstelling.get_absolute_url(), "terug": "De vraag aan u"}
    return vraag_context(actor, aanstelling) | terug


def vraag_context(actor, aanstelling):
    """What somebody who is asked may know beforehand: number, route, phase, term."""
    rows = Verdeelregel.objects.visible_to(actor).select_related("team", "coordinator")
    regel = rows.filter(pk=aanstelling.casus_id).first()
    if regel:
        regel_voor(actor, regel)
    vrager = User.objects.get(pk=aanstelling.voorgesteld_door_id)
    return {"regel": regel, "vrager": vrager, "uiterlijk": _uiterlijk(actor, aanstelling)}


def _uiterlijk(actor, aanstelling):
    day = timezone.localdate(aanstelling.voorgesteld_op)
    return termijnen.add_werkdagen(day, actor.catalogus.termijn("COORDINATOR_WISSEL").aantal)
