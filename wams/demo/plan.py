"""The werkplan of a demo casus: its versions, goals, afspraken and what the cliënten said of it."""

from datetime import timedelta
from uuid import UUID

from cases.models import Gegeven, Kanaal
from wams.accounts.models import Functie
from wams.demo.gemeente import MENSEN
from wams.demo.schrijven import werkdag
from wams.recht.codes import Doel, Rol
from workplans import woordenlijst
from workplans.models import Afspraak, Akkoord, AndereKijk, Doelstelling, Onderbouwing, Werkplan

Status, Hoe = Afspraak.Status, Afspraak.Hoe
GEVOELIG = "De afspraken zijn zonder dit niet te begrijpen; de cliënt wil dat het er staat."
HANDHAVING = "Zonder deze partij komt er geen inkomen; alleen de eigen afspraak wordt gedeeld."
WIJZIGING = (
    "Een afspraak is klaar en er komt er een bij. De cliënt wil een stap verder.",
    "De partij doet het op een andere dag, omdat dat beter past bij het werk van de cliënt.",
)
SAMENSPRAAK = "Doorgenomen met de cliënt aan de keukentafel; de partijen zijn gebeld."
ANDERS = "Ik denk dat rust in huis eerst moet komen, en de rest daarna. De cliënt kiest anders."
SEGMENT = (
    "samenvatting", "voorzieningen", "deelplannen", "bereikbaarheid", "niet_doen",
    "opschaalafspraak", "evaluatie_op", "einddatum",
)  # fmt: skip


def draft(d):
    """A concept with its goals; what is asked of others stands there, not promised yet."""
    user = d.leiding
    tekst = {name: d.tekst(d.verhaal[key]) for name, key in _velden().items()}
    gevoelig = bool(woordenlijst.gevonden(*tekst.values()))
    plan = d.add(
        Werkplan,
        nummer=len(d.plannen) + 1,
        gevoelig=gevoelig,
        gevoelig_reden=GEVOELIG if gevoelig else "",
        gemaakt_door=user,
        gewijzigd_op=d.nu(),
        **tekst,
    )
    d.plannen.append(plan)
    d.doelen = [_doel(d, plan, number) for number in range(len(d.verhaal["doelen"]))]
    d.log("werkplan.start", plan, user, doel=Doel.PLAN, rol=Rol.COORDINATOR)
    return plan


def underpin(d):
    """The goals of a concept name what they rest on."""
    for doel in d.doelen:
        found = [g for g in d.lading.rows(Gegeven) if g.probleem_id == doel.probleem_id]
        for gegeven in found[:1]:
            d.add(
                Onderbouwing,
                doelstelling=doel,
                gegeven=gegeven,
                grondslag=gegeven.grondslag,
                catalogusversie=d.catalogus.versie_id,
                vastgelegd_door=d.leiding,
            )


def _velden():
    return {
        "samenvatting": "samenvatting",
        "voorzieningen": "voorzieningen",
        "niet_doen": "niet_doen",
        "opschaalafspraak": "opschalen",
        "bereikbaarheid": "bereik",
    }


def _doel(d, plan, number):
    doel = d.verhaal["doelen"][number]
    probleem = d.problemen[doel["bij"]]
    earlier = d.doelen[number] if d.doelen else None
    return d.add(
        Doelstelling,
        werkplan=plan,
        lijn=earlier.lijn if earlier else d.lading.new_id(),
        volgorde=number + 1,
        resultaat=d.tekst(doel["tekst"]),
        domein=probleem.domein,
        probleem=probleem,
        stap=earlier.stap if earlier else 1,
        stap_op=earlier.stap_op if earlier else None,
    )


def ask(d, *, toegezegd):
    """The afspraken of the story; ``toegezegd`` False leaves those of partijen open."""
    d.afspraken = [_afspraak(d, row, toegezegd=toegezegd) for row in d.verhaal["afspraken"]]


def _afspraak(d, row, *, toegezegd):
    doel = d.doelen[row["doel"]]
    person = d.mensen.get(row["door"])
    afspraak = d.add(
        Afspraak,
        gemeente=d.stad.gemeente,
        doelstelling=doel,
        betrokkene=d.mensen["c"],
        wat=d.tekst(row["wat"]),
        subdoel=d.tekst(row.get("bijdrage", "")),
        voor=werkdag(d.dag + timedelta(days=d.toeval.choice((14, 28, 56, 84)))),
        ritme=row.get("ritme", ""),
        gevraagd_door=d.leiding,
        persoon=person,
        organisatie=None if person else _organisatie(d, row["door"]),
        voor_wie="" if person else d.clienten[0].naam,
    )
    if person:
        _zeg_toe(d, afspraak, Hoe.GESPREK, person.voornamen)
    else:
        _handhaving(d, afspraak)
        if toegezegd:
            _partij_zegt_toe(d, afspraak, row["door"])
    return afspraak


def _organisatie(d, key):
    return d.team if key == "team" else d.stad.organisaties[key]


def _handhaving(d, afspraak):
    if d.catalogus.partijtype(afspraak.organisatie.partijtype).handhavend:
        afspraak.handhaving_reden = HANDHAVING
        afspraak.client_verteld_op = d.dag


def _partij_zegt_toe(d, afspraak, key):
    """In Wams where that partij has somebody here, else by telephone."""
    partner = _partner(d, key)
    if partner is None:
        _zeg_toe(d, afspraak, Hoe.TELEFOON, d.namen.faker.name())
        return
    afspraak.uitvoerder = partner
    _zeg_toe(d, afspraak, Hoe.ZELF, partner.naam)
    d.toegang.deel(partner, afspraak.gevraagd_door, d.nu(), afspraak.voor)
    d.log("afspraak.accept", afspraak, partner, doel=Doel.AFSPRAAK, rol=Rol.PARTIJ)


