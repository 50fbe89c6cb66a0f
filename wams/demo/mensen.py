"""Who a demo casus is about, and what they asked for."""

from cases.models import Betrokkene, Hulpvraag, Kanaal
from cases.selectors.kenmerken import bsn_kenmerk, persoon_kenmerk
from wams.accounts.models import Functie
from wams.recht.codes import Doel

Rolle = Betrokkene.Rol
MOMENTEN = ("Doordeweeks na tien uur", "Na vijf uur", "In de ochtend", "Tussen de middag")


def open_casus(d):
    """The meldpunt opened it; the people come from the melding."""
    d.voort(3)
    meldpunt = d.stad.mensen[d.stad.pool(Functie.MELDPUNT)[0]]
    d.set(geopend_door=meldpunt, aangemaakt_op=d.nu())
    d.term("VOORBEREIDING")
    familie = d.namen.achternaam()
    adres = d.namen.adres(d.stad.gemeente.naam)
    for mens in d.verhaal["mensen"]:
        _add_mens(d, mens, familie, adres)
    for client in d.clienten:
        _add_client(d, client)
    d.set(kern=d.tekst(d.verhaal["kern"]))
    if not d.is_("verzoek"):
        _vraagt_hulp(d, meldpunt)
    act = "casus.open_verzoek" if d.is_("verzoek") else "casus.open"
    d.log(act, d.casus, meldpunt, doel=Doel.TRIAGE, rol="meldpunt")
    return meldpunt


def _vraagt_hulp(d, meldpunt):
    for client, tekst in zip(d.clienten, woorden(d, "hulpvraag"), strict=False):
        row = d.add(Hulpvraag, betrokkene=client, woorden=tekst, op=d.casus.gemeld_op)
        d.log("hulpvraag.record", row, meldpunt, doel=Doel.TRIAGE, rol="meldpunt")


def woorden(d, name):
    texts = [d.verhaal[name], d.verhaal.get(f"{name}2", "")]
    return [d.tekst(text) for text in texts if text]


def _add_mens(d, mens, familie, adres):
    huis = mens["rol"] in (Rolle.CLIENT, Rolle.GEZINSLID, Rolle.HUISGENOOT)
    voorvoegsel, achternaam = familie if huis else d.namen.achternaam()
    geboren = d.namen.geboortedatum(mens["leeftijd"])
    if "jarig_over" in mens:
        geboren = d.namen.jarig_over(mens["leeftijd"], mens["jarig_over"])
    voornaam = d.namen.voornaam(mens["geslacht"])
    person = d.add(
        Betrokkene,
        rol=mens["rol"],
        relatie=mens.get("relatie", ""),
        voornamen=voornaam,
        voorvoegsel=voorvoegsel,
        achternaam=achternaam,
        geboortedatum=geboren,
        persoon_kenmerk=persoon_kenmerk(achternaam, geboren),
        adres_beschermd=huis and d.verhaal.get("beschermd", False),
        **(adres if huis else {}),
    )
    d.mensen[mens["wie"]], d.namen_van[mens["wie"]] = person, voornaam


def _add_client(d, person):
    nummer = d.namen.bsn()
    person.bsn, person.bsn_kenmerk = nummer, bsn_kenmerk(nummer)
    person.contact_kanaal = d.toeval.choice([Kanaal.TELEFOON, Kanaal.GESPREK, Kanaal.MAIL])
    person.contact_moment = d.toeval.choice(MOMENTEN)
    person.contact_veilig = d.tekst(d.verhaal["bereik"])
