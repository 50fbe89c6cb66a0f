import uuid
from contextlib import contextmanager

import pytest
from django import forms
from django.core import serializers
from django.core.exceptions import FieldError
from django.db import connection, models, transaction
from hypothesis import HealthCheck, given, strategies
from hypothesis import settings as hypothesis_settings

from tests.conftest import role
from wams.kluis import sleutels
from wams.kluis.errors import KeyringError, SealError
from wams.kluis.velden import Sealed, SealedJSONField, SealedTextField, encrypted_fields

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("kluis", "tabel")]
DOSSIER, ANDER_DOSSIER = uuid.UUID(int=1), uuid.UUID(int=2)


class Notitie(models.Model):
    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    dossier_id = models.UUIDField()
    titel = models.CharField(max_length=50)
    verhaal = SealedTextField("wat er speelt", null=True, blank=True, max_length=2000)
    antwoord = SealedTextField(default="")
    concept = SealedJSONField(null=True)

    class Meta:
        app_label = "kluis_test"


class NotitieAnders(Notitie):
    class Meta:
        app_label = "kluis_test"
        proxy = True


@pytest.fixture(scope="module")
def tabel(django_db_setup, django_db_blocker):
    rights = "GRANT SELECT, INSERT, UPDATE, DELETE ON kluis_test_notitie TO wams_app"
    with as_owner(django_db_blocker) as editor:
        editor.create_model(Notitie)
        editor.execute(rights)
    yield
    with as_owner(django_db_blocker) as editor:
        editor.delete_model(Notitie)


@contextmanager
def as_owner(blocker):
    with blocker.unblock(), role("wams_owner"), connection.schema_editor() as editor:
        yield editor


def make(**fields):
    return Notitie.objects.create(**{"dossier_id": DOSSIER, "titel": "eerste", **fields})


def read(row):
    return Notitie.objects.get(pk=row.pk)


def stored(row, column="verhaal"):
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {column} FROM kluis_test_notitie WHERE id = %s", [row.pk])
        (value,) = cursor.fetchone()
    return None if value is None else bytes(value)


def store(row, value, column="verhaal"):
    with connection.cursor() as cursor:
        statement = f"UPDATE kluis_test_notitie SET {column} = %s WHERE id = %s"
        cursor.execute(statement, [value, row.pk])


