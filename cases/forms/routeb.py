"""Forms of an onderzoek on request: one subject on each page, all of them can be saved apart."""

from django import forms

from cases.selectors import mensen, toets_b
from wams.accounts.models import Organisatie
from wams.web.forms import ActorForm, ConfirmForm
from wams.web.widgets import DatumField, Tekstvak


class VerzoekForm(ActorForm):
    """Starts with what was written before."""

    onderdelen = ()

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        verzoek = toets_b.verzoek_van(self.actor, self.subject)
        for name in self.onderdelen:
            self.initial.setdefault(name, getattr(verzoek, name, None))


class AddWaarnemingForm(ActorForm):
    titel = "Waarneming toevoegen"
    submit_label = "Voeg deze waarneming toe"
    bewaakt = False

    criterium = forms.ChoiceField(label="Waar gaat dit over?", widget=forms.RadioSelect)
    op = DatumField(label="Wanneer is dit gezien?")
    feiten = forms.CharField(
        label="Wat is er gezien of gehoord? Alleen feiten", widget=Tekstvak(soort=Tekstvak.FEIT)
    )
    gezien_door = forms.CharField(
        label="Door wie?", max_length=120, help_text="Een functie en organisatie is genoeg."
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        rows = self.actor.catalogus.ernst_criteria
        self.fields["criterium"].choices = [(rij.code, rij.label) for rij in rows]


class SetHulpForm(VerzoekForm):
    titel = "Welke hulp is aangeboden?"
    submit_label = "Leg dit vast"
    onderdelen = ("hulp_aangeboden", "hulp_op", "waarom_geen_a", "niet_verteld")

    hulp_aangeboden = forms.CharField(
        label="Welke hulp is vrijwillig aangeboden, en wat was de reactie?", widget=Tekstvak()
    )
    hulp_op = DatumField(label="Wanneer voor het laatst?")
    waarom_geen_a = forms.CharField(
        label="Waarom lukt een onderzoek op eigen hulpvraag nu niet?", widget=Tekstvak(rows=3)
    )
    verteld = forms.TypedChoiceField(
        label="Heeft de aanvrager de cliënt verteld over dit verzoek?",
        choices=[("ja", "Ja"), ("nee", "Nee, nog niet")],
        coerce=lambda value: value == "ja",
        widget=forms.RadioSelect,
    )
    niet_verteld = forms.CharField(
        label="Zo nee, waarom niet?", required=False, widget=Tekstvak(rows=2)
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        verzoek = toets_b.verzoek_van(self.actor, self.subject)
        known = getattr(verzoek, "verteld", None)
        if known is not None:
            self.initial.setdefault("verteld", "ja" if known else "nee")


class SetVraagForm(VerzoekForm):
    titel = "De onderzoeksvraag"
    submit_label = "Leg de vraag vast"
    onderdelen = ("vraag", "personen", "domeinen", "partijen", "einddatum")

    vraag = forms.CharField(
        label="Wat moet dit onderzoek beantwoorden?",
        widget=Tekstvak(rows=3),
        help_text="Eén vraag. Wat er niet in staat, mag straks niet worden gevraagd.",
    )
    personen = forms.ModelMultipleChoiceField(
        label="Over wie?", queryset=None, widget=forms.CheckboxSelectMultiple
    )
    domeinen = forms.MultipleChoiceField(
        label="Over welke onderwerpen?", widget=forms.CheckboxSelectMultiple
    )
    partijen = forms.ModelMultipleChoiceField(
        label="Aan wie mag iets worden gevraagd?",
        queryset=None,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    einddatum = DatumField(label="Tot wanneer?", help_text="Daarna stopt het onderzoek vanzelf.")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["personen"].queryset = mensen.kiesbaar(self.actor, self.subject)
        self.fields["personen"].label_from_instance = lambda person: person.naam
        partijen = [partij.pk for partij in mensen.partijen(self.actor)]
        self.fields["partijen"].queryset = Organisatie.objects.filter(pk__in=partijen)
        rows = self.actor.catalogus.domeinen
        self.fields["domeinen"].choices = [(rij.code, rij.label) for rij in rows]


class SetSamenspraakForm(VerzoekForm):
    titel = "Hoe de cliënt meedoet"
    submit_label = "Leg dit vast"
    onderdelen = ("betrekken", "beperkt", "beperking", "beperking_herzien_op")
    uitleg = {"beperkt": ("velden", "SAMENSPRAAK")}

    betrekken = forms.CharField(
        label="Hoe betrekt u de cliënt zoveel mogelijk?", widget=Tekstvak(rows=3)
    )
    beperkt = forms.BooleanField(
        label="De cliënt kan nu minder meedoen, of wordt later ingelicht", required=False
    )
    beperking = forms.CharField(label="Waarom?", required=False, widget=Tekstvak(rows=2))
    beperking_herzien_op = DatumField(label="Wanneer bekijkt u dit opnieuw?", required=False)


class SetNieuweFeitenForm(VerzoekForm):
    titel = "Nieuwe feiten na een weigering"
    submit_label = "Leg de nieuwe feiten vast"
    onderdelen = ("nieuwe_feiten", "nieuwe_feiten_op")

    nieuwe_feiten = forms.CharField(
        label="Wat is er sinds de weigering gebeurd?", widget=Tekstvak(soort=Tekstvak.FEIT)
    )
    nieuwe_feiten_op = DatumField(label="Op welke dag?")
    staan_los = forms.BooleanField(label="Deze feiten staan los van de weigering")


class OnvermogenForm(ActorForm):
    titel = "Deze cliënt kan nu niet meedoen"
    submit_label = "Leg vast dat meedoen nu niet lukt"
    bewaakt = False

    reden = forms.CharField(
        label="Waardoor lukt meedoen nu niet?",
        widget=Tekstvak(rows=3),
        help_text="Dit telt nooit tegen de cliënt. Het houdt een onderzoek op verzoek juist tegen.",
    )


class SubmitVerzoekForm(ConfirmForm):
    titel = "Verzoek voorleggen"
    submit_label = "Leg voor aan de tweede beoordelaar"


class AskVerlengingBForm(ActorForm):
    titel = "Onderzoek verlengen"
    submit_label = "Vraag de tweede beoordelaar"

    motivering = forms.CharField(label="Waarom is meer tijd nodig?", widget=Tekstvak())


class SwitchForm(ConfirmForm):
    titel = "Verder op de eigen hulpvraag"
    submit_label = "Ga verder op de eigen hulpvraag"
