"""Forms of the plan and of its goals."""

from django import forms
from django.utils import timezone

from cases.forms.onderzoek import PersoonField, choose_domein
from cases.models import Betrokkene, Kanaal
from wams.web.drang import zonder_drang
from wams.web.forms import ActorForm, ConfirmForm
from wams.web.widgets import DatumField, Tegels, Tekstvak
from workplans.models import Akkoord
from workplans.selectors.partij import clienten

KORT = 400
SAMENVATTING = 900
JA_NEE = [("nee", "Nee"), ("ja", "Ja")]


class StartForm(ConfirmForm):
    titel = "Werkplan beginnen"
    submit_label = "Begin met het werkplan"


class StartVersieForm(ConfirmForm):
    titel = "Nieuwe versie van het werkplan"
    submit_label = "Maak een nieuwe versie"


class FromSubject(ActorForm):
    """A form that starts with what its subject says now."""

    overgenomen = ()

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in self.overgenomen:
            self.initial.setdefault(name, getattr(self.subject, name))


class DescribeForm(FromSubject):
    titel = "Wat er speelt"
    submit_label = "Sla de samenvatting op"
    overgenomen = ("samenvatting", "voorzieningen", "deelplannen", "gevoelig_reden")

    samenvatting = forms.CharField(
        label="Wat speelt er en hoe hangt het samen?",
        max_length=SAMENVATTING,
        widget=Tekstvak(rows=6),
        validators=[zonder_drang],
        help_text=f"Kort: hoogstens {SAMENVATTING} tekens. Zo dat de cliënt zich erin herkent.",
    )
    voorzieningen = forms.CharField(
        label="Welke hulp loopt er al?", max_length=KORT, widget=Tekstvak(rows=2), required=False
    )
    deelplannen = forms.CharField(
        label="Welke plannen van anderen zijn er?",
        max_length=KORT,
        widget=Tekstvak(rows=2),
        required=False,
        help_text="Noem ze alleen, bijvoorbeeld ‘budgetplan van schuldhulp’. Schrijf ze niet over.",
    )
    gevoelig = forms.ChoiceField(
        label="Gaat deze tekst over gezondheid of strafrecht?",
        choices=JA_NEE,
        widget=forms.RadioSelect,
        help_text="Diagnoses, medicijnen en straf horen hier niet, tenzij het echt nodig is.",
    )
    gevoelig_reden = forms.CharField(
        label="Waarom is dat nodig voor de samenwerking?",
        max_length=KORT,
        widget=Tekstvak(rows=2),
        required=False,
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.subject.gevoelig is not None:
            self.initial.setdefault("gevoelig", "ja" if self.subject.gevoelig else "nee")

    def clean_gevoelig(self):
        return self.cleaned_data["gevoelig"] == "ja"


class KaderForm(FromSubject):
    titel = "Afspraken over de aanpak"
    submit_label = "Sla op"
    overgenomen = ("bereikbaarheid", "niet_doen", "opschaalafspraak", "evaluatie_op", "einddatum")

    bereikbaarheid = forms.CharField(
        label="Hoe bereikt u de cliënt?", max_length=KORT, widget=Tekstvak(rows=2)
    )
    niet_doen = forms.CharField(
        label="Wat doet u niet?",
        max_length=KORT,
        validators=[zonder_drang],
        widget=Tekstvak(rows=2),
        help_text="Bijvoorbeeld: geen aanmaningen zolang de regeling loopt. Is er niets, schrijf "
        "dat op.",
    )
    opschaalafspraak = forms.CharField(
        label="Wanneer schaalt u op of af?",
        max_length=KORT,
        validators=[zonder_drang],
        widget=Tekstvak(rows=2),
    )
    evaluatie_op = DatumField(label="Wanneer kijkt u samen of het werkt?")
    einddatum = DatumField(label="Wanneer stopt de aanpak uiterlijk?")


class MotivateForm(FromSubject):
    titel = "Waarom een nieuwe versie"
    submit_label = "Sla op"
    overgenomen = ("wat_veranderde", "samenspraak")

    wat_veranderde = forms.CharField(
        label="Wat verandert er, en waarom?", max_length=KORT, widget=Tekstvak(rows=3)
    )
    samenspraak = forms.CharField(
        label="Hoe zijn de cliënt en de partijen betrokken?",
        max_length=KORT,
        widget=Tekstvak(rows=3),
    )


class DropForm(ConfirmForm):
    titel = "Concept laten vervallen"
    submit_label = "Laat dit concept vervallen"


class FixForm(ConfirmForm):
    titel = "Werkplan vaststellen"
    submit_label = "Stel het plan vast"


class AkkoordForm(ActorForm):
    titel = "Wat de cliënt van het plan vindt"
    submit_label = "Leg het antwoord vast"

    betrokkene = PersoonField(label="Welke cliënt?")
    antwoord = forms.ChoiceField(label="Antwoord", choices=Akkoord.Antwoord, widget=Tegels())
    gegeven_door = forms.ChoiceField(
        label="Wie gaf het antwoord?",
        choices=Akkoord.Door,
        widget=forms.RadioSelect,
        initial=Akkoord.Door.CLIENT,
    )
    opmerking = forms.CharField(
        label="Wat zei de cliënt erbij?",
        max_length=KORT,
        widget=Tekstvak(rows=3, soort=Tekstvak.MENING),
        required=False,
    )
    op = DatumField(label="Wanneer?")
    kanaal = forms.ChoiceField(label="Hoe?", choices=Kanaal, widget=forms.RadioSelect)
    delen_besproken = forms.BooleanField(
        label="Wij hebben samen doorgenomen wat er met wie wordt gedeeld",
        required=False,
        help_text="De lijst staat in het plan bij ‘Wie ziet wat?’.",
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        people = clienten(self.actor, self.subject.casus)
        rows = Betrokkene.objects.visible_to(self.actor).filter(pk__in=[p.pk for p in people])
        self.fields["betrokkene"].queryset = rows
        if len(people) == 1:
            self.initial.setdefault("betrokkene", people[0].pk)
        self.initial.setdefault("op", timezone.localdate())


class AndereKijkForm(ActorForm):
    titel = "Ik zie het anders"
    submit_label = "Zet mijn kijk erbij"
    bewaakt = False

    woorden = forms.CharField(
        label="Hoe ziet u het?",
        max_length=KORT,
        widget=Tekstvak(rows=4, soort=Tekstvak.MENING),
        help_text="Dit blijft bij het plan staan. Niemand anders verandert het of haalt het weg.",
    )


class DoelForm(FromSubject):
    titel = "Doel"
    submit_label = "Sla het doel op"

    resultaat = forms.CharField(
        label="Wat is er dan anders?",
        max_length=KORT,
        validators=[zonder_drang],
        widget=Tekstvak(rows=2),
        help_text="Bijvoorbeeld: de kinderen gaan elke dag naar school.",
    )
    domein = forms.ChoiceField(label="Waar gaat dit over?")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        choose_domein(self)


class AddDoelForm(DoelForm):
    titel = "Doel toevoegen"
    submit_label = "Voeg dit doel toe"


class CorrectDoelForm(DoelForm):
    titel = "Doel wijzigen"
    overgenomen = ("resultaat", "domein")


class MoveForm(ConfirmForm):
    titel = "Doel verplaatsen"
    submit_label = "Verplaats dit doel"


class RemoveDoelForm(ConfirmForm):
    titel = "Doel uit het plan halen"
    submit_label = "Haal dit doel uit het plan"


class StapForm(ActorForm):
    titel = "Stap bijwerken"
    submit_label = "Werk de stap bij"

    stap = forms.TypedChoiceField(
        label="Hoe ver is dit doel?",
        coerce=int,
        choices=[
            (1, "1. Nog niet begonnen"),
            (2, "2. Begonnen"),
            (3, "3. Halverwege"),
            (4, "4. Bijna"),
            (5, "5. Bereikt"),
        ],
        widget=forms.RadioSelect,
        help_text="Vraag het de cliënt: die weet het het best.",
    )
    op = DatumField(label="Wanneer besproken?")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial.setdefault("stap", self.subject.stap)
        self.initial.setdefault("op", timezone.localdate())
