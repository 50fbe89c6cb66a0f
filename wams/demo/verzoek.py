"""An onderzoek on request of a professional: the request, its evidence, and who weighs it."""

from datetime import timedelta

from cases.models import Beoordeling, Casus, Onderzoek, RouteBVerzoek, Waarneming
from wams.accounts.models import Functie
from wams.demo import onderzoek
from wams.recht.codes import Doel, Rol

S, Status = Casus.Status, RouteBVerzoek.Status
AANVRAGER = "mark"
TAAK = "Ik zorg in deze buurt dat bewoners veilig kunnen wonen en weten waar hulp is."
# criterium, days before the melding, what was seen
GEZIEN = (
    ("B3-A", 170, "Deed drie keer niet open, ook niet op afgesproken tijden. Post lag op de mat."),
    ("B3-C", 40, "Buren roken ’s nachts rook uit de woning en belden de brandweer."),
    ("B3-D", 6, "Open kookvuur in de kamer. Het gas was afgesloten."),
)
HULP = "Drie huisbezoeken en een brief met een telefoonnummer. De cliënt zei: laat mij met rust."
GEEN_A = "De cliënt wil geen hulp vragen. Wel zegt hij aan de deur dat het zo niet lang meer gaat."
VRAAG = "Is de woning veilig genoeg, en wat is nodig om daar te kunnen blijven?"
BETREKKEN = "Elke week op dezelfde dag aanbellen. Wat wij horen, zeggen we eerst aan de cliënt."
AKKOORD = "Op drie dagen is gevaar gezien en lichtere hulp is geprobeerd. Kijk kort en klein."


def make(d):
    """M09: who asks, for which task of his own."""
    aanvrager = d.stad.mensen[AANVRAGER]
    d.verzoek = d.add(
        RouteBVerzoek,
        aanvrager=aanvrager,
        aanvrager_naam=aanvrager.naam,
        aanvrager_functie=Functie.PROFESSIONAL.label,
        organisatie=aanvrager.organisatie,
        eigen_taak=TAAK,
        eigen_contact_op=d.casus.gemeld_op - timedelta(days=GEZIEN[-1][1]),
        ingediend_op=d.dag,
    )


def live(d):
    """Being made, before the second assessor, or begun."""
    onderzoek.assign(d)
    onderzoek.prepare(d, deel=True)
    _evidence(d)
    if d.is_("in_de_maak"):
        return
    _complete(d)
    weging = _submit(d)
    if d.regel.status == S.ONDERZOEK:
        _begin(d, weging)
        onderzoek.find(d, 2)


def _evidence(d):
    """B3 to B5: what was seen and what was offered."""
    for criterium, dagen, feiten in GEZIEN:
        d.add(
            Waarneming,
            criterium=criterium,
            op=d.casus.gemeld_op - timedelta(days=dagen),
            feiten=feiten,
            gezien_door=d.verzoek.aanvrager_naam,
        )
    d.verzoek.hulp_aangeboden, d.verzoek.waarom_geen_a = HULP, GEEN_A
    d.verzoek.hulp_op, d.verzoek.verteld = d.casus.gemeld_op - timedelta(days=4), True


def _complete(d):
    """B6 and B7: one question, about whom, until when, and how the cliënt takes part."""
    d.voort(1)
    d.onderzoek = d.add(
        Onderzoek,
        samenhang=d.tekst(d.verhaal["samenhang"]),
        waarom_niet_gewoon=d.tekst(d.verhaal["waarom"]),
        client_geinformeerd_op=d.dag,
    )
    d.verzoek.vraag, d.verzoek.betrekken = VRAAG, BETREKKEN
    d.verzoek.personen = [str(person.pk) for person in d.clienten]
    d.verzoek.domeinen = sorted({probleem.domein for probleem in d.problemen})
    d.verzoek.einddatum = d.dag + timedelta(days=28)


def _submit(d):
    """A second person weighs it, who is no part of the casus."""
    user, wie = d.drager(Rol.ONDERZOEKER), d.stad.mensen[d.stad.pool(Functie.BEOORDELAAR)[0]]
    d.voort(1)
    d.log("verzoek.submit", d.casus, user, doel=Doel.TOETS, rol=Rol.ONDERZOEKER)
    row = d.add(
        Beoordeling,
        gemeente=d.stad.gemeente,
        soort=Beoordeling.Soort.ROUTE_B,
        motivering=VRAAG,
        nieuwe_einddatum=d.verzoek.einddatum,
        nieuwe_evaluatie=d.verzoek.einddatum,
        gevraagd_door=user,
        gevraagd_op=d.dag,
        beslissen_voor=d.einde("TWEEDE_BEOORDELING"),
        beoordelaar=wie,
        opgepakt_op=d.nu(),
    )
    d.toegang.beoordeel(row, Doel.TOETS)
    return row


def _begin(d, weging):
    """C02: until the end date of the request, and never longer than the term."""
    d.voort(2)
    weging.status, weging.oordeel, weging.beslist_op = "akkoord", AKKOORD, d.dag
    d.toegang.beslist(weging)
    d.verzoek.status, d.verzoek.beslist_op = Status.TOEGEWEZEN, d.dag
    d.onderzoek.gestart_op = d.dag
    gegevens = {
        "stap": "akkoord",
        "ernst": sorted({criterium for criterium, *_ in GEZIEN}),
        "einddatum": str(d.verzoek.einddatum),
    }
    d.besluit(
        "C02", S.ONDERZOEK, door=weging.beoordelaar, doel=Doel.TOETS, motivering=AKKOORD,
        gegevens=gegevens,
    )  # fmt: skip
    d.term("ONDERZOEK_B")
    d.set(termijn_tot=min(d.casus.termijn_tot, d.verzoek.einddatum))
    d.log("beoordeling.decide", weging, weging.beoordelaar, doel=Doel.TOETS, rol=Rol.BEOORDELAAR)
