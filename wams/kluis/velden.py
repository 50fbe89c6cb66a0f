"""Model fields whose content is sealed with the key of the dossier that the row belongs to."""

import json

from django import forms
from django.core import checks
from django.db import models
from django.db.models.query_utils import DeferredAttribute

from wams.kluis import sleutels
from wams.kluis.errors import SealError


class Sealed(bytes):
    """What is in the database; shows nothing of use in a template, a log or ``values()``."""

    __slots__ = ()

    def __repr__(self):
        return "<verzegeld>"

    __str__ = __repr__


class SealedAttribute(DeferredAttribute):
    """Opens when the attribute is read: only here are the row and its dossier known."""

    def __get__(self, row, cls=None):
        if row is None:
            return self
        value = super().__get__(row, cls)
        return self.field.open(row, value) if isinstance(value, Sealed) else value

    def __set__(self, row, value):
        row.__dict__[self.field.attname] = value


class SealedField(models.Field):
    """The row says its dossier by ``dossier_id``. A renamed model or field must be sealed anew."""

    descriptor_class = SealedAttribute

    def db_type(self, connection):
        return "bytea"

    def aad(self, row):
        """Ties the content to its place: copied elsewhere it doesn't open."""
        dossier_id = getattr(row, "dossier_id", None)
        if row.pk is None or dossier_id is None:
            raise SealError(f"{self}: de rij heeft nog geen id of geen dossier.")
        # A key given as text must not make other data than the same key read from the database.
        pk, dossier = self.model._meta.pk.to_python(row.pk), sleutels.dossier_uuid(dossier_id)
        return f"1|{self.model._meta.label_lower}|{self.name}|{pk}|{dossier}".encode()

    def open(self, row, sealed):
        try:
            aad = self.aad(row)
            return self.unpack(sleutels.unseal(row.dossier_id, sealed, aad=aad))
        except SealError as error:
            raise type(error)(f"{self}: {error}") from None

    def pre_save(self, row, add):
        value = row.__dict__.get(self.attname)
        if isinstance(value, Sealed):
            self.open(row, value)  # of another row, or moved to another dossier: refuse to keep it
            return value
        value = getattr(row, self.attname)
        if self.is_bare(value):
            return value
        aad = self.aad(row)
        return Sealed(sleutels.seal(row.dossier_id, self.pack(value), aad=aad))

    def from_db_value(self, value, expression, connection):
        if value is None:
            return None
        return Sealed(value) if len(value) else ""

    def get_db_prep_value(self, value, connection, prepared=False):
        """Refuses what is not sealed: ``update()`` and ``bulk_update()`` don't know the row."""
        if value is None:
            return None
        if isinstance(value, Sealed) or self.is_bare(value):
            return connection.Database.Binary(bytes(value or b""))
        raise SealError(f"{self}: alleen save() en bulk_create() kunnen verzegelen.")

    def get_lookup(self, lookup_name):
        return super().get_lookup(lookup_name) if lookup_name == "isnull" else None

    def value_to_string(self, row):
        raise SealError(f"{self}: verzegelde inhoud gaat niet in een export van rijen.")

    def check(self, **kwargs):
        return [*super().check(**kwargs), *self._check_dossier(), *self._check_index()]

    def is_bare(self, value):
        """Kept unsealed, because there is nothing to hide in it."""
        return value is None

    def _check_dossier(self):
        if not hasattr(self.model, "dossier_id"):
            yield checks.Error(
                "The model of a sealed field needs dossier_id.", obj=self, id="kluis.E001"
            )

    def _check_index(self):
        if self.db_index or self.unique:
            yield checks.Error(
                "A sealed field can't be indexed or unique.", obj=self, id="kluis.E002"
            )


class SealedTextField(SealedField):
    def pack(self, value):
        if not isinstance(value, str):
            raise SealError(f"{self}: alleen tekst kan hier worden bewaard.")
        try:
            return value.encode()
        except UnicodeEncodeError:
            raise SealError(f"{self}: de tekst bevat ongeldige tekens.") from None

    def unpack(self, plain):
        return plain.decode()

    def is_bare(self, value):
        return value is None or value == ""

    def formfield(self, **kwargs):
        limits = {"max_length": self.max_length, "widget": forms.Textarea}
        return super().formfield(**{"form_class": forms.CharField, **limits, **kwargs})


class SealedJSONField(SealedField):
    """Any JSON value. Each reading is a new one: assign it again to change it."""

    def pack(self, value):
        try:
            return json.dumps(value, allow_nan=False, separators=(",", ":")).encode()
        except (TypeError, ValueError):
            raise SealError(f"{self}: dit kan niet als JSON worden bewaard.") from None

    def unpack(self, plain):
        return json.loads(plain)

    def formfield(self, **kwargs):
        return super().formfield(**{"form_class": forms.JSONField, **kwargs})


def encrypted_fields(model) -> list[str]:
    """The names that a change history must mask."""
    return [field.name for field in model._meta.concrete_fields if isinstance(field, SealedField)]
