"""Who carries a casus and how it ends: dividing, accepting, reweighing, assessing, closing."""

from wams.accounts.models import Functie
from wams.doelbinding.policy import Rule
from wams.recht.codes import Casusstatus, Doel, Rol

LEIDING = frozenset({Rol.COORDINATOR, Rol.WAARNEMER})
WERKERS = LEIDING | {Rol.ONDERZOEKER}
VERDELER = frozenset({Functie.VERDELER})
POOL = frozenset({Functie.ONDERZOEKER, Functie.COORDINATOR})
BEOORDELAAR = frozenset({Functie.BEOORDELAAR})
OPEN = frozenset(
    {
        Casusstatus.VOORBEREIDING,
        Casusstatus.ONDERZOEK,
        Casusstatus.ONDERZOEK_AFGEROND,
        Casusstatus.PLAN_CONCEPT,
        Casusstatus.AANPAK,
        Casusstatus.HEROVERWEGING,
        Casusstatus.OPGESCHORT,
    }
)
LOOPT = OPEN - {Casusstatus.OPGESCHORT}
MET_PLAN = frozenset({Casusstatus.AANPAK, Casusstatus.HEROVERWEGING})
HEROVERWEGING = frozenset({Casusstatus.HEROVERWEGING})
ONDERZOEK = (Doel.TOETS, Doel.ONDERZOEK_A, Doel.ONDERZOEK_B)
WERK = (Doel.COORDINATIE, Doel.PLAN, *ONDERZOEK, Doel.RECHTEN)


def eigen(actor, obj):
    """What was asked of this person; a casus has no such person and was checked before."""
    return getattr(obj, "user_id", actor.user_id) == actor.user_id


def opgepakt(actor, obj):
    return getattr(obj, "beoordelaar_id", actor.user_id) == actor.user_id


def nog_open(actor, beoordeling):
    return opgepakt(actor, beoordeling) and beoordeling.beslist_op is None


def geen_verdeler(actor, obj):
    return Functie.VERDELER not in actor.functies


def zonder_plan(actor, casus):
    """With a plan the ending also says what became of each goal, so it is done there."""
    return casus.terug_naar not in MET_PLAN


aanstelling = Rule(
    (Doel.COORDINATIE,), functies=POOL, when=eigen, uitleg="Dit is aan een ander gevraagd."
)
leiden = (Doel.COORDINATIE, Doel.PLAN, Doel.RECHTEN)

POLICY = {
    # The meldpunt hands over a hulpvraag; from there on it is onderzoek, another doel
    "casus.open": Rule((Doel.TOETS,), functies=frozenset({Functie.MELDPUNT})),
    "casus.open_verzoek": Rule((Doel.TOETS,), functies=frozenset({Functie.MELDPUNT})),
    "casus.view_sturing": Rule(WERK, rollen=WERKERS),
    # Dividing the work, on number, phase and term
    "casus.divide": Rule((Doel.COORDINATIE,), functies=VERDELER),
    "casus.queue": Rule((Doel.TOETS,), functies=frozenset({Functie.ONDERZOEKER})),
    "casus.take": Rule(
        (Doel.TOETS,),
        functies=frozenset({Functie.ONDERZOEKER}),
        when=geen_verdeler,
        uitleg="Een werkverdeler deelt geen werk aan zichzelf toe.",
    ),
    "casus.assign": Rule((Doel.TOETS,), functies=VERDELER),
    "casus.ask_leiding": Rule((Doel.COORDINATIE,), functies=VERDELER),
    "casus.take_back": Rule((Doel.COORDINATIE,), functies=VERDELER),
    "casus.ask_overdracht": Rule(
        leiden, rollen=LEIDING, statussen=LOOPT - {Casusstatus.ONDERZOEK_AFGEROND}
    ),
    "aanstelling.view": aanstelling,
    "aanstelling.accept": Rule(
        (Doel.PLAN,), functies=POOL, when=eigen, uitleg="Dit is aan een ander gevraagd."
    ),
    "aanstelling.refuse": aanstelling,
    "aanstelling.expire": Rule((Doel.COORDINATIE,), systeem=True),
    # The aanpak
    "casus.reconsider": Rule(
        (Doel.COORDINATIE,),
        rollen=LEIDING,
        statussen=frozenset({Casusstatus.AANPAK}),
        systeem=True,
    ),
    "casus.evaluate": Rule((Doel.COORDINATIE,), rollen=LEIDING, statussen=HEROVERWEGING),
    "casus.suspend": Rule((Doel.RECHTEN,), rollen=WERKERS, statussen=LOOPT),
    "casus.resume": Rule(
        (Doel.RECHTEN,), rollen=WERKERS, statussen=frozenset({Casusstatus.OPGESCHORT})
    ),
    # The second pair of eyes
    "beoordeling.ask": Rule((Doel.COORDINATIE,), rollen=LEIDING, statussen=HEROVERWEGING),
    "beoordeling.list": Rule((Doel.COORDINATIE,), functies=BEOORDELAAR),
    "beoordeling.take": Rule((Doel.COORDINATIE,), functies=BEOORDELAAR),
    "beoordeling.view": Rule(
        (Doel.COORDINATIE,),
        functies=BEOORDELAAR,
        when=nog_open,
        uitleg="Een collega beoordeelt dit, of er is al beslist.",
    ),
    "beoordeling.decide": Rule(
        (Doel.COORDINATIE, Doel.TOETS, Doel.ONDERZOEK_B, Doel.RECHTEN),
        rollen=frozenset({Rol.BEOORDELAAR}),
        statussen=OPEN,
        when=opgepakt,
        uitleg="Een collega beoordeelt dit.",
    ),
    # The end
    "casus.end": Rule(
        WERK,
        rollen=WERKERS,
        statussen=OPEN - MET_PLAN,
        when=zonder_plan,
        uitleg="In deze casus is een plan. Beëindig de casus vanuit het werkplan.",
    ),
    "casus.close": Rule(
        (Doel.RECHTEN,),
        rollen=WERKERS,
        statussen=frozenset({Casusstatus.BEEINDIGD, Casusstatus.NIET_GESTART}),
        systeem=True,
    ),
    "betrokkene.end_deel": Rule(WERK, rollen=WERKERS, statussen=OPEN),
    "betrokkene.mark_wrong": Rule(WERK, rollen=WERKERS | {Rol.BEOORDELAAR}),
    "betrokkene.solve_wrong": Rule(WERK, rollen=WERKERS),
}
