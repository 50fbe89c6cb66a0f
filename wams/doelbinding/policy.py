"""The one decision: may this actor do this act on this object? Default no."""

from collections.abc import Callable
from dataclasses import dataclass, field

from django.utils import timezone

from wams.accounts.models import Functie
from wams.errors import Denied
from wams.recht import beletsel
from wams.recht import selectors as recht
from wams.recht.codes import Doel, Rol
from wams.recht.fouten import OnbekendeCodeError
from wams.recht.models import Catalogusversie
from wams.recht.oordeel import Deelvraag, Wijze, eerste_beletsel
from wams.recht.oordeel.cellen import COLLEGE

# Work in the name of the college, with the function that it asks.
NAMENS_COLLEGE = {
    Rol.ONDERZOEKER: Functie.ONDERZOEKER,
    Rol.COORDINATOR: Functie.COORDINATOR,
    Rol.WAARNEMER: Functie.COORDINATOR,
    Rol.BEOORDELAAR: Functie.BEOORDELAAR,
}
# The mandaat without which a toewijzing opens nothing: it ends with it.
STEUNT_OP = NAMENS_COLLEGE | {
    Rol.PARTIJ: Functie.PARTNER,
    Rol.ONDERSTEUNER: Functie.ONDERSTEUNER,
}


@dataclass(frozen=True)
class Rule:
    """Who may do an act, for which doel: by role in the casus, by function, or as the system.

    ``doelen`` stand in order of preference. ``statussen`` narrows the casus states further than the
    catalogue does. ``when(actor, obj)`` is a last condition, and ``uitleg`` says it in Dutch.
    ``nieuw_gebruik``: shares, asks or plans with what is held, so its ground must hold now too.
    ``handelt_af``: settles what is disputed, limited or wrong, so it reaches what is out of use.
    """

    doelen: tuple[Doel, ...]
    rollen: frozenset = frozenset()
    functies: frozenset = frozenset()
    statussen: frozenset | None = None
    systeem: bool = False
    when: Callable | None = None
    uitleg: str = "Dit kan in deze situatie niet."
    nieuw_gebruik: bool = False
    handelt_af: bool = False


@dataclass(frozen=True)
class Decision:
    """The outcome with the step that decided it; what the log and ‘Waarom zie ik dit?’ show."""

    allowed: bool
    regel: str
    reden: str = ""
    doel: str = ""
    rol: str = ""
    organisatie_id: object = None
    toewijzing_id: object = None
    keuze: tuple = field(default=())

    def __bool__(self):
        return self.allowed


_rules: dict[str, Rule] = {}


def register(policy):
    """Add the acts of one app; an act that is not listed does not exist."""
    for act, rule in policy.items():
        if act in _rules:
            raise ValueError(f"act {act} is registered twice")
        _rules[act] = rule


def rule_for(act):
    return _rules[act]


def registered_acts():
    return dict(_rules)


def require(actor, act, obj=None):
    """Return the Decision, or raise Denied (the web shows it as ‘not found’)."""
    decision = may(actor, act, obj)
    if not decision:
        raise Denied(act, decision.regel, decision.reden)
    return decision


def may(actor, act, obj=None):
    """Decide in steps: relation, phase, doel, category, matrix, scope, pet, limits; default no."""
    rule = _rules[act]
    if actor.is_systeem:
        decision = _by_system(actor, act, rule)
    elif not actor.user.is_active:
        decision = Decision(False, "account", "Dit account is gesloten.")
    elif _elsewhere(actor, obj):
        decision = Decision(False, "gemeente", "Dit hoort bij een andere gemeente.")
    else:
        decision = _by_person(actor, rule, obj)
    if decision and rule.when and not rule.when(actor, obj):
        return Decision(False, "voorwaarde", rule.uitleg)
    return decision


def _by_person(actor, rule, obj):
    """A toewijzing or a mandaat allows; of two refusals the one about the casus explains more."""
    relation = _by_relation(actor, rule, obj)
    if relation:
        return relation
    function = _by_function(actor, rule)
    if function:
        return function
    return _no_relation(rule) if relation is None else relation


def _by_system(actor, act, rule):
    if rule.systeem and actor.systeem_act == act:
        return Decision(True, "systeem", doel=rule.doelen[0], rol="systeem")
    return Decision(False, "systeem", "Dit mag het systeem niet zelf doen.")


def _elsewhere(actor, obj):
    gemeente_id = getattr(getattr(obj, "dossier", None) or obj, "gemeente_id", None)
    return actor.gemeente_id is None or (gemeente_id and gemeente_id != actor.gemeente_id)


def _no_relation(rule):
    wat = "toewijzing" if rule.rollen else "functie"
    return Decision(False, "1 betrokkenheid", f"U heeft hiervoor geen {wat}.")


def _by_function(actor, rule):
    mandaat = actor.mandaat_voor(rule.functies)
    if mandaat is None:
        return None
    return Decision(
        True,
        f"mandaat {mandaat.functie}",
        doel=rule.doelen[0],
        rol=mandaat.functie,
        organisatie_id=mandaat.organisatie_id,
    )


