"""What one person should do now, from all apps, in order of urgency."""

from dataclasses import replace

from django.urls import reverse
from django.utils import timezone

from cases.models import Aanstelling, Beoordeling, Casus, Verdeelregel
from cases.selectors import grenzen
from cases.selectors.brieven import te_doen
from cases.selectors.informeren import Stand, te_informeren
from cases.selectors.ondersteuning import wachtend
from cases.selectors.sturing import beoordelingen
from cases.selectors.verdelen import wachtrij
from cases.selectors.volgende_stap import volgende_stappen
from disclosures.selectors.ontvangst import wachtend as te_bevestigen
from meldpunt.selectors.lijst import eigen, meldingen
from wams.accounts.models import Functie
from wams.formulieren import concepten
from wams.web import menu
from wams.werk.taken import Taak, calendar, in_groups
from wams.werk.tellingen import tellingen
from workplans.models import Afspraak
from workplans.selectors.partij import afspraken

# More than this nobody does in a month; the full lists are a click away.
MEEST = 50
KORT = 10
TE_BEOORDELEN = {
    Beoordeling.Soort.VERLENGING: (
        "Beoordeel de verlenging",
        "Zonder uw oordeel blijft de aanpak in heroverweging.",
    ),
    Beoordeling.Soort.ROUTE_B: (
        "Beoordeel het onderzoek op verzoek",
        "Zonder uw oordeel begint het onderzoek niet.",
    ),
    Beoordeling.Soort.VERLENGING_B: (
        "Beoordeel de verlenging van het onderzoek",
        "Zonder uw oordeel stopt het onderzoek vanzelf.",
    ),
    Beoordeling.Soort.UITSTEL: (
        "Beoordeel het uitstel van informeren",
        "Zonder uw oordeel loopt de klok door.",
    ),
}


def start(actor):
    """Mijn werk: tasks in groups of time, what waits on others, drafts, and the own queues."""
    casussen = _open_casussen(actor)
    taken = _taken(actor, casussen)
    return {
        "vandaag": timezone.localdate(),
        "eerste": taken[0] if taken else None,
        "groepen": in_groups(taken),
        "weken": calendar(taken),
        "wacht": _wacht_op_anderen(actor, casussen),
        "concepten": list(concepten.own(actor)[:KORT]),
        "eigen_meldingen": _eigen_meldingen(actor),
        "wachtrij": _wachtrij(actor),
        "tellingen": tellingen(actor),
        "functies": actor.functies,
        "verder": menu.items(actor.functies, "")[1:2],
    }


def _taken(actor, casussen):
    """One row per place to act, the most urgent first; that one gets the primary button."""
    found = [
        *_vragen(actor),
        *_stappen(actor, casussen),
        *_brieven(actor, casussen),
        *_informeren(actor, casussen),
        *_voorstellen(actor, casussen),
        *_grenzen(actor, casussen),
        *_meldingen(actor),
        *_afspraken(actor),
        *_ontvangen(actor),
        *_te_beoordelen(actor),
    ]
    once = {taak.url: taak for taak in reversed(found)}
    taken = sorted(once.values(), key=lambda taak: (taak.op, taak.casus, taak.url))
    if taken and taken[0].dringend:
        taken[0] = replace(taken[0], eerst=True)
    return taken


def _open_casussen(actor):
    if not actor.functies & {Functie.ONDERZOEKER, Functie.COORDINATOR}:
        return []
    rows = Casus.objects.visible_to(actor).exclude(
        status__in=[Casus.Status.IN_BEWARING, Casus.Status.VERNIETIGD]
    )
    return list(rows.order_by("termijn_tot", "nummer")[:MEEST])


def _stappen(actor, casussen):
    steps = volgende_stappen(actor, casussen)
    for casus in casussen:
        stap = steps.get(casus.pk)
        if stap and stap.is_van(actor.user) and stap.url:
            waarom = actor.catalogus.termijn(casus.termijn_code).label
            yield _taak(stap.tot, stap.wat, f"Termijn: {waarom.lower()}.", stap.url, casus.nummer)


def _brieven(actor, casussen):
    """One row per casus in which letters wait: written is not yet told."""
    rows = te_doen(actor, casussen) if casussen else []
    for casus_id in dict.fromkeys(row.casus_id for row, _ in rows):
        these = [pair for pair in rows if pair[0].casus_id == casus_id]
        wat = "Verstuur een brief" if len(these) == 1 else f"Verstuur {len(these)} brieven"
        first, nu = these[0]
        waarom = first.titel if len(these) > 1 else nu
        url = reverse("cases:brieven", args=[casus_id])
        yield _taak(timezone.localdate(), wat, waarom, url, first.casus.nummer)


def _informeren(actor, casussen):
    """One row per casus in which somebody must be told; the first of its days counts."""
    nummers, per_casus = {casus.pk: casus.nummer for casus in casussen}, {}
    for row in te_informeren(actor, casussen):
        per_casus.setdefault(row.plicht.casus_id, []).append(row)
    for casus_id, rows in per_casus.items():
        first = min(rows, key=lambda row: row.uiterlijk)
        wat = "Licht iemand in" if len(rows) == 1 else f"Licht {len(rows)} mensen in"
        if first.stand is Stand.UITGESTELD:
            wat = "Bekijk het uitstel opnieuw"
        url = reverse("cases:ingelicht", args=[casus_id])
        yield _taak(first.uiterlijk, wat, first.waarom, url, nummers[casus_id])


