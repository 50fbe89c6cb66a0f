"""The plan: started from the onderzoek, described, answered by the cliënt, fixed, renewed."""

from django.utils import timezone

from cases.actions import overgang
from cases.actions import stappen as casusstappen
from cases.models import Casus
from cases.selectors import scope
from wams.actions import action
from wams.errors import DomainError
from workplans import woordenlijst
from workplans.actions import stappen
from workplans.models import Afspraak, Akkoord, AndereKijk, Doelstelling, Werkplan
from workplans.selectors import begin, toets, verschil

Status = Werkplan.Status
MET_PLAN = "RC05"  # a casus with a plan is kept as long as the law says for the whole aanpak
KERN = 200  # one sentence at the top of the casus
OVERGENOMEN = (
    "samenvatting",
    "gevoelig",
    "gevoelig_reden",
    "voorzieningen",
    "deelplannen",
    "niet_doen",
    "opschaalafspraak",
    "bereikbaarheid",
    "beperkt",
    "beperking",
    "beperking_herzien_op",
)


@action("werkplan.start")
def start_werkplan(casus, *, actor):
    """A concept filled with what the onderzoek found, so that nobody types it twice."""
    _only_one_concept(casus, actor)
    plan = _new(casus, actor, 1, **begin.velden(actor, casus))
    for volgorde, probleem in enumerate(begin.problemen(actor, casus), start=1):
        Doelstelling(
            casus=casus,
            werkplan=plan,
            volgorde=volgorde,
            resultaat=probleem.omschrijving,
            domein=probleem.domein,
            probleem=probleem,
            bewaarklasse=casus.bewaarklasse,
        ).save()
    return plan


@action("werkplan.start_versie")
def start_versie(casus, *, actor):
    """A new version begins as a copy of the plan that holds."""
    _only_one_concept(casus, actor)
    rows = Werkplan.objects.visible_to(actor).van(casus)
    geldend = rows.vastgesteld().first()
    if geldend is None:
        raise DomainError("Er is nog geen vastgesteld plan.")
    nummer = rows.order_by("-nummer").first().nummer + 1
    velden = {name: getattr(geldend, name) for name in OVERGENOMEN}
    datums = {"evaluatie_op": casus.evaluatie_op, "einddatum": casus.einddatum}
    plan = _new(casus, actor, nummer, **velden, **datums)
    for doel in Doelstelling.objects.visible_to(actor).bij(geldend):
        Doelstelling(
            casus=casus,
            werkplan=plan,
            lijn=doel.lijn,
            volgorde=doel.volgorde,
            resultaat=doel.resultaat,
            domein=doel.domein,
            probleem_id=doel.probleem_id,
            stap=doel.stap,
            stap_op=doel.stap_op,
            bewaarklasse=casus.bewaarklasse,
        ).save()
    return plan


@action("werkplan.describe")
def describe_werkplan(
    plan, *, actor, samenvatting, voorzieningen, deelplannen, gevoelig, gevoelig_reden=""
):
    """Health and crime stay out of the summary, unless the author says why they are needed."""
    if not gevoelig_reden.strip():
        _check_sensitive(gevoelig, samenvatting, voorzieningen, deelplannen)
    plan.samenvatting, plan.voorzieningen = samenvatting, voorzieningen
    plan.deelplannen, plan.gevoelig = deelplannen, gevoelig
    plan.gevoelig_reden = gevoelig_reden.strip()
    plan.gewijzigd_op = timezone.now()
    fields = ["samenvatting", "voorzieningen", "deelplannen", "gevoelig", "gevoelig_reden"]
    plan.save(update_fields=[*fields, "gewijzigd_op"])


