"""The own questions, those to answer, and what others can read."""

from disclosures.models import Vraag
from wams.accounts.models import Functie, Mandaat
from wams.doelbinding.policy import may

MEEST = 100


def overzicht(actor):
    """The page of the vraagbaak: first what waits for me, then what I asked."""
    rows = Vraag.objects.visible_to(actor)
    voor_mij = rows.voor_antwoord(actor)
    return {
        "wachten": list(voor_mij.filter(status=Vraag.Status.GESTELD)[:MEEST]),
        "beantwoord": list(
            voor_mij.exclude(status=Vraag.Status.GESTELD).order_by("-beantwoord_op")[:MEEST]
        ),
        "eigen": list(rows.filter(gesteld_door=actor.user_id).order_by("-gesteld_op")[:MEEST]),
        "antwoordt": bool({Functie.VRAAGBAAK, Functie.FG} & actor.functies),
    }


def vraag(actor, row):
    acts = ("answer", "publish", "withdraw")
    mag = {act: bool(may(actor, f"vraagbaak.{act}", row)) for act in acts}
    return {"mag": mag, "van_mij": row.gesteld_door_id == actor.user_id}


def veelgevraagd(actor):
    """For everybody: what the rules answer, and what the vraagbaak published; not who asked."""
    rows = Vraag.objects.visible_to(actor).gepubliceerd().order_by("-beantwoord_op")
    return {
        "vragen": actor.catalogus.rijen("veelgevraagd"),
        "eigen_vragen": list(rows[:MEEST]),
        "catalogus": actor.catalogus,
    }


def bereikbaar(actor):
    """To whom a question can be put: where somebody answers."""
    lopend = Mandaat.objects.lopend().filter(gemeente=actor.gemeente_id, user__is_active=True)
    baken = lopend.filter(functie=Functie.VRAAGBAAK)
    eigen = [m.organisatie_id for m in actor.mandaten]
    kan = {
        Vraag.Aan.GEMEENTE: baken.filter(organisatie__partijtype="COLLEGE").exists(),
        Vraag.Aan.ORGANISATIE: baken.filter(organisatie__in=eigen).exists(),
        Vraag.Aan.FG: lopend.filter(functie=Functie.FG).exists(),
    }
    return [aan for aan, er_is_iemand in kan.items() if er_is_iemand]
