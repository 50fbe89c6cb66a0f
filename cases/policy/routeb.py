"""An onderzoek on request of a professional: who builds it, who weighs it, what ends it."""

from cases.policy.onderzoek import LOOPT, ONDERZOEK, OPEN, WERK, WERKERS, own_request
from wams.doelbinding.policy import Rule
from wams.recht.codes import Casusstatus, Doel, Rol, Route

ONDERZOEKER = frozenset({Rol.ONDERZOEKER})
KIJKERS = WERKERS | {Rol.BEOORDELAAR}


def on_request(actor, obj):
    return obj.dossier.route == Route.B


def in_voorbereiding():
    return Rule(
        (Doel.TOETS,),
        rollen=ONDERZOEKER,
        statussen=frozenset({Casusstatus.VOORBEREIDING}),
        when=on_request,
        uitleg="Dit hoort bij een onderzoek op verzoek van een professional.",
    )


POLICY = {
    "verzoek.view": Rule(WERK, rollen=KIJKERS, statussen=OPEN, when=on_request),
    "waarneming.add": in_voorbereiding(),
    "verzoek.set_hulp": in_voorbereiding(),
    "verzoek.set_vraag": in_voorbereiding(),
    "verzoek.set_samenspraak": in_voorbereiding(),
    "verzoek.set_nieuwe_feiten": in_voorbereiding(),
    "verzoek.submit": in_voorbereiding(),
    "verzoek.ask_verlenging": Rule(
        (Doel.ONDERZOEK_B,),
        rollen=ONDERZOEKER,
        statussen=frozenset({Casusstatus.ONDERZOEK}),
        when=on_request,
    ),
    "betrokkene.record_onvermogen": Rule(
        ONDERZOEK,
        rollen=ONDERZOEKER,
        statussen=LOOPT,
        when=own_request,
        uitleg="Dit hoort bij een onderzoek op eigen hulpvraag.",
    ),
    "casus.switch_to_a": Rule(
        WERK,
        rollen=WERKERS,
        statussen=OPEN - {Casusstatus.OPGESCHORT},
        when=on_request,
    ),
    "casus.end_route_b": Rule((Doel.ONDERZOEK_B,), systeem=True),
    "merk.expire": Rule((Doel.ARCHIEF,), systeem=True),
}
