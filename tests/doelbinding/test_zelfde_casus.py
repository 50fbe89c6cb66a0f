"""A row of one casus never points at a person, problem or plan of another."""

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, models, transaction

from cases.models import Casus, Gegeven
from tests.cases.sturing import client_van, gegeven
from wams.audit import log
from wams.doelbinding.rls import acting_as

pytestmark = pytest.mark.django_db
KEYS = """
SELECT conrelid::regclass::text, array_agg(a.attname::text ORDER BY a.attname)
FROM pg_constraint k JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = ANY (k.conkey)
WHERE k.contype = 'f' AND array_length(k.conkey, 1) = 2 AND k.convalidated GROUP BY k.oid, 1
"""


def keys(model):
    return [f for f in model._meta.local_fields if isinstance(f, models.ForeignKey)]


def under_casus(model):
    return any(key.related_model is Casus for key in keys(model))


def pairs():
    """(table, column) of each reference from a row under a casus to another row under a casus."""
    return {
        (model._meta.db_table, key.column)
        for model in apps.get_models()
        if model._meta.managed and under_casus(model)
        for key in keys(model)
        if key.related_model is not Casus and under_casus(key.related_model)
    }


@pytest.mark.req("SEC-014")
def test_every_reference_within_a_casus_is_checked_with_the_casus():
    with connection.cursor() as cursor:
        found = {(table, tuple(columns)) for table, columns in cursor.execute(KEYS).fetchall()}
    wanted = {(table, tuple(sorted((column, "casus_id")))) for table, column in pairs()}

    assert len(wanted) > 15
    assert wanted - found == set()


@pytest.mark.req("SEC-014")
def test_who_works_in_two_casussen_does_not_mix_their_people(wereld):
    one, other = [wereld.casus_van(wereld.coordinator) for _ in range(2)]
    row = gegeven(wereld, one, client_van(one))
    stranger = client_van(other)

    actor = wereld.actor(wereld.coordinator)
    with acting_as(actor), log.act(actor, "gegeven.add"):
        row.betrokkene = stranger
        with pytest.raises(IntegrityError, match="in_casus"), transaction.atomic():
            row.save(update_fields=["betrokkene"])
        kept = Gegeven.objects.unscoped().get(pk=row.pk)

    assert kept.betrokkene_id == client_van(one).pk
