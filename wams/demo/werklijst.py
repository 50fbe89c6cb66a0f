"""`bench worklist`: the lists of four people, against the least that a database must do."""

from dataclasses import dataclass
from functools import partial

from django.db import connection
from django.urls import reverse

from cases.selectors import casus as lijst
from cases.selectors import verdelen
from wams.accounts.models import Functie, User
from wams.accounts.selectors import mensen_met_functie
from wams.demo import limiet, meten
from wams.demo.gemeente import email_in
from wams.demo.inloggen import signed_in
from wams.demo.meetstad import BREED, CODE, OUD, VERDELER, VIJFTIG
from wams.doelbinding.actor import Actor
from wams.doelbinding.policy import may
from wams.doelbinding.rls import acting_as

RONDEN, WARM = 60, 3
WIE = {
    VIJFTIG: "50 casussen",
    BREED: "20.000 verspreid",
    OUD: "20.000 oudste",
    VERDELER: "20.000 van een team",
}
ONDERZOEK = "casus.view"


@dataclass
class Proef:
    """One person in one database: what he asks for, and the limit that it is compared with."""

    database: meten.Database
    wie: str

    def __post_init__(self):
        with self.database.used():
            self.user = User.objects.get(email=email_in(CODE, self.wie))
            self.act = "casus.divide" if self.wie == VERDELER else "casus.list"
            self.url = reverse("cases:verdelen" if self.wie == VERDELER else "cases:casussen")
            self.client = signed_in(self.user)
            with acting_as(self.actor()) as actor:
                self.limiet = self._limiet(actor)
                heard = meten.statements_of(partial(self.show, actor))
        self.asked = heard if self.wie == VERDELER else heard[:1]

    def actor(self):
        """A fresh one, with what the middleware has read already."""
        actor = Actor.for_act(self.user, self.act)
        assert actor.mandaten
        return actor

    def _limiet(self, actor):
        if self.wie != VERDELER:
            return limiet.mijn_casussen(self.user)
        team = self.user.organisatie_id
        people = mensen_met_functie(actor.gemeente_id, Functie.COORDINATOR, organisatie_id=team)
        return limiet.verdelen(actor.gemeente_id, team, [user.pk for user in people])

    def show(self, actor):
        """Everything that the screen asks of its selector."""
        if self.wie == VERDELER:
            return verdelen.verdelen(actor)
        return lijst.casussen(actor)[0:26]

    def list(self, actor):
        """The one query that finds the rows, as objects."""
        if self.wie == VERDELER:
            return verdelen.verdelen(actor)
        return list(lijst.casussen(actor).rows[0:26])

    def measure(self, reeksen):
        key = (self.database.name, self.wie)
        reeksen.add((*key, "limiet"), meten.server_ms(self.database.bare, self.limiet))
        with self.database.used():
            with acting_as(self.actor()) as actor, connection.cursor() as cursor:
                # What was asked once before, so that the machine's memory is warm for all alike.
                raw = self.asked if self.wie == VERDELER else self.limiet
                reeksen.add((*key, "server"), meten.server_ms(cursor, self.asked))
                reeksen.add((*key, "kaal"), meten.wall_ms(partial(meten.fetch, cursor, raw)))
                reeksen.add((*key, "django"), meten.wall_ms(partial(self.list, actor)))
                reeksen.add((*key, "selector"), meten.wall_ms(partial(self.show, actor)))
            reeksen.add((*key, "pagina"), meten.wall_ms(self.page))

    def page(self):
        """The real view behind its full middleware."""
        answer = self.client.get(self.url)
        if answer.status_code != 200:
            raise RuntimeError(f"{self.url} answers {answer.status_code}")


