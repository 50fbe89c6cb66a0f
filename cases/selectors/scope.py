"""How far the onderzoek may reach now: the narrowest of what the cliënten decided."""

from dataclasses import dataclass, field
from uuid import UUID

from django.db import connection
from django.utils import timezone

from cases.models import (
    Betrokkene,
    Casus,
    Deelnameverklaring,
    RouteBVerzoek,
    ScopeRegel,
    ScopeVersie,
)
from cases.selectors import vertegenwoordiging
from wams.recht.codes import Recht

Antwoord = Deelnameverklaring.Antwoord


@dataclass(frozen=True)
class Bereik:
    """Whether a gegeven about this person in this domain falls within what people want.

    ``keuzes`` holds per cliënt the (person, domain) pairs that are in; a cliënt who has not
    decided yet keeps only the own data out. Without any decision nothing is within.
    """

    keuzes: dict = field(default_factory=dict)
    clienten: frozenset = frozenset()
    aanwezig: frozenset = frozenset()
    deelnames: dict = field(default_factory=dict)
    vervallen: frozenset = frozenset()

    def bevat(self, persoon_id, domein):
        return (
            persoon_id in self.aanwezig
            and persoon_id not in self.vervallen
            and bool(self.keuzes.keys() - self.vervallen)
            and (persoon_id not in self.clienten or persoon_id in self.keuzes)
            and self._deelname(persoon_id, domein)
            and all((persoon_id, domein) in pairs for pairs in self.keuzes.values())
        )

    def _deelname(self, persoon_id, domein):
        latest = self.deelnames.get(persoon_id)
        if latest is None or latest.antwoord not in (Antwoord.NEE, Antwoord.DEELS):
            return True
        return latest.antwoord == Antwoord.DEELS and domein in latest.domeinen


def bereik(actor, casus):
    """The reach of this casus now; a fixed number of queries."""
    people = list(Betrokkene.objects.visible_to(actor).van(casus).actief())
    if casus.route == Casus.Route.B:
        return _by_verzoek(actor, casus, people)
    clienten = frozenset(person.pk for person in people if person.is_client)
    return Bereik(
        keuzes=_keuzes(actor, casus, clienten),
        clienten=clienten,
        aanwezig=frozenset(person.pk for person in people),
        deelnames=laatste_deelnames(actor, casus),
        vervallen=frozenset(vervallen_scopes(actor, casus)),
    )


def _by_verzoek(actor, casus, people):
    """On request the onderzoeksvraag is the reach: these people, these domains, nothing else."""
    verzoek = RouteBVerzoek.objects.visible_to(actor).van(casus).first()
    named = verzoek.personen if verzoek else []
    pairs = {(UUID(person), domein) for person in named for domein in verzoek.domeinen}
    return Bereik(
        keuzes={verzoek.pk: pairs} if pairs else {},
        aanwezig=frozenset(person.pk for person in people),
    )


def laatste_scopes(actor, casus):
    """The ScopeVersie that counts now, per person."""
    return laatste_scopes_in(actor, [casus.pk])


def laatste_scopes_in(actor, casus_ids):
    rows = ScopeVersie.objects.visible_to(actor).filter(casus__in=casus_ids)
    rows = rows.select_related("betrokkene__casus").order_by("betrokkene", "nummer")
    return {row.betrokkene_id: row for row in rows}


def laatste_deelnames(actor, casus):
    """The newest answer per person."""
    return laatste_deelnames_in(actor, [casus.pk])


def laatste_deelnames_in(actor, casus_ids):
    rows = Deelnameverklaring.objects.visible_to(actor).filter(casus__in=casus_ids)
    rows = rows.select_related("betrokkene__casus").order_by("op", "aangemaakt_op")
    return {row.betrokkene_id: row for row in rows}


def regels_van(actor, scopes):
    """The lines of these versions, per version."""
    rows = ScopeRegel.objects.visible_to(actor).filter(scope__in=[scope.pk for scope in scopes])
    found = {scope.pk: [] for scope in scopes}
    for row in rows.select_related("partij").order_by("persoon", "domein"):
        found[row.scope_id].append(row)
    return found


def deelnames_nu(actor, casus):
    """What a parent answered no longer counts six weeks after the child could be asked himself.

    A no or a part keeps narrowing the reach until then: only the word of the person widens.
    """
    rows = laatste_deelnames(actor, casus)
    voorbij = _voorbij(actor, [casus.pk], rows.values())
    return {pk: row for pk, row in rows.items() if row.pk not in voorbij}


def vervallen_scopes(actor, casus):
    """Cliënten for whom a representative chose, and who had to be asked themselves by now."""
    rows = laatste_scopes(actor, casus)
    voorbij = _voorbij(actor, [casus.pk], rows.values())
    return {pk for pk, row in rows.items() if row.pk in voorbij}


def zelf_te_vragen(actor, casus_ids):
    """Who came to decide himself after another answered for him, with the last day of that answer.

    Yields person, kind of answer and day; from the birthday until the person has been asked.
    """
    for rows in (laatste_scopes_in(actor, casus_ids), laatste_deelnames_in(actor, casus_ids)):
        for row, einde in _tot_wanneer(actor, casus_ids, rows.values()):
            if row.betrokkene.einde_op is None and row.betrokkene.geblokkeerd_op is None:
                yield row.betrokkene, type(row), einde


def buiten(actor, casus):
    """(row, mark) of each gegeven and problem whose mark is not what people want now.

    The database finds them: what is outside is seen by nobody who works here.
    """
    reach = bereik(actor, casus)
    with connection.cursor() as cursor:
        rows = cursor.execute("SELECT * FROM wams_bereik(%s)", [casus.pk]).fetchall()
    for soort, rij, personen, domein, now in rows:
        inside = all(reach.bevat(person, domein) for person in personen)
        # Before anybody decided there are problems, and nothing is kept out of sight.
        outside = not inside and (soort == "gegeven" or bool(reach.keuzes))
        if outside != now:
            yield rij, outside


def domeinen_uit(actor, casus):
    """The domains in which nobody of this casus wants anything looked at any more."""
    reach = bereik(actor, casus)
    if not reach.keuzes:
        return []
    codes = [rij.code for rij in actor.catalogus.domeinen]
    return sorted(c for c in codes if not any(reach.bevat(pk, c) for pk in reach.aanwezig))


def _voorbij(actor, casus_ids, rows):
    today = timezone.localdate()
    return {row.pk for row, einde in _tot_wanneer(actor, casus_ids, rows) if einde < today}


def _tot_wanneer(actor, casus_ids, rows):
    """Of what another answered and now is the person's own: the last day that it holds."""
    rows = [row for row in rows if row.door_ander]
    if not rows:
        return
    now = vertegenwoordiging.stand_in(actor, casus_ids)
    termijn = actor.catalogus.termijn("LEEFTIJD_VRAGEN")
    for row in rows:
        if grens := now.grens_sinds(row.betrokkene, Recht.KEUZE, row.op):
            yield row, termijn.einde(grens)


def vertegenwoordigers(actor, casus, op):
    """The people for whom another decides on this day whether and about what they take part."""
    return vertegenwoordiging.vertegenwoordigden(actor, casus, op)


def _keuzes(actor, casus, clienten):
    scopes = [s for pk, s in laatste_scopes(actor, casus).items() if pk in clienten]
    regels = regels_van(actor, scopes)
    return {
        scope.betrokkene_id: {
            (regel.persoon_id, regel.domein)
            for regel in regels[scope.pk]
            if regel.mag and regel.partij_id is None
        }
        for scope in scopes
    }
