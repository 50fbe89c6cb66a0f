"""Who acts: a person with mandates in one gemeente, or the system under one registered act."""

from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

from django.db import connection

from wams.accounts import selectors
from wams.accounts.models import Gemeente
from wams.recht import selectors as recht

# The fields of Grant. Written out: each page asks this for its 25 casussen, and to build the
# statement anew would cost as much as to answer it.
LIVE = """
SELECT t.id, t.casus_id, t.rol, p.codename, t.organisatie_id, o.partijtype
FROM doelbinding_lopendetoewijzing t
JOIN auth_permission p ON p.id = t.permission_id
JOIN accounts_organisatie o ON o.id = t.organisatie_id
WHERE t.user_id = %s AND t.casus_id = ANY (%s) ORDER BY t.id
"""


@dataclass(frozen=True)
class Grant:
    """One live toewijzing, as far as a decision needs it."""

    id: UUID
    casus_id: UUID
    rol: str
    doel: str
    organisatie_id: UUID
    partijtype: str


class Actor:
    """The person (or the system) behind every read and write, with what the decision needs.

    Build one with ``for_act`` or ``system``. It caches mandates and grants: make a new one, or call
    ``forget()``, after an act that changed them.
    """

    def __init__(self, user, gemeente_id, *, act, systeem_act="", keuzes=None):
        self.user = user
        self.user_id = user.pk if user else None
        self.gemeente_id = gemeente_id
        self.act = act
        self.systeem_act = systeem_act
        self.keuzes = keuzes or {}
        self._grants = {}

    @classmethod
    def for_act(cls, user, act, gemeente_id=None, *, keuzes=None):
        """A person; the gemeente is the one he works in now, or the only one he works for.

        ``keuzes`` maps a casus id to the doel that he named there, where several fit.
        """
        chosen = gemeente_id or getattr(user, "actieve_gemeente_id", None)
        if chosen is None:
            eigen = {mandaat.gemeente_id for mandaat in selectors.mandaten_van(user)}
            chosen = eigen.pop() if len(eigen) == 1 else None
        return cls(user, chosen, act=act, keuzes=keuzes)

    @classmethod
    def system(cls, act, gemeente_id):
        """Work without a person: its act has a policy row of its own that says so."""
        return cls(None, gemeente_id, act=act, systeem_act=act)

    def for_other(self, act):
        """The same person under another act: a second purpose is a visible line."""
        return type(self)(self.user, self.gemeente_id, act=act, keuzes=self.keuzes)

    @property
    def is_systeem(self):
        return self.user is None

    @cached_property
    def mandaten(self):
        if self.is_systeem or not self.user.is_active:
            return []
        known = getattr(self.user, "lopende_mandaten", None)
        mandaten = selectors.mandaten_van(self.user) if known is None else known
        return [m for m in mandaten if m.gemeente_id == self.gemeente_id]

    @cached_property
    def functies(self):
        return frozenset(m.functie for m in self.mandaten)

    @cached_property
    def gemeente(self):
        return Gemeente.objects.filter(pk=self.gemeente_id).first()

    @cached_property
    def catalogus(self):
        """The law of this gemeente today; no catalogue means no decision."""
        return recht.voor(self.gemeente_id)

    def mandaat_voor(self, functies):
        return next((m for m in self.mandaten if m.functie in functies), None)

    def load_grants(self, casus_ids):
        """Fetch the live grants on a batch of casussen in one query."""
        missing = [pk for pk in casus_ids if pk not in self._grants]
        if missing and not self.is_systeem and self.user.is_active:
            found = {pk: [] for pk in missing}
            for row in self._live(missing):
                found[row[1]].append(Grant(*row))
            self._grants |= found

    def grants_on(self, casus_id):
        self.load_grants([casus_id])
        return self._grants.get(casus_id, [])

    def forget(self):
        """Grants or mandates changed in this transaction: read them again."""
        self._grants = {}
        if self.user is not None:
            self.user.lopende_mandaten = None
        for name in ("mandaten", "functies"):
            self.__dict__.pop(name, None)

    def _live(self, casus_ids):
        with connection.cursor() as cursor:
            return cursor.execute(LIVE, [self.user_id, list(casus_ids)]).fetchall()
