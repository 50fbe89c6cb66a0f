"""Making a plan as a coördinator does, with a partij that is asked something in it."""

from django.utils import timezone

from cases.models import Casus, Probleem
from tests.cases.opbouw import Werk
from tests.opzet import arranging
from tests.wereld import DAG
from wams.doelbinding.actor import Actor
from wams.recht.codes import Rol
from workplans.actions import afspraken, doelen, partij, plan
from workplans.models import Afspraak, Doelstelling, Werkplan

Status = Casus.Status
EIND = 300


def vandaag():
    return timezone.localdate()


class Planwerk(Werk):
    """One casus with its coördinator; each method is one act, of him or of the partner."""

    def __init__(self, wereld, casus, user):
        super().__init__(wereld, casus, user)
        naam = casus.pk.hex[:8]  # not its number: that is what a partner must not see
        self.corporatie = wereld.organisatie(f"Wonen {naam}", "CORPORATIE")
        self.partner = self.partner_bij(self.corporatie, f"Mees {naam}")

    def partner_bij(self, organisatie, naam, **velden):
        user = self.wereld.user(naam, organisatie, **velden)
        self.wereld.mandaat(user, "partner")
        return user

    @property
    def plan(self):
        return max(self.rows(Werkplan), key=lambda row: row.nummer)

    @property
    def doelen(self):
        rows = [d for d in self.rows(Doelstelling) if d.werkplan_id == self.plan.pk]
        return sorted((d for d in rows if not d.geschrapt_op), key=lambda d: d.volgorde)

    @property
    def afspraken(self):
        return sorted(self.rows(Afspraak), key=lambda row: row.aangemaakt_op)

    def begin(self):
        return self.do(plan.start_werkplan)

    def describe(self, **velden):
        tekst = {
            "samenvatting": "Schulden en een dreigende uitzetting houden elkaar in stand.",
            "voorzieningen": "",
            "deelplannen": "Budgetplan van schuldhulp",
            "gevoelig": False,
        }
        return self.do(plan.describe_werkplan, self.plan, **tekst | velden)

    def kader(self, **velden):
        kader = {
            "bereikbaarheid": "Bellen na zes uur",
            "niet_doen": "Geen aanmaningen zolang de regeling loopt",
            "opschaalafspraak": "Bij een vonnis bellen we elkaar dezelfde dag",
            "evaluatie_op": vandaag() + 80 * DAG,
            "einddatum": vandaag() + EIND * DAG,
        }
        return self.do(plan.set_kader, self.plan, **kader | velden)

    def doel(self, resultaat="De huur wordt betaald", domein="WONEN"):
        return self.do(doelen.add_doelstelling, self.plan, resultaat=resultaat, domein=domein)

    def vraag(self, doel=None, **velden):
        """Ask the corporatie something for a goal."""
        vraag = {
            "organisatie": self.corporatie,
            "betrokkene": self.client,
            "wat": "Zet de betalingsregeling op papier",
            "subdoel": "De huur wordt weer op tijd betaald",
            "voor": vandaag() + 8 * DAG,
        }
        return self.do(afspraken.add_afspraak, doel or self.doelen[0], **vraag | velden)

    def nood(self, **velden):
        vraag = {
            "organisatie": self.corporatie,
            "betrokkene": self.client,
            "wat": "Wacht een week met de aanzegging",
            "voor": vandaag() + 3 * DAG,
        }
        return self.do(afspraken.add_eerste_nood, **vraag | velden)

    def akkoord(self, person=None, **velden):
        antwoord = {
            "betrokkene": person or self.client,
            "antwoord": "eens",
            "gegeven_door": "client",
            "op": vandaag(),
            "kanaal": "gesprek",
            "delen_besproken": True,
        }
        return self.do(plan.record_akkoord, self.plan, **antwoord | velden)

    def compleet(self):
        """Everything that a plan needs, up to the word of the cliënt."""
        self.begin()
        self.ondersteuning()
        self.describe()
        self.kader()
        self.doel()
        self.vraag()
        self.akkoord()

    def stel_vast(self):
        return self.do(plan.fix_werkplan, self.plan)

    def als_partner(self, action, row, user=None):
        """The partner acts on the newest version of what he was asked."""
        actor = Actor.for_act(user or self.partner, action.act, self.wereld.gemeente.pk)
        return action(self.fresh(row), actor=actor)

    def zeg_toe(self, row):
        return self.als_partner(partij.accept_afspraak, row)

    def nieuwe_versie(self):
        self.do(plan.start_versie)
        self.do(
            plan.motivate_werkplan,
            self.plan,
            wat_veranderde="Er komt een doel bij",
            samenspraak="Aan tafel besproken",
        )

    def stel_versie_vast(self):
        return self.do(plan.fix_versie, self.plan)


def planwerk(wereld, status=Status.PLAN_CONCEPT):
    """A casus at this point, with its coördinator and the cliënt's own words."""
    casus = wereld.casus_van(wereld.coordinator, Rol.COORDINATOR, status)
    with arranging():
        casus.bewaarklasse = "RC04"
        casus.save(update_fields=["bewaarklasse"])
    werk = Planwerk(wereld, casus, wereld.coordinator)
    werk.hulpvraag()
    return werk


def in_aanpak(wereld):
    """A casus with a plan that was fixed today."""
    werk = planwerk(wereld)
    werk.compleet()
    werk.stel_vast()
    return werk


def probleem(werk, domein, omschrijving):
    with arranging():
        row = Probleem(
            casus=werk.casus, betrokkene=werk.client, domein=domein,
            omschrijving=omschrijving, bewaarklasse="RC04",
        )  # fmt: skip
        row.save()
    return row
