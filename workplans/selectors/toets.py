"""Is the plan complete? Every missing piece with the road to it, in one list."""

from dataclasses import dataclass

from django.utils import timezone

from cases.models import Betrokkene, Gegeven, Ondersteuning
from workplans.models import Doelstelling
from workplans.selectors import plan as plannen

VELDEN = {
    "samenvatting": ("de samenvatting van wat er speelt", "describe_werkplan"),
    "bereikbaarheid": ("hoe u de cliënt bereikt", "set_kader"),
    "niet_doen": ("wat u niet doet (is er niets, schrijf dat op)", "set_kader"),
    "opschaalafspraak": ("wanneer u op- of afschaalt", "set_kader"),
    "evaluatie_op": ("de datum van de evaluatie", "set_kader"),
    "einddatum": ("de einddatum", "set_kader"),
}
VELDEN_NIEUW = {
    "wat_veranderde": ("wat er verandert en waarom", "motivate_werkplan"),
    "samenspraak": ("hoe de cliënt en de partijen zijn betrokken", "motivate_werkplan"),
}


@dataclass(frozen=True)
class Gebrek:
    """What is missing, and the page on which it is mended."""

    wat: str
    url_name: str
    pk: object


def gebreken(actor, plan):
    """What stands between this concept and a fixed plan; empty means ready."""
    casus = plan.casus
    afspraken = plannen.alle_afspraken(actor, casus)
    kaarten = plannen.kaarten(actor, plan, afspraken)
    return [
        *_velden(plan),
        *_samenspraak(plan),
        *_datums(actor, plan, casus),
        *_doelen(plan, kaarten),
        *_grond(actor, casus, kaarten),
        *_mensen(actor, plan, casus),
    ]


def in_een_zin(found):
    return "; ".join(gebrek.wat for gebrek in found)


def _gebrek(wat, name, pk):
    return Gebrek(wat, f"workplans:{name}", pk)


def _velden(plan):
    nodig = VELDEN if plan.nummer == 1 else VELDEN | VELDEN_NIEUW
    for name, (wat, url_name) in nodig.items():
        if not getattr(plan, name):
            yield _gebrek(wat, url_name, plan.pk)
    if plan.gevoelig is None:
        yield _gebrek(
            "of de samenvatting over gezondheid of strafrecht gaat", "describe_werkplan", plan.pk
        )


def _datums(actor, plan, casus):
    fout = datumfout(actor, casus, plan.evaluatie_op, plan.einddatum)
    if fout:
        yield _gebrek(f"een andere datum: {fout[1]}", "set_kader", plan.pk)


def datumfout(actor, casus, evaluatie_op, einddatum):
    """The field and what is wrong with it, or None. A new version never stretches the aanpak."""
    today = timezone.localdate()
    if not evaluatie_op or not einddatum:
        return None
    if evaluatie_op <= today:
        return "evaluatie_op", "De evaluatie ligt niet in de toekomst."
    if einddatum < evaluatie_op:
        return "einddatum", "De einddatum ligt voor de evaluatie."
    if casus.aanpak_sinds:
        return _niet_langer(casus, evaluatie_op, einddatum)
    langste = actor.catalogus.termijn("AANPAK_MAX").einde(today)
    if einddatum > langste:
        return "einddatum", f"De aanpak duurt hoogstens tot {langste:%d-%m-%Y}."
    return None


def _niet_langer(casus, evaluatie_op, einddatum):
    if einddatum > casus.einddatum:
        return "einddatum", (
            f"De aanpak loopt tot {casus.einddatum:%d-%m-%Y}. Langer kan alleen met een verlenging."
        )
    if evaluatie_op > casus.evaluatie_op:
        return "evaluatie_op", (
            f"De evaluatie is op {casus.evaluatie_op:%d-%m-%Y}. Later kan pas na die evaluatie."
        )
    return None


