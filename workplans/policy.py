"""Who may make a plan, who may ask something of a partij, and what that partij may do."""

from cases.policy.sturing import LEIDING, MET_PLAN, ONDERZOEK, WERKERS
from wams.accounts.models import Functie
from wams.doelbinding.policy import Rule, register
from wams.recht.codes import Casusstatus, Doel, Rol

PLAN = (Doel.PLAN, Doel.COORDINATIE)
WERK = (Doel.COORDINATIE, Doel.PLAN, *ONDERZOEK)
KIJKEN = (*WERK, Doel.RECHTEN, Doel.OVERLEG, Doel.ACUUT)
MAKEN = MET_PLAN | {Casusstatus.PLAN_CONCEPT}
VRAGEN = MAKEN | {Casusstatus.ONDERZOEK, Casusstatus.ONDERZOEK_AFGEROND}
PARTIJ = frozenset({Rol.PARTIJ})
PARTNER = frozenset({Functie.PARTNER})


def partner_voor(actor):
    """The organisations for which this person works as a partner."""
    return [m.organisatie_id for m in actor.mandaten if m.functie == Functie.PARTNER]


def in_concept(actor, obj):
    """A plan or a goal that may still change; a casus has none of its own."""
    plan = getattr(obj, "werkplan", obj)
    return getattr(plan, "is_concept", True)


def met_plan(actor, casus):
    """In the aanpak, or suspended from it."""
    return (casus.terug_naar or casus.status) in MET_PLAN


def vastgesteld(actor, obj):
    return obj.werkplan.status == "VASTGESTELD"


def gevraagd(actor, afspraak):
    """Asked of an organisation that one is a partner for, in a phase that has room for it."""
    return (
        afspraak.status == "NOG_NIET_TOEGEZEGD"
        and afspraak.organisatie_id in partner_voor(actor)
        and actor.catalogus.doel_mag_in(Doel.AFSPRAAK, afspraak.dossier.status, Rol.PARTIJ)
        and geen_dubbele_pet(actor, afspraak)
    )


def eigen(actor, afspraak):
    """Promised by oneself, and the share that came with it still runs."""
    shares = [g for g in actor.grants_on(afspraak.casus_id) if g.rol == Rol.PARTIJ]
    return (
        afspraak.status == "TOEGEZEGD"
        and afspraak.uitvoerder_id == actor.user_id
        and Doel.AFSPRAAK in {g.doel for g in shares}
    )


def te_zien(actor, afspraak):
    """Asked, promised, or just answered: the database no longer shows older ones."""
    answered = afspraak.uitvoerder_id == actor.user_id and not afspraak.is_open
    return answered or gevraagd(actor, afspraak) or eigen(actor, afspraak)


def geen_dubbele_pet(actor, afspraak):
    """Who enforces too sees an own share only where the coördinator decided and told so."""
    return not actor.user.handhaaft or bool(afspraak.handhaving_reden)


def maken(statussen=MAKEN, *, when=in_concept):
    uitleg = "Dit plan is vastgesteld. Maak een nieuwe versie om het te veranderen."
    return Rule(PLAN, rollen=LEIDING, statussen=statussen, when=when, uitleg=uitleg)


def partij(when, uitleg):
    return Rule((Doel.AFSPRAAK,), rollen=PARTIJ, functies=PARTNER, when=when, uitleg=uitleg)


concept = frozenset({Casusstatus.PLAN_CONCEPT})
aanpak = frozenset({Casusstatus.AANPAK})
kijken = Rule(KIJKEN, rollen=WERKERS)
vragen = Rule(WERK, rollen=WERKERS, statussen=VRAGEN)
niet_van_u = "Deze afspraak is niet (meer) aan u gevraagd."

POLICY = {
    # Screens
    "werkplan.view": kijken,
    "werkplan.panel": kijken,
    "werkplan.print": kijken,
    "werkplan.compare": kijken,
    # The plan
    "werkplan.start": Rule(PLAN, rollen=LEIDING, statussen=concept),
    "werkplan.start_versie": Rule(PLAN, rollen=LEIDING, statussen=MET_PLAN),
    "werkplan.describe": maken(),
    "werkplan.set_kader": maken(),
    "werkplan.motivate": maken(MET_PLAN),
    "werkplan.limit_samenspraak": maken(),
    "werkplan.drop": maken(MET_PLAN),
    "werkplan.fix": maken(concept),
    "werkplan.fix_versie": maken(aanpak),
    "anderekijk.record": Rule(WERK, rollen=WERKERS, statussen=MAKEN),
    "akkoord.record": maken(),
    # Goals
    "doelstelling.add": maken(),
    "doelstelling.correct": maken(),
    "doelstelling.move_up": maken(),
    "doelstelling.move_down": maken(),
    "doelstelling.remove": maken(),
    "doelstelling.set_stap": Rule(
        PLAN,
        rollen=LEIDING,
        statussen=MET_PLAN,
        when=vastgesteld,
        uitleg="Een stap werkt u bij in het plan dat nu geldt.",
    ),
    # What a goal rests on: a gegeven is used anew, so its ground must hold on this day
    "onderbouwing.add": maken(),
    "onderbouwing.drop": maken(),
    "gegeven.use": Rule(PLAN, rollen=LEIDING, statussen=MAKEN, nieuw_gebruik=True),
    # Afspraken, by who works in the casus
    "afspraak.add": Rule(PLAN, rollen=LEIDING, statussen=MAKEN),
    "afspraak.add_eerste_nood": vragen,
    "afspraak.correct": vragen,
    "afspraak.attach": Rule(PLAN, rollen=LEIDING, statussen=MAKEN),
    "afspraak.record_toezegging": vragen,
    "afspraak.complete": vragen,
    "afspraak.cancel": vragen,
    # Afspraken, by the partij
    "afspraak.list": Rule((Doel.AFSPRAAK,), functies=PARTNER),
    "afspraak.view": partij(te_zien, niet_van_u),
    "afspraak.accept": partij(gevraagd, niet_van_u),
    "afspraak.decline": partij(gevraagd, niet_van_u),
    "afspraak.report_done": partij(eigen, niet_van_u),
    # The end
    "casus.end_aanpak": Rule(
        (*PLAN, Doel.RECHTEN),
        rollen=LEIDING,
        when=met_plan,
        uitleg="Er is nog geen plan vastgesteld. Beëindig de casus vanuit de casus zelf.",
    ),
}
register(POLICY)
