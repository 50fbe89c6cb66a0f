"""Who may share, look back, correct and receive; and who watches."""

from cases.policy.onderzoek import ALTIJD, KIJKEN, WERK
from cases.policy.sturing import LEIDING, LOOPT, WERKERS
from wams.accounts.models import Functie
from wams.doelbinding.policy import Rule
from wams.recht.codes import Doel
from workplans.policy import partner_voor

PARTNER = frozenset({Functie.PARTNER})
FG = frozenset({Functie.FG})


def ontvanger(actor, row):
    """Given to the organisation of this partner, to this person where one was named.

    What was told because of danger opens nothing, also when its record is complete.
    """
    verstrekking = getattr(row, "verstrekking", row)
    named = verstrekking.ontvanger_persoon_id
    return (
        verstrekking.doel != Doel.ACUUT
        and verstrekking.ontvanger_organisatie_id in partner_voor(actor)
        and named in (None, actor.user_id)
    )


def nog_te_lezen(actor, verstrekking):
    """What was withdrawn or should not have been given is not opened any more."""
    stand = getattr(verstrekking, "status", "GEDAAN")  # an action looks at it once more
    return ontvanger(actor, verstrekking) and stand in ("GEDAAN", "GECORRIGEERD")


def is_verstrekker(actor, voorwaarde):
    """Only who works for the organisation that set it; the coördinator of another one does not."""
    return voorwaarde.gesteld_door_id in {m.organisatie_id for m in actor.mandaten}


def partner(when, uitleg):
    return Rule((Doel.AFSPRAAK,), functies=PARTNER, when=when, uitleg=uitleg)


kijken = Rule((*KIJKEN, Doel.KLACHT), rollen=WERKERS)
delen = Rule(WERK, rollen=WERKERS, statussen=LOOPT)
herstellen = Rule(ALTIJD, rollen=WERKERS)
niet_voor_u = "Dit is niet (meer) voor u bedoeld."

POLICY = {
    # Wie kreeg wat, waarom
    "verstrekking.list": kijken,
    "verstrekking.view": kijken,
    "verstrekking.print": kijken,
    # Sharing
    "verstrekking.share": delen,
    "verstrekking.receive": delen,
    "verstrekking.share_spoed": Rule((Doel.ACUUT, Doel.RECHTEN), rollen=WERKERS),
    "verstrekking.complete_spoed": herstellen,
    # Afterwards
    "verstrekking.withdraw": herstellen,
    "verstrekking.correct": herstellen,
    "verstrekking.mark_onrechtmatig": herstellen,
    "kennisgeving.record_verteld": herstellen,
    "datalek.view": Rule((*ALTIJD, Doel.TOEZICHT), rollen=WERKERS, functies=FG),
    "datalek.assess": Rule(ALTIJD, rollen=LEIDING),
    # The receiver
    "kennisgeving.read": partner(ontvanger, niet_voor_u),
    "ontvangst.list": Rule((Doel.AFSPRAAK,), functies=PARTNER),
    "ontvangst.confirm": partner(nog_te_lezen, niet_voor_u),
    "ontvangst.view": partner(nog_te_lezen, niet_voor_u),
    "voorwaarde.lift": Rule(
        (*WERK, Doel.AFSPRAAK),
        rollen=WERKERS,
        functies=PARTNER,
        when=is_verstrekker,
        uitleg="Alleen de organisatie die de voorwaarde stelde, kan haar opheffen.",
    ),
    # The FG
    "datalek.advise": Rule((Doel.TOEZICHT,), functies=FG),
}
