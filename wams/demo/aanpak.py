"""The aanpak of a demo casus, from one evaluation to the next."""

from datetime import timedelta

from cases.models import Beoordeling, Casus
from wams.accounts.models import Functie
from wams.demo import einde, onderzoek, plan
from wams.demo.verhalen import vervolg
from wams.recht.codes import Doel, Rol

S = Casus.Status
TOETS = {"toets": ["evenredig", "noodzakelijk", "werkt"]}
GAAT_DOOR = (
    "Het plan werkt: de eerste doelen zijn dichterbij en de cliënt wil door.",
    "Langzamer dan gehoopt, maar de cliënt merkt verschil en wil op deze weg verder.",
    "Het gaat goed met de meeste doelen. Eén doel vraagt meer tijd.",
)
VERLENGING = (
    "Eén doel is bijna bereikt. Stoppen op de einddatum zou het werk van dit jaar tenietdoen."
)
STILLEGGEN = "De cliënt maakt bezwaar tegen het gebruik van gegevens. We wachten de weging af."


def run(d):
    status = d.regel.status
    until = _last_day(d)
    while d.casus.evaluatie_op <= until:
        _weeks_between(d, d.casus.evaluatie_op)
        _reconsider(d, "evaluatie")
        _go_on(d)
    if status == S.HEROVERWEGING:
        _in_heroverweging(d, until)
    elif status == S.OPGESCHORT:
        d.naar(until)
        suspend(d)
    elif status in (S.BEEINDIGD, S.IN_BEWARING):
        _weeks_between(d, until)
        einde.finish(d)
    else:
        _weeks_between(d, d.gisteren)
        _loose_ends(d)


def _last_day(d):
    """Until when the aanpak simply runs in this casus."""
    match d.regel.status:
        case S.IN_BEWARING:
            return d.casus.gemeld_op + timedelta(days=300 + d.toeval.randrange(260))
        case S.AANPAK:
            return d.gisteren - timedelta(days=12)
        case S.BEEINDIGD:
            return d.gisteren - timedelta(days=3)
        case _:
            return d.gisteren - timedelta(days=16)


def _weeks_between(d, dag):
    """New findings every few weeks, and work that gets done."""
    while d.dag + timedelta(days=25) < min(dag, d.gisteren):
        d.voort(d.toeval.choice((24, 33, 41)))
        _new_gegeven(d)
    d.naar(dag)
    plan.keep_up(d)


def _new_gegeven(d):
    """One of the things that a running casus learns, each at most once."""
    known = d.__dict__.setdefault("vervolgd", set())
    rows = [(p, feit) for p in d.problemen for feit in vervolg(p.domein)]
    rows = [(p, feit) for p, feit in rows if (p.pk, feit["tekst"]) not in known]
    if not rows:
        return
    probleem, feit = d.toeval.choice(rows[:4])
    known.add((probleem.pk, feit["tekst"]))
    row = onderzoek.add_gegeven(d, feit | {"wie": "c"}, d.leiding, probleem)
    d.log("gegeven.add", row, d.leiding, doel=Doel.COORDINATIE, rol=Rol.COORDINATOR)


def _reconsider(d, aanleiding, reden=""):
    """C09: by the system on the day of the evaluation, else by the coördinator with a reason."""
    wie = d.leiding if aanleiding == "coordinator" else None
    extra = {"aanleiding": aanleiding}
    d.besluit(
        "C09", S.HEROVERWEGING, door=wie, doel=Doel.COORDINATIE, motivering=reden, gegevens=extra
    )
    d.term("HEROVERWEGING")
    d.log("casus.reconsider", d.casus, wie, doel=Doel.COORDINATIE, rol=Rol.COORDINATOR)


def _go_on(d):
    """C10a, or C10b where the end date is near; a new version of the plan every other time."""
    d.voort(6)
    if d.casus.einddatum <= d.dag + timedelta(days=20):
        _extend(d)
    else:
        motivering = d.toeval.choice(GAAT_DOOR)
        extra = TOETS | {"deellijst_op": str(d.dag)}
        d.besluit(
            "C10a", S.AANPAK, door=d.leiding, doel=Doel.COORDINATIE, motivering=motivering,
            gegevens=extra,
        )  # fmt: skip
        d.log("casus.evaluate", d.casus, d.leiding, doel=Doel.COORDINATIE, rol=Rol.COORDINATOR)
        evaluatie = min(d.einde("EVALUATIE"), d.casus.einddatum)
        d.set(evaluatie_op=evaluatie, termijn_code="EVALUATIE", termijn_tot=evaluatie)
    if d.is_("overgedragen") and len(d.plannen) == 2:
        _hand_over(d)
    if len(d.plannen) < 4 and d.toeval.random() < 0.6:
        _new_version(d)
    else:
        plan.renew(d)


