"""Keeping, fetching and dropping drafts; all within the context of the person who types."""

from django.db import connection
from django.utils import timezone

from wams.formulieren.models import GEEN_OBJECT, Concept

BEWAARKLASSE = "RC20"


def _key(actor, act, obj):
    return {
        "user_id": actor.user_id,
        "gemeente_id": actor.gemeente_id,
        "act": act,
        "object_id": getattr(obj, "pk", None) or GEEN_OBJECT,
    }


def alone(actor, act, obj):
    """Until this transaction ends nobody else keeps or drops this draft: two tabs, or draft and
    form at once."""
    key = "|".join(str(part) for part in _key(actor, act, obj).values())
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [key])


def keep(actor, act, obj, *, adres, titel, velden):
    """Save what was typed so far; a later save of the same form replaces it."""
    key = _key(actor, act, obj)
    dossier = getattr(obj, "dossier", None)
    concept = Concept.objects.visible_to(actor).filter(**key).first() or Concept(
        **key, bewaarklasse=BEWAARKLASSE, casus_id=dossier.pk if dossier else None
    )
    concept.adres, concept.titel = adres[:200], titel[:120]
    concept.inhoud = velden
    concept.bewaard_op = timezone.now()
    concept.save()
    return concept


def fetch(actor, act, obj):
    """The draft of this form by this person, or None."""
    return Concept.objects.visible_to(actor).filter(**_key(actor, act, obj)).first()


def drop(actor, act, obj):
    """Forget the draft: it was sent, or its writer starts again."""
    alone(actor, act, obj)
    Concept.objects.visible_to(actor).filter(**_key(actor, act, obj)).delete()


def own(actor):
    """Drafts of this person, newest first, for Mijn werk."""
    return Concept.objects.visible_to(actor).order_by("-bewaard_op")
