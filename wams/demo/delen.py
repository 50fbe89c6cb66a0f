"""What was shared in a demo casus: given, received, in a hurry, taken back, wrong."""

import random
from datetime import timedelta
from types import SimpleNamespace

from cases.models import Gegeven
from disclosures.models import (
    Datalekbeoordeling,
    Kennisgeving,
    Ontvangst,
    Stand,
    Verstrekking,
    VerstrektGegeven,
    Voorwaarde,
)
from disclosures.models.gegeven import bevries, som
from disclosures.selectors import tekst
from disclosures.selectors.ruimte import Keuze, Ruimte
from wams.demo.brieven import schrijver_van, vaste_id
from wams.demo.schrijven import moment, werkdag
from wams.recht.codes import Doel, Rol
from workplans.models import Afspraak

Status = Verstrekking.Status
PROPORTIE = "Alleen wat voor deze afspraak nodig is. De rest blijft in het dossier."
HANDHAVING = "Zonder dit gegeven kan de partij haar deel niet doen. De cliënt wil dat het lukt."
SPOED = (
    ("Meldkamer", "Er zijn kinderen in huis en er is brandgevaar.", "Het gas stond open."),
    ("Crisisdienst GGZ", "De cliënt zei zichzelf iets aan te doen.", "De cliënt was alleen thuis."),
)
ANDERS = (
    (Status.INGETROKKEN, "De afspraak gaat niet door; de partij heeft dit niet meer nodig."),
    (Status.GECORRIGEERD, "Het bedrag klopte niet. De goede stand is erbij gezet."),
    (Status.ONRECHTMATIG, "Dit ging naar een partij die er niets mee te maken heeft."),
)
VANAF = ("AANPAK", "HEROVERWEGING", "BEEINDIGD", "IN_BEWARING")


