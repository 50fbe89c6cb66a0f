"""Steps that several acts share: touch a concept, check a text, end a share, end an afspraak."""

from datetime import datetime, time, timedelta

from django.utils import timezone

from wams.doelbinding import grants
from wams.doelbinding.rls import Nu
from wams.doelbinding.toewijzing import Toewijzing
from wams.errors import DomainError
from wams.recht.codes import Doel, Rol
from wams.recht.oordeel.cellen import krijgt_nooit
from workplans import woordenlijst
from workplans.models import Afspraak


def touch(plan):
    """A change in a concept is a new text: whoever agreed with the old one is asked again."""
    if plan.is_concept:
        plan.gewijzigd_op = timezone.now()
        plan.save(update_fields=["gewijzigd_op"])


def check_future(day, *, field):
    if day < timezone.localdate():
        raise DomainError("Deze datum ligt in het verleden.", field=field)


def check_past(day, *, field):
    if day > timezone.localdate():
        raise DomainError("Deze datum ligt in de toekomst.", field=field)


def check_words(tekst, actor, organisatie):
    """What the matrix keeps from a partij does not reach it in the words of an afspraak either."""
    for klasse, words in woordenlijst.gevonden(tekst).items():
        if krijgt_nooit(actor.catalogus, organisatie.partijtype, klasse):
            found = woordenlijst.opsomming({klasse: words})
            raise DomainError(
                f"{organisatie.naam} mag niets weten over {woordenlijst.NAMEN[klasse]}. "
                f"Haal {found} weg en schrijf alleen wat er moet gebeuren.",
                field="wat",
            )


def end_of(day):
    """The first moment after a day."""
    return timezone.make_aware(datetime.combine(day + timedelta(days=1), time.min))


def take_share(afspraak, actor):
    """The doel of an own afspraak, until the end of its day; a longer share stays as it is."""
    tot = end_of(afspraak.voor)
    rows = Toewijzing.objects.visible_to(actor).filter(
        user=actor.user_id,
        casus=afspraak.casus_id,
        rol=Rol.PARTIJ,
        permission__codename=Doel.AFSPRAAK,
    )
    lopend = rows.filter(tot__gt=Nu()).order_by("-tot").first()
    if lopend and lopend.tot >= tot:
        return
    if lopend:
        _end(actor, afspraak.casus_id, actor.user_id)
    grants.give(
        actor,
        afspraak.fase,
        user=actor.user,
        rol=Rol.PARTIJ,
        organisatie_id=afspraak.organisatie_id,
        tot=tot,
        reden="eigen afspraak toegezegd",
        doelen=[Doel.AFSPRAAK],
        door=afspraak.gevraagd_door,
    )


def end_share(afspraak, actor):
    """Access ends with the last open afspraak of this person in the casus."""
    if not afspraak.uitvoerder_id:
        return
    rows = Afspraak.objects.visible_to(actor).open().filter(casus=afspraak.casus_id)
    others = rows.filter(uitvoerder=afspraak.uitvoerder_id).exclude(pk=afspraak.pk)
    if not others.exists():
        _end(actor, afspraak.casus_id, afspraak.uitvoerder_id)


def lapse(afspraak, actor, reden):
    """It will not happen: say why, and close what it opened."""
    afspraak.move_to(Afspraak.Status.VERVALLEN)
    afspraak.afgerond_op = timezone.localdate()
    afspraak.vervallen_reden = reden
    afspraak.save(update_fields=["status", "afgerond_op", "vervallen_reden"])
    end_share(afspraak, actor)


def lapse_all(afspraken, actor, reden):
    for afspraak in afspraken:
        lapse(afspraak, actor, reden)


def _end(actor, casus_id, user_id):
    grants.end(actor, casus_id, user_id=user_id, rollen=[Rol.PARTIJ], doel=Doel.AFSPRAAK)
