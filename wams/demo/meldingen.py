"""The meldingen of the demo: in every status that triage can reach, and one behind each casus."""

from datetime import timedelta

from cases.models import Casus
from cases.selectors.kenmerken import persoon_kenmerk
from meldpunt.models import Melding, MeldingPersoon
from wams.demo.binnen import Binnengekomen
from wams.demo.schrijven import werkdag
from wams.demo.verhalen import meldingteksten

S, Type = Melding.Status, Melding.Meldertype


def add_loose(lading, stad, namen):
    """The meldingen without an own casus; a linked one belongs to a running casus."""
    lopend = [c for c in lading.rows(Casus) if c.status == Casus.Status.AANPAK]
    for tekst in meldingteksten():
        voornaam = namen.voornaam(tekst["geslacht"])
        voorvoegsel, achternaam = namen.achternaam()
        filled = tekst | {"feiten": tekst["feiten"].format(n=voornaam)}
        dag = lading.vandaag - timedelta(days=tekst["geleden"])
        binnen = Binnengekomen(lading, stad, filled, werkdag(dag))
        casus = lopend[len(tekst["feiten"]) % len(lopend)] if binnen.status == S.GEKOPPELD else None
        row = binnen.melding(stad.organisaties["college"], casus)
        geboren = namen.geboortedatum(20 + lading.toeval.randrange(55))
        binnen.add(
            MeldingPersoon,
            melding=row,
            voornamen=voornaam,
            voorvoegsel=voorvoegsel,
            achternaam=achternaam,
            geboortedatum=geboren,
            persoon_kenmerk=persoon_kenmerk(achternaam, geboren),
        )
        binnen.melder(row, namen.faker.name())
        binnen.uitgang(row)


def add_of_casus(d):
    """How a casus began: the cliënt's own hulpvraag, or the request of a professional."""
    tekst = _verteld(d)
    binnen = Binnengekomen(d.lading, d.stad, tekst, d.casus.gemeld_op)
    row = binnen.melding(d.team, d.casus, d.casus.bewaarklasse)
    for index, person in enumerate(d.mensen.values()):
        hoofd = person is d.clienten[0]
        binnen.add(
            MeldingPersoon,
            pk=person.pk,
            melding=row,
            rol="hoofd" if hoofd else _rol(person),
            voornamen=person.voornamen,
            voorvoegsel=person.voorvoegsel,
            achternaam=person.achternaam,
            geboortedatum=person.geboortedatum,
            persoon_kenmerk=person.persoon_kenmerk,
            aangemaakt_op=binnen.op + timedelta(minutes=index),
            bewaarklasse=row.bewaarklasse,
        )
    binnen.melder(row, d.clienten[0].naam)
    binnen.uitgang(row)


def _verteld(d):
    """What was told: by the cliënt or somebody near, or by the professional who asks."""
    tekst = {
        "status": S.CASUS_A,
        "melder": d.toeval.choice([Type.ZELF, Type.PROFESSIONAL, Type.NAASTE]),
        "onderwerpen": ["geld", "wonen"],
        "feiten": d.tekst(" ".join(p["tekst"] for p in d.verhaal["problemen"])),
        "hulpvraag": d.tekst(d.verhaal["hulpvraag"]),
        "verteld": "ja",
        "hulpwens": "ja",
    }
    if d.is_("verzoek"):
        tekst |= {
            "status": S.CASUS_B_VERZOEK,
            "melder": Type.PROFESSIONAL,
            "indiener": d.verzoek.aanvrager,
            "hulpvraag": "",
            "hulpwens": "nee",
        }
    return tekst


def _rol(person):
    """A second cliënt was a member of the family to the meldpunt."""
    return "gezinslid" if person.is_client else person.rol
