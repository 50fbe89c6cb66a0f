"""Who speaks for a person and who gets his letters on a day: derived, so that dates do it."""

from dataclasses import dataclass

from django.utils import timezone

from cases.models import Betrokkene, Contactverbod, Vertegenwoordiging, Wilsbekwaamheid
from cases.models.vertegenwoordiging import RECHTEN
from cases.selectors.bezorging import OVERLEDEN, is_overleden
from wams.recht import termijnen
from wams.recht.codes import Recht, Spreker
from wams.recht.rijen import Vertegenwoordigingsregel

VOLWASSEN = 18
GRENZEN = (12, 16, VOLWASSEN)


@dataclass(frozen=True)
class Spreekt:
    """Who decides about one right of one person, by which row of the catalogue."""

    regel: Vertegenwoordigingsregel
    zelf: bool
    vertegenwoordigers: tuple

    @property
    def niemand(self):
        return not self.zelf and not self.vertegenwoordigers

    @property
    def samen(self):
        return self.regel.samen and self.zelf and bool(self.vertegenwoordigers)

    @property
    def voegwoord(self):
        """One of them decides; letters go to each."""
        return "en" if self.regel.recht == Recht.BRIEF else "of"

    @property
    def recht_naam(self):
        return RECHTEN[self.regel.recht]


@dataclass(frozen=True)
class Stand:
    """What is recorded about speaking for the people of one casus, read in three queries."""

    catalogus: object
    op: object
    vertegenwoordigingen: dict
    onbekwaam: frozenset
    verboden: dict

    def spreekt_voor(self, betrokkene, recht):
        regel = self._regel(betrokkene, recht)
        return self._wie(betrokkene, recht, regel, regel.beslist)

    def over(self, betrokkene, recht):
        """What the page says about one right; of letters who gets them."""
        if recht == Recht.BRIEF and not is_overleden(betrokkene):
            return self.ontvangers(betrokkene)
        return self.spreekt_voor(betrokkene, recht)

    def ontvangers(self, betrokkene):
        """Whom a letter about this person goes to; after death nobody, unless somebody chooses."""
        if is_overleden(betrokkene):
            return None
        regel = self._regel(betrokkene, Recht.BRIEF)
        return self._wie(betrokkene, Recht.BRIEF, regel, regel.ontvangt)

    def naar(self, betrokkene):
        """To whom a letter goes now: None stands for the person himself."""
        now = self.ontvangers(betrokkene)
        return [*([None] if now.zelf else []), *now.vertegenwoordigers] if now else []

    def waarom_niet(self, betrokkene, spreker=None):
        """Why a letter about this person does not go to ``spreker``, or to himself, on this day."""
        now = self.ontvangers(betrokkene)
        if now is None:
            return "Deze persoon is overleden. Er gaat geen brief meer uit."
        if now.zelf if spreker is None else spreker.pk in {r.pk for r in now.vertegenwoordigers}:
            return ""
        wie = (spreker or betrokkene).naam
        if now.vertegenwoordigers or now.zelf:
            names = [betrokkene.naam] if now.zelf else []
            names += [row.naam for row in now.vertegenwoordigers]
            return f"{wie} krijgt deze brief nu niet. Brieven gaan naar {' en '.join(names)}."
        return (
            f"{wie} krijgt deze brief nu niet. Leg eerst vast wie voor {betrokkene.naam} spreekt."
        )

    def grens_sinds(self, betrokkene, recht, sinds):
        """The last birthday after ``sinds`` on which others came to decide, or None."""
        for leeftijd in reversed(GRENZEN):
            dag = betrokkene.verjaardag(leeftijd)
            if dag and sinds < dag <= self.op and self._wisselt(betrokkene, recht, leeftijd):
                return dag
        return None

    def _wisselt(self, betrokkene, recht, leeftijd):
        voor, na = (self._regel_op(betrokkene, recht, age) for age in (leeftijd - 1, leeftijd))
        return voor.beslist != na.beslist

    def _regel(self, betrokkene, recht):
        """Of unknown age: as an adult, who decides himself."""
        leeftijd = betrokkene.leeftijd_op(self.op)
        return self._regel_op(
            betrokkene, recht, VOLWASSEN if leeftijd is None else max(leeftijd, 0)
        )

    def _regel_op(self, betrokkene, recht, leeftijd):
        bekwaam = (betrokkene.pk, recht) not in self.onbekwaam
        return self.catalogus.wie_beslist(recht, leeftijd, wilsbekwaam=bekwaam, op=self.op)

    def _wie(self, betrokkene, recht, regel, sprekers):
        found = tuple(
            row
            for row in self.vertegenwoordigingen.get(betrokkene.pk, ())
            if row.soort in sprekers
            and row.reikt_tot(recht)
            and not self._verboden(betrokkene, row)
            and not (regel.belang_telt and row.tegen_belang_op and row.tegen_belang_op <= self.op)
        )
        dead = is_overleden(betrokkene)
        return Spreekt(regel, Spreker.BETROKKENE in sprekers and not dead, () if dead else found)

    def _verboden(self, betrokkene, row):
        """Known by person, or where he has no part in the casus by the name on the order."""
        return bool({row.persoon_id, row.naam.casefold()} & self.verboden.get(betrokkene.pk, set()))


