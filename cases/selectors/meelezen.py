"""The casus as an independent supporter sees it: through the eyes of one cliënt, and no further.

He has no row that opens the casus, so these rows are asked for by cliënt; row-level security
gives those that the machtiging reaches and nothing else.
"""

from dataclasses import dataclass

from cases.models import (
    Aanstelling,
    Bemiddeling,
    Betrokkene,
    Brief,
    Casus,
    Gegeven,
    Hulpvraag,
    Hulpvraagvoorstel,
    Machtiging,
    ScopeRegel,
    ScopeVersie,
    Zienswijze,
)
from cases.selectors.brieven import blad_tekst
from cases.selectors.mensen import domeinlabels
from cases.selectors.volgende_stap import LABELS
from wams.doelbinding.policy import may
from wams.recht.codes import Doel, Rol

# Somebody else may be at risk, or bound to secrecy: read on request, after that was weighed.
NA_AFWEGING = frozenset({"P12", "P13"})
ACTS = ("machtiging.view_brieven", "voorstel.make", "zienswijze.bring", "bemiddeling.record")


@dataclass(frozen=True)
class Gelezen:
    """A row of the cliënt with what may be known of its casus, as the log needs it."""

    row: object
    dossier: object

    def __getattr__(self, name):
        return getattr(self.row, name)


def eigen_rij(model, machtiging):
    """The rows of this kind about the cliënt who gave the machtiging; the database decides."""
    rows = model.objects.unscoped().filter(casus=machtiging.casus_id)
    return rows.filter(betrokkene=machtiging.betrokkene_id)


def clienten(actor):
    """The own running machtigingen, the first end first, and those that ended this month."""
    own = Machtiging.objects.visible_to(actor).filter(user=actor.user_id).select_related("fase")
    running = own.lopend().filter(fase__status__in=Casus.OPEN)
    lopend = list(running.select_related("betrokkene", "fase").order_by("tot", "fase__nummer"))
    ended = own.exclude(pk__in=[row.pk for row in lopend]).order_by("-tot")
    return {"lopend": lopend, "geeindigd": list(ended), "shown": lopend}


def casus(actor, machtiging):
    """What this cliënt lets this supporter see and do now."""
    leest = machtiging.reikt_tot("meelezen")
    gegevens = _gegevens(actor, machtiging) if leest else []
    labels = domeinlabels(actor)
    voorstellen = list(Hulpvraagvoorstel.objects.visible_to(actor).bij(machtiging))
    bemiddelingen = Bemiddeling.objects.visible_to(actor).bij(machtiging)
    return {
        "client": Betrokkene.objects.unscoped().get(pk=machtiging.betrokkene_id),
        "leest": leest,
        "fase": Casus.Status(machtiging.fase.status).label,
        "hulpvraag": eigen_rij(Hulpvraag, machtiging).filter(ingetrokken_op=None).first(),
        "voorstellen": voorstellen,
        "wacht": any(row.status == Hulpvraagvoorstel.Status.VOORGESTELD for row in voorstellen),
        "kijken": list(eigen_rij(Zienswijze, machtiging)),
        "bemiddelingen": list(bemiddelingen),
        "gegevens": [(row, labels.get(row.domein, row.domein)) for row in gegevens],
        "onderwerpen": _onderwerpen(machtiging, labels) if leest else None,
        "dragers": _dragers(machtiging),
        "kan": {act.replace(".", "_"): bool(may(actor, act, machtiging)) for act in ACTS},
        "shown": [Gelezen(row, machtiging.fase) for row in gegevens],
    }


def brieven(actor, machtiging):
    """The letters that went to the cliënt, newest first, as they were sent."""
    rows = list(eigen_rij(Brief, machtiging).verzonden().order_by("-verzonden_op"))
    return {
        "brieven": [(row, blad_tekst(row, onder_kop=True)) for row in rows],
        "shown": [Gelezen(row, machtiging.fase) for row in rows],
    }


def kort(actor, machtiging):
    """What a form of the supporter shows above its fields."""
    return {"client": Betrokkene.objects.unscoped().get(pk=machtiging.betrokkene_id)}


def _gegevens(actor, machtiging):
    """What is known about the cliënt, without what is read only after weighing."""
    status = machtiging.fase.status
    codes = set(actor.catalogus.categorieen_voor(Doel.RECHTEN, Rol.ONDERSTEUNER, status))
    rows = eigen_rij(Gegeven, machtiging).bruikbaar().categorieen(codes - NA_AFWEGING)
    return list(rows.order_by("-peildatum", "-aangemaakt_op"))


def _onderwerpen(machtiging, labels):
    """What the cliënt let it be about, as far as it is about the cliënt himself."""
    scope = eigen_rij(ScopeVersie, machtiging).order_by("-nummer").first()
    if scope is None:
        return None
    rows = ScopeRegel.objects.unscoped().filter(scope=scope, persoon=machtiging.betrokkene_id)
    codes = rows.filter(mag=True, partij=None).order_by("domein").values_list("domein", flat=True)
    return [labels.get(code, code) for code in codes]


def _dragers(machtiging):
    """Whom to call: who carries the casus now."""
    rows = Aanstelling.objects.unscoped().filter(casus=machtiging.casus_id).lopend()
    return [
        (LABELS[row.rol].capitalize(), row.user)
        for row in rows.select_related("user").order_by("rol")
    ]
