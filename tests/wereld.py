"""A small municipality for tests: one person per function, one outsider, casussen in a state."""

from datetime import timedelta

from django.utils import timezone

from cases.models import Aanstelling, Betrokkene, Casus
from tests.opzet import arranging
from wams.accounts.models import Functie, Gemeente, Mandaat, Organisatie, Partij, User
from wams.doelbinding.actor import Actor
from wams.doelbinding.grants import _permission_id
from wams.doelbinding.policy import STEUNT_OP
from wams.doelbinding.toewijzing import Toewijzing
from wams.recht import selectors as recht
from wams.recht.codes import Regime, Rol

DAG = timedelta(days=1)


class Wereld:
    """One gemeente with a catalogue, its organisations and a person for every function."""

    def __init__(self, naam="Voorbeeldstad"):
        self.mensen = {}
        self.gemeente = Gemeente.objects.get(naam=naam)
        self.college = self.organisatie(f"Gemeente {naam}", "COLLEGE")
        self.team = self.organisatie(f"Wijkteam {naam}", "WIJKTEAM")

    def organisatie(self, naam, partijtype):
        with arranging():
            organisatie = Organisatie.objects.create(naam=naam, partijtype=partijtype)
            Partij.objects.create(
                gemeente=self.gemeente,
                organisatie=organisatie,
                geldig_van=timezone.localdate() - 400 * DAG,
            )
        return organisatie

    def user(self, naam, organisatie=None, **velden):
        slug = naam.lower().replace(" ", ".")
        user = User(
            email=f"{slug}@{self.gemeente.code}.example",
            naam=naam,
            organisatie=organisatie or self.team,
            **velden,
        )
        user.set_unusable_password()
        user.save()
        return user

    def mandaat(self, user, functie, *, van=None, tot=None, organisatie=None):
        now = timezone.now()
        with arranging():
            return Mandaat.objects.create(
                user=user,
                gemeente=self.gemeente,
                organisatie=organisatie or user.organisatie,
                functie=functie,
                van=van or now - 30 * DAG,
                tot=tot or now + 300 * DAG,
            )

    def __getattr__(self, functie):
        """``wereld.coordinator``: the person with that function, made at first use."""
        if functie not in Functie.values:
            raise AttributeError(functie)
        if functie not in self.mensen:
            user = self.user(f"{functie} {self.gemeente.code}")
            self.mandaat(user, functie)
            self.mensen[functie] = user
        return self.mensen[functie]

    def casus(self, status=Casus.Status.VOORBEREIDING, *, nummer=None, **velden):
        """A casus as it stands in this state, with one cliënt; nobody has a toewijzing yet."""
        today = timezone.localdate()
        if status in (Casus.Status.AANPAK, Casus.Status.HEROVERWEGING):
            velden = {"evaluatie_op": today + 90 * DAG, "einddatum": today + 365 * DAG} | velden
        if status in (Casus.Status.BEEINDIGD, Casus.Status.IN_BEWARING):
            velden = {"e_code": "E1", "beeindigd_op": today} | velden
        if status == Casus.Status.OPGESCHORT:
            velden = {"terug_naar": Casus.Status.AANPAK} | velden
        velden = {"route": Casus.Route.A} | velden
        with arranging():
            casus = Casus(
                gemeente=self.gemeente,
                nummer=nummer or f"T-{Casus.objects.unscoped().count() + 1:04}",
                regime=Regime.WAMS,
                status=status,
                team=self.team,
                gemeld_op=today - 7 * DAG,
                termijn_code="VOORBEREIDING",
                termijn_tot=today + 7 * DAG,
                bewaarklasse="RC05",
                **velden,
            )
            casus.save()
            self.betrokkene(casus)
        return casus

    def betrokkene(self, casus, rol=Betrokkene.Rol.CLIENT, achternaam="Terwolde", **velden):
        with arranging():
            betrokkene = Betrokkene(
                casus=casus, rol=rol, achternaam=achternaam, bewaarklasse="RC05", **velden
            )
            betrokkene.save()
        return betrokkene

    def toewijzing(
        self, casus, user, rol, *, doelen=None, van=None, tot=None, organisatie=None, act="test"
    ):
        """Grants as they stand in the table, without the act that gives them."""
        now = timezone.now()
        functie = STEUNT_OP.get(rol)
        if functie and not user.mandaten.lopend().filter(functie=functie).exists():
            self.mandaat(user, functie)
        doelen = doelen or recht.voor(self.gemeente.pk).doelen_voor(rol, casus.route)
        with arranging():
            rows = [
                Toewijzing(
                    user=user,
                    casus=casus,
                    gemeente=self.gemeente,
                    organisatie=organisatie or user.organisatie,
                    permission_id=_permission_id(doel),
                    rol=rol,
                    reden="opzet",
                    act=act,
                    van=van or now - DAG,
                    tot=tot or now + 30 * DAG,
                )
                for doel in sorted(doelen)
            ]
            Toewijzing.objects.unscoped().bulk_create(rows)
        return rows

    def aanstelling(self, casus, user, rol, status=Aanstelling.Status.AANVAARD, *, op=None):
        with arranging():
            row = Aanstelling(
                casus=casus,
                gemeente=self.gemeente,
                user=user,
                organisatie=user.organisatie,
                rol=rol,
                status=status,
                voorgesteld_door=self.verdeler,
                voorgesteld_op=op or timezone.now(),
                bewaarklasse="RC05",
            )
            row.save()
        return row

    def casus_van(self, user, rol=Rol.COORDINATOR, status=Casus.Status.AANPAK, **velden):
        """A casus in which this person works: aanstelling and toewijzingen are there."""
        casus = self.casus(status, **velden)
        self.aanstelling(casus, user, rol)
        self.toewijzing(casus, user, rol)
        return casus

    def actor(self, user, act="casus.view"):
        return Actor.for_act(user, act, self.gemeente.pk)
