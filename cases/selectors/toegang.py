"""Why somebody sees a casus, and who else can: rule and grant, in words."""

from dataclasses import dataclass
from itertools import groupby

from cases.selectors.casus import kop
from cases.selectors.volgende_stap import LABELS
from wams.doelbinding.policy import may, ontvangt_als
from wams.doelbinding.rls import Nu
from wams.doelbinding.toewijzing import Toewijzing
from wams.recht.codes import Rol
from wams.recht.oordeel.cellen import leesbare_categorieen


@dataclass(frozen=True)
class Toegang:
    """One person in one role, with the doelen for which he has access now."""

    user: object
    organisatie: object
    rol: str
    doelen: list
    reden: str
    van: object
    tot: object
    toegekend_door: object


def waarom(actor, casus):
    """The rule and the grant by which one sees this, under the doel of now."""
    decision = may(actor, actor.act, casus)
    grant = _live(actor, casus).filter(pk=decision.toewijzing_id).first()
    doel = actor.catalogus.doel(decision.doel)
    soorten = _leesbaar(actor, casus, decision)
    return kop(actor, casus) | {
        "grant": grant,
        "regel": decision.regel,
        "grondslag": actor.catalogus.grondslag(doel.grondslag),
        "soorten": [actor.catalogus.categorie(code).label for code in sorted(soorten)],
        "shown": [],
    }


def _leesbaar(actor, casus, decision):
    """What ``may`` lets this grant read: not all that its doel could need."""
    mijn = (g for g in actor.grants_on(casus.pk) if g.id == decision.toewijzing_id)
    return frozenset().union(
        *(
            leesbare_categorieen(
                actor.catalogus, ontvangt_als(grant), grant.rol, grant.doel, casus.status
            )
            for grant in mijn
        )
    )


def wie(actor, casus):
    """Everybody with access now: role, doel, until when and why."""
    rows = _live(actor, casus).order_by("user__naam", "user_id", "rol", "permission__codename")
    found = groupby(rows, key=lambda row: (row.user_id, row.rol))
    return kop(actor, casus) | {"toegangen": [_toegang(actor, list(group)) for _, group in found]}


def _live(actor, casus):
    rows = Toewijzing.objects.visible_to(actor).filter(casus=casus, van__lte=Nu(), tot__gt=Nu())
    return rows.select_related("user", "organisatie", "permission", "toegekend_door")


def _toegang(actor, rows):
    first = rows[0]
    return Toegang(
        user=first.user,
        organisatie=first.organisatie,
        rol=LABELS.get(first.rol) or str(Rol(first.rol).value).lower(),
        doelen=[actor.catalogus.doel(row.doel).label for row in rows],
        reden=first.reden,
        van=min(row.van for row in rows),
        tot=max(row.tot for row in rows),
        toegekend_door=first.toegekend_door,
    )
