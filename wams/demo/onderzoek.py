"""From the melding to an outcome: people, what they want, what was found."""

from datetime import timedelta

from cases.models import (
    Betrokkene,
    Casus,
    Deelnameverklaring,
    Gegeven,
    Kanaal,
    Ondersteuning,
    Onderzoek,
    Probleem,
    ScopeRegel,
    ScopeVersie,
    Zienswijze,
)
from cases.selectors import eisen
from wams.accounts.models import Functie
from wams.demo import mensen
from wams.demo.dossier import doel_van
from wams.demo.verhalen import VRIJE_BRONNEN
from wams.recht.codes import Doel, Rol

S, Rolle = Casus.Status, Betrokkene.Rol
Identiteit, Gever = Betrokkene.Identiteit, Deelnameverklaring.Gever
GEMOTIVEERD = {
    "P09": "Nodig om de afspraken haalbaar te maken voor deze persoon.",
    "P11": "De cliënt vertelt dit zelf; het bepaalt wanneer de hulp kan beginnen.",
    "P12": "Nodig voor de veiligheid van de cliënt.",
}
HOUDBAAR = 183


def assign(d):
    """Somebody of the pool does the onderzoek, assigned or taken from the queue."""
    d.voort(2)
    user = d.iemand(Functie.ONDERZOEKER)
    zelf = d.toeval.random() < 0.4
    row = d.stel_aan(Rol.ONDERZOEKER, user, door=user if zelf else d.verdeler)
    act, wie = ("casus.take", user) if zelf else ("casus.assign", d.verdeler)
    rol = "onderzoeker" if zelf else "verdeler"
    d.log(act, row, wie, doel=Doel.TOETS, rol=rol)


def prepare(d, *, deel=False):
    """What test A asks; ``deel`` stops half-way, as for work that is still going on."""
    user = d.drager(Rol.ONDERZOEKER)
    d.voort(2)
    for client in d.clienten:
        client.identiteit, client.identiteit_op = Identiteit.DOCUMENT, d.dag
        _bied_aan(d, client)
    _problemen(d, user)
    if deel:
        return
    d.voort(2)
    _scope(d, user)
    _deelnames(d, user)
    d.onderzoek = d.add(
        Onderzoek,
        samenhang=d.tekst(d.verhaal["samenhang"]),
        waarom_niet_gewoon=d.tekst(d.verhaal["waarom"]),
        client_geinformeerd_op=d.dag,
    )
    d.log("onderzoek.motivate", d.casus, user, doel=Doel.TOETS, rol=Rol.ONDERZOEKER)


def _bied_aan(d, client):
    ja = d.toeval.random() < 0.45
    d.add(
        Ondersteuning,
        betrokkene=client,
        aangeboden_op=d.dag,
        kanaal=Kanaal.GESPREK,
        antwoord=Ondersteuning.Antwoord.JA if ja else Ondersteuning.Antwoord.NEE,
        ondersteuner=d.namen.faker.name() if ja else "",
    )


def _problemen(d, user):
    for probleem in d.verhaal["problemen"]:
        row = d.add(
            Probleem,
            betrokkene=d.mensen[probleem["wie"]],
            domein=probleem["domein"],
            omschrijving=d.tekst(probleem["tekst"]),
        )
        d.problemen.append(row)
        d.log("probleem.add", row, user, doel=Doel.TOETS, rol=Rol.ONDERZOEKER)


def _scope(d, user):
    """Each cliënt says for each person which subjects are in; nobody is asked for the rest."""
    inside = {(row.betrokkene_id, row.domein) for row in d.problemen}
    inside |= {(client.pk, row.domein) for client in d.clienten for row in d.problemen}
    for client in d.clienten:
        version = d.add(
            ScopeVersie,
            betrokkene=client,
            nummer=1,
            besloten_door="client",
            op=d.dag,
            kanaal=Kanaal.GESPREK,
            vastgelegd_door=user,
        )
        for person in d.mensen.values():
            for domein in d.catalogus.domeinen:
                mag = (person.pk, domein.code) in inside or _naaste(d, person, domein.code)
                d.add(ScopeRegel, scope=version, persoon=person, domein=domein.code, mag=mag)
        d.log("scope.decide", version, user, doel=Doel.TOETS, rol=Rol.ONDERZOEKER)


def _naaste(d, person, domein):
    """About others only what the story needs: the subjects of the problems, for family."""
    codes = {row.domein for row in d.problemen}
    return domein in codes and not person.is_client


def _deelnames(d, user):
    for key, person in d.mensen.items():
        if person.is_client:
            continue
        antwoord = Deelnameverklaring.Antwoord.JA
        if key.startswith("m") and d.toeval.random() < 0.3:
            antwoord = Deelnameverklaring.Antwoord.GEVRAAGD
        kind = person.leeftijd_op(d.dag) < 12
        d.add(
            Deelnameverklaring,
            betrokkene=person,
            gegeven_door=Gever.VERTEGENWOORDIGER if kind else Gever.ZELF,
            antwoord=antwoord,
            op=d.dag,
            kanaal=d.toeval.choice([Kanaal.GESPREK, Kanaal.TELEFOON]),
            vastgelegd_door=user,
        )


