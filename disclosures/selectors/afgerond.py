"""What a record says and how it stands, for whoever goes on from it."""

from disclosures.models import Stand, Verstrekking

# Of the record itself: a record that follows it gets its own.
EIGEN = {"id", "nummer", "vorige_id", "aangemaakt_op", "bewaren_tot", "versie"}


def follow(verstrekking, **anders):
    """A record with every answer of this one, and what is different; not saved."""
    attnames = [field.attname for field in verstrekking._meta.concrete_fields]
    answers = {name: getattr(verstrekking, name) for name in attnames if name not in EIGEN}
    for name in anders:
        answers.pop(f"{name}_id", None)
    return Verstrekking(**answers | anders, vorige=verstrekking)


def has_successor(actor, verstrekking):
    return Verstrekking.objects.visible_to(actor).filter(vorige=verstrekking.pk).exists()


def stand_van(actor, verstrekking):
    """Where it stands now: the newest Stand, else done."""
    rows = Stand.objects.visible_to(actor).filter(verstrekking=verstrekking.pk).order_by("-op")
    return rows.values_list("status", flat=True).first() or Verstrekking.Status.GEDAAN
