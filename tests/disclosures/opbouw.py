"""Sharing as a coördinator does, and receiving as a partner does."""

from django.utils import timezone

from cases.models import Betrokkene
from disclosures.actions import delen
from disclosures.actions.delen import Aan, Omstandigheden
from disclosures.models import Verstrekking, VerstrektGegeven, Voorwaarde
from disclosures.selectors.ruimte import Keuze
from tests.cases.opbouw import PERSOON
from tests.opzet import arranging
from tests.wereld import DAG
from tests.workplans.opbouw import Planwerk
from wams.recht.codes import Rol
from workplans.actions import afspraken

NOODZAAK = "Zonder dit kan de regeling niet worden berekend."
PROPORTIE = "Alleen het bedrag; de brieven zelf blijven hier."


class Deelwerk(Planwerk):
    """A casus with gegevens, a coördinator, and partijen with an afspraak."""

    def partij(self, partijtype, naam=None, *, afspraak=True, **velden):
        """A partij on the list, by default with an own share to share for."""
        organisatie = self.wereld.organisatie(
            naam or f"{partijtype} {self.casus.pk.hex[:6]}", partijtype
        )
        if afspraak:
            self.spreek_af(organisatie, **velden)
        return organisatie

    def spreek_af(self, organisatie, **velden):
        vraag = {
            "organisatie": organisatie,
            "betrokkene": self.client,
            "wat": "Berekent wat er per maand kan worden betaald",
            "voor": timezone.localdate() + 20 * DAG,
        }
        if self.wereld.actor(self.user).catalogus.partijtype(organisatie.partijtype).handhavend:
            vraag |= {
                "handhaving_reden": "Alleen zij kan de uitkering splitsen",
                "client_verteld_op": timezone.localdate(),
            }
        return self.do(afspraken.add_eerste_nood, **vraag | velden)

    def aan(self, organisatie, *gegevens, **velden):
        tekst = {"noodzaak": NOODZAAK, "proportionaliteit": PROPORTIE} | velden
        return Aan(organisatie, tuple(g.pk for g in gegevens), **tekst)

    def deel(self, *ontvangers, keuze=None, **hoe):
        return self.do(
            delen.share_gegevens,
            ontvangers=ontvangers,
            omstandigheden=Omstandigheden(keuze=keuze or Keuze(), **hoe),
        )

    @property
    def verstrekkingen(self):
        return sorted(self.rows(Verstrekking), key=lambda row: row.nummer)

    @property
    def verstrekt(self):
        return sorted(self.rows(VerstrektGegeven), key=lambda row: row.volgorde)

    @property
    def voorwaarden(self):
        return self.rows(Voorwaarde)


def deelwerk(wereld, status="AANPAK", rol=Rol.COORDINATOR):
    """A casus in the aanpak whose cliënt wants help with money, home and health."""
    user = wereld.coordinator if rol == Rol.COORDINATOR else wereld.onderzoeker
    casus = wereld.casus_van(user, rol, status)
    with arranging():
        person = Betrokkene.objects.unscoped().get(casus=casus)
        for name, value in PERSOON.items():
            setattr(person, name, value)
        person.save(update_fields=list(PERSOON))
    werk = Deelwerk(wereld, casus, user)
    werk.hulpvraag()
    werk.scope("SCHULDHULP", "WONEN", "ZORG_WELZIJN", "OOV")
    return werk