def start(d):
    """C01: the clock runs since the melding."""
    user = d.drager(Rol.ONDERZOEKER)
    d.voort(1)
    punten = {"problemen": [str(row.pk) for row in d.problemen]}
    d.besluit("C01", S.ONDERZOEK, door=user, doel=Doel.TOETS, gegevens=punten)
    d.onderzoek.gestart_op = d.dag
    d.term("ONDERZOEK_A", d.casus.gemeld_op)
    d.log("casus.start_onderzoek", d.casus, user, doel=Doel.TOETS, rol=Rol.ONDERZOEKER)


def find(d, aantal=None):
    """Findings, a few days apart; ``aantal`` for work that has not got further yet."""
    user = d.drager(Rol.ONDERZOEKER)
    for feit in d.verhaal["gegevens"][:aantal]:
        d.voort(d.toeval.choice((0, 1, 2)))
        probleem = d.problemen[feit["bij"]]
        row = add_gegeven(d, feit, user, probleem)
        d.log("gegeven.add", row, user, doel=doel_van(d, Rol.ONDERZOEKER), rol=Rol.ONDERZOEKER)


def add_gegeven(d, feit, user, probleem):
    doel = doel_van(d, Rol.ONDERZOEKER if Rol.ONDERZOEKER in d.dragers else Rol.COORDINATOR)
    return d.add(
        Gegeven,
        betrokkene=d.mensen[feit.get("wie", "c")],
        probleem=probleem,
        categorie=feit["cat"],
        domein=probleem.domein,
        soort=feit["soort"],
        inhoud=d.tekst(feit["tekst"]),
        bron=_bron(d, feit["bron"]),
        peildatum=d.dag,
        houdbaar_tot=d.dag + timedelta(days=HOUDBAAR),
        motivering=GEMOTIVEERD.get(feit["cat"], ""),
        **_kenmerken(d.catalogus, feit["cat"]),
        grondslag=d.catalogus.doel(doel).grondslag,
        catalogusversie=d.catalogus.versie_id,
        vastgelegd_door=user,
    )


def _kenmerken(catalogus, categorie):
    """As the form fills them in."""
    rij, klasse = catalogus.categorie(categorie), eisen.klassen(catalogus, categorie)[0]
    return {
        "klasse": klasse,
        "uitzondering": eisen.uitzondering(catalogus, categorie, klasse),
        "handhavingsrisico": rij.handhavingsrisico,
        "beroepsgeheim": rij.beroepsgeheim,
    }


def _bron(d, key):
    """An organisation by its name, the cliënt, or somebody else in the words of the story."""
    if key == "team":
        return d.team.naam
    if key in d.stad.organisaties:
        return d.stad.organisaties[key].naam
    return VRIJE_BRONNEN.get(key, key[0].upper() + key[1:])


def extend(d):
    """C05a: once, because a source answers late."""
    user = d.drager(Rol.ONDERZOEKER)
    d.naar(d.casus.termijn_tot - timedelta(days=3))
    akkoord = {"akkoord_op": str(d.dag), "akkoord": [str(c.pk) for c in d.clienten]}
    motivering = "Een van de partijen antwoordt pas over drie weken. De cliënt wil daarop wachten."
    d.besluit("C05a", door=user, doel=Doel.ONDERZOEK_A, motivering=motivering, gegevens=akkoord)
    termijn = d.catalogus.termijn("ONDERZOEK_A").einde_verlengd(d.casus.termijn_tot)
    d.set(termijn_tot=termijn, verlengd=True)
    d.log("casus.extend_onderzoek", d.casus, user, doel=Doel.ONDERZOEK_A, rol=Rol.ONDERZOEKER)


def complete(d, uitkomst):
    """C04: with the cliënt's own view in the written result."""
    user = d.drager(Rol.ONDERZOEKER)
    d.voort(4)
    for client, tekst in zip(d.clienten, mensen.woorden(d, "zienswijze"), strict=False):
        d.add(
            Zienswijze,
            betrokkene=client,
            woorden=tekst,
            gevraagd_op=d.dag,
            kanaal=Kanaal.GESPREK,
            gegeven=True,
        )
    resultaat = f"{d.verhaal['samenhang']} {d.verhaal['waarom']}"
    d.onderzoek.resultaat, d.onderzoek.resultaat_verzonden_op = d.tekst(resultaat), d.dag
    d.voort(2)
    d.besluit(
        "C04",
        S.ONDERZOEK_AFGEROND,
        door=user,
        doel=Doel.ONDERZOEK_A,
        motivering=d.verhaal["samenhang"],
        gegevens={"uitkomst": uitkomst},
    )
    d.set(uitkomst=uitkomst)
    d.term("COORDINATOR")
    d.log("casus.complete_onderzoek", d.casus, user, doel=Doel.ONDERZOEK_A, rol=Rol.ONDERZOEKER)