@action("werkplan.set_kader")
def set_kader(plan, *, actor, bereikbaarheid, niet_doen, opschaalafspraak, evaluatie_op, einddatum):
    fout = toets.datumfout(actor, plan.casus, evaluatie_op, einddatum)
    if fout:
        raise DomainError(fout[1], field=fout[0])
    _check_hidden_words(plan, bereikbaarheid=bereikbaarheid, niet_doen=niet_doen)
    plan.bereikbaarheid, plan.niet_doen = bereikbaarheid, niet_doen
    plan.opschaalafspraak = opschaalafspraak
    plan.evaluatie_op, plan.einddatum = evaluatie_op, einddatum
    plan.gewijzigd_op = timezone.now()
    fields = ["bereikbaarheid", "niet_doen", "opschaalafspraak", "evaluatie_op", "einddatum"]
    plan.save(update_fields=[*fields, "gewijzigd_op"])


@action("werkplan.motivate")
def motivate_werkplan(plan, *, actor, wat_veranderde, samenspraak):
    plan.wat_veranderde, plan.samenspraak = wat_veranderde, samenspraak
    plan.gewijzigd_op = timezone.now()
    plan.save(update_fields=["wat_veranderde", "samenspraak", "gewijzigd_op"])


@action("werkplan.drop")
def drop_werkplan(plan, *, actor):
    """A new version that does not go on; the plan that holds stays as it is."""
    plan.move_to(Status.VERVALLEN)
    plan.save(update_fields=["status"])
    geldend = Werkplan.objects.visible_to(actor).van(plan.casus).vastgesteld().get()
    _drop_orphans(actor, plan.casus, geldend)


@action("akkoord.record")
def record_akkoord(
    plan, *, actor, betrokkene, antwoord, gegeven_door, op, kanaal, delen_besproken, opmerking=""
):
    """What a cliënt, or who may speak for him, says of the plan as it reads now."""
    stappen.check_past(op, field="op")
    if antwoord != Akkoord.Antwoord.EENS and not opmerking.strip():
        raise DomainError("Schrijf op wat de cliënt hierover zei.", field="opmerking")
    if gegeven_door == Akkoord.Door.VERTEGENWOORDIGER and betrokkene.pk not in (
        scope.vertegenwoordigers(actor, plan.casus, op)
    ):
        raise DomainError(
            "Voor deze cliënt is geen vertegenwoordiger vastgelegd. Doe dat eerst bij Mensen.",
            field="gegeven_door",
        )
    akkoord = Akkoord(
        casus=plan.casus,
        werkplan=plan,
        planversie=plan.versie,
        betrokkene=betrokkene,
        antwoord=antwoord,
        gegeven_door=gegeven_door,
        opmerking=opmerking.strip(),
        delen_besproken=delen_besproken,
        op=op,
        kanaal=kanaal,
        vastgelegd_door=actor.user,
        bewaarklasse=plan.bewaarklasse,
    )
    akkoord.save()
    return akkoord


@action("anderekijk.record")
def record_anderekijk(plan, *, actor, woorden):
    """A professional who sees it otherwise writes that down; it stays beside the plan."""
    kijk = AndereKijk(
        casus=plan.casus,
        werkplan=plan,
        woorden=woorden,
        op=timezone.localdate(),
        vastgelegd_door=actor.user,
        bewaarklasse=plan.bewaarklasse,
    )
    kijk.save()
    return kijk


@action("werkplan.fix")
def fix_werkplan(plan, *, actor):
    """C07: the plan is complete and every cliënt agrees, so the aanpak begins."""
    casus = casusstappen.lock(plan.casus_id, actor)
    _make_official(plan, actor)
    gegevens = {"werkplan": str(plan.pk), "nummer": plan.nummer}
    overgang.move(casus, actor, "C07", Casus.Status.AANPAK, gegevens=gegevens)
    casus.aanpak_sinds = plan.vastgesteld_op
    casus.bewaarklasse = MET_PLAN
    if not casus.kern and not plan.gevoelig:
        casus.kern = plan.samenvatting[:KERN]
    overgang.set_term(casus, actor, "EVALUATIE")
    _set_dates(casus, plan)
    casus.save(
        update_fields=[
            "status", "aanpak_sinds", "bewaarklasse", "kern", "termijn_code", "termijn_tot",
            "evaluatie_op", "einddatum",
        ]
    )  # fmt: skip