def stand(actor, casus, op=None):
    """``op`` may lie ahead, to see what a birthday or the end of an order changes."""
    return stand_in(actor, [casus.pk], op)


def stand_in(actor, casus_ids, op=None):
    """The same for the people of several casussen at once."""
    op = op or timezone.localdate()
    per_persoon, oordelen, verboden = {}, {}, {}
    for row in lopend_in(actor, casus_ids, op):
        per_persoon.setdefault(row.betrokkene_id, []).append(row)
    rows = Wilsbekwaamheid.objects.visible_to(actor).filter(casus__in=casus_ids, op__lte=op)
    for row in rows.order_by("op", "aangemaakt_op").defer("reden"):
        oordelen[row.betrokkene_id, row.recht] = row.bekwaam
    rows = Contactverbod.objects.visible_to(actor).filter(casus__in=casus_ids, van__lte=op)
    for row in rows.exclude(tot__lte=op):
        who = {row.jegens_id, row.jegens_naam.casefold()} - {None}
        verboden.setdefault(row.betrokkene_id, set()).update(who)
    onbekwaam = frozenset(key for key, bekwaam in oordelen.items() if not bekwaam)
    return Stand(actor.catalogus, op, per_persoon, onbekwaam, verboden)


def spreekt_voor(actor, betrokkene, recht, op=None):
    return stand(actor, betrokkene.casus, op).spreekt_voor(betrokkene, recht)


def ontvangers(actor, betrokkene, op=None):
    """None: nothing goes out to or about this person any more."""
    return stand(actor, betrokkene.casus, op).ontvangers(betrokkene)


def lopend(actor, casus, op):
    return lopend_in(actor, [casus.pk], op)


def lopend_in(actor, casus_ids, op):
    rows = Vertegenwoordiging.objects.visible_to(actor).filter(casus__in=casus_ids, van__lte=op)
    rows = rows.exclude(tot__lte=op).select_related("persoon")
    return rows.exclude(persoon__einde_code=OVERLEDEN).filter(persoon__geblokkeerd_op=None)


def vertegenwoordigden(actor, casus, op):
    """The people for whom somebody else decides on this day what may be asked."""
    now = stand(actor, casus, op)
    people = Betrokkene.objects.visible_to(actor).van(casus).actief()
    return {p.pk for p in people if now.spreekt_voor(p, Recht.KEUZE).vertegenwoordigers}


def komende_grens(actor, betrokkene, op=None):
    """The birthday that changes who speaks, from three months before it until it is past."""
    op = op or timezone.localdate()
    for leeftijd in GRENZEN:
        dag = betrokkene.verjaardag(leeftijd)
        if dag and vooraf(actor, dag) <= op < dag:
            return leeftijd, dag
    return None


def vooraf(actor, dag):
    """From when what happens on that day is prepared."""
    termijn = actor.catalogus.termijn("VERJAARDAG_VOORAF")
    return termijnen.add(dag, -termijn.aantal, termijn.eenheid)