def _doelen(plan, kaarten):
    if not kaarten:
        yield _gebrek("een doel", "add_doelstelling", plan.pk)
    for kaart in kaarten:
        naam = f"doel {kaart.nummer}"
        if not kaart.afspraken:
            yield _gebrek(f"een afspraak bij {naam}", "add_afspraak", kaart.doel.pk)
        for afspraak in _zonder_subdoel(kaart):
            wat = f"wat {afspraak.wie} bijdraagt aan {naam}"
            yield _gebrek(wat, "correct_afspraak", afspraak.pk)


def _zonder_subdoel(kaart):
    """Partijen that do something for this goal without a subgoal of their own."""
    does, has = {}, set()
    for afspraak in kaart.afspraken:
        if afspraak.organisatie_id:
            does.setdefault(afspraak.organisatie_id, afspraak)
            has |= {afspraak.organisatie_id} if afspraak.subdoel else set()
    return [afspraak for pk, afspraak in does.items() if pk not in has]


def _grond(actor, casus, kaarten):
    """A goal that rests on nothing but expired gegevens is no decision to make now."""
    today = timezone.localdate()
    rows = Gegeven.objects.visible_to(actor).van(casus).bruikbaar()
    found = list(rows.values_list("probleem_id", "domein", "houdbaar_tot"))
    for kaart in kaarten:
        basis = [tot for probleem, domein, tot in found if _hoort_bij(kaart.doel, probleem, domein)]
        if basis and max(basis) < today:
            wat = f"een gegeven dat nog klopt bij doel {kaart.nummer}: alles daar is verlopen"
            yield Gebrek(wat, "cases:gegevens", casus.pk)


def _hoort_bij(doel, probleem_id, domein):
    return probleem_id == doel.probleem_id if doel.probleem_id else domein == doel.domein


def _mensen(actor, plan, casus):
    if plannen.leiding(actor, casus) is None:
        yield Gebrek("een coördinator of waarnemer", "cases:casus", casus.pk)
    clienten = list(Betrokkene.objects.visible_to(actor).van(casus).clienten().actief())
    if not clienten:
        yield Gebrek("een cliënt", "cases:mensen", casus.pk)
    yield from _ondersteuning(actor, casus, clienten)
    yield from _instemming(actor, plan, casus, clienten)


def _ondersteuning(actor, casus, clienten):
    aanbod = Ondersteuning.objects.visible_to(actor).van(casus)
    aangeboden = set(aanbod.values_list("betrokkene", flat=True))
    for client in clienten:
        if client.pk not in aangeboden:
            wat = f"het aanbod van cliëntondersteuning aan {client.naam}"
            yield Gebrek(wat, "cases:mensen", casus.pk)


def _samenspraak(plan):
    """What was limited until a day is looked at again before it counts for longer."""
    if plan.beperkt and plan.beperking_herzien_op <= timezone.localdate():
        wat = "opnieuw bekijken of de cliënt nog minder meedoet: die dag is er"
        yield _gebrek(wat, "limit_samenspraak", plan.pk)


def _instemming(actor, plan, casus, clienten):
    eigen = {hulpvraag.betrokkene_id for hulpvraag in plannen.woorden(actor, casus)}
    for antwoord in plannen.antwoorden(actor, plan, clienten):
        client, akkoord = antwoord["client"], antwoord["akkoord"]
        if client.pk not in eigen and casus.route == casus.Route.A:
            yield Gebrek(f"de eigen woorden van {client.naam}", "cases:onderzoek", casus.pk)
        if akkoord is None:
            yield _gebrek(f"het antwoord van {client.naam} op dit plan", "record_akkoord", plan.pk)
        elif not akkoord.is_eens:
            wat = f"de instemming van {client.naam}, die het nu niet eens is met dit plan"
            yield _gebrek(wat, "record_akkoord", plan.pk)
        elif not akkoord.delen_besproken:
            wat = f"met {client.naam} doornemen wat er met wie wordt gedeeld"
            yield _gebrek(wat, "record_akkoord", plan.pk)


def vol(actor, plan):
    return Doelstelling.objects.visible_to(actor).bij(plan).count() >= Doelstelling.MAXIMUM


def vaststellen(actor, plan):
    """The page before the decision: what is still missing, and the plan as it will stand."""
    return {"gebreken": gebreken(actor, plan), "casus": plan.casus, "plan": plan}
