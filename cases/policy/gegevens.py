"""One gegeven: who may read it, say something about it, and settle what is disputed or wrong."""

from cases.policy.brieven import NIET_BEWAARD
from cases.policy.onderzoek import ALTIJD, KIJKEN, WERK, WERKERS
from wams.doelbinding.policy import Rule
from wams.recht.codes import Casusstatus, Doel, Rol
from wams.recht.oordeel.cellen import LEIDING

# Before there is a coördinator the onderzoeker settles; the database says the same (wams_leidt).
ZONDER_COORDINATOR = frozenset(
    {
        Casusstatus.VOORBEREIDING,
        Casusstatus.ONDERZOEK,
        Casusstatus.ONDERZOEK_AFGEROND,
        Casusstatus.NIET_GESTART,
    }
)


def leidt(actor, obj):
    casus = obj.dossier
    if (casus.terug_naar or casus.status) in ZONDER_COORDINATOR:
        return True
    return any(grant.rol in LEIDING for grant in actor.grants_on(casus.pk))


def afhandelen():
    return Rule(
        ALTIJD,
        rollen=WERKERS,
        statussen=NIET_BEWAARD,
        when=leidt,
        uitleg="Dit handelt de coördinator af.",
        handelt_af=True,
    )


eigen = Rule(ALTIJD, rollen=WERKERS, statussen=NIET_BEWAARD)


def is_gecontroleerd(actor, gegeven):
    return hasattr(gegeven, "document") and gegeven.document.is_klaar


POLICY = {
    "document.add": Rule(WERK, rollen=WERKERS),
    # Looking is one thing, taking along another: a partij gets no file by its toewijzing.
    "document.download": Rule(
        KIJKEN,
        rollen=WERKERS,
        when=is_gecontroleerd,
        uitleg="Dit document wordt nog gecontroleerd, of is er niet meer.",
    ),
    "document.scan": Rule((Doel.TOEZICHT,), systeem=True),
    "document.sweep": Rule((Doel.ARCHIEF,), systeem=True),
    "gegeven.view": Rule(KIJKEN, rollen=WERKERS),
    "gegeven.attach_verklaring": eigen,
    "gegeven.dispute": eigen,
    "gegeven.verify": eigen,
    "gegeven.flag": eigen,
    "gegeven.withdraw_toestemming": eigen,
    "gegeven.correct": afhandelen(),
    "gegeven.view_open": afhandelen(),
    "gegeven.settle_dispute": afhandelen(),
    "gegeven.limit": afhandelen(),
    "gegeven.release": afhandelen(),
    # Whoever sees it blocks it.
    "gegeven.mark_wrong": Rule(ALTIJD, rollen=WERKERS | {Rol.BEOORDELAAR}, handelt_af=True),
    "gegeven.solve_wrong": afhandelen(),
}
