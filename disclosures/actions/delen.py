"""Sharing: what somebody picked, with whom, and why, becomes one record per receiver and person."""

from dataclasses import dataclass, field
from datetime import date, datetime

from django.utils import timezone

from cases.models import Toestemming
from disclosures.actions import stappen, vastleggen
from disclosures.models import Verstrekking
from disclosures.selectors import ruimte as ruimtes
from disclosures.selectors import tekst
from disclosures.selectors.ruimte import Keuze
from wams.actions import action
from wams.doelbinding.policy import may
from wams.errors import DomainError


@dataclass(frozen=True)
class Aan:
    """One receiver, what it gets and why it needs just that."""

    organisatie: object
    gegevens: tuple
    noodzaak: str
    proportionaliteit: str
    naam: str = ""


@dataclass(frozen=True)
class Omstandigheden:
    """What is filled in for a person, who can change it."""

    kanaal: str = Verstrekking.Kanaal.INZAGE
    gedaan_op: datetime | None = None
    voorwaarden: tuple = ()
    tot: date | None = None
    eigen_voorwaarde: str = ""
    tekstversie: str = ""
    toestemming_op: date | None = None
    toestemming_kanaal: str = ""
    keuze: Keuze = field(default_factory=Keuze)


@action("verstrekking.share")
def share_gegevens(casus, *, actor, ontvangers, omstandigheden=None):
    """All of it or nothing: one gegeven that may not go to one receiver stops the whole act."""
    hoe = omstandigheden or Omstandigheden()
    decision = may(actor, actor.act, casus)
    if casus.deelt_niets_nieuws:
        raise DomainError(
            "In deze casus wordt nu niets nieuws gedeeld. Rond eerst de heroverweging af."
        )
    gedaan_op = hoe.gedaan_op or timezone.now()
    stappen.check_past(gedaan_op, field="gedaan_op")
    _check_asked(ontvangers)
    stappen.lock_basis(casus, actor, {pk for aan in ontvangers for pk in aan.gegevens})
    ruimte = ruimtes.ruimte(actor, casus, decision)
    deling = vastleggen.Deling(casus, actor, decision, gedaan_op)
    opslag = Opslag(ruimte, deling, hoe)
    for aan in ontvangers:
        opslag.add(aan)
    return vastleggen.save(deling, opslag.verstrekkingen, opslag.gegevens, opslag.voorwaarden)


def _check_asked(ontvangers):
    if not ontvangers:
        raise DomainError("Kies aan wie u iets geeft.", field="aan")
    for aan in ontvangers:
        naam, hexa = aan.organisatie.naam, aan.organisatie.pk.hex
        if not aan.gegevens:
            raise DomainError(f"Kies wat {naam} krijgt.", field=f"gegevens_{hexa}")
        stappen.check_motivation(aan.noodzaak, field=f"noodzaak_{hexa}", wie=naam)
        stappen.check_motivation(aan.proportionaliteit, field=f"proportionaliteit_{hexa}", wie=naam)


