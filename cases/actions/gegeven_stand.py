"""What happens to a gegeven after it was recorded: said, checked, disputed, limited, corrected."""

from django.utils import timezone

from cases.actions import bereik, stappen
from cases.actions.gegeven_stappen import decide, replace_by, rest_on_nothing
from cases.models import Gegeven, Verklaring
from wams.actions import action
from wams.errors import DomainError

Status = Gegeven.Status


@action("gegeven.attach_verklaring")
def attach_verklaring(gegeven, *, actor, betrokkene, woorden, op, kanaal):
    """What a betrokkene says about it, shown with it from now on."""
    return _verklaring(gegeven, betrokkene, woorden, op, kanaal)


@action("gegeven.dispute")
def dispute_gegeven(gegeven, *, actor, betrokkene, woorden, op, kanaal):
    """A betrokkene says that it is not right: out of use until the bronhouder has answered."""
    _verklaring(gegeven, betrokkene, woorden, op, kanaal)
    termijn = actor.catalogus.termijn("BETWISTING")
    gegeven.afhandelen_voor = termijn.einde(timezone.localdate())
    _limit(gegeven, actor, Status.BETWIST, "betwist")


@action("gegeven.settle_dispute")
def settle_dispute(gegeven, *, actor, antwoord):
    """The bronhouder stands by it: it may be used again, with what the betrokkene said."""
    if gegeven.status != Status.BETWIST:
        raise DomainError("Dit gegeven is niet betwist.")
    _back(gegeven, actor, "klopt", antwoord)


@action("gegeven.limit")
def limit_gegeven(gegeven, *, actor, reden):
    """AVG 18: kept, and out of use, because the betrokkene asked or objected."""
    _limit(gegeven, actor, Status.BEPERKT, "beperkt", reden)


@action("gegeven.release")
def release_gegeven(gegeven, *, actor, reden):
    if gegeven.status != Status.BEPERKT:
        raise DomainError("Het gebruik van dit gegeven is niet beperkt.")
    _back(gegeven, actor, "vrij", reden)


@action("gegeven.verify")
def verify_gegeven(gegeven, *, actor, op, houdbaar_tot):
    """Looked up at the source, so that it holds for longer."""
    if op > timezone.localdate():
        raise DomainError("Deze datum ligt in de toekomst.", field="op")
    if houdbaar_tot <= op:
        raise DomainError("Kies een dag na het nakijken.", field="houdbaar_tot")
    gegeven.geverifieerd_op, gegeven.geverifieerd_door = op, actor.user
    gegeven.houdbaar_tot = houdbaar_tot
    gegeven.save(update_fields=["geverifieerd_op", "geverifieerd_door", "houdbaar_tot"])


@action("gegeven.flag")
def flag_gegeven(gegeven, *, actor):
    """Sharing this can cost the betrokkene money or a home; from now on that is weighed first."""
    if gegeven.handhavingsrisico:
        raise DomainError("Dit staat al bij dit gegeven.")
    gegeven.handhavingsrisico, gegeven.handhavingsrisico_door = True, actor.user
    gegeven.save(update_fields=["handhavingsrisico", "handhavingsrisico_door"])


@action("gegeven.correct")
def correct_gegeven(gegeven, *, actor, inhoud, bron, peildatum, reden):
    """What the bronhouder put right takes the place of what was wrong."""
    if gegeven.geblokkeerd:
        raise DomainError("Dit gegeven is geblokkeerd. Zoek eerst uit of het hier hoort.")
    if peildatum > timezone.localdate():
        raise DomainError("Deze datum ligt in de toekomst.", field="peildatum")
    termijn = actor.catalogus.termijn("GEGEVEN_HOUDBAAR")
    return replace_by(
        gegeven, actor, Status.VERVANGEN, "verbeterd", reden,
        inhoud=inhoud, bron=bron, peildatum=peildatum, houdbaar_tot=termijn.einde(peildatum),
        geverifieerd_op=None, geverifieerd_door=None,
    )  # fmt: skip


@action("gegeven.withdraw_toestemming")
def withdraw_toestemming(toestemming, *, actor, op):
    """In the same transaction nobody sees any more what rests on it."""
    if toestemming.ingetrokken_op:
        raise DomainError("Deze toestemming is al ingetrokken.")
    if not toestemming.op <= op <= timezone.localdate():
        raise DomainError("Kies een dag na de toestemming, niet in de toekomst.", field="op")
    toestemming.ingetrokken_op = op
    toestemming.save(update_fields=["ingetrokken_op"])
    rows = Gegeven.objects.visible_to(actor).rust_op(toestemming)
    stappen.restrict(rows, actor, Status.INGETROKKEN)


def _verklaring(gegeven, betrokkene, woorden, op, kanaal):
    if betrokkene.pk not in gegeven.betrokkene_ids():
        raise DomainError("Kies iemand over wie dit gegeven gaat.", field="betrokkene")
    if op > timezone.localdate():
        raise DomainError("Deze datum ligt in de toekomst.", field="op")
    row = Verklaring(
        casus=gegeven.casus,
        gegeven=gegeven,
        betrokkene=betrokkene,
        woorden=woorden,
        op=op,
        kanaal=kanaal,
        bewaarklasse=gegeven.bewaarklasse,
    )
    row.save()
    return row


def _limit(gegeven, actor, naar, stap, reden=""):
    gegeven.move_to(naar)
    gegeven.beperkt_door = actor.user
    fields = ["status", "beperkt", "beperkt_door", "afhandelen_voor"]
    gegeven.save(update_fields=fields)
    decide(gegeven, actor, stap, reden)


def _back(gegeven, actor, stap, reden):
    """In use again, unless what it rests on is gone meanwhile."""
    gegeven.move_to(Status.INGETROKKEN if rest_on_nothing(gegeven, actor) else Status.GELDIG)
    gegeven.afhandelen_voor = None
    gegeven.save(update_fields=["status", "beperkt", "afhandelen_voor"])
    bereik.apply_scope(gegeven.casus, actor)
    decide(gegeven, actor, stap, reden)
