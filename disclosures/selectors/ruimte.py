"""What may be shared from one casus: everything that decides, read once; then it is reckoning."""

from dataclasses import dataclass, field
from datetime import date

from cases.models import Betrokkene, Deelnameverklaring, RouteBVerzoek, ScopeRegel
from cases.selectors import gegevens as gegevens_van
from cases.selectors import scope
from disclosures.models import Voorwaarde
from wams.recht import oordeel as recht
from wams.recht.codes import Doel, Rol
from wams.recht.oordeel import Deelname, Deelvraag, Eigendeel
from wams.recht.oordeel.cellen import COLLEGE, LEIDING
from workplans.models import Afspraak
from workplans.selectors import partij as partijen

Antwoord = Deelnameverklaring.Antwoord
ANTWOORDEN = {
    Antwoord.JA: Deelname.JA,
    Antwoord.NEE: Deelname.NEE,
    Antwoord.GEVRAAGD: Deelname.GEVRAAGD,
    Antwoord.NOG_NIET_GEVRAAGD: Deelname.NIET_GEVRAAGD,
}
# The answer of several people about one gegeven: the one that asks most.
ZWAARSTE = (
    Deelname.NEE,
    Deelname.NIET_GEVRAAGD,
    Deelname.GEVRAAGD,
    Deelname.JA,
    Deelname.NIET_NODIG,
)


@dataclass(frozen=True)
class Keuze:
    """What a person may add to who, what and why; empty means: as the catalogue derives it."""

    doel: str = ""
    grondslag: str = ""
    uitzondering: str = ""
    toestemming: bool = False
    instemming_op: date | None = None
    client_verteld_op: date | None = None
    handhaving_reden: str = ""
    begeleiding: bool = False
    meenemen: bool = False
    bij_naam: str = ""


@dataclass
class Ruimte:
    """One casus as far as sharing from it is concerned. ``oordeel`` asks the one engine."""

    actor: object
    casus: object
    decision: object
    gegevens: dict = field(default_factory=dict)
    mensen: dict = field(default_factory=dict)
    deelnames: dict = field(default_factory=dict)
    voorwaarden: dict = field(default_factory=dict)
    afspraken: dict = field(default_factory=dict)
    partijen: dict = field(default_factory=dict)
    geweerd: frozenset = frozenset()
    scopes: dict = field(default_factory=dict)
    verzoek: object = None

    def oordeel(self, gegeven, organisatie, keuze):
        return recht.oordeel(self.actor.catalogus, self.vraag(gegeven, organisatie, keuze))

    def vraag(self, gegeven, organisatie, keuze):
        """The question for the engine, from what is recorded; nothing is assumed in favour."""
        return Deelvraag(
            ontvanger=organisatie.partijtype,
            doel=keuze.doel or self.doel_voor(organisatie),
            status=self.casus.status,
            route=self.casus.route,
            buiten_scope=gegeven.buiten_scope or organisatie.pk in self.geweerd,
            voorwaarden=self.voorwaarden_van(gegeven, organisatie),
            deelname=self._deelname(gegeven),
            instemming=_instemming(gegeven, keuze),
            uitzondering=keuze.uitzondering or gegeven.uitzondering,
            besluit_coordinator=self._besluit(keuze),
            **_van_gegeven(gegeven),
            **_van_keuze(keuze),
            **_van_afspraak(self.afspraak_met(organisatie)),
        )

    def afspraak_met(self, organisatie):
        """The open afspraak that names the own share of this receiver; the first day counts."""
        return next(iter(self.afspraken.get(organisatie.pk, ())), None)

    def doelen_voor(self, organisatie):
        """For what this receiver can get something in this phase."""
        rol = self.decision.rol if organisatie.partijtype == COLLEGE else Rol.PARTIJ
        cellen = self.actor.catalogus.cellen(rol, status=self.casus.status, route=self.casus.route)
        return sorted({str(cel.doel) for cel in cellen} - {Doel.ACUUT, Doel.RECHTEN, Doel.KLACHT})

    def doel_voor(self, organisatie):
        """The doel that follows: of the own afspraak, else the one that I work for."""
        mogelijk = self.doelen_voor(organisatie)
        if Doel.AFSPRAAK in mogelijk and self.afspraak_met(organisatie):
            return str(Doel.AFSPRAAK)
        eigen = str(self.decision.doel)
        return eigen if eigen in mogelijk or not mogelijk else mogelijk[0]

    def deelname_van(self, persoon_id, domein):
        """What this person said about taking part in this domain; a cliënt is not asked that."""
        persoon = self.mensen.get(persoon_id)
        if persoon is None:
            return Deelname.NEE  # no longer here, so nobody can say yes
        if persoon.is_client:
            return Deelname.NIET_NODIG
        verklaring = self.deelnames.get(persoon_id)
        if verklaring is None:
            return Deelname.NIET_GEVRAAGD
        if verklaring.antwoord == Antwoord.DEELS:
            return Deelname.JA if domein in verklaring.domeinen else Deelname.NEE
        return ANTWOORDEN[verklaring.antwoord]

    def voorwaarden_van(self, gegeven, organisatie):
        """Those of others, in the words of the engine; nobody is bound by the own conditions."""
        return tuple(
            recht.Voorwaarde(
                code=rij.code, waarden=frozenset([*rij.doelen, *rij.ontvangers]), tot=rij.tot
            )
            for rij in self.voorwaarden.get(gegeven.pk, ())
            if rij.gesteld_door_id != organisatie.pk
        )

    def toetsen(self, persoon):
        """By which scope and which declaration of taking part this was looked at."""
        scope_rij = self.scopes.get(persoon.pk) or next(iter(self.scopes.values()), None)
        bereik = self.verzoek or scope_rij
        deelname = None if persoon.is_client else self.deelnames.get(persoon.pk)
        return {
            "scope": bereik.pk if bereik else None,
            "scope_uitkomst": "BINNEN" if bereik else "NVT",
            "deelname": deelname.pk if deelname else None,
            "deelname_uitkomst": "BINNEN" if deelname else "NVT",
        }

    def _besluit(self, keuze):
        return True if keuze.handhaving_reden and self.decision.rol in LEIDING else None

    def _deelname(self, gegeven):
        found = [self.deelname_van(pk, gegeven.domein) for pk in gegeven.betrokkene_ids()]
        return min(found, key=ZWAARSTE.index)


