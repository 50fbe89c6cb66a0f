"""Who carries a casus: taken from the queue, assigned, asked, accepted, handed over, taken back."""

from django.db import connection
from django.utils import timezone

from cases.actions import aanstellen, overgang, stappen
from cases.models import Aanstelling, Casus, Verdeelregel
from cases.models.sturing import NAMEN
from cases.selectors import verdelen
from wams.accounts.models import Functie
from wams.accounts.selectors import is_deskundig
from wams.actions import action
from wams.doelbinding import grants
from wams.errors import DomainError
from wams.recht.codes import Rol

NAMENS_COLLEGE = ("COLLEGE", "WIJKTEAM")


@action("casus.take")
def take_casus(regel, *, actor):
    """A member of the pool takes unassigned onderzoek from the queue of the own team."""
    if not verdelen.wachtrij(actor).filter(pk=regel.pk).exists():
        raise DomainError("Deze casus is al opgepakt. Kies een andere uit de wachtrij.")
    _check_geen_aanvrager(regel, actor.user)
    mandaat = verdelen.mandaat_van(actor, actor.user, Rol.ONDERZOEKER, organisatie_id=regel.team_id)
    aanstellen.appoint_onderzoeker(regel, actor, actor.user, mandaat, "uit de wachtrij opgepakt")
    return stappen.lock(regel.pk, actor)


@action("casus.assign")
def assign_casus(regel, *, actor, onderzoeker):
    """The werkverdeler gives onderzoek to somebody of the pool, never to himself."""
    mandaat = _in_pool(actor, onderzoeker, Rol.ONDERZOEKER, "onderzoeker")
    _check_geen_aanvrager(regel, onderzoeker)
    if not verdelen.van_onderzoeker(regel):
        raise DomainError("In deze fase draagt een coördinator de casus. Vraag die.")
    if regel.onderzoeker_id:
        raise DomainError(
            "Er is al een onderzoeker. Neem de casus eerst terug.", field="onderzoeker"
        )
    return aanstellen.appoint_onderzoeker(
        regel, actor, onderzoeker, mandaat, "toegewezen door de werkverdeler"
    )


@action("casus.ask_leiding")
def ask_leiding(regel, *, actor, user, rol, verwerkingsafspraak=""):
    """The werkverdeler asks somebody of the pool to be coördinator or waarnemer."""
    mandaat = _in_pool(actor, user, rol, "user")
    _check_phase(regel, rol)
    _check_trained(user)
    if mandaat.organisatie.partijtype not in NAMENS_COLLEGE and not verwerkingsafspraak.strip():
        raise DomainError(
            f"{user.naam} werkt bij {mandaat.organisatie.naam}, een partij. Leg vast welke "
            "afspraak er is over wie verantwoordelijk is voor de gegevens.",
            field="verwerkingsafspraak",
        )
    row = aanstellen.new(
        regel, actor, user, rol, mandaat, verwerkingsafspraak=verwerkingsafspraak.strip()
    )
    return aanstellen.save(row, f"Er is al iemand gevraagd als {NAMEN[rol]}.", field="user")


@action("aanstelling.accept")
def accept_aanstelling(aanstelling, *, actor):
    """The person asked says yes: access begins, and who carried it before is out (C06, C15)."""
    if aanstelling.status != Aanstelling.Status.VOORGESTELD:
        raise DomainError("Deze vraag staat niet meer open.")
    regel = Verdeelregel.objects.visible_to(actor).get(pk=aanstelling.casus_id)
    _check_trained(actor.user)
    _check_phase(regel, aanstelling.rol)
    aanstellen.give_leiding(actor, aanstelling, regel, einddatum=regel.einddatum)
    casus = stappen.lock(aanstelling.casus_id, actor)
    aanstellen.relieve(casus, actor, aanstelling)
    aanstelling.move_to(Aanstelling.Status.AANVAARD)
    aanstelling.beantwoord_op = timezone.now()
    aanstelling.save(update_fields=["status", "beantwoord_op"])
    if casus.status == Casus.Status.ONDERZOEK_AFGEROND:
        return aanstellen.begin_plan(casus, actor, aanstelling)
    return aanstellen.hand_over(casus, actor, aanstelling)


