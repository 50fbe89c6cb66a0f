"""Doing the work of the meldpunt as its people do: the parts that most tests need."""

from datetime import date, timedelta

from django.utils import timezone

from cases.selectors.kenmerken import persoon_kenmerk
from meldpunt.actions import acuut, naar_casus, registreren, triage, uitgang
from meldpunt.models import Melder, MeldingPersoon
from tests.opzet import arranging, at_moment
from wams.doelbinding.actor import Actor
from wams.doelbinding.rls import acting_as
from wams.recht.codes import Rol

BERICHT = {"betrokkene_informeren": True, "melder_berichten": True}
MELDING = {
    "naam": "Noor Terwolde",
    "geboortedatum": date(1991, 9, 3),
    "adres": "9999 ZZ 12",
    "feiten": "Op 6 en 11 mei deed niemand open.",
    "mening": "Ik denk dat er schulden zijn.",
    "onderwerpen": ["geld"],
}
MELDER = {"naam": "Buurvrouw Bakema", "contact": "06 12345678"}
VANDAAG = timezone.localdate


class Meldpunt:
    """The meldpunt of one gemeente; each method is one act of one person."""

    def __init__(self, wereld):
        self.wereld = wereld

    def act(self, user, name):
        return Actor.for_act(user, name, self.wereld.gemeente.pk)

    def do(self, action, subject, user=None, **velden):
        """Perform an action on the newest version of its subject, as the meldpunt by default."""
        user = user or self.wereld.meldpunt
        return action(self.fresh(subject), actor=self.act(user, action.act), **velden)

    def fresh(self, row):
        with arranging():
            return type(row)._base_manager.get(pk=row.pk)

    def rows(self, model, melding):
        with arranging():
            return list(model._base_manager.filter(melding=melding.pk))

    def persoon(self, melding):
        return next(p for p in self.rows(MeldingPersoon, melding) if p.rol == "hoofd")

    def melder(self, melding):
        (melder,) = self.rows(Melder, melding)
        return melder

    def see(self, user, model, *, later=False, act="melding.view"):
        """The rows of a model that this person gets, now or after this transaction."""
        actor = self.act(user, act)
        if not later:
            with acting_as(actor):
                return list(model.objects.visible_to(actor))
        with at_moment(timezone.now() + timedelta(minutes=1)), acting_as(actor):
            return list(model.objects.visible_to(actor))

    def register(self, user=None, **velden):
        user = user or self.wereld.professional
        velden = MELDING | velden
        return self.do(registreren.register_melding, self.wereld.gemeente, user, **velden)

    def register_call(self, **velden):
        """The meldpunt writes down what somebody told by telephone."""
        velden = {"melder_type": "omwonende", "melder": dict(MELDER)} | velden
        return self.register(self.wereld.meldpunt, **velden)

    def start(self, melding, user=None):
        return self.do(triage.start_triage, melding, user, identiteit="bekend")

    def triage(self, **velden):
        return self.start(self.register(**velden))

    def hand_over(self, melding, user=None, **velden):
        velden = {
            "aan": "112",
            "op": timezone.now(),
            "gevaar": "Hij dreigt van het dak te springen",
            "gezegd": "Adres en situatie",
        } | velden
        return self.do(acuut.hand_over_acuut, melding, user, **velden)

    def refer(self, melding, **velden):
        velden = {"reden": "WMO", "aan": "Wmo-loket", "wat": "Naam en vraag"} | BERICHT | velden
        return self.do(uitgang.refer_melding, melding, **velden)

    def link(self, melding, casus):
        return self.do(naar_casus.link_melding, melding, casus=casus.pk, **BERICHT)

    def open_casus(self, melding, user=None, **velden):
        velden = (
            {
                "team": self.wereld.team,
                "hulpvraag": "Ik wil rust in huis.",
                "hulpvraag_op": VANDAAG(),
            }
            | BERICHT
            | velden
        )
        return self.do(naar_casus.open_casus, melding, user, **velden)

    def casus_of(self, melding):
        with arranging():
            return self.fresh(melding).casus

    def running_casus(self, rol=Rol.COORDINATOR, **velden):
        """An open casus of the person that these meldingen are about."""
        user = getattr(self.wereld, rol.lower())
        casus = self.wereld.casus_van(user, rol, **velden)
        born = MELDING["geboortedatum"]
        self.wereld.betrokkene(
            casus,
            "gezinslid",
            geboortedatum=born,
            persoon_kenmerk=persoon_kenmerk("Terwolde", born),
        )
        return casus
