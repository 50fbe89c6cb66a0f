"""The rules of a gemeente as everybody may read them, and where a change of them stands."""

from uuid import UUID

from django.utils import timezone

from wams.accounts.models import User
from wams.doelbinding.policy import may
from wams.errors import Denied
from wams.recht import selectors as recht
from wams.recht.models import Catalogusversie
from wams.recht.rijen import SOORTEN
from wams.wetboek import namen, poort, regels
from wams.wetboek.models import Dpia, Ontwerp

Status = Catalogusversie.Status
STAPPEN = (
    "catalogus.advise",
    "catalogus.sign_as_jurist",
    "catalogus.sign_as_besluitnemer",
    "catalogus.withdraw",
)


def ontwerpen(actor):
    return Ontwerp.objects.filter(gemeente=actor.gemeente_id)


def versies(actor):
    """Every version of the gemeente, the newest first."""
    return Catalogusversie.objects.filter(gemeente=actor.gemeente_id).order_by("-nummer")


def dpias(actor):
    rows = Dpia.objects.filter(gemeente=actor.gemeente_id)
    return rows.select_related("opgesteld_door", "advies_door", "besluit_door")


def open_ontwerp(gemeente_id):
    rijen = Ontwerp.objects.filter(gemeente=gemeente_id, status=Ontwerp.Status.OPEN)
    return rijen.defer("inhoud").first()


def voorgelegd(gemeente_id):
    rijen = Catalogusversie.objects.filter(gemeente=gemeente_id, status=Status.VOORGELEGD)
    return rijen.defer("inhoud").first()


def nieuwste(gemeente_id):
    """The last version that is law or will be: where a change begins and is compared with."""
    rijen = Catalogusversie.objects.filter(gemeente=gemeente_id, status=Status.ACTIEF)
    return rijen.order_by("-actief_vanaf").first()


def mag(actor, obj, *acts):
    """Which of these acts to offer, by their verb."""
    return {act.split(".")[1]: bool(may(actor, act, obj)) for act in acts}


def gids(actor, filters=None):
    """The rules that hold on a day: per subject, or those in which a word occurs."""
    filters = filters or {}
    op = filters.get("op") or timezone.localdate()
    boek = recht.voor(actor.gemeente_id, op=op)
    alle = regels.geldig(boek.inhoud, boek.regime, op)
    onderwerpen = [
        (soort, namen.soortnaam(soort), sum(r.soort == soort for r in alle))
        for soort in SOORTEN
        if soort in boek.tabellen
    ]
    gekozen = [r for r in alle if _past(r, filters)] if _chosen(filters) else []
    return {
        "boek": boek,
        "op": op,
        "onderwerpen": onderwerpen,
        "gekozen": bool(_chosen(filters)),
        "regels": gekozen,
        "te_bevestigen": sum(r.rij.te_bevestigen for r in alle),
        "aantal": len(alle),
    }


def _chosen(filters):
    return {k: v for k, v in filters.items() if k != "op"}


def _past(regel, filters):
    return (
        filters.get("onderwerp", regel.soort) == regel.soort
        and regel.bevat(filters.get("woord", ""))
        and (regel.rij.te_bevestigen or not filters.get("open"))
    )


def regel(actor, pk: UUID, filters=None):
    """One row as it read in each version that was ever law, and on a day."""
    op = (filters or {}).get("op") or timezone.localdate()
    historie = []
    for versie in versies(actor).filter(status__in=(Status.ACTIEF, Status.VERVALLEN)):
        found = regels.by_pk(versie.inhoud).get(pk)
        if found:
            historie.append({"versie": versie, "regel": found})
    if not historie:
        raise Denied("catalogus.view", "onbekend", "Deze regel is er niet.")
    return {"historie": historie, "op": op, "toen": _toen(actor, pk, op), **historie[0]}


def _toen(actor, pk, op):
    """What a decision of that day rested on; None where no version held or the row did not."""
    versie = Catalogusversie.objects.gekozen_op(actor.gemeente_id, op).first()
    found = versie and regels.by_pk(versie.inhoud).get(pk)
    return found if found and found.rij.geldt(versie.regime, op) else None


def tijdlijn(actor):
    """Which regime holds from when: the version that began it is the decision."""
    rijen = versies(actor).filter(status=Status.ACTIEF).order_by("actief_vanaf").defer("inhoud")
    gevonden = []
    for versie in rijen.prefetch_related("handtekeningen__user"):
        if not gevonden or gevonden[-1].regime != versie.regime:
            gevonden.append(versie)
    return gevonden[::-1]