def _by_relation(actor, rule, obj):
    casus = getattr(obj, "dossier", None)
    if casus is None or not rule.rollen:
        return None
    related = [g for g in actor.grants_on(casus.pk) if g.rol in rule.rollen]
    if not related:
        return None
    grants = [g for g in related if STEUNT_OP.get(g.rol) in {None, *actor.functies}]
    if not grants:
        return Decision(False, "0 mandaat", "Uw mandaat voor dit werk is geëindigd.")
    fitting = _in_phase(actor, rule, casus, grants)
    if not fitting:
        return Decision(False, "2 fase", "In deze fase van de casus kan dit niet.")
    chosen = _choose(actor, rule, casus, fitting)
    if chosen is None:
        keuze = tuple(sorted({g.doel for g in fitting}))
        return Decision(False, "3 doel", "Kies eerst waarvoor u kijkt.", keuze=keuze)
    for blocked in _blocked(actor, rule, casus, chosen, obj):
        if blocked is not None:
            return blocked
    return Decision(
        True,
        f"toewijzing {chosen.rol}",
        doel=chosen.doel,
        rol=chosen.rol,
        organisatie_id=chosen.organisatie_id,
        toewijzing_id=chosen.id,
    )


def _in_phase(actor, rule, casus, grants):
    if rule.statussen is not None and casus.status not in rule.statussen:
        return []
    return [
        grant
        for grant in grants
        if grant.doel in rule.doelen
        and actor.catalogus.doel_mag_in(grant.doel, casus.status, grant.rol)
    ]


def _choose(actor, rule, casus, grants):
    """Exactly one doel: the chosen one, else the main one of the role, else the rule's first."""
    named = actor.keuzes.get(str(casus.pk))
    for grant in grants:
        if grant.doel == named:
            return grant
    rollen = {grant.rol for grant in grants}
    hoofd = {rol: actor.catalogus.hoofddoel(rol, casus.status, casus.route) for rol in rollen}
    main = [grant for grant in grants if grant.doel == hoofd[grant.rol]]
    if len({g.doel for g in main}) > 1:
        return None
    return (main or sorted(grants, key=lambda g: rule.doelen.index(g.doel)))[0]


def ontvangt_als(grant):
    """Who works for the college receives as the college, wherever he is employed."""
    return COLLEGE if grant.rol in NAMENS_COLLEGE else grant.partijtype


def leesvraag(actor, rule, casus, grant, obj):
    """The question to the one engine.

    Who settles what is out of use reaches it, also after the cliënt left it out; for anybody else
    it is as it is marked, and what is closed for good is so for everybody.
    """
    handelt_af = rule.handelt_af and not obj.vervallen
    return Deelvraag(
        wijze=Wijze.LEZEN,
        ontvanger=ontvangt_als(grant),
        rol=grant.rol,
        categorie=obj.categorie,
        doel=grant.doel,
        status=casus.status,
        buiten_scope=obj.buiten_scope and not (handelt_af and obj.beperkt),
        handhaaft=actor.user.handhaaft,
        beperkt=obj.beperkt and not handelt_af,
        geblokkeerd=obj.vervallen or (obj.geblokkeerd and not handelt_af),
    )


def _blocked(actor, rule, casus, grant, obj):
    """The steps about the object itself, in their order; the first refusal counts."""
    yield _item_blocked(actor, rule, casus, grant, obj)
    yield _regime_blocked(actor, rule, obj)


def _item_blocked(actor, rule, casus, grant, obj):
    """Steps 4 to 8, for an object that has a category of its own: the engine answers them."""
    if getattr(obj, "categorie", None) is None:
        return None
    try:
        tegen = eerste_beletsel(actor.catalogus, leesvraag(actor, rule, casus, grant, obj))
    except OnbekendeCodeError:
        return Decision(False, "4 categorie", "Deze soort gegevens is niet bekend.")
    return tegen and Decision(False, tegen.stap, tegen.tekst)


def _regime_blocked(actor, rule, obj):
    """Step 9: what is held is read under its ground at recording; a new use needs one that holds.

    So a change of regime hides nothing, and carries nothing over by itself either.
    """
    code = getattr(obj, "grondslag", None)
    if code is None:
        return None
    if not _held_lawfully(obj, code):
        return Decision(False, "9 regime", "Dit is vastgelegd zonder grondslag die toen gold.")
    if rule.nieuw_gebruik:
        tegen = beletsel.find_grondslag(actor.catalogus, grondslag=code)
        return Decision(False, "9 regime", str(tegen)) if tegen else None
    return None


def _held_lawfully(obj, code):
    try:
        toen = recht.versie(obj.catalogusversie, op=timezone.localdate(obj.aangemaakt_op))
        toen.grondslag(code)
    except (OnbekendeCodeError, Catalogusversie.DoesNotExist):
        return False
    return True