def _extend(d):
    """C10b: asked, taken by a second assessor, decided."""
    row = _ask_extension(d)
    wie = _take(d, row)
    d.voort(3)
    row.status, row.oordeel = Beoordeling.Status.AKKOORD, "Goed onderbouwd; de cliënt wil het ook."
    row.beslist_op = d.dag
    d.toegang.beslist(row)
    extra = {"stap": "akkoord", "einddatum": str(row.nieuwe_einddatum)}
    d.besluit(
        "C10b", S.AANPAK, door=wie, doel=Doel.COORDINATIE, motivering=row.oordeel, gegevens=extra
    )
    d.log("beoordeling.decide", row, wie, doel=Doel.COORDINATIE, rol=Rol.BEOORDELAAR)
    d.set(einddatum=row.nieuwe_einddatum, evaluatie_op=row.nieuwe_evaluatie)
    d.set(termijn_code="EVALUATIE", termijn_tot=row.nieuwe_evaluatie)
    tot = d.nu() + timedelta(days=440)
    for rol in (Rol.COORDINATOR, Rol.WAARNEMER):
        if rol in d.dragers:
            d.toegang.verleng(rol, tot)


def _take(d, row):
    """The second assessor is at it."""
    row.beoordelaar = d.stad.mensen[d.stad.pool(Functie.BEOORDELAAR)[0]]
    row.opgepakt_op = d.nu()
    d.toegang.beoordeel(row)
    return row.beoordelaar


def _ask_extension(d):
    """The first half of C10b: it waits for a second pair of eyes."""
    nieuw = d.einde("AANPAK_MAX") - timedelta(days=30)
    nieuw = max(nieuw, d.casus.einddatum + timedelta(days=30))
    extra = TOETS | {"stap": "gevraagd", "einddatum": str(nieuw), "deellijst_op": str(d.dag)}
    d.besluit("C10b", door=d.leiding, doel=Doel.COORDINATIE, motivering=VERLENGING, gegevens=extra)
    return d.add(
        Beoordeling,
        gemeente=d.stad.gemeente,
        soort=Beoordeling.Soort.VERLENGING,
        motivering=VERLENGING,
        nieuwe_einddatum=nieuw,
        nieuwe_evaluatie=min(d.einde("EVALUATIE"), nieuw),
        gevraagd_door=d.leiding,
        gevraagd_op=d.dag,
        beslissen_voor=d.einde("TWEEDE_BEOORDELING"),
    )


def _new_version(d):
    """C08: discussed with the cliënt, and the old one stays readable."""
    d.voort(5)
    werkplan = plan.draft(d)
    plan.renew(d)
    plan.answer(d, werkplan)
    plan.fix(d, werkplan, d.casus.evaluatie_op, d.casus.einddatum)
    extra = {"werkplan": str(werkplan.pk), "nummer": werkplan.nummer}
    d.besluit(
        "C08", door=d.leiding, doel=Doel.PLAN, motivering=werkplan.wat_veranderde, gegevens=extra
    )
    d.log("werkplan.fix_versie", werkplan, d.leiding, doel=Doel.PLAN, rol=Rol.COORDINATOR)


def _hand_over(d):
    """C15: another coördinator, because the first one got other work."""
    others = [key for key in d.stad.pool(Functie.COORDINATOR) if d.stad.mensen[key] != d.leiding]
    d.ontsla(Rol.COORDINATOR, "Overgedragen")
    row = d.stel_aan(Rol.COORDINATOR, d.stad.mensen[others[-1]])
    extra = {"stap": "aanvaard", "rol": "COORDINATOR"}
    d.besluit("C15", door=row.user, doel=Doel.COORDINATIE, gegevens=extra)
    d.log("aanstelling.accept", row, row.user, doel=Doel.PLAN, rol=Rol.COORDINATOR)


def _loose_ends(d):
    if d.is_("overdracht"):
        d.set(overdracht_gevraagd_op=d.gisteren - timedelta(days=4))
        extra = {"stap": "gevraagd"}
        reden = "Ik werk vanaf volgende maand in een ander team."
        d.besluit("C15", door=d.leiding, doel=Doel.COORDINATIE, motivering=reden, gegevens=extra)
    if d.is_("versie"):
        plan.draft(d)
        plan.renew(d)
    if d.is_("zonder"):
        d.ontsla(Rol.COORDINATOR, "Langer afwezig")


def _in_heroverweging(d, until):
    _weeks_between(d, until)
    d.naar(d.gisteren - timedelta(days=9))
    _reconsider(d, "coordinator", "De omstandigheden zijn veranderd; we wegen of dit nog past.")
    if d.is_("beoordeling"):
        d.voort(5)
        row = _ask_extension(d)
        if d.is_("opgepakt"):
            _take(d, row)


def suspend(d):
    """C12: everything stops, looked at every four weeks at least."""
    d.voort(2)
    parked = {"termijn_code": d.casus.termijn_code, "termijn_tot": str(d.casus.termijn_tot)}
    terug, wie = d.casus.status, d.leiding or d.drager(Rol.ONDERZOEKER)
    extra = parked | {"stap": "opgeschort"}
    d.besluit(
        "C12", S.OPGESCHORT, door=wie, doel=Doel.RECHTEN, motivering=STILLEGGEN, gegevens=extra
    )
    d.set(terug_naar=terug)
    d.term("OPSCHORTING")
    rol = Rol.COORDINATOR if d.leiding else Rol.ONDERZOEKER
    d.log("casus.suspend", d.casus, wie, doel=Doel.RECHTEN, rol=rol)
