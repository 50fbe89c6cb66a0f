"""Steps that several acts on a gegeven share. They open no transaction."""

from cases.actions import bereik, overgang, vastleggen
from cases.models import Medebetrokkene

# Decisions about one gegeven, within a state.
GEGEVEN = "GEG"


def rest_on_nothing(gegeven, actor):
    """Whether somebody took back the toestemming without which this may not be kept."""
    mede = Medebetrokkene.objects.visible_to(actor).filter(gegeven=gegeven.pk)
    rows = [gegeven, *mede.exclude(toestemming=None).select_related("toestemming")]
    return any(row.toestemming and row.toestemming.ingetrokken_op for row in rows)


def replace_by(gegeven, actor, naar, stap, reden, **changes):
    """A new gegeven with these changes; the old one is closed to everybody."""
    new = vastleggen.copy(gegeven, actor, **changes)
    gegeven.move_to(naar)
    gegeven.beperkt_door, gegeven.afhandelen_voor = actor.user, None
    gegeven.save(update_fields=["status", "beperkt", "beperkt_door", "afhandelen_voor"])
    bereik.apply_scope(gegeven.casus, actor)
    decide(new, actor, stap, reden, was=str(gegeven.pk))
    return new


def decide(gegeven, actor, stap, reden="", **extra):
    """On record in the timeline of the casus: what was decided, not what it says."""
    gegevens = {"gegeven": str(gegeven.pk), "stap": stap} | extra
    casus = gegeven.casus
    return overgang.move(casus, actor, GEGEVEN, None, motivering=reden, gegevens=gegevens)