@action("aanstelling.refuse")
def refuse_aanstelling(aanstelling, *, actor, reden):
    """Back to the werkverdeler, with the reason."""
    aanstelling.move_to(Aanstelling.Status.GEWEIGERD)
    aanstelling.reden = reden
    aanstelling.beantwoord_op = timezone.now()
    aanstelling.save(update_fields=["status", "reden", "beantwoord_op"])


@action("casus.ask_overdracht")
def ask_overdracht(casus, *, actor, reden):
    """The coördinator asks the werkverdeler for somebody else; carries on until there is one."""
    if casus.overdracht_gevraagd_op:
        raise DomainError("De overdracht is al gevraagd. De werkverdeler zoekt iemand.")
    casus.overdracht_gevraagd_op = timezone.localdate()
    casus.save(update_fields=["overdracht_gevraagd_op"])
    overgang.move(casus, actor, "C15", None, motivering=reden, gegevens={"stap": "gevraagd"})


@action("casus.take_back")
def take_back(regel, *, actor, rol, reden):
    """The werkverdeler ends an appointment, or withdraws what was asked; access ends at once."""
    rows = Aanstelling.objects.visible_to(actor).filter(casus=regel.pk, rol=rol)
    rows = list(rows.filter(status__in=["voorgesteld", "aanvaard"]).select_for_update())
    if not rows:
        raise DomainError(f"Er is nu geen {NAMEN[rol]}, ook niet gevraagd.", field="rol")
    for row in rows:
        aanstellen.end_row(row, reden)
        grants.end(actor, regel.pk, user_id=row.user_id, rollen=[rol])
    return rows[0]


@action("aanstelling.expire")
def expire_aanstelling(aanstelling, *, actor):
    """Nobody can work without a toewijzing: the werkverdeler sees that the casus needs somebody."""
    aanstellen.end_row(aanstelling, "De toegang is geëindigd.")


def _in_pool(actor, user, rol, field):
    mandaat = verdelen.mandaat_van(actor, user, rol)
    if user.pk == actor.user_id:
        raise DomainError("U kunt uzelf geen werk toewijzen. Vraag een collega.", field=field)
    if mandaat is None or not user.is_active:
        raise DomainError(f"{user.naam} zit niet in de pool van uw gemeente.", field=field)
    return mandaat


def _check_geen_aanvrager(regel, user):
    """Who asked for an onderzoek does not do it himself."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT wams_is_aanvrager(%s, %s)", [regel.pk, user.pk])
        if cursor.fetchone()[0]:
            raise DomainError(
                f"{user.naam} vroeg dit onderzoek aan en doet het daarom niet zelf. Kies een ander."
            )


def _check_phase(regel, rol):
    if regel.fase == Casus.Status.ONDERZOEK_AFGEROND:
        if not regel.coordinatie:
            raise DomainError("Het onderzoek wees niet uit dat een coördinator nodig is.")
        if rol != Rol.COORDINATOR:
            raise DomainError("Vraag eerst een coördinator; daarna kan er een waarnemer zijn.")
    elif regel.fase not in verdelen.MET_COORDINATOR:
        raise DomainError("In deze fase heeft een casus nog geen coördinator.")


def _check_trained(user):
    if not is_deskundig(user, Functie.COORDINATOR, timezone.localdate()):
        raise DomainError(
            f"De scholing van {user.naam} is niet vastgelegd of verlopen. Laat Beheer de scholing "
            "vastleggen, of een uitzondering van hoogstens 3 maanden, die de FG ziet.",
            field="user",
        )