def _voorstellen(actor, casussen):
    """A supporter wrote down what the cliënt asks: it is no hulpvraag before somebody says so."""
    nummers = {casus.pk: casus.nummer for casus in casussen}
    for row in wachtend(actor, casussen) if casussen else []:
        yield _taak(
            timezone.localdate(),
            "Beantwoord een voorstel voor de hulpvraag",
            "De cliënt schreef het op met de ondersteuner en wacht op u.",
            row.get_absolute_url(),
            nummers[row.casus_id],
        )


def _grenzen(actor, casussen):
    """Birthdays and ends of orders, beforehand; and whom to ask himself since then."""
    for grens in grenzen.te_doen(actor, casussen):
        person = grens.betrokkene
        url = reverse("cases:persoon", args=[person.pk])
        yield _taak(grens.op, grens.wat, grens.waarom, url, person.casus.nummer)


def _vragen(actor):
    """What the werkverdeler asks: no term of its own, so it waits for today."""
    rows = list(Aanstelling.objects.visible_to(actor).voorgesteld().filter(user=actor.user_id))
    if not rows:
        return
    known = Verdeelregel.objects.visible_to(actor).filter(pk__in=[row.casus_id for row in rows])
    nummers = dict(known.values_list("pk", "nummer"))
    for row in rows:
        yield _taak(
            timezone.localdate(),
            f"Zeg of u {row.rol_naam} wilt zijn",
            "De werkverdeler vraagt het u. Zonder antwoord blijft de casus liggen.",
            row.get_absolute_url(),
            nummers.get(row.casus_id, ""),
        )


def _meldingen(actor):
    """Of the meldpunt: what nobody has taken on yet, and what one has oneself."""
    if Functie.MELDPUNT not in actor.functies:
        return
    for row in meldingen(actor)[:MEEST]:
        if (row.te_berichten or row.bij_ons) and row.behandelaar_id in (None, actor.user_id):
            op = row.termijn_tot or timezone.localdate()
            yield _taak(op, row.wat_nu, f"{row}.", row.get_absolute_url())


def _afspraken(actor):
    if Functie.PARTNER not in actor.functies:
        return
    for row in afspraken(actor)[:MEEST]:
        new = row.status == Afspraak.Status.NOG_NIET_TOEGEZEGD
        wat = "Zeg of u deze afspraak kunt doen" if new else "Doe wat u heeft toegezegd"
        waarom = f"Gevraagd aan {row.organisatie}."
        yield _taak(row.voor, wat, waarom, reverse("workplans:afspraak", args=[row.pk]))


def _ontvangen(actor):
    """One row, however much came in: the list says which."""
    hoeveel = te_bevestigen(actor) if Functie.PARTNER in actor.functies else 0
    if hoeveel:
        wat = "Bevestig wat u ontving" if hoeveel == 1 else f"Bevestig {hoeveel} ontvangsten"
        waarom = "Een gemeente deelde iets, of veranderde daar iets aan."
        yield _taak(timezone.localdate(), wat, waarom, reverse("disclosures:ontvangen"))


def _te_beoordelen(actor):
    if Functie.BEOORDELAAR not in actor.functies:
        return
    found = beoordelingen(actor)
    for stapel, url_name in (("van_mij", "cases:beoordeling"), ("wacht", "cases:take_beoordeling")):
        for row in found[stapel]:
            wat, waarom = TE_BEOORDELEN[row.soort]
            url = reverse(url_name, args=[row.pk])
            yield _taak(row.beslissen_voor, wat, waarom, url, row.nummer or "")


def _taak(op, wat, waarom, url, casus=""):
    """Today's rows carry their button; later rows are links."""
    knop = "Nu doen" if op <= timezone.localdate() else ""
    return Taak(op=op, wat=wat, waarom=waarom, url=url, casus=casus, knop=knop)


def _wacht_op_anderen(actor, casussen):
    """Promised and late, or asked and not answered; never a reminder to a beroepsgeheimhouder."""
    ids = [casus.pk for casus in casussen]
    if not ids:
        return []
    today = timezone.localdate()
    rows = Afspraak.objects.visible_to(actor).open().filter(casus__in=ids)
    rows = rows.exclude(betrokkene__einde_code="E8").filter(betrokkene__overleden_op=None)
    rows = rows.exclude(uitvoerder=actor.user_id).exclude(organisatie=None)
    rows = rows.filter(voor__lte=today) | rows.filter(status=Afspraak.Status.NOG_NIET_TOEGEZEGD)
    rows = rows.select_related("organisatie").defer("wat").order_by("voor")
    nummers = {casus.pk: casus.nummer for casus in casussen}
    return [
        {
            "wie": row.organisatie.naam,
            "voor": row.voor,
            "te_laat": row.voor < today,
            "toegezegd": row.status == Afspraak.Status.TOEGEZEGD,
            "weegt_zelf": row.organisatie.partijtype == "GGZ",
            "casus": nummers[row.casus_id],
            "url": reverse("workplans:werkplan", args=[row.casus_id]),
        }
        for row in rows[:KORT]
    ]


def _eigen_meldingen(actor):
    if not actor.functies & {Functie.PROFESSIONAL, Functie.MELDPUNT}:
        return []
    return list(eigen(actor)[:KORT])


def _wachtrij(actor):
    if Functie.ONDERZOEKER not in actor.functies:
        return []
    return list(wachtrij(actor)[:KORT])