def _partner(d, key):
    code = d.stad.gemeente.code
    for name, _, org, functies, waar in MENSEN:
        if org == key and Functie.PARTNER in functies and code in waar.split():
            return d.stad.mensen[name]
    return None


def _zeg_toe(d, afspraak, hoe, door):
    afspraak.status = Status.TOEGEZEGD
    afspraak.toegezegd_op, afspraak.toegezegd_hoe = d.dag, hoe
    afspraak.toegezegd_door = door


def keep_up(d):
    """What was due is done by now, or did not go on; the goals move a step."""
    for afspraak in d.afspraken:
        if afspraak.status == Status.TOEGEZEGD and afspraak.voor <= d.dag and not afspraak.ritme:
            _rond_af(d, afspraak)
    for doel in d.doelen:
        if doel.stap < Doelstelling.STAPPEN - 1 and d.toeval.random() < 0.7:
            doel.stap, doel.stap_op = doel.stap + 1, d.dag


def _rond_af(d, afspraak):
    gelukt = d.toeval.random() < 0.85
    afspraak.status = Status.GEDAAN if gelukt else Status.VERVALLEN
    afspraak.afgerond_op = min(d.dag, afspraak.voor)
    if not gelukt:
        afspraak.vervallen_reden = "Niet meer nodig: de cliënt heeft het zelf geregeld."
    d.log("afspraak.complete", afspraak, d.leiding, doel=Doel.COORDINATIE, rol=Rol.COORDINATOR)


def renew(d):
    """What goes on after an evaluation: the weekly things, and one new afspraak per open goal."""
    for row in d.verhaal["afspraken"]:
        doel = d.doelen[row["doel"]]
        again = row["door"] not in d.mensen and not any(
            a.doelstelling.lijn == doel.lijn and a.status == Status.TOEGEZEGD and not a.ritme
            for a in d.afspraken
        )
        if again and doel.stap < Doelstelling.STAPPEN:
            new = _afspraak(d, row, toegezegd=d.toeval.random() < 0.8)
            new.wat = f"Gaat door tot de volgende evaluatie: {new.wat[0].lower()}{new.wat[1:]}"
            d.afspraken.append(new)


def answer(d, plan, *, kijk=False):
    """Every cliënt agrees, sometimes with a remark; a professional may see it otherwise."""
    for index, client in enumerate(d.clienten):
        opmerking = index == 0 and d.toeval.random() < 0.3
        d.add(
            Akkoord,
            werkplan=plan,
            planversie=plan.versie,
            betrokkene=client,
            antwoord=Akkoord.Antwoord.OPMERKING if opmerking else Akkoord.Antwoord.EENS,
            gegeven_door=Akkoord.Door.CLIENT,
            opmerking="Graag niet alles tegelijk." if opmerking else "",
            delen_besproken=True,
            op=d.dag,
            kanaal=Kanaal.GESPREK,
            vastgelegd_door=d.leiding,
        )
    if kijk:
        wie = d.stad.mensen["mark"]
        d.add(AndereKijk, werkplan=plan, woorden=ANDERS, op=d.dag, vastgelegd_door=wie)


def fix(d, plan, evaluatie, einddatum):
    """The plan holds from today; the one before it was replaced."""
    if len(d.plannen) > 1:
        d.plannen[-2].status = Werkplan.Status.VERVANGEN
        plan.wat_veranderde = WIJZIGING[len(d.plannen) % 2]
        plan.samenspraak = SAMENSPRAAK
    plan.evaluatie_op, plan.einddatum = evaluatie, einddatum
    plan.status = Werkplan.Status.VASTGESTELD
    plan.vastgesteld_op, plan.vastgesteld_door = d.dag, d.leiding
    plan.stand = stand(d, plan)
    d.set(evaluatie_op=evaluatie, einddatum=einddatum)
    d.set(termijn_code="EVALUATIE", termijn_tot=evaluatie)


def stand(d, plan):
    """How the plan stood on the day that it was fixed, in the form that the product keeps."""
    velden = {name: _tekst(getattr(plan, name)) for name in SEGMENT}
    return {"velden": velden, "doelen": [_stand_doel(d, doel) for doel in d.doelen], "los": []}


def _stand_doel(d, doel):
    rows = [a for a in d.afspraken if a.doelstelling.lijn == doel.lijn]
    return {
        "lijn": str(UUID(str(doel.lijn))),
        "nummer": doel.volgorde,
        "resultaat": doel.resultaat,
        "domein": d.catalogus.domein(doel.domein).label,
        "afspraken": [
            {"id": str(a.pk), "tekst": f"{a.wie}: {a.wat}, {a.ritme or f'voor {_tekst(a.voor)}'}"}
            for a in rows
            if a.status != Status.VERVALLEN
        ],
    }


def _tekst(value):
    return value.strftime("%d-%m-%Y") if hasattr(value, "strftime") else value


def close(d, *, bereikt):
    """What became of each goal; what still ran, lapses."""
    for index, doel in enumerate(d.doelen):
        doel.einde = doel.Einde.BEREIKT if bereikt or index == 0 else doel.Einde.DEELS
        doel.stap = Doelstelling.STAPPEN if doel.einde == doel.Einde.BEREIKT else doel.stap
        doel.stap_op = d.dag
    for afspraak in d.afspraken:
        if afspraak.is_open:
            afspraak.status, afspraak.afgerond_op = Status.VERVALLEN, d.dag
            afspraak.vervallen_reden = "De aanpak is beëindigd."
    d.toegang.sluit_delen()
    return {str(doel.lijn): doel.einde for doel in d.doelen}