def overzicht(actor):
    """Versions, regimes, what is being changed, and what a signature would still wait for."""
    vandaag = timezone.localdate()
    geldend = recht.voor(actor.gemeente_id)
    return {
        "versies": list(versies(actor).defer("inhoud")),
        "tijdlijn": tijdlijn(actor),
        "ontwerp": open_ontwerp(actor.gemeente_id),
        "voorgelegd": voorgelegd(actor.gemeente_id),
        "geldend": geldend,
        "gaten": gaten_voor_wams(actor, geldend, vandaag),
        "mag": mag(actor, None, "ontwerp.start", "ontwerp.view"),
    }


def gaten_voor_wams(actor, boek, op):
    """What would block WAMS today with the rules that the gemeente has now."""
    inhoud = poort.in_inhoud(boek.inhoud, "WAMS", op)
    return inhoud + poort.eromheen(actor.gemeente_id, "WAMS", op)


def ontwerp(actor, row, filters=None):
    woord = (filters or {}).get("woord", "")
    return _stand(row) | {"gezocht": woord, "regels": found(row, woord) if woord else []}


def found(row, woord):
    return [regel for regel in regels.walk(row.inhoud) if regel.bevat(woord)]


def regel_van(row, pk):
    """One row of a draft, for its form."""
    gevonden = regels.by_pk(row.inhoud).get(pk)
    if gevonden is None:
        raise Denied("regel.correct", "onbekend", "Deze regel is er niet.")
    return gevonden


def _stand(row):
    oud = row.vertrekpunt.inhoud if row.vertrekpunt else {}
    verschillen = regels.compare(oud, row.inhoud)
    return {
        "verschillen": verschillen,
        "telling": regels.count(verschillen),
        "gaten": poort.in_inhoud(row.inhoud, row.regime, timezone.localdate()),
        "rondom": poort.eromheen(row.gemeente_id, row.regime, timezone.localdate()),
        "schrijvers": schrijvers(row),
    }


def versie(actor, row):
    """One version beside the one before it, with who advised and signed."""
    oud = row.vertrekpunt
    verschillen = regels.compare(oud.inhoud if oud else {}, row.inhoud) if oud else []
    return {
        "oud": oud,
        "ander_regime": bool(oud) and oud.regime != row.regime,
        "verschillen": verschillen,
        "telling": regels.count(verschillen),
        "adviezen": list(row.adviezen.select_related("fg")),
        "handtekeningen": list(row.handtekeningen.select_related("user")),
        "gaten": poort.van_versie(row) if row.status == Status.VOORGELEGD else [],
        "mag": mag(actor, row, *STAPPEN),
        "schrijvers": schrijvers(row),
    }


def schrijvers(row):
    return list(User.objects.filter(pk__in=row.auteurs).order_by("naam"))


def dpia_overzicht(actor):
    vandaag = timezone.localdate()
    rijen = list(dpias(actor))
    regime = actor.catalogus.regime
    return {
        "dpias": rijen,
        "regime": regime,
        "geldend": next((d for d in rijen if d.regime == regime and d.geldt(vandaag)), None),
        "mag": mag(actor, None, "dpia.draw_up"),
    }


def dpia(actor, row):
    return {"mag": mag(actor, row, "dpia.advise", "dpia.decide")}


def dpia_signaal(actor):
    """What the FG must know: the regime of today has no assessment, or one past its review."""
    regime, vandaag = actor.catalogus.regime, timezone.localdate()
    vast = [d for d in dpias(actor) if d.regime == regime and d.status == Dpia.Status.VASTGESTELD]
    if any(d.geldt(vandaag) for d in vast):
        return None
    return {"regime": regime, "verlopen": max((d.herzien_voor for d in vast), default=None)}


BIJLAGE = ("partijtypen", "doelen", "doel_matrix", "termijnen", "bewaarregels", "grondslagen")


def bijlage_inhoud(boek):
    return {soort: boek.inhoud[soort] for soort in BIJLAGE}


def bijlage(actor):
    """Matrix, doelen, terms and grounds of today as the annex to the DPIA."""
    boek = actor.catalogus
    alle = regels.geldig(boek.inhoud, boek.regime, boek.peildatum)
    return {
        "boek": boek,
        "gemeente": actor.gemeente,
        "hoofdstukken": [
            (namen.soortnaam(soort), [r for r in alle if r.soort == soort]) for soort in BIJLAGE
        ],
    }
