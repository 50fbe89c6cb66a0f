"""Who may do what with a melding, for which doel. Read it aloud to the customer."""

from wams.accounts.models import Functie
from wams.doelbinding.policy import Rule, register
from wams.recht.codes import Doel, Meldingstatus, Rol

MELDPUNT = frozenset({Functie.MELDPUNT})
MELDERS = MELDPUNT | {Functie.PROFESSIONAL}
WERKERS = frozenset({Rol.ONDERZOEKER, Rol.COORDINATOR, Rol.WAARNEMER})
IN_CASUS = (
    Doel.COORDINATIE,
    Doel.PLAN,
    Doel.TOETS,
    Doel.ONDERZOEK_A,
    Doel.ONDERZOEK_B,
    Doel.RECHTEN,
)
COLLEGA = "Een collega behandelt deze melding. Neem de behandeling eerst over."
TRIAGE, ACUUT = (Doel.TRIAGE,), (Doel.ACUUT,)


def behandelt(actor, melding):
    return melding.behandelaar_id == actor.user_id


def vrij_of_eigen(actor, melding):
    return melding.behandelaar_id in (None, actor.user_id)


def gekoppeld(actor, melding):
    return melding.status == Meldingstatus.GEKOPPELD


def behandelaar(doelen=TRIAGE):
    """Work of the one who handles this melding; a colleague takes it over first."""
    return Rule(
        doelen,
        functies=MELDPUNT,
        when=behandelt,
        uitleg=COLLEGA,
    )


koppeling = Rule(
    IN_CASUS,
    rollen=WERKERS,
    when=gekoppeld,
    uitleg="Deze melding is niet aan uw casus gekoppeld.",
)

POLICY = {
    # Registering
    "melding.register": Rule(TRIAGE, functies=MELDERS),
    "melding.register_acuut": Rule(ACUUT, functies=MELDERS),
    # Screens
    "melding.list": Rule(TRIAGE, functies=MELDERS),
    "melding.list_afgesloten": Rule(TRIAGE, functies=MELDPUNT),
    "melding.view_stand": Rule(TRIAGE, functies=MELDERS | {Functie.FG}),
    "melding.view": Rule(TRIAGE, functies=MELDPUNT),
    "melding.check_duplicate": behandelaar(),
    "melder.view": Rule((Doel.TOEZICHT,), functies=frozenset({Functie.FG})),
    # Danger: anybody of the meldpunt, at once
    "melding.hand_over_acuut": Rule(ACUUT, functies=MELDPUNT),
    "melding.resume_after_acuut": Rule(TRIAGE, functies=MELDPUNT),
    "melding.close_acuut": Rule(TRIAGE, functies=MELDPUNT),
    # Triage
    "melding.start_triage": Rule(TRIAGE, functies=MELDPUNT),
    "melding.take_over": Rule(TRIAGE, functies=MELDPUNT),
    "melding.confirm_receipt": behandelaar(),
    "melding.correct_persoon": behandelaar(),
    "melding.add_persoon": behandelaar(),
    "melding.mark_wvggz": behandelaar(),
    "melding.decide_wams": behandelaar(),
    # The exits, and the roads back
    "melding.refer": behandelaar(),
    "melding.confirm_doorgeleiding": behandelaar(),
    "melding.return_doorgeleiding": behandelaar(),
    "melding.give_advies": behandelaar(),
    "melding.end": behandelaar(),
    "melding.link": behandelaar(),
    "melding.open_casus": behandelaar(),
    "melding.request_onderzoek": behandelaar(),
    "melding.withdraw": Rule(TRIAGE, functies=MELDPUNT, when=vrij_of_eigen, uitleg=COLLEGA),
    "melder.tell": Rule((Doel.RECHTEN,), functies=MELDPUNT),
    # In the casus
    "melding.list_in_casus": Rule(IN_CASUS, rollen=WERKERS),
    "melding.view_in_casus": Rule(IN_CASUS, rollen=WERKERS),
    "melding.confirm_link": koppeling,
    "melding.unlink": koppeling,
}
register(POLICY)