@action("werkplan.fix_versie")
def fix_versie(plan, *, actor):
    """C08: a new version takes the place of the old one, with what changed and who was asked."""
    casus = casusstappen.lock(plan.casus_id, actor)
    geldend = Werkplan.objects.visible_to(actor).van(casus).vastgesteld().get()
    _carry_steps(actor, geldend, plan)
    _make_official(plan, actor, vervangt=geldend)
    _drop_orphans(actor, casus, plan)
    gegevens = {"werkplan": str(plan.pk), "nummer": plan.nummer, "vorige": str(geldend.pk)}
    overgang.move(casus, actor, "C08", None, motivering=plan.wat_veranderde, gegevens=gegevens)
    _set_dates(casus, plan)
    casus.save(update_fields=["termijn_tot", "evaluatie_op", "einddatum"])


def _new(casus, actor, nummer, **velden):
    plan = Werkplan(
        casus=casus,
        nummer=nummer,
        gemaakt_door=actor.user,
        gewijzigd_op=timezone.now(),
        bewaarklasse=casus.bewaarklasse,
        **velden,
    )
    plan.save()
    return plan


def _only_one_concept(casus, actor):
    if Werkplan.objects.visible_to(actor).van(casus).concept().exists():
        raise DomainError("Er is al een concept. Werk daarin verder.")


def _check_sensitive(gevoelig, *teksten):
    found = woordenlijst.gevonden(*teksten)
    if found:
        raise DomainError(
            f"In de tekst staat {woordenlijst.opsomming(found)}. Haal het weg, of schrijf op "
            "waarom het nodig is voor de samenwerking.",
            field="gevoelig_reden",
        )
    if gevoelig:
        raise DomainError(
            "Schrijf op waarom dit nodig is voor de samenwerking.", field="gevoelig_reden"
        )


def _check_hidden_words(plan, **teksten):
    """These short texts have no reason of their own: the one of the summary must cover them."""
    for field, tekst in teksten.items():
        found = woordenlijst.gevonden(tekst)
        if found and not plan.gevoelig_reden:
            raise DomainError(
                f"In de tekst staat {woordenlijst.opsomming(found)}. Haal het weg, of leg bij de "
                "samenvatting uit waarom het nodig is.",
                field=field,
            )


def _make_official(plan, actor, *, vervangt=None):
    """Complete and agreed on: keep how it stood, and let it hold from today."""
    missing = toets.gebreken(actor, plan)
    if missing:
        raise DomainError(f"Het plan is nog niet af. Dit ontbreekt: {toets.in_een_zin(missing)}.")
    if vervangt:
        vervangt.move_to(Status.VERVANGEN)
        vervangt.save(update_fields=["status"])
    plan.stand = verschil.stand(actor, plan)
    plan.move_to(Status.VASTGESTELD)
    plan.vastgesteld_op, plan.vastgesteld_door = timezone.localdate(), actor.user
    plan.save(update_fields=["status", "stand", "vastgesteld_op", "vastgesteld_door"])


def _set_dates(casus, plan):
    casus.evaluatie_op = casus.termijn_tot = plan.evaluatie_op
    casus.einddatum = plan.einddatum


def _carry_steps(actor, geldend, plan):
    """Progress made while the new version was being written comes along."""
    rows = Doelstelling.objects.visible_to(actor)
    steps = {doel.lijn: doel for doel in rows.bij(geldend)}
    for doel in rows.bij(plan):
        old = steps.get(doel.lijn)
        if old and (old.stap, old.stap_op) != (doel.stap, doel.stap_op):
            doel.stap, doel.stap_op = old.stap, old.stap_op
            doel.save(update_fields=["stap", "stap_op"])


def _drop_orphans(actor, casus, plan):
    """What was agreed for a goal that is no longer in the plan, will not happen."""
    lijnen = Doelstelling.objects.visible_to(actor).bij(plan).values_list("lijn", flat=True)
    rows = Afspraak.objects.visible_to(actor).van(casus).open()
    orphans = rows.filter(doelstelling__isnull=False).exclude(doelstelling__lijn__in=list(lijnen))
    stappen.lapse_all(orphans, actor, "Het doel staat niet meer in het plan.")
