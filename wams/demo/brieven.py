"""The letters of a demo casus: what went out along the way, and what waits now."""

import uuid
from datetime import timedelta

from cases.models import Aanstelling, Besluit, Brief, Casus, Vertegenwoordiging
from cases.models.briefsoorten import SOORTEN
from cases.selectors.bezorging import bezorging
from cases.selectors.briefteksten import leesbaar, opgemaakt
from wams.demo.schrijven import moment, werkdag
from wams.recht.codes import Doel, Rol

S, Status = Casus.Status, Brief.Status
ZELF_VANAF = 12
PER_OVERGANG = {
    "C01": "B04", "C02": "B06", "C04": "B08", "C07": "B09", "C11": "B13", "C05b": "B13",
}  # fmt: skip
EIGEN = {
    "B06": "Mark de Wit vroeg erom, van Wijkteam Noord.\n\nHij zag dat het thuis niet veilig is.",
    "B08": "Er spelen twee problemen die elkaar erger maken.\n\nWij willen ze samen aanpakken.",
    "B13": "De grootste zorgen zijn voorbij.\n\nU regelt de rest zelf, zoals u graag wilt.",
    "B14": "Wij denken aan de wijkverpleging. Die kan u thuis helpen.",
}
DICHT = (S.IN_BEWARING, S.NIET_GESTART)
NAMEN = uuid.UUID("5b1c7a52-5a0e-4b0e-9d0c-3f5a7a5d2b11")


def add_letters(d):
    """After the casus came to its state: nothing here asks the dice of the others."""
    schrijver = schrijver_van(d)
    if schrijver is None:
        return
    client = d.clienten[0]
    if client not in told(d):
        sent(d, "B02", client, d.casus.gemeld_op, schrijver)
    for besluit in _besluiten(d):
        if code := PER_OVERGANG.get(besluit.overgang):
            sent(d, code, client, besluit.genomen_op.date(), schrijver)
    if d.casus.status not in DICHT:
        _waiting(d, client, schrijver)


def told(d):
    """Who got a letter that tells of the data, so far."""
    rows = [row for row in d.lading.rows(Brief) if row.casus is d.casus]
    return [row.betrokkene for row in rows if row.soort.informeert]


def _waiting(d, client, schrijver):
    """A family member who is asked, a support letter, and a draft: each in its own state."""
    for person in [p for p in d.mensen.values() if p.rol == p.Rol.GEZINSLID][:1]:
        grown = (person.leeftijd or 0) >= 18 and not d.verhaal.get("beschermd")
        if grown and person not in told(d) and not d.is_("verzoek"):
            _brief(d, "B05", person, d.gisteren, schrijver, status=Status.KLAAR)
    if d.casus.status in (S.VOORBEREIDING, S.ONDERZOEK):
        status = Status.KLAAR if bezorging(client).is_veilig else Status.NIET_VEILIG
        _brief(d, "B03", client, d.gisteren, schrijver, status=status)
    elif d.casus.status == S.AANPAK and d.casus.pk.int % 3 == 0:
        _brief(d, "B14", client, d.gisteren, schrijver)
    if d.naar_spreker:
        _brief(d, "B14", client, d.gisteren, schrijver, aan=d.naar_spreker, status=Status.KLAAR)
    if d.casus.status == S.HEROVERWEGING:
        _brief(
            d, "B14", client, d.gisteren, schrijver, status=Status.VERVALLEN,
            vervallen_reden="De cliënt wil dit eerst zelf bespreken.",
        )  # fmt: skip


def concept(d, code, person, day, *, gegevens):
    """What the system made and somebody must still fill in."""
    day = min(day, d.gisteren)
    return _brief(d, code, person, day, schrijver_van(d), gegevens=leesbaar(gegevens))


def sent(d, code, person, day, schrijver, **velden):
    """By hand or by safe mail, as was agreed with this person."""
    day = min(werkdag(day + timedelta(days=1)), d.gisteren)
    return _brief(
        d, code, person, day, schrijver, status=Status.VERZONDEN, verzonden_op=day,
        verzonden_door=schrijver, envelop=vaste_id(d, code, person.pk, "envelop"), **velden,
    )  # fmt: skip


def _brief(d, code, person, day, schrijver, *, aan=None, **velden):
    soort, aan = SOORTEN[code], aan or _voor(d, person)
    brief = Brief(
        casus=d.casus,
        betrokkene=person,
        vertegenwoordiging=aan,
        code=code,
        titel=soort.titel,
        sjabloonversie=soort.versie,
        catalogusversie=d.catalogus.versie_id,
        recht_op=day,
        dagtekening=day,
        met_bezwaar=soort.bezwaar or code == "B02",
        contact=schrijver,
        opgemaakt_door=schrijver,
        kanaal=bezorging(person, aan).kanaal,
        bewaarklasse=d.casus.bewaarklasse,
        aangemaakt_op=moment(day, 16),
        **({"vrije_tekst": EIGEN.get(code, "")} | velden),
    )
    d.lading.add(brief, vaste_id(d, code, person.pk))
    brief.inhoud = opgemaakt(brief, d.catalogus)
    d.log("brief.make", brief, schrijver, doel=Doel.RECHTEN, rol=Rol.COORDINATOR,
          at=moment(day, 16))  # fmt: skip
    if brief.status == Status.VERZONDEN:
        d.log("brief.send", brief, schrijver, doel=Doel.RECHTEN, rol=Rol.COORDINATOR,
              at=moment(day, 16, 5))  # fmt: skip
    return brief


def _voor(d, person):
    """Who gets the letters of a child in its place, or None."""
    if (person.leeftijd or ZELF_VANAF) >= ZELF_VANAF:
        return None
    rows = d.lading.rows(Vertegenwoordiging)
    return next((row for row in rows if row.betrokkene is person), None)


def vaste_id(d, *words):
    return uuid.uuid5(NAMEN, f"{d.casus.pk} {' '.join(map(str, words))}")


def schrijver_van(d):
    """Who carries it, or carried it last."""
    rows = [r for r in d.lading.rows(Aanstelling) if r.casus is d.casus and r.beantwoord_op]
    return d.leiding or (rows[-1].user if rows else None)


def _besluiten(d):
    return [row for row in d.lading.rows(Besluit) if row.casus is d.casus]
