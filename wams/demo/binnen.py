"""One melding of the demo, with everything that hangs under it."""

from datetime import timedelta

from cases.models import Betrokkene
from meldpunt.models import (
    Doorgeleiding,
    Melder,
    Melding,
    Meldingbesluit,
    Overdracht,
    Terugkoppeling,
)
from wams.accounts.models import Functie
from wams.demo.schrijven import moment, werkdag
from wams.recht.codes import Doel

S, Type = Melding.Status, Melding.Meldertype
UITGANG = {
    S.ACUUT_OVERGEDRAGEN: "M02",
    S.DOORGELEID: "M04",
    S.ADVIES: "M05",
    S.GEEN_VERVOLG: "M06",
    S.GEKOPPELD: "M07",
    S.CASUS_A: "M08",
    S.CASUS_B_VERZOEK: "M09",
    S.INGETROKKEN: "M10",
}
BEWAARKLASSE = {S.ADVIES: "RC01", S.INGETROKKEN: "RC02"}
TERMIJN = {
    S.ONTVANGEN: "ONTVANGSTBEVESTIGING",
    S.IN_TRIAGE: "TRIAGE",
    S.ACUUT_OVERGEDRAGEN: "TRIAGE",
    S.DOORGELEID: "DOORGELEIDING",
    S.GEKOPPELD: "KOPPELING",
}
KANAAL = {
    Type.PROFESSIONAL: Melding.Kanaal.APPLICATIE,
    Type.LANDELIJK: Melding.Kanaal.MAIL,
}
LOSGELATEN = {
    S.ADVIES, S.GEEN_VERVOLG, S.GEKOPPELD, S.CASUS_A, S.CASUS_B_VERZOEK, S.INGETROKKEN,
}  # fmt: skip


