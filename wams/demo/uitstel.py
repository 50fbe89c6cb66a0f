"""Delays of informing in the demo: one that is asked, one that was made longer, one that lapsed."""

from datetime import timedelta

from cases.models import Beoordeling, Uitstelbesluit
from wams.accounts.models import Functie
from wams.demo import brieven, ingelicht
from wams.demo.schrijven import moment
from wams.recht.codes import Doel, Rol

Status = Uitstelbesluit.Status
GROND, ARTIKEL = "UAVG-41-1-I", "UAVG, artikel 41 lid 1i"
AFWEGING = {
    "noodzaak": "De vorige keer dat hij een brief kreeg, stond hij ’s avonds voor haar deur. "
    "De wijkagent was daarbij.",
    "evenredigheid": "Alleen deze brief wacht. Zodra zij ergens anders woont, vertellen wij het.",
    "doeleinden": "Veilig kunnen wonen. Zonder uitstel durft de cliënt niet verder.",
    "categorieen": "Naam, relatie tot de cliënt, en wat de wijkagent zag.",
    "toepassingsgebied": "Alleen dat er een casus is. Over andere hulp kan hij alles vragen.",
    "waarborgen": "Alleen wie deze casus draagt, ziet dit. Er gaat niets over hem naar anderen.",
    "verantwoordelijke": "Het college van burgemeester en wethouders.",
    "bewaartermijnen": "Zo lang als de casus. Uitstel maakt dat niet langer.",
    "risicos": "Hij kan nu nog niets laten verbeteren. Zij loopt gevaar als hij het hoort.",
    "mededeling": "Nee. Dat er uitstel is, vertelt hem al dat er een casus is.",
}
OORDEEL = "Het gevaar is met feiten onderbouwd, en vier weken is niet te lang."


def add_uitstel(d):
    """After the letters: the clock of this person stands, waits for a yes, or runs again."""
    person = ingelicht.wie_niet(d)
    if person is None:
        return
    vandaag = d.lading.vandaag
    if d.is_("uitstel_gevraagd"):
        _vraag(d, person, d.gisteren, vandaag + timedelta(days=20))
    elif d.is_("uitstel_loopt"):
        eerste = _vraag(d, person, vandaag - timedelta(days=34), vandaag - timedelta(days=8))
        _geef(d, eerste, vandaag - timedelta(days=32))
        tweede = _vraag(d, person, vandaag - timedelta(days=12), vandaag + timedelta(days=5),
                        vervolg_op=eerste)  # fmt: skip
        _geef(d, tweede, vandaag - timedelta(days=10))
        eerste.status, eerste.geeindigd_op = Status.VERLENGD, tweede.beslist_op
    elif d.is_("uitstel_voorbij"):
        row = _vraag(d, person, vandaag - timedelta(days=27), vandaag - timedelta(days=2))
        _geef(d, row, vandaag - timedelta(days=25))
        row.status, row.geeindigd_op = Status.VERLOPEN, row.herzien_voor
        row.brief = brieven.concept(
            d, "B01", person, row.herzien_voor + timedelta(days=1),
            gegevens={"uitstel_van": row.beslist_op, "uitstel_tot": row.herzien_voor,
                      "uitstel_wet": ARTIKEL},
        )  # fmt: skip


def _vraag(d, person, dag, tot, **velden):
    wie, at = brieven.schrijver_van(d), moment(dag, 11)
    beoordeling = d.add(
        Beoordeling, pk=brieven.vaste_id(d, "uitstel", dag), gemeente=d.stad.gemeente,
        soort=Beoordeling.Soort.UITSTEL, motivering=AFWEGING["noodzaak"], nieuwe_einddatum=tot,
        nieuwe_evaluatie=tot, gevraagd_door=wie, gevraagd_op=dag,
        beslissen_voor=d.einde("TWEEDE_BEOORDELING", dag), aangemaakt_op=at,
    )  # fmt: skip
    row = d.add(
        Uitstelbesluit, pk=brieven.vaste_id(d, "besluit", dag), gemeente=d.stad.gemeente,
        betrokkene=person, beoordeling=beoordeling, grond=GROND, artikel=ARTIKEL,
        catalogusversie=d.catalogus.versie_id, brief_code="B01", aangevraagd_door=wie,
        aangevraagd_op=dag, herzien_voor=tot, aangemaakt_op=at, **AFWEGING, **velden,
    )  # fmt: skip
    d.log("uitstel.ask", row, wie, doel=Doel.RECHTEN, rol=Rol.COORDINATOR, at=at)
    return row


def _geef(d, row, dag):
    wie, beoordeling = d.stad.mensen[d.stad.pool(Functie.BEOORDELAAR)[0]], row.beoordeling
    beoordeling.beoordelaar, beoordeling.opgepakt_op = wie, moment(dag, 9)
    beoordeling.status, beoordeling.oordeel = Beoordeling.Status.AKKOORD, OORDEEL
    beoordeling.beslist_op = row.beslist_op = dag
    row.status, row.beslist_door = Status.GEGEVEN, wie
    d.log("beoordeling.decide", beoordeling, wie, doel=Doel.RECHTEN, rol=Rol.BEOORDELAAR,
          at=moment(dag, 10))  # fmt: skip
