"""Forms about one gegeven: what is said about it, and how a dispute or an error ends."""

from django import forms
from django.utils import timezone

from cases.forms.mensen import choose
from cases.forms.onderzoek import PersoonField
from cases.models import Gegeven, Kanaal
from cases.selectors import gegeven as selectors
from cases.selectors import mensen
from wams.web.forms import ActorForm, ConfirmForm
from wams.web.widgets import DatumField, Tekstvak

ALLES = [("", "Alles")]


class GegevenFilter(forms.Form):
    niet_verplicht_tonen = False

    soort = forms.ChoiceField(choices=ALLES + list(Gegeven.Soort.choices), required=False)
    kenmerk = forms.ChoiceField(
        choices=[
            *ALLES,
            ("verlopen", "Niet meer actueel"),
            ("nagekeken", "Nagekeken bij de bron"),
            ("beperkt", "Nu niet te gebruiken"),
            ("risico", "Delen kan gevolgen hebben"),
            ("beroepsgeheim", "Onder beroepsgeheim"),
        ],
        required=False,
    )


class AttachVerklaringForm(ActorForm):
    titel = "Wat de betrokkene hierover zegt"
    submit_label = "Zet deze woorden bij het gegeven"
    bewaakt = False

    betrokkene = PersoonField(label="Wie zegt dit?")
    woorden = forms.CharField(
        label="In de eigen woorden", widget=Tekstvak(soort=Tekstvak.MENING, rows=4)
    )
    op = DatumField(label="Gezegd op")
    kanaal = forms.ChoiceField(label="Hoe?", choices=choose(Kanaal.choices))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        people = selectors.mensen_van(self.actor, self.subject)
        self.fields["betrokkene"].queryset = people
        self.initial.setdefault("op", timezone.localdate())
        self.initial.setdefault("betrokkene", self.subject.betrokkene_id)


class DisputeGegevenForm(AttachVerklaringForm):
    titel = "Dit gegeven klopt niet"
    submit_label = "Leg vast: betwist"
    bewaakt = True

    woorden = forms.CharField(
        label="Wat klopt er volgens deze persoon niet?",
        widget=Tekstvak(soort=Tekstvak.MENING, rows=4),
        help_text="Het gegeven is daarna niet te gebruiken, tot de bron heeft geantwoord.",
    )


class SettleDisputeForm(ActorForm):
    titel = "De bron blijft erbij"
    submit_label = "Maak het gegeven weer bruikbaar"

    antwoord = forms.CharField(
        label="Wat heeft de bron geantwoord?",
        widget=Tekstvak(rows=3),
        help_text="Noem geen namen. Wat de betrokkene zei, blijft bij het gegeven staan.",
    )


class LimitGegevenForm(ActorForm):
    titel = "Gebruik beperken"
    submit_label = "Beperk het gebruik nu"

    reden = forms.CharField(
        label="Waarom mag dit nu niet worden gebruikt?",
        widget=Tekstvak(rows=2),
        help_text="Bijvoorbeeld: de betrokkene heeft bezwaar gemaakt. Noem geen namen.",
    )


class ReleaseGegevenForm(ActorForm):
    titel = "Beperking opheffen"
    submit_label = "Maak het gegeven weer bruikbaar"

    reden = forms.CharField(
        label="Waarom mag dit weer worden gebruikt?",
        widget=Tekstvak(rows=2),
        help_text="De betrokkene hoort dit voordat het gebeurt. Noem geen namen.",
    )


class VerifyGegevenForm(ActorForm):
    titel = "Nagekeken bij de bron"
    submit_label = "Leg vast dat het klopt"

    op = DatumField(label="Nagekeken op")
    houdbaar_tot = DatumField(label="Geldt nu als actueel tot")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        today = timezone.localdate()
        self.initial.setdefault("op", today)
        einde = self.actor.catalogus.termijn("GEGEVEN_HOUDBAAR").einde(today)
        self.initial.setdefault("houdbaar_tot", einde)


class FlagGegevenForm(ConfirmForm):
    titel = "Delen kan gevolgen hebben"
    submit_label = "Zet deze waarschuwing erbij"
    gevolg = (
        "Kan dit gegeven de cliënt een uitkering, woning of boete kosten? Zet dat erbij. Wie het"
        " deelt met een partij die handhaaft, legt dan eerst uit waarom, en vertelt het de cliënt."
    )


class CorrectGegevenForm(ActorForm):
    titel = "Gegeven verbeteren"
    submit_label = "Vervang het gegeven"

    inhoud = forms.CharField(label="Wat is juist?", widget=Tekstvak())
    bron = forms.CharField(label="Van wie komt de verbetering?", max_length=120)
    peildatum = DatumField(label="Zo was het op")
    reden = forms.CharField(
        label="Waarom verandert het?",
        max_length=200,
        help_text="Noem geen namen. Wie dit gegeven kreeg, moet het ook horen.",
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in ("inhoud", "bron", "peildatum"):
            self.initial.setdefault(name, getattr(self.subject, name))


class WithdrawToestemmingForm(ActorForm):
    titel = "Toestemming intrekken"
    submit_label = "Trek de toestemming in"

    op = DatumField(label="Ingetrokken op")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial.setdefault("op", timezone.localdate())


class MarkWrongGegevenForm(ActorForm):
    titel = "Dit gaat over iemand anders"
    submit_label = "Blokkeer dit gegeven nu"

    reden = forms.CharField(
        label="Hoe weet u dat dit hier niet hoort?", max_length=200, help_text="Noem geen namen."
    )


class SolveWrongGegevenForm(ActorForm):
    titel = "Verkeerd gegeven uitzoeken"
    submit_label = "Leg vast wat u heeft gedaan"

    uitkomst = forms.ChoiceField(
        label="Wat is er gebleken?",
        widget=forms.RadioSelect,
        choices=(
            ("verwijderd", "Het hoort niet in deze casus. De tekst gaat weg"),
            ("teruggegeven", "Het hoort niet in deze casus en is terug naar de bron"),
            ("verplaatst", "Het gaat over iemand anders in deze casus"),
            ("terecht", "Het hoort er toch in"),
        ),
    )
    betrokkene = PersoonField(label="Over wie gaat het wel?", required=False)
    datalek = forms.ChoiceField(
        label="Is dit een datalek?",
        widget=forms.RadioSelect,
        choices=(
            ("nee", "Nee, niemand buiten het college heeft iets gezien"),
            ("gemeld", "Ja of misschien, en ik heb het gemeld bij de FG"),
        ),
    )
    ontvangers = forms.CharField(
        label="Wie kreeg dit gegeven, en heeft u hen en de persoon zelf ingelicht?",
        max_length=200,
        help_text="Noem geen namen van mensen. Bijvoorbeeld: de school, gebeld op 3 mei 2026.",
    )
    toelichting = forms.CharField(label="Toelichting", widget=Tekstvak(rows=3))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        people = mensen.kiesbaar(self.actor, self.subject.casus)
        self.fields["betrokkene"].queryset = people.exclude(pk=self.subject.betrokkene_id)