class Binnengekomen:
    """One melding with everything that hangs under it."""

    def __init__(self, lading, stad, tekst, dag):
        self.lading, self.stad, self.tekst = lading, stad, tekst
        self.dag, self.status = min(dag, lading.gisteren), S(tekst["status"])
        self.catalogus = stad.catalogus
        self.op = moment(self.dag, 9 + lading.toeval.randrange(7), lading.toeval.randrange(60))
        self.los = self.status in LOSGELATEN or tekst.get("afgesloten", False)
        self.meldpunt = stad.mensen[stad.pool(Functie.MELDPUNT)[0]]

    def add(self, model, *, pk=None, **velden):
        extra = {"bewaarklasse": self.klasse, "aangemaakt_op": self.op}
        return self.lading.add(model(**(extra | velden)), pk)

    @property
    def klasse(self):
        return BEWAARKLASSE.get(self.status, "RC03")

    @property
    def klaar_op(self):
        """When it left triage."""
        return moment(min(werkdag(self.dag + timedelta(days=3)), self.lading.gisteren), 16)

    def melding(self, team, casus=None, klasse=None):
        code = self._termijn()
        return self.add(
            Melding,
            gemeente=self.stad.gemeente,
            kanaal=self._kanaal(),
            ontvangen_op=self.op,
            ingediend_op=self.op,
            team=team,
            status=self.status,
            uitkomst=UITGANG.get(self.status, ""),
            termijn_code=code,
            termijn_tot=self.catalogus.termijn(code).einde(self.dag) if code else None,
            casus=casus,
            nagekeken_op=self.klaar_op.date() if self._nagekeken() else None,
            overgedragen_op=self.klaar_op if self.los else None,
            bewaarklasse=klasse or self.klasse,
            **self._verteld(),
            **self._behandeld(),
        )

    def _verteld(self):
        """What the melder told, as he told it."""
        tekst = self.tekst
        return {
            "melder_type": tekst["melder"],
            "acuut": self.status == S.ACUUT_OVERGEDRAGEN,
            "feiten": tekst["feiten"],
            "mening": tekst.get("mening", ""),
            "hulpvraag": tekst.get("hulpvraag", ""),
            "hulpvraag_op": self.dag if tekst.get("hulpvraag") else None,
            "onderwerpen": tekst["onderwerpen"],
            "verteld": tekst["verteld"],
            "hulpwens": tekst["hulpwens"],
            "uitkomst_reden": tekst.get("reden", ""),
        }

    def _behandeld(self):
        """What the meldpunt did with it so far."""
        begun = self.status != S.ONTVANGEN
        direct = self._kanaal() == Melding.Kanaal.APPLICATIE
        return {
            "behandelaar": self.meldpunt if begun else None,
            "identiteit": Betrokkene.Identiteit.GEGEVENS if begun else "nog_niet",
            "bevestigd_op": self.dag if direct or begun else None,
            "bevestigd_via": self._kanaal() if direct or begun else "",
        }

    def _kanaal(self):
        return KANAAL.get(self.tekst["melder"], Melding.Kanaal.TELEFOON)

    def _nagekeken(self):
        return self.status == S.GEKOPPELD and self.tekst.get("afgesloten", False)

    def _termijn(self):
        """What runs now: a triage already confirmed, a hand-on that must be answered."""
        if self.status == S.GEKOPPELD:
            return "" if self._nagekeken() else "KOPPELING"
        if self.los:
            return ""
        if self.status == S.ONTVANGEN and self._kanaal() == Melding.Kanaal.APPLICATIE:
            return "TRIAGE"
        return TERMIJN.get(self.status, "")

    def melder(self, row, naam):
        """Who told it: a professional here by his account, others by name."""
        prof = self.tekst["melder"] == Type.PROFESSIONAL
        user = self._indiener(prof)
        return self.add(
            Melder,
            melding=row,
            gemeente=self.stad.gemeente,
            ingediend_door=user,
            naam=user.naam if prof else naam,
            functie=Functie.PROFESSIONAL.label if prof else "",
            contact=user.telefoon if prof else "Bellen, overdag",
            organisatie=user.organisatie if prof else None,
            bescherming=self.tekst.get("bescherming", False),
            bescherming_reden="Bang voor ruzie in de portiek." if "bescherming" in self.tekst
            else "",
            berichten=True if self.los else None,
            bericht_op=self.klaar_op if self.los else None,
            bewaarklasse="RC19",
        )  # fmt: skip

    def _indiener(self, prof):
        if "indiener" in self.tekst:
            return self.tekst["indiener"]
        keys = self.stad.pool(Functie.PROFESSIONAL) if prof else []
        if not keys:
            return self.meldpunt
        return self.stad.mensen[self.lading.toeval.choice(keys)]

    def besluit(self, row, overgang, van, naar, **velden):
        rij = self.catalogus.grondslag(self.catalogus.doel(Doel.TRIAGE).grondslag)
        return self.add(
            Meldingbesluit,
            melding=row,
            overgang=overgang,
            van=van,
            naar=naar,
            genomen_op=self.klaar_op,
            genomen_door=self.meldpunt,
            grondslag=rij.code,
            artikel=rij.artikel,
            catalogusversie=self.catalogus.versie_id,
            bewaarklasse=row.bewaarklasse,
            **velden,
        )

    def uitgang(self, row):
        """The decision at the exit, with who hears of it; and where it went."""
        code = UITGANG.get(self.status)
        if code is None:
            return
        uitkomst = self.catalogus.melding_uitkomst(code)
        van = S.ONTVANGEN if self.status == S.ACUUT_OVERGEDRAGEN else S.IN_TRIAGE
        self.besluit(
            row, code, van, self.status,
            reden=self.tekst.get("reden", ""),
            toelichting=self.tekst.get("toelichting", ""),
            betrokkene_informeren=uitkomst.betrokkene_informeren,
            melder_berichten=uitkomst.melder_berichten,
        )  # fmt: skip
        if self.status == S.ACUUT_OVERGEDRAGEN:
            self._overdracht(row)
        if self.status == S.DOORGELEID:
            self._doorgeleiding(row)
        if self.los:
            self.add(
                Terugkoppeling,
                melding=row,
                kanaal=row.kanaal,
                op=self.klaar_op.date(),
                gedaan_door=self.meldpunt,
                bewaarklasse="RC19",
            )

    def _overdracht(self, row):
        rij = self.catalogus.grondslag("VITAAL")
        self.add(
            Overdracht,
            melding=row,
            aan=self.tekst["reden"],
            op=self.op,
            gevaar=self.tekst["toelichting"],
            grondslag=rij.code,
            artikel=rij.artikel,
            vastgelegd_door=self.meldpunt,
        )

    def _doorgeleiding(self, row):
        rij = self.catalogus.grondslag(self.catalogus.doel(Doel.TRIAGE).grondslag)
        dag = self.klaar_op.date()
        self.add(
            Doorgeleiding,
            melding=row,
            bestemming=self.tekst["reden"],
            aan=self.tekst["aan"],
            wat=self.tekst["toelichting"],
            grondslag=rij.code,
            artikel=rij.artikel,
            op=dag,
            aanvaard_op=werkdag(dag + timedelta(days=5)) if self.los else None,
            aanvaard_door="Intake" if self.los else "",
        )
