"""Which gegevens somebody may see or add for the doel for which he works; agrees with ``may``."""

from django.utils import timezone

from cases.models import Gegeven
from cases.selectors.casus import kop
from cases.selectors.gegeven import merken, verklaringen
from cases.selectors.mensen import domeinlabels
from wams.accounts.models import Organisatie
from wams.accounts.selectors import partijen_op
from wams.doelbinding.policy import may
from wams.recht.oordeel.cellen import COLLEGE, LEIDING, leesbare_categorieen

# A BSN has a place of its own, and who told something is never a gegeven.
NOOIT_INVOEREN = frozenset({"P02", "P14"})


def zichtbare_categorieen(actor, casus, decision):
    """The categories of this doel in this state that the college may receive."""
    return leesbare_categorieen(actor.catalogus, COLLEGE, decision.rol, decision.doel, casus.status)


def invoer_categorieen(actor, casus, decision):
    """The categories that may be entered now, each with whether a motivation is needed."""
    cellen = actor.catalogus.cellen(decision.rol, doel=decision.doel, status=casus.status)
    motivated = {code for cel in cellen for code in cel.gemotiveerd}
    for code in zichtbare_categorieen(actor, casus, decision):
        if actor.catalogus.categorie(code).gemotiveerd:
            motivated.add(code)
    visible = sorted(zichtbare_categorieen(actor, casus, decision) - NOOIT_INVOEREN)
    return {code: code in motivated for code in visible}


def bronhouders(actor):
    """Organisations that can answer for a gegeven: those on the partijenlijst, and the college."""
    partijen = partijen_op(actor.gemeente_id, timezone.localdate())
    return Organisatie.objects.filter(pk__in=partijen.values("organisatie")).order_by("naam")


def gegevens_voor(actor, casus, decision):
    """Every gegeven of the casus for which ``may`` says yes under this decision."""
    rows = Gegeven.objects.visible_to(actor).van(casus).in_scope()
    if not decision or actor.user.handhaaft:
        return rows.none()
    rows = rows.exclude(status__in=Gegeven.DICHT)
    if decision.rol not in LEIDING:
        rows = rows.filter(beperkt=False)
    rows = rows.categorieen(zichtbare_categorieen(actor, casus, decision))
    return rows.with_people().select_related("betrokkene", "probleem", "bronhouder", "document")


def gegevens(actor, casus, filters=None):
    """The page of all gegevens that one may see, newest first, with what people said about them."""
    decision = may(actor, actor.act, casus)
    rows = list(_chosen(gegevens_voor(actor, casus, decision), filters or {}))
    labels, said = domeinlabels(actor), verklaringen(actor, rows)
    return kop(actor, casus) | {
        "gegevens": [_regel(actor, row, labels, said.get(row.pk, ())) for row in rows],
        "gefilterd": bool(filters),
        "uit_te_zoeken": uit_te_zoeken(actor, casus),
        "shown": rows,
    }


def uit_te_zoeken(actor, casus):
    """What waits for who settles it, the oldest term first: that it is there, not what it says."""
    rows = Gegeven.objects.visible_to(actor).van(casus).defer("inhoud", "motivering")
    rows = rows.filter(status__in=Gegeven.AF_TE_HANDELEN).exclude(afhandelen_voor=None)
    return [
        {"rij": row, "categorie": actor.catalogus.categorie(row.categorie).label}
        for row in rows.select_related("casus").order_by("afhandelen_voor")
        if may(actor, "gegeven.view_open", row)
    ]


def _chosen(rows, filters):
    if soort := filters.get("soort"):
        rows = rows.filter(soort=soort)
    match filters.get("kenmerk"):
        case "verlopen":
            return rows.filter(houdbaar_tot__lt=timezone.localdate())
        case "nagekeken":
            return rows.exclude(geverifieerd_op=None)
        case "beperkt":
            return rows.filter(beperkt=True)
        case "risico":
            return rows.filter(handhavingsrisico=True)
        case "beroepsgeheim":
            return rows.filter(beroepsgeheim=True)
    return rows


def _regel(actor, row, labels, said):
    return {
        "rij": row,
        "domein": labels.get(row.domein, row.domein),
        "categorie": actor.catalogus.categorie(row.categorie).label,
        "mede": len(row.betrokkene_ids()) - 1,
        "merken": merken(row),
        "verlopen": row.houdbaar_tot < timezone.localdate(),
        "verklaringen": said,
    }
