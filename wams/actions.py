"""@action: the only way to change a dossier. Atomic, locked, authorised, audited."""

from contextlib import contextmanager
from functools import wraps

from django.db import OperationalError, transaction

from wams.audit import log as audit
from wams.doelbinding.policy import require
from wams.doelbinding.rls import acting_as
from wams.errors import BezetError, Denied, VerouderdError
from wams.retention.models import Dossierstuk

# Somebody else held a row too long, or the two of us waited for each other.
LOCK_NOT_AVAILABLE, DEADLOCK = "55P03", "40P01"
_acts: dict[str, str] = {}


def action(act):
    """Make a function a business act. None of its guards can be switched off.

    The body gets a fresh, locked copy of its subject and returns what it created, or nothing if
    it changed the subject itself. A subject that changed since it was read raises VerouderdError.
    Outside a request the act opens its own transaction and context.
    """

    def decorate(body):
        _acts[act] = f"{body.__module__}.{body.__qualname__}"

        @wraps(body)
        def perform(subject, *, actor, **arguments):
            if audit.current() is not None:
                return _perform(act, body, subject, actor, arguments)
            with acting_as(actor), audit.act(actor, act):
                return _perform(act, body, subject, actor, arguments)

        perform.act = act
        return perform

    return decorate


def performed_acts():
    """Every act that an action performs, with the function; read by the architecture tests."""
    return dict(_acts)


def _perform(act, body, subject, actor, arguments):
    with _busy_is_no_failure(), audit.current().only_if_done(), transaction.atomic():
        locked = _lock(act, subject)
        decision = require(actor, act, locked)
        outcome = body(locked, actor=actor, **arguments) or locked
        audit.done(actor, act, decision, outcome)
        return outcome


@contextmanager
def _busy_is_no_failure():
    """Outside the savepoint, so that what was begun is undone before the person is told."""
    try:
        yield
    except OperationalError as error:
        if getattr(error.__cause__, "sqlstate", None) not in (LOCK_NOT_AVAILABLE, DEADLOCK):
            raise
        raise BezetError from error


def _lock(act, subject):
    """A fresh copy under a row lock; reference data, and what never changes, is not locked.

    Without its key: a row that only refers to it need not wait, so two people can't hang on it.
    """
    if not isinstance(subject, Dossierstuk):
        return subject
    rows = type(subject)._base_manager.filter(pk=subject.pk)
    locked = (rows if subject.VAST else rows.select_for_update(no_key=True)).first()
    if locked is None:
        raise Denied(act, "1 betrokkenheid", "Dit is er niet, of u hoort er niet bij.")
    if locked.versie != subject.versie:
        raise VerouderdError
    return locked
