"""The form about a cliënt who takes part less in the plan."""

from django import forms

from wams.web.widgets import DatumField, Tekstvak
from workplans.forms.plan import KORT, FromSubject


class SamenspraakForm(FromSubject):
    titel = "Hoe de cliënt meedoet met het plan"
    submit_label = "Leg dit vast"
    overgenomen = ("beperkt", "beperking", "beperking_herzien_op")
    niet_verplicht_tonen = False
    uitleg = {"beperkt": ("velden", "SAMENSPRAAK")}

    beperkt = forms.BooleanField(
        label="De cliënt kan nu minder meedoen met het plan", required=False
    )
    beperking = forms.CharField(
        label="Waarom kan dat nu niet?", max_length=KORT, required=False, widget=Tekstvak(rows=3)
    )
    beperking_herzien_op = DatumField(label="Wanneer bekijkt u dit opnieuw?", required=False)