@hypothesis_settings(
    max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(strategies.text(max_size=3000))
def test_any_text_comes_back_as_it_was(text):
    row = make(verhaal=text, antwoord=text)

    found = read(row)

    assert (found.verhaal, found.antwoord) == (text, text)


@pytest.mark.parametrize("text", ["\0", "a\0b\0", "é€😀\u202e", " ", "\r\n", "x" * 200_000])
def test_unusual_text_comes_back_as_it_was(text):
    assert read(make(verhaal=text)).verhaal == text


JSON = strategies.recursive(
    strategies.none()
    | strategies.booleans()
    | strategies.integers()
    | strategies.floats(allow_nan=False, allow_infinity=False)
    | strategies.text(),
    lambda inner: strategies.lists(inner) | strategies.dictionaries(strategies.text(), inner),
    max_leaves=10,
)


@hypothesis_settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(JSON)
def test_any_json_comes_back_as_it_was(value):
    assert read(make(concept=value)).concept == value


@pytest.mark.req("SEC-053")
def test_the_database_holds_no_text_and_the_key_is_not_in_it():
    row = make(verhaal="vertrouwelijk verhaal", concept={"vraag": "vertrouwelijk"})

    blobs = stored(row), stored(row, "concept")

    assert all(blob[:1] == b"\x01" and b"vertrouwelijk" not in blob for blob in blobs)
    assert all(sleutels.dossiersleutel(DOSSIER) not in blob for blob in blobs)


def test_the_same_text_is_sealed_differently_each_time():
    blobs = {stored(make(verhaal="hetzelfde")) for _ in range(5)}

    assert len(blobs) == 5


def test_empty_and_none_stay_what_they_are_and_make_no_key(kluis):
    row = make(verhaal=None, antwoord="", concept=None)

    found = read(row)

    assert (found.verhaal, found.antwoord, found.concept) == (None, "", None)
    assert (stored(row), stored(row, "antwoord"), stored(row, "concept")) == (None, b"", None)
    assert [path.name for path in kluis.iterdir()] == [".slot"]


@pytest.mark.parametrize("value", [{}, [], "", False, 0])
def test_json_that_is_empty_is_still_sealed(value):
    row = make(concept=value)

    assert read(row).concept == value
    assert stored(row, "concept")[:1] == b"\x01"


def test_a_row_can_be_changed_and_a_saved_row_still_reads_as_text():
    row = make(verhaal="eerst")
    row.verhaal = "daarna"
    row.save()

    assert row.verhaal == "daarna"
    assert read(row).verhaal == "daarna"


def test_saving_a_row_that_was_not_opened_leaves_the_bytes():
    row = make(verhaal="blijft")
    before = stored(row)

    for fields in (["titel"], None):
        found = read(row)
        found.titel = "tweede"
        found.save(update_fields=fields)

    assert stored(row) == before


def test_defer_only_and_refresh_read_the_text():
    row = make(verhaal="uitgesteld")

    deferred = Notitie.objects.defer("verhaal", "dossier_id").get(pk=row.pk)
    only = Notitie.objects.only("verhaal").get(pk=row.pk)
    row.refresh_from_db()

    assert [found.verhaal for found in (deferred, only, row)] == ["uitgesteld"] * 3


def test_bulk_create_seals_each_row_for_its_own_dossier():
    rows = [
        Notitie(dossier_id=dossier, titel="t", verhaal=f"van {dossier}", concept=[1])
        for dossier in (DOSSIER, ANDER_DOSSIER)
    ]

    Notitie.objects.bulk_create(rows)
    sleutels.vernietig(ANDER_DOSSIER)

    assert read(rows[0]).verhaal == f"van {DOSSIER}"
    with pytest.raises(SealError):
        _ = read(rows[1]).verhaal


def test_update_and_bulk_update_refuse_text_because_they_do_not_know_the_row():
    row = make(verhaal="eerst", concept=[1])
    for change in ({"verhaal": "anders"}, {"concept": [2]}, {"concept": ""}):
        with pytest.raises(SealError, match=r"alleen save\(\)"), transaction.atomic():
            Notitie.objects.filter(pk=row.pk).update(**change)

    row.verhaal = "anders"
    with pytest.raises(SealError, match=r"alleen save\(\)"), transaction.atomic():
        Notitie.objects.bulk_update([row], ["verhaal"])

    assert read(row).verhaal == "eerst"


@pytest.mark.parametrize(
    "lookup", ["verhaal", "verhaal__contains", "verhaal__in", "verhaal__gt", "verhaal__length"]
)
def test_searching_in_sealed_text_is_refused(lookup):
    with pytest.raises(FieldError):
        Notitie.objects.filter(**{lookup: "x"})


def test_searching_for_absence_works():
    absent, present = make(verhaal=None), make(verhaal="er")

    assert Notitie.objects.filter(verhaal__isnull=True).get() == absent
    assert Notitie.objects.filter(verhaal__isnull=False).get() == present


def test_text_copied_to_another_place_does_not_open():
    row = make(verhaal="geheim", antwoord="ander geheim")
    same_dossier, other_dossier = make(), make(dossier_id=ANDER_DOSSIER)
    store(same_dossier, stored(row))
    store(other_dossier, stored(row))
    store(row, stored(row), "antwoord")

    for found, field in ((same_dossier, "verhaal"), (other_dossier, "verhaal"), (row, "antwoord")):
        with pytest.raises(SealError):
            getattr(read(found), field)
    assert read(row).verhaal == "geheim"


def test_a_sealed_value_of_another_row_can_not_be_saved():
    row, other = make(verhaal="geheim"), make()
    sealed = Notitie.objects.values_list("verhaal", flat=True).get(pk=row.pk)
    other.verhaal = sealed
    copy, moved = read(row), read(row)
    copy.pk, copy._state.adding = uuid.uuid4(), True
    moved.dossier_id = ANDER_DOSSIER

    for wrong in (other, copy, moved):
        with pytest.raises(SealError), transaction.atomic():
            wrong.save()

    assert Notitie.objects.count() == 2
    assert read(row).verhaal == "geheim"


@pytest.mark.req("SEC-053")
def test_what_a_backup_brings_back_does_not_open_once_the_key_is_destroyed():
    row, neighbour = make(verhaal="oud"), make(dossier_id=ANDER_DOSSIER, verhaal="buur")
    backup = stored(row)
    sleutels.vernietig(DOSSIER)
    row.delete()
    restored = make(id=row.id)
    store(restored, backup)

    with pytest.raises(SealError, match="vernietigd"):
        _ = read(restored).verhaal
    assert read(neighbour).verhaal == "buur"


def test_a_missing_ring_stops_reading_and_writing_but_not_the_rest(settings):
    row = make(verhaal="dicht")
    settings.WAMS_KEYRING.unlink()

    found = read(row)

    assert found.titel == "eerste"
    with pytest.raises(KeyringError):
        _ = found.verhaal
    with pytest.raises(KeyringError), transaction.atomic():
        make(verhaal="nooit leesbaar opgeslagen")
    assert Notitie.objects.count() == 1


@pytest.mark.parametrize("blob", [b"leesbare tekst", b"\x01kort"])
def test_bytes_that_are_no_seal_do_not_open(blob):
    row = make(verhaal="x")
    store(row, blob)

    with pytest.raises(SealError):
        _ = read(row).verhaal


@pytest.mark.parametrize("wrong", [7, b"bytes", ["lijst"], models.F("antwoord"), "\ud800"])
def test_what_is_no_text_can_not_be_sealed(wrong):
    with pytest.raises(SealError) as raised, transaction.atomic():
        make(verhaal=wrong)

    assert raised.value.__cause__ is None
    assert not Notitie.objects.exists()


@pytest.mark.parametrize("wrong", [{1, 2}, float("nan"), object()])
def test_what_is_no_json_can_not_be_sealed(wrong):
    with pytest.raises(SealError, match="JSON"):
        make(concept=wrong)


def test_a_row_without_dossier_can_not_be_sealed():
    for row in (Notitie(verhaal="x"), Notitie(id=None, dossier_id=DOSSIER, verhaal="x")):
        with pytest.raises(SealError, match="geen dossier"):
            Notitie._meta.get_field("verhaal").pre_save(row, add=True)


def test_ids_given_as_text_seal_for_the_same_row():
    row_id, dossier_id = (
        "ABCDEF00-0000-4000-8000-000000000001",
        "ABCDEF00-0000-4000-8000-00000000000D",
    )

    row = make(id=row_id, dossier_id=dossier_id, verhaal="zelfde")

    assert read(row).verhaal == "zelfde"


def test_a_proxy_model_reads_the_same_rows():
    row = make(verhaal="zelfde rij")

    assert NotitieAnders.objects.get(pk=row.pk).verhaal == "zelfde rij"


def test_unopened_content_shows_nothing():
    row = make(verhaal="geheim")

    value = Notitie.objects.values("verhaal").get(pk=row.pk)["verhaal"]

    assert isinstance(value, Sealed)
    assert {str(value), repr(value), f"{value}", f"{value!r:>3}"} == {"<verzegeld>"}


def test_rows_can_not_be_exported():
    with pytest.raises(SealError, match="export"):
        serializers.serialize("json", [make(verhaal="geheim")])


def test_a_form_asks_for_text_in_a_large_field():
    asked = Notitie._meta.get_field("verhaal").formfield()
    required = Notitie._meta.get_field("antwoord").formfield(label="Antwoord")

    assert type(asked) is forms.CharField
    assert type(asked.widget) is forms.Textarea
    assert (asked.required, asked.max_length, asked.label) == (False, 2000, "Wat er speelt")
    assert (required.required, required.label) == (True, "Antwoord")
    assert type(Notitie._meta.get_field("concept").formfield()) is forms.JSONField


@pytest.mark.parametrize("name", ["verhaal", "concept"])
def test_a_migration_can_write_the_field_down(name):
    field = Notitie._meta.get_field(name)

    _, path, arguments, options = field.deconstruct()
    again = type(field)(*arguments, **options)

    assert path == f"wams.kluis.velden.{type(field).__name__}"
    assert again.deconstruct()[1:] == field.deconstruct()[1:]


def test_the_change_history_knows_what_to_mask():
    assert encrypted_fields(Notitie) == ["verhaal", "antwoord", "concept"]


def test_a_model_that_can_not_be_sealed_well_is_refused_at_start():
    class Los(models.Model):
        tekst = SealedTextField(unique=True)

        class Meta:
            app_label = "kluis_los"

    found = [error.id for error in Los.check() if error.id.startswith("kluis")]

    assert found == ["kluis.E001", "kluis.E002"]
    assert Notitie.check() == []
