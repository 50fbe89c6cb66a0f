"""`bench verstrekking`: composing and recording, against the bare inserts of the same rows."""

from contextlib import contextmanager
from datetime import timedelta
from functools import partial

from django.db import connection, transaction
from django.utils import timezone

from cases.models import Betrokkene, Casus, Gegeven
from disclosures.actions.delen import Aan, share_gegevens
from disclosures.selectors import ruimte, werkblad
from wams.accounts.models import Functie, Mandaat, Organisatie
from wams.accounts.selectors import partijen_op
from wams.audit import log as audit
from wams.demo import meten
from wams.doelbinding.actor import Actor
from wams.doelbinding.policy import may
from wams.doelbinding.rls import acting_as
from workplans.models import Afspraak

GEGEVENS, ONTVANGERS = (1, 10, 30), (1, 5, 12)
ACT = "verstrekking.share"
# To record is to decide, seal and write: so many times the same rows without any of that.
HOOGSTENS = 60.0
REDEN = "Zonder dit kan de afspraak niet worden uitgevoerd."


class Terug(Exception):
    """Nothing that is measured stays."""


def bench(databases, *, ronden):
    """Each pair of sizes; the queries may not grow with the number of gegevens."""
    (database, *_) = meten.open_databases(databases)
    reeksen, queries = meten.Reeksen(), {}
    with database.used():
        actor, casus = _worker()
        for _ in range(max(2, min(ronden, 5))):
            for aantal in ONTVANGERS:
                for gegevens in GEGEVENS:
                    queries[gegevens, aantal] = measure(actor, casus, gegevens, aantal, reeksen)
    return outcome(reeksen, queries)


def _worker():
    """A coördinator with a casus in the aanpak."""
    rows = Mandaat.objects.lopend().filter(functie=Functie.COORDINATOR).select_related("user")
    for mandaat in rows.order_by("user__email")[:200]:
        actor = Actor.for_act(mandaat.user, ACT, mandaat.gemeente_id)
        with acting_as(actor):
            found = Casus.objects.visible_to(actor).filter(status=Casus.Status.AANPAK)
            casus = next((c for c in found[:20] if may(actor, ACT, c)), None)
        if casus is not None:
            return actor, casus
    raise RuntimeError("no coördinator has a casus in the aanpak")


def measure(actor, casus, gegevens, ontvangers, reeksen):
    """One sharing, rolled back; returns how many queries it took."""
    actor = Actor.for_act(actor.user, ACT, actor.gemeente_id)
    key = (gegevens, ontvangers)
    with _undone(actor):
        rows, partijen = _fill(actor, casus, gegevens, ontvangers)
        reeksen.add((*key, "blad"), meten.wall_ms(partial(_compose, actor, casus, partijen)))
        aan = [Aan(p, tuple(r.pk for r in rows), REDEN, REDEN) for p in partijen]
        share = partial(share_gegevens, casus, actor=actor, ontvangers=aan)
        heard = []
        with _savepoint():
            heard = meten.statements_of(share)
        with _savepoint():
            reeksen.add((*key, "delen"), meten.wall_ms(share))
        inserts = [s for s in heard if s[0].startswith('INSERT INTO "disclosures_')]
        with _savepoint(), connection.cursor() as cursor:
            reeksen.add((*key, "kaal"), meten.wall_ms(partial(_bare, cursor, inserts)))
    return len(heard)


@contextmanager
def _undone(actor):
    try:
        with acting_as(actor), audit.act(actor, ACT):
            yield
            raise Terug
    except Terug:
        return


@contextmanager
def _savepoint():
    try:
        with transaction.atomic():
            yield
            raise Terug
    except Terug:
        return


def _fill(actor, casus, gegevens, ontvangers):
    """So many gegevens of the cliënt, and an afspraak with so many partijen."""
    client = Betrokkene.objects.visible_to(actor).van(casus).clienten().first()
    today, law = timezone.localdate(), actor.catalogus
    shared = {"casus": casus, "betrokkene": client, "bewaarklasse": casus.bewaarklasse}
    rows = [
        Gegeven(
            **shared, categorie="P04", klasse="GEWOON", domein="WONEN", soort="feit",
            inhoud=f"Meting {n}", bron="Meting", peildatum=today,
            houdbaar_tot=today + timedelta(days=180), grondslag=law.doel("D06").grondslag,
            catalogusversie=law.versie_id, vastgelegd_door=actor.user,
        )
        for n in range(gegevens)
    ]  # fmt: skip
    own = {actor.user.organisatie_id}
    found = [p.organisatie for p in partijen_op(actor.gemeente_id, today)]
    soorten = ("WIJKTEAM", "AANBIEDER", "SCHULDHULP", "GGZ", "OVERIG")
    partijen = [o for o in found if o.partijtype in soorten and o.pk not in own][:ontvangers]
    for row in rows:
        row.save()
    for organisatie in partijen:
        Afspraak(
            **shared, gemeente_id=casus.gemeente_id, organisatie=organisatie, wat="Meting",
            voor=today, eerste_nood=True, gevraagd_door=actor.user,
        ).save()  # fmt: skip
    return rows, [Organisatie.objects.get(pk=o.pk) for o in partijen]


def _compose(actor, casus, partijen):
    """What the sheet asks and works out for these receivers."""
    ruim = ruimte.ruimte(actor, casus, may(actor, ACT, casus))
    gekozen = {str(pk) for pk in ruim.gegevens}
    return [werkblad.blad(ruim, p, gekozen, ruimte.Keuze()) for p in partijen]


def _bare(cursor, inserts):
    """The rows as they stand, without decision, seal or log; the casus has no number left."""
    for statement, params in inserts:
        cursor.execute(statement, params)


def outcome(reeksen, queries):
    figures, goals = {}, []
    for aantal in ONTVANGERS:
        for gegevens in GEGEVENS:
            key = (gegevens, aantal)
            ratio = reeksen.ratio((*key, "delen"), (*key, "kaal"))
            figures[f"{gegevens} gegevens, {aantal} ontvangers"] = {
                "blad_ms": reeksen.p50((*key, "blad")),
                "delen_ms": reeksen.p50((*key, "delen")),
                "kaal_ms": reeksen.p50((*key, "kaal")),
                "verhouding": ratio,
                "queries": queries[key],
            }
            goals.append(goal(f"verhouding bij {gegevens} aan {aantal}", ratio, HOOGSTENS))
        growth = queries[GEGEVENS[-1], aantal] - queries[GEGEVENS[0], aantal]
        goals.append(goal(f"extra queries van 1 naar 30 gegevens, {aantal} ontvangers", growth, 0))
    return {"figures": figures, "goals": goals}


def goal(name, value, limit):
    return {"name": name, "value": value, "limit": limit, "ok": value <= limit}
