"""The only way into the audit log: seen, done, refused."""

from auditlog.registry import auditlog
from django.db import models

from wams.audit import lopend
from wams.audit.lopend import act, current
from wams.audit.models import AuditEvent
from wams.doelbinding.actor import Actor
from wams.doelbinding.policy import Decision
from wams.doelbinding.rls import acting_as
from wams.errors import NoActError
from wams.kluis.velden import encrypted_fields

__all__ = [
    "Gevraagd", "aangemeld", "act", "current", "done", "exported", "listed", "refuse", "searched",
    "seen", "volg",
]  # fmt: skip

Soort, Uitkomst = AuditEvent.Soort, AuditEvent.Uitkomst
NOT_KEPT = "(niet bewaard)"


class Gevraagd:
    """What somebody asked for and was not shown: its kind and id, not read and maybe not there."""

    def __init__(self, model, pk):
        self.pk, self._meta = pk, model._meta
        owner = model._meta.pk.related_model or model
        self.casus_id = pk if owner._meta.label == "cases.Casus" else None


def _going_on():
    handeling = lopend.current()
    if handeling is None:
        raise NoActError("no act is going on")
    return handeling


def seen(act_name, decision, obj):
    """A dossier or a part of it was opened: one line per betrokkene on it."""
    _going_on().add(act_name, Soort.INZAGE, decision, obj=obj)


def listed(act_name, decision, rows):
    """Rows were shown in a list: one line per betrokkene per row, another kind than opening."""
    for row in rows:
        _going_on().add(act_name, Soort.LIJST, decision, obj=row)


def exported(act_name, decision, rows):
    """Rows left in a file: one line per betrokkene per row, of a kind of its own."""
    for row in rows:
        _going_on().add(act_name, Soort.EXPORT, decision, obj=row)


def searched(act_name, decision, obj=None):
    """A search was done; what was typed is personal data and is not kept."""
    _going_on().add(act_name, Soort.ZOEK, decision, obj=obj)


def done(actor, act_name, decision, obj):
    """An act succeeded; written in the same transaction as the change."""
    soort = Soort.SYSTEEM if actor.is_systeem else Soort.WIJZIGING
    _going_on().add(act_name, soort, decision, obj=obj)


def refuse(actor, act_name, uitkomst, regel, *, herkomst="", obj=None):
    """A denied or failed attempt, in a transaction of its own so that it outlives the rollback."""
    with acting_as(actor), act(actor, act_name, herkomst=herkomst) as handeling:
        decision = Decision(False, regel)
        handeling.add(act_name, Soort.INZAGE, decision, obj=obj, uitkomst=uitkomst, regel=regel)


def aangemeld(user, act_name, *, uitkomst="ok", regel="", herkomst=""):
    """Signing in and out, the lock, the factors: a line without address, name or dossier."""
    actor = Actor(user, None, act=act_name)
    with acting_as(actor), act(actor, act_name, herkomst=herkomst) as handeling:
        handeling.add(act_name, Soort.AANMELDING, None, uitkomst=uitkomst, regel=regel)


def geheim(value):
    """What the history keeps of a sensitive value: that it changed, nothing else."""
    return NOT_KEPT


def volg(model, *gevoelig):
    """Keep the field history of a dossier model; sealed and named fields never in clear."""
    # A keyed mark is bytes that the history can't write; it changes with the name it was made of.
    fields = [f for f in model._meta.concrete_fields if not isinstance(f, models.BinaryField)]
    names = [field.name for field in fields]
    sealed = encrypted_fields(model)
    auditlog.register(
        model,
        include_fields=names,
        mask_fields=[*sealed, *gevoelig],
        mask_callable="wams.audit.log.geheim",
    )
