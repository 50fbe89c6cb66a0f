"""Looking at a melding: start, who it is about, receipt, colleague."""

from crispy_forms.layout import Div, Fieldset, Layout
from django import forms
from django.utils import timezone

from cases.models import Betrokkene
from meldpunt.actions.triage import NIET
from meldpunt.forms.velden import Uitklap
from meldpunt.models import Melding, MeldingPersoon
from wams.web.forms import ActorForm
from wams.web.widgets import BsnField, DatumField, GeboortedatumField, Tekstvak

BEVESTIGD = [*Melding.Kanaal.choices, (NIET, "Dat kan niet: wij weten niet hoe")]
ROLLEN = [c for c in MeldingPersoon.Rol.choices if c[0] != MeldingPersoon.Rol.HOOFD]
IDENTITEIT = forms.ChoiceField(
    label="Hoe zeker is het wie dit is?",
    choices=Betrokkene.Identiteit,
    initial=Betrokkene.Identiteit.NOG_NIET,
    widget=forms.RadioSelect,
)


class StartTriageForm(ActorForm):
    titel = "Beoordeling starten"
    submit_label = "Beoordeling starten"

    identiteit = IDENTITEIT
    bevestigd_via = forms.ChoiceField(
        label="Hoe is de ontvangst bevestigd aan de melder?",
        choices=[("", "Nog niet"), *BEVESTIGD],
        required=False,
        help_text="Dit moet binnen 3 werkdagen. Het kan ook later.",
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.subject.bevestigd_via:
            del self.fields["bevestigd_via"]


class TakeOverForm(ActorForm):
    titel = "Behandeling overnemen"
    submit_label = "Behandeling overnemen"

    reden = forms.CharField(label="Waarom neemt u deze melding over?", max_length=200)


class MarkWvggzForm(ActorForm):
    titel = "Aanmerken als Wvggz-melding"
    submit_label = "Merk aan als Wvggz-melding"
    gevolg = (
        "Dan geldt een eigen termijn, vanaf de dag van de melding. U draagt de melding over aan wie"
        " bij u de Wvggz uitvoert. Zij wordt pas een casus na een nieuwe beoordeling voor de Wams."
    )

    reden = forms.CharField(
        label="Waarom hoort deze melding bij de Wvggz?", max_length=1000, widget=Tekstvak(rows=2)
    )


class DecideWamsForm(ActorForm):
    titel = "Beoordelen voor de Wams"
    submit_label = "Leg dit nieuwe besluit vast"
    gevolg = "Daarna gaat u verder met de gewone wegen, zoals een onderzoek of een advies."

    reden = forms.CharField(
        label="Waarom gaat deze melding toch verder in de Wams?",
        max_length=1000,
        help_text="Dit is een nieuw triagebesluit. Uw naam en de datum komen erbij.",
        widget=Tekstvak(rows=2),
    )


class ConfirmReceiptForm(ActorForm):
    titel = "Ontvangst bevestigen"
    submit_label = "Vastleggen dat de ontvangst is bevestigd"

    bevestigd_via = forms.ChoiceField(label="Hoe?", choices=BEVESTIGD, widget=forms.RadioSelect)
    bevestigd_op = DatumField(label="Wanneer?")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial.setdefault("bevestigd_op", timezone.localdate())


class PersoonVelden(forms.Form):
    voornamen = forms.CharField(max_length=80, required=False)
    voorvoegsel = forms.CharField(max_length=20, required=False)
    achternaam = forms.CharField(max_length=80, required=False)
    geboortedatum = GeboortedatumField(required=False)
    adres = forms.CharField(max_length=200, required=False)
    aanduiding = forms.CharField(
        label="Hoe herkennen wij deze persoon?", max_length=300, required=False
    )


NAAM = Div("voornamen", "voorvoegsel", "achternaam", css_class="w-pair w-pair--three")


class CorrectPersoonForm(ActorForm, PersoonVelden):
    titel = "Om wie het gaat"
    submit_label = "Zo klopt het"

    identiteit = IDENTITEIT
    bsn = BsnField(label="BSN", required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        rows = MeldingPersoon.objects.visible_to(self.actor).van(self.subject)
        persoon = rows.get(rol=MeldingPersoon.Rol.HOOFD)
        for name in PersoonVelden.base_fields:
            self.initial.setdefault(name, getattr(persoon, name))
        self.initial.setdefault("identiteit", self.subject.identiteit)
        if persoon.bsn:
            self.fields[
                "bsn"
            ].help_text = "Er is een BSN bekend. Laat leeg om het niet te wijzigen."
        self.helper.layout = Layout(
            Fieldset(
                "1. Wie", NAAM, "geboortedatum", "adres", Uitklap("Nog geen naam?", "aanduiding")
            ),
            Fieldset("2. Identiteit", "identiteit", "bsn"),
            "versie",
            "inzending",
        )


class AddPersoonForm(ActorForm, PersoonVelden):
    titel = "Iemand toevoegen"
    submit_label = "Persoon toevoegen"
    bewaakt = False

    rol = forms.ChoiceField(label="Wie is dit?", choices=ROLLEN, widget=forms.RadioSelect)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.helper.layout = Layout(
            "rol", NAAM, "geboortedatum", "adres", Uitklap("Nog geen naam?", "aanduiding"),
            "inzending",
        )  # fmt: skip


class ResumeAfterAcuutForm(ActorForm):
    titel = "Verder beoordelen"
    submit_label = "Terug naar de beoordeling"

    blijft = forms.CharField(
        label="Wat is er nog nodig nu het gevaar voorbij is?",
        max_length=1000,
        widget=Tekstvak(rows=2),
    )


class TellMelderForm(ActorForm):
    titel = "De melder laten weten dat er iets is gedaan"
    submit_label = "Vastleggen dat de melder bericht heeft"

    kanaal = forms.ChoiceField(
        label="Hoe heeft u het laten weten?",
        choices=[c for c in Melding.Kanaal.choices if c[0] != Melding.Kanaal.APPLICATIE],
        widget=forms.RadioSelect,
    )
    op = DatumField(label="Wanneer?")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial.setdefault("op", timezone.localdate())
