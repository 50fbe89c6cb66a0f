"""Filters of the FG: codes and dates only, so that they may stand in an address."""

from datetime import datetime
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError

from cases.models import Casus
from disclosures.models.keuzes import Richting, Status
from wams.audit.models import AuditEvent
from wams.web.widgets import DatumField

ALLES = [("", "Alles")]


class CasusFilter(forms.Form):
    niet_verplicht_tonen = False

    fase = forms.ChoiceField(choices=ALLES + list(Casus.Status.choices), required=False)
    te_laat = forms.BooleanField(label="Alleen met een verlopen termijn", required=False)


class RegisterFilter(forms.Form):
    niet_verplicht_tonen = False

    van = DatumField(label="Vanaf", required=False)
    tot = DatumField(label="Tot en met", required=False)
    richting = forms.ChoiceField(choices=ALLES + Richting.choices, required=False)
    status = forms.ChoiceField(label="Stand", choices=ALLES + Status.choices, required=False)
    spoed = forms.BooleanField(label="Alleen met spoed", required=False)


class RegelField(forms.CharField):
    """After which line of the log the page goes on: its moment and its id."""

    def clean(self, value):
        text = super().clean(value)
        if not text:
            return None
        moment, _, key = text.partition("_")
        try:
            return datetime.fromisoformat(moment), UUID(key)
        except ValueError as error:
            raise ValidationError("Deze regel is er niet.") from error


class SpoorFilter(forms.Form):
    niet_verplicht_tonen = False

    van = DatumField(label="Vanaf", required=False)
    tot = DatumField(label="Tot en met", required=False)
    soort = forms.ChoiceField(choices=ALLES + list(AuditEvent.Soort.choices), required=False)
    uitkomst = forms.ChoiceField(choices=ALLES + list(AuditEvent.Uitkomst.choices), required=False)
    wie = forms.UUIDField(required=False, widget=forms.HiddenInput)
    # Not a field of the page: another filter starts at the newest line again.
    verder = RegelField(required=False, widget=forms.HiddenInput)