class Beslissen:
    """May this person open each of the 25 casussen of a page? One query, then none."""

    def __init__(self, database):
        self.database = database
        self.proef = Proef(database, VIJFTIG)
        self.queries = 0

    def measure(self, reeksen):
        proef = self.proef
        with self.database.used(), acting_as(proef.actor()) as actor:
            casussen = proef.list(actor)[:25]
            asking = Actor.for_act(proef.user, ONDERZOEK)
            assert asking.mandaten
            assert asking.catalogus
            spent = meten.wall_ms(partial(decide, asking, casussen))
            reeksen.add((self.database.name, "may"), spent / len(casussen))
            asking.forget()
            assert asking.mandaten
            heard = meten.statements_of(partial(decide, asking, casussen))
        self.queries = max(self.queries, len(heard))


def decide(actor, casussen):
    actor.load_grants([casus.pk for casus in casussen])
    return [may(actor, ONDERZOEK, casus) for casus in casussen]


def queries_per_row(proef):
    """How many statements a page of 25 needs more than one of 5, per row."""
    counts = []
    with proef.database.used():
        for rows in (6, 26):
            with acting_as(proef.actor()) as actor:
                heard = meten.statements_of(lambda n=rows: lijst.casussen(actor)[0:n])
            counts.append(len(heard))
    return (counts[1] - counts[0]) / 20


def run(metingen, ronden):
    """Every measurement once per round, so that the machine's moods hit all alike."""
    reeksen = meten.Reeksen()
    for _ in range(ronden):
        for meting in metingen:
            meting.measure(reeksen)
    return reeksen


def bench(names=(), *, ronden=RONDEN):
    """Measure on every database in turn; gives figures and goals."""
    databases = meten.open_databases(names)
    try:
        proeven = [Proef(database, wie) for database in databases for wie in WIE]
        beslissen = [Beslissen(database) for database in databases]
        run([*proeven, *beslissen], WARM)
        reeksen = run([*proeven, *beslissen], ronden)
        rows = max(queries_per_row(proef) for proef in proeven if proef.wie != VERDELER)
        queries = max(meting.queries for meting in beslissen)
    finally:
        for database in databases:
            database.close()
    names = [database.name for database in databases]
    return {"figures": figures(reeksen, names), "goals": goals(reeksen, names, rows, queries)}


def figures(reeksen, names):
    """Milliseconds, the median of all rounds, and ratios, the median of the ratio per round."""
    return {
        name: {wie: _figures(reeksen, (name, wie)) for wie in WIE}
        | {"may_ms": reeksen.p50((name, "may")), "may_best_ms": reeksen.best((name, "may"))}
        for name in names
    }


def _figures(reeksen, key):
    wat = ("limiet", "server", "kaal", "django", "selector", "pagina")
    return {f"{name}_ms": reeksen.p50((*key, name)) for name in wat} | {
        "server_ratio": reeksen.ratio((*key, "server"), (*key, "limiet")),
        "django_ratio": reeksen.ratio((*key, "django"), (*key, "kaal")),
        "pagina_ratio": reeksen.ratio((*key, "pagina"), (*key, "kaal")),
    }


def goals(reeksen, names, rows, queries):
    """G1 to G4, on the largest set; G2 compares it with the smallest."""
    small, large = names[0], names[-1]
    found = []
    for wie, label in WIE.items():
        key = (large, wie)
        server = reeksen.ratio((*key, "server"), (*key, "limiet"))
        django = reeksen.ratio((*key, "django"), (*key, "kaal"))
        found.append(meten.goal(f"G1 {label}: server met RLS / grens", server, 3))
        found.append(meten.goal(f"G3 {label}: Django / kaal", django, 4))
        if small != large:
            growth = reeksen.ratio((*key, "server"), (small, wie, "server"))
            found.append(meten.goal(f"G2 {label}: {large} / {small}", growth, 2))
    per_object = reeksen.best((large, "may"))
    return [
        *found,
        meten.goal("G4 extra queries per rij", rows, 0),
        meten.goal("G4 queries per pagina om te beslissen", queries, 1),
        meten.goal("G4 ms per casus om te beslissen", per_object, 0.1),
    ]