class Delen:
    """Adds the rows of one casus; its own dice, so that the rest of the demo stays as it was."""

    def __init__(self, d):
        self.d, self.door = d, schrijver_van(d)
        self.dice = random.Random(d.casus.pk.int)  # noqa: S311
        self.nummer = 0
        self.gegevens = [row for row in d.lading.rows(Gegeven) if row.casus is d.casus]
        self.afspraken = [row for row in d.lading.rows(Afspraak) if row.casus is d.casus]

    def ruimte(self, afspraak):
        actor = SimpleNamespace(catalogus=self.d.catalogus)
        decision = SimpleNamespace(rol=Rol.COORDINATOR, doel=Doel.COORDINATIE)
        casus = SimpleNamespace(status="AANPAK", route=self.d.casus.route)
        return Ruimte(
            actor, casus, decision, mensen={p.pk: p for p in self.d.mensen.values()},
            afspraken={afspraak.organisatie.pk: [afspraak]},
        )  # fmt: skip

    def given(self):
        """For each afspraak with a partij what it needed of the same subject."""
        for afspraak in self.afspraken:
            if afspraak.organisatie and afspraak.toegezegd_op:
                self.share(afspraak)

    def share(self, afspraak):
        dag = min(werkdag(afspraak.toegezegd_op + timedelta(days=1)), self.d.gisteren)
        keuze = Keuze(client_verteld_op=dag, handhaving_reden=HANDHAVING)
        ruimte, found = self.ruimte(afspraak), []
        for gegeven in self.gegevens:
            gegeven.mede_ids = []
            if gegeven.betrokkene is not self.d.clienten[0] or gegeven.peildatum > dag:
                continue
            oordeel = ruimte.oordeel(gegeven, afspraak.organisatie, keuze)
            if oordeel.toegestaan:
                found.append((gegeven, oordeel))
        if found:
            self.record(afspraak, dag, self.dice.sample(found, min(len(found), 3)))

    def record(self, afspraak, dag, deel):
        grond = self.d.catalogus.grondslag(deel[0][1].grondslag)
        risico = any(gegeven.handhavingsrisico for gegeven, _ in deel)
        row = self.add(
            dag,
            aanleiding="PLAN",
            bij=afspraak.pk,
            ontvanger_organisatie=afspraak.organisatie,
            ontvanger_partijtype=afspraak.organisatie.partijtype,
            ontvanger_persoon=afspraak.uitvoerder,
            ontvanger_naam=afspraak.toegezegd_door,
            kanaal="INZAGE" if afspraak.uitvoerder else "TELEFOON",
            doel=Doel.AFSPRAAK,
            grondslag=grond.code,
            avg_basis=grond.avg_basis,
            uitzondering=tekst.exception(self.d.catalogus, grond, deel, Keuze()),
            noodzaak=f"Voor de afspraak: {afspraak.wat}",
            proportionaliteit=PROPORTIE,
            handhavingsrisico=risico,
            handhaving_reden=HANDHAVING if risico else None,
            handhaving_besloten_door=self.door if risico else None,
            client_verteld_op=dag if risico else None,
            geinformeerd="PLAN",
            geinformeerd_op=dag,
            meenemen="AFSPRAAK",
        )
        for volgorde, (gegeven, oordeel) in enumerate(deel, start=1):
            self.item(row, gegeven, volgorde, **tekst.shared(self.d.catalogus, gegeven, oordeel))
        if afspraak.uitvoerder and self.dice.random() < 0.7:
            self.received(row, afspraak.uitvoerder)
        return row

    def taken_in(self):
        """What a partij told during the onderzoek."""
        namen = {org.naam: org for org in self.d.stad.organisaties.values()}
        for gegeven in self.gegevens:
            org = namen.get(gegeven.bron)
            if org is None or org.partijtype in ("COLLEGE", "WIJKTEAM"):
                continue
            gegeven.bronhouder = org
            row = self.add(gegeven.peildatum, **self._from(org), **self._because(gegeven))
            self.item(row, gegeven, 1)
            self.condition(row, gegeven, "VW7", org)

    def _from(self, org):
        return {
            "richting": "IN",
            "aanleiding": "VERZOEK",
            "verstrekker_organisatie": org,
            "verstrekker_partijtype": org.partijtype,
            "verstrekker_persoon": None,
            "verstrekker_naam": f"Contactpersoon van {org.naam}",
            "verstrekker_functie": "contactpersoon",
            "ontvanger_organisatie": self.door.organisatie,
            "ontvanger_partijtype": self.door.organisatie.partijtype,
            "ontvanger_persoon": self.door,
            "ontvanger_naam": self.door.naam,
            "ontvanger_functie": "onderzoeker",
            "kanaal": "TELEFOON",
        }

    def _because(self, gegeven):
        return {
            "doel": Doel.ONDERZOEK_A,
            "grondslag": gegeven.grondslag,
            "avg_basis": self.d.catalogus.grondslag(gegeven.grondslag).avg_basis,
            "uitzondering": gegeven.uitzondering,
            "noodzaak": "Nodig om te weten of de problemen samenhangen.",
            "proportionaliteit": "Er is één vraag gesteld en alleen die is beantwoord.",
            "geinformeerd": "VERTELD",
            "geinformeerd_op": gegeven.peildatum,
        }

    def in_haste(self, *, aangevuld):
        aan, gevaar, wat = self.dice.choice(SPOED)
        dag = self.d.gisteren if not aangevuld else self.d.gisteren - timedelta(days=9)
        grond = self.d.catalogus.grondslag(self.d.catalogus.doel(Doel.ACUUT).grondslag)
        gedeeld = {
            "aanleiding": "EIGEN_BEWEGING",
            "ontvanger_naam": aan,
            "kanaal": "TELEFOON",
            "doel": Doel.ACUUT,
            "grondslag": grond.code,
            "avg_basis": grond.avg_basis,
            "uitzondering": next(iter(grond.uitzonderingen), ""),
            "wat": wat,
            "gevaar": gevaar,
            "scope_uitkomst": "ACHTERAF",
            "deelname_uitkomst": "ACHTERAF",
            "geinformeerd": "GEPLAND",
            "informeren_voor": self.d.catalogus.termijn("ART14").einde(dag),
        }
        voor = self.d.catalogus.termijn("SPOED_AANVULLEN").einde(dag)
        eerste = self.add(dag, spoed=True, aanvullen_voor=voor, **gedeeld)
        if aangevuld:
            self.add(
                dag, **gedeeld, vorige=eerste, noodzaak=gevaar, proportionaliteit=PROPORTIE,
                ontvanger_organisatie=self.d.stad.organisaties["ggz"], ontvanger_partijtype="GGZ",
            )  # fmt: skip

    def goes_wrong(self, status, reden):
        """One of those that were given turns out otherwise, and its receiver must hear it."""
        rows = [r for r in self.d.lading.rows(Verstrekking) if r.casus is self.d.casus]
        row = next((r for r in rows if r.richting == "UIT" and not r.spoed), None)
        if row is None:
            return
        op = moment(self.d.gisteren, 11)
        stand = self.d.add(
            Stand, verstrekking=row, status=status, reden=reden, door=self.door, op=op
        )
        self.d.add(Kennisgeving, verstrekking=row, stand=stand, op=op)
        if status == Status.ONRECHTMATIG:
            self.leak(row, op, reden)

    def leak(self, row, op, reden):
        items = [i for i in self.d.lading.rows(VerstrektGegeven) if i.verstrekking is row]
        self.d.add(
            Datalekbeoordeling,
            gemeente=row.gemeente,
            verstrekking=row,
            betrokkene=row.betrokkene,
            ontdekt_op=op,
            ontdekt_door=self.door,
            gebeurd_op=row.gedaan_op,
            melden_voor=self.d.catalogus.termijn("DATALEK_AP").einde_moment(op),
            aard=reden,
            personen=1,
            gegevens=len(items),
            categorieen=sorted({item.categorie for item in items}),
            partij=row.ontvanger_organisatie,
            bewaarklasse="RC15",
        )

    # Rows

    def add(self, dag, **velden):
        self.nummer += 1
        at = moment(dag, 14, self.nummer % 60)
        standaard = {
            "gemeente": self.d.stad.gemeente,
            "nummer": self.nummer,
            "deling": vaste_id(self.d, "deling", self.nummer),
            "fase": "AANPAK",
            "richting": "UIT",
            "verstrekker_organisatie": self.door.organisatie,
            "verstrekker_partijtype": self.door.organisatie.partijtype,
            "verstrekker_persoon": self.door,
            "verstrekker_naam": self.door.naam,
            "verstrekker_functie": "coördinator",
            "betrokkene": self.d.clienten[0],
            "betrokkenheid": self.d.clienten[0].rol,
            "gedaan_op": at,
            "catalogusversie": self.d.catalogus.versie_id,
            "scope_uitkomst": "BINNEN",
            "deelname_uitkomst": "NVT",
            "bewaarklasse": "RC11",
            "aangemaakt_op": at,
        }
        row = self.d.add(
            Verstrekking, pk=vaste_id(self.d, "verstrekking", self.nummer), **standaard | velden
        )
        self.d.log("verstrekking.share", row, self.door, doel=Doel.COORDINATIE,
                   rol=Rol.COORDINATOR, at=at)  # fmt: skip
        return row

    def item(self, row, gegeven, volgorde, *, inhoud=None, bron=None):
        copy = bevries(inhoud=inhoud or gegeven.inhoud, bron=bron or gegeven.bron)
        self.d.add(
            VerstrektGegeven,
            verstrekking=row,
            gegeven=gegeven,
            volgorde=volgorde,
            categorie=gegeven.categorie,
            klasse=gegeven.klasse,
            domein=gegeven.domein,
            soort=gegeven.soort,
            peildatum=gegeven.peildatum,
            momentopname=copy,
            sha256=som(copy),
            bewaarklasse="RC11",
        )
        if row.richting == "UIT":
            self.condition(row, gegeven, "VW1", row.verstrekker_organisatie)

    def condition(self, row, gegeven, code, org):
        self.d.add(
            Voorwaarde, verstrekking=row, gegeven=gegeven, code=code, gesteld_door=org,
            bewaarklasse="RC11",
        )  # fmt: skip

    def received(self, row, user):
        self.d.add(
            Ontvangst, verstrekking=row, door=user, organisatie=row.ontvanger_organisatie,
            op=moment(min(werkdag(row.gedaan_op.date() + timedelta(days=1)), self.d.gisteren), 9),
            bewaarklasse="RC11",
        )  # fmt: skip


def add_verstrekkingen(d, volgnummer):
    """After the casus came to its state; which kinds it gets follows from its place in the list."""
    if d.casus.status not in VANAF or schrijver_van(d) is None or not d.clienten:
        return
    delen = Delen(d)
    delen.taken_in()
    delen.given()
    if d.casus.status == "AANPAK":
        if volgnummer % 4 == 0:
            delen.in_haste(aangevuld=volgnummer % 8 == 0)
        if volgnummer % 4 in (1, 2):
            delen.goes_wrong(*ANDERS[volgnummer % 3])
