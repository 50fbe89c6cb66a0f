"""Forms about death, a ban on contact, and who can weigh what."""

from django import forms
from django.utils import timezone

from cases.forms.mensen import choose
from cases.models.vertegenwoordiging import RECHTEN
from cases.selectors.mensen import kiesbaar
from wams.web.forms import ActorForm
from wams.web.widgets import DatumField, Tekstvak


class RecordOverlijdenForm(ActorForm):
    titel = "Overlijden vastleggen"
    submit_label = "Leg het overlijden vast"

    overleden_op = DatumField(label="Overleden op")
    overlijden_bron = forms.CharField(
        label="Van wie weet u dit?",
        max_length=120,
        help_text="Bijvoorbeeld: de zus belde, of de basisregistratie.",
    )


class DiscussGrensForm(ActorForm):
    titel = "Besproken wat de verjaardag verandert"
    submit_label = "Dit is besproken"

    op = DatumField(
        label="Wanneer besproken?",
        help_text="Met deze persoon, en met wie nu meebeslist als dat veilig kan.",
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial.setdefault("op", timezone.localdate())


class RecordWilsbekwaamheidForm(ActorForm):
    titel = "Wilsbekwaamheid in één zaak"
    submit_label = "Leg dit oordeel vast"
    bewaakt = False

    recht = forms.ChoiceField(label="Waarover gaat het?", choices=choose(list(RECHTEN.items())))
    bekwaam = forms.TypedChoiceField(
        label="Kan deze persoon dit zelf afwegen?",
        choices=[("ja", "Ja"), ("nee", "Nee")],
        coerce=lambda value: value == "ja",
        widget=forms.RadioSelect,
    )
    op = DatumField(label="Beoordeeld op")
    beoordeeld_door = forms.CharField(label="Wie beoordeelde dit?", max_length=120)
    reden = forms.CharField(
        label="Waarom?",
        max_length=500,
        widget=Tekstvak(rows=3),
        help_text="Alleen wat nodig is. Geen diagnose.",
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial.setdefault("op", timezone.localdate())


class RecordTegenBelangForm(ActorForm):
    titel = "Meelezen is niet in het belang van de jeugdige"
    submit_label = "Laat deze vertegenwoordiger niet meer meelezen"

    op = DatumField(label="Vanaf")
    reden = forms.CharField(label="Waarom?", max_length=500, widget=Tekstvak(rows=3))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial.setdefault("op", timezone.localdate())


class RecordContactverbodForm(ActorForm):
    titel = "Contactverbod"
    submit_label = "Leg vast en scherm adres en contact af"

    jegens = forms.ModelChoiceField(
        label="Hoort de ander bij deze casus?", queryset=None, required=False, empty_label="Nee"
    )
    jegens_naam = forms.CharField(
        label="Naam van wie geen contact mag hebben",
        max_length=120,
        required=False,
        help_text="Alleen nodig als deze persoon niet bij de casus hoort.",
    )
    van = DatumField(label="Vanaf")
    tot = DatumField(label="Tot", required=False, help_text="Leeg: zonder einddatum.")
    document = forms.CharField(
        label="Uit welk stuk blijkt dit?",
        max_length=120,
        help_text="Bijvoorbeeld: huisverbod van 3 maart 2026.",
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        people = kiesbaar(self.actor, self.subject.casus).exclude(pk=self.subject.pk)
        self.fields["jegens"].queryset = people
        self.fields["jegens"].label_from_instance = lambda person: person.naam
