"""Forms of reweighing: evaluate, extend, assess, suspend, resume."""

from django import forms
from django.utils import timezone

from cases.models import Beoordeling
from wams.web.forms import ActorForm, ConfirmForm
from wams.web.widgets import DatumField, Tegels, Tekstvak

TOETS = (
    ("noodzakelijk", "De aanpak is nog nodig"),
    ("werkt", "De aanpak werkt"),
    ("evenredig", "Wat we vragen en delen staat in verhouding tot wat het oplevert"),
)
BESLUITEN = (
    (Beoordeling.Status.AKKOORD, "Ja, de verlenging is goed gemotiveerd"),
    (Beoordeling.Status.AFGEWEZEN, "Nee, de aanpak kan niet zo worden verlengd"),
)
OVER_VERZOEK = (
    (Beoordeling.Status.AKKOORD, "Ja, dit onderzoek mag beginnen"),
    (Beoordeling.Status.AANVULLEN, "Nog niet: de onderzoeker moet iets aanvullen (één keer)"),
    (Beoordeling.Status.AFGEWEZEN, "Nee, dit onderzoek begint niet"),
)
OVER_ONDERZOEK = (
    (Beoordeling.Status.AKKOORD, "Ja, het onderzoek mag één keer langer duren"),
    (Beoordeling.Status.AFGEWEZEN, "Nee, het onderzoek stopt op de einddatum"),
)
OVER_UITSTEL = (
    (Beoordeling.Status.AKKOORD, "Ja, deze persoon hoort het nu nog niet"),
    (Beoordeling.Status.AFGEWEZEN, "Nee, licht deze persoon in"),
)
PER_SOORT = {
    Beoordeling.Soort.ROUTE_B: OVER_VERZOEK,
    Beoordeling.Soort.VERLENGING_B: OVER_ONDERZOEK,
    Beoordeling.Soort.UITSTEL: OVER_UITSTEL,
}


class ReconsiderForm(ActorForm):
    titel = "Heroverweging beginnen"
    submit_label = "Begin de heroverweging"

    reden = forms.CharField(label="Waarom past de aanpak niet meer?", widget=Tekstvak())


class GesprekForm(ActorForm):
    """The talk with the cliënt that both an evaluation and an extension begin with."""

    toets = forms.MultipleChoiceField(
        label="Wat klopt er?", choices=TOETS, widget=forms.CheckboxSelectMultiple
    )
    motivering = forms.CharField(label="Hoe weet u dat?", widget=Tekstvak())
    zienswijze = forms.CharField(
        label="Wat vindt de cliënt ervan?",
        widget=Tekstvak(soort=Tekstvak.MENING),
        help_text="In de eigen woorden. Geen antwoord? Schrijf dan op hoe u het vroeg.",
    )
    deellijst_op = DatumField(label="Wanneer nam u met de cliënt door wat er gedeeld is en wordt?")
    deellijst = forms.CharField(
        label="Opmerkingen daarbij", required=False, widget=Tekstvak(rows=2)
    )

    def clean_deellijst_op(self):
        day = self.cleaned_data["deellijst_op"]
        if day > timezone.localdate():
            raise forms.ValidationError("Deze datum ligt in de toekomst.")
        return day


class EvaluateForm(GesprekForm):
    titel = "Evaluatie vastleggen"
    submit_label = "Ga door met de aanpak"


class AskVerlengingForm(GesprekForm):
    titel = "Verlenging aanvragen"
    submit_label = "Vraag de tweede beoordelaar"

    einddatum = DatumField(label="Tot wanneer moet de aanpak duren?")
    field_order = ("einddatum",)


class SuspendForm(ActorForm):
    titel = "Casus stilleggen"
    submit_label = "Leg alles stil"

    reikwijdte = forms.CharField(
        label="Wat ligt er stil?",
        max_length=200,
        help_text="Gaat het om één gegeven, persoon of partij? Dan hoeft niet alles stil.",
    )
    reden = forms.CharField(label="Waarom?", widget=Tekstvak())


class ResumeForm(ActorForm):
    titel = "Casus hervatten"
    submit_label = "Hervat de casus"

    reden = forms.CharField(label="Waarom kan de casus verder?", widget=Tekstvak())


class TakeBeoordelingForm(ConfirmForm):
    titel = "Beoordeling oppakken"
    submit_label = "Pak deze beoordeling op"


class DecideForm(ActorForm):
    titel = "Beoordelen"
    submit_label = "Leg uw besluit vast"

    besluit = forms.ChoiceField(label="Uw besluit", choices=BESLUITEN, widget=Tegels())
    oordeel = forms.CharField(label="Waarom?", widget=Tekstvak())

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["besluit"].choices = PER_SOORT.get(self.subject.soort, BESLUITEN)