def _van_gegeven(gegeven):
    return {
        "categorie": gegeven.categorie,
        "klasse": gegeven.klasse or None,
        "domein": gegeven.domein,
        "beroepsgeheim": gegeven.beroepsgeheim,
        "handhavingsrisico": gegeven.handhavingsrisico,
        "beperkt": gegeven.beperkt,
        "politiegegeven": gegeven.politie,
        "houdbaar_tot": gegeven.houdbaar_tot,
    }


def _van_keuze(keuze):
    return {
        "grondslag": keuze.grondslag,
        "ontvanger_bij_naam": keuze.bij_naam,
        "toestemming": True if keuze.toestemming else None,
        "gemotiveerd": True,  # noodzaak is asked of each receiver, else nothing is recorded
        "gevraagd": keuze.client_verteld_op is not None,
        "client_ingelicht": keuze.client_verteld_op is not None,
        "begeleiding": keuze.begeleiding,
        "meenemen": keuze.meenemen,
    }


def _van_afspraak(afspraak):
    if afspraak is None:
        return {}
    return {
        "eigen_deel": Eigendeel.AFSPRAAK,
        "deel_geopend": bool(afspraak.handhaving_reden),
        "handhaaft": bool(afspraak.uitvoerder and afspraak.uitvoerder.handhaaft),
    }


def _instemming(gegeven, keuze):
    """What came from the cliënt or from the college itself is the college's to give."""
    bron = gegeven.bronhouder
    eigen = bron is None or bron.partijtype == COLLEGE
    return True if eigen or keuze.instemming_op else None


def ruimte(actor, casus, decision):
    """A fixed number of queries, whatever there is to share."""
    scopes = scope.laatste_scopes(actor, casus)
    own = Betrokkene.objects.visible_to(actor).van(casus).actief()
    rows = gegevens_van.gegevens_voor(actor, casus, decision)
    return Ruimte(
        actor,
        casus,
        decision,
        gegevens={row.pk: row for row in rows},
        mensen={person.pk: person for person in own},
        deelnames=scope.laatste_deelnames(actor, casus),
        voorwaarden=_voorwaarden(actor, casus),
        afspraken=_afspraken(actor, casus),
        partijen={row.pk: row for row in partijen.partijen(actor)},
        geweerd=_geweerd(actor, scopes),
        scopes=scopes,
        verzoek=RouteBVerzoek.objects.visible_to(actor).van(casus).first(),
    )


def _voorwaarden(actor, casus):
    """Conditions that bind the college: those of a partij that gave something."""
    rows = Voorwaarde.objects.visible_to(actor).van(casus).geldend()
    found = {}
    for row in rows.filter(verstrekking__richting="IN").defer("tekst"):
        found.setdefault(row.gegeven_id, []).append(row)
    return found


def _afspraken(actor, casus):
    rows = Afspraak.objects.visible_to(actor).van(casus).open().exclude(organisatie=None)
    found = {}
    for row in rows.select_related("organisatie", "uitvoerder").order_by("voor", "aangemaakt_op"):
        found.setdefault(row.organisatie_id, []).append(row)
    return found


def _geweerd(actor, scopes):
    """Organisations that a cliënt wants left out."""
    newest = [row.pk for row in scopes.values()]
    rows = ScopeRegel.objects.visible_to(actor).filter(scope__in=newest, mag=False)
    return frozenset(rows.exclude(partij=None).values_list("partij", flat=True))
