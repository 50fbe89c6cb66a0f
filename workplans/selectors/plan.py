"""The plan on one page: the client's words, goals with who does what, and who sees what."""

import uuid
from dataclasses import dataclass, field

from cases.models import Aanstelling, Hulpvraag, Ondersteuning
from cases.selectors.casus import clienten_van
from wams.doelbinding.policy import may
from wams.recht.codes import Rol
from workplans.models import Afspraak, Akkoord, AndereKijk, Doelstelling, Werkplan
from workplans.selectors import onderbouwing

FIX = {True: "werkplan.fix", False: "werkplan.fix_versie"}


@dataclass
class Kaart:
    """One goal as it stands on the page; the tokens make each of its buttons count once."""

    doel: Doelstelling
    nummer: int
    domein: str
    afspraken: list = field(default_factory=list)
    rust_op: list = field(default_factory=list)
    eerste: bool = False
    laatste: bool = False
    omhoog: uuid.UUID = field(default_factory=uuid.uuid4)
    omlaag: uuid.UUID = field(default_factory=uuid.uuid4)

    @property
    def stand(self):
        """In a word how far it is, without a judgement about a person."""
        if self.doel.stap == Doelstelling.STAPPEN:
            return {"woord": "Bereikt", "toon": "safe"}
        if self.doel.stap == 1:
            return {"woord": "Nog geen stap", "toon": "warning"}
        return {"woord": "Gaat vooruit", "toon": "safe"}


def werkplan(actor, casus):
    """The plan of a casus as it holds now: the fixed one, or the concept before there is one."""
    plannen = list(versies(actor, casus))
    geldend = next((p for p in plannen if p.status == Werkplan.Status.VASTGESTELD), None)
    concept = next((p for p in plannen if p.is_concept), None)
    plan = geldend or concept
    extra = {"volgend_concept": concept if geldend else None}
    return _pagina(actor, casus, plan, plannen) | extra


def versie(actor, plan):
    """One version, also a concept beside the plan that holds and one that was replaced."""
    return _pagina(actor, plan.casus, plan, list(versies(actor, plan.casus)))


def versies(actor, casus):
    rows = Werkplan.objects.visible_to(actor).van(casus).order_by("-nummer")
    return rows.exclude(status=Werkplan.Status.VERVALLEN).select_related("vastgesteld_door")


def _pagina(actor, casus, plan, plannen):
    afspraken = alle_afspraken(actor, casus)
    clienten = clienten_van(actor, casus)
    return {
        "casus": casus,
        "plan": plan,
        "versies": plannen,
        "clienten": clienten,
        "namen": " en ".join(client.naam for client in clienten),
        "kaarten": kaarten(actor, plan, afspraken) if plan else [],
        "los": [a for a in afspraken if a.doelstelling_id is None],
        "woorden": woorden(actor, casus),
        "antwoorden": antwoorden(actor, plan, clienten) if plan else [],
        "andere_kijken": list(andere_kijken(actor, plan)) if plan else [],
        "leiding": leiding(actor, casus),
        "ziet": wie_ziet_wat(clienten, afspraken),
        "plaats": Doelstelling.MAXIMUM,
        "kan": kan(actor, casus, plan, plannen),
    }


def kan(actor, casus, plan, plannen):
    """Which roads are open here to this person now, so that no door is drawn shut."""
    geldend = bool(plan) and plan.status == Werkplan.Status.VASTGESTELD
    concept = bool(plan) and plan.is_concept
    eerste = casus.status == casus.Status.PLAN_CONCEPT
    mag_nieuw = geldend and bool(may(actor, "werkplan.start_versie", casus))
    return {
        "beginnen": not plannen and bool(may(actor, "werkplan.start", casus)),
        "bewerken": concept and bool(may(actor, "doelstelling.add", plan)),
        "eerste": eerste,
        "vaststellen": concept and bool(may(actor, FIX[eerste], plan)),
        "afspraak": (geldend or concept) and bool(may(actor, "afspraak.add", casus)),
        "nood": bool(may(actor, "afspraak.add_eerste_nood", casus)),
        "stap": mag_nieuw,
        "nieuw": mag_nieuw and not any(p.is_concept for p in plannen),
        "kijk": bool(plan) and bool(may(actor, "anderekijk.record", plan)),
        "einde": geldend and bool(may(actor, "casus.end_aanpak", casus)),
        "stoppen": eerste and bool(may(actor, "casus.end", casus)),
    }


