"""Test B and the guards: what must be there before an onderzoek on request can start."""

from dataclasses import dataclass

from django.utils import timezone

from cases.models import Betrokkene, RouteBVerzoek, Waarneming
from cases.selectors import informeren, merk, toets
from cases.selectors.kenmerken import merk_kenmerken
from cases.selectors.toets import Punt, Toets


@dataclass(frozen=True)
class StandB:
    """Everything that test B looks at, read once."""

    casus: object
    verzoek: RouteBVerzoek
    waarnemingen: list
    merken: list
    gewoon: object
    geweigerd: frozenset
    weten_het: frozenset

    @property
    def afkoeling(self):
        """The mark of route A that ends last, or None."""
        return max((m for m in self.merken if m.route == "A"), key=lambda m: m.tot, default=None)

    @property
    def herhaling(self):
        return any(m.route == "B" for m in self.merken)

    @property
    def doorbroken(self):
        """New facts of after the refusal stand beside it (G1)."""
        last = max((m.op for m in self.merken if m.route == "A"), default=None)
        op = self.verzoek.nieuwe_feiten_op
        return bool(last and op and op > last and self.verzoek.nieuwe_feiten)


def verzoek_van(actor, casus):
    return RouteBVerzoek.objects.visible_to(actor).van(casus).first()


def stand(actor, casus):
    """The state of test B, or None for a casus that has no request."""
    verzoek = verzoek_van(actor, casus)
    if verzoek is None:
        return None
    found = merk.merken(actor, casus)
    people = Betrokkene.objects.visible_to(actor).van(casus).filter(pk__in=verzoek.personen)
    marks = {k for m in found if m.route == "A" for k in m.personen}
    return StandB(
        casus=casus,
        verzoek=verzoek,
        waarnemingen=list(Waarneming.objects.visible_to(actor).van(casus)),
        merken=found,
        gewoon=toets.stand(actor, casus),
        geweigerd=frozenset(p.naam for p in people if marks.intersection(merk_kenmerken(p))),
        weten_het=informeren.weten_het_of_wachten(actor, casus),
    )


def starttoets(actor, now):
    """B2 to B7, who it is about, informing, and the guards; B1 is there from the start."""
    return Toets(
        (
            toets._problemen(actor, now.gewoon),
            toets._tekst(now.gewoon, "A3", "Samenhang tussen de problemen", "samenhang"),
            _ernst(actor, now),
            _duur(actor, now),
            _tekst(now, "B5", "Welke hulp is aangeboden", now.verzoek.hulp_op, "set_hulp"),
            _tekst(now, "B6", "Onderzoeksvraag, mensen en einddatum", _vraag(now), "set_vraag"),
            _tekst(now, "B7", "Hoe de cliënt meedoet", now.verzoek.betrekken, "set_samenspraak"),
            toets._ondersteuning(now.gewoon),
            _geinformeerd(now),
            _herkenbaar(actor, now),
            _afkoeling(now),
        )
    )


def _punt(now, code, naam, ontbreekt, page):
    return Punt(code, naam, ontbreekt, f"cases:{page}", now.casus.pk)


def _tekst(now, code, naam, value, page):
    return _punt(now, code, naam, "" if value else f"vul in: {naam.lower()}", page)


def _vraag(now):
    return now.verzoek.vraag and now.verzoek.personen and now.verzoek.einddatum


def _ernst(actor, now):
    missing = ""
    if not actor.catalogus.ernstregel.voldoet({w.criterium for w in now.waarnemingen}):
        missing = "leg vast wat de omgeving merkt of welk gevaar er is, met feiten en datum"
    return _punt(now, "B3", "De situatie is ernstig", missing, "add_waarneming")


def _duur(actor, now):
    missing = ""
    regel = actor.catalogus.duurregel
    if not regel.voldoet([w.op for w in now.waarnemingen]):
        missing = f"leg ten minste twee waarnemingen vast met {regel.maanden} maanden ertussen"
    return _punt(now, "B4", "Het duurt lang en komt terug", missing, "add_waarneming")


def _geinformeerd(now):
    """The cliënt knows of it, or two people decided that it waits (R-108)."""
    told = getattr(now.gewoon.onderzoek, "client_geinformeerd_op", None)
    wacht = {client.pk for client in now.gewoon.clienten} <= now.weten_het
    known = told or (now.gewoon.clienten and wacht)
    missing = "" if known else "leg vast wanneer de cliënt is geïnformeerd, of vraag uitstel"
    return _punt(now, "informatie", "Cliënt geïnformeerd", missing, "record_informed")


def _herkenbaar(actor, now):
    unknown = merk.onherkenbaar(actor, now.casus)
    missing = "vul naam en geboortedatum aan: anders is een eerdere weigering niet te zien"
    return _punt(now, "identiteit", "Wie het is", missing if unknown else "", "mensen")


def _afkoeling(now):
    """G1 and G2: what was refused in an own onderzoek does not come back by this road."""
    mark, missing = now.afkoeling, ""
    if mark and not now.doorbroken:
        missing = (
            f"tot en met {mark.tot:%d-%m-%Y} kan dit niet: er was een weigering. Alleen nieuwe "
            "feiten die daar los van staan, veranderen dat"
        )
        barred = sorted(set(now.verzoek.domeinen).intersection(*[mark.domeinen]))
        if barred or now.geweigerd:
            missing += ". De vraag noemt ook wat toen is geweigerd"
    return _punt(now, "G1", "Geen recente weigering", missing, "set_nieuwe_feiten")


def loopt_af(casus, termijn):
    """How many of the warnings before the end date have come, and the end itself."""
    today = timezone.localdate()
    days = termijn.waarschuwdagen(casus.termijn_tot)
    return sum(day <= today for day in days), len(days)
