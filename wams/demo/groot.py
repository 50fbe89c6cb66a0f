"""A large synthetic municipality to measure on: any number of casussen, loaded in minutes."""

import uuid
from dataclasses import dataclass
from datetime import timedelta

from django.core.management.base import CommandError
from django.db import connection
from django.utils import timezone

from cases.models import Casus
from wams.accounts.models import User
from wams.demo import meetstad
from wams.demo.gemeente import make_gemeente
from wams.demo.kopie import resting
from wams.demo.meetstad import VEEL
from wams.demo.schrijven import Lading, as_owner, is_empty
from wams.demo.vullen import TABLES, Vuller
from wams.recht.codes import Rol

S = Casus.Status
# state, weight, who carries it
STATEN = [
    (S.VOORBEREIDING, 8, Rol.ONDERZOEKER),
    (S.ONDERZOEK, 17, Rol.ONDERZOEKER),
    (S.PLAN_CONCEPT, 10, Rol.COORDINATOR),
    (S.AANPAK, 55, Rol.COORDINATOR),
    (S.HEROVERWEGING, 10, Rol.COORDINATOR),
]
# Of whom the carrier dropped out: work for the werkverdeler.
ZONDER = 0.01


@dataclass(slots=True)
class Rij:
    """What the passes over one casus must agree on."""

    pk: uuid.UUID
    client: uuid.UUID
    status: str
    rol: str
    team: object
    drager: User
    activiteit: object
    zonder: bool


def load(aantal):
    """``aantal`` casussen with people, gegevens and grants; refuses a database in use."""
    with as_owner() as cursor:
        if not is_empty():
            raise CommandError("Er zijn al casussen. Meten gaat op een lege database.")
        lading = Lading()
        gemeente, catalogus = make_gemeente(lading, meetstad.CODE, "Meetstad")
        stad = meetstad.make(lading, gemeente)
        lading.write()
        rows = plan(lading, stad, aantal)
        with resting(TABLES):
            Vuller(cursor, lading, stad, catalogus, rows).fill()
    settle()
    return aantal


def settle():
    """What autovacuum does in time: statistics, and pages that an index may answer for."""
    with connection.cursor() as cursor:
        cursor.execute("SET statement_timeout = 0")
        cursor.execute("VACUUM (ANALYZE)")


def plan(lading, stad, aantal):
    """Every casus in short; the oldest by activity come first."""
    toeval = lading.toeval
    statuses = [state for state, weight, _ in STATEN for _ in range(weight)]
    rollen = {state: rol for state, _, rol in STATEN}
    in_team = min(aantal, VEEL) / aantal
    nu = timezone.now()
    rows = []
    for index in range(aantal):
        status = toeval.choice(statuses)
        team = meetstad.TEAM if toeval.random() < in_team else _other_team(toeval)
        op = nu - timedelta(days=700) * (1 - index / aantal) - timedelta(minutes=index % 7)
        rows.append(
            Rij(
                uuid.uuid4(),  # never one of an earlier load: its key may still be there
                lading.new_id(),
                status,
                rollen[status],
                stad.teams[team],
                toeval.choice(stad.ploegen[team]),
                op,
                toeval.random() < ZONDER,
            )
        )
    return rows


def _other_team(toeval):
    return toeval.randrange(1, meetstad.TEAMS)
