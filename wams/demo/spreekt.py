"""Who speaks for the people of a demo casus: parents, a mentor, a ban on contact, a death."""

from datetime import timedelta

from cases.models import Besluit, Contactverbod, Vertegenwoordiging, Wilsbekwaamheid
from wams.demo import brieven
from wams.demo.schrijven import moment
from wams.recht.codes import Doel

KIND = ("zoon", "dochter")
VOLWASSEN = 18
ELDERS = {"straat": "Havenkade", "huisnummer": "31", "postcode": "9999 XA", "woonplaats": "Elders"}


def add_speakers(d):
    """Before the letters, which may go to them: nothing here asks the dice of the others."""
    d.lading.rows(Vertegenwoordiging)  # keeps its place: after the people, before the letters
    for person in d.mensen.values():
        if person.relatie in KIND and (person.leeftijd or 0) < VOLWASSEN:
            for client in d.clienten:
                _spreker(d, person, "ouder", persoon=client, naam=client.naam)
    special = BIJZONDER.get(d.verhaal["code"])
    if special and d.casus.is_open:
        special(d)


def _mentor(d):
    """A mentor whose order ends in seven weeks, and a bewindvoerder; letters go to the mentor."""
    (client, *_) = d.clienten
    mentor = _spreker(
        d, client, "mentor", naam="M. Terpstra", van=d.gisteren - timedelta(days=300),
        tot=d.lading.vandaag + timedelta(days=49), contact_kanaal="brief", **ELDERS,
        document="Beschikking mentorschap, kantonrechter",
    )  # fmt: skip
    _spreker(
        d, client, "bewindvoerder", naam="Bewind Noord", van=d.gisteren - timedelta(days=300),
        contact_kanaal="mail", document="Beschikking bewind, kantonrechter",
    )  # fmt: skip
    d.add(
        Wilsbekwaamheid, pk=brieven.vaste_id(d, "oordeel"), betrokkene=client, recht="BRIEF",
        bekwaam=False, op=d.gisteren - timedelta(days=12), beoordeeld_door="Gedragsdeskundige",
        reden="Leest brieven wel, maar overziet niet wat erop volgt.", vastgelegd_door=_wie(d),
    )  # fmt: skip
    d.naar_spreker = mentor


def _verbod(d):
    (client, *_) = d.clienten
    d.add(
        Contactverbod, pk=brieven.vaste_id(d, "verbod"), betrokkene=client,
        jegens_naam="R. Bruinsma", van=d.gisteren - timedelta(days=60),
        tot=d.lading.vandaag + timedelta(days=120), document="Huisverbod van de burgemeester",
    )  # fmt: skip


def _overleden(d):
    """The husband died last week; the help for the others goes on."""
    person = d.mensen["man"]
    dag = d.gisteren - timedelta(days=6)
    person.overleden_op, person.overlijden_bron = dag, "De zoon belde"
    person.einde_op, person.einde_code = dag + timedelta(days=1), "E8"
    rij = d.catalogus.grondslag(d.catalogus.doel(Doel.COORDINATIE).grondslag)
    d.add(
        Besluit, pk=brieven.vaste_id(d, "overleden"), overgang="DOOD", van=d.casus.status,
        naar=d.casus.status, gegevens={"betrokkene": str(person.pk), "e_code": "E8"},
        genomen_op=moment(person.einde_op, 11), aangemaakt_op=moment(person.einde_op, 11),
        genomen_door=_wie(d), grondslag=rij.code, artikel=rij.artikel,
        catalogusversie=d.catalogus.versie_id,
    )  # fmt: skip


def _spreker(d, person, soort, **velden):
    pk = brieven.vaste_id(d, soort, person.pk, velden["naam"])
    return d.add(
        Vertegenwoordiging, pk=pk, betrokkene=person, soort=soort,
        **({"van": person.geboortedatum} | velden),
    )  # fmt: skip


def _wie(d):
    return brieven.schrijver_van(d)


BIJZONDER = {
    "licht-verstandelijk-beperkt": _mentor,
    "partner-met-losse-handen": _verbod,
    "zorgen-om-vader": _overleden,
}
