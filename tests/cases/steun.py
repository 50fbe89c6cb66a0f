"""A casus whose cliënt wants support, an independent supporter, and what each of them does."""

from cases.actions import inbreng, machtiging, mensen
from cases.models import Machtiging, Onderdeel
from tests.cases.opbouw import VANDAAG, Werk, lopend
from tests.wereld import DAG
from wams.doelbinding.actor import Actor

ALLES = list(Onderdeel.values)


class Steun(Werk):
    """The work of the casus, with a supporter beside it."""

    def __init__(self, wereld, casus, user):
        super().__init__(wereld, casus, user)
        self.steunpunt = wereld.organisatie("Steunpunt Voorbeeldstad", "CLIENTONDERSTEUNING")
        self.ondersteuner = self.collega("Olaf Steun")

    def collega(self, naam):
        user = self.wereld.user(naam, self.steunpunt)
        self.wereld.mandaat(user, "ondersteuner")
        return user

    def wil(self, person=None, antwoord="ja"):
        return self.do(
            mensen.offer_ondersteuning, person or self.client,
            aangeboden_op=VANDAAG(), kanaal="gesprek", antwoord=antwoord,
        )  # fmt: skip

    def machtig(self, person=None, *, user=None, onderdelen=ALLES, tot=None, **velden):
        velden = {"gegeven_op": VANDAAG(), "kanaal": "gesprek"} | velden
        return self.do(
            machtiging.give_machtiging, person or self.client,
            ondersteuner=user or self.ondersteuner, onderdelen=list(onderdelen),
            tot=tot or VANDAAG() + 30 * DAG, **velden,
        )  # fmt: skip

    def trek_in(self, row):
        return self.do(machtiging.withdraw_machtiging, row, reden="De cliënt wil dit niet meer")

    def als_ondersteuner(self, action, row, user=None, **velden):
        """The supporter acts under the machtiging as it stands."""
        actor = Actor.for_act(user or self.ondersteuner, action.act, self.wereld.gemeente.pk)
        return action(self.fresh(row), actor=actor, **velden)

    def stel_voor(self, row, woorden="Ik wil dat de rekeningen kloppen."):
        return self.als_ondersteuner(inbreng.make_voorstel, row, woorden=woorden, op=VANDAAG())

    def kijk(self, row, woorden="Ik wil het zelf leren."):
        return self.als_ondersteuner(
            inbreng.bring_zienswijze, row, woorden=woorden, gevraagd_op=VANDAAG(), kanaal="gesprek"
        )

    def bemiddel(self, row):
        return self.als_ondersteuner(
            inbreng.record_bemiddeling, row, op=VANDAAG(),
            tussen="de cliënt en de schuldhulp", uitkomst="Er komt een nieuw gesprek.",
        )  # fmt: skip

    def lopende(self):
        return [row for row in self.rows(Machtiging) if row.loopt]


def steun(wereld):
    """A running onderzoek whose cliënt said yes to support."""
    werk = lopend(wereld)
    met = Steun(wereld, werk.casus, werk.user)
    met.wil()
    return met
