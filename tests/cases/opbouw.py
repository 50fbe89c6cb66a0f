"""Doing the work of a casus as the people of it do: the parts that most tests need."""

from datetime import date

from django.utils import timezone

from cases.actions import gegevens, levensloop, mensen, onderzoek, scope, verloop
from cases.models import Betrokkene, Casus, Gegeven, Probleem
from tests.opzet import arranging
from tests.wereld import DAG
from wams.doelbinding.actor import Actor
from wams.doelbinding.rls import acting_as
from wams.recht.codes import Rol

VANDAAG = timezone.localdate
PERSOON = {
    "voornamen": "Noor",
    "geboortedatum": date(1991, 9, 3),
    "postcode": "9999 ZZ",
    "huisnummer": "12",
}


class Werk:
    """One casus and the person who works in it; each method is one act of that person."""

    def __init__(self, wereld, casus, user):
        self.wereld, self.casus, self.user = wereld, casus, user

    def act(self, name):
        return Actor.for_act(self.user, name, self.wereld.gemeente.pk)

    def do(self, action, subject=None, **velden):
        """Perform an action on the newest version of its subject."""
        subject = self.fresh(subject or self.casus)
        return action(subject, actor=self.act(action.act), **velden)

    def fresh(self, row):
        with arranging():
            return type(row)._base_manager.get(pk=row.pk)

    def rows(self, model):
        with arranging():
            return list(model._base_manager.filter(casus=self.casus.pk))

    def see(self, selector, *args, act="casus.view"):
        actor = self.act(act)
        with acting_as(actor):
            return selector(actor, *args)

    @property
    def client(self):
        clienten = [p for p in self.rows(Betrokkene) if p.is_client]
        return clienten[0]

    def identify(self, person=None):
        person = person or self.client
        with arranging():
            for name, value in PERSOON.items():
                setattr(person, name, value)
            person.save(update_fields=list(PERSOON))
        return self.do(
            mensen.establish_identiteit, person, identiteit="document", identiteit_op=VANDAAG()
        )

    def hulpvraag(self, person=None, woorden="Ik kom er niet meer uit met de rekeningen."):
        return self.do(
            onderzoek.record_hulpvraag, person or self.client, woorden=woorden, op=VANDAAG()
        )

    def probleem(self, domein, person=None):
        person = person or self.client
        return self.do(
            onderzoek.add_probleem, betrokkene=person, domein=domein, omschrijving=f"Over {domein}"
        )

    def scope(self, *domeinen, person=None, over=(), **velden):
        person = person or self.client
        about = {p.pk: domeinen for p in (person, *over)}
        velden = {"besloten_door": "client", "op": VANDAAG(), "kanaal": "gesprek"} | velden
        return self.do(scope.decide_scope, person, domeinen=about, partijen={}, **velden)

    def ondersteuning(self, person=None):
        return self.do(
            mensen.offer_ondersteuning, person or self.client,
            aangeboden_op=VANDAAG(), kanaal="gesprek", antwoord="nee",
        )  # fmt: skip

    def onbekwaam(self, person, recht="KEUZE"):
        return self.do(
            levensloop.record_wilsbekwaamheid, person, recht=recht, bekwaam=False, op=VANDAAG(),
            beoordeeld_door="De huisarts", reden="Overziet de gevolgen hiervan nu niet.",
        )  # fmt: skip

    def motivate(self):
        return self.do(
            onderzoek.motivate_onderzoek,
            samenhang="Door de schulden dreigt uitzetting.",
            waarom_niet_gewoon="Elke instantie ziet een stukje.",
        )

    def inform(self):
        return self.do(onderzoek.record_informed, client_geinformeerd_op=VANDAAG())

    def prepare(self, zonder=""):
        """All of test A, so that the onderzoek can start; without one part if asked."""
        steps = {
            "identiteit": self.identify,
            "hulpvraag": self.hulpvraag,
            "problemen": lambda: [self.probleem(domein) for domein in ("SCHULDHULP", "WONEN")],
            "motivering": self.motivate,
            "scope": lambda: self.scope("SCHULDHULP", "WONEN"),
            "ondersteuning": self.ondersteuning,
            "informatie": self.inform,
        }
        for name, step in steps.items():
            if name != zonder:
                step()

    def start(self):
        return self.do(verloop.start_onderzoek)

    def gegeven(self, domein="SCHULDHULP", categorie="P06", person=None, **velden):
        today = VANDAAG()
        velden = {
            "betrokkene": person or self.client,
            "inhoud": "Drie maanden huurachterstand",
            "bron": "De cliënt",
            "soort": Gegeven.Soort.FEIT,
            "peildatum": today,
            "houdbaar_tot": today + 180 * DAG,
        } | velden
        return self.do(gegevens.add_gegeven, domein=domein, categorie=categorie, **velden)

    def find(self):
        """A finding for each problem."""
        people = {person.pk: person for person in self.rows(Betrokkene)}
        for probleem in self.rows(Probleem):
            person = people[probleem.betrokkene_id]
            self.gegeven(probleem.domein, probleem=probleem, person=person)

    def zienswijze(self, person=None, *, gegeven=True):
        return self.do(
            onderzoek.record_zienswijze, person or self.client, gegeven=gegeven,
            woorden="Ik wil rust." if gegeven else "", gevraagd_op=VANDAAG(), kanaal="gesprek",
        )  # fmt: skip

    def result(self):
        return self.do(
            onderzoek.send_resultaat, resultaat="Samenhang gevonden.",
            resultaat_verzonden_op=VANDAAG(),
        )  # fmt: skip

    def complete(self, uitkomst=Casus.Uitkomst.MVP_COORDINATIE):
        return self.do(
            verloop.complete_onderzoek, uitkomst=uitkomst, motivering="Alleen samen lukt het."
        )


def voorbereiding(wereld):
    """A new casus with its onderzoeker."""
    casus = wereld.casus_van(wereld.onderzoeker, Rol.ONDERZOEKER, Casus.Status.VOORBEREIDING)
    return Werk(wereld, casus, wereld.onderzoeker)


def lopend(wereld):
    """An onderzoek that has started."""
    werk = voorbereiding(wereld)
    werk.prepare()
    werk.start()
    return werk
