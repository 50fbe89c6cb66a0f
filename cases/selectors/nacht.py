"""What the system finds due at night; the actor is the system under one act."""

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from cases.models import Aanstelling, Beoordeling, Casus
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


def zonder_toegang(actor):
    """Somebody carries a casus by name, and no toewijzing of his holds any more."""
    live = Toewijzing.objects.visible_to(actor).filter(
        casus=OuterRef("casus"), user=OuterRef("user"), rol=OuterRef("rol"), tot__gt=Nu()
    )
    rows = Aanstelling.objects.visible_to(actor).lopend().filter(rol__in=LEIDING)
    return rows.filter(~Exists(live))
