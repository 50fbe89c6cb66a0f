"""Filters of the FG: codes and dates only, so that they may stand in an address."""

from django import forms

from cases.models import Casus
from wams.audit.models import AuditEvent
from wams.web.widgets import DatumField

ALLES = [("", "Alles")]


class CasusFilter(forms.Form):
    niet_verplicht_tonen = False

    fase = forms.ChoiceField(choices=ALLES + list(Casus.Status.choices), required=False)
    te_laat = forms.BooleanField(label="Alleen met een verlopen termijn", required=False)


class SpoorFilter(forms.Form):
    niet_verplicht_tonen = False

    van = DatumField(label="Vanaf", required=False)
    tot = DatumField(label="Tot en met", required=False)
    soort = forms.ChoiceField(choices=ALLES + list(AuditEvent.Soort.choices), required=False)
    uitkomst = forms.ChoiceField(choices=ALLES + list(AuditEvent.Uitkomst.choices), required=False)
    wie = forms.UUIDField(required=False, widget=forms.HiddenInput)
    verder = forms.DateTimeField(
        required=False, widget=forms.HiddenInput, input_formats=["%Y-%m-%dT%H:%M:%S.%f%z"]
    )
