"""Forms of ending: the casus, one cliënt, a wrong person, the closing work."""

from django import forms
from django.utils import timezone

from cases.actions.stappen import PER_CLIENT
from wams.web.forms import ActorForm
from wams.web.widgets import DatumField, Tegels, Tekstvak


class AskOverdrachtForm(ActorForm):
    titel = "Om overdracht vragen"
    submit_label = "Vraag om overdracht"

    reden = forms.CharField(
        label="Waarom?",
        widget=Tekstvak(),
        help_text="Dit staat in de casus. De werkverdeler ziet alleen dat u vraagt.",
    )


def reasons(form, subject, only=None):
    rows = form.actor.catalogus.e_codes(subject.status, subject.route)
    form.fields["e_code"].choices = [
        (rij.code, rij.label) for rij in rows if only is None or rij.code in only
    ]


class EndCasusForm(ActorForm):
    titel = "Casus beëindigen"
    submit_label = "Beëindig de casus"

    e_code = forms.ChoiceField(label="Waarom eindigt de casus?", widget=Tegels())
    motivering = forms.CharField(label="Leg het uit", widget=Tekstvak())
    aanbod = forms.CharField(
        label="Welke hulp heeft u in plaats hiervan aangeboden?",
        required=False,
        widget=Tekstvak(rows=2),
        help_text="Nodig als de cliënt niet wil, of als gewone hulp genoeg is.",
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        reasons(self, self.subject)


class EndDeelForm(ActorForm):
    titel = "Cliënt stopt"
    submit_label = "Beëindig dit deel"

    e_code = forms.ChoiceField(label="Waarom stopt deze cliënt?", widget=Tegels())
    motivering = forms.CharField(label="Leg het uit", widget=Tekstvak())

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        reasons(self, self.subject.casus, PER_CLIENT)


class MarkWrongForm(ActorForm):
    titel = "Verkeerde persoon melden"
    submit_label = "Blokkeer deze persoon nu"

    reden = forms.CharField(
        label="Hoe weet u dat dit de verkeerde persoon is?",
        max_length=200,
        help_text="Noem geen namen.",
    )


class SolveWrongForm(ActorForm):
    titel = "Verkeerde persoon herstellen"
    submit_label = "Leg vast wat u heeft gedaan"

    uitkomst = forms.ChoiceField(
        label="Wat is er gebleken?",
        widget=forms.RadioSelect,
        choices=(
            ("verwijderd", "Deze persoon hoort niet in de casus en blijft eruit"),
            ("terecht", "Deze persoon hoort er toch in"),
        ),
    )
    datalek = forms.ChoiceField(
        label="Is dit een datalek?",
        widget=forms.RadioSelect,
        choices=(
            ("nee", "Nee, niemand buiten het college heeft iets gezien"),
            ("gemeld", "Ja of misschien, en ik heb het gemeld bij de FG"),
        ),
    )
    ontvangers = forms.CharField(
        label="Wie kreeg gegevens, en heeft u hen en de persoon zelf ingelicht?",
        max_length=200,
        help_text="Noem geen namen van mensen. Bijvoorbeeld: de corporatie, gebeld op 3 mei 2026.",
    )
    toelichting = forms.CharField(label="Toelichting", widget=Tekstvak())


class CloseCasusForm(ActorForm):
    titel = "Casus afsluiten"
    submit_label = "Sluit de casus af"

    brief_op = DatumField(label="Eindbrief verstuurd op", required=False)
    geen_brief = forms.CharField(
        label="Geen brief? Schrijf op waarom",
        required=False,
        widget=Tekstvak(rows=2),
        help_text="Bijvoorbeeld: een brief is niet veilig, of de cliënt is overleden.",
    )

    def clean_brief_op(self):
        day = self.cleaned_data["brief_op"]
        if day and day > timezone.localdate():
            raise forms.ValidationError("Deze datum ligt in de toekomst.")
        return day
