"""An onderzoek on request, built part by part as its onderzoeker does."""

from datetime import timedelta

from cases.actions import aanpak, routeb
from cases.models import Beoordeling, RouteBVerzoek
from tests.cases.opbouw import VANDAAG, Werk
from tests.opzet import arranging
from wams.recht.codes import Rol

DAG = timedelta(days=1)
B1 = {
    "aanvrager_naam": "Ria Aanvrager",
    "aanvrager_functie": "Consulent",
    "eigen_taak": "Zorgen dat bewoners veilig wonen",
    "eigen_contact_op": VANDAAG() - 3 * DAG,
}


class WerkB(Werk):
    """One casus on request with its onderzoeker; each method is one act."""

    @property
    def verzoek(self):
        (row,) = self.rows(RouteBVerzoek)
        return row

    @property
    def beoordeling(self):
        return self.rows(Beoordeling)[-1]

    def waarneming(self, criterium="B3-C", dagen=10):
        return self.do(
            routeb.add_waarneming, criterium=criterium, op=VANDAAG() - dagen * DAG,
            feiten="Rook uit de woning", gezien_door="Wijkagent",
        )  # fmt: skip

    def hulp(self):
        return self.do(
            routeb.set_hulp, hulp_aangeboden="Drie huisbezoeken", hulp_op=VANDAAG() - 5 * DAG,
            verteld=True, waarom_geen_a="Doet niet open",
        )  # fmt: skip

    def vraag(self, **velden):
        velden = {
            "vraag": "Is de woning veilig?",
            "personen": [self.client],
            "domeinen": ["SCHULDHULP", "WONEN"],
            "einddatum": VANDAAG() + 30 * DAG,
        } | velden
        return self.do(routeb.set_vraag, **velden)

    def samenspraak(self, **velden):
        velden = {"betrekken": "Elke week aanbellen", "beperkt": False} | velden
        return self.do(routeb.set_samenspraak, **velden)

    STAPPEN = ("identiteit", "problemen", "motivering", "waarnemingen", "hulp", "vraag",
               "samenspraak", "ondersteuning", "informatie")  # fmt: skip

    def stap(self, naam):
        {
            "identiteit": self.identify,
            "problemen": lambda: [self.probleem(d) for d in ("SCHULDHULP", "WONEN")],
            "motivering": self.motivate,
            "waarnemingen": lambda: [self.waarneming("B3-A", 120), self.waarneming("B3-C", 10)],
            "hulp": self.hulp,
            "vraag": self.vraag,
            "samenspraak": self.samenspraak,
            "ondersteuning": self.ondersteuning,
            "informatie": self.inform,
        }[naam]()

    def prepare(self, zonder=""):
        for naam in self.STAPPEN:
            if naam != zonder:
                self.stap(naam)

    def submit(self):
        return self.do(routeb.submit_verzoek)

    def take(self, user=None):
        user = user or self.wereld.beoordelaar
        return self.by(user, aanpak.take_beoordeling, self.beoordeling)

    def decide(self, besluit="akkoord", user=None):
        user = user or self.wereld.beoordelaar
        return self.by(
            user, aanpak.decide_beoordeling, self.beoordeling, besluit=besluit, oordeel="Gewogen"
        )

    def by(self, user, action, subject=None, **velden):
        return type(self)(self.wereld, self.casus, user).do(action, subject, **velden)


def op_verzoek(wereld, **velden):
    """A casus on request in preparation, with its onderzoeker and what the applicant told."""
    status = velden.pop("status", "VOORBEREIDING")
    casus = wereld.casus_van(wereld.onderzoeker, Rol.ONDERZOEKER, status, route="B")
    with arranging():
        RouteBVerzoek(
            casus=casus, bewaarklasse="RC03", ingediend_op=VANDAAG(),
            **{"organisatie": wereld.team} | B1 | velden,
        ).save()  # fmt: skip
    return WerkB(wereld, casus, wereld.onderzoeker)


def gestart(wereld):
    werk = op_verzoek(wereld)
    werk.prepare()
    werk.submit()
    werk.take()
    werk.decide()
    return werk
