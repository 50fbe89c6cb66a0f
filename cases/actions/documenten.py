"""Documents: taken in whole or not at all, and released once the scanner has seen them."""

from django.utils import timezone

from cases.actions import nieuw_gegeven
from cases.actions.document_stappen import shred
from cases.models import Document
from cases.selectors import documenten as selectors
from cases.selectors import eisen
from wams.actions import action
from wams.bestanden import opslag
from wams.doelbinding.policy import may
from wams.errors import DomainError

HOOGSTENS = 200


@action("document.add")
def add_document(casus, *, actor, bestand, categorie, ook=(), klasse="", **answers):
    """A gegeven with a file, in the highest class of all that is in it.

    The file is on disk before its row is: a crash between them leaves a file that nobody can find
    or open, and that the night removes.
    """
    if Document.objects.visible_to(actor).van(casus).met_bestand().count() >= HOOGSTENS:
        raise DomainError("In deze casus zitten al 200 documenten.", field="bestand")
    inside = {categorie, *ook}
    _check_inside(casus, actor, inside, answers.get("motivering", ""))
    categorie, klasse = _hoogste(actor.catalogus, categorie, inside, klasse)
    gegeven = nieuw_gegeven.record(
        casus, actor=actor, categorie=categorie, klasse=klasse, **answers
    )
    name = opslag.nieuwe_naam()
    opslag.bewaar(casus.gemeente_id, casus.pk, name, bestand.content)
    document = Document(
        casus=casus,
        gegeven=gegeven,
        naam=bestand.naam,
        soort=bestand.soort,
        grootte=len(bestand.content),
        categorieen=sorted(inside),
        opslag=name,
        bewaarklasse=casus.bewaarklasse,
    )
    document.save()
    return gegeven


@action("document.scan")
def judge_document(document, *, actor, schoon, bevinding=""):
    """What the scanner said: released, or refused and gone."""
    if document.status != Document.Status.CONTROLE:
        return
    document.move_to(Document.Status.KLAAR if schoon else Document.Status.GEWEIGERD)
    document.gecontroleerd_op, document.bevinding = timezone.now(), bevinding
    document.save(update_fields=["status", "gecontroleerd_op", "bevinding"])
    if not schoon:
        shred(document)


@action("document.sweep")
def sweep_files(gemeente, *, actor):
    """Remove what a crash left on disk: old files that no row at all points at."""
    opslag.ruim_op(gemeente.pk, selectors.losse(opslag.oude_namen(gemeente.pk)))


def _check_inside(casus, actor, inside, motivering):
    decision = may(actor, actor.act, casus)
    for code in sorted(inside):
        nieuw_gegeven.check_categorie(actor, casus, decision, code, motivering)


def _hoogste(catalogus, categorie, inside, klasse):
    """The category that is guarded best, and the class of it: an author can only go higher."""
    found = {code: eisen.klassen(catalogus, code)[0] for code in sorted(inside)}
    found[categorie] = klasse or found[categorie]
    top = eisen.hoogste(catalogus, found.values())
    ruling = categorie if found[categorie] == top else _first(found, top)
    return ruling, top


def _first(found, klasse):
    return next(code for code, its in found.items() if its == klasse)
