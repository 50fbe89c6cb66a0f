"""The act that is going on in this thread: its lines are collected here and written at its end."""

import json
import uuid
from contextlib import contextmanager
from contextvars import ContextVar

from django.conf import settings
from django.db import connection
from django.utils import timezone

from wams.kluis.sleutelbos import kenmerk

_current: ContextVar = ContextVar("handeling", default=None)

COLUMNS = {
    "id": "uuid", "at": "timestamptz", "handeling": "uuid", "trace_id": "text", "soort": "text",
    "act": "text", "uitkomst": "text", "regel": "text", "doel": "text", "grondslag": "text",
    "activiteit": "text", "catalogusversie": "uuid", "actor_id": "uuid", "rol": "text",
    "organisatie_id": "uuid", "gemeente_id": "uuid", "toewijzing_id": "uuid", "casus_id": "uuid",
    "object_type": "text", "object_id": "uuid", "status": "text", "betrokkene": "text",
    "velden": "jsonb", "categorieen": "jsonb", "herkomst": "text", "bron": "text",
}  # fmt: skip
# Names and types of the dict above, no input.
INSERT = "INSERT INTO audit_auditevent ({}) SELECT * FROM unnest({})".format(  # noqa: S608
    ", ".join(COLUMNS), ", ".join(f"%s::{kind}[]" for kind in COLUMNS.values())
)


def pseudonym(person_id):
    """The keyed name of a person in the log: the same for each line, readable by nobody."""
    return kenmerk("audit", str(person_id)).hex()[:32]


class Handeling:
    """One act of one actor, with its lines: one per betrokkene whose data were seen or changed."""

    def __init__(self, actor, act, *, herkomst=""):
        self.id = uuid.uuid4()
        self.actor = actor
        self.act = act
        self.herkomst = herkomst
        self._lines = []
        self._fields = {}

    def note_fields(self, row, changes):
        """Remember which fields of a row changed: names only."""
        self._fields.setdefault(row.pk, set()).update(changes)

    def add(self, act, soort, decision, *, obj=None, uitkomst="ok", regel=""):
        """Add the lines for one object: one for each of its betrokkenen, or one without."""
        people = obj.betrokkene_ids() if hasattr(obj, "betrokkene_ids") else ()
        line = self._line(act, soort, decision, obj) | {"uitkomst": uitkomst}
        if regel:
            line["regel"] = regel
        for person in list(people) or [None]:
            subject = pseudonym(person) if person else ""
            self._lines.append(line | {"id": uuid.uuid4(), "betrokkene": subject})

    def _line(self, act, soort, decision, obj):
        actor = self.actor
        dossier = getattr(obj, "dossier", None)
        return self._legal(decision) | {
            "at": timezone.now(),
            "handeling": self.id,
            "trace_id": self.id.hex,
            "soort": soort,
            "act": act,
            "regel": decision.regel if decision else "",
            "actor_id": actor.user_id,
            "rol": decision.rol if decision else "",
            "organisatie_id": decision.organisatie_id if decision else None,
            "gemeente_id": actor.gemeente_id,
            "toewijzing_id": decision.toewijzing_id if decision else None,
            "casus_id": dossier.pk if dossier else getattr(obj, "casus_id", None),
            "object_type": obj._meta.label_lower if obj is not None else "",
            "object_id": getattr(obj, "pk", None),
            "status": str(getattr(obj, "status", "")),
            "velden": json.dumps(sorted(self._fields.get(getattr(obj, "pk", None), ()))),
            "categorieen": json.dumps([obj.categorie] if hasattr(obj, "categorie") else []),
            "herkomst": self.herkomst,
            "bron": settings.WAMS_VERSIE,
        }

    def _legal(self, decision):
        """Doel, ground and register entry, from the catalogue that holds now."""
        doel = decision.doel if decision else ""
        found = {"doel": str(doel), "grondslag": "", "activiteit": "", "catalogusversie": None}
        if doel and self.actor.gemeente_id:
            catalogus = self.actor.catalogus
            entry = catalogus.doel(doel)
            found["grondslag"] = entry.grondslag
            found["activiteit"] = entry.activiteit
            found["catalogusversie"] = catalogus.versie_id
        return found

    @contextmanager
    def only_if_done(self):
        """What an act noted goes when the act is undone: no line without its change."""
        lines, fields = list(self._lines), {pk: set(names) for pk, names in self._fields.items()}
        try:
            yield
        except Exception:
            self._lines, self._fields = lines, fields
            raise

    def write(self):
        """Insert all lines in one statement; if this fails, so does the act."""
        if not self._lines:
            return
        columns = [[line[name] for line in self._lines] for name in COLUMNS]
        with connection.cursor() as cursor:
            cursor.execute(INSERT, columns)
        self._lines = []


def current():
    """The act going on in this thread, or None."""
    return _current.get()


@contextmanager
def act(actor, name, *, herkomst=""):
    """Everything inside belongs to one act; its lines are written at the end, or not at all."""
    handeling = Handeling(actor, name, herkomst=herkomst)
    token = _current.set(handeling)
    try:
        yield handeling
        handeling.write()
    finally:
        _current.reset(token)
