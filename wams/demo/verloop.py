"""How a demo casus comes to the state that the rooster asks for, a step at a time."""

from datetime import timedelta

from cases.models import Aanstelling, Casus
from wams.accounts.models import Functie
from wams.demo import aanpak, einde, mensen, onderzoek, plan, verzoek
from wams.recht.codes import Doel, Rol

S, Uitkomst = Casus.Status, Casus.Uitkomst
INGETROKKEN = "De cliënt heeft zelf een oplossing gevonden en trekt de hulpvraag in."
GEWONE_HULP = (
    "Eén soort hulp is genoeg. De cliënt is aangemeld bij schuldhulp en is het daarmee eens."
)


def live(d):
    """From the melding until yesterday."""
    mensen.open_casus(d)
    if d.is_("verzoek"):
        verzoek.make(d)
        verzoek.live(d)
    elif d.regel.status == S.VOORBEREIDING:
        _voorbereiding(d)
    elif d.regel.status == S.NIET_GESTART or d.is_("niet_gestart"):
        _niet_gestart(d)
    else:
        onderzoek.assign(d)
        onderzoek.prepare(d)
        onderzoek.start(d)
        _na_de_start(d)


def _voorbereiding(d):
    if d.is_("vrij"):
        return
    onderzoek.assign(d)
    onderzoek.prepare(d, deel=d.regel.geleden < 11)


def _niet_gestart(d):
    onderzoek.assign(d)
    onderzoek.prepare(d, deel=True)
    d.voort(3)
    code, motivering = ("E3", INGETROKKEN) if not d.is_("gewone_hulp") else ("E11", GEWONE_HULP)
    einde.end(d, "C03", S.NIET_GESTART, code, motivering, Doel.TOETS)
    if d.is_("niet_gestart"):
        einde.bewaar(d)


def _na_de_start(d):
    status = d.regel.status
    if status == S.ONDERZOEK or d.is_("in_onderzoek"):
        _in_onderzoek(d)
        return
    onderzoek.find(d)
    regulier = d.is_("regulier") or d.is_("na_onderzoek")
    uitkomst = Uitkomst.MVP_REGULIER if regulier else Uitkomst.MVP_COORDINATIE
    onderzoek.complete(d, uitkomst)
    if status == S.ONDERZOEK_AFGEROND:
        _zonder_coordinator(d)
    elif d.is_("na_onderzoek"):
        d.naar(d.gisteren - timedelta(days=2))
        einde.end(d, "C05b", S.BEEINDIGD, "E11", GEWONE_HULP, Doel.ONDERZOEK_A)
    else:
        _met_coordinator(d)


def _in_onderzoek(d):
    """Still going on: some of the findings, and where it was extended that too."""
    if d.is_("verlengd"):
        onderzoek.find(d)
        onderzoek.extend(d)
    else:
        onderzoek.find(d, min(len(d.verhaal["gegevens"]), d.regel.geleden // 6))
    if d.is_("in_onderzoek"):
        aanpak.suspend(d)


def _zonder_coordinator(d):
    if d.is_("gevraagd"):
        d.voort(2)
        wie = d.iemand(Functie.COORDINATOR)
        d.stel_aan(Rol.COORDINATOR, wie, status=Aanstelling.Status.VOORGESTELD)


def _met_coordinator(d):
    _accept(d)
    if d.regel.status == S.PLAN_CONCEPT:
        _concept(d)
        return
    d.voort(8)
    werkplan = plan.draft(d)
    d.voort(10)
    plan.ask(d, toegezegd=True)
    plan.answer(d, werkplan, kijk=d.is_("overgedragen"))
    _fix_first(d, werkplan)
    if d.is_("waarnemer"):
        _waarnemer(d)
    aanpak.run(d)


def _concept(d):
    """A plan in the making; what was asked of partijen is not promised yet."""
    d.voort(4)
    plan.draft(d)
    plan.underpin(d)
    d.voort(2)
    plan.ask(d, toegezegd=False)
    if d.is_("waarnemer"):
        _waarnemer(d)


def _accept(d):
    """C06: asked by the werkverdeler, accepted, and the onderzoeker is out."""
    d.voort(3)
    wie = d.iemand(Functie.COORDINATOR)
    row = d.stel_aan(Rol.COORDINATOR, wie)
    d.ontsla(Rol.ONDERZOEKER, "Overgedragen")
    gegevens = {"rol": "COORDINATOR", "organisatie": str(row.organisatie_id)}
    d.besluit("C06", S.PLAN_CONCEPT, door=wie, doel=Doel.PLAN, gegevens=gegevens)
    d.term("PLAN")
    d.log("aanstelling.accept", row, wie, doel=Doel.PLAN, rol=Rol.COORDINATOR)


def _waarnemer(d):
    others = [key for key in d.stad.pool(Functie.COORDINATOR) if d.stad.mensen[key] != d.leiding]
    d.stel_aan(Rol.WAARNEMER, d.stad.mensen[others[-1]])


def _fix_first(d, werkplan):
    """C07: the aanpak begins."""
    d.voort(3)
    einddatum = d.einde("AANPAK_MAX")
    plan.fix(d, werkplan, d.einde("EVALUATIE"), einddatum)
    gegevens = {"werkplan": str(werkplan.pk), "nummer": 1}
    d.besluit("C07", S.AANPAK, door=d.leiding, doel=Doel.PLAN, gegevens=gegevens)
    d.set(aanpak_sinds=d.dag)
    d.log("werkplan.fix", werkplan, d.leiding, doel=Doel.PLAN, rol=Rol.COORDINATOR)
