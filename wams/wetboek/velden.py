"""From a row of the catalogue to the fields of a form and back; what holds parts has no field."""

import types
from dataclasses import fields, is_dataclass
from datetime import date
from enum import StrEnum
from typing import get_args, get_origin, get_type_hints

from django import forms

from wams.recht.codes import Merk, Regime
from wams.recht.vorm import flatten
from wams.web.widgets import DatumField, Tekstvak
from wams.wetboek.namen import MERKEN, REGIMES, veldnaam

VAST = {"code"}
VERPLICHT = {"label", "bron"}
LANG = 80
# Longer than any code: a list of sentences, which have commas of their own.
CODE_LANG = 40


class Regels(forms.CharField):
    """Sentences, each on a line of its own."""

    def __init__(self, **kwargs):
        widget = Tekstvak(doelregel="", rows=6)
        super().__init__(widget=widget, help_text="Elke zin op een eigen regel.", **kwargs)

    def to_python(self, value):
        return [line.strip() for line in super().to_python(value).splitlines() if line.strip()]


def make_fields(rij) -> dict[str, forms.Field]:
    """One field per value that can be typed, with what the row says now."""
    hints = get_type_hints(type(rij))
    namen = [veld.name for veld in fields(rij) if veld.name not in VAST]
    gemaakt = {naam: _field(hints[naam], getattr(rij, naam)) for naam in namen}
    for naam, field in gemaakt.items():
        if field is not None:
            field.label = veldnaam(naam)
            field.required = field.required or naam in VERPLICHT
    return {naam: field for naam, field in gemaakt.items() if field is not None}


def _field(soort, waarde):
    if isinstance(soort, types.UnionType):
        soort = get_args(soort)[0]
    if get_origin(soort) is tuple:
        return _field_for_list(get_args(soort)[0], waarde)
    if is_dataclass(soort):
        return None
    return _field_for_one(soort, waarde)


def _field_for_list(soort, waarde):
    if is_dataclass(soort):
        return None
    if issubclass(soort, StrEnum):
        widget, gekozen = forms.CheckboxSelectMultiple, [str(deel) for deel in waarde]
        return forms.MultipleChoiceField(
            choices=_choices(soort),
            widget=widget,
            initial=gekozen,
            required=soort in (Merk, Regime),
        )
    if soort is bool:
        return forms.TypedMultipleChoiceField(
            choices=[("ja", "ja"), ("nee", "nee")],
            coerce=lambda gekozen: gekozen == "ja",
            widget=forms.CheckboxSelectMultiple,
            initial=["ja" if deel else "nee" for deel in waarde],
        )
    if any("," in str(deel) or len(str(deel)) > CODE_LANG for deel in waarde):
        return Regels(initial="\n".join(waarde), required=False)
    tekst = ", ".join(str(deel) for deel in waarde)
    return forms.CharField(initial=tekst, required=False, help_text="Met komma’s ertussen.")


def _field_for_one(soort, waarde):
    if soort is bool:
        return forms.BooleanField(initial=waarde, required=False)
    if soort is int:
        return forms.IntegerField(initial=waarde, required=False)
    if soort is date:
        return DatumField(initial=waarde, required=False)
    if issubclass(soort, StrEnum):
        keuzes = [("", "Geen"), *_choices(soort)]
        return forms.ChoiceField(choices=keuzes, initial=waarde, required=False)
    rows = max(1, min(8, len(waarde) // LANG + 1))
    widget = Tekstvak(doelregel="", rows=rows) if rows > 1 else None
    return forms.CharField(initial=waarde, max_length=4000, required=False, widget=widget)


def _choices(soort):
    names = {Merk: MERKEN, Regime: REGIMES}.get(soort, {})
    return [(deel.value, names.get(deel.value, deel.value)) for deel in soort]


def read(rij, antwoorden: dict) -> dict:
    """Plain values of the row as it was answered; what had no field stays as it is."""
    hints = get_type_hints(type(rij))
    nieuw = {naam: _plain(hints[naam], waarde) for naam, waarde in antwoorden.items()}
    return {n: w for n, w in (flatten(rij) | nieuw).items() if w is not None}


def _plain(soort, waarde):
    if get_origin(soort) is tuple and isinstance(waarde, str):
        delen = [deel.strip() for deel in waarde.split(",") if deel.strip()]
        return [_number(deel) for deel in delen] if get_args(soort)[0] is int else delen
    if isinstance(waarde, date):
        return waarde.isoformat()
    if waarde == "" and isinstance(soort, types.UnionType):
        return None
    return waarde


def _number(deel):
    return int(deel) if deel.isascii() and deel.isdigit() and len(deel) < 6 else deel
