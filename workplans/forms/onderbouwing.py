"""Forms about what a goal rests on."""

from django import forms

from wams.web.forms import ActorForm, ConfirmForm
from wams.web.templatetags.nl import datum
from workplans.selectors import onderbouwing

KORT = 70
LEEG = "Er is geen gegeven (meer) om te kiezen. Leg er eerst een vast bij Gegevens."


class AddOnderbouwingForm(ActorForm):
    titel = "Waar rust dit doel op?"
    submit_label = "Zet dit gegeven bij het doel"

    gegeven = forms.ModelChoiceField(
        label="Welk gegeven?",
        queryset=None,
        empty_label="Kies",
        help_text="Kies alleen wat voor dit doel nodig is. Het gebruik komt in het log te staan.",
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        field = self.fields["gegeven"]
        field.queryset = onderbouwing.kiesbaar(self.actor, self.subject)
        field.label_from_instance = _say
        if not field.queryset.exists():
            field.help_text = LEEG


class DropOnderbouwingForm(ConfirmForm):
    titel = "Gegeven bij het doel weghalen"
    submit_label = "Haal het weg bij dit doel"


def _say(gegeven):
    text = gegeven.inhoud if len(gegeven.inhoud) <= KORT else f"{gegeven.inhoud[:KORT]}…"
    return f"{text} ({gegeven.bron}, {datum(gegeven.peildatum)})"