def alle_afspraken(actor, casus):
    rows = Afspraak.objects.visible_to(actor).van(casus).geldend()
    return list(
        rows.select_related(
            "organisatie", "persoon", "doelstelling", "uitvoerder", "gevraagd_door"
        ).order_by("voor", "aangemaakt_op")
    )


def kaarten(actor, plan, afspraken):
    """The goals of a plan in their order; an afspraak follows its goal through the versions."""
    doelen = list(Doelstelling.objects.visible_to(actor).bij(plan))
    basis = onderbouwing.per_lijn(actor, plan.casus)
    found = {}
    for afspraak in afspraken:
        if afspraak.doelstelling_id:
            found.setdefault(afspraak.doelstelling.lijn, []).append(afspraak)
    return [
        Kaart(
            doel,
            nummer,
            actor.catalogus.domein(doel.domein).label,
            found.get(doel.lijn, []),
            basis.get(doel.lijn, []),
            eerste=nummer == 1,
            laatste=nummer == len(doelen),
        )
        for nummer, doel in enumerate(doelen, start=1)
    ]


def woorden(actor, casus):
    """What each cliënt asks, in the own words."""
    rows = Hulpvraag.objects.visible_to(actor).van(casus).filter(ingetrokken_op=None)
    return list(rows.select_related("betrokkene").order_by("op"))


def antwoorden(actor, plan, clienten):
    """Per cliënt the newest answer to this plan, or nothing yet."""
    rows = Akkoord.objects.visible_to(actor).bij(plan).order_by("op", "aangemaakt_op")
    newest = {row.betrokkene_id: row for row in rows}
    return [{"client": client, "akkoord": newest.get(client.pk)} for client in clienten]


def andere_kijken(actor, plan):
    rows = AndereKijk.objects.visible_to(actor).filter(werkplan=plan)
    return rows.select_related("vastgelegd_door").order_by("aangemaakt_op")


def leiding(actor, casus):
    """The coördinator, or who stands in, with how to reach him."""
    rows = Aanstelling.objects.visible_to(actor).filter(casus=casus).lopend()
    rows = rows.filter(rol__in=[Rol.COORDINATOR, Rol.WAARNEMER]).select_related("user")
    return next((row.user for row in rows.order_by("rol")), None)


def ondersteuners(actor, casus):
    rows = Ondersteuning.objects.visible_to(actor).van(casus)
    named = rows.filter(antwoord=Ondersteuning.Antwoord.JA).exclude(ondersteuner="")
    return list(dict.fromkeys(named.values_list("ondersteuner", flat=True)))


def wie_ziet_wat(clienten, afspraken):
    """Who sees what of this plan: the cliënt all, a partij its own share once it promised."""
    lines = [{"naam": client.naam, "waarde": "alles"} for client in clienten]
    return lines + wat_partijen_zien(afspraken)


def wat_partijen_zien(afspraken):
    partijen = {}
    for afspraak in afspraken:
        if afspraak.organisatie_id and afspraak.is_open:
            partijen.setdefault(afspraak.organisatie.naam, []).append(afspraak)
    return [{"naam": naam, "waarde": _deel(rows)} for naam, rows in sorted(partijen.items())]


def _deel(afspraken):
    if any(a.uitvoerder_id for a in afspraken):
        return "alleen de eigen afspraak"
    if any(a.status == Afspraak.Status.NOG_NIET_TOEGEZEGD for a in afspraken):
        return "alleen wat er is gevraagd, nog niet toegezegd"
    return "niets in Wams, de afspraak is buiten Wams om gemaakt"


def papier(actor, plan):
    """The version for the cliënt, on paper and in large letters."""
    casus = plan.casus
    return versie(actor, plan) | {
        "ondersteuners": ondersteuners(actor, casus),
        "partijen": wat_partijen_zien(alle_afspraken(actor, casus)),
    }
