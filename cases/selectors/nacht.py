"""What the system finds due at night; the actor is the system under one act."""

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from cases.models import (
    Aanstelling,
    Beoordeling,
    Brief,
    Casus,
    Deelnameverklaring,
    Informatieplicht,
    ScopeVersie,
    Uitstelbesluit,
)
from cases.selectors import scope
from cases.selectors.brieven import SPREKER, kan_niet
from cases.selectors.vertegenwoordiging import stand_in
from wams.doelbinding.rls import Nu
from wams.doelbinding.toewijzing import Toewijzing
from wams.recht.codes import Rol

LEIDING = (Rol.ONDERZOEKER, Rol.COORDINATOR, Rol.WAARNEMER)


def te_heroverwegen(actor):
    """An aanpak that reached its evaluation or its end."""
    today = timezone.localdate()
    due = Q(evaluatie_op__lte=today) | Q(einddatum__lte=today)
    return Casus.objects.visible_to(actor).filter(due, status=Casus.Status.AANPAK)


def af_te_sluiten(actor):
    """Ended, and the term for the closing work has passed."""
    ended = (Casus.Status.BEEINDIGD, Casus.Status.NIET_GESTART)
    rows = Casus.objects.visible_to(actor).filter(status__in=ended)
    return rows.filter(termijn_tot__lt=timezone.localdate())


def onderzoek_b_voorbij(actor):
    """On request, past its end date, and no extension that still may be decided."""
    today = timezone.localdate()
    waiting = (
        Beoordeling.objects.visible_to(actor)
        .open()
        .filter(
            casus=OuterRef("pk"), soort=Beoordeling.Soort.VERLENGING_B, beslissen_voor__gte=today
        )
    )
    rows = Casus.objects.visible_to(actor).filter(
        route=Casus.Route.B, status=Casus.Status.ONDERZOEK, termijn_tot__lt=today
    )
    return rows.filter(~Exists(waiting))


def uitstel_voorbij(actor):
    """Past its day; or ended, and the letter that waited could not be made yet."""
    rows = Uitstelbesluit.objects.visible_to(actor)
    ended = (Uitstelbesluit.Status.OPGEHEVEN, Uitstelbesluit.Status.VERLOPEN)
    open_ = Informatieplicht.objects.visible_to(actor).open()
    waits = Q(status__in=ended, brief=None, betrokkene__in=open_.values("pk"))
    today = timezone.localdate()
    return rows.filter(waits | Q(status=Uitstelbesluit.Status.GEGEVEN, herzien_voor__lt=today))


def voor_een_ander(actor):
    """Letters that wait for somebody who no longer gets them, with somebody who does."""
    rows = Brief.objects.visible_to(actor).open().select_related("casus", "betrokkene", SPREKER)
    found = list(rows.defer("inhoud", "gegevens", "vrije_tekst"))
    now = stand_in(actor, {row.casus_id for row in found})
    return [row for row in found if kan_niet(row, now) and now.naar(row.betrokkene)]


def antwoord_voorbij(actor):
    """A representative answered, and what that let in is no longer all in."""
    answered = [
        ScopeVersie.objects.visible_to(actor).filter(besloten_door="vertegenwoordiger"),
        Deelnameverklaring.objects.visible_to(actor).filter(gegeven_door="vertegenwoordiger"),
    ]
    rows = Casus.objects.visible_to(actor).filter(status__in=Casus.OPEN)
    scopes, deelnames = (Exists(rows.filter(casus=OuterRef("pk"))) for rows in answered)
    rows = rows.filter(Q(scopes) | Q(deelnames))
    return [casus for casus in rows if any(scope.buiten(actor, casus))]


def zonder_toegang(actor):
    """Somebody carries a casus by name, and no toewijzing of his holds any more."""
    live = Toewijzing.objects.visible_to(actor).filter(
        casus=OuterRef("casus"), user=OuterRef("user"), rol=OuterRef("rol"), tot__gt=Nu()
    )
    rows = Aanstelling.objects.visible_to(actor).lopend().filter(rol__in=LEIDING)
    return rows.filter(~Exists(live))
