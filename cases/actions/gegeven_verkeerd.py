"""A gegeven that is about somebody else: blocked at once, settled within two working days."""

from cases.actions import bereik, document_stappen, stappen, vastleggen
from cases.actions.gegeven_stappen import decide, rest_on_nothing
from cases.models import Document, Gegeven
from wams.actions import action
from wams.errors import DomainError

Status = Gegeven.Status


@action("gegeven.mark_wrong")
def mark_wrong(gegeven, *, actor, reden):
    """Whoever sees it blocks it: for everybody, at once."""
    if gegeven.geblokkeerd:
        raise DomainError("Dit gegeven is al geblokkeerd.")
    casus = stappen.lock(gegeven.casus_id, actor)
    gegeven.terug_naar = gegeven.status
    gegeven.move_to(Status.GEBLOKKEERD)
    gegeven.beperkt_door = actor.user
    gegeven.afhandelen_voor = stappen.day_of_wrong(actor)
    gegeven.save(
        update_fields=["status", "terug_naar", "beperkt", "beperkt_door", "afhandelen_voor"]
    )
    decide(gegeven, actor, "geblokkeerd", reden, **stappen.begin_wrong(casus, actor))


@action("gegeven.solve_wrong")
def solve_wrong(
    gegeven, *, actor, uitkomst, datalek, ontvangers, toelichting, betrokkene=None
):  # fmt: skip
    """Right after all, about somebody else of this casus, or not of this casus at all."""
    casus = stappen.lock(gegeven.casus_id, actor)
    if gegeven.status != Status.GEBLOKKEERD or not gegeven.afhandelen_voor:
        raise DomainError("Dit gegeven is niet geblokkeerd.")
    extra = {"datalek": datalek, "ontvangers": ontvangers}
    outcome = gegeven
    if uitkomst == "terecht":
        _restore(gegeven, actor)
    elif uitkomst == "verplaatst":
        outcome = _move(gegeven, actor, betrokkene)
    else:
        _remove(gegeven, actor)
    bereik.apply_scope(casus, actor)
    decide(outcome, actor, uitkomst, toelichting, was=str(gegeven.pk), **extra)
    stappen.end_wrong(casus, actor)
    return outcome


def _restore(gegeven, actor):
    gone = rest_on_nothing(gegeven, actor)
    gegeven.move_to(Status.INGETROKKEN if gone else gegeven.terug_naar or Status.GELDIG)
    gegeven.terug_naar, gegeven.afhandelen_voor = "", None
    gegeven.save(update_fields=["status", "terug_naar", "beperkt", "afhandelen_voor"])


def _move(gegeven, actor, betrokkene):
    """The same words about another person of this casus; about this one nothing stays."""
    if betrokkene is None or betrokkene.pk == gegeven.betrokkene_id:
        raise DomainError("Kies over wie dit gegeven wel gaat.", field="betrokkene")
    if gegeven.toestemming_id:
        raise DomainError(
            "Dit gegeven rust op toestemming van de eerste persoon. Verwijder het, en vraag deze "
            "persoon zelf om toestemming.",
            field="uitkomst",
        )
    new = vastleggen.copy(gegeven, actor, betrokkene=betrokkene, probleem=None, mede=())
    _remove(gegeven, actor)
    return new


def _remove(gegeven, actor):
    """What was written or sent goes; that something was here stays, for who has to be told."""
    gegeven.move_to(Status.VERWIJDERD)
    gegeven.inhoud = gegeven.motivering = ""
    gegeven.bron, gegeven.afhandelen_voor = "verwijderd", None
    gegeven.save(
        update_fields=["status", "beperkt", "inhoud", "motivering", "bron", "afhandelen_voor"]
    )
    for document in Document.objects.visible_to(actor).filter(gegeven=gegeven.pk):
        document_stappen.remove(document)
