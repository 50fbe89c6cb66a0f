"""What happens by itself. Safe to run twice: what was done is no longer due."""

import logging
from contextlib import suppress

from celery import shared_task

from cases.actions import aanpak, brieven, einde, routeb, scope, uitstel, verdelen
from cases.actions import documenten as document_acts
from cases.selectors import documenten, nacht
from wams.accounts.models import Gemeente
from wams.bestanden import scanner
from wams.doelbinding.actor import Actor
from wams.doelbinding.rls import acting_as
from wams.errors import Denied, DomainError

logger = logging.getLogger("cases.tasks")


@shared_task
def reconsider_due():
    """C09: reweigh each aanpak at its evaluation or end date."""
    _do_for_each("casus.reconsider", nacht.te_heroverwegen, aanpak.reconsider_casus)


@shared_task
def close_ended():
    """C13: the last access ends when the term for the closing work is over."""
    _do_for_each("casus.close", nacht.af_te_sluiten, einde.close_casus)


@shared_task
def expire_aanstellingen():
    """Who can no longer work is no longer named: the werkverdeler sees that somebody is needed."""
    _do_for_each("aanstelling.expire", nacht.zonder_toegang, verdelen.expire_aanstelling)


@shared_task
def end_route_b():
    """C05: an onderzoek on request ends at its end date, unless an extension waits."""
    _do_for_each("casus.end_route_b", nacht.onderzoek_b_voorbij, routeb.end_route_b)


@shared_task
def expire_uitstel():
    """A delay of informing ends on its day; the letter that waited is made."""
    _do_for_each("uitstel.expire", nacht.uitstel_voorbij, uitstel.expire_uitstel)


@shared_task
def expire_merken():
    """A guard mark ends by itself; nobody asks for it."""
    for gemeente in Gemeente.objects.all():
        routeb.expire_merken(gemeente, actor=Actor.system("merk.expire", gemeente.pk))


@shared_task
def readdress_letters():
    """Birthdays and the dates of orders: what waits goes to who gets it from today."""
    _do_for_each("brief.readdress", nacht.voor_een_ander, brieven.readdress_brief)


@shared_task
def expire_antwoorden():
    """What a parent answered ends six weeks after the birthday, as in the screens."""
    _do_for_each("scope.expire", nacht.antwoord_voorbij, scope.expire_antwoorden)


@shared_task
def scan_documents():
    """What the scanner has not seen stays closed; when it is silent, the next time looks again."""
    for gemeente in Gemeente.objects.all():
        actor = Actor.system("document.scan", gemeente.pk)
        with acting_as(actor):
            waiting = list(documenten.te_controleren(actor))
        for document in waiting:
            _scan(document, actor)


@shared_task
def sweep_files():
    """What a crash left on disk without a row."""
    for gemeente in Gemeente.objects.all():
        document_acts.sweep_files(gemeente, actor=Actor.system("document.sweep", gemeente.pk))


def _scan(document, actor):
    try:
        uitslag = scanner.scan(documenten.lees(document))
    except (scanner.ScannerStilError, OSError) as error:
        logger.warning("document.scan %s: %s", document.pk, type(error).__name__)
        return
    with suppress(DomainError, Denied):  # judged or removed meanwhile
        document_acts.judge_document(
            document, actor=actor, schoon=uitslag.schoon, bevinding=uitslag.naam
        )


def _do_for_each(act, rows, perform):
    for gemeente in Gemeente.objects.all():
        actor = Actor.system(act, gemeente.pk)
        with acting_as(actor):
            due = list(rows(actor))
        for row in due:
            try:
                perform(row, actor=actor)
            except (DomainError, Denied) as error:  # changed meanwhile: the next night looks again
                logger.info("%s %s: %s", act, row.pk, type(error).__name__)
