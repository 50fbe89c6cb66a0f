"""The people of a casus and the onderzoek: who may see, record and decide."""

from wams.accounts.models import Functie
from wams.doelbinding.policy import Rule
from wams.recht.codes import Casusstatus, Doel, Rol, Route

WERKERS = frozenset({Rol.ONDERZOEKER, Rol.COORDINATOR, Rol.WAARNEMER})
ONDERZOEKER = frozenset({Rol.ONDERZOEKER})
ONDERZOEK = (Doel.TOETS, Doel.ONDERZOEK_A, Doel.ONDERZOEK_B)
WERK = (Doel.COORDINATIE, Doel.PLAN, *ONDERZOEK)
ALTIJD = (*WERK, Doel.RECHTEN)
KIJKEN = (*ALTIJD, Doel.OVERLEG, Doel.ACUUT)
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
LOOPT = frozenset({Casusstatus.VOORBEREIDING, Casusstatus.ONDERZOEK})

view = Rule(KIJKEN, rollen=WERKERS)
# What a cliënt decides or tells about himself is kept in every open state, also while suspended.
eigen = Rule(ALTIJD, rollen=WERKERS, statussen=OPEN)
werk = Rule(WERK, rollen=WERKERS)
onderzoek = Rule(ONDERZOEK, rollen=ONDERZOEKER, statussen=LOOPT)


def in_onderzoek(*, when=None, uitleg=""):
    status = frozenset({Casusstatus.ONDERZOEK})
    return Rule(ONDERZOEK, rollen=ONDERZOEKER, statussen=status, when=when, uitleg=uitleg)


def own_request(actor, obj):
    return obj.dossier.route == Route.A


POLICY = {
    # Screens
    "casus.list": Rule(WERK, functies=frozenset({Functie.ONDERZOEKER, Functie.COORDINATOR})),
    "casus.view": view,
    "casus.view_mensen": view,
    "betrokkene.view": view,
    "casus.view_onderzoek": view,
    "casus.view_gegevens": view,
    "casus.view_tijdlijn": view,
    "casus.view_toegang": view,
    "casus.explain_toegang": view,
    "betrokkene.view_adres": Rule((*ALTIJD, Doel.ACUUT), rollen=WERKERS, statussen=OPEN),
    # People
    "casus.set_kern": werk,
    "betrokkene.add": werk,
    "betrokkene.correct": eigen,
    "betrokkene.establish_identiteit": eigen,
    "betrokkene.set_contact": eigen,
    "deelname.record": eigen,
    "ondersteuning.offer": eigen,
    "vertegenwoordiging.record": eigen,
    "vertegenwoordiging.end": eigen,
    "vertegenwoordiging.record_tegen_belang": eigen,
    "wilsbekwaamheid.record": eigen,
    "contactverbod.record": eigen,
    "betrokkene.record_overlijden": eigen,
    "betrokkene.discuss_grens": eigen,
    "scope.decide": eigen,
    "scope.expire": Rule(WERK, systeem=True),
    # The onderzoek
    "hulpvraag.record": eigen,
    "hulpvraag.withdraw": eigen,
    "probleem.add": werk,
    "probleem.correct": werk,
    "onderzoek.motivate": onderzoek,
    "onderzoek.record_informed": onderzoek,
    "onderzoek.attach_plan": onderzoek,
    "gegeven.add": werk,
    "zienswijze.record": eigen,
    "onderzoek.send_resultaat": in_onderzoek(),
    # The steps
    "casus.start_onderzoek": Rule(
        (Doel.TOETS,),
        rollen=ONDERZOEKER,
        statussen=frozenset({Casusstatus.VOORBEREIDING}),
        when=own_request,
        uitleg="Een onderzoek op verzoek begint met een tweede beoordeling.",
    ),
    "casus.extend_onderzoek": in_onderzoek(
        when=own_request, uitleg="Een onderzoek op verzoek verlengt u met een tweede beoordeling."
    ),
    "casus.complete_onderzoek": in_onderzoek(),
}