class Opslag:
    """The records of one act on their way to the database."""

    def __init__(self, ruimte, deling, hoe):
        self.ruimte, self.deling, self.hoe = ruimte, deling, hoe
        self.actor, self.keuze = ruimte.actor, hoe.keuze
        self.basis = deling.basis()
        self.verstrekkingen, self.gegevens, self.voorwaarden = [], [], []
        self._toestemmingen = {}

    def add(self, aan):
        """Decide on each gegeven for this receiver, then write it down per betrokkene."""
        if aan.organisatie.pk not in self.ruimte.partijen:
            raise DomainError(
                f"{aan.organisatie.naam} staat niet op de partijenlijst.", field="aan"
            )
        oordelen = {gegeven: self._judge(gegeven, aan) for gegeven in self._picked(aan)}
        mensen = {}
        for gegeven, oordeel in oordelen.items():
            for persoon_id in gegeven.betrokkene_ids():
                mensen.setdefault(persoon_id, []).append((gegeven, oordeel))
        for persoon_id, regels in mensen.items():
            self._record(aan, self.ruimte.mensen[persoon_id], regels)

    def _picked(self, aan):
        found = [self.ruimte.gegevens.get(pk) for pk in aan.gegevens]
        if None in found:
            raise DomainError(
                "Een van de gegevens is intussen niet meer te delen. Kies opnieuw.",
                field=f"gegevens_{aan.organisatie.pk.hex}",
            )
        return found

    def _judge(self, gegeven, aan):
        oordeel = self.ruimte.oordeel(gegeven, aan.organisatie, self.keuze)
        if not oordeel.toegestaan:
            raise DomainError(
                tekst.why_not(self.actor, gegeven, aan.organisatie, oordeel),
                field=f"gegevens_{aan.organisatie.pk.hex}",
            )
        return oordeel

    def _record(self, aan, persoon, regels):
        """One record for each ground: one act can rest on two for two kinds of data."""
        per_grond = {}
        for gegeven, oordeel in regels:
            per_grond.setdefault(oordeel.grondslag, []).append((gegeven, oordeel))
        for grondslag, deel in per_grond.items():
            row = Verstrekking(
                **self.basis,
                **self._what_for(aan, grondslag, deel),
                **self._for_whom(aan, persoon, deel),
                **self._risk(aan, deel),
            )
            self.verstrekkingen.append(row)
            for volgorde, (gegeven, oordeel) in enumerate(deel, start=1):
                self._add_gegeven(row, gegeven, oordeel, volgorde)

    def _what_for(self, aan, grondslag, deel):
        afspraak = self.ruimte.afspraak_met(aan.organisatie)
        grond = self.actor.catalogus.huidige("grondslagen", grondslag)
        return {
            "richting": Verstrekking.Richting.UIT,
            "aanleiding": "PLAN" if afspraak else "EIGEN_BEWEGING",
            "bij": afspraak.pk if afspraak else None,
            "kanaal": self.hoe.kanaal,
            "doel": self.keuze.doel or self.ruimte.doel_voor(aan.organisatie),
            "grondslag": grond.code,
            "avg_basis": grond.avg_basis,
            "uitzondering": tekst.exception(self.actor.catalogus, grond, deel, self.keuze),
            "noodzaak": aan.noodzaak.strip(),
            "proportionaliteit": aan.proportionaliteit.strip(),
            "instemming_op": self.keuze.instemming_op,
            "meenemen": "AFSPRAAK" if afspraak and self.keuze.meenemen else "NIET",
        }

    def _for_whom(self, aan, persoon, deel):
        afspraak = self.ruimte.afspraak_met(aan.organisatie)
        uitvoerder = afspraak.uitvoerder if afspraak else None
        grond = self.actor.catalogus.huidige("grondslagen", deel[0][1].grondslag)
        return {
            "ontvanger_organisatie": aan.organisatie,
            "ontvanger_partijtype": aan.organisatie.partijtype,
            "ontvanger_persoon": uitvoerder,
            "ontvanger_naam": aan.naam or (uitvoerder.naam if uitvoerder else ""),
            "betrokkene": persoon,
            "betrokkenheid": persoon.rol,
            "toestemming": self._consent(persoon, grond) if grond.toestemming else None,
            **self.ruimte.toetsen(persoon),
            **stappen.informed(self.actor, afspraak, self.keuze.client_verteld_op),
        }

    def _risk(self, aan, deel):
        """Who decided that this may become known to who can sanction, and that the cliënt knows."""
        if not any(gegeven.handhavingsrisico for gegeven, _ in deel):
            return {}
        decided = bool(self.keuze.handhaving_reden)
        return {
            "handhavingsrisico": True,
            "handhaving_reden": self.keuze.handhaving_reden or None,
            "handhaving_besloten_door": self.actor.user if decided else None,
            "client_verteld_op": self.keuze.client_verteld_op,
        }

    def _add_gegeven(self, row, gegeven, oordeel, volgorde):
        gedeeld = tekst.shared(self.actor.catalogus, gegeven, oordeel)
        self.gegevens.append(vastleggen.copy(row, gegeven, volgorde, **gedeeld))
        geerfd = {rij.code for rij in self.ruimte.voorwaarden.get(gegeven.pk, ())}
        for rij in self.ruimte.voorwaarden.get(gegeven.pk, ()):
            velden = {"doelen": rij.doelen, "ontvangers": rij.ontvangers, "tot": rij.tot}
            self.voorwaarden.append(
                vastleggen.condition(row, gegeven, rij.code, rij.gesteld_door_id, **velden)
            )
        for code in set(self.hoe.voorwaarden) - geerfd:
            self.voorwaarden.append(
                vastleggen.condition(
                    row,
                    gegeven,
                    code,
                    self.deling.decision.organisatie_id,
                    **self._extra(row, code),
                )
            )

    def _extra(self, row, code):
        return {
            "VW2": {"doelen": [row.doel]},
            "VW3": {"ontvangers": [row.ontvanger_partijtype]},
            "VW5": {"tot": self.hoe.tot},
            "VW9": {"tekst": self.hoe.eigen_voorwaarde},
        }.get(code, {})

    def _consent(self, persoon, grond):
        """Each person consents for the own data; the same talk counts for each receiver of it."""
        if persoon.pk not in self._toestemmingen:
            self._toestemmingen[persoon.pk] = self._save_consent(persoon, grond)
        return self._toestemmingen[persoon.pk]

    def _save_consent(self, persoon, grond):
        hoe = self.hoe
        if not hoe.tekstversie.strip():
            raise DomainError("Noem de tekst waarvoor is getekend.", field="tekstversie")
        if hoe.toestemming_op is None or not hoe.toestemming_kanaal:
            raise DomainError(
                "Vul in wanneer en hoe de toestemming is gegeven.", field="toestemming_op"
            )
        stappen.check_past(hoe.toestemming_op, field="toestemming_op")
        row = Toestemming(
            casus=self.deling.casus,
            betrokkene=persoon,
            grondslag=grond.code,
            tekstversie=hoe.tekstversie.strip(),
            op=hoe.toestemming_op,
            kanaal=hoe.toestemming_kanaal,
            catalogusversie=self.actor.catalogus.versie_id,
            vastgelegd_door=self.actor.user,
            bewaarklasse=self.deling.casus.bewaarklasse,
        )
        row.save()
        return row
